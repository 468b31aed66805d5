"""``scan``: what may give someone away."""

from typing import Annotated

import typer

from ..i18n import _
from ..jobs.scan import scan as find
from ..reports.keyboard.ledger import scan_report
from .options import Format, Sessions
from .output import show

app = typer.Typer()
Deep = Annotated[bool, typer.Option("--deep", help=_("Also look for names and places, with Deduce; slow to start."))]


@app.command(help=_("Point out what may give someone away: numbers, addresses, names, private matters."))
def scan(context: typer.Context, session: Sessions = None, deep: Deep = False, format_: Format = "table") -> None:
    """Scan the sessions and show where to look."""
    show(context.obj, scan_report(find(context.obj, tuple(session or ()), deep)), format_, "keyboard")
