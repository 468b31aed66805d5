"""``config``: where things are; ``network`` says whose they are."""

from typing import Annotated

import typer

from ..i18n import _
from ..jobs.config import change_network, places
from ..reports.keyboard.listing import config_report
from .options import Format
from .output import say, show

app = typer.Typer(
    add_completion=False,
    help=_("Show where things are: sessions, settings, recorder, language. Or say whose they are: network."),
)


@app.callback(invoke_without_command=True)
def config(context: typer.Context, format_: Format = "table") -> None:
    """Show the places."""
    if not context.invoked_subcommand:
        show(context.obj, config_report(places(context.obj)), format_, "keyboard")


@app.command(
    help=_(
        "Say what stands on every page: the network's name, aim, partners, and whom to ask. What is missing is asked."
    )
)
def network(
    context: typer.Context,
    title: Annotated[str, typer.Option(help=_("What the network is called."))] = "",
    aim: Annotated[str, typer.Option(help=_("What it is for, in one sentence."))] = "",
    partners: Annotated[str, typer.Option(help=_("Who is in it, with commas between them."))] = "",
    contact: Annotated[str, typer.Option(help=_("Whom to ask, as it may stand on every page."))] = "",
) -> None:
    facts = {"title": title, "aim": aim, "partners": partners, "contact": contact}
    say(str(change_network(context.obj, facts)))
