"""Without a command: a menu that understands numbers and names, in a real terminal."""

import pytest

pexpect = pytest.importorskip("pexpect", reason="pexpect needs a pseudo-terminal, which this system does not have")


@pytest.mark.parametrize("typed", ["13", "list", "lis"])
def test_a_command_is_chosen_by_its_number_or_its_name(terminal, session, typed):
    menu = terminal()
    menu.expect("1  new")
    menu.expect("Which number or name")
    menu.sendline(typed)
    menu.expect("2026-11-23-plek")
    menu.expect(pexpect.EOF)
    menu.close()
    assert menu.exitstatus == 0


def test_what_is_not_there_is_said_and_enter_stops_without_an_error(terminal, session):
    menu = terminal()
    menu.expect("Which number or name")
    menu.sendline("99")
    menu.expect("There is no 99 here: 1 to")
    menu.sendline("show")
    menu.expect("1  2026-11-23-plek")
    menu.sendline("")
    menu.expect(pexpect.EOF)
    menu.close()
    assert menu.exitstatus == 0


@pytest.mark.parametrize(("group", "command"), [("method", "prepare"), ("consent", "review")])
def test_a_group_without_a_command_shows_what_it_can_do(run, group, command):
    answer = run(group)
    assert answer.code == 0 and command in answer.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_is_there_once_on_top_for_every_shell(run, session, monkeypatch, shell):
    assert "--install-completion" in run("--help").out and "--install-completion" not in run("show", "--help").out
    monkeypatch.setenv("_LEERNETWERK_COMPLETE", f"complete_{shell}")
    for typed, expected in (("leernetwerk vo", "voices"), ("leernetwerk run 2026", session.name)):
        monkeypatch.setenv("COMP_WORDS", typed)
        monkeypatch.setenv("COMP_CWORD", str(typed.count(" ")))
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", typed)
        monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", typed.rpartition(" ")[2])
        monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
        assert expected in run().out


def test_show_without_a_session_searches_all_of_them(run, session, say):
    say("drie weken wachten")
    say("iets anders")
    answer = run("show", "--contains", "wachten", "--format", "json")
    assert answer.code == 0 and '"drie weken wachten"' in answer.out and "iets anders" not in answer.out
    assert '"session": "2026-11-23-plek"' in answer.out
    assert run("show").code == 2
