"""``actions``: who does what by when; ``done`` and ``drop`` close one."""

from typing import Annotated

import typer

from ..domain.naming import state as in_words
from ..i18n import _
from ..jobs.actions import close_action, give_action, to_which
from ..jobs.intake import read_text
from ..jobs.summary import summarise_sessions
from ..jobs.workplace import Workplace
from ..reports.pages.voices import actions_report
from .options import Audience, Format, Hub, Method, Municipality, OfSession, OnlySession, Since, Until, select
from .output import noting, say, show

app = typer.Typer(
    cls=OfSession,
    add_completion=False,
    help=_("Show who does what by when, or follow one up: done, drop or give ENTRY."),
)
Entry = Annotated[str, typer.Argument(metavar="ENTRY", help=_("The code that actions and show print, or last."))]


@app.callback(invoke_without_command=True)
def actions(
    context: typer.Context,
    session: OnlySession = "",
    since: Since = "",
    until: Until = "",
    municipality: Municipality = "",
    method: Method = "",
    is_open: Annotated[bool, typer.Option("--open", help=_("Only what is still to be done."))] = False,
    late: Annotated[bool, typer.Option("--late", help=_("Only what should have been done by now."))] = False,
    owner: Annotated[str, typer.Option(metavar="CODE", help=_("Only of this person; nobody: of no one yet."))] = "",
    due_before: Annotated[str, typer.Option(metavar="DAY", help=_("Only what is to be done before this day."))] = "",
    format_: Format = "table",
    audience: Audience = "",
    hub: Hub = "",
) -> None:
    """Read the sessions and show their actions."""
    if context.invoked_subcommand:
        return
    chosen = select([session] if session else None, since, until, municipality, method)
    made = summarise_sessions(context.obj._replace(hub=hub), chosen, audience)
    which = to_which(context.obj, is_open, late, owner, due_before)
    show(
        context.obj, actions_report(made.summary, which), format_, audience, noting(context.obj, made.chosen, "actions")
    )


@app.command(help=_("Give an action to somebody else, who was in the same session."))
def give(
    context: typer.Context, entry: Entry, owner: Annotated[str, typer.Argument(metavar="CODE", help=_("To whom."))]
) -> None:
    say(give_action(context.obj, entry, owner))


@app.command(
    help=_("Mark an action as done; say what was done, typed or from stdin: that is told to who asked for it.")
)
def done(context: typer.Context, entry: Entry) -> None:
    _close(context.obj, entry, "done", _("What was done? (Enter: nothing more)"))


@app.command(help=_("Mark an action as dropped: it will not be done; say why, typed or from stdin."))
def drop(context: typer.Context, entry: Entry) -> None:
    _close(context.obj, entry, "dropped", _("Why not? (Enter: nothing more)"))


def _close(place: Workplace, entry: str, state: str, question: str) -> None:
    closed = close_action(place, entry, state, read_text(place, question))
    say(closed.id)
    if closed.was:
        say(_("It was {state} already.").format(state=in_words(state)), err=True)
    if closed.people:
        say(_("To be told to: {who}. See: leernetwerk feedback").format(who=", ".join(closed.people)), err=True)
