"""Read sessions through the gate: what a report may be built from."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ..domain.framework.framework import Framework
from ..domain.framework.lookup import unknown
from ..domain.privacy.audience import AUDIENCES, to_audience
from ..domain.privacy.release import Released, release
from ..domain.record.record import Record
from ..domain.record.session import Session
from ..errors import AudienceMissing, InvalidData, MissingOption
from ..i18n import language
from ..store import package, sessions
from ..store.later import Later
from . import batch
from .workplace import Workplace

if TYPE_CHECKING:
    from ..domain.insights.filtering import Filter


class Selection(NamedTuple):
    """Which sessions to read: by name, and by their facts. Nothing named: all of them.

    ``checked``: only words that their speakers heard and said yes to.
    """

    names: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    municipality: str = ""
    method: str = ""
    checked: bool = False

    def takes(self, session: Session) -> bool:
        return (
            (not self.since or session.date >= self.since)
            and (not self.until or session.date <= self.until)
            and self.municipality.lower() in session.municipality.lower()
            and self.method in ("", session.method)
        )


def read(place: Workplace, selection: Selection) -> tuple[Released, Framework]:
    """Return what the keyboard sees of the selected sessions, and the framework."""
    framework, records = package.read_framework(), read_records(place, selection)
    later, today = read_later(place, selection, records), place.now().date()
    return release(records, framework, selection.checked, later, today), framework


def read_later(place: Workplace, selection: Selection, records: list[Record]) -> Iterable[Record]:
    """Return the other sessions in which something of ``records`` was carried on; read when that is asked for."""
    is_all = selection == Selection(checked=selection.checked)
    return [] if is_all else Later(place.root).read(records)


def search(place: Workplace, wanted: "Filter", checked: bool) -> tuple[Released, Framework]:
    """Return what fits ``wanted`` in all the sessions. Raises MissingOption where nothing is asked for."""
    if not any(wanted):
        raise MissingOption(option="SESSION")
    released, framework = read(place, Selection(checked=checked))
    return wanted.apply(released, framework), framework


def get_audience(word: str) -> str:
    """Return the audience that ``word`` names; raise AudienceMissing without one, UnknownWord for another."""
    if not word:
        raise AudienceMissing
    audience = to_audience(word)
    if audience not in AUDIENCES:
        raise unknown("--audience", word, list(AUDIENCES))
    return audience


def read_records(place: Workplace, selection: Selection) -> list[Record]:
    """Return the records of the selected sessions, each session once, in the order of their dates.

    Raises UnknownWord, with those that are there, for a municipality that no session is of.
    """
    groups = [each for each in sessions.named(place.root, selection.names) if not each.is_held]
    records = list(batch.each(place, groups, sessions.Group.read))
    towns = sorted({record.session.municipality for record in records if record.session.municipality})
    if records and not any(selection.municipality.lower() in town.lower() for town in towns or [""]):
        raise unknown("--municipality", selection.municipality, towns)
    chosen = [record for record in records if selection.takes(record.session)]
    return sorted(chosen, key=lambda record: (record.session.date, record.session.slug))


def stage_titles(place: Workplace, name: str) -> dict[str, str]:
    """Return the titles of the stages of one session; none where its run sheet cannot be read."""
    try:
        method = sessions.read_method(sessions.find_folder(place.root, name))
    except InvalidData:
        return {}
    return {stage.id: stage.title.to(language()) for stage in method.stage}
