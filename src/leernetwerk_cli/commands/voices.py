"""``voices``: who was heard."""

import typer

from ..i18n import _
from ..jobs.summary import summarise_sessions
from ..reports.pages.voices import voices_report
from .options import Audience, Format, Method, Municipality, Sessions, Since, Until, select
from .output import noting, show

app = typer.Typer()


@app.command(help=_("Show of whom something was written down, beside who was in the room."))
def voices(
    context: typer.Context,
    session: Sessions = None,
    since: Since = "",
    until: Until = "",
    municipality: Municipality = "",
    method: Method = "",
    format_: Format = "table",
    audience: Audience = "",
) -> None:
    """Read the sessions and show who was heard."""
    chosen = select(session, since, until, municipality, method)
    made = summarise_sessions(context.obj, chosen, audience)
    show(context.obj, voices_report(made.summary), format_, audience, noting(context.obj, made.chosen, "voices"))
