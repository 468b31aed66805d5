"""``label``: give labels afterwards."""

from pathlib import Path
from typing import Annotated

import typer

from ..i18n import _
from ..jobs import label as job
from .options import Session

app = typer.Typer()


@app.command(help=_("Give labels afterwards, one key each: kind, element, knowledge, sharing."))
def label(
    context: typer.Context,
    session: Session,
    answers: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("What would be typed, line by line; - is stdin."))
    ] = None,
) -> None:
    """Ask the labels."""
    job.label(context.obj, session, answers)
