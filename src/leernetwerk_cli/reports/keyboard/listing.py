"""The reports of ``list``, ``show`` and ``check``: which sessions, what is in one, and what is wrong."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from ...domain.framework.framework import Framework
from ...domain.framework.kinds import REPORT
from ...domain.naming import day, state
from ...domain.privacy.audience import AUDIENCE_NAMES, KEYBOARD
from ...domain.privacy.release import Released, ReleasedEntry, ReleasedSession
from ...domain.problems import PROBLEMS, Problem
from ...domain.record.codes import GROUP
from ...domain.record.entry import Entry
from ...domain.record.ids import short_codes
from ...domain.record.session import Session
from ...i18n import _, language, plural
from ..model.report import BREAK, FORMAT_VERSION, Line, Paragraph, Part, Report, Table, Words, line
from ..pages.words import audience_note, separated

MOST_ALIKE = 20  # problems of one kind in one file, each with a line of its own


class Listed(NamedTuple):
    """What the list says of one session: its facts, who still has to report back, and how much waits for an answer."""

    facts: dict[str, Any]
    due: tuple[Line, ...]
    waiting: int


def listed(released: Released, waiting: int) -> Listed:
    """Return what the list says of the one session that was released, where so many things wait for an answer."""
    [each] = released.sessions
    return Listed(_session_facts(each), tuple(_reports_due(each)), waiting)


def sessions_report(sessions: Sequence[Listed], today: date | None = None) -> Report:
    """Return the list of sessions with their state."""
    facts = [each.facts | {"waiting": each.waiting} for each in sessions]
    rows = tuple(
        (
            line(Words(fact["slug"], "strong")),
            (Words(fact["title"]), BREAK, *separated(fact["municipality"], _waiting(fact["waiting"]))),
            line(plural("one entry", "{n} entries", fact["entries"])),
            line(state(fact["state"])),
        )
        for fact in facts
    )
    reports = (
        *(Paragraph(due) for each in sessions for due in each.due),
        *(Paragraph(late) for fact in facts if (late := _kept_too_long(fact, today))),
    )
    nothing = Paragraph(line(_("There are no sessions yet. Make one: leernetwerk new")))
    columns = (_("Session"), _("Title"), _("Said"), _("State"))
    parts: tuple[Part, ...] = (Table(columns, rows), *reports, audience_note(KEYBOARD)) if rows else (nothing,)
    document = {"format_version": FORMAT_VERSION, "audience": KEYBOARD, "sessions": facts}
    return Report("", parts, document, tuple(facts))


def _waiting(number: int) -> str:
    """Return how many things wait for an answer."""
    return plural("one waits", "{n} wait", number) if number else ""


def _kept_too_long(fact: dict[str, Any], today: date | None) -> Line:
    """Return a word where the words of a session were kept longer than agreed."""
    if not today or fact["purged"] or not fact["keep_until"] or fact["keep_until"] >= today.isoformat():
        return ()
    until = day(date.fromisoformat(fact["keep_until"]))
    told = _("the words were to be kept until {day}; purge takes them out").format(day=until)
    return line(Words(f"{fact['slug']}: ", "strong"), told)


def _reports_due(each: ReleasedSession) -> list[Line]:
    """Return who still has to tell those who took part what was done with it, and by when."""
    return [
        line(
            Words(f"{each.session.slug}: ", "strong"),
            _("{who} reports back").format(who=item.entry.owner or _("nobody yet")),
            Words(_(" by {day}").format(day=day(item.entry.due)) if item.entry.due else ""),
        )
        for item in each.entries
        if REPORT in item.entry.tags and item.entry.state in ("", "open")
    ]


def _session_facts(each: ReleasedSession) -> dict[str, Any]:
    session = each.session
    return {
        "slug": session.slug,
        "title": session.title,
        "date": session.date.isoformat(),
        "municipality": session.municipality,
        "method": session.method,
        "entries": sum(released.entry.is_said for released in each.entries),
        "state": progress(each),
        "keep_until": session.keep_until.isoformat() if session.keep_until else None,
        "purged": bool(each.purged),
    }


def progress(each: ReleasedSession) -> str:
    """Return how far a session is: new, underway, or done when its last stage has ended."""
    stages = [released.entry.state for released in each.entries if released.entry.kind == "stage"]
    if stages and stages[-1] == "ended":
        return "done"
    return "underway" if each.entries else "new"


def record_report(released: Released, framework: Framework, stages: dict[str, str]) -> Report:
    """Return everything in one session, in the order in which it was said."""
    each = released.sessions[0]
    codes = short_codes([item.entry.id for item in each.entries])
    rows = tuple(
        (
            line(Words(codes[item.entry.id], "quiet")),
            line(Words(who(item, framework), "strong")),
            line(*_entry_words(item, framework, stages)),
        )
        for item in each.entries
    )
    session = each.session
    head = separated(session.municipality, day(session.date), _promise(session, framework))
    gone: list[Part] = []
    for kept in each.purged:
        told = _("The words were taken out; what stayed: {line}").format(line=kept.line)
        gone.append(Paragraph(line(Words(told, "strong"))))
    parts: tuple[Part, ...] = (
        Paragraph(head),
        *gone,
        Table((_("Code"), _("Who"), _("What")), rows),
        audience_note(released.audience),
    )
    entries = [entry_document(item, codes) for item in each.entries]
    document = {
        "format_version": FORMAT_VERSION,
        "audience": released.audience,
        "session": session_document(session),
        "entries": entries,
        "problems": [problem_document(problem) for problem in each.problems],
    }
    return Report(session.title, parts, document, tuple(entries))


def found_report(released: Released, framework: Framework) -> Report:
    """Return what was found in many sessions: in which, whose, and the words."""
    rows, entries = [], []
    for each in released.sessions:
        codes = short_codes([item.entry.id for item in each.entries])
        for item in each.entries:
            rows.append(
                (
                    line(Words(each.session.slug, "quiet")),
                    line(Words(who(item, framework), "strong")),
                    line(*_entry_words(item, framework, {})),
                )
            )
            entries.append({"session": each.session.slug, **entry_document(item, codes)})
    table = Table((_("Session"), _("Who"), _("What")), tuple(rows))
    document = {"format_version": FORMAT_VERSION, "audience": released.audience, "entries": entries}
    return Report(_("What was found"), (table, audience_note(released.audience)), document, tuple(entries))


def _promise(session: Session, framework: Framework) -> str:
    if not session.promised:
        return ""
    return _("promised: {rung}").format(rung=framework.title_of(session.promised, language()).lower())


def _entry_words(item: ReleasedEntry, framework: Framework, stages: dict[str, str]) -> tuple[Words, ...]:
    """Return what was said first, then its labels, set back."""
    entry = item.entry
    labels = [framework.title_of(entry.kind, language())]
    labels += [stages.get(entry.stage, entry.stage)] if entry.kind == "stage" else []
    labels += [framework.title_of(entry.element, language())] if entry.element else []
    labels += [framework.title_of(each, language()) for each in entry.knowledge]
    labels += [_("translated")] if entry.translated else []
    labels += [_("of their own")] if entry.sharer else []
    labels += [state(entry.state)] if entry.state else []
    labels += [f"@{entry.owner}"] if entry.owner else []
    labels += [_("by {day}").format(day=day(entry.due))] if entry.due else []
    labels += [_("look back on {day}").format(day=day(entry.look_back))] if entry.look_back else []
    labels += [
        f"{framework.title_of(role, language())} {' '.join(map(str, marks))}" for role, marks in entry.scores.items()
    ]
    labels += [f"#{tag}" for tag in entry.tags]
    labels += ["★"] if entry.star else []
    if entry.is_said and entry.text:
        labels.append(_("may be read by: {who}").format(who=consent_words(item)))
    text = quoted(entry)
    said: tuple[Words, ...] = (text, BREAK) if text.text else ()
    for other in item.others:
        said += (Words(_("also written down as: {text}").format(text=other), "quiet"), BREAK)
    return (*said, Words(" · ".join(labels), "quiet"))


def session_document(session: Session) -> dict[str, Any]:
    """Return the facts of a session for JSON."""
    import msgspec

    facts = dict(msgspec.to_builtins(session))
    facts.pop("secret", None)
    return facts


def entry_document(item: ReleasedEntry, codes: dict[str, str]) -> dict[str, Any]:
    """Return one entry for JSON."""
    import msgspec

    entry: Entry = item.entry
    fields = {**msgspec.to_builtins(entry), "speaker": list(entry.speaker), "code": codes[entry.id]}
    others = {"others": list(item.others)} if item.others else {}
    return {**fields, **others, "consent": None if item.consent is None else sorted(item.consent)}


def config_report(places: dict[str, str]) -> Report:
    """Return where things are."""
    names = {
        "version": _("version"),
        "sessions": _("sessions"),
        "settings": _("settings"),
        "recorder": _("recorder"),
        "language": _("language"),
        "signs": _("signs as"),
    }
    lines = tuple(
        Paragraph(line(Words(f"{names[key]:<14}", "strong"), value), is_whole=True) for key, value in places.items()
    )
    return Report("", lines, {"format_version": FORMAT_VERSION, **places}, (places,))


def versions_report(versions: list[dict[str, Any]]) -> Report:
    """Return every version of one entry, with who changed what and when, and the answers about it."""
    rows = tuple(
        (
            line(Words(str(version["at"])[:16].replace("T", " "), "quiet")),
            line(Words(version["recorder"], "quiet")),
            line(Words(version["table"], "strong"), *(_pair(key, value) for key, value in version["fields"].items())),
        )
        for version in versions
    )
    columns = (_("When"), _("Recorder"), _("What"))
    return Report(
        "", (Table(columns, rows),), {"format_version": FORMAT_VERSION, "versions": versions}, tuple(versions)
    )


def _pair(key: str, value: Any) -> Words:
    shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return Words(f"  {key}: {shown}")


def problems_report(problems: list[Problem]) -> Report:
    """Return what is wrong in the files, and what to do about each."""
    documents = tuple(problem_document(problem) for problem in problems)
    lines = tuple(Paragraph(each, is_whole=True) for each in _problems(documents))
    fine = (Paragraph(line(_("Nothing is wrong in the files."))),)
    return Report("", lines or fine, {"format_version": FORMAT_VERSION, "problems": list(documents)}, documents)


def _problems(documents: Sequence[dict[str, Any]]) -> Iterator[Line]:
    """Yield a line for each; of a great many of one kind in one file the first few, and how many more there are."""
    seen = Counter[tuple[str, str]]()
    for each in documents:
        seen[each["file"], each["code"]] += 1
        if seen[each["file"], each["code"]] <= MOST_ALIKE:
            yield _problem(each)
    for (file, code), count in seen.items():
        if count > MOST_ALIKE:
            more = plural("and one more:", "and {n} more:", count - MOST_ALIKE)
            yield line(Words(f"{file}: ", "strong"), f"{more} {code}; ", _("--format json names each"))


def _problem(each: dict[str, Any]) -> Line:
    return line(Words(f"{each['file']}:{each['line']}: ", "strong"), each["message"], "; ", each["hint"])


def problem_document(problem: Problem) -> dict[str, Any]:
    """Return one problem for JSON, in words."""
    level, message, hint = PROBLEMS[problem.code]
    return {
        "file": problem.file,
        "line": problem.line,
        "code": problem.code,
        "level": level,
        "message": _(message).format(detail=problem.detail),
        "hint": _(hint),
    }


def quoted(entry: Entry) -> Words:
    """Return the text of ``entry``: in quotation marks only when it is word for word."""
    return Words(entry.quoted, "quote" if entry.verbatim else "plain")


def who(released: ReleasedEntry, framework: Framework) -> str:
    """Return who said it, as far as this audience may know: codes, a role, or nothing."""
    if released.entry.speaker:
        return "+".join(_("all of us") if code == GROUP else code for code in released.entry.speaker)
    return framework.title_of(released.role, language()).lower() if released.role else ""


def consent_words(released: ReleasedEntry) -> str:
    """Return who may read it, for the keyboard."""
    if released.consent is None:
        return _("not asked")
    if not released.consent:
        return _("nobody")
    if "public" in released.consent:
        return _("everyone")
    return ", ".join(_(AUDIENCE_NAMES[each]).split()[-1] for each in AUDIENCE_NAMES if each in released.consent)
