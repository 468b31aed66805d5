"""Run sheets for people: which there are, one with its clock times, what is wrong in one, planned beside used."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from ...domain.framework.framework import Framework
from ...domain.framework.method import Method, Stage, Trouble
from ...errors import N_
from ...i18n import _, language, plural
from ..model.report import BREAK, FORMAT_VERSION, Line, Paragraph, Part, Report, Table, Words, line
from ..pages.words import separated

SAFETY = {1: N_("also for a first meeting"), 2: N_("with agreements"), 3: N_("only for a group that trusts each other")}


class Timing(NamedTuple):
    """Of one part: the minutes planned, and what it took each time."""

    stage: Stage
    planned: int
    used: tuple[int, ...]


def safety(method: Method) -> str:
    words = SAFETY[method.safety]
    return _(words)


def methods_report(methods: Iterable[Method], hidden: int) -> Report:
    """Return the run sheets; ``hidden``: how many are shown only when asked for."""
    documents = tuple(
        {
            "id": method.id,
            "title": method.title.to(language()),
            "minutes": method.total,
            "people": {"min": method.group.min, "max": method.group.max},
            "safety": method.safety,
        }
        for method in methods
    )
    rows = tuple(
        (
            line(Words(method.id, "strong"), BREAK, method.title.to(language())),
            line(_("{n} min").format(n=method.total)),
            line(f"{method.group.min}-{method.group.max}"),
            line(safety(method)),
        )
        for method in methods
    )
    parts: tuple[Part, ...] = (Table((_("Method"), _("Time"), _("People"), _("Safety")), rows),)
    if hidden:
        more = plural(
            "One more needs a group that trusts each other: --safety 3",
            "{n} more need a group that trusts each other: --safety 3",
            hidden,
        )
        parts += (Paragraph(line(Words(more, "quiet"))),)
    return Report("", parts, {"format_version": FORMAT_VERSION, "methods": list(documents)}, documents)


def run_sheet(method: Method, framework: Framework, start: datetime) -> Report:
    """Return one run sheet (draaiboek) with clock times from ``start``; it prints on one page."""
    spoken = language()
    rows, documents, at = [], [], start
    for stage in method.stage:
        when = f"{at:%H:%M}"
        asked = stage.ask.to(spoken) if stage.ask else stage.purpose.to(spoken)
        part = (Words(stage.title.to(spoken), "strong"), BREAK, Words(_led(stage), "quiet"))
        rows.append((line(Words(when, "strong")), line(str(stage.minutes)), part, line(asked)))
        documents.append({"at": when, "id": stage.id, "minutes": stage.minutes, "title": stage.title.to(spoken)})
        at += timedelta(minutes=stage.minutes)
    about = separated(
        _("{n} min").format(n=method.total),
        _("{start} to {end}").format(start=f"{start:%H:%M}", end=f"{at:%H:%M}"),
        _("{min} to {max} people").format(min=method.group.min, max=method.group.max),
        safety(method),
    )
    parts: list[Part] = [Paragraph(line(method.about.to(spoken))), Paragraph(about)]
    parts.append(Table((_("Time"), _("Min"), _("Part"), _("Question")), tuple(rows)))
    for title, texts in (
        (_("Mind"), method.cautions),
        (_("Bring"), method.materials),
        (_("Left afterwards"), method.take_home),
    ):
        if texts:
            parts.append(Paragraph(line(Words(title, "strong"))))
            parts += [Paragraph(line(f"- {text.to(spoken)}"), 2) for text in texts]
    if method.source:
        parts.append(Paragraph(line(Words(_("Source: {source}").format(source=method.source), "quiet"))))
    document = {"format_version": FORMAT_VERSION, "id": method.id, "minutes": method.total, "stages": documents}
    return Report(method.title.to(spoken), tuple(parts), document, tuple(documents))


def _led(stage: Stage) -> str:
    """Return who leads a part, and what is particular about it."""
    notes = [_("may be skipped")] if stage.optional else []
    notes += [_("once per presenter")] if stage.repeat else []
    notes += [plural("one group", "{n} groups", stage.subgroups)] if stage.subgroups else []
    return ", ".join((*stage.leads, *notes))


def trouble_report(troubles: dict[str, list[Trouble]]) -> Report:
    """Return what is wrong per file: ``file:line: field: what``; advice says that it is advice."""
    documents = tuple(
        {
            "file": file,
            "line": each.line,
            "level": "error" if each.is_error else "advice",
            "field": each.field,
            "message": _told(each),
        }
        for file, found in troubles.items()
        for each in found
    )
    lines = tuple(Paragraph(_line_of(each), is_whole=True) for each in documents)
    fine = (Paragraph(line(_("Nothing is wrong in this run sheet."))),)
    return Report("", lines or fine, {"format_version": FORMAT_VERSION, "problems": list(documents)}, documents)


def _told(trouble: Trouble) -> str:
    data = {key: _(value) if key == "allowed" and value else value for key, value in trouble.data.items()}
    message = trouble.message
    return _(message).format(**data)


def _line_of(each: Mapping[str, object]) -> Line:
    level = "" if each["level"] == "error" else _("advice: ")
    return line(Words(f"{each['file']}:{each['line']}: ", "strong"), f"{level}{each['field']}: {each['message']}")


def timing_report(timings: list[Timing], sessions: int) -> Report:
    """Return planned minutes beside what each part took; over more sessions the middle one and the range."""
    rows, documents = [], []
    for each in timings:
        used = sorted(each.used)
        middle = used[len(used) // 2] if used else None
        told = str(middle) if middle is not None else "·"
        told += f" ({used[0]}-{used[-1]})" if len(used) > 1 else ""
        rows.append((line(each.stage.title.to(language())), line(str(each.planned)), line(told)))
        documents.append({"stage": each.stage.id, "planned": each.planned, "used": list(each.used)})
    note = plural("one session", "{n} sessions", sessions)
    parts = (Table((_("Part"), _("Planned"), _("Used")), tuple(rows)), Paragraph(line(Words(note, "quiet"))))
    return Report("", parts, {"format_version": FORMAT_VERSION, "stages": documents}, tuple(documents))
