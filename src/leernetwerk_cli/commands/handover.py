"""``handover``: what others may read, as a signed file for a coordinator; and what was handed over to you."""

from pathlib import Path
from typing import Annotated

import typer

from ..i18n import _
from ..jobs import handover as job
from ..jobs.publishing import choose, read_handovers
from ..reports.keyboard.handover import handovers_report
from .export import Allow, Yes, look
from .options import Audience, Checked, Format, Municipality, select
from .output import say, show

app = typer.Typer()
Sender = Annotated[str, typer.Option(metavar="WORDS", help=_("Whom it is from; the network's name when absent."))]


@app.command(help=_("Hand over what others may read, as a signed file; without --to: show what you were handed."))
def handover(
    context: typer.Context,
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE|FOLDER", help=_("Where to."))] = None,
    audience: Audience = "",
    name: Sender = "",
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
    look(context.obj, chosen, {*(allow or ())}, yes)
    say(str(job.hand_over(context.obj, chosen, to, name)))
