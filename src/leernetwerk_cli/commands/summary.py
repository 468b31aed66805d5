"""``summary``: the four insights."""

from typing import Annotated

import typer

from ..i18n import _
from ..jobs.summary import cross, summarise_sessions
from ..reports.pages.summary import summary_report
from .options import Audience, Checked, Format, Method, Municipality, Sessions, Since, Until, select
from .output import noting, show

app = typer.Typer()


@app.command(help=_("Show the four insights, over one session or many."))
def summary(
    context: typer.Context,
    session: Sessions = None,
    since: Since = "",
    until: Until = "",
    municipality: Municipality = "",
    method: Method = "",
    role: Annotated[str, typer.Option(help=_("Only what this role said."))] = "",
    by: Annotated[
        str, typer.Option(metavar="role|knowledge|municipality|month|method", help=_("Tell these apart."))
    ] = "",
    crosstab: Annotated[
        str, typer.Option(metavar="role|codes|...", help=_("Codes by cases, or by each other: for the keyboard."))
    ] = "",
    full: Annotated[bool, typer.Option("--full", help=_("Everything, insight by insight."))] = False,
    pictures: Annotated[bool, typer.Option("--pictures", help=_("Draw the pictures of the factsheet."))] = False,
    format_: Format = "table",
    audience: Audience = "",
    checked: Checked = False,
) -> None:
    """Read the sessions, summarise them and show it."""
    chosen = select(session, since, until, municipality, method, checked)
    if crosstab:
        show(context.obj, cross(context.obj, chosen, crosstab, audience), format_, "keyboard")
        return
    made = summarise_sessions(context.obj, chosen, audience, role, by)
    if pictures:
        from ..reports.pages.drawn import pictures_report  # the drawings of the factsheet are only for this

        report = pictures_report(made.summary)
    else:
        is_full = full or bool(by) or format_ != "table"
        report = summary_report(made.summary, made.groups, is_full)
    show(context.obj, report, format_, audience, noting(context.obj, made.chosen, "summary"))
