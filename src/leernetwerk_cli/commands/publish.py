"""``publish``: what others may read, as rows on an engine that many offices share."""

from typing import Annotated

import typer

from ..i18n import _
from ..jobs.handover import publish as put
from ..jobs.publishing import choose
from .export import Allow, Yes, look
from .handover import Sender
from .options import Audience, Checked, Municipality, select
from .output import say

app = typer.Typer()


@app.command(help=_("Put what others may read on a hub that offices share: a folder of Parquet, or PostgreSQL."))
def publish(
    context: typer.Context,
    to: Annotated[str, typer.Option("--to", metavar="HUB", help=_("A folder, or postgresql://USER@HOST/DATABASE."))],
    audience: Audience = "",
    name: Sender = "",
    municipality: Municipality = "",
    checked: Checked = False,
    yes: Yes = False,
    allow: Allow = None,
) -> None:
    """Write the rows after a look at what would leave, in the place of those of before."""
    chosen = choose(context.obj, select(None, "", "", municipality, "", checked), audience)
    look(context.obj, chosen, {*(allow or ())}, yes)
    put(context.obj, chosen, to, name)
    say(_("On the hub now. What was told there before and is told no more, was called back."), err=True)
