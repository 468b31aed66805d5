"""Two and three laptops with wrong clocks, played with the program's own jobs on real folders.

They record, change any field, take back, answer, pair, erase, bring and sync; files are put back in place as they were, torn,
cloned and repaired, also while a walk is open. Afterwards no acknowledged word is lost, nothing erased is left or back,
nothing of others is gone, nothing is wider, and whichever way the folders came together, it is one record.
"""

import shutil
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path
from random import Random

import pytest
from scale import chance, tries

from leernetwerk_cli.domain.privacy.audience import Reply
from leernetwerk_cli.domain.privacy.consent import Answers, fingerprint, widened
from leernetwerk_cli.domain.record.blocks import EditBlock, EntryBlock, UndoBlock
from leernetwerk_cli.domain.record.twins import can_be_twice
from leernetwerk_cli.errors import Failure
from leernetwerk_cli.jobs import bring, consent, edit, erase, merge, repair, undo
from leernetwerk_cli.jobs.scribe import Scribe
from leernetwerk_cli.jobs.workplace import Workplace
from leernetwerk_cli.store import entries, platform, sessions

START = datetime(2026, 11, 23, 10, tzinfo=UTC)
CODES = ["E1", "E2", "U1"]
ANSWERS = [[], ["group"], ["network"], ["municipality"], ["public"], ["group", "network"]]
PARTS = 4


def brought(laptop, source: Path) -> None:
    for coming in bring.plan(laptop.place, source, pytest.fail):
        bring.bring(laptop.place, coming)


class Place(Workplace):
    """A workplace with dice of the history's own: no two pens draw the same ids, and every run draws them again."""

    def dice(self, about: str) -> Random:
        return Random(DICE.random() if "/" in about else f"{self.recorder_name}/{about}")


DICE = Random()


class Laptop:
    """A computer with a folder of sessions, a recorder's name, and a clock that is wrong by hours."""

    def __init__(self, root: Path, name: str, random) -> None:
        self.random, self.name = random, name
        self.folder = root / "2026-11-23-plek"
        self.offset, self.minute = timedelta(minutes=random.randint(-300, 300)), 0
        self.place = Place(root, self.now, seed="its own", recorder_name=name)
        self.pen: Scribe | None = None
        self.safe: dict[Path, int] = {}  # up to where its files hold what the open walk did not write

    def now(self) -> datetime:
        self.minute += self.random.choice([0, 1, 2, -7])
        return START + self.offset + timedelta(minutes=self.minute)

    @property
    def scribe(self) -> Scribe:
        return self.pen or Scribe(self.place, self.folder)

    def record(self):
        return sessions.read_record(self.folder)

    def blocks(self):
        return [block for path in sorted(self.place.root.iterdir()) for block in entries.read_entries(path).blocks]


class History:
    """What was done, and what was promised."""

    def __init__(self, session: Path, root: Path, random) -> None:
        self.random, self.words, self.said = random, 0, set()
        self.laptops = [Laptop(root / f"laptop{n}", f"laptop{n}", random) for n in range(random.choice([2, 2, 3]))]
        for laptop in self.laptops:
            shutil.copytree(session, laptop.folder)
        self.acknowledged: dict[str, str] = {}
        self.blocks: dict[tuple[str, str], object] = {}
        self.stones: set[str] = set()
        self.answers: list[tuple[str, str, tuple[str, ...], str, set[str]]] = []

    def play(self, moves: int) -> None:
        names = ["say"] * 4 + ["change", "change", "undo", "answer", "answer", "erase", "bring", "bring", "sync"]
        names += ["put_back", "tear", "clone", "repair", "walk", "walk", "pair", "pair"]
        for _ in range(moves):
            laptop = self.random.choice(self.laptops)
            move = self.random.choice(names)
            with suppress(Failure):  # refused: somebody was erased, there is nothing to undo, or no such entry
                getattr(self, move)(laptop)
            self.note(laptop, by_the_walk=move == "say")

    def note(self, laptop: Laptop, by_the_walk: bool = False) -> None:
        """Look what stands on this laptop now: what was ever written down, and what was erased."""
        for block in laptop.blocks():
            self.blocks.setdefault((block.table, block.id), block)
        self.stones |= {path.stem for path in laptop.place.root.glob("*/erased/*.toml")}
        if not (laptop.pen and by_the_walk):
            laptop.safe = {path: path.stat().st_size for path in laptop.folder.glob("entries/*.toml")}

    def word(self) -> str:
        self.words += 1
        return f"woord{self.words}x"

    def say(self, laptop: Laptop) -> None:
        speaker = self.random.choice([*CODES, "E1+E2", "wij"])
        fields = {"kind": "quote", "text": f"zin {self.word()}", "speaker": speaker}
        entry = laptop.scribe.put(fields)
        self.acknowledged[entry.id] = entry.text

    def change(self, laptop: Laptop) -> None:
        if found := [entry for entry in laptop.record().entries if entry.text]:
            entry = self.random.choice(found)
            change = self.random.choice(
                [{"text": f"zin {self.word()}"}, {"speaker": self.random.choice(CODES)}, {"star": True}]
            )
            edit.change_entry(laptop.place, laptop.folder, entry, change)

    def undo(self, laptop: Laptop) -> None:
        undo.undo(laptop.place, str(laptop.folder))

    def answer(self, laptop: Laptop) -> None:
        record = laptop.record()
        if record.entries:
            entry, allows = self.random.choice(record.entries), self.random.choice(ANSWERS)
            if not entry.speaker:
                return
            speaker = self.random.choice(entry.speaker)
            seen = {each.id for each in Answers(record).about(entry)}
            consent.answer(laptop.place, str(laptop.folder), entry.id, Reply(allows), speaker)
            self.answers.append((entry.id, speaker, tuple(allows), fingerprint(entry), seen))

    def pair(self, laptop: Laptop) -> None:
        """Two things are said to be one, or after all to be two; or to be one with a third."""
        found = [entry for entry in laptop.record().entries if can_be_twice(entry)]
        if len(found) > 1:
            one, other = self.random.sample(found, 2)
            state = self.random.choice(["same", "same", "different"])
            merge.decide(laptop.place, str(laptop.folder), f"{one.id},{other.id}", state)

    def erase(self, laptop: Laptop) -> None:
        if self.random.random() < 0.4 and (found := laptop.record().entries):
            what = self.random.choice([self.random.choice(found).id, "E2" if self.random.random() < 0.4 else "last"])
            erase.erase(laptop.place, erase.plan(laptop.place, str(laptop.folder), what), lambda _problem, _piece: True)

    def bring(self, laptop: Laptop) -> None:
        brought(laptop, self.random.choice([each for each in self.laptops if each is not laptop]).folder)

    def sync(self, laptop: Laptop) -> None:
        """A sync client copies the files of another laptop over, by their names, in place or as new files."""
        other = self.random.choice(self.laptops)
        for path in sorted(other.folder.glob("e*/*.toml")):
            target = laptop.folder / path.relative_to(other.folder)
            if not target.exists() or (other.name in path.name and target.stat().st_size < path.stat().st_size):
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(path.read_bytes())

    def put_back(self, laptop: Laptop) -> None:
        """A sync puts the file of an open walk back in place as it was a while ago; its own program repeats the rest."""
        if laptop.pen:
            for path in laptop.folder.glob(f"entries/{laptop.name}*.toml"):
                content, safe = path.read_bytes(), laptop.safe.get(path, 0)
                begins = [place for place in range(safe, len(content)) if content[place:].startswith(b"\n[[")]
                cut = self.random.choice(begins or [len(content)])
                with path.open("r+b") as file:
                    file.truncate(cut)

    def tear(self, laptop: Laptop) -> None:
        """The power failed while somebody else's program wrote: a piece of what stands there, at the end of a file."""
        files = sorted(laptop.folder.glob("entries/*.toml"))
        if files:
            path = self.random.choice(files)
            pieces = [piece for piece in path.read_bytes().split(b"\n[[")[1:] if len(piece) > 4]  # no scrap of a tear
            if pieces:
                piece = b"\n[[" + self.random.choice(pieces)
                path.write_bytes(path.read_bytes() + piece[: self.random.randint(3, len(piece) - 2)])

    def clone(self, laptop: Laptop) -> None:
        if len(list(laptop.place.root.iterdir())) < 3:
            shutil.copytree(
                laptop.folder, laptop.place.root / f"2026-11-0{self.random.randint(1, 9)}-kopie", dirs_exist_ok=True
            )

    def repair(self, laptop: Laptop) -> None:
        repair.repair(laptop.place, (str(laptop.folder),), lambda problem, piece: "")

    def walk(self, laptop: Laptop) -> None:
        """Open a walk, or end the one that is open."""
        if laptop.pen:
            laptop.pen.close()
            laptop.pen = None
        else:
            laptop.pen = Scribe(laptop.place, laptop.folder)

    def end(self) -> None:
        for laptop in self.laptops:
            if laptop.pen:
                self.walk(laptop)
            self.note(laptop)


def come_together(history: History, root: Path, order: list[int], way: str) -> Laptop:
    """Return a laptop on which all folders came together: brought one by one, or laid side by side."""
    last = Laptop(root, "laatste", history.random)
    first, *others = (history.laptops[number] for number in order)
    shutil.copytree(first.place.root, root)
    for number, other in enumerate(others):
        if way == "brought":
            for path in sorted(other.place.root.iterdir()):
                brought(last, path)
        else:
            for path in sorted(other.place.root.iterdir()):
                shutil.copytree(path, root / f"{path.name}-{number}")
    for _ in range(2):
        repair.repair(last.place, (), lambda problem, piece: "")
    return last


def owners(history: History) -> dict[str, tuple[tuple[str, ...], set[str], bool]]:
    """Return per entry whose it is after all changes, of whom it ever was, and whether it was taken back: by plain reading."""
    blocks = sorted(history.blocks.values(), key=lambda block: block.order)
    mine = {(block.id, block.origin.recorder) for block in blocks}
    undone = {
        block.of for block in blocks if isinstance(block, UndoBlock) and (block.of, block.origin.recorder) in mine
    }
    found = {
        block.id: [block.entry.speaker, {*block.entry.speaker}] for block in blocks if isinstance(block, EntryBlock)
    }
    for block in blocks:
        if (
            isinstance(block, EditBlock)
            and block.entry in found
            and block.id not in undone
            and "speaker" in block.changes
        ):
            found[block.entry][0] = block.changes["speaker"]
            found[block.entry][1] |= {*block.changes["speaker"]}
    return {id_: (tuple(now), ever, id_ in undone) for id_, (now, ever) in found.items()}


def meant(history: History, entry) -> frozenset[str]:
    """Return the widest that the speakers meant: of each the last answers, the narrower where they were unseen."""
    result = frozenset(widened(("public",)))
    present = fingerprint(entry)
    for speaker in entry.speaker:
        own = [each for each in history.answers if each[0] == entry.id and each[1] == speaker]
        if not any(read == present or not allows for _id, _speaker, allows, read, _seen in own):
            return frozenset()
        fitting = frozenset().union(*(widened(allows) for _i, _s, allows, read, _n in own if read == present))
        result &= fitting
    return result


def judge(history: History, last: Laptop) -> None:
    record = last.record()
    history.note(last)  # what was erased as a wording of something gets a stone when all is known
    codes = {stone for stone in history.stones if stone in CODES}
    here = {*(entry.id for entry in record.entries), *chain(*record.twins.values())}
    for id_, (now, ever, taken_back) in owners(history).items():
        is_gone = id_ in history.stones or codes & ({*ever} if taken_back else {*now})
        assert (id_ in here) is (not is_gone and not taken_back), (id_, now, ever, taken_back)
        if is_gone and id_ in history.acknowledged:
            word = history.acknowledged[id_].encode()
            left = [path for path in last.place.root.rglob("*") if path.is_file() and word in path.read_bytes()]
            assert not left, (id_, left)
    answers = Answers(record)
    for entry in record.entries:
        allowed = answers.allowed(entry)
        assert allowed is None or allowed <= meant(history, entry), entry


def content(laptop: Laptop):
    """Return what one record must be, whichever way it came about."""
    record = laptop.record()
    entries = [(each.id, each.text, each.speaker, each.star) for each in record.entries]
    return entries, record.gone.entries, record.gone.codes, [entry.id for entry in record.entries]


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_the_laptops_did_it_is_one_record_by_every_way(session, own_place, monkeypatch, part):
    monkeypatch.setattr(platform, "sync_file", lambda descriptor: None)
    for number in range(tries(3, 5_000 // PARTS)):
        random = chance(f"laptops {part} {number}")
        DICE.seed(f"{part} {number}")
        root = own_place / f"history{number}"
        history = History(session, root, random)
        history.play(random.randint(6, 30))
        history.end()
        orders = [list(range(len(history.laptops))), list(reversed(range(len(history.laptops))))]
        ways = [(orders[0], "brought"), (orders[1], "brought"), (orders[0], "side by side")]
        ended = [come_together(history, root / f"way{n}", *way) for n, way in enumerate(ways)]
        for last in ended:
            judge(history, last)
            assert content(last) == content(ended[0]), number
        shutil.rmtree(root)
