"""``seal`` and ``open``: whole or nothing, one clear line for a wrong key, a file that was cut off, or none at all."""

import pytest
from scale import EVERY

from leernetwerk_cli.jobs.seal import ask_words


@pytest.fixture
def file(own_place):
    path = own_place / "waterstad.handover.json"
    path.write_bytes(b"een bestand\x00\xff" * 999)
    return path


@pytest.fixture
def at(own_place, monkeypatch):
    def call(who):
        monkeypatch.setenv("LEERNETWERK_CONFIG", str(own_place / f"config-{who}"))

    return call


def test_whom_it_is_for_opens_it_and_nobody_else(run, file, at):
    at("them")
    key = run("seal", "--own-key").out.strip()
    assert key.startswith("age1") and run("seal", "--own-key").out.strip() == key
    at("us")
    sealed = run("seal", str(file), "--for", key)
    assert sealed.code == 0 and b"bestand" not in file.with_name(file.name + ".age").read_bytes()
    content = file.read_bytes()
    file.unlink()
    wrong = run("open", str(file) + ".age")
    assert wrong.code == 3 and "sealed for somebody else" in wrong.err and not file.exists()
    at("them")
    assert run("open", str(file) + ".age").code == 0 and file.read_bytes() == content


def test_words_that_both_know_open_it(run, file, at):
    at("us")
    assert run("seal", str(file), typed="drie oude kippen\n").code == 0
    content = file.read_bytes()
    file.unlink()
    if EVERY:  # each try takes seconds, so that guessing takes years
        assert run("open", str(file) + ".age", typed="vier oude kippen\n").code == 3
    assert run("open", str(file) + ".age", typed="drie oude kippen\n").code == 0
    assert file.read_bytes() == content


@pytest.mark.parametrize("kept", [0, 5, 40, 200, -1])
def test_a_file_that_was_cut_off_opens_as_nothing(run, file, at, own_place, kept):
    at("us")
    key = run("seal", "--own-key").out.strip()
    run("seal", str(file), "--for", key)
    sealed = file.with_name(file.name + ".age")
    sealed.write_bytes(sealed.read_bytes()[:kept])
    answer = run("open", str(sealed), "--to", str(own_place / "uit.json"))
    assert answer.code == 3 and "cut off" in answer.err and not (own_place / "uit.json").exists()


def test_what_is_there_is_not_overwritten_and_what_is_not_there_is_named(run, file, at):
    at("us")
    key = run("seal", "--own-key").out.strip()
    run("seal", str(file), "--for", key)
    assert run("open", str(file) + ".age").code == 5
    assert run("seal", "weg.json", "--for", key).code == 4
    assert run("seal", str(file), "--for", "age1nee").code == 2
    assert run("seal", str(file), typed="").code == 2 and run("seal").code == 2


def test_words_that_nobody_sees_are_typed_twice(monkeypatch):
    typed = iter(["kippen", "kipepn", "kippen", "kippen"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda _question: next(typed))
    assert ask_words("Welke?", "Nog eens:") == "kippen" and not [*typed]
