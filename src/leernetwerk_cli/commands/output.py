"""Where what a command has to say goes: the answer to stdout, everything else to stderr."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..dialogue.prompt import ask_line, broken
from ..domain.framework.lookup import unknown
from ..domain.naming import in_words
from ..domain.privacy.audience import KEYBOARD
from ..domain.problems import Problem
from ..domain.showable import showable
from ..errors import AudienceMissing, Failure, MayGiveAway, NotConfirmed
from ..i18n import _
from ..jobs.workplace import Workplace

if TYPE_CHECKING:
    from ..jobs.leaving import Doubt
    from ..jobs.publishing import Chosen
    from ..reports.model.report import Report

FORMATS = ("table", "json", "csv", "markdown")
TRAVELLING = ("csv", "markdown")


def say(text: str, err: bool = False) -> None:
    """Write ``text`` to the terminal: whatever facts or words are in it, no sign in it acts there."""
    stream = sys.stderr if err else sys.stdout
    lines = [showable(line) for line in text.removesuffix("\n").split("\n")]
    stream.write("".join(f"{line}\n" for each in lines for line in (broken(each) if stream.isatty() else [each])))
    stream.flush()  # an id that is said is an acknowledgement


def is_watched() -> bool:
    """Return whether a person reads what is said beside the answer."""
    return sys.stderr.isatty()


def confirm(question: str, yes: bool, place: Workplace) -> None:
    """Ask a yes or a no before something that cannot be turned back. Raises NotConfirmed without a clear yes."""
    if yes:
        return
    if not (sys.stdin.isatty() and is_yes(ask_line(question, "", place.accessible))):
        raise NotConfirmed


def ask_about_doubts(doubts: "list[Doubt]", allowed: set[str], yes: bool, place: Workplace) -> None:
    """Show what may give someone away, and ask whether it goes out all the same.

    ``allowed``: the codes of texts whose number may leave. ``yes``: all else may. Raises MayGiveAway without a yes.
    """
    left = [doubt for doubt in doubts if doubt.code not in allowed and not (yes and not doubt.is_number)]
    for doubt in left:
        say(f"  {doubt.session} {doubt.code}: {_(doubt.what)}; {_(doubt.suggestion)}", err=True)
    if not left:
        return
    question = _("Does it go out all the same? (yes/no)")
    if not (sys.stdin.isatty() and is_yes(ask_line(question, "", place.accessible))):
        raise MayGiveAway


def ask_about_piece(place: Workplace, yes: bool) -> Callable[[Problem, str], str | None]:
    """Return what asks about a damaged piece: whose answer it was, nobody knows (empty), or leave it (None)."""

    def ask(problem: Problem, piece: str) -> str | None:
        if yes:
            return ""
        if not sys.stdin.isatty():
            raise NotConfirmed
        _show_piece(problem, piece)
        question = _("Whose is it? A code, ? when nobody knows, Enter leaves it")
        answer = ask_line(question, "", place.accessible).strip()
        return None if not answer else "" if answer == "?" else answer.upper()

    return ask


def ask_whether_it_goes(place: Workplace, yes: bool, with_pieces: bool) -> Callable[[Problem, str], bool]:
    """Return what tells whether a damaged piece, which could be anyone's, goes with what is erased.

    ``with_pieces``: all do. ``yes``, or nobody to ask: none does.
    """

    def ask(problem: Problem, piece: str) -> bool:
        if with_pieces or yes or not sys.stdin.isatty():
            return with_pieces
        _show_piece(problem, piece)
        return is_yes(ask_line(_("Nobody can say whose this is. Does it go too? (yes/no)"), "", place.accessible))

    return ask


def is_yes(answer: str) -> bool:
    """Return whether an answer is a clear yes, in either language."""
    return answer.strip().lower() in ("y", "yes", "j", "ja")


def _show_piece(problem: Problem, piece: str) -> None:
    say(f"\n{problem.file}:{problem.line}", err=True)
    say("".join(f"  {line}\n" for line in piece.split("\n")), err=True)


def complain(failure: Failure) -> None:
    """Say what went wrong with one of several, while the others go on."""
    say(" ".join(in_words(failure)), err=True)


def complain_of_line(number: int, failure: Failure) -> None:
    """Say which line of a batch was not recorded, and why; never what was in it."""
    message, hint = in_words(failure)
    say(_("line {number}: {message} {hint}").format(number=number, message=message, hint=hint), err=True)


def noting(place: Workplace, chosen: "Chosen", command: str) -> Callable[[str, str], None]:
    """Return what notes in the ledger what leaves by ``command``: what is for others and does not go to a terminal."""

    def note(text: str, format_: str) -> None:
        if chosen.audience != KEYBOARD and not sys.stdout.isatty():
            from ..jobs.publishing import note

            note(place, chosen, f"{command}.{format_}", text.encode())

    return note


def show(
    place: Workplace, report: "Report", format_: str, audience: str, note: Callable[[str, str], None] | None = None
) -> None:
    """Print ``report`` as a table, JSON, CSV or Markdown; what leaves is noted before.

    A file that travels says for whom it is: raises AudienceMissing for CSV and Markdown without an ``audience``.
    """
    if format_ not in FORMATS:
        raise unknown("--format", format_, list(FORMATS))
    if format_ in TRAVELLING and not audience:
        raise AudienceMissing
    text = _drawn(report, place.accessible) if format_ == "table" else _written(report, format_)
    if note:
        note(text, format_)
    if format_ != "table" or place.accessible or not _is_paged(text):
        sys.stdout.write(text)


def _is_paged(text: str) -> bool:
    """Show ``text`` screen by screen where it is longer than the terminal and there is a program for that."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    import os  # what a pager needs is imported where there may be one
    import shlex
    import shutil
    import signal
    import subprocess

    pager = os.environ.get("PAGER") or shutil.which("less")
    if not pager or text.count("\n") <= shutil.get_terminal_size().lines:
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pager's
    try:
        subprocess.run(shlex.split(pager), input=text.encode(), env={"LESS": "FRX", **os.environ}, check=False)
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    return True


def _drawn(report: "Report", accessible: bool) -> str:
    from rich.console import Console

    from ..reports.formats.terminal import render

    if accessible:
        from ..reports.formats.spoken import spoken

        report = spoken(report)
    console = Console(highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        render(report, console)
    return captured.get()


def _written(report: "Report", format_: str) -> str:
    from ..reports.formats import text

    return {"json": text.to_json, "csv": text.to_csv, "markdown": text.to_markdown}[format_](report) + "\n"
