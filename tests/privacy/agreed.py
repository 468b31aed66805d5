"""A record in which it is agreed who may read what."""

from collections.abc import Iterable, Mapping

from leernetwerk_cli.domain.privacy.consent import fingerprint
from leernetwerk_cli.domain.record.blocks import ConsentBlock
from leernetwerk_cli.domain.record.entry import Entry
from leernetwerk_cli.domain.record.record import Record
from leernetwerk_cli.domain.record.session import Session

Agreed = Mapping[str, frozenset[str] | None]


def answers(entries: Iterable[Entry], agreed: Agreed, unnamed: Iterable[str] = ()) -> tuple[ConsentBlock, ...]:
    """Return an answer of each speaker about each entry that was asked about."""
    return tuple(
        ConsentBlock(
            at=entry.at,
            id=f"{entry.id}-{speaker.strip('?')}",
            speaker=speaker,
            entry=entry.id,
            allows=tuple(sorted(agreed[entry.id] or ())),
            read=fingerprint(entry),
            role=entry.id not in unnamed,
        )
        for entry in entries
        if agreed.get(entry.id) is not None
        for speaker in entry.speaker or ("wij",)
    )


def record(
    session: Session, entries: Iterable[Entry], agreed: Agreed, unnamed: Iterable[str] = (), **more: object
) -> Record:
    entries = tuple(entries)
    return Record(session, entries, {}, answers(entries, agreed, unnamed), **more)  # type: ignore[arg-type]
