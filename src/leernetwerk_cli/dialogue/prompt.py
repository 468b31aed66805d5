"""One line of text from the keyboard: with questionary, or as plain lines in the accessible mode."""

import sys


def ask_line(question: str, default: str = "", accessible: bool = False) -> str:
    """Return the line that is typed after ``question``, or ``default`` after an empty one."""
    if accessible:
        sys.stderr.write(f"{question}{f' [{default}]' if default else ''}\n> ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise KeyboardInterrupt
        return line.rstrip("\r\n") or default
    import questionary

    return str(questionary.text(question, default=default, qmark="").unsafe_ask())
