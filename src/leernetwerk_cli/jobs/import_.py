"""Import other people's files: each row becomes an entry, once; what cannot be taken is named, never guessed."""

from collections import Counter
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from ..domain.framework.framework import Framework
from ..domain.framework.kinds import HAPPENED
from ..domain.framework.questionnaire import MARK
from ..domain.record.codes import is_code
from ..domain.record.entry import FIELDS
from ..domain.record.ids import id_of_ref
from ..errors import N_, Failure, InvalidEntry, NotWritten, WrongValue
from ..i18n import _
from ..store import journal, sessions
from ..store.foreign import Source, read_rows, read_sources, rows_of
from .coded import is_of, take_labels
from .form import answers_of, is_form, more_marks
from .scribe import Scribe
from .workplace import Workplace

_NOT_TAKEN = {"id", "code", "consent", "consent_at", "recorder", "role", "withheld", "ref", MARK}
_NAMELESS = N_("a mark without the number of a card")
_LISTS = ("speaker", "knowledge", "signs", "tags")


class Imported(NamedTuple):
    """How many rows are new and were here already, what was lost (per reason, how often), which were refused and why.

    ``refused``: numbers of rows, from 1.
    """

    new: int
    known: int
    lost: Counter[str]
    refused: list[tuple[int, Failure]]


def import_file(place: Workplace, path: Path, session: str, codes: list[str], dry_run: bool) -> Imported:
    """Read ``path`` into a session. ``dry_run`` tells what would come, exactly. Consent is asked again, never taken.

    ``codes``: who is who (``E1=E3``: the E1 of the file is our E3). Nobody else is taken for anyone: a code is somebody
    in one room, and words in a file are of people in another. Raises WrongValue and UnknownWord for what is no pair.
    """
    scribe = Scribe(place, sessions.find_folder(place.root, session))
    people = _people(codes, scribe)
    lost: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    refused: list[tuple[int, Failure]] = []
    new = known = 0
    rows, coded = _read(path, scribe, people, lost)
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            refused.append((number, InvalidEntry(path="line")))
            continue
        fields = _fields(row, scribe.framework, lost)
        if fields["kind"] in HAPPENED:
            lost[_("what happened in another room")] += 1
            continue
        key = row.get(MARK) or repr(sorted(fields.items(), key=lambda pair: pair[0]))
        seen[key] += 1
        fields["ref"] = "import-" + blake2b(f"{key}/{seen[key]}".encode("utf-8", "replace"), digest_size=8).hexdigest()
        if journal.holds(scribe.folder, id_ := id_of_ref(scribe.session.id, fields["ref"])):
            is_more = MARK in row and more_marks(scribe, id_, fields["scores"], dry_run)
            new, known = new + is_more, known + (not is_more)
            continue
        try:
            _name(fields, people, lost)
            (scribe.prepare if dry_run else scribe.put)(fields)
            new += 1
        except NotWritten:
            raise
        except Failure as failure:
            refused.append((number, failure))
    scribe.close()
    labels = take_labels(place, coded, scribe.folder, dry_run)
    new, known, lost = new + labels.new, known + labels.known, lost + labels.lost
    return Imported(new, known, lost, refused)


def _read(path: Path, scribe: Scribe, people: dict[str, str], lost: Counter[str]) -> tuple[list[Any], list[Source]]:
    """Return the rows of a file, and the texts of this session in it, of which only the codes are new.

    Of the answers to a form of this session it is known whose each is.
    """
    if path.suffix.lower() == ".qdpx":
        sources = read_sources(path)
        ours = [source for source in sources if is_of(source, scribe.session)]
        return list(rows_of(source for source in sources if source not in ours)), ours
    rows = read_rows(path)
    if is_form(rows):
        rows, seats, nameless = answers_of(rows, scribe.folder, scribe.framework)
        people |= {seat: code for seat, code in seats.items() if seat not in people}
        lost.update({_(_NAMELESS): nameless} if nameless else {})
    return rows, []


def _fields(row: dict[str, Any], framework: Framework, lost: Counter[str]) -> dict[str, Any]:
    """Return the fields of an entry; a code that names an element or a kind becomes one, the others become tags."""
    fields: dict[str, Any] = {"kind": "note"}
    for key, value in row.items():
        if key in FIELDS and key not in _NOT_TAKEN and value not in ("", None, [], {}):
            is_list = key in _LISTS and isinstance(value, str)
            fields[key] = [each.strip() for each in value.split(",")] if is_list else value
        elif key not in (*_NOT_TAKEN, "codes") and value not in ("", None, [], {}):
            lost[_("column {name}").format(name=key)] += 1
    for name in row.get("codes", ()):
        _take_code(name, fields, framework)
    if isinstance(fields.get("verbatim"), str):
        fields["verbatim"] = fields["verbatim"].strip().lower() in ("true", "1", "yes", "ja")
    return fields


def _people(pairs: list[str], scribe: Scribe) -> dict[str, str]:
    """Return our code per code in the file."""
    people = {}
    for pair in filter(None, ",".join(pairs).split(",")):
        theirs, equals, ours = pair.partition("=")
        if not equals:
            raise WrongValue(what="--code", word=pair, expected="E1=E3")
        people[theirs.strip().upper()] = scribe.session.get_code(ours, "--code")
    return people


def _name(fields: dict[str, Any], people: dict[str, str], lost: Counter[str]) -> None:
    """Put our codes in ``fields``; where one of several is unknown nobody is named: the others did not say it alone.

    Raises WrongValue for a question, an expectation or an agreement of somebody unknown: of nobody it would be the
    group's, who reads it without a yes of whoever said it.
    """
    for key in ("speaker", "owner"):
        named = fields.pop(key, None)
        words = named if isinstance(named, list) else str(named).split("+") if named else []
        unknown = [str(word) for word in words if str(word).strip().upper() not in people]
        shown = {word: word if is_code(word.strip().upper()) else "…" for word in unknown}  # it may be a sentence
        told = _("{word}: say who that is here with --code {word}=...")
        lost.update(told.format(word=word) for word in shown.values())
        if key == "speaker" and unknown and fields["kind"] in ("question", "expectation", "agreement", "action"):
            raise WrongValue(what="speaker", word=next(iter(shown.values())), expected="--code E1=E3")
        if words and not unknown:
            fields[key] = [people[str(word).strip().upper()] for word in words]
    if fields["kind"] in ("quote", "learning", "dissent", "obstacle") and not fields.get("speaker"):
        lost[_("speaker unknown: kept, never leaves")] += 1


def _take_code(name: str, fields: dict[str, Any], framework: Framework) -> None:
    for kind in framework.kind:
        if name in (kind.title.nl, kind.title.en, kind.id):
            fields["kind"] = kind.id
            return
    for term in (*framework.elements, *framework.insight):
        if name in (term.title.nl, term.title.en, term.id):
            fields["element"] = term.id
            return
    fields.setdefault("tags", []).append(name)
