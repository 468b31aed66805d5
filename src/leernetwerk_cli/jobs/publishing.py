"""Publish sessions: what an audience may have, of the one place that the audience is bound to."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ..domain.framework.framework import Framework
from ..domain.framework.network import said
from ..domain.privacy.audience import KEYBOARD, TOWNS
from ..domain.privacy.handover import Handover, is_sound, latest, together
from ..domain.privacy.publication import Noted, Publication, Published
from ..domain.privacy.release import Released, release
from ..domain.record.record import Record
from ..errors import N_, NoFilterHere, NotBound
from ..i18n import _, language
from ..store import handovers, package, sessions
from ..store.network import read_network
from .reading import Selection, get_audience, read_later, read_records
from .workplace import Workplace

_NAME = {
    "group": N_("Name the one session that the group was in."),
    "municipality": N_("Name one municipality, or sessions of one."),
    "network": N_("Name nothing, or a whole year (--since, --until) in which there are three towns."),
    "public": N_("Name nothing, one municipality, or one session."),
}


def publish_records(
    place: Workplace, records: list[Record], selection: Selection, audience: str, later: list[Record]
) -> Published:
    """Return what ``audience`` may have. Raises NotBound where these sessions are not of one place, GateClosed."""
    from ..domain.privacy.publisher import Scope, publish  # the keyboard does without

    framework = package.read_framework()
    bound_to = find_place(place, records, selection, audience, framework)
    scope = Scope(bound_to, place.now().date(), selection.checked, read_network(place.root).chairs)
    return publish(records, audience, scope, framework, later)


def find_place(
    place: Workplace, records: list[Record], selection: Selection, audience: str, framework: Framework
) -> str:
    """Return the name of the one place that ``records`` are of: a session, a municipality or the network.

    The group reads the one session that it was in; a municipality reads its own; the network all of it, or the whole
    of a year with three towns in it; everyone all, one municipality's or one session's. Sessions that do not say where
    they were may be of several towns. Raises NotBound.
    """
    towns = {framework.town(each.session.municipality) for each in records}
    is_one = len(records) == 1
    is_town = is_one or (len(towns) == 1 and "" not in towns)
    asked = selection._replace(checked=False)
    if (audience == "group" and is_one) or (audience == "public" and is_one and selection.names):
        return records[0].session.title
    is_of_town = asked == Selection(municipality=selection.municipality) != Selection()
    if is_town and (audience == "municipality" or (audience == "public" and is_of_town)):
        return records[0].session.municipality
    is_year = audience == "network" and _is_year(selection) and len(towns - {""}) >= TOWNS
    if audience in ("network", "public") and (asked == Selection() or is_year):
        return network_title(place)
    raise NotBound(audience=audience, what=_(_NAME[audience]))


def network_title(place: Workplace) -> str:
    """Return what the network calls itself, else the title of the factsheet that it follows."""
    return said(read_network(place.root).title, language()) or package.read_framework().title.to(language())


def _is_year(selection: Selection) -> bool:
    since, until = selection.since, selection.until
    if not (since and until) or selection.names or selection.municipality or selection.method:
        return False
    return since.year == until.year and (since.month, since.day, until.month, until.day) == (1, 1, 12, 31)


class Chosen(NamedTuple):
    """What to export, read once: the records, for whom, what they may have of it, and what the ledger keeps of that.

    ``folders``: where those lie that were named, by their slug. ``later``: the sessions that tell what became of it.
    """

    records: list[Record]
    audience: str
    source: Publication | Released
    noted: Noted
    folders: dict[str, Path]
    later: Sequence[Record] = ()


def choose(place: Workplace, selection: Selection, audience: str) -> Chosen:
    """Read the sessions to export.

    A folder of handovers is read as one of sessions. Raises AudienceMissing without an audience, UnknownWord for
    another word, NotBound where they are not of one place.
    """
    audience = get_audience(audience)
    if handed := read_handovers(place):
        return choose_handed(place, handed, selection, audience)
    records = read_records(place, selection)
    named = [folder for name in selection.names for folder in sessions.find_folders(place.root, name)]
    chosen = choose_of(place, records, selection, audience, list(read_later(place, selection, records)))
    return chosen._replace(folders={folder.name: folder for folder in named})


def choose_of(
    place: Workplace, records: list[Record], selection: Selection, audience: str, later: list[Record]
) -> Chosen:
    """Return what ``audience`` may have of records that were read; ``later``: those that tell what became of it.

    Raises as ``choose`` does.
    """
    if audience != KEYBOARD:
        return Chosen(records, audience, *publish_records(place, records, selection, audience, later), {}, later)
    released = release(records, package.read_framework(), selection.checked, later, place.now().date())
    texts = {each.session.id: tuple(i.entry.id for i in each.entries if i.entry.text) for each in released.sessions}
    told = released.course.told_of({item.entry.id for _session, item in released.entries})
    texts |= {each.session.id: tuple(entry.id for entry in each.entries if entry.id in told) for each in later}
    return Chosen(records, audience, released, Noted(texts, {}), {}, later)


def read_handovers(place: Workplace) -> list[Handover]:
    """Return the last handover of every sender, on the hub or in a folder; none where there are sessions in it.

    Raises NoHandover for a file that was changed or cut off: nothing is left out in silence; of a hub InvalidData,
    NoHub and ExtraMissing.
    """
    if place.hub:
        from ..store import hub

        handed = {f"{each.name} {each.publication.audience}": each for each in hub.read(place.hub)}
    elif next(sessions.iter_folders(place.root), None):
        return []
    else:
        handed = {file.name: handovers.read(file) for file in handovers.iter_files(place.root)}
    framework = package.read_framework()
    for name, each in handed.items():
        if not is_sound(each.publication, framework):
            raise handovers.NoHandover(file=name)
    return latest(handed.values())


def choose_handed(place: Workplace, handed: list[Handover], selection: Selection, audience: str) -> Chosen:
    """Return what these handovers tell together, to the audience that they are for; the keyboard reads that too.

    Raises NotBound for another audience, NoFilterHere for a part of them.
    """
    audiences = sorted({each.publication.audience for each in handed})
    wanted = audiences[0] if audience == KEYBOARD and len(audiences) == 1 else audience
    if wanted not in audiences:
        raise NotBound(audience=wanted, what=_("These are for: {who}.").format(who=", ".join(audiences)))
    if selection._replace(checked=False) != Selection():
        raise NoFilterHere(audience=wanted)
    theirs = [each for each in handed if each.publication.audience == wanted]
    told = together(theirs, network_title(place), place.now().date())
    return Chosen([], wanted, told, Noted({}, {}), {})


def note(place: Workplace, chosen: Chosen, name: str, content: bytes) -> None:
    """Append to each session what leaves it, before it is out: for whom, its name and hash, and the entries in it.

    To a later session too, where words of it tell what became of something.
    """
    from .scribe import Scribe

    noted = chosen.noted
    for record in (*chosen.records, *(each for each in chosen.later if noted.texts.get(each.session.id))):
        id_, slug = record.session.id, record.session.slug
        scribe = Scribe(place, chosen.folders.get(slug) or place.root / slug)
        scribe.note_export(chosen.audience, name, content, noted.texts.get(id_, ()), noted.batches.get(id_, ()))
        scribe.close()
