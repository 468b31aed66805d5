"""A session as a form on participants' own telephones, and what they typed in it as entries, each as their own."""

from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from ..domain.framework.framework import Framework
from ..domain.framework.questionnaire import MARK, WHO, Question, bare, by_column
from ..domain.record.session import Session
from ..reports.keyboard.xlsform import mark, to_xlsform
from ..store import package, platform, sessions
from .scribe import Scribe
from .workplace import Workplace


def make_form(place: Workplace, session: str, target: Path) -> None:
    """Write the form of a session. Raises UnsafeTarget, ExtraMissing and NotWritten."""
    sessions.check_target(target)
    folder = sessions.find_folder(place.root, session)
    facts = sessions.read_record(folder).session
    form = to_xlsform(facts, sessions.read_method(folder), package.read_framework(), place.now().date())
    platform.write_whole(target, form)


class Answers(NamedTuple):
    """What was typed in forms, as rows of fields; ``people``: our code for each seat of a form of this session.

    ``nameless``: how many marks were given by who did not say which seat is theirs, so that they count nowhere.
    """

    rows: list[dict[str, Any]]
    people: dict[str, str]
    nameless: int


def is_form(rows: list[Any]) -> bool:
    """Return whether these are the answers to a form of ours."""
    return any(bare(column) == MARK for row in rows if isinstance(row, dict) for column in row)


def answers_of(rows: list[Any], folder: Path, framework: Framework) -> Answers:
    """Return the answers to a form: a row per sentence, and one with all the marks that were given for one thing.

    The seats of a form are those of the session that it was made for; of another one nobody is taken for anyone.
    """
    session, method = sessions.read_record(folder).session, sessions.read_method(folder)
    forms = [{bare(key): value for key, value in row.items()} for row in rows if isinstance(row, dict)]
    is_ours = all(form.get(MARK) == mark(session) for form in forms)
    people = {str(person.seat): person.code for person in session.participants} if is_ours else {}
    asked = by_column(method, framework, sorted({column for form in forms for column in form}))
    texts = [_said(question, form, column) for form in forms for column, question in asked.items() if column in form]
    marks, nameless = _marks(forms, asked, session if is_ours else None)
    return Answers([row for row in texts if row] + marks, people, nameless)


def _said(question: Question, form: dict[str, Any], column: str) -> dict[str, Any]:
    """Return one sentence, with the seat of who typed it; a mark is none.

    Of who did not say which seat is theirs it is a quote of nobody known, whatever was asked: that never leaves, where
    a question or an expectation of nobody in particular is the group's.
    """
    text = str(form[column]).strip()
    if question.highest or not text:
        return {}
    seat = str(form.get(WHO, ""))
    is_named = seat.isdecimal()
    whose = {"kind": question.kind, "speaker": [seat]} if is_named else {"kind": "quote"}
    return {**whose, "text": text, "verbatim": True, "stage": question.stage, "element": question.element}


def _marks(
    forms: list[dict[str, Any]], asked: dict[str, Question], session: Session | None
) -> tuple[list[dict[str, Any]], int]:
    """Return the marks per question, of each role together, and how many are of nobody known."""
    roles = {str(person.seat): person.role for person in session.participants} if session else {}
    rows, nameless = [], 0
    for column, question in asked.items():
        given: dict[str, list[int]] = defaultdict(list)
        allowed = {str(number) for number in range(question.lowest, question.highest + 1)}
        for form in forms if question.highest else ():
            role, word = roles.get(str(form.get(WHO))), str(form.get(column, ""))
            if role and word in allowed:
                given[role].append(int(word))
            nameless += bool(word) and not role
        if given:
            place = {"stage": question.stage, "element": question.element}
            rows.append({"kind": "value", "scores": dict(given), MARK: question.name, **place})
    return rows, nameless


def more_marks(scribe: Scribe, id_: str, scores: dict[str, list[int]], dry_run: bool) -> bool:
    """Bring the marks of a question up to date where a later file has others; return whether it does.

    All that were given are one vote: a second one would count the first people twice.
    """
    story = sessions.read_record(scribe.folder).stories.get(id_)
    before = {role: sorted(marks) for role, marks in story.entry.scores.items()} if story else {}
    if not story or before == {role: sorted(marks) for role, marks in scores.items()}:
        return False
    if not dry_run:
        scribe.change(id_, scores=scores)
    return True
