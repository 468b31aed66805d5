"""Draws the pictures of the README with the program itself: the walk and the four insights, as SVG.

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


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        walk = _run(folder, "demo").split("\n2. ", 1)[1].split("\n", 1)[1].split("3/10", 1)[0].rsplit("\n", 1)[0]
    picture("walk", walk.strip("\n"), "leernetwerk run brieven")
    summary = _run("", "--sessions", str(ROOT / "sessions"), "summary")
    for number, name in enumerate(("values", "sharer", "participation", "steps"), 1):
        part = summary.split(f"━━ {number} ")[1].split("━━ " + str(number + 1))[0].split("\n\n\x1b[1mStemmen")[0]
        picture(name, f"\x1b[1m━━ {number} {part}".removesuffix("\x1b[1m").rstrip("\n"), "leernetwerk summary")


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
