"""``open``: open what was sealed for you."""

from pathlib import Path
from typing import Annotated

import typer

from ..i18n import _
from ..jobs import seal as job
from .output import say

app = typer.Typer()


@app.command(help=_("Open a file that was sealed for you, or with words that you both know."))
def open_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The sealed file."))],
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE", help=_("Where to; beside it when absent."))] = None,
) -> None:
    """Open it."""
    say(str(job.open_(file, to, lambda: job.ask_words(_("With which words was it sealed?")))))
