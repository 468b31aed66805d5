"""Two recorders who write about one session at once: each sees only what was copied to it, and their clocks differ."""

from collections.abc import Iterable
from random import Random

from laptop import Laptop
from networks import FRAMEWORK

from leernetwerk_cli.domain.framework.kinds import SAID
from leernetwerk_cli.domain.privacy.audience import READERS
from leernetwerk_cli.domain.privacy.consent import fingerprint, widened
from leernetwerk_cli.domain.record.blocks import Block, ConsentBlock, EditBlock, EntryBlock
from leernetwerk_cli.domain.record.entry import Entry
from leernetwerk_cli.domain.record.record import Record, to_record

ANSWERS = [(), ("group",), ("network",), ("municipality",), ("municipality", "network"), ("public",)]


class Desks:
    """One session of every kind of text, each text with a canary of its own, and what was really answered about it."""

    def __init__(self, random: Random, record: Record) -> None:
        self.random = random
        self.facts = record.session
        self.people = [person.code for person in record.session.participants]
        self.laptops = [Laptop("desk0", random), Laptop("desk1", random)]
        self.versions: dict[str, Entry] = {}
        self.said: list[tuple[Block, set[str]]] = []
        self.marks: set[str] = set()
        self.gone: set[str] = set()
        self.taken_back: set[str] = set()
        kinds = [kind for kind in (*SAID, "note") if kind != "value" for _ in range(random.choice([1, 2]))]
        for kind in kinds:
            self.say(random.choice(self.laptops), kind)
        moves = [self.answer] * 5 + [self.edit, self.undo, self.erase, self.refuse_all, self.copy, self.copy]
        for _ in range(random.choice([5, 20, 60])):
            random.choice(moves)(random.choice(self.laptops))
        for desk in self.laptops:
            for tell in (self.feedback, self.look_back, self.insight, self.aftercare, self.translate):
                if said := [entry for entry in self.noted(desk.seen.values()).entries if entry.is_said]:
                    tell(desk, said)

    def feedback(self, desk: Laptop, said: list[Entry]) -> None:
        state = self.random.choice(["done", "unknown"])
        desk.write("entry", kind="feedback", about=self.random.choice(said).id, state=state, text=self.canary())

    def look_back(self, desk: Laptop, said: list[Entry]) -> None:
        hopes = [entry.id for entry in said if entry.kind == "expectation"]
        if hopes:
            more = {"unexpected": self.canary(), "decision": self.canary()}
            desk.write("entry", kind="look-back", about=self.random.choice(hopes), text=self.canary(), **more)

    def insight(self, desk: Laptop, said: list[Entry]) -> None:
        carried = [entry.id for entry in self.random.sample(said, min(len(said), self.random.choice([1, 1, 2])))]
        place = self.random.choice(FRAMEWORK.elements).id
        desk.write("entry", kind="insight", element=place, carried=carried, text=self.canary())

    def aftercare(self, desk: Laptop, said: list[Entry]) -> None:
        if self.people:
            person = [self.random.choice(self.people)]
            desk.write("entry", kind="aftercare", speaker=person, tags=["call"], state="open", text=self.canary())

    def translate(self, desk: Laptop, said: list[Entry]) -> None:
        """Add a translation that nobody said yes to: it may not come along with the words that they did."""
        entry = self.random.choice(said)
        if entry.speaker and entry.speaker != ("wij",):
            desk.write("edit", entry=entry.id, translations={"en": self.canary()})

    def say(self, desk: Laptop, kind: str) -> None:
        speaker = self.random.choice([(), ("wij",), *((code,) for code in self.people), tuple(self.people[:2])])
        desk.write(
            "entry",
            kind=kind,
            text=self.canary(),
            speaker=list(speaker),
            element=self.random.choice(FRAMEWORK.elements).id,
            star=self.random.random() < 0.5,
            verbatim=self.random.random() < 0.5,
            tags=[self.mark()],
            ref=self.mark(),
            vreemd=self.mark(),
            **({"state": "open"} if kind in ("step", "action") else {}),
            **({"whom": self.canary(), "signs": [self.canary()]} if kind == "expectation" else {}),
            **({"owner": speaker[0]} if kind == "action" and speaker else {}),
        )

    def canary(self) -> str:
        return f"kanarie{self.random.getrandbits(60):x} en meer"

    def mark(self) -> str:
        """Return a word for where no reader may ever come: a tag, a reference, a key that nobody knows."""
        self.marks.add(mark := f"merk{self.random.getrandbits(60):x}")
        return mark

    def pick(self, desk: Laptop) -> Entry | None:
        entries = [entry for entry in self.noted(desk.seen.values()).entries if entry.is_said or entry.kind == "note"]
        return self.random.choice(entries) if entries else None

    def edit(self, desk: Laptop) -> None:
        if entry := self.pick(desk):
            changes: list[dict[str, object]] = [{"text": self.canary()}] * 2
            if self.people:
                changes.append({"speaker": [self.random.choice(self.people)]})
            desk.write("edit", entry=entry.id, **self.random.choice(changes))

    def undo(self, desk: Laptop) -> None:
        mine = desk.wrote(EntryBlock, EditBlock)
        if mine and self.random.random() < 0.5:
            block = self.random.choice(mine)
            self.taken_back.add(block.id)
            desk.write("undo", of=block.id)

    def erase(self, desk: Laptop) -> None:
        if self.random.random() < 0.3 and (entry := self.pick(desk)):
            if entry.speaker and entry.speaker[0] != "wij" and self.random.random() < 0.3:
                self.gone.add(entry.speaker[0])
                desk.write("erased", speaker=entry.speaker[0])
            else:
                self.gone.add(entry.id)
                desk.write("erased", entry=entry.id)

    def answer(self, desk: Laptop) -> None:
        if entry := self.pick(desk):
            allows = self.random.choice(ANSWERS)
            for speaker in entry.speaker or ("wij",):
                seen = {block.id for block in desk.seen.values() if isinstance(block, ConsentBlock)}
                block = desk.write(
                    "consent",
                    speaker=speaker,
                    entry=entry.id,
                    allows=list(allows if self.random.random() < 0.8 else self.random.choice(ANSWERS)),
                    read=self.read_out(entry),
                    after=sorted(seen),
                )
                self.said.append((block, seen))

    def read_out(self, entry: Entry) -> str:
        """Return which version was read: mostly as it stands, now and then the one on a sheet that was printed before."""
        printed = [key.split()[1] for key in self.versions if key.startswith(f"{entry.id} ")]
        return self.random.choice(printed) if printed and self.random.random() < 0.2 else fingerprint(entry)

    def refuse_all(self, desk: Laptop) -> None:
        if self.people and self.random.random() < 0.3:
            block = desk.write("consent", speaker=self.random.choice(self.people), allows=[], after=[])
            self.said.append((block, set()))

    def copy(self, desk: Laptop) -> None:
        for other in self.laptops:
            desk.seen = other.seen | desk.seen

    @property
    def record(self) -> Record:
        """Return what the two amount to when both their files are there."""
        return self.noted(self.blocks)

    @property
    def blocks(self) -> list[Block]:
        return list((self.laptops[0].seen | self.laptops[1].seen).values())

    def noted(self, blocks: Iterable[Block]) -> Record:
        """Return the record of some blocks, and note each version of a text that somebody could have read out."""
        record = to_record(self.facts, blocks)
        self.versions |= {f"{entry.id} {fingerprint(entry)}": entry for entry in record.entries}
        return record

    def allowed(self, towns: int, fewest_towns: int) -> dict[str, set[str]]:
        """Return per canary who may read it, worked out from what people answered and from nothing else."""
        result: dict[str, set[str]] = {}
        for entry in (*self.record.entries, *self.versions.values()):
            readers = {each for each in READERS if self.may(entry, each, towns, fewest_towns)}
            for words in filter(None, entry.words):
                result.setdefault(words.split()[0], set()).update(readers)
        return result

    def all_may(self, ids: Iterable[str], audience: str) -> bool:
        """Return whether all these words are told to ``audience`` in their place."""
        here = {entry.id: entry for entry in self.record.entries}
        return all(id_ in here and self.may(here[id_], audience, 0, 1) for id_ in ids)

    def may(self, entry: Entry, audience: str, towns: int, fewest_towns: int) -> bool:
        if entry.kind in ("feedback", "look-back"):
            return audience == "group" and self.all_may([entry.about], audience)
        if entry.kind == "insight":
            return self.all_may(entry.carried, audience)
        if (
            entry.kind in ("note", "aftercare")
            or entry.id in self.gone | self.taken_back
            or self.gone & set(entry.speaker)
        ):
            return False
        personal = entry.kind in ("quote", "dissent", "obstacle") or (entry.kind == "learning" and not entry.speaker)
        someone = personal or any(code != "wij" for code in entry.speaker)
        agreed = set(READERS)
        for speaker in entry.speaker or ("wij",):
            own = [(b, seen) for b, seen in self.said if b.speaker == speaker and b.entry in ("", entry.id)]
            replaced = set().union(*(seen for _b, seen in own))
            last = [b for b, _seen in own if b.id not in replaced]
            if not last and not someone:
                return audience == "group"
            if not any(b.read == fingerprint(entry) for b in last):
                return audience == "group" and not someone and all(b.allows for b in last)
            for b in last:
                agreed &= widened(b.allows)
        if audience not in agreed:
            return False
        away = audience == "network" and someone and "municipality" not in agreed
        return not away or towns >= fewest_towns
