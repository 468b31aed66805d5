"""``expectations``: what people hope to see; ``measure`` notes what was counted of it."""

from typing import Annotated

import typer

from ..domain.privacy.audience import KEYBOARD
from ..i18n import _
from ..jobs.expectations import ask_what_was_seen, look_back
from ..jobs.expectations import measure as note
from ..jobs.reading import read
from ..reports.keyboard.expectations import expectations_report
from .options import Format, Method, Municipality, OfSession, OnlySession, Since, Until, select
from .output import say, show

app = typer.Typer(
    cls=OfSession,
    add_completion=False,
    help=_(
        "Show what people hope to see and what was counted of it, or note a count: measure ENTRY NUMBER, look ENTRY."
    ),
)


@app.callback(invoke_without_command=True)
def expectations(
    context: typer.Context,
    session: OnlySession = "",
    since: Since = "",
    until: Until = "",
    municipality: Municipality = "",
    method: Method = "",
    due: Annotated[bool, typer.Option("--due", help=_("Only what it is time to look back on."))] = False,
    format_: Format = "table",
) -> None:
    """Read the sessions and show their expectations: for the keyboard, which has no other audience."""
    if context.invoked_subcommand:
        return
    chosen = select([session] if session else None, since, until, municipality, method)
    released, _framework = read(context.obj, chosen)
    show(context.obj, expectations_report(released, due), format_, KEYBOARD)


@app.command(
    help=_("Look back: what was seen, what nobody expected, what is decided; asked for, or three lines of stdin.")
)
def look(
    context: typer.Context,
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help=_("The code that expectations and show print."))],
    judge: Annotated[str, typer.Option("--judge", metavar="CODE,...", help=_("Who judged it together."))] = "",
) -> None:
    id_, has_experience = look_back(context.obj, entry, ask_what_was_seen(context.obj, judge))
    say(id_)
    if not has_experience:
        say(_("Nobody with experience was among who judged. Ask one of them what they saw."), err=True)


@app.command(help=_("Note what was counted today; the first time it is the value at the start."))
def measure(
    context: typer.Context,
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help=_("The code that expectations and show print."))],
    number: Annotated[str, typer.Argument(metavar="NUMBER", help=_("What was counted, such as 26."))],
) -> None:
    say(note(context.obj, entry, number))
