"""Builds blocks of one small session, for tests of the rules alone."""

from datetime import UTC, date, datetime, timedelta

from leernetwerk_cli.domain.record.blocks import Block, Origin, to_block
from leernetwerk_cli.domain.record.session import Participant, Session

PEOPLE = (Participant("E1", 1, "ervaringsdeskundige"), Participant("U1", 2, "uitvoerder"))
SESSION = Session(id="s", title="t", date=date(2026, 11, 23), method="vier-inzichten", participants=PEOPLE)
START = datetime(2026, 11, 23, 10, tzinfo=UTC)


def block(table: str, id_: str, minute: int = 0, recorder: str = "laptop-aaaa", **fields: object) -> Block:
    return to_block(table, {"at": START + timedelta(minutes=minute), **fields, "id": id_}, Origin(recorder))


def quote(id_: str, minute: int = 0, recorder: str = "laptop-aaaa", **fields: object) -> Block:
    return block(
        "entry", id_, minute, recorder, **{"kind": "quote", "text": "Ik telde mee.", "speaker": "E1", **fields}
    )
