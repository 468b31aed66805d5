"""``erase``: take something out for good."""

from typing import Annotated

import typer

from ..i18n import _
from ..jobs import erase as job
from .options import Session
from .output import ask_whether_it_goes, confirm, say

app = typer.Typer()


@app.command(help=_("Erase one entry, or all that one person said, for good. Asks first."))
def erase(
    context: typer.Context,
    session: Session,
    what: Annotated[str, typer.Argument(metavar="ENTRY|CODE", help=_("The code of an entry, or of a person: E1."))],
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask."))] = False,
    with_pieces: Annotated[
        bool, typer.Option("--with-pieces", help=_("Take out damaged pieces that could be anyone's too."))
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only say what would go."))] = False,
) -> None:
    """Say what goes, ask, erase, and say what cannot be reached."""
    if not dry_run and job.finish(context.obj, session):
        say(_("First what was erased before, and had stayed behind in a file, was taken out."))
    erasure = job.plan(context.obj, session, what)
    for line in job.foretell(erasure):
        say(line)
    if dry_run:
        return
    confirm(_("Erase this for good? (yes/no)"), yes, context.obj)
    ask = ask_whether_it_goes(context.obj, yes, with_pieces)
    job.erase(context.obj, erasure, ask)
    say(_("Erased. What this cannot reach: backups, other laptops and synced folders, and what was printed."))
