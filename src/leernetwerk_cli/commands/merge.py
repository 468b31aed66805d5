"""``merge``: what two people wrote down of one thing counts once."""

from pathlib import Path
from typing import Annotated

import typer

from ..i18n import _, plural
from ..jobs import apart, join
from ..jobs import merge as job
from ..jobs.workplace import Workplace
from ..reports.keyboard.merge import merge_report
from ..store import package
from .options import Format, Session
from .output import confirm, say, show

app = typer.Typer()
Other = Annotated[
    str,
    typer.Option(
        "--with",
        metavar="SESSION",
        help=_("Take what another note-taker recorded of this evening in a session of its own."),
    ),
]
Who = Annotated[
    str, typer.Option(metavar="CODE=CODE,...", help=_("With --with: who is who, there=here, as in E1=E1,E2=E4."))
]
Codes = Annotated[str, typer.Option(metavar="ENTRY,ENTRY", help=_("These are one thing; the first wording stands."))]
Parted = Annotated[
    str, typer.Option("--apart", metavar="SESSION", help=_("Take what came --with it out again, back into its own."))
]
Apart = Annotated[str, typer.Option(metavar="ENTRY,ENTRY", help=_("These are two things, and not asked about again."))]


@app.command(help=_("Lay side by side what two people wrote down of one thing, and choose; it then counts once."))
def merge(
    context: typer.Context,
    session: Session,
    answers: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("What would be typed, line by line; - is stdin."))
    ] = None,
    same: Codes = "",
    different: Apart = "",
    other: Other = "",
    who: Who = "",
    apart_from: Parted = "",
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask."))] = False,
    list_: Annotated[bool, typer.Option("--list", help=_("Only show what looks said twice."))] = False,
    format_: Format = "table",
) -> None:
    """Ask, or note one decision, or only show what there is to decide."""
    if other:
        _join(context.obj, session, other, who, yes)
        return
    if apart_from:
        _part(context.obj, session, apart_from, yes)
        return
    for codes, state in ((same, "same"), (different, "different")):
        if codes:
            say(job.decide(context.obj, session, codes, state) or _("That was said already."))
    if same or different:
        return
    if list_ or format_ != "table":
        found = job.find_proposals(context.obj, session)
        show(context.obj, merge_report(found.record, found.groups, package.read_framework()), format_, "keyboard")
        return
    job.merge(context.obj, session, answers)


def _join(place: Workplace, session: str, other: str, who: str, yes: bool) -> None:
    """Say what would be taken, ask, and take it."""
    joining = join.plan(place, session, other, who)
    new = plural("one new entry", "{n} new entries", joining.new)
    say(f"{joining.source.name} → {joining.here.name}: {new}", err=True)
    if joining.is_inside:
        say(_("{session} itself then goes, until you take them apart.").format(session=joining.source.name), err=True)
    confirm(_("Take it? (yes/no)"), yes, place)
    join.join(place, joining)
    say(_("Taken. What looks said twice: leernetwerk merge {session}").format(session=joining.here.name))


def _part(place: Workplace, session: str, other: str, yes: bool) -> None:
    """Say what would go back, ask, and take them apart."""
    parting = apart.plan(place, session, other)
    here, there = parting.folders[0].name, parting.joining.here.name
    count = plural("one entry", "{n} entries", parting.entries)
    say(f"{here} → {there}: {count}", err=True)
    confirm(_("Take it out? (yes/no)"), yes, place)
    apart.part(place, parting)
    say(_("Taken apart: {session} is a session of its own again.").format(session=there))
