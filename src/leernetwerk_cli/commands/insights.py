"""``insights``: what was drawn up from what was said; ``draw`` makes one, ``trace`` goes back, ``suggest`` where to."""

from typing import Annotated

import typer

from ..i18n import _
from ..jobs import insights as job
from ..jobs.intake import read_text
from ..jobs.reading import Selection
from ..jobs.summary import summarise_sessions
from ..reports.keyboard.insights import insights_report, suggestions_report, trace_report
from ..store import package
from .options import Entry, Format, Method, Municipality, Since, Until, select
from .output import say, show

app = typer.Typer(
    add_completion=False,
    help=_("Show the insights that were drawn up, or draw one up: draw, trace ENTRY, suggest."),
)


@app.callback(invoke_without_command=True)
def insights(
    context: typer.Context,
    since: Since = "",
    until: Until = "",
    municipality: Municipality = "",
    method: Method = "",
    way_back: Annotated[str, typer.Option("--trace", metavar="ENTRY", help=_("The way back from this one."))] = "",
    format_: Format = "table",
) -> None:
    """Read the sessions and show their insights: for the keyboard; others read them on the pages."""
    if context.invoked_subcommand:
        return
    if way_back:
        trace(context, way_back, format_)
        return
    made = summarise_sessions(context.obj, select(None, since, until, municipality, method))
    show(context.obj, insights_report(made.summary), format_, "keyboard")


@app.command(
    help=_("Draw an insight up as a sentence, typed or from stdin, with what carries it and what speaks against.")
)
def draw(
    context: typer.Context,
    carried: Annotated[str, typer.Option("--carried-by", metavar="ENTRY,...", help=_("What carries it."))] = "",
    against: Annotated[str, typer.Option(metavar="ENTRY,...", help=_("What speaks against it."))] = "",
    none_heard: Annotated[bool, typer.Option("--none-heard", help=_("Nothing was heard against it."))] = False,
    element: Annotated[str, typer.Option(help=_("Of which element; that of what carries it first when absent."))] = "",
) -> None:
    text = read_text(context.obj, _("What is the insight, in one sentence?"))
    say(job.draw(context.obj, job.Asked(text, element, carried, against, none_heard)))


@app.command(help=_("Show the way back from an insight to what was said."))
def trace(context: typer.Context, entry: Entry, format_: Format = "table") -> None:
    show(context.obj, trace_report(*job.trace(context.obj, entry), package.read_framework()), format_, "keyboard")


@app.command(help=_("Show where an insight could be drawn up: numbers alone, never a sentence."))
def suggest(context: typer.Context, format_: Format = "table") -> None:
    summary = summarise_sessions(context.obj, Selection()).summary
    show(context.obj, suggestions_report(job.suggest(summary), summary.framework), format_, "keyboard")
