"""``consent``: what people answered about who may read their words."""

from typing import Annotated

import typer

from ..i18n import _
from ..jobs import consent as job
from .options import Entry, Session

app = typer.Typer(add_completion=False, help=_("Record what someone answers about who may read their words."))
Speaker = Annotated[str, typer.Option(metavar="CODE", help=_("Whose answer it is, where several said it together."))]


@app.command("set", help=_("Record an answer about one entry: the audiences, or none."))
def set_(
    context: typer.Context,
    session: Session,
    entry: Entry,
    audiences: Annotated[list[str], typer.Argument(metavar="AUDIENCE...", help=_("Who may read it, or none."))],
    speaker: Speaker = "",
) -> None:
    typer.echo(job.answer(context.obj, session, entry, audiences, speaker))


@app.command(help=_("Record a no: about one entry, or about all that one person said."))
def withdraw(
    context: typer.Context,
    session: Session,
    what: Annotated[str, typer.Argument(metavar="ENTRY|CODE", help=_("The code of an entry, or of a person: E1."))],
    speaker: Speaker = "",
) -> None:
    typer.echo(job.withdraw(context.obj, session, what, speaker))
