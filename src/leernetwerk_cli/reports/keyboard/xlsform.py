"""A run sheet as an XLSForm, for ODK or KoBo on participants' own telephones: https://xlsform.org/en/.

``minutes`` and ``leads`` are columns of our own: the form's programs leave them alone.
"""

from collections.abc import Iterator
from datetime import date
from hashlib import blake2b

from ...domain.framework.framework import Framework, Text
from ...domain.framework.method import Method, Stage
from ...domain.framework.questionnaire import MARK, WHO, Question, questions
from ...domain.record.session import Session
from ...errors import N_
from ...i18n import _, speaking
from ..formats.workbook import to_xlsx
from ..model.sheet import Grid

_LANGUAGES = {"nl": "Nederlands (nl)", "en": "English (en)"}
_LABELS = tuple(f"label::{each}" for each in _LANGUAGES.values())
_SURVEY = ("type", "name", *_LABELS, "calculation", "minutes", "leads")
_WHO = N_("The number on your card")
_NOBODY = N_("I would rather not say")

Row = tuple[str | int, ...]


def mark(session: Session) -> str:
    """Return what tells that a form was made for this session; it tells nobody which one that is."""
    return blake2b(f"form/{session.key}".encode(), digest_size=6).hexdigest()


def to_xlsform(session: Session, method: Method, framework: Framework, made: date) -> bytes:
    """Return the form of a session. Raises ExtraMissing."""
    settings = (session.title, mark(session), f"{made:%Y%m%d}", _LANGUAGES[session.language])
    heads = ("form_title", "form_id", "version", "default_language")
    grids = (
        Grid("survey", _SURVEY, tuple(_survey(session, method, framework))),
        Grid("choices", ("list_name", "name", *_LABELS), tuple(_choices(session, method, framework))),
        Grid("settings", heads, (settings,)),
    )
    return to_xlsx(grids, session.title, made)


def _survey(session: Session, method: Method, framework: Framework) -> Iterator[Row]:
    yield ("calculate", MARK, "", "", f"'{mark(session)}'", "", "")
    yield ("note", "leernetwerk_consent", *_both(framework.texts.consent_explained), "", "", "")
    yield ("select_one seat", WHO, *_said(_WHO), "", "", "")
    for stage in method.stage:
        asked = list(questions(stage, framework))
        if asked:
            yield from _part(stage, asked)


def _part(stage: Stage, asked: list[Question]) -> Iterator[Row]:
    name = "part_" + asked[0].name.rpartition("_")[0]
    yield ("begin_group", name, *_both(stage.title), "", stage.minutes, ", ".join(stage.leads))
    if stage.says:
        yield ("note", f"{name}_says", *_both(stage.says), "", "", "")
    for question in asked:
        yield (_type(question), question.name, *_both(question.text), "", "", "")
    yield ("end_group", name, "", "", "", "", "")


def _type(question: Question) -> str:
    return f"select_one {_list(question)}" if question.highest else "text"


def _list(question: Question) -> str:
    return f"mark_{question.lowest}_{question.highest}"


def _choices(session: Session, method: Method, framework: Framework) -> Iterator[Row]:
    for seat in sorted(person.seat for person in session.participants):
        yield ("seat", str(seat), str(seat), str(seat))
    yield ("seat", "none", *_said(_NOBODY))
    asked = [question for stage in method.stage for question in questions(stage, framework) if question.highest]
    for question in {_list(each): each for each in asked}.values():
        rungs = {rung.number: rung.title for rung in framework.rung} if question.lowest == 0 else {}
        for number in range(question.lowest, question.highest + 1):
            told = _both(rungs[number]) if number in rungs else ("", "")
            yield (_list(question), str(number), *(f"{number} {text}".strip() for text in told))


def _both(text: Text) -> tuple[str, ...]:
    """Return a text in each language; what would refer to another question does not."""
    return tuple(text.to(language).replace("${", "$ {") for language in _LANGUAGES)


def _said(message: str) -> tuple[str, ...]:
    told = []
    for language in _LANGUAGES:
        with speaking(language):
            told.append(_(message))
    return tuple(told)
