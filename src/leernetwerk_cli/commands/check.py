"""``check``: what is wrong in the files."""

from typing import Annotated

import typer

from ..i18n import _, plural
from ..jobs.check import check as find_problems
from ..jobs.repair import repair as mend
from ..reports.keyboard.listing import problems_report
from ..store.sessions import iter_folders
from .options import Format
from .output import ask_about_piece, say, show

app = typer.Typer()


@app.command(help=_("Show everything that is wrong in the files; only errors give exit code 3."))
def check(
    context: typer.Context,
    session: Annotated[
        list[str] | None, typer.Argument(metavar="[SESSION]...", help=_("Names, patterns or folders; all when absent."))
    ] = None,
    repair: Annotated[
        bool, typer.Option("--repair", help=_("Show each damaged piece and set it aside; take out erased words."))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask."))] = False,
    format_: Format = "table",
) -> None:
    """Check the sessions and show what is wrong."""
    if repair:
        count = mend(context.obj, tuple(session or ()), ask_about_piece(context.obj, yes))
        say(plural("One piece set aside.", "{n} pieces set aside.", count), err=True)
    problems = find_problems(context.obj, tuple(session or ()))
    if not any(iter_folders(context.obj.root)) and not session:
        say(_("There are no sessions here yet."), err=True)  # a share that went away looks so too
    show(context.obj, problems_report(problems), format_, "keyboard")
    if any(problem.level == "error" for problem in problems):
        raise typer.Exit(3)
