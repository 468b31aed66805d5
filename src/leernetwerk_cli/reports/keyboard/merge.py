"""What looks said twice: the wordings side by side, for who keeps the record."""

from typing import Any

from ...domain.framework.framework import Framework
from ...domain.privacy.audience import KEYBOARD
from ...domain.record.entry import Entry
from ...domain.record.ids import short_codes
from ...domain.record.record import Record
from ...i18n import _, language, plural
from ..model.report import BREAK, FORMAT_VERSION, Paragraph, Report, Table, Words, line
from ..pages.words import separated


def merge_report(record: Record, groups: list[tuple[Entry, ...]], framework: Framework) -> Report:
    """Return every thing that looks said twice, a row per thing with its wordings below each other."""
    codes = short_codes([entry.id for entry in record.entries])
    rows, documents = [], []
    for number, group in enumerate(groups, 1):
        told: list[Words | str] = []
        for entry in group:
            about = separated(
                codes[entry.id],
                ", ".join(entry.speaker),
                framework.title_of(entry.element, language()) if entry.element else "",
                f"{entry.at:%H:%M}",
                entry.recorder,
            )
            told += [BREAK] if told else []
            told += [entry.quoted, BREAK, *(words._replace(style="quiet") for words in about)]
        rows.append((line(str(number)), line(*told)))
        documents.append({"entries": [_document(entry, codes[entry.id]) for entry in group]})
    told_ = plural("One thing looks said twice.", "{n} things look said twice.", len(groups))
    head = {"format_version": FORMAT_VERSION, "audience": KEYBOARD, "session": record.session.slug}
    document = {**head, "twice": documents}
    return Report("", (Table(("", _("Wordings")), tuple(rows)), Paragraph(line(told_))), document, tuple(documents))


def _document(entry: Entry, code: str) -> dict[str, Any]:
    whose = {"speaker": list(entry.speaker), "recorder": entry.recorder, "element": entry.element or None}
    return {"id": entry.id, "code": code, "text": entry.text, "verbatim": entry.verbatim, **whose}
