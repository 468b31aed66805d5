"""The page that tells a group what became of what it put forward."""

from ...domain.insights.counts import Summary
from ...domain.privacy.publication import Feedback
from ...errors import N_
from ...i18n import _, language
from ..model import sheet
from .factsheet import factsheet

_TITLES = {
    "done": N_("Done"),
    "underway": N_("Being done"),
    "dropped": N_("Not done"),
    "unknown": N_("Not known yet"),
}


def outcome(told: Feedback) -> str:
    """Return what became of it, and in which words that is told."""
    return f"{_(_TITLES[told.state])}: {told.answer}" if told.answer else f"{_(_TITLES[told.state])}."


def feedback(summary: Summary, imprint: sheet.Imprint = sheet.NOBODY) -> sheet.Sheet:
    """Return what was put forward, by what became of it; where nothing was, it says so."""
    base = factsheet(summary, imprint, _("What happened with what we put forward"))
    sections = []
    for state, title in _TITLES.items():
        blocks = tuple(_block(summary, each) for each in summary.feedback if each.state == state)
        if blocks:
            sections.append(sheet.Section(0, "", True, _(title), "", "", (), "", blocks))
    if not sections:
        none = sheet.Block("", "", (0, 0), (), sheet.Lines((_("Nothing was put forward that may stand here."),)))
        sections.append(sheet.Section(0, "", True, _(_TITLES["unknown"]), "", "", (), "", (none,)))
    return base._replace(kind="feedback", chairs=None, year=(), short=(), sections=tuple(sections))


def _block(summary: Summary, told: Feedback) -> sheet.Block:
    kind = summary.framework.title_of(told.kind, language()).lower()
    return sheet.Block("", told.answer, (0, 0), (sheet.Quote(told.text, label=kind),))
