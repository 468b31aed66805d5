"""What was handed over: by whom, when, how much, and what was called back since."""

from datetime import UTC, datetime

from ...domain.naming import day
from ...domain.privacy.handover import Handover
from ...domain.privacy.publication import Meeting
from ...i18n import _, plural
from ..model.report import BREAK, FORMAT_VERSION, Paragraph, Report, Table, Words, line
from ..pages.words import separated


def handovers_report(handovers: list[Handover]) -> Report:
    """Return a row per handover that counts."""
    rows, documents = [], []
    for each in handovers:
        made = datetime.fromtimestamp(each.number / 1000, UTC)
        sessions = sum(isinstance(fact, Meeting) for fact in each.publication.facts)
        back = len(each.called_back)
        about = separated(
            day(made.date()),
            plural("one session", "{n} sessions", sessions),
            plural("one text called back", "{n} texts called back", back) if back else "",
            each.sender[:16],
        )
        quiet = (words._replace(style="quiet") for words in about)
        rows.append((line(Words(each.name, "strong")), line(each.publication.audience, BREAK, *quiet)))
        documents.append(
            {
                "name": each.name,
                "sender": each.sender,
                "audience": each.publication.audience,
                "made": made.isoformat(),
                "sessions": sessions,
                "called_back": list(each.called_back),
            }
        )
    none = Paragraph(line(_("Nothing was handed over here.")))
    document = {"format_version": FORMAT_VERSION, "handovers": documents}
    table = Table((_("From"), _("What")), tuple(rows)) if rows else none
    return Report("", (table,), document, tuple(documents))
