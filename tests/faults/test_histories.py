"""Two and three laptops with wrong clocks, whatever each did meanwhile: one record, and nobody's words go wider.

`make proof` plays a hundred thousand histories; `make test` a sample.
"""

import random
from datetime import date, timedelta

from laptop import Laptop
from scale import tries

from leernetwerk_cli.domain.privacy.audience import READERS
from leernetwerk_cli.domain.privacy.consent import Answers, fingerprint, widened
from leernetwerk_cli.domain.record.blocks import Block, ConsentBlock, EditBlock, EntryBlock
from leernetwerk_cli.domain.record.record import to_record
from leernetwerk_cli.domain.record.session import Session

HISTORIES = tries(600, 100_000)
SESSION = Session(id="s", title="t", date=date(2026, 11, 23), method="vier-inzichten")
SPEAKERS = [("E1",), ("E2",), ("E1", "E2"), ("wij",), ("U1",)]
ANSWERS = [(), ("group",), ("network",), ("municipality",), ("public",), ("group", "network")]


class History:
    """What really happened, as an onlooker saw it: who answered what, having seen which answers."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.laptops = [Laptop(f"laptop-{n}", self.chance) for n in range(self.chance.choice([2, 3]))]
        self.everything: dict[str, Block] = {}
        self.entries: dict[str, str] = {}
        self.undone: set[str] = set()
        self.erased: set[str] = set()
        self.codes: set[str] = set()
        self.answers: list[tuple[Block, set[str]]] = []

    def play(self, steps: int) -> None:
        moves = [self.say] * 3 + [self.edit, self.undo, self.answer, self.answer, self.answer, self.refuse_all]
        moves += [self.erase, self.erase_person, self.copy, self.copy]
        for _ in range(steps):
            self.chance.choice(moves)(self.chance.choice(self.laptops))

    def keep(self, block: Block) -> None:
        self.everything[block.id] = block

    def say(self, laptop: Laptop) -> None:
        speaker = self.chance.choice(
            [each for each in SPEAKERS if not set(each) & self.known_stones(laptop)] or [("B1",)]
        )
        block = laptop.write("entry", kind="quote", text=f"zin {self.chance.randint(0, 9)}", speaker=list(speaker))
        self.entries[block.id] = laptop.name
        self.keep(block)

    def known_stones(self, laptop: Laptop) -> set[str]:
        return set(laptop.record(SESSION).gone.codes)

    def pick(self, laptop: Laptop):
        entries = laptop.record(SESSION).entries
        return self.chance.choice(entries) if entries else None

    def edit(self, laptop: Laptop) -> None:
        if entry := self.pick(laptop):
            stamps = [b.at for b in laptop.seen.values() if entry.id in (b.id, getattr(b, "entry", ""))]
            at = max(laptop.now(), max(stamps) + timedelta(milliseconds=1))
            change = self.chance.choice(
                [{"text": "anders"}, {"speaker": ["U1"]}, {"verbatim": True}, {"element": "plek"}]
            )
            if not set(change.get("speaker", ())) & self.known_stones(laptop):
                self.keep(laptop.write("edit", entry=entry.id, at=at, **change))

    def undo(self, laptop: Laptop) -> None:
        if mine := laptop.wrote(EntryBlock):
            block = self.chance.choice(mine)
            self.undone.add(block.id)
            self.keep(laptop.write("undo", of=block.id))

    def answer(self, laptop: Laptop) -> None:
        if entry := self.pick(laptop):
            self.give(laptop, entry, self.chance.choice(entry.speaker), self.chance.choice(ANSWERS))

    def give(self, laptop: Laptop, entry, speaker: str, allows) -> None:
        seen = {b.id for b in laptop.seen.values() if isinstance(b, ConsentBlock) and b.entry in ("", entry.id)}
        block = laptop.write(
            "consent", speaker=speaker, entry=entry.id, allows=list(allows), read=fingerprint(entry), after=sorted(seen)
        )
        self.answers.append((block, seen))
        self.keep(block)

    def refuse_all(self, laptop: Laptop) -> None:
        if self.chance.random() < 0.3:
            speaker = self.chance.choice(["E1", "E2"])
            block = laptop.write("consent", speaker=speaker, allows=[], after=[])
            self.answers.append((block, set()))
            self.keep(block)

    def erase(self, laptop: Laptop) -> None:
        if self.chance.random() < 0.3 and (entry := self.pick(laptop)):
            self.take_out(laptop, entry.id)

    def take_out(self, laptop: Laptop, id_: str) -> None:
        self.erased.add(id_)
        for block in list(laptop.seen.values()):
            if id_ in (block.id, getattr(block, "entry", "")):
                del laptop.seen[block.id]
        self.keep(laptop.write("erased", entry=id_))

    def erase_person(self, laptop: Laptop) -> None:
        if self.chance.random() < 0.1:
            code = self.chance.choice(["E1", "E2"])
            self.codes.add(code)
            self.keep(laptop.write("erased", speaker=code))
            for id_ in laptop.record(SESSION).gone.entries - self.erased:
                self.take_out(laptop, id_)

    def copy(self, laptop: Laptop) -> None:
        """Bring another laptop's files here: all of them, or an older copy that lacks the newest blocks."""
        other = self.chance.choice(self.laptops)
        blocks = list(other.seen.values())
        for block in blocks[: self.chance.randint(0, len(blocks))]:
            laptop.seen.setdefault(block.id, block)


def test_whatever_the_laptops_did_there_is_one_record_and_nothing_is_lost_or_wider():
    for seed in range(HISTORIES):
        history = History(seed)
        history.play(history.chance.randint(4, 22))
        judge(history, seed)


def judge(history: History, seed: int) -> None:
    blocks = list(history.everything.values())
    record = to_record(SESSION, blocks)
    history.chance.shuffle(blocks)
    again = to_record(SESSION, blocks)
    assert (record.entries, record.answers) == (again.entries, again.answers), seed
    heard = {entry.id for entry in record.entries}
    assert heard == set(history.entries) - history.undone - history.erased - of_the_erased(history), seed
    answers = Answers(record)
    for entry in record.entries:
        allowed = answers.allowed(entry)
        assert allowed is None or allowed <= meant(history, entry), (seed, entry)
    asking_again_opens(history, record, seed)


def of_the_erased(history: History) -> set[str]:
    """Return every entry that an erased person had a part in, after all that was changed in it."""
    speakers = {}
    for block in sorted(history.everything.values(), key=lambda block: block.order):
        if isinstance(block, EntryBlock):
            speakers[block.id] = block.entry.speaker
    for block in sorted(history.everything.values(), key=lambda block: block.order):
        if isinstance(block, EditBlock) and "speaker" in block.changes:
            speakers[block.entry] = block.changes["speaker"]
    return {id_ for id_, who in speakers.items() if history.codes & set(who)}


def meant(history: History, entry) -> frozenset[str]:
    """Return the widest that the speakers meant: of each the last answers, the narrower where they were unseen."""
    about = [(block, seen) for block, seen in history.answers if block.entry in ("", entry.id)]
    result = frozenset(READERS)
    for speaker in entry.speaker:
        own = [(block, seen) for block, seen in about if block.speaker == speaker]
        superseded = set().union(*(seen for _block, seen in own))
        last = [block for block, _seen in own if block.id not in superseded]
        if not any(block.read == fingerprint(entry) or not block.allows for block in last):
            return frozenset()
        for block in last:
            result &= widened(block.allows)
    return result


def asking_again_opens(history: History, record, seed: int) -> None:
    """When all is brought together and everyone is asked again, what they say is what counts."""
    laptop = history.laptops[0]
    laptop.seen = dict(history.everything)
    for entry in record.entries:
        for speaker in entry.speaker:
            history.give(laptop, entry, speaker, ("network",))
    again = to_record(SESSION, history.everything.values())
    answers = Answers(again)
    assert all(answers.allowed(entry) == {"group", "network"} for entry in again.entries), seed
