"""Insights that were drawn up, the way back to what was said, and where another one could be drawn up."""

from collections.abc import Iterable
from typing import Any

from ...domain.framework.framework import Framework
from ...domain.insights.counts import DrawnUp, Summary
from ...domain.insights.drawn import Traced
from ...domain.privacy.audience import KEYBOARD
from ...domain.record.entry import Entry
from ...domain.record.ids import short_codes
from ...i18n import _, language, plural
from ..model.report import BREAK, FORMAT_VERSION, Heading, Line, Paragraph, Part, Report, Table, Words, line
from ..pages.insights import rests_of
from ..pages.words import separated


def insights_report(summary: Summary) -> Report:
    """Return every insight with on what it rests."""
    rows = tuple(
        (
            line(Words(each.code, "quiet")),
            line(
                Words(each.text, "strong"),
                BREAK,
                *_quiet(_title(summary.framework, each.element), rests_of(each), each.session),
            ),
        )
        for each in summary.drawn
    )
    documents = tuple(_document(each) for each in summary.drawn)
    document = {"format_version": FORMAT_VERSION, "audience": KEYBOARD, "insights": list(documents)}
    none = Paragraph(line(_("No insight was drawn up yet. See where one could be: leernetwerk insights suggest")))
    return Report("", (Table((_("Code"), _("Insight")), rows) if rows else none,), document, documents)


def _document(each: DrawnUp) -> dict[str, Any]:
    own = {"id": each.id, "code": each.code, "session": each.session, "element": each.element, "text": each.text}
    return {**own, "carriers": each.carriers, "against": each.against, "alone": each.alone, "missing": each.missing}


def trace_report(
    insight: Entry, carried: list[Traced], against: list[Traced], missing: int, framework: Framework
) -> Report:
    """Return the way back from an insight to everything that carries it, and what speaks against it."""
    parts: list[Part] = [Heading(insight.text, _title(framework, insight.element))]
    for title, traced in ((_("Carried by"), carried), (_("What speaks against"), against)):
        parts.append(Heading(title))
        parts += _lines(traced) or [Paragraph(line(_("none heard")), 2)]
    if missing:
        told = plural("One that it was drawn up from is gone.", "{n} that it was drawn up from are gone.", missing)
        parts.append(Paragraph(line(Words(told, "warning"))))
    documents = [
        {
            "id": item.entry.id,
            "session": session.slug,
            "speaker": list(item.entry.speaker),
            "text": item.entry.text,
            "side": side,
        }
        for side, traced in (("carries", carried), ("against", against))
        for session, item in traced
    ]
    document = {"format_version": FORMAT_VERSION, "audience": KEYBOARD, "insight": insight.text, "trace": documents}
    return Report("", tuple(parts), {**document, "missing": missing}, tuple(documents))


def _lines(traced: list[Traced]) -> list[Part]:
    codes = short_codes([item.entry.id for _session, item in traced])
    return [
        Paragraph(
            line(item.entry.quoted, BREAK, *_quiet(codes[item.entry.id], "+".join(item.entry.speaker), session.slug)), 2
        )
        for session, item in traced
    ]


def suggestions_report(candidates: Iterable[Any], framework: Framework) -> Report:
    """Return where an insight could be drawn up, from counts and labels alone: never a sentence."""
    found = list(candidates)
    rows = tuple((line(Words(_title(framework, each.element), "strong")), _counts(each)) for each in found)
    documents = tuple(each._asdict() for each in found)
    document = {"format_version": FORMAT_VERSION, "audience": KEYBOARD, "candidates": list(documents)}
    return Report("", (Table((_("Element"), _("What was heard about it")), rows),), document, documents)


def _counts(each: Any) -> Line:
    both = _("from both sides of the table") if each.sides > 1 else _("from one side of the table")
    against = (
        plural("one speaks against", "{n} speak against", each.against) if each.against else _("none heard against")
    )
    people = plural("one person", "{n} people", each.people)
    return separated(plural("said once", "said {n} times", each.entries), people, both, against)


def _title(framework: Framework, element: str) -> str:
    return framework.title_of(element, language())


def _quiet(*texts: str) -> Iterable[Words]:
    return (words._replace(style="quiet") for words in separated(*texts))
