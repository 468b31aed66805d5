"""``merge``: what two people wrote down of one thing counts once."""

from pathlib import Path
from typing import Annotated

import typer

from ..i18n import _
from ..jobs import merge as job
from ..reports.keyboard.merge import merge_report
from ..store import package
from .options import Format, Session
from .output import say, show

app = typer.Typer()
Codes = Annotated[str, typer.Option(metavar="ENTRY,ENTRY", help=_("These are one thing; the first wording stands."))]
Apart = Annotated[str, typer.Option(metavar="ENTRY,ENTRY", help=_("These are two things, and not asked about again."))]


@app.command(help=_("Lay side by side what two people wrote down of one thing, and choose; it then counts once."))
def merge(
    context: typer.Context,
    session: Session,
    answers: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("What would be typed, line by line; - is stdin."))
    ] = None,
    same: Codes = "",
    different: Apart = "",
    list_: Annotated[bool, typer.Option("--list", help=_("Only show what looks said twice."))] = False,
    format_: Format = "table",
) -> None:
    """Ask, or note one decision, or only show what there is to decide."""
    for codes, state in ((same, "same"), (different, "different")):
        if codes:
            say(job.decide(context.obj, session, codes, state) or _("That was said already."))
    if same or different:
        return
    if list_ or format_ != "table":
        found = job.find_proposals(context.obj, session)
        show(context.obj, merge_report(found.record, found.groups, package.read_framework()), format_, "keyboard")
        return
    job.merge(context.obj, session, answers)
