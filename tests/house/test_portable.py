"""People without Python: the folder of ``make portable`` does the main job where there is no Python at all.

And what a system looks for beside a program, the manual page and the completions, is made of the commands as they are.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "build" / "portable" / "leernetwerk"


@pytest.fixture
def bare(tmp_path):
    """Return a root that holds the folder and the system's C library, and nothing else."""
    shutil.copytree(BUILT, tmp_path / "leernetwerk", symlinks=True)
    needed = subprocess.run(["ldd", BUILT / "leernetwerk"], capture_output=True, text=True, check=True).stdout
    more = ["libm.so.6", "libpthread.so.0", "librt.so.1", "libutil.so.1", "libdl.so.2", "libgcc_s.so.1"]
    where = subprocess.run(["ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    paths = {word for line in needed.splitlines() for word in line.split() if word.startswith("/")}
    paths |= {line.split()[-1] for line in where.splitlines() if any(line.strip().startswith(name) for name in more)}
    for path in map(Path, paths):
        target = tmp_path / path.relative_to("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    (tmp_path / "tmp").mkdir()
    return tmp_path


@pytest.mark.skipif(not BUILT.is_dir(), reason="make portable was not run")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="a root of its own needs the rights for it")
def test_without_python_the_main_job_and_a_walk(bare):
    def run(*words, typed=""):
        command = [shutil.which("chroot"), bare, "/leernetwerk/leernetwerk", "--sessions", "/tmp/s", *words]
        environment = {"HOME": "/tmp", "LANG": "C.UTF-8", "LEERNETWERK_LANG": "en"}
        done = subprocess.run(command, input=typed, capture_output=True, text=True, env=environment)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert not list(bare.rglob("python3*/os.py")) and "Four insights" in run("demo")
    run("new", "avond", "--participants", "e=3,u=3", "--no-input")
    run("run", "avond", "--stage", "waarden", "--answers", "-", typed="e1:: Ik telde mee\n/next\n/quit\n")
    assert "Ik telde mee" in run("show", "avond")
    for form in ("html", "pdf", "docx", "pptx", "xlsx"):
        run("export", "avond", "--audience", "keyboard", "--to", f"/tmp/x.{form}", "--yes")
        assert (bare / "tmp" / f"x.{form}").stat().st_size > 1000


def test_the_manual_page_is_of_the_commands_as_they_are_and_three_shells_complete_them():
    """The completions are Typer's own words, which may change with it; the commands are asked of the program then."""
    # In a process of its own: the words of a command are read once, in the language of whoever asked first.
    code = "import sys, runpy; sys.stdout.write(runpy.run_path('share/make.py')['manual']())"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert (ROOT / "share" / "leernetwerk.1").read_text("utf-8") == done.stdout, "run: .venv/bin/python share/make.py"
    for shell in ("bash", "zsh", "fish"):
        assert f"complete_{shell}" in (ROOT / "share" / f"leernetwerk.{shell}").read_text()
