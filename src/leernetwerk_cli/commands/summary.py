"""``summary``: the four insights."""

from typing import Annotated

import typer

from ..domain.privacy.audience import KEYBOARD
from ..errors import Usage
from ..i18n import _
from ..jobs.reading import Selection, get_audience
from ..jobs.summary import cross, summarise_sessions
from ..jobs.workplace import Workplace
from ..reports.pages.summary import summary_report
from .options import Audience, Checked, Format, Hub, Method, Municipality, Sessions, Since, Until, select
from .output import noting, show

app = typer.Typer()
By = Annotated[str, typer.Option(metavar="role|knowledge|municipality|month|method", help=_("Tell these apart."))]
Crosstab = Annotated[
    str, typer.Option(metavar="role|codes|...", help=_("Codes by cases, or by each other: for the keyboard."))
]


@app.command(help=_("Show the four insights, over one session or many."))
def summary(
    context: typer.Context,
    session: Sessions = None,
    since: Since = "",
    until: Until = "",
    municipality: Municipality = "",
    method: Method = "",
    role: Annotated[str, typer.Option(help=_("Only what this role said."))] = "",
    by: By = "",
    crosstab: Crosstab = "",
    numbers: Annotated[
        bool, typer.Option("--numbers", help=_("Only the numbers; quick, also of very many sessions."))
    ] = False,
    full: Annotated[bool, typer.Option("--full", help=_("Everything, insight by insight."))] = False,
    pictures: Annotated[bool, typer.Option("--pictures", help=_("Draw the pictures of the factsheet."))] = False,
    format_: Format = "table",
    audience: Audience = "",
    checked: Checked = False,
    hub: Hub = "",
) -> None:
    """Read the sessions, summarise them and show it."""
    place = context.obj._replace(hub=hub)
    chosen = select(session, since, until, municipality, method, checked)
    if numbers:
        _numbers(place, chosen, format_, audience, role or by or checked)
        return
    if crosstab:
        show(context.obj, cross(place, chosen, crosstab, audience), format_, "keyboard")
        return
    made = summarise_sessions(place, chosen, audience, role, by)
    if pictures:
        from ..reports.pages.drawn import pictures_report  # the drawings of the factsheet are only for this

        report = pictures_report(made.summary)
    else:
        is_full = full or bool(by) or format_ != "table"
        report = summary_report(made.summary, made.groups, is_full)
    show(context.obj, report, format_, audience, noting(context.obj, made.chosen, "summary"))


def _numbers(place: Workplace, chosen: Selection, format_: str, audience: str, other: str | bool) -> None:
    """Show what is counted, as it is counted for the keyboard."""
    from ..jobs.numbers import count  # what reads an index is only for this
    from ..reports.keyboard.numbers import numbers_report
    from ..store import package

    if other:
        raise Usage(text=_("--numbers goes without --role, --by and --checked."))
    numbers = count(place, chosen, get_audience(audience or KEYBOARD))
    show(place, numbers_report(numbers, package.read_framework()), format_, audience or KEYBOARD)
