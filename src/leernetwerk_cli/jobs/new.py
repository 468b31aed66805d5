"""Make a new session: its folder, its facts, its run sheet and the seats."""

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import tomli_w

from ..domain.framework.fit import FIRST_TO_GO, Circle, shortened, warnings
from ..domain.framework.framework import Framework
from ..domain.framework.lookup import unknown
from ..domain.framework.method import Method
from ..domain.naming import long_day
from ..domain.privacy.bsn import mask_fields
from ..domain.record.ids import Ids
from ..errors import Locked, MissingOption, SomethingSaid
from ..i18n import _, language
from ..reports.keyboard.paper import paper
from ..store import package, platform, sessions, settings, toml
from ..store.facts import read_session
from .workplace import Workplace

_OPENED = ("stage", "screen", "until")  # what stands in the record of a session that was only looked at


def scaffold(place: Workplace, slug: str, day: date, facts: dict[str, Any], participants: dict[str, int]) -> Path:
    """Make the session and return its folder.

    ``facts``: title, municipality, method, language, and where known facilitator, promised, subject, from, start and
    minutes; a run sheet that takes longer is shortened.
    ``participants``: how many of each role. Raises UnknownWord for a role, rung or method that is not there.
    """
    facts = mask_fields(facts)
    framework = package.read_framework()
    method = package.read_method_text(facts["method"])
    if facts.get("minutes"):
        method = fitted(method, facts["minutes"])
    if facts.get("promised"):
        facts = facts | {"promised": framework.get_rung(facts["promised"], "--promised").id}
    if facts.get("from"):
        facts = facts | {"from": read_session(sessions.find_folder(place.root, facts["from"])).id}
    if facts.get("facilitator") and participants:
        codes = [f"{role.letter}{n + 1}" for role in framework.role for n in range(participants.get(role.id, 0))]
        if facts["facilitator"].upper() not in codes:
            raise unknown("--facilitator", facts["facilitator"], codes)
        facts = facts | {"facilitator": facts["facilitator"].upper()}
    dice = place.dice(f"{day}-{slug}")
    made = {
        "id": Ids(dice).new(place.now() if not place.seed else _noon(day)),
        "title": facts.get("title") or slug.replace("-", " ").capitalize(),
        "date": day,
        **{key: value for key, value in facts.items() if value and key != "title"},
        "keep_until": settings.kept_until(day),
        "participants": seat(framework, participants, dice),
        "secret": f"{dice.getrandbits(128):032x}",
    }
    return sessions.create(place.root, slug, day, made, method)


def delete(place: Workplace, session: str) -> str:
    """Throw away a session in which nothing was written down, and return its name.

    Raises MissingOption for no name at all, and SomethingSaid, for half a line too.
    """
    if not session:
        raise MissingOption(option="SLUG")
    folder = sessions.find_folder(place.root, session)
    with platform.locked(folder / ".lock") as got:
        if not got:
            raise Locked(where=folder.name)
        record = sessions.read_record(folder)  # under the lock: nobody writes meanwhile
        said: list[object] = [*(folder / "drafts").glob("*.txt")]
        said += [story for story in record.stories.values() if story.entry.kind not in _OPENED]
        if said or record.answers or record.gone.stones or record.gone.codes or record.problems:
            raise SomethingSaid(session=folder.name)
        shutil.rmtree(folder)
    return folder.name


def card(folder: Path) -> Iterator[str]:
    """Yield what whoever made a session wants to see: when, who sits where, what is still to be agreed, what now."""
    session, method, framework = read_session(folder), sessions.read_method(folder), package.read_framework()
    start = f" {session.start:%H:%M}" if session.start else ""
    yield f"{session.title} · {long_day(session.date)}{start} · {method.title.to(language())}, {method.total} min"
    for person in sorted(session.participants, key=lambda person: person.seat):
        seat = _("seat {n}").format(n=person.seat)
        yield f"  {seat:<9}{person.code:<4}{framework.title_of(person.role, language())}"
    slug, open_ = folder.name[len("2026-11-23-") :], []
    change = f"leernetwerk edit {slug} --set {{}}"
    if not session.participants:
        open_ += [(_("who comes?"), _("on the evening itself: /join E1"))]
    if not session.management_agreed:
        open_ += [(_("nothing said goes into a case file?"), change.format("management_agreed=true"))]
    if not session.promised:
        open_ += [(_("how much influence is promised?"), change.format("promised=adviseren"))]
    if not session.start:
        open_ += [(_("when does it begin?"), change.format("start=19:30"))]
    if open_:
        yield _("Still to be agreed:")
    for what, how in open_:
        yield from (f"  {what}", f"    {how}")
    yield _("What now:")
    yield "  " + _("invitation, run sheet, cards")
    yield f"    leernetwerk method prepare {slug} --to {slug}.html"
    yield "  " + _("on the evening itself")
    yield f"    leernetwerk run {slug}"


def fitted(text: str, minutes: int) -> str:
    """Return the run sheet in ``text`` made to fit in ``minutes``: each part shorter, what gives way first left out."""
    method = package.to_method(text, "method.toml")
    taken = shortened(method.stage, {each.id: each.minutes for each in method.stage}, method.total - minutes)
    if not taken:
        return text
    sheet = toml.loads(text)
    for stage in sheet["stage"]:
        stage["minutes"] -= taken.get(stage["id"], 0)
    sheet["stage"] = [stage for stage in sheet["stage"] if stage["minutes"] or stage["type"] not in FIRST_TO_GO]
    return tomli_w.dumps({**sheet, "minutes": sum(stage["minutes"] for stage in sheet["stage"])})


def doubts(folder: Path, minutes: int) -> list[str]:
    """Return why the method may not fit this group, in words; nothing is stopped by it."""

    session, method = read_session(folder), sessions.read_method(folder)
    people = Counter(person.role for person in session.participants)
    circle = Circle(people, not session.follows, session.management_agreed)
    found = warnings(method, package.read_framework(), circle, minutes)
    told = [_is_made_to_fit(method, minutes)]
    for each in found:
        message = each.message
        told.append(_(message).format(title=method.title.to(language()), **each.data))
    return [each for each in told if each]


def _is_made_to_fit(method: Method, minutes: int) -> str:
    """Return that a run sheet of ours was shortened, or nothing."""
    whole = (
        package.to_method(package.read_method_text(method.id), method.id)
        if method.id in package.method_ids()
        else method
    )
    if not minutes or whole.total <= minutes or method.total > minutes:
        return ""
    told = _("{title} takes {n} minutes; there are {minutes}, so every part was made shorter.")
    return told.format(title=method.title.to(language()), n=whole.total, minutes=minutes)


def write_paper(folder: Path) -> Path:
    """Write the number cards, the seating sheet and the pages to write on; return the file to print."""
    from ..dialogue.walk import card_of_the_walk  # with all its commands, which only this needs

    session, method = read_session(folder), sessions.read_method(folder)
    page = paper(session, method, package.read_framework(), *card_of_the_walk())
    path = folder / "paper.html"
    platform.write_whole(path, page.encode())
    return path


def warn_of(folder: Path) -> str:
    """Return what copies this folder away or keeps its past: OneDrive, Dropbox and the like, or git; else nothing."""
    for part in folder.absolute().parts:
        for name in ("OneDrive", "Dropbox", "Google Drive", "Nextcloud", "iCloud"):
            if part.lower().startswith(name.lower()):
                return name
    return "git" if any((each / ".git").exists() for each in folder.absolute().parents) else ""


def seat(framework: Framework, participants: dict[str, int], dice: Any) -> list[dict[str, Any]]:
    """Return a code and a seat for everyone; the numbers are shuffled, so that a seat tells no role."""
    people = [
        (f"{role.letter}{number}", role.id)
        for role in framework.role
        for number in range(1, participants.get(role.id, 0) + 1)
    ]
    numbers = list(range(1, len(people) + 1))
    dice.shuffle(numbers)
    return [{"code": code, "seat": number, "role": role} for (code, role), number in zip(people, numbers, strict=True)]


def _noon(day: date) -> Any:
    from datetime import UTC, datetime, time

    return datetime.combine(day, time(12), UTC)
