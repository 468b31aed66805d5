"""``run``: the walk."""

from pathlib import Path
from typing import Annotated

import typer

from ..i18n import _
from ..jobs.room import show_room
from ..jobs.run import another_day, walk
from .options import Session
from .output import confirm, say

app = typer.Typer()


@app.command(help=_("Walk a group through the session, question by question. Stop at any moment and go on later."))
def run(
    context: typer.Context,
    session: Session,
    stage: Annotated[str, typer.Option(metavar="ID", help=_("Begin at this part."))] = "",
    answers: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("What would be typed, line by line; - is stdin."))
    ] = None,
    room: Annotated[bool, typer.Option("--room", help=_("Only question and clock: for a second screen."))] = False,
    write: Annotated[bool, typer.Option("--write", help=_("Only write: for a note-taker."))] = False,
) -> None:
    """Lead the walk."""
    if session == "last" and (name := another_day(context.obj)):
        question = _("The last session is {name}, not of today. Go on with it? (yes/no)")
        confirm(question.format(name=name), False, context.obj)
    if room:
        show_room(context.obj, session, say)
        return
    walk(context.obj, session, stage, answers, write)
