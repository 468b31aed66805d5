"""``compare``: sessions, periods, municipalities or run sheets side by side on the four insights."""

from typing import Annotated

import typer

from ..i18n import _
from ..jobs.compare import compare as lay_side_by_side
from ..reports.pages.compare import compare_report, side_by_side
from .options import Audience, Format, Hub, Method, Municipality, Sessions, Since, Until, select
from .output import noting, show

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
    pictures: Annotated[bool, typer.Option("--pictures", help=_("Draw the pictures of the factsheet."))] = False,
    audience: Audience = "keyboard",
    format_: Format = "table",
    hub: Hub = "",
) -> None:
    """Read the sessions and show them side by side; for others than the keyboard only numbers."""
    chosen = select(session, since, until, municipality, method)
    made, told = lay_side_by_side(context.obj._replace(hub=hub), chosen, by, audience)
    report = compare_report(told)
    if pictures:
        from ..reports.pages.drawn import pictures_of

        report = pictures_of(side_by_side(told), report.document)
    show(context.obj, report, format_, made.audience, noting(context.obj, made, "compare"))
