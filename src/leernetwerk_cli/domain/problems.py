"""What can be wrong in a file: collected and shown, never a reason to stop."""

from typing import NamedTuple

from ..errors import N_


class Problem(NamedTuple):
    """Something wrong in a file, collected and shown: it never stops a command. ``code`` is a key of PROBLEMS.

    ``mark`` is the hash of the damaged piece, by which it is set aside.
    """

    file: str
    line: int
    code: str
    detail: str = ""
    mark: str = ""

    @property
    def level(self) -> str:
        return PROBLEMS[self.code][0]


# code: level, what is wrong, what to do. Only an error makes `check` fail.
PROBLEMS = {
    "block-incomplete": (
        "error",
        N_("a block that is not whole; it is skipped and kept"),
        N_("look at it in an editor: its last line must be its id"),
    ),
    "block-unreadable": (
        "error",
        N_("a block that is not right TOML; it is skipped and kept"),
        N_("look at it in an editor; text stays on one line"),
    ),
    "block-unknown": (
        "error",
        N_("a kind of block that this program does not know: {detail}"),
        N_("update leernetwerk; until then nothing leaves from this session"),
    ),
    "stray-text": (
        "warning",
        N_("something that belongs to no block; it harms none"),
        N_("take it out when you have looked at it"),
    ),
    "schema-newer": (
        "error",
        N_("made by a newer version (schema {detail})"),
        N_("update leernetwerk; until then nothing leaves from this session"),
    ),
    "entry-invalid": (
        "error",
        N_("an entry that is not right at {detail}"),
        N_("mend that field in an editor"),
    ),
    "consent-invalid": (
        "error",
        N_("an answer about consent that is not right"),
        N_("ask again; until then nothing leaves from this session"),
    ),
    "stone-invalid": (
        "error",
        N_("a stone of something erased that is not right"),
        N_("erase it again; until then nothing leaves from this session"),
    ),
    "block-invalid": (
        "error",
        N_("a block that is not right at {detail}; it is skipped and kept"),
        N_("mend that field in an editor"),
    ),
    "undo-damaged": (
        "error",
        N_("something taken back, and it cannot be read what"),
        N_("take it back again; until then nothing leaves from this session"),
    ),
    "answer-lost": (
        "warning",
        N_("a no about an entry that is not here; it counts for all that this person said"),
        N_("bring the other laptop's entries file here, or mend the id"),
    ),
    "answer-of-nobody": (
        "error",
        N_("a no of somebody who is not in the room"),
        N_("mend the code; until then nothing leaves from this session"),
    ),
    "edit-invalid": ("warning", N_("a change that cannot be made: {detail}"), N_("make the change again")),
    "edit-lost": (
        "warning",
        N_("a change to an entry that is not here"),
        N_("bring the other laptop's entries file here"),
    ),
    "edit-rival": (
        "warning",
        N_("two recorders changed the same field of an entry: {detail}"),
        N_("look at both: leernetwerk show ENTRY --versions"),
    ),
    "undo-invalid": (
        "warning",
        N_("something taken back by another recorder, or not here; it does not count"),
        N_("take it back where it was recorded"),
    ),
    "id-twice": (
        "error",
        N_("two different blocks with one id; one of them is taken"),
        N_("give the other one an id of its own"),
    ),
    "speaker-unknown": (
        "warning",
        N_("a code that is not among the participants: {detail}"),
        N_("add the person to session.toml, or change the code"),
    ),
    "mark-unknown": (
        "warning",
        N_("a mark that the scale does not have: {detail}"),
        N_("change the mark"),
    ),
    "word-unknown": (
        "warning",
        N_("a word that the framework does not have: {detail}"),
        N_("change the label"),
    ),
    "stage-unknown": (
        "warning",
        N_("a stage that the run sheet does not have: {detail}"),
        N_("change the stage"),
    ),
    "session-unreadable": (
        "error",
        N_("a session whose facts cannot be read"),
        N_("mend session.toml in an editor"),
    ),
    "session-wrong": (
        "error",
        N_("a session whose facts are not right at {detail}"),
        N_("mend session.toml in an editor"),
    ),
    "file-odd": (
        "warning",
        N_("something that is no file of entries by its name or its kind"),
        N_("look what it is, and move it away"),
    ),
    "git-stopped": (
        "warning",
        N_("git stopped a merge halfway in this file; both sides count"),
        N_("give each side a file of its own: leernetwerk tidy"),
    ),
    "copy-of-entries": (
        "warning",
        N_("a copy that a programme made which synchronises folders; all of it counts, once"),
        N_("fold it: leernetwerk tidy"),
    ),
    "copy-of-facts": (
        "warning",
        N_("a second version of the facts; only the first one counts"),
        N_("look which is right; where they are the same: leernetwerk tidy"),
    ),
    "file-unreadable": (
        "error",
        N_("a file that cannot be read"),
        N_("see whose it is, or fetch it from the other laptop; until then nothing leaves from this session"),
    ),
    "stone-torn": (
        "warning",
        N_("the stone of something erased is torn; its name counts"),
        N_("leave it"),
    ),
    "file-open": ("warning", N_("a file that others on this computer can read"), N_("chmod 600 it")),
    "erased-words": (
        "error",
        N_("an old copy still holds what was erased"),
        N_("take it out: leernetwerk check --repair"),
    ),
}
# Of these nobody can say what they would have allowed or taken away.
CLOSING = frozenset(
    {
        "block-unknown",
        "schema-newer",
        "consent-invalid",
        "stone-invalid",
        "undo-damaged",
        "answer-of-nobody",
        "file-unreadable",
    }
)
