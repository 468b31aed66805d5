"""Words that several reports share: who said it, how it is quoted, what an audience is called."""

from typing import TYPE_CHECKING

from ...domain.privacy.audience import AUDIENCE_NAMES, KEYBOARD
from ...i18n import _, plural
from ..model.report import Line, Paragraph, Words

if TYPE_CHECKING:
    from ...domain.insights.counts import Summary


def audience_note(audience: str) -> Paragraph:
    """Return for whom this report is; at the keyboard with the warning that it shows everything."""
    if audience == KEYBOARD:
        return Paragraph(
            (Words(_("For the keyboard only: this shows everything, also what may go no further."), "quiet"),)
        )
    name = _(AUDIENCE_NAMES[audience])
    return Paragraph((Words(_("For {audience}: only what may be read there.").format(audience=name), "quiet"),))


def put_together(summary: "Summary") -> str:
    """Return whose handovers these are, and that there may be more; nothing where they are of one office itself."""
    if not summary.told_by:
        return ""
    told = _("Put together from what {who} handed over: at least this much, for each told what it may.")
    return told.format(who=", ".join(summary.told_by))


def separated(*lines: Line | str) -> Line:
    """Return the lines behind each other with a dot between them; what is empty is left out."""
    result: list[Words] = []
    for each in lines:
        if each:
            if result:
                result.append(Words(" · ", "quiet"))
            result.extend([Words(each)] if isinstance(each, str) else each)
    return tuple(result)


def begun(text: str) -> str:
    """Return ``text`` with a capital, as a sentence begins; Dutch writes Eén, without the first accent."""
    return text[0].upper().replace("É", "E") + text[1:]


def in_language(spoken: str) -> str:
    """Return in which language something was said."""
    return {"nl": _("in Dutch"), "en": _("in English")}.get(spoken, spoken)


def or_dash(count: int | None) -> str:
    """Return a count; a dash where it would be about too few people."""
    return "–" if count is None else str(count)


def amount_of_voices(summary: "Summary") -> str:
    """Return of how many who were in the room nothing was written down, with their codes: for the keyboard alone."""
    if summary.silent is None:
        return ""
    told = _("Of everyone in the room something was written down.")
    if summary.silent:
        words = plural(
            "Of one person nothing was written down yet", "Of {n} people nothing was written down yet", summary.silent
        )
        codes = f" ({', '.join(summary.unheard)})" if summary.unheard and len(summary.meetings) == 1 else ""
        told = f"{words}{codes}."
    if not summary.by_choice:
        return told
    choice = plural(
        "One person takes part and wants nothing written down, by choice.",
        "{n} people take part and want nothing written down, by choice.",
        summary.by_choice,
    )
    return f"{told} {choice}"
