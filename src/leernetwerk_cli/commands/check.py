"""``check``: what is wrong in the files."""

from typing import Annotated

import typer

from ..i18n import _
from ..jobs.check import check as find_problems
from ..reports.listing import problems_report
from .options import Format
from .output import show

app = typer.Typer()


@app.command(help=_("Show everything that is wrong in the files; only errors give exit code 3."))
def check(
    context: typer.Context,
    session: Annotated[list[str] | None, typer.Argument(metavar="[SESSION]...", help=_("All when absent."))] = None,
    format_: Format = "table",
) -> None:
    """Check the sessions and show what is wrong."""
    problems = find_problems(context.obj, tuple(session or ()))
    show(problems_report(problems), format_, "keyboard")
    if any(problem.level == "error" for problem in problems):
        raise typer.Exit(3)
