"""Marks that show numbers: one mark is one score, round and filled for experience, square and open for profession."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

from ...domain.framework.framework import Element, Framework
from ...domain.insights.counts import Summary, Tally
from ...i18n import _, language, plural
from ..model.report import Line, Paragraph, Part, Table, Words, line

Count = TypeVar("Count")
SPACE = Words(" ")
MOST = 5  # more marks than this are a number


def mark(framework: Framework, role: str) -> str:
    """Return the sign of one score of ``role``, or of a group of roles."""
    group = framework.find_group(role)
    return group.mark if group else "·"


def style(framework: Framework, role: str) -> str:
    """Return how ``role`` is coloured; the sign says the same without colour."""
    group = framework.find_group(role)
    return group.side if group and group.side else "quiet"


def marks(framework: Framework, role: str, number: int) -> str:
    """Return ``number`` marks of ``role``; more than five are a number with one mark."""
    sign = mark(framework, role)
    return sign * number if number <= MOST else f"{number}{sign}"


def _cell(framework: Framework, role: str, number: int) -> Line:
    return line(Words(marks(framework, role, number), style(framework, role)) if number else Words("·", "quiet"))


def scale(summary: Summary, element: Element, tally: Tally) -> Iterable[Part]:
    """Return the marks of a value per role, side by side; no average of people."""
    if not tally.scores:
        return
    lowest, highest = summary.framework.scale(element.id)
    numbers = range(lowest, highest + 1)
    rows = tuple(
        (
            line(summary.framework.title_of(role, language())),
            *(_cell(summary.framework, role, marked[number]) for number in numbers),
        )
        for role, marked in in_order(summary.framework, tally.scores)
    )
    ends = _("{low} not noticed, {high} all the time").format(low=lowest, high=highest)
    yield Table((ends, *map(str, numbers)), rows)
    yield from _shift(summary.framework, tally)


def _shift(framework: Framework, tally: Tally) -> Iterable[Part]:
    """Return, where marks were given more than once, how they were before and how they are now, mark by mark."""
    for role, now in in_order(framework, tally.scores):
        if before := tally.before.get(role):
            told = _("{who}: first {before}, at the end {now}").format(
                who=framework.title_of(role, language()), before=_listed(before), now=_listed(now)
            )
            yield Paragraph(line(Words(told, style(framework, role))))


def _listed(marks: Counter[int]) -> str:
    return " ".join(str(mark) for mark in sorted(marks.elements()))


def ladder(summary: Summary, tally: Tally) -> Iterable[Part]:
    """Return the ladder, highest rung first: experience left, the promise in the middle, profession right.

    Below it the gap: per role how many marks are lower than, as, or higher than each session's own promise.
    """
    framework = summary.framework
    scores = in_order(framework, tally.scores)
    rows = []
    for rung in sorted(framework.rung, key=lambda rung: -rung.number):
        times = summary.promised[rung.id]
        promise = [Words("◀ ", "sign"), Words(plural("promised", "promised {n} times", times))] if times else []
        title = line(Words(f"{rung.number} {rung.title.to(language())} ", "strong"), *promise)
        sides = Counter[str]()
        for role, marked in scores:
            if group := framework.find_group(role):
                sides[group.id] += marked[rung.number]
        left, right = (_side(framework, sides, is_left) for is_left in (True, False))
        rows.append((left, title, right))
    if scores:
        yield Table((_("Experience"), _("Rung"), _("Profession")), tuple(rows), right=(0,), about=1)
    if tally.versus:
        yield Table(
            ("", _("lower"), _("as promised"), _("higher"), ""),
            tuple(
                (
                    line(framework.title_of(role, language())),
                    *(_cell(framework, role, marked[key]) for key in ("lower", "as", "higher")),
                    line(Words(_("of {n}").format(n=marked.total()), "quiet")),
                )
                for role, marked in in_order(framework, tally.versus)
            ),
        )
    elif not summary.promised:
        yield Paragraph(line(Words(_("No rung was promised."), "quiet")))


def _side(framework: Framework, sides: Counter[str], is_left: bool) -> Line:
    """Return the marks left of the ladder (experience) or right of it (everyone else)."""
    groups = [group for group in framework.group if (group.side == "experience") == is_left and sides[group.id]]
    marked = [word for group in groups for word in (*_cell(framework, group.id, sides[group.id]), SPACE)]
    return tuple(marked[:-1]) or line(Words("·", "quiet"))


def in_order(framework: Framework, counts: Mapping[str, Count]) -> list[tuple[str, Count]]:
    """Return ``counts`` in the order of the framework: experience above, then profession, then the others.

    A role that somebody typed by hand and that is not there comes last.
    """
    groups = [group.id for group in framework.group]
    order = [*groups, *(role.id for role in framework.role)]

    def place(pair: tuple[str, Count]) -> tuple[int, int]:
        group = framework.find_group(pair[0])
        return (
            groups.index(group.id) if group else len(groups),
            order.index(pair[0]) if pair[0] in order else len(order),
        )

    return sorted(counts.items(), key=place)
