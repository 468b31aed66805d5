"""``erase``: take something out for good."""

from typing import Annotated

import typer

from ..i18n import _, plural
from ..jobs import erase as job
from .options import Session
from .output import confirm

app = typer.Typer()


@app.command(help=_("Erase one entry, or all that one person said, for good. Asks first."))
def erase(
    context: typer.Context,
    session: Session,
    what: Annotated[str, typer.Argument(metavar="ENTRY|CODE", help=_("The code of an entry, or of a person: E1."))],
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask."))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only say what would go."))] = False,
) -> None:
    """Say what goes, ask, erase, and say what cannot be reached."""
    if not dry_run and job.finish(context.obj, session):
        typer.echo(_("First what was erased before, and had stayed behind in a file, was taken out."))
    erasure = job.plan(context.obj, session, what)
    typer.echo(
        plural(
            "One entry goes, with every change to it and answer about it.",
            "{n} entries go, with every change to them and answer about them.",
            len(erasure.entries),
        )
        if erasure.entries
        else _("Of {code} nothing is written down here; the code leaves the list.").format(code=erasure.code)
    )
    for file in erasure.exports:
        typer.echo(_("This export carried the words: {file}. Ask whoever has it to throw it away.").format(file=file))
    if dry_run:
        return
    confirm(_("Erase this for good? (yes/no)"), yes, context.obj)
    job.erase(context.obj, erasure)
    typer.echo(_("Erased. What this cannot reach: backups, other laptops and synced folders, and what was printed."))
