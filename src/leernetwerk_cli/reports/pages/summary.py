"""The report of ``summary``: the document for scripts and the four panels for people."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from ...domain.framework.framework import Element
from ...domain.insights.counts import Group, Said, Summary, Tally
from ...domain.insights.telling import telling
from ...domain.naming import when
from ...i18n import _, language, plural
from ..model.report import FORMAT_VERSION, Heading, Paragraph, Part, Report, Table, Words, line
from .insights import panels, stays_behind, voices
from .short import in_short
from .words import audience_note, put_together, separated

_KINDS = {
    "quotes": "quote",
    "learnings": "learning",
    "dissents": "dissent",
    "questions": "question",
    "obstacles": "obstacle",
}


def summary_report(summary: Summary, groups: list[Group], full: bool = True) -> Report:
    """Return what is in short, and with ``full`` the four insights and the voices.

    ``groups``: the same counts for each value of ``--by``.
    """
    document = to_document(summary)
    if groups:
        document["groups"] = [{"id": each.id, "title": each.title, **to_document(each.summary)} for each in groups]
    parts: list[Part] = [Paragraph(_about(summary))]
    if not summary.meetings:
        return Report(_("Four insights"), tuple(parts), document)
    parts.append(Heading(_("In short")))
    parts += [Paragraph(line(Words(f"{about}: ", "strong"), told)) for about, told in in_short(summary)]
    if full:
        parts += _by(summary, groups) if groups else [*panels(summary), *voices(summary)]
    else:
        parts.append(Paragraph(line(Words(_("Everything, insight by insight: leernetwerk summary --full"), "quiet"))))
    if summary.unlabelled:
        words = plural(
            "One more thing was said that has no label yet.",
            "{n} more things were said without a label.",
            summary.unlabelled,
        )
        parts.append(Paragraph(line(Words(words, "quiet"))))
    if summary.twice:
        words = plural("One thing looks said twice:", "{n} things look said twice:", summary.twice)
        parts.append(Paragraph(line(Words(f"{words} leernetwerk merge", "quiet"))))
    if full and (behind := stays_behind(summary)):
        parts.append(Paragraph(line(Words(behind, "quiet"))))
    parts += [Paragraph(line(Words(told, "quiet")))] if (told := put_together(summary)) else []
    parts.append(audience_note(summary.audience))
    return Report(_("Four insights"), tuple(parts), document, tuple(_rows(document)))


def _rows(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what a spreadsheet gets: a row per element."""
    for insight in document["insights"]:
        for element in insight["elements"]:
            yield {
                "insight": insight["id"],
                **{key: value for key, value in element.items() if key != "example"},
                "example": (element["example"] or {}).get("text", ""),
            }


def _about(summary: Summary) -> tuple[Words, ...]:
    """Return over how much this summary goes, and when and where that was."""
    if not summary.meetings:
        return line(_("There are no sessions here yet."))
    towns = sorted({meeting.town for meeting in summary.meetings if meeting.town})
    return separated(
        plural("one session", "{n} sessions", len(summary.meetings)),
        plural("one entry", "{n} entries", summary.entries),
        ", ".join(towns),
        period(summary),
    )


def period(summary: Summary) -> str:
    """Return from when to when the sessions were."""
    first, *_others, last = sorted([meeting.month for meeting in summary.meetings] * 2)
    return when(first) if first == last else _("{first} to {last}").format(first=when(first), last=when(last))


def _by(summary: Summary, groups: list[Group]) -> list[Part]:
    rows = tuple(
        (
            line(element.title.to(language())),
            *(line(str(each.summary.tallies[element.id].entries or "·")) for each in groups),
        )
        for element in summary.framework.elements
    )
    parts: list[Part] = [Table((_("Written down"), *(each.title for each in groups)), rows)]
    for each in groups:
        parts.append(Heading(each.title))
        parts += [Paragraph(line(Words(f"{about}: ", "strong"), told)) for about, told in in_short(each.summary)]
        parts += [*panels(each.summary), *voices(each.summary)]
    return parts


def to_document(summary: Summary) -> dict[str, Any]:
    """Return the summary as ``--format json`` prints it."""
    used: Counter[str] = Counter()
    return {
        "format_version": FORMAT_VERSION,
        "audience": summary.audience,
        "sessions": len(summary.meetings),
        "entries": summary.entries,
        "unlabelled": summary.unlabelled,
        "insights": [
            {
                "id": insight.id,
                "side": insight.side,
                "unlabelled": summary.tallies[insight.id].entries,
                "elements": [_element(summary, element, tally, used) for element, tally in summary.elements(insight)],
            }
            for insight in summary.framework.insight
        ],
        "voices": {
            "by_role": {
                role: {"present": voice.present, "entries": voice.entries, "words": voice.words, "turns": voice.turns}
                for role, voice in summary.by_role.items()
                if voice.present or voice.entries
            },
            "by_knowledge": {
                kind: {"entries": voice.entries, "words": voice.words} for kind, voice in summary.by_knowledge.items()
            },
            "unheard": summary.silent,
        },
    }


def _element(summary: Summary, element: Element, tally: Tally, used: Counter[str]) -> dict[str, Any]:
    example = telling(tally.said, used)
    fields: dict[str, Any] = {
        "id": element.id,
        "entries": tally.entries,
        **{key: tally.kinds[kind] for key, kind in _KINDS.items()},
        "people": tally.people,
        "sessions": tally.rests.sessions,
        "places": tally.rests.towns,
        "both_sides": len(tally.sides) > 1,
        "roles": dict(sorted(tally.roles.items())),
        "knowledge": dict(sorted(tally.knowledge.items())),
        "scores": _given(tally.scores),
        **({"scores_before": _given(tally.before)} if tally.before else {}),
        "example": _example(example) if example else None,
    }
    if element.form == "ladder":
        fields["promised"] = dict(sorted(summary.promised.items()))
        fields["against_promise"] = {
            role: {key: marks[key] for key in ("lower", "as", "higher")} for role, marks in sorted(tally.versus.items())
        }
    if element.form == "step":
        fields["states"] = dict(sorted(Counter(moment.state for moment in tally.moments).items()))
        fields["actions"] = dict(
            sorted(Counter(action.state for action in summary.actions if action.element == element.id).items())
        )
    return fields


def _example(said: Said) -> dict[str, Any]:
    """Return the example; where it was said for the keyboard alone."""
    fields = {"text": said.text, "verbatim": said.verbatim, "role": said.by or None}
    return {"entry": said.id, **fields, "session": said.session} if said.id else fields


def _given(scores: Mapping[str, Counter[int]]) -> dict[str, dict[str, int]]:
    return {
        role: {str(mark): number for mark, number in sorted(marks.items())} for role, marks in sorted(scores.items())
    }
