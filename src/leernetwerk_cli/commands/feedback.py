"""``feedback``: what became of what people put forward; ``answer`` notes it, ``letter`` tells it to each person."""

from typing import Annotated

import typer

from ..i18n import _
from ..jobs import feedback as job
from ..jobs.intake import read_text
from ..reports.keyboard.feedback import feedback_report
from .options import Entry, Format, Method, Municipality, OfSession, OnlySession, Since, Until, select
from .output import say, show

app = typer.Typer(
    cls=OfSession,
    add_completion=False,
    help=_("Show what became of what people put forward, or tell it: answer ENTRY STATE, letter SESSION CODE."),
)


@app.callback(invoke_without_command=True)
def feedback(
    context: typer.Context,
    session: OnlySession = "",
    since: Since = "",
    until: Until = "",
    municipality: Municipality = "",
    method: Method = "",
    due: Annotated[bool, typer.Option("--due", help=_("Only what waits for an answer, the longest first."))] = False,
    format_: Format = "table",
) -> None:
    """Read the sessions and show what was put forward: for the keyboard; a group reads its page by export."""
    if context.invoked_subcommand:
        return
    chosen = select([session] if session else None, since, until, municipality, method)
    show(context.obj, feedback_report(job.read_feedback(context.obj, chosen), due), format_, "keyboard")


@app.command(help=_("Note what became of it: done, underway, dropped or unknown; in words, typed or from stdin."))
def answer(
    context: typer.Context,
    entry: Entry,
    state: Annotated[str, typer.Argument(metavar="STATE", help=_("done, underway, dropped or unknown."))],
) -> None:
    state = job.to_state(state)
    say(job.answer(context.obj, entry, state, read_text(context.obj, _("In which words is that told?"))))


@app.command(help=_("Write to each person, or to one, what became of what they put forward: letters without a name."))
def letter(
    context: typer.Context,
    session: Annotated[str, typer.Argument(metavar="SESSION", help=_("A slug, a part of one, a path, or last."))],
    who: Annotated[str, typer.Argument(metavar="[CODE]", help=_("The code or the seat of whoever it is for."))] = "",
) -> None:
    say(job.write_letters(context.obj, session, who))
