"""``config``: where things are."""

import typer

from ..i18n import _
from ..jobs.config import places
from ..reports.keyboard.listing import config_report
from .options import Format
from .output import show

app = typer.Typer()


@app.command(help=_("Show where things are: sessions, settings, recorder, language."))
def config(context: typer.Context, format_: Format = "table") -> None:
    """Show the places."""
    show(config_report(places(context.obj)), format_, "keyboard")
