"""Without a command: a numbered menu, in a real terminal."""

import pytest

pexpect = pytest.importorskip("pexpect", reason="pexpect needs a pseudo-terminal, which this system does not have")


def test_without_a_command_there_is_a_numbered_menu(terminal, session):
    menu = terminal()
    menu.expect("1  new")
    menu.expect("Which number")
    menu.sendline("3")
    menu.expect("2026-11-23-plek")
    menu.expect(pexpect.EOF)
