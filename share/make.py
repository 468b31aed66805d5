"""Makes what a system looks for beside a program: the manual page, and what completes commands in three shells.

Run: .venv/bin/python share/make.py, after a change of a command or an option; a test says when that was forgotten.
"""

import os
import subprocess
import sys
from pathlib import Path

from leernetwerk_cli import cli, i18n

HERE = Path(__file__).parent
SHELLS = ("bash", "zsh", "fish")


def manual() -> str:
    """Return the manual page, in English, as troff."""
    with i18n.speaking("en"):
        top = cli.build()
        context = top.make_context("leernetwerk", [], resilient_parsing=True)
        parts = ['.TH LEERNETWERK 1 "" "leernetwerk" "User Commands"', ".SH NAME"]
        parts += [
            f"leernetwerk \\- {_plain(top.help)}",
            ".SH SYNOPSIS",
            ".B leernetwerk",
            "[OPTIONS] COMMAND [ARGS]...",
        ]
        parts += [".SH OPTIONS", *_options(top), ".SH COMMANDS"]
        for name in top.list_commands(context):
            command = top.get_command(context, name)
            parts += [f".SS {_plain(name)}", _plain(command.help), *_options(command)]
            for inner, each in sorted(getattr(command, "commands", {}).items()):
                parts += [f".SS {_plain(name)} {_plain(inner)}", _plain(each.help), *_options(each)]
        parts += [".SH EXIT STATUS", "0 done, 2 usage, 3 invalid data, 4 not found, 5 conflict or locked, 6 refused,"]
        parts += ["7 part of a batch, 8 not written or read, 130 interrupted."]
    return "\n".join(parts) + "\n"


def _options(command: object) -> list[str]:
    lines = []
    for each in command.params:  # type: ignore[attr-defined]
        name = each.human_readable_name if each.param_type_name == "argument" else ", ".join(each.opts)
        value = each.metavar if each.metavar and each.param_type_name != "argument" else ""
        shown = " ".join(filter(None, (name, value)))
        lines += [".TP", f".B {_plain(shown)}", _plain(getattr(each, "help", "") or "")]
    return lines


def _plain(text: str | None) -> str:
    shown = " ".join((text or "").split()).replace("\\", "\\\\").replace("-", "\\-")
    return f"\\&{shown}" if shown.startswith((".", "'")) else shown


def completion(shell: str) -> str:
    """Return what a shell reads to complete the commands of this program."""
    environment = {**os.environ, "_LEERNETWERK_COMPLETE": f"source_{shell}"}
    program = str(Path(sys.executable).parent / "leernetwerk")
    told = subprocess.run([program], env=environment, capture_output=True, text=True, check=True).stdout
    return told.strip() + "\n"


def made() -> dict[str, str]:
    """Return every file by its name."""
    return {"leernetwerk.1": manual()} | {f"leernetwerk.{shell}": completion(shell) for shell in SHELLS}


if __name__ == "__main__":
    for name, text in made().items():
        (HERE / name).write_text(text, "utf-8")
