"""What is made ready before a session: pages with the session's own facts, as Markdown and as HTML to print."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from ...domain.framework.framework import Framework, Text
from ...domain.framework.method import Method
from ...domain.framework.preparation import Pages
from ...domain.naming import day
from ...domain.record.session import Session
from ...domain.showable import showable
from . import printed

Block = tuple[str, str]  # h, p, box, blank, seat, and its words


class Evening(NamedTuple):
    """What a session's pages are about: ``start`` is when it begins, ``keep`` until when its words are kept."""

    session: Session
    method: Method
    framework: Framework
    start: datetime
    keep: str


def _facts(evening: Evening) -> dict[str, str]:
    """Return what the texts may name of this session."""
    session, method, framework, start, keep = evening
    spoken = session.language
    rung = next((rung for rung in framework.rung if rung.id == session.promised), None)
    return {
        "title": session.title,
        "town": session.municipality or "…",
        "day": day(session.date),
        "start": f"{start:%H:%M}",
        "end": f"{start + timedelta(minutes=method.total):%H:%M}",
        "minutes": str(method.total),
        "people": str(len(session.participants)),
        "subject": session.subject or "…",
        "promise": rung.promise.to(spoken) if rung else "…",
        "method": method.title.to(spoken),
        "keep": keep or "…",
    }


def blocks(pages: Pages, evening: Evening) -> Iterable[list[Block]]:
    """Yield the blocks of each page, in the language of the room."""
    session, told = evening.session, _facts(evening)
    spoken = session.language
    for page in pages.page:
        made: list[Block] = [("h", page.title.to(spoken))]
        made += [("p", _filled(text.to(spoken), told)) for text in page.line]
        made += [("p", text.to(spoken)) for name in page.texts for text in _texts(evening.framework, name, session)]
        made += [("box", _filled(text.to(spoken), told)) for text in page.box]
        made += [("blank", _filled(text.to(spoken), told)) for text in page.blank]
        if page.sheet:
            made += [("row", row) for row in _run_sheet(evening.method, spoken, evening.start)]
        if page.people:
            seated = sorted(session.participants, key=lambda person: person.seat)
            made += [("seat", f"{person.seat}  {person.code}") for person in seated]
        yield made


def _run_sheet(method: Method, spoken: str, start: datetime) -> Iterable[str]:
    """Yield a line per part: its clock time, minutes, title and question; then what to bring."""
    at = start
    for stage in method.stage:
        asked = stage.ask.to(spoken) if stage.ask else stage.purpose.to(spoken)
        yield f"{at:%H:%M}  ({stage.minutes} min)  {stage.title.to(spoken)}: {asked}"
        at += timedelta(minutes=stage.minutes)
    yield from (f"☐ {text.to(spoken)}" for text in (*method.materials, *method.cautions))


def _filled(text: str, told: dict[str, str]) -> str:
    for name, value in told.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _texts(framework: Framework, name: str, session: Session) -> tuple[Text, ...]:
    if name == "agreements":
        return framework.agreements(session.management_agreed)
    found = getattr(framework.texts, name)
    return found if isinstance(found, tuple) else (found,)


def to_markdown(pages: Iterable[list[Block]]) -> str:
    forms = {
        "h": "# {}\n",
        "row": "- {}",
        "p": "{}\n",
        "box": "- [ ] {}",
        "blank": "{}\n\n______________________________\n",
        "seat": "- {}  ______________",
    }
    return "\n".join("\n".join(forms[kind].format(showable(words)) for kind, words in page) + "\n" for page in pages)


def to_html(pages: Iterable[list[Block]], title: str, language: str) -> str:
    """Return the pages as one HTML file, each on a sheet of its own; nothing in it is loaded from elsewhere."""
    forms = {
        "h": "<h1>{}</h1>",
        "row": "<p style='margin:1mm 0'>{}</p>",
        "p": "<p>{}</p>",
        "box": "<p>☐ {}</p>",
        "blank": "<p style='margin:3mm 0 0'>{}</p><div class='lines'>"
        + "<div style='height:8mm'></div>" * 2
        + "</div>",
        "seat": "<p>{} <span class='quiet'>____________________________</span></p>",
    }
    inner = "".join(
        f"<section>{''.join(_html(forms[kind], kind, words) for kind, words in page)}</section>" for page in pages
    )
    return printed.page(title, language, inner)


def _html(form: str, kind: str, words: str) -> str:
    first, _space, rest = printed.text(words).partition(" ")
    return form.format(f"<b>{first}</b> {rest}" if kind == "row" else f"{first} {rest}".rstrip())
