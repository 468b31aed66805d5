"""A table of codes by cases, or by each other: for who keeps the record."""

from ...domain.framework.framework import Framework
from ...domain.insights.crosstab import Crosstab
from ...domain.naming import when
from ...domain.privacy.audience import KEYBOARD
from ...i18n import _, language
from ..model.report import FORMAT_VERSION, Report, Table, Words, line
from ..pages.words import audience_note


def crosstab_report(crosstab: Crosstab, by: str, framework: Framework) -> Report:
    """Return a row per code with how often it stands with each case; nothing is drawn together or ranked."""
    table = Table(
        ("", *(_title(name, by, framework) for name in crosstab.columns)),
        tuple(
            (
                line(Words(framework.title_of(row, language()), "strong")),
                *(line(str(crosstab.counts[row, name] or "·")) for name in crosstab.columns),
            )
            for row in crosstab.rows
        ),
    )
    documents = tuple(
        {"code": row, **{name: crosstab.counts[row, name] for name in crosstab.columns}} for row in crosstab.rows
    )
    document = {"format_version": FORMAT_VERSION, "audience": KEYBOARD, "by": by, "rows": list(documents)}
    return Report(_("Codes beside each other"), (table, audience_note(KEYBOARD)), document, documents)


def _title(name: str, by: str, framework: Framework) -> str:
    if by == "month":
        return when(name)
    return framework.title_of(name, language()) if by in ("role", "codes") else name or "–"
