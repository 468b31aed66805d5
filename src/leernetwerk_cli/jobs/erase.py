"""Erase for good: one entry, or all that one person said."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from ..domain.problems import Problem
from ..domain.record.codes import Codes, is_code
from ..domain.record.entry import Entry
from ..domain.record.record import Record
from ..errors import InTheWay, PersonNotFound, PiecesLeft
from ..i18n import _, plural
from ..store import blocks, eraser, platform, sessions
from .finding import choose
from .workplace import Workplace

# Tells whether a damaged piece, of which nobody can say whose it is, goes too.
Ask = Callable[[Problem, str], bool]


class Erasure(NamedTuple):
    """What will be, or was, erased: the entries, the code if it is a person, and the exports that carried the words."""

    record: Record
    folders: tuple[Path, ...]
    entries: tuple[Entry, ...]
    code: str
    exports: tuple[str, ...]


def plan(place: Workplace, session: str, word: str) -> Erasure:
    """Return what erasing ``word`` (an entry's code, ``last``, a person's code or seat) takes out.

    What was taken back is erased like the rest, and so is a line in doubt that may be theirs.
    Raises EntryNotFound, PersonNotFound.
    """
    folder = sessions.find_folder(place.root, session)
    record = sessions.read_record(folder)
    stories = sorted(record.stories.values(), key=lambda story: (story.entry.at, story.entry.id))
    code = Codes(record.session.participants).read(word)
    if is_code(code):
        from ..domain.walk.doubt import named_in  # its patterns are for a person alone

        here = record.session
        of_them = [each for each in stories if code in each.people or code in named_in(each.entry.doubt, here)]
        if not of_them and not record.session.find_participant(code) and code not in record.gone.codes:
            raise PersonNotFound(word=code)
        entries = tuple(each.entry for each in of_them)
    else:
        code = ""
        entries = (choose(word, [each.entry for each in stories]),)
    ids = {entry.id for entry in entries}
    exports = tuple(each.file for each in record.exported if ids & set(each.entries))
    return Erasure(record, tuple(sessions.copies(folder)), entries, code, exports)


def foretell(erasure: Erasure) -> Iterator[str]:
    """Yield what will go, in words: how much, what was said together with others, and which exports carried it."""
    told = plural(
        "One entry goes, with every change to it and answer about it.",
        "{n} entries go, with every change to them and answers about them.",
        len(erasure.entries),
    )
    nothing = _("Of {code} nothing is written down here; the code leaves the list.").format(code=erasure.code)
    yield told if erasure.entries else nothing
    for entry in erasure.entries:
        if erasure.code and len(entry.speaker) > 1:
            others = "+".join(code for code in entry.speaker if code != erasure.code)
            yield _("Said together with {others}, and it goes too: {text}").format(others=others, text=entry.text)
        elif erasure.code and erasure.code not in entry.speaker:
            yield _("Perhaps theirs, and it goes too: {text}").format(text=entry.text)
    for file in erasure.exports:
        yield _("This export carried the words: {file}. Ask whoever has it to throw it away.").format(file=file)


def erase(place: Workplace, erasure: Erasure, ask: Ask = lambda _problem, _piece: False) -> None:
    """Carry out what was planned, in every folder of the session. A person also leaves the list of participants.

    ``ask``: whether a damaged piece that could be anyone's goes too. Raises PiecesLeft, with where they are, for those
    that do not, and InTheWay for what could not be rewritten; all else is done then.
    """
    codes = [erasure.code] if erasure.code else []
    ids, at = [entry.id for entry in erasure.entries], place.now()
    folders = list(erasure.folders)
    left = eraser.erase(folders, ids, codes, at)
    taken = {piece.mark for piece in left.pieces if ask(piece, _read(folders[0].parent, piece))}
    if taken:
        left = eraser.erase(folders, ids, codes, at, lambda piece: piece.mark in taken)
    if left.paths:
        raise InTheWay(where=", ".join(left.paths))
    if left.pieces:
        raise PiecesLeft(where=", ".join(f"{piece.file}:{piece.line}" for piece in left.pieces))


def _read(root: Path, piece: Problem) -> str:
    return blocks.find_piece(platform.read(root / piece.file), piece.mark)


def finish(place: Workplace, session: str) -> bool:
    """Take out, in every folder of a session, what any of them says is erased; return whether anything was left.

    What was cut off halfway, or came back in an older copy, goes.
    """
    folder = sessions.find_folder(place.root, session)
    record = sessions.read_record(folder)
    folders = sessions.copies(folder)
    is_left = any(problem.code == "erased-words" for problem in record.problems)
    if not is_left and not any(map(eraser.is_unfinished, folders)):
        return False
    eraser.erase(folders, [], [], place.now().replace(microsecond=0))
    return True
