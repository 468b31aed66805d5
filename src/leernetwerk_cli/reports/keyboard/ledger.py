"""The report of ``ledger``: what was done with words, without the words."""

from typing import Any

from ...domain.privacy.audience import AUDIENCE_NAMES
from ...domain.record.codes import GROUP
from ...i18n import _
from ..model.report import BREAK, FORMAT_VERSION, Paragraph, Report, Table, Words, line


def ledger_report(lines: list[dict[str, Any]]) -> Report:
    """Return the ledger, and which files should be called back."""
    names = {"exported": _("exported"), "consent": _("answer"), "erased": _("erased"), "purged": _("purged")}
    rows = tuple(
        (
            line(Words(each["at"][:16], "quiet")),
            line(Words(names.get(each["table"], _("set aside")), "strong")),
            (Words(_what(each)), BREAK, Words(f"{each['session']} · {each['recorder']}", "quiet")),
        )
        for each in lines
    )
    recall = [
        Paragraph(
            line(
                Words(_("Call back: "), "strong"),
                str(each["about"].get("file", "")),
                Words(f"  {each['session']}", "quiet"),
            )
        )
        for each in lines
        if each["recall"]
    ]
    nothing = (Paragraph(line(_("Nothing left, and nothing was erased."))),)
    document = {"format_version": FORMAT_VERSION, "ledger": lines}
    table = (Table((_("When"), _("What"), _("About")), rows),) if rows else nothing
    return Report("", (*table, *recall), document, tuple(lines))


def _what(each: dict[str, Any]) -> str:
    about = each["about"]
    if each["table"] == "exported":
        audience = _(AUDIENCE_NAMES.get(str(about.get("audience")), ""))
        told = len(about.get("entries", ())) if about.get("hash") else _("was not made after all")
        return f"{about.get('file', '')}, {audience}, {told}"
    who = str(about.get("speaker", ""))
    who = _("all of us") if who == GROUP else who
    entry = str(about.get("entry", ""))[-4:]
    if each["table"] == "consent":
        allows = ", ".join(_(AUDIENCE_NAMES.get(audience, "")) for audience in about.get("allows", ())) or _("nobody")
        return f"{' '.join(filter(None, (who, entry)))}: {allows}"
    return " ".join(filter(None, (who, entry)))


def _noticed(each: dict[str, Any]) -> str:
    what = each["what"]
    return _(what)


def _suggested(each: dict[str, Any]) -> str:
    suggestion = each["suggestion"]
    return _(suggestion)


def scan_report(found: list[dict[str, Any]]) -> Report:
    """Return where something may give someone away: the entry and what was noticed, never the words."""
    rows = tuple(
        (
            line(Words(each["code"], "strong")),
            line(_noticed(each), BREAK, Words(_suggested(each), "quiet")),
            line(Words(", ".join(_(AUDIENCE_NAMES[audience]) for audience in each["allows"]) or _("nobody"), "quiet")),
            line(Words(each["session"], "quiet")),
        )
        for each in found
    )
    nothing = (Paragraph(line(_("Nothing was noticed. A hint is no guarantee: read it yourself too."))),)
    parts = (Table((_("Code"), _("What"), _("May be read by"), _("Session")), rows),) if rows else nothing
    return Report("", parts, {"format_version": FORMAT_VERSION, "hints": found}, tuple(found))
