"""``seal``: close a file for the way, so that only whoever it is for can open it."""

from pathlib import Path
from typing import Annotated

import typer

from ..errors import MissingOption
from ..i18n import _
from ..jobs import seal as job
from ..store import sealed
from .output import say

app = typer.Typer()


@app.command(help=_("Seal a file for the way, for somebody's key or with words that you both know (age)."))
def seal(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help=_("The file."))] = None,
    recipient: Annotated[str, typer.Option("--for", metavar="age1...", help=_("The key of whom it is for."))] = "",
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE", help=_("Where to; beside it when absent."))] = None,
    own_key: Annotated[
        bool, typer.Option("--own-key", help=_("Only tell the key that others seal with for you."))
    ] = False,
) -> None:
    """Seal, or tell the own key."""
    if own_key:
        say(sealed.own_key())
        return
    if not file:
        raise MissingOption(option="FILE")
    asked, again = _("With which words? (nobody sees them)"), _("The same words once more:")
    say(str(job.seal(file, to, recipient, lambda: job.ask_words(asked, again))))
