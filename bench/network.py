"""Makes a network of as many sessions as asked for, the size of those of the example: the same seed, the same bytes.

Run: .venv/bin/python bench/network.py --sessions 1000 --to DIR --seed 7
"""

import argparse
import shutil
import uuid
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from leernetwerk_cli.domain.privacy.consent import fingerprint
from leernetwerk_cli.domain.record.ids import Ids
from leernetwerk_cli.jobs.new import scaffold
from leernetwerk_cli.jobs.workplace import Workplace
from leernetwerk_cli.store.blocks import head, to_item

EXAMPLE = Path(__file__).parents[1] / "sessions"


def make(count: int, target: Path, seed: str) -> None:
    """Copy the sessions of the example, in turn, each as a session of its own: with other ids, on another day."""
    models = sorted(EXAMPLE.glob("????-??-??-*"))
    chance = Random(seed)
    target.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        model = models[number % len(models)]
        day = date(2020, 1, 1) + timedelta(days=number % 2000)
        folder = target / f"{day}-{model.name[11:]}-{number}"
        shutil.copytree(model, folder)
        own = uuid.UUID(int=chance.getrandbits(128), version=4).hex[:8]
        for path in folder.rglob("*.toml"):
            path.write_bytes(renamed(path.read_bytes(), own, day, model.name[:10]))


def large(entries: int, root: Path) -> Path:
    """Make one session with many entries and an answer about every third, and return its folder."""
    place = Workplace(root, lambda: datetime(2026, 11, 23, 20, tzinfo=UTC), seed="large")
    people = {"ervaringsdeskundige": 3, "uitvoerder": 3}
    facts = {"title": "", "method": "vier-inzichten", "language": "nl", "municipality": "Waterstad"}
    folder = scaffold(place, f"large-{entries}", date(2026, 11, 23), facts, people)
    ids, begin = Ids(Random(1)), datetime(2026, 11, 23, 10, tzinfo=UTC)
    written = [head("laptop-x7k2")]
    for number in range(entries):
        at = begin + timedelta(seconds=number)
        said = {"speaker": f"{'EU'[number % 2]}{number % 3 + 1}", "at": at, "kind": "quote", "text": f"Zin {number}."}
        item = to_item("entry", {**said, "element": "vertrouwen", "id": ids.new(at)})
        written.append(item.content)
        if number % 3 == 0:
            entry = item.block.entry
            answer = {"speaker": said["speaker"], "entry": entry.id, "at": at, "allows": ["network"]}
            answer |= {"read": fingerprint(entry), "after": [], "id": ids.new(at)}
            written.append(to_item("consent", answer).content)
    (folder / "entries" / "laptop-x7k2.toml").write_bytes(b"".join(written))
    return folder


def renamed(content: bytes, own: str, day: date, before: str) -> bytes:
    """Return a file with ids that begin with ``own``, and the day that it takes place; all else stays."""
    lines = []
    for line in content.split(b"\n"):
        if line.startswith((b"id = ", b"entry = ", b"after = ", b"about = ", b"of = ")) and b'"' in line:
            first = line.index(b'"') + 1
            line = line[:first] + own.encode() + line[first + 8 :] if len(line) > first + 30 else line
        lines.append(line.replace(before.encode(), str(day).encode()) if line.startswith(b"date = ") else line)
    return b"\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--seed", default="1")
    asked = parser.parse_args()
    make(asked.sessions, asked.to, asked.seed)
