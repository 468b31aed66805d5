"""``demo``: the main job on the example that comes with the program."""

import typer

from ..i18n import _
from ..jobs.demo import demonstrate
from ..reports.pages.summary import summary_report
from .output import say, show

app = typer.Typer()


@app.command(help=_("Show what this does: a session, a walk and the four insights, in a temporary folder."))
def demo(context: typer.Context) -> None:
    """Demonstrate the main job."""
    summary = demonstrate(context.obj, lambda text: say(f"\n{text}\n"))
    show(context.obj, summary_report(summary, []), "table", "")
