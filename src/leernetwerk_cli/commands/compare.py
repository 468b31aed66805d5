"""``compare``: sessions, periods, municipalities or run sheets side by side on the four insights."""

from typing import Annotated

import typer

from ..i18n import _
from ..jobs.compare import compare as lay_side_by_side
from ..reports.keyboard.compare import compare_report
from .options import Format, Method, Municipality, Sessions, Since, Until, select
from .output import show

app = typer.Typer()


@app.command(help=_("Lay sessions, places, periods or run sheets side by side on the four insights: no ranks."))
def compare(
    context: typer.Context,
    session: Sessions = None,
    since: Since = "",
    until: Until = "",
    municipality: Municipality = "",
    method: Method = "",
    by: Annotated[
        str, typer.Option(metavar="session|municipality|month|year|method", help=_("What is laid side by side."))
    ] = "",
    format_: Format = "table",
) -> None:
    """Read the sessions and show them side by side: for the keyboard, which has no other audience."""
    groups = lay_side_by_side(context.obj, select(session, since, until, municipality, method), by)
    show(context.obj, compare_report(groups), format_, "keyboard")
