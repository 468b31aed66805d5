"""``ledger``: what was exported, answered, erased."""

import typer

from ..i18n import _
from ..jobs.ledger import read_ledger
from ..reports.keyboard.ledger import ledger_report
from .options import Format, Method, Municipality, Sessions, Since, Until, select
from .output import show

app = typer.Typer()


@app.command(help=_("Show every export, answer and erasure, and which files should be called back. Never words."))
def ledger(
    context: typer.Context,
    session: Sessions = None,
    since: Since = "",
    until: Until = "",
    municipality: Municipality = "",
    method: Method = "",
    format_: Format = "table",
) -> None:
    """Read the ledger and show it."""
    lines = read_ledger(context.obj, select(session, since, until, municipality, method))
    show(context.obj, ledger_report([line._asdict() for line in lines]), format_, "keyboard")
