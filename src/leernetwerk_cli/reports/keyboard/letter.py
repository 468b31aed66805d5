"""A letter to one person: everything the record holds on them, in plain words, to hand over."""

from ...domain.framework.framework import Framework
from ...domain.naming import day
from ...domain.privacy.audience import AUDIENCE_NAMES
from ...domain.privacy.consent import Answers
from ...domain.record.entry import Entry
from ...domain.record.ids import paper_code
from ...domain.record.record import Record
from ...i18n import _, language
from .consent import readers


def letter(record: Record, code: str, framework: Framework) -> str:
    """Return the letter to whoever is ``code``, as Markdown that also reads well as it stands."""
    session = record.session
    person = session.find_participant(code)
    said = [entry for entry in record.entries if code in entry.speaker]
    owned = [entry for entry in record.entries if code in entry.owner.split("+") and code not in entry.speaker]
    lines = [
        "# " + _("What we keep about what you said"),
        "",
        _("You took part in {title}, {town} {day}. This is all that the notes of that day hold about you.").format(
            title=session.title, town=session.municipality, day=day(session.date)
        ),
        "",
        _("Your name is not in it. You are number {seat}, with the code {code}.").format(
            seat=person.seat if person else "?", code=code
        ),
    ]
    if person:
        role = framework.title_of(person.role, language()).lower()
        lines += [_("Beside it stands that you were there as: {role}.").format(role=role)]
    lines += ["", "## " + _("What you said, and who may read it"), ""]
    answers = Answers(record)
    lines += [line for entry in said if entry.text for line in _told(answers, entry)] or [_("Nothing.")]
    moments = [
        f"- {entry.at:%H:%M} {framework.title_of(entry.kind, language()).lower()}"
        for entry in said
        if not entry.is_said
    ]
    lines += ["", "## " + _("What else was noted"), "", *moments] if moments else []
    if owned:
        lines += ["", "## " + _("What you would do"), "", *(f"- {_one_line(entry.text)}" for entry in owned)]
    ids = {entry.id for entry in said}
    files = [
        _("{file}, for {audience}").format(file=each.file, audience=_(AUDIENCE_NAMES.get(each.audience, each.audience)))
        for each in record.exported
        if ids & {*each.entries}
    ]
    lines += ["", "## " + _("Where your words went"), "", *([f"- {file}" for file in files] or [_("Nowhere.")])]
    lines += ["", "## " + _("What you can ask"), ""]
    lines += [
        _("Something is not right, or you would rather not have it there? Say so; it is changed or erased."),
        _("You need not say why, and it has no effect on your benefit. What was printed or sent stays where it is."),
        _("Saying your code is enough: {code}.").format(code=paper_code(session.id, code)),
    ]
    if session.keep_until:
        lines += [_("On {day} the words are taken out.").format(day=day(session.keep_until))]
    return "\n".join(lines) + "\n"


def _told(answers: Answers, entry: Entry) -> list[str]:
    text = _one_line(entry.text)
    shown = f"“{text}”" if entry.verbatim else text + " " + _("(in the words of whoever wrote it down)")
    return [f"- {shown}", "  " + _("May be read by: {who}.").format(who=readers(answers, entry))]


def _one_line(text: str) -> str:
    from ...domain.showable import showable

    return showable(text)
