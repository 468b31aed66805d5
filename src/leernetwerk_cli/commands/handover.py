"""``handover``: what others may read, as a signed file for a coordinator; and what was handed over to you."""

from pathlib import Path
from typing import Annotated

import typer

from ..i18n import _
from ..jobs import handover as job
from ..jobs import leaving
from ..jobs.publishing import choose, read_handovers
from ..reports.keyboard.handover import handovers_report
from .export import Allow, Yes
from .options import Audience, Checked, Format, Municipality, select
from .output import ask_about_doubts, say, show

app = typer.Typer()


@app.command(help=_("Hand over what others may read, as a signed file; without --to: show what you were handed."))
def handover(
    context: typer.Context,
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE|FOLDER", help=_("Where to."))] = None,
    audience: Audience = "",
    name: Annotated[
        str, typer.Option(metavar="WORDS", help=_("Whom it is from; the network's name when absent."))
    ] = "",
    municipality: Municipality = "",
    checked: Checked = False,
    yes: Yes = False,
    allow: Allow = None,
    format_: Format = "table",
) -> None:
    """Write the file after a look at what would leave, or list those that are here."""
    if not to:
        show(context.obj, handovers_report(read_handovers(context.obj)), format_, "keyboard")
        return
    chosen = choose(context.obj, select(None, "", "", municipality, "", checked), audience)
    for warning in leaving.forewarn(chosen):
        say(warning, err=True)
    ask_about_doubts(leaving.find_doubts(chosen), {*(allow or ())}, yes, context.obj)
    say(str(job.hand_over(context.obj, chosen, to, name)))
