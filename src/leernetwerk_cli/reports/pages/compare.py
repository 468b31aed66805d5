"""Sessions, periods, places or run sheets side by side on the four insights: marks and numbers of people, no ranks."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from ...domain.framework.framework import Element
from ...domain.insights.counts import Group, Summary
from ...domain.naming import month, state
from ...domain.showable import showable
from ...i18n import _, language, plural
from ..model import sheet
from ..model.report import BREAK, FORMAT_VERSION, Line, Panel, Paragraph, Part, Report, Table, Words, line
from .factsheet import factsheet
from .key import by_side
from .marks import marks, style
from .summary import to_document
from .words import audience_note

Cell = Callable[[Summary], Line]


def compare_report(summary: Summary) -> Report:
    """Return a column per group, in the order in which they come, and per insight what can be laid side by side."""
    framework, groups = summary.framework, summary.groups
    names = tuple(showable(each.title) for each in groups)
    panels: list[Part] = [Table(("", *names), tuple(_rows(groups, _people(groups))))]
    for number, insight in enumerate(framework.insight, 1):
        rows: list[tuple[str, Cell]] = []
        for element in insight.element:
            rows += _of_element(groups, element)
        if not any(element.form != "theme" for element in insight.element):
            rows.append((_("Shared something of their own"), lambda each: _times(each.sharing.entries)))
        drawn = tuple(_rows(groups, rows))
        if drawn:
            side = next(side for side in framework.side if side.id == insight.side)
            title = f"{number} {insight.title.to(language())}"
            panels.append(Panel(title, side.title.to(language()), (Table(("", *names), drawn),)))
    known = [(framework.title_of(each.id, language()), _knowing(each.id)) for each in framework.knowledge]
    if knowing := tuple(_rows(groups, known)):
        panels.append(Panel(_("Whose knowledge"), "", (Table(("", *names), knowing),)))
    if summary.is_told:
        panels.append(Paragraph(line(Words(_("· is nothing, or given by too few to count it here."), "quiet"))))
    documents = [{"id": each.id, "title": each.title, **to_document(each.summary)} for each in groups]
    document: dict[str, Any] = {"format_version": FORMAT_VERSION, "audience": summary.audience, "groups": documents}
    return Report(_("Side by side"), (*panels, audience_note(summary.audience)), document)


def side_by_side(summary: Summary, imprint: sheet.Imprint = sheet.NOBODY) -> sheet.Sheet:
    """Return the pictures of the factsheet, of each group of ``summary`` below the other, element by element."""
    sheets = [(each.title, factsheet(each.summary, imprint)) for each in summary.groups]
    base = factsheet(summary, imprint)
    sections = (
        section._replace(
            key="",
            against=(),
            against_note="",
            blocks=tuple(_pictures([(title, each.sections[place]) for title, each in sheets])),
        )
        for place, section in enumerate(base.sections)
    )
    drawn = tuple(section for section in sections if section.blocks)
    titles = ", ".join(title for title, _sheet in sheets)
    return base._replace(
        kind="compare", title=_("Side by side"), lead=titles, chairs=None, year=(), sections=drawn, short=()
    )


def _pictures(sections: list[tuple[str, sheet.Section]]) -> Iterable[sheet.Block]:
    """Yield every picture of these sections, those of one element after each other, without words."""
    blocks = [(block, title) for title, section in sections for block in section.blocks if block.figure]
    order = list(dict.fromkeys(block.title for block, _title in blocks))
    for block, title in sorted(blocks, key=lambda each: order.index(each[0].title)):
        name = ": ".join(filter(None, (block.title, title)))
        yield sheet.Block(name, "", (0, 0), (), block.figure)


def _rows(groups: list[Group], rows: Iterable[tuple[str, Cell]]) -> Iterable[tuple[Line, ...]]:
    """Yield the rows in which at least one group has something; a group that has nothing says so."""
    for name, cell in rows:
        cells = [cell(each.summary) for each in groups]
        if any(cells):
            yield (line(name), *(each or line(Words("·", "quiet")) for each in cells))


def _people(groups: list[Group]) -> Iterable[tuple[str, Cell]]:
    yield _("Sessions held"), lambda each: line(str(len(each.meetings)))
    for group in groups[0].summary.framework.group:
        if group.side:
            yield _("Chairs") + ": " + group.title.to(language()), _chairs(group.id)


def _chairs(side: str) -> Cell:
    def told(summary: Summary) -> Line:
        roles = [side, *(role.id for role in summary.framework.role if role.group == side)]
        return _count(sum(summary.by_role[role].present or 0 for role in roles if role in summary.by_role))

    return told


def _of_element(groups: list[Group], element: Element) -> Iterable[tuple[str, Cell]]:
    """Yield the marks of an element per side, those of a ladder beside the promise, or how far a step is per place."""
    title = element.title.to(language())
    if element.form == "step":
        yield title, lambda each: _steps(each, element.id)
        return
    for group in groups[0].summary.framework.group:
        name = f"{title}: {group.title.to(language())}"
        yield name, _marked(element.id, group.id)
        if any(each.summary.tallies[element.id].before for each in groups):
            yield name + _(" (at the start)"), _marked(element.id, group.id, at_start=True)
        if element.form == "ladder":
            yield name + _(" (beside the promise)"), _beside(element.id, group.id)


def _marked(element: str, side: str, at_start: bool = False) -> Cell:
    def told(summary: Summary) -> Line:
        tally = summary.tallies[element]
        given = by_side(summary.framework, tally.before if at_start else tally.scores).get(side, Counter())
        words: list[Words] = []
        for mark in sorted(given):
            words += [Words(" ")] if words else []
            words += [
                Words(f"{mark} "),
                Words(marks(summary.framework, side, given[mark]), style(summary.framework, side)),
            ]
        return tuple(words)

    return told


def _beside(element: str, side: str) -> Cell:
    def told(summary: Summary) -> Line:
        versus = by_side(summary.framework, summary.tallies[element].versus).get(side)
        if not versus:
            return ()
        names = {"lower": _("lower"), "as": _("as promised"), "higher": _("higher")}
        return line(", ".join(f"{names[key]} {versus[key]}" for key in names if versus[key]))

    return told


def _steps(summary: Summary, step: str) -> Line:
    """Return the way of a step per place, in the order of time."""
    words: list[Words] = []
    moments = sorted(summary.tallies[step].moments, key=lambda each: each.month)
    for town in sorted({each.town for each in moments}):
        way = " → ".join(f"{state(each.state)} {month(each.month)}" for each in moments if each.town == town)
        words += [BREAK] if words else []
        words.append(Words(f"{town}: {way}" if town else way))
    return tuple(words)


def _knowing(kind: str) -> Cell:
    return lambda summary: _times(summary.by_knowledge[kind].entries or 0)


def _times(count: int) -> Line:
    return line(plural("once", "{n} times", count)) if count else ()


def _count(count: int) -> Line:
    return line(str(count)) if count else ()
