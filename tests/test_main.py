"""The program starts, and says which version it is."""

import subprocess
import sys

from leernetwerk_cli import __version__


def test_version_is_answered_at_once():
    """``--version`` prints the version of the package and loads no library for it."""
    call = "from leernetwerk_cli.__main__ import main; main()"
    script = f"import sys; sys.argv = ['x', '--version']; {call}; print(*sys.modules)"
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    first, modules = answer.stdout.splitlines()
    assert first == f"leernetwerk {__version__}"
    assert not {"typer", "rich", "click", "msgspec", "questionary"} & set(modules.split())
