"""Draws the pictures of the README and of the guide with the program itself, as SVG.

Nothing in them is loaded from elsewhere. Run: .venv/bin/python examples/pictures.py
"""

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
WIDTH = 90
# What is typed in the pictures of docs/handleiding.md, and the words that a picture begins and ends with.
EVENING = """e1: ik wacht al drie weken
e1:: Niemand belt terug.
*
> bellen voor we schrijven @u1 vrijdag 3 december 2032
e2 bij ons ging het goed
1
/lees e1
3
/wie
"""
SCENES = {
    "avond": ("> e1: ik wacht", "> e2 bij ons"),
    "twijfel": ("> e2 bij ons", "> /lees"),
    "voorlezen": ("> /lees e1", "> /wie"),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        walk = _run(folder, "demo").split("\n2. ", 1)[1].split("\n", 1)[1].split("3/10", 1)[0].rsplit("\n", 1)[0]
    picture("walk", walk.strip("\n"), "leernetwerk run brieven")
    guide()
    summary = _run("", "--sessions", str(ROOT / "sessions"), "summary", "--full")
    for number, name in enumerate(("values", "sharer", "participation", "steps"), 1):
        part = summary.split(f"━━ {number} ")[1].split("━━ " + str(number + 1))[0].split("\n\n\x1b[1mStemmen")[0]
        picture(name, f"\x1b[1m━━ {number} {part}".removesuffix("\x1b[1m").rstrip("\n"), "leernetwerk summary")


def guide() -> None:
    """Draw a few moments of one evening, and its last screen."""
    with tempfile.TemporaryDirectory() as folder:
        place = ("--sessions", f"{folder}/s", "--recorder", "begeleider")
        people = "ervaringsdeskundige=2,uitvoerder=1,begeleider=1"
        _run(
            folder,
            *place,
            "new",
            "plek",
            "--title",
            "Plek aan tafel",
            "--participants",
            people,
            "--date",
            "2026-11-23",
            "--no-input",
        )
        lines = Path(folder, "lines.txt")
        lines.write_text(EVENING, "utf-8")
        shown = _run(folder, *place, "run", "plek", "--stage", "waarden", "--answers", str(lines))
        for name, (begin, end) in SCENES.items():
            start = shown.index(begin)
            picture(name, shown[start : shown.index(end, start)].rstrip("\n"), "leernetwerk run plek")
        lines.write_text("/sla-over\n", "utf-8")
        last = _run(folder, *place, "run", "plek", "--stage", "uitchecken", "--answers", str(lines))
        lines.write_text("/verder\n" * 9, "utf-8")
        last = last if "Dit was de" in last else _run(folder, *place, "run", "plek", "--answers", str(lines))
        picture("slot", last[last.index("Dit was de") :].rstrip("\n"), "leernetwerk run plek")


def _run(folder: str, *arguments: str) -> str:
    """Return what the program prints, in Dutch and in colour, as on a terminal."""
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "LEERNETWERK_LANG": "nl", "TERM": "xterm"}
    environment |= {"TMPDIR": folder, "LEERNETWERK_CONFIG": folder} if folder else {}
    environment.pop("NO_COLOR", None)
    program = [sys.executable, "-m", "leernetwerk_cli", *arguments]
    return subprocess.run(program, env=environment, capture_output=True, text=True, check=True).stdout


def picture(name: str, text: str, title: str) -> None:
    """Write ``docs/NAME.svg``: what a terminal shows, with the reader's own font."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(text))
    svg = console.export_svg(title=title, unique_id=name)
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.S)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")
    (ROOT / "docs" / f"{name}.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    main()
