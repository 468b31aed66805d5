"""How far those who labelled agree, and what they saw differently: to talk about."""

from typing import Any

from ...domain.framework.framework import Framework
from ...domain.insights.agreement import LEAST, Agreement, Unit
from ...domain.privacy.audience import KEYBOARD
from ...domain.record.session import Session
from ...i18n import _, language
from ..model.report import BREAK, FORMAT_VERSION, Heading, Paragraph, Part, Report, Table, Words, line


def agree_report(agreements: list[Agreement], different: list[tuple[Session, Unit]], framework: Framework) -> Report:
    """Return a row per label with how far people agree, and every sentence that they saw differently."""
    rows = tuple(
        (
            line(framework.title_of(each.label, language()) if each.label else _("All together")),
            line(str(each.given)),
            line(_number(each.alpha) or _why(each)),
            line(f"{_number(each.low)} – {_number(each.high)}" if each.alpha is not None else ""),
        )
        for each in agreements
    )
    heads = _("Label"), _("Sentences"), _("Alpha"), _("95 of 100 draws")
    told = _("Alpha: 1 is always the same, 0 is as chance would have it. {n} sentences were labelled by two or more.")
    parts: list[Part] = [Table(heads, rows), Paragraph(line(Words(told.format(n=agreements[0].number), "quiet")))]
    if different:
        parts.append(Heading(_("Seen differently")))
        parts.append(Table((_("Session"), _("What was said")), tuple(_seen(*each, framework) for each in different)))
    document: dict[str, Any] = {"format_version": FORMAT_VERSION, "audience": KEYBOARD, "least": LEAST}
    document |= {"agreement": [{**each._asdict(), "label": each.label or None} for each in agreements]}
    document |= {"different": [_document(*each) for each in different]}
    return Report("", tuple(parts), document, tuple(document["agreement"]))


def _number(value: float | None) -> str:
    told = "" if value is None else f"{value:.2f}"
    return told.replace(".", ",") if language() == "nl" else told


def _why(each: Agreement) -> str:
    return _("fewer than {n}").format(n=LEAST) if each.number < LEAST else _("all the same")


def _seen(session: Session, unit: Unit, framework: Framework) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    labels = " · ".join(
        f"{recorder}: {framework.title_of(label, language())}" for recorder, label in sorted(unit.labels.items())
    )
    return line(Words(session.slug, "quiet")), line(unit.entry.quoted, BREAK, Words(labels, "quiet"))


def _document(session: Session, unit: Unit) -> dict[str, Any]:
    return {"session": session.slug, "id": unit.entry.id, "text": unit.entry.text, "labels": unit.labels}
