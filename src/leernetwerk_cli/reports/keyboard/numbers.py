"""What sessions count together, as a table and as a document: for the keyboard."""

from typing import Any

from ...domain.framework.framework import Framework
from ...domain.insights.counts import NOWHERE
from ...domain.insights.numbers import Numbers, is_told
from ...i18n import _, language, plural
from ..model.report import FORMAT_VERSION, Paragraph, Report, Table, Words, line
from ..pages.words import separated

_VOICE = ("present", "entries", "words", "turns")


def numbers_report(numbers: Numbers, framework: Framework) -> Report:
    """Return per insight and element how often and by how many something was said, and per role its part in it.

    Where others are told no number, it is None in the document, and nothing in the table: that is no nought.
    """
    none = None if is_told(numbers) else 0
    titles = {each.id: each.title.to(language()) for each in (*framework.insight, *framework.elements)}
    places = {**titles, NOWHERE: _("without a label")}
    rows = tuple({"place": place, **_place(numbers, place)} for place in places if numbers["place-entries", place])
    roles = {each.id: framework.title_of(each.id, language()) for each in (*framework.group, *framework.role)}
    voices = {role: {what: numbers["voice-role", role, what] or none for what in _VOICE} for role in roles}
    voices = {role: counted for role, counted in voices.items() if any(counted.values())}
    towns = numbers["towns",] or sum(name[0] == "town" and name[1] != "" for name in numbers)
    counted = (
        plural("one session", "{n} sessions", numbers["sessions",]),
        plural("one entry", "{n} entries", numbers["entries",]),
        plural("one place", "{n} places", towns),
    )
    parts = (
        Paragraph(separated(*counted)),
        _table(
            (_("Where"), _("Said"), _("People"), _("Sessions"), _("Places")),
            [(places[row["place"]], *(row[key] for key in _COLUMNS)) for row in rows],
        ),
        _table(
            (_("Role"), _("Seats"), _("Said"), _("Words"), _("Turns")),
            [(roles[role], *counted.values()) for role, counted in voices.items()],
        ),
    )
    document = {
        "format_version": FORMAT_VERSION,
        "sessions": numbers["sessions",],
        "entries": numbers["entries",],
        "towns": towns,
        "not_heard": numbers["unheard",] or none,
        "by_choice": numbers["by_choice",] or none,
        "places": list(rows),
        "voices": voices,
    }
    return Report(_("In numbers"), parts, document, rows)


_COLUMNS = ("entries", "people", "sessions", "towns")


def _place(numbers: Numbers, place: str) -> dict[str, Any]:
    """Return what was counted at one place; ``marks``, ``before`` and ``versus`` per role, how often each was given."""
    own = {name: number for name, number in numbers.items() if name[1:2] == (place,) and number}
    several: dict[str, Any] = {key: {} for key in ("kinds", "roles", "knowledge")}
    marks: dict[str, Any] = {key: {} for key in ("scores", "before", "versus")}
    for (what, _where, *rest), number in sorted(own.items()):
        key = what.removeprefix("place-")
        if key in several:
            several[key][rest[0]] = number
        elif key in marks:
            marks[key].setdefault(rest[0], {})[rest[1]] = number
    counted = {key: numbers[f"place-{key}", place] for key in _COLUMNS[:3]}
    counted["towns"] = sum(name[0] == "place-town" for name in own)
    none = None if is_told(numbers) else 0
    return {key: number or none for key, number in counted.items()} | several | marks


def _table(head: tuple[str, ...], rows: list[tuple[Any, ...]]) -> Table:
    """Return the table without the columns in which nothing is counted: what others are told has no number there."""
    kept = [at for at in range(1, len(head)) if any(row[at] for row in rows)]
    lines = tuple(
        (line(Words(row[0], "strong")), *(line("" if row[at] is None else str(row[at])) for at in kept)) for row in rows
    )
    return Table((head[0], *(head[at] for at in kept)), lines, right=tuple(range(1, len(kept) + 1)))
