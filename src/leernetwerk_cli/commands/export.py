"""``export``: what people take away."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..i18n import _
from ..jobs import export as job
from .options import Audience, Method, Municipality, Sessions, Since, Until, select

app = typer.Typer()


@app.command(help=_("Export what may leave: the factsheet and other reports, in the format that the name says."))
def export(
    context: typer.Context,
    session: Sessions = None,
    to: Annotated[
        list[Path] | None, typer.Option("--to", metavar="FILE", help=_("Where to; may be repeated. - is stdout."))
    ] = None,
    audience: Audience = "",
    report: Annotated[str, typer.Option(metavar="NAME", help=_("factsheet, full, plain or page."))] = "factsheet",
    format_: Annotated[str, typer.Option("--format", metavar="FORM", help=_("The form, for stdout."))] = "",
    since: Since = "",
    until: Until = "",
    municipality: Municipality = "",
    method: Method = "",
) -> None:
    """Make the files."""
    chosen = select(session, since, until, municipality, method)
    answer = job.export(context.obj, chosen, audience, to or [Path("-")], report, format_)
    if answer is not None:
        sys.stdout.buffer.write(answer)
