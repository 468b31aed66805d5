"""``list``: which sessions there are."""

import typer

from ..domain.privacy.audience import KEYBOARD
from ..i18n import _
from ..jobs.listing import list_sessions
from .options import Format
from .output import show

app = typer.Typer()


@app.command(help=_("Show which sessions there are."))
def list_(context: typer.Context, format_: Format = "table") -> None:
    """Read all sessions and show them: for the keyboard, which has no other audience."""
    show(context.obj, list_sessions(context.obj), format_, KEYBOARD)
