"""What can go wrong: per case one class with its code, its exit code, its message and what to do about it.

An error carries data, never a sentence and never what was said: ``i18n`` makes the words where they are shown.
Exit codes: 2 usage, 3 invalid data, 4 not found, 5 conflict or locked, 6 refused, 7 part of a batch, 8 not written.
"""

import os
from pathlib import Path


def N_(text: str) -> str:  # noqa: N802 - the usual name for "to be translated later"
    """Mark a text for the catalogue without translating it yet."""
    return text


class Failure(Exception):  # noqa: N818 - the field's word
    """An expected failure. ``data`` fills the braces in ``message`` and ``hint``."""

    exit = 1
    code = "failure"
    message = ""
    hint = ""

    def __init__(self, *_code: str, **data: object) -> None:
        super().__init__(self.code)
        self.data = data


class Interrupted(Exception):  # noqa: N818 - the system's word
    """Somebody (Ctrl-C) or the system asked to stop. Nothing failed, so what deals with failures lets it pass."""

    exit = 130


class Bug(Failure):
    code = "bug"
    message = N_("Something went wrong in the program itself ({kind}, {where}); what was saved is safe.")
    hint = N_("Please report it; with LEERNETWERK_DEBUG=1 it tells more.")


def bug_of(error: Exception) -> Failure:
    """Return what we did wrong, never a value: it may be what was said. Raises it for who looks (LEERNETWERK_DEBUG)."""
    if os.environ.get("LEERNETWERK_DEBUG"):
        raise error
    here = error.__traceback__
    while here and here.tb_next:
        here = here.tb_next
    where = f"{Path(here.tb_frame.f_code.co_filename).name}:{here.tb_lineno}" if here else ""
    return Bug(kind=type(error).__name__, where=where)


class Usage(Failure):
    """What was typed cannot be meant so."""

    exit = 2
    code = "usage"
    message = N_("{text}")
    hint = N_("See: leernetwerk --help")


class MissingOption(Usage):
    code = "option-missing"
    message = N_("{option} is needed here.")
    hint = N_("Give it, or run without --no-input in a terminal to be asked.")


class EmptyText(Usage):
    code = "text-empty"
    message = N_("There is no text to record.")
    hint = N_("Type it at the prompt, or send it: echo ... | leernetwerk record SESSION quote")


class UnknownWord(Usage):
    """A word that is not in a closed list; ``what`` is the list's name, ``near`` the closest member."""

    code = "word-unknown"
    message = N_("{what}: {word} is not known.")
    hint = N_("Do you mean {near}? Choose from: {choices}.")


class UnlikeAnyWord(UnknownWord):
    hint = N_("Choose from: {choices}.")


class OffScale(Usage):
    """A mark that is not on the scale of what it is given to."""

    code = "mark-off-scale"
    message = N_("A mark is {lowest} to {highest}; {word} is not.")
    hint = N_("Type the marks again: e:2,2,3 u:4")


class WrongValue(Usage):
    code = "value-wrong"
    message = N_("{what} is not right: {word}.")
    hint = N_("For instance: {expected}.")


class TextByFlag(Usage):
    code = "text-by-flag"
    message = N_("Text does not go on the command line: it would stay in the shell's history.")
    hint = N_("Leave out --set and change it in the editor: leernetwerk edit SESSION ENTRY")


class WhoseAnswer(Usage):
    code = "whose-answer"
    message = N_("Each answers for themselves: {choices}.")
    hint = N_("Say whose answer it is: --speaker CODE")


class NotConfirmed(Usage):
    code = "not-confirmed"
    message = N_("Nothing was done.")
    hint = N_("Add --yes to do it without being asked.")


class ContrastTooLow(Usage):
    code = "contrast-too-low"
    message = N_("The colour {word} is hard to read: its contrast is {ratio}.")
    hint = N_("Take a darker one, written as #rrggbb; at least {least}.")


class UnsafeRecorder(Usage):
    code = "recorder-unsafe"
    message = N_("A recorder cannot be called {word}.")
    hint = N_("Use letters, figures and hyphens, such as laptop or anna-2.")


class UnsafeTarget(Usage):
    code = "target-unsafe"
    message = N_("{file} is no place for this file.")
    hint = N_("Choose another name, outside the folders of the sessions.")


class UnsafeName(Usage):
    code = "name-unsafe"
    message = N_("A session cannot be called {word}.")
    hint = N_("Use small letters, figures and hyphens, such as waterstad-plek.")


class InvalidData(Failure):
    """A file or a line does not hold what it must."""

    exit = 3
    code = "data-invalid"
    message = N_("{where} cannot be read.")
    hint = N_("See what is wrong: leernetwerk check")


class NotToml(InvalidData):
    """What was typed in the editor is no TOML."""

    message = N_("What is written there cannot be read; perhaps a quotation mark is missing. Nothing was changed.")
    hint = N_("Try again: leernetwerk edit SESSION ENTRY")


class TooMuch(Failure):
    exit = 3
    code = "too-much"
    message = N_("{where} is too large, or unpacks to too much; it was not read.")
    hint = N_("Ask for a smaller file.")


class InvalidEntry(Failure):
    """``path`` is the field that is wrong; its value is never shown."""

    exit = 3
    code = "entry-invalid"
    message = N_("This entry is not right at {path}.")
    hint = N_("See what a field may hold: leernetwerk record --help")


class InvalidBlock(InvalidEntry):
    """A block of a file is not right at ``path``: where it is read this becomes a Problem, so it is never shown."""


class PiecesLeft(Failure):
    """``where``: file and line of each damaged piece."""

    exit = 3
    code = "pieces-left"
    message = N_("Erased, but of these damaged pieces nobody can say whose they are: {where}.")
    hint = N_("Look at them; the same command with --with-pieces takes them out too.")


class SessionNotFound(Failure):
    exit = 4
    code = "session-not-found"
    message = N_("There is no session called {word}.")
    hint = N_("See which there are: leernetwerk list")


class EntryNotFound(Failure):
    exit = 4
    code = "entry-not-found"
    message = N_("There is no entry {word} here.")
    hint = N_("See the codes: leernetwerk show SESSION")


class CannotUndo(Failure):
    exit = 5
    code = "undo-impossible"
    message = N_("The last thing was an erasure, and that cannot be taken back. Nothing else was taken back either.")
    hint = N_("To change something earlier: leernetwerk edit SESSION ENTRY")


class NothingToUndo(Failure):
    exit = 4
    code = "nothing-to-undo"
    message = N_("There is nothing of yours to take back here.")
    hint = N_("What someone else recorded is taken back where it was recorded.")


class ExtraMissing(Failure):
    exit = 4
    code = "extra-missing"
    message = N_("This format needs something more that is not installed.")
    hint = N_("Install it: pip install 'leernetwerk-cli[{extra}]'")


class PersonNotFound(Failure):
    exit = 4
    code = "person-not-found"
    message = N_("There is no {word} in this session.")
    hint = N_("Give a code (E1), a seat, or the code on someone's slip of paper.")


class FileNotThere(Failure):
    exit = 4
    code = "file-not-found"
    message = N_("There is no file {file}.")
    hint = N_("Look at the name and the folder.")


class Ambiguous(Failure):
    exit = 5
    code = "ambiguous"
    message = N_("{word} fits more than one: {choices}.")
    hint = N_("Type a little more of it.")


class FileExists(Failure):
    exit = 5
    code = "file-exists"
    message = N_("{file} is already there, and is left as it is.")
    hint = N_("Choose another name, or move the old one away.")


class SessionExists(Failure):
    exit = 5
    code = "session-exists"
    message = N_("The session {word} is already there.")
    hint = N_("Go on with it (leernetwerk run {word}) or choose another name.")


class Locked(Failure):
    exit = 5
    code = "locked"
    message = N_("Somebody else is writing in {where} all the time, so nothing was changed.")
    hint = N_("Try again when the other program is ready.")


class RefTaken(Failure):
    exit = 5
    code = "ref-taken"
    message = N_("The reference {word} already stands for something else.")
    hint = N_("Give this entry a reference of its own, or change the first one.")


class Refused(Failure):
    """Nothing may leave like this; consent and privacy."""

    exit = 6
    code = "refused"
    message = N_("This does not leave the keyboard.")
    hint = N_("Say for whom it is: --audience keyboard|group|municipality|network|public")


class AudienceMissing(Refused):
    code = "audience-missing"
    message = N_("A file travels: say who may read it.")


class GateClosed(Refused):
    code = "gate-closed"
    message = N_("{where} holds something that this program cannot read, so nothing leaves from it.")
    hint = N_("See what it is: leernetwerk check {where}")


class NotBound(Refused):
    """``audience``: whose readers are of one place, where other sessions were chosen."""

    code = "not-bound"
    message = N_("A report for {audience} is of one place, and these sessions are not.")

    hint = N_("{what}")


class SomethingSaid(Refused):
    code = "something-said"
    message = N_("Something was written down in {session}; only an empty session can be thrown away.")
    hint = N_("Take the words out with: leernetwerk purge {session}")


class MayGiveAway(Refused):
    code = "may-give-away"
    message = N_("In the words that would leave stands what may give someone away; nothing was made.")
    hint = N_("Change it or leave it out; --yes lets names and private matters go, --allow CODE a number.")


class WhichVersion(Refused):
    code = "which-version"
    message = N_("These words were changed after they were printed.")
    hint = N_("Say which of them the answer is about: --read and the code below the words on the sheet.")


class KeyboardOnly(Refused):
    """``word``: a format that is for the keyboard alone."""

    code = "keyboard-only"
    message = N_("{word} holds codes: it is for the keyboard alone.")
    hint = N_("Make it with --audience keyboard, and keep it there.")


class NoFilterHere(Refused):
    code = "no-filter-here"
    message = N_("For {audience} this is not told apart: it would single people out.")
    hint = N_("Leave out --by and --role, or look for yourself, without --audience.")


class WantsNothing(Refused):
    code = "wants-nothing"
    message = N_("{word} takes part and wants nothing written down, so this was not kept.")
    hint = N_("Ask again first; then: /written {word}")


class NothingKept(Refused):
    code = "nothing-kept"
    message = N_("Nothing is being written down in this session, so this was not kept.")
    hint = N_("Ask first; then, in the walk: /on")


class ErasedCode(Refused):
    code = "erased-code"
    message = N_("{word} was erased from this session, so nothing is recorded under that code.")
    hint = N_("Give the person another code: leernetwerk run SESSION, then /erbij")


class ErasedEntry(Refused):
    code = "erased-entry"
    message = N_("{word} was erased, so it is not recorded again.")
    hint = N_("Leave the line out. If it must be there after all: under another ref.")


class PartOfBatch(Failure):
    exit = 7
    code = "batch-partly"
    message = N_("{failed} of {total} were not recorded.")
    hint = N_("Mend those lines and run it again: with a ref nothing is recorded twice.")


class NotWritten(Failure):
    exit = 8
    code = "not-written"
    message = N_("{where} could not be written: {reason}.")
    hint = N_("Free some space or choose another folder: --sessions DIR")


class FolderNotThere(NotWritten):
    code = "folder-not-found"
    message = N_("The folder for {file} is not there.")
    hint = N_("Make it first, or choose another.")


class NotRead(Failure):
    exit = 8
    code = "not-read"
    message = N_("{where} could not be read: {reason}.")
    hint = N_("Look at the disk, and at whose file it is, and do it again.")


class InTheWay(Failure):
    exit = 8
    code = "in-the-way"
    message = N_("Erased, but this could not be rewritten: {where}.")
    hint = N_("Look what it is, move it away, and do it again.")


class NoEditor(Failure):
    exit = 8
    code = "no-editor"
    message = N_("The editor {command} did not start or did not end well; nothing was changed.")
    hint = N_("Choose one with EDITOR, or use --set field=value.")


class UnsafeFolder(Failure):
    exit = 8
    code = "folder-unsafe"
    message = N_("{where} is a link or leaves the folder of the sessions, so nothing was written.")
    hint = N_("Choose a folder of your own: --sessions DIR")
