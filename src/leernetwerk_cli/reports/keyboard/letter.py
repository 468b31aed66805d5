"""A letter to one person: everything the record holds on them, in plain words, to hand over."""

from ...domain.framework.framework import Framework
from ...domain.framework.kinds import FEEDBACK
from ...domain.naming import day
from ...domain.privacy.audience import AUDIENCE_NAMES
from ...domain.privacy.consent import Answers
from ...domain.record.entry import Entry
from ...domain.record.ids import paper_code
from ...domain.record.record import Record
from ...domain.record.session import Session
from ...domain.record.union import Story
from ...domain.showable import showable
from ...i18n import _, language
from .consent import readers


def letter(record: Record, code: str, framework: Framework) -> str:
    """Return the letter to whoever is ``code``, as Markdown that also reads well as it stands."""
    session, answers = record.session, Answers(record)
    stories = [story for story in record.stories.values() if code in story.people]
    said = sorted((story.entry for story in stories if not story.is_undone), key=lambda entry: (entry.at, entry.id))
    moments = [f"{entry.at:%H:%M} {_title(entry.kind, framework).lower()}" for entry in said if not entry.is_said]
    owned = [entry for entry in record.entries if code in entry.owner.split("+") and code not in entry.speaker]
    lines = _opening(session, code, framework)
    lines += ["", "## " + _("What you said, and who may read it"), ""]
    own = [entry for entry in said if entry.text and (entry.is_said or entry.kind == "note")]
    lines += [line for entry in own for line in _told(answers, entry)] or [_("Nothing.")]
    theirs = {entry.id for entry in own}
    after = [showable(entry.text) for entry in record.entries if entry.kind == FEEDBACK and entry.about in theirs]
    lines += _part(_("What was told of it afterwards"), list(filter(None, after)))
    lines += _part(_("Taken back, or how it stood before"), _before(stories))
    lines += _part(_("What else was noted"), moments)
    lines += _part(_("What you would do"), [showable(entry.text) for entry in owned])
    lines += _part(_("Where your words went"), _files(record, {story.entry.id for story in stories}), _("Nowhere."))
    lines += ["", "## " + _("What you can ask"), ""]
    lines += [
        _("Something is not right, or you would rather not have it there? Say so; it is changed or erased."),
        _("You need not say why, and it has no effect on your benefit. What was printed or sent stays where it is."),
        _("Saying your code is enough: {code}.").format(code=paper_code(session.key, code)),
    ]
    if session.keep_until:
        lines += [_("On {day} the words are taken out.").format(day=day(session.keep_until))]
    return "\n".join(lines) + "\n"


def _opening(session: Session, code: str, framework: Framework) -> list[str]:
    person = session.find_participant(code)
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
    role = _title(person.role, framework).lower() if person else ""
    return [*lines, _("Beside it stands that you were there as: {role}.").format(role=role)] if person else lines


def _part(title: str, items: list[str], nothing: str = "") -> list[str]:
    """Return a part of the letter; without items only where ``nothing`` says so."""
    told = [f"- {item}" for item in items] or ([nothing] if nothing else [])
    return ["", f"## {title}", "", *told] if told else []


def _before(stories: list[Story]) -> list[str]:
    """Return what the files still hold of them beside what stands: what was taken back, and every earlier wording."""
    texts = (text for story in stories for text in story.texts if story.is_undone or text != story.entry.text)
    return [showable(text) for text in texts if text]


def _files(record: Record, ids: set[str]) -> list[str]:
    return [
        _("{file}, for {audience}").format(file=each.file, audience=_(AUDIENCE_NAMES.get(each.audience, each.audience)))
        for each in record.exported
        if ids & {*each.entries}
    ]


def _told(answers: Answers, entry: Entry) -> list[str]:
    text = showable(entry.text)
    shown = f"“{text}”" if entry.verbatim else text + " " + _("(in the words of whoever wrote it down)")
    return [f"- {shown}", "  " + _("May be read by: {who}.").format(who=readers(answers, entry))]


def _title(word: str, framework: Framework) -> str:
    return framework.title_of(word, language())
