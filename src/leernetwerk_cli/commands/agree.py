"""``agree``: how far those who labelled agree."""

import typer

from ..i18n import _
from ..jobs.agree import agree as job
from ..reports.keyboard.agree import agree_report
from ..store import package
from .options import Format, Method, Municipality, Sessions, Since, Until, select
from .output import show

app = typer.Typer()


@app.command(help=_("Show how far those who labelled the same sentences agree, and what they saw differently."))
def agree(
    context: typer.Context,
    session: Sessions = None,
    since: Since = "",
    until: Until = "",
    municipality: Municipality = "",
    method: Method = "",
    format_: Format = "table",
) -> None:
    found = job(context.obj, select(session, since, until, municipality, method))
    show(context.obj, agree_report(*found, package.read_framework()), format_, "keyboard")
