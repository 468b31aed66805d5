"""``export``: what people take away."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..i18n import _
from ..jobs import export as job
from .options import Audience, Checked, Method, Municipality, Sessions, Since, Until, select
from .output import say

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
    brand: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("A TOML file with a name, logo and colours."))
    ] = None,
    template: Annotated[Path | None, typer.Option(metavar="FILE", help=_("A Word file whose styles are used."))] = None,
    archive: Annotated[bool, typer.Option("--archive", help=_("A PDF to keep: PDF/A-2a too."))] = False,
    since: Since = "",
    until: Until = "",
    municipality: Municipality = "",
    method: Method = "",
    checked: Checked = False,
    why: Annotated[
        bool, typer.Option("--why", help=_("Say of each text that stays behind why, on the screen."))
    ] = False,
) -> None:
    """Make the files."""
    look = job.read_look(brand, template, archive)
    chosen = job.choose(context.obj, select(session, since, until, municipality, method, checked), audience)
    for warning in job.forewarn(chosen, why):
        say(warning, err=True)
    answer = job.export(context.obj, chosen, to or [Path("-")], job.Form(report, format_, look))
    if answer is not None:
        sys.stdout.buffer.write(answer)
