"""How long a command takes, installed from the wheel, beside only importing Typer in the same run.

Run: .venv/bin/python bench/startup.py [ROUNDS]. Prints one line per command: the least of all rounds, beside the least
of ``python -c "import typer"`` (``--version`` beside an empty interpreter), and the bound.
"""

import os
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
EMPTY, TYPER = 'python -c ""', 'python -c "import typer"'
BOUNDS = {"--version": (EMPTY, 1.2), "record": (TYPER, 1.6), "list": (TYPER, 1.9), "summary": (TYPER, 2.8)}


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        program = install(home)
        environment = {
            **os.environ,
            "LEERNETWERK_SESSIONS": str(home / "sessions"),
            "LEERNETWERK_CONFIG": str(home / "config"),
            "LEERNETWERK_LANG": "en",
        }
        fill = [sys.executable, str(ROOT / "examples" / "build.py"), str(home / "sessions")]
        (home / "sessions").mkdir()
        subprocess.run(fill, check=True, env=environment)
        commands = {
            EMPTY: [str(home / "venv/bin/python"), "-c", ""],
            TYPER: [str(home / "venv/bin/python"), "-c", "import typer"],
            "--version": [program, "--version"],
            "record": [program, "record", "terugkijken", "quote", "--speaker", "E1"],
            "list": [program, "list", "--format", "json"],
            "summary": [program, "summary"],
        }
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(rounds + 1):
            for name, command in commands.items():
                begin = time.perf_counter()
                subprocess.run(command, env=environment, input=b"Ik telde mee.", capture_output=True, check=True)
                if number:
                    taken[name].append(time.perf_counter() - begin)
    least = {name: min(times) for name, times in taken.items()}
    print(", ".join(f"{name}: {least[name] * 1000:.0f} ms" for name in (EMPTY, TYPER)) + f", least of {rounds}")
    for name, (beside, bound) in BOUNDS.items():
        ratio = least[name] / least[beside]
        print(f"{name:<10} {ratio:5.2f}x {beside}  (at most {bound}x) {'' if ratio <= bound else 'TOO SLOW'}")


def install(home: Path) -> str:
    """Install the wheel in an environment of its own and return the path of the program."""
    venv.create(home / "venv", with_pip=True)
    pip = [str(home / "venv/bin/python"), "-m", "pip", "--quiet"]
    subprocess.run([*pip, "install", "--upgrade", "pip"], check=True, capture_output=True)
    subprocess.run([*pip, "wheel", "--no-deps", "-w", str(home), str(ROOT)], check=True, capture_output=True)
    (wheel,) = home.glob("*.whl")
    subprocess.run([*pip, "install", str(wheel)], check=True, capture_output=True)
    return str(home / "venv/bin/leernetwerk")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 16)
