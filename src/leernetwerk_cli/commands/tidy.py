"""``tidy``: fold the copies that synchronising left behind."""

from typing import Annotated

import typer

from ..i18n import _, plural
from ..jobs.tidy import tidy as fold
from .output import say

app = typer.Typer()


@app.command(
    help=_("Fold the copies that Nextcloud, OneDrive, Dropbox, Syncthing or git left behind. Nothing is lost.")
)
def tidy(
    context: typer.Context,
    session: Annotated[list[str] | None, typer.Argument(metavar="[SESSION]...", help=_("All when absent."))] = None,
) -> None:
    """Fold them and say what was done."""
    done = fold(context.obj, tuple(session or ()))
    for each in done:
        gone = plural(
            "one copy went: all of it stands elsewhere", "{n} copies went: all of it stands elsewhere", each.gone
        )
        kept = plural("one copy is a file of its own now", "{n} copies are files of their own now", each.kept)
        say(f"{each.session}: " + ", ".join(told for told, number in ((gone, each.gone), (kept, each.kept)) if number))
    if not done:
        say(_("There is nothing to fold."))
