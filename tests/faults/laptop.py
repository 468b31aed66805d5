"""A computer in a test: it knows only what it wrote and what was copied to it, and its clock is wrong."""

import random
from datetime import UTC, datetime, timedelta

from leernetwerk_cli.domain.record.blocks import Block, Origin, to_block
from leernetwerk_cli.domain.record.ids import Ids
from leernetwerk_cli.domain.record.record import Record, to_record
from leernetwerk_cli.domain.record.session import Session

START = datetime(2026, 11, 23, 10, tzinfo=UTC)


class Laptop:
    """One computer: what it has seen, its own blocks, and a clock that is wrong by hours."""

    def __init__(self, name: str, chance: random.Random) -> None:
        self.name = name
        self.chance = chance
        self.seen: dict[str, Block] = {}
        self.written: list[tuple[str, dict[str, object]]] = []  # as it stands in a file
        self.ids = Ids(chance)
        self.offset = timedelta(minutes=chance.randint(-300, 300))
        self.minute = 0

    def now(self) -> datetime:
        self.minute += self.chance.randint(0, 2)
        return START + self.offset + timedelta(minutes=self.minute)

    def write(self, table: str, **fields: object) -> Block:
        at = fields.pop("at", None) or self.now()
        fields |= {"at": at, "id": self.ids.new(at)}  # type: ignore[arg-type]
        block = to_block(table, fields, Origin(self.name))
        self.seen[block.id] = block
        self.written.append((table, fields))
        return block

    def wrote(self, *kinds: type[Block]) -> list[Block]:
        """Return the blocks of these kinds that it wrote itself."""
        return [
            block for block in self.seen.values() if block.origin.recorder == self.name and isinstance(block, kinds)
        ]

    def record(self, session: Session) -> Record:
        """Return what this laptop makes of what it has seen."""
        return to_record(session, self.seen.values())
