"""What a hub takes with the facts of very many sessions: a summary in numbers, as a process of its own, per engine.

Run: .venv/bin/python bench/hub.py [SESSIONS] [postgresql://...|spark]. A folder of Parquet with the facts of a million
sessions of 340 municipalities is made and asked; with an address, the same on PostgreSQL or Spark.
"""

import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from random import Random

import msgspec

from leernetwerk_cli.domain.privacy import publication as facts
from leernetwerk_cli.domain.privacy.handover import Handover
from leernetwerk_cli.store import handovers, hub, package

TOWNS = 340
WORDS = 5  # that are told of one session
SIDES = ("ervaring", "beroep")


def main(sessions: int, engine: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LEERNETWERK_CONFIG"] = folder
        url = engine if hub.is_database(engine) else f"{folder}/hub"
        begin = time.perf_counter()
        for town in range(TOWNS):
            hub.write(url, office(town, sessions // TOWNS, Path(folder)))
        print(f"written in {time.perf_counter() - begin:.0f} s: {TOWNS} offices, {sessions // TOWNS * TOWNS} sessions")
        asked = f"spark:{url}" if engine == "spark" else url
        took = min(ask(asked) for _ in range(1 if engine == "spark" else 3))
        print(f"summary --numbers: {took:.2f} s (DuckDB: at most 2 s)")


def office(town: int, sessions: int, folder: Path) -> Handover:
    """Return what one municipality tells of so many sessions, signed with a key of its own."""
    os.environ["LEERNETWERK_CONFIG"] = str(folder / str(town))
    chance, framework = Random(town), package.read_framework()
    elements, kinds = [each.id for each in framework.elements], ("quote", "learning", "question", "dissent")
    told: list[facts.AnyFact] = [
        facts.Meeting(f"Gemeente {town}", f"20{chance.randint(10, 26)}-{chance.randint(1, 12):02}")
        for _ in range(sessions)
    ]
    for number in range(sessions * WORDS):
        text = f"Zin {number} van gemeente {town}, zo lang als een zin die iemand zegt."
        told.append(facts.Words(text, chance.choice(kinds), True, chance.choice(elements), chance.choice(("", *SIDES))))
    for side in SIDES:
        told.append(facts.Chairs(side, sessions * 4, sessions, sessions))
        for element in elements:
            lowest, highest = framework.scale(element)
            marks = tuple(chance.randint(0, sessions) for _ in range(lowest, highest + 1))
            told.append(facts.Scale(element, side, lowest, marks, sessions))
    told += [facts.RestsOn(element, sessions // 2, sessions, 1, 1) for element in elements]
    whole = facts.Publication("network", f"Gemeente {town}", date(2026, 11, 28), tuple(sorted(told, key=facts.shown)))
    return handovers.sign(Handover("", f"Gemeente {town}", 1, whole))


def ask(url: str) -> float:
    begin = time.perf_counter()
    arguments = ["summary", "--numbers", "--from", url, "--format", "json"]
    answer = subprocess.run([sys.executable, "-m", "leernetwerk_cli", *arguments], check=True, stdout=subprocess.PIPE)
    took = time.perf_counter() - begin
    assert msgspec.json.decode(answer.stdout)["towns"] == TOWNS
    return took


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000, sys.argv[2] if len(sys.argv) > 2 else "")
