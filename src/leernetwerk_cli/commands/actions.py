"""``actions``: who does what by when; ``done`` and ``drop`` close one."""

from typing import Annotated

import typer

from ..i18n import _
from ..jobs.actions import close_action
from ..jobs.summary import summarise_sessions
from ..reports.pages.voices import actions_report
from .options import Audience, Format, Method, Municipality, Since, Until, select
from .output import noting, say, show

app = typer.Typer(
    add_completion=False, help=_("Show who does what by when, or close an action: done ENTRY, drop ENTRY.")
)
Entry = Annotated[str, typer.Argument(metavar="ENTRY", help=_("The code that actions and show print, or last."))]


@app.callback(invoke_without_command=True)
def actions(
    context: typer.Context,
    session: Annotated[str, typer.Option(metavar="SESSION", help=_("Only of this session."))] = "",
    since: Since = "",
    until: Until = "",
    municipality: Municipality = "",
    method: Method = "",
    format_: Format = "table",
    audience: Audience = "",
) -> None:
    """Read the sessions and show their actions."""
    if context.invoked_subcommand:
        return
    chosen = select([session] if session else None, since, until, municipality, method)
    made = summarise_sessions(context.obj, chosen, audience)
    show(context.obj, actions_report(made.summary), format_, audience, noting(context.obj, made.chosen, "actions"))


@app.command(help=_("Mark an action as done."))
def done(context: typer.Context, entry: Entry) -> None:
    say(close_action(context.obj, entry, "done"))


@app.command(help=_("Mark an action as dropped: it will not be done."))
def drop(context: typer.Context, entry: Entry) -> None:
    say(close_action(context.obj, entry, "dropped"))
