"""``new``: scaffold a session."""

from pathlib import Path
from typing import Annotated, Any

import typer

from ..errors import PartOfBatch
from ..i18n import _, language, plural
from ..jobs import intake, planning
from ..jobs.new import card, doubts, scaffold, warn_of, write_paper
from ..jobs.new import delete as throw_away
from ..jobs.season import make_season
from ..jobs.workplace import Workplace
from .output import complain_of_line, is_watched, say

app = typer.Typer()
PEOPLE = _(
    "How many of each role, such as ervaringsdeskundige=3. Roles: ervaringsdeskundige, inwoner, uitvoerder,"
    " beleidsmedewerker, leidinggevende, onderzoeker, begeleider."
)
RUNGS = _(
    "The rung of the ladder that was promised: 0 niet-betrokken, 1 informeren, 2 raadplegen, 3 adviseren,"
    " 4 coproduceren, 5 meebeslissen."
)
MINUTES = _("How much time there is; a run sheet that takes longer is shortened.")
SEASON = _("A plan: a session a row, with these options as its columns; what is there already stays.")
THROWN = _("Throw a session away in which nothing was said.")
AGREED = _("Management agreed: nothing said goes into a case file.")


@app.command(help=_("Make a new session. What is missing is asked when there is a terminal."))
def new(
    context: typer.Context,
    slug: Annotated[str, typer.Argument(metavar="[SLUG]", help=_("A short name, such as waterstad-plek."))] = "",
    title: Annotated[str, typer.Option(help=_("The title as people know it."))] = "",
    date: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help=_("The day; today when absent."))] = "",
    municipality: Annotated[str, typer.Option(help=_("The municipality; a partner's name is completed."))] = "",
    method: Annotated[str, typer.Option(help=_("The run sheet; a name that is not there lists them all."))] = "",
    participants: Annotated[str, typer.Option(metavar="ROLE=N,...", help=PEOPLE)] = "",
    facilitator: Annotated[str, typer.Option(metavar="CODE", help=_("The code of who facilitates."))] = "",
    language_: Annotated[str, typer.Option("--language", help=_("The language of the room: nl or en."))] = "",
    promised: Annotated[str, typer.Option(metavar="RUNG", help=RUNGS)] = "",
    subject: Annotated[str, typer.Option(help=_("What it is about."))] = "",
    from_: Annotated[str, typer.Option("--from", metavar="SESSION", help=_("The session that this carries on."))] = "",
    basis: Annotated[str, typer.Option(help=_("The legal basis of the session itself; consent is asked apart."))] = "",
    management_agreed: Annotated[bool, typer.Option("--management-agreed", help=AGREED)] = False,
    start: Annotated[str, typer.Option(metavar="HH:MM", help=_("When the session begins."))] = "",
    minutes: Annotated[int, typer.Option(min=0, max=1440, help=MINUTES)] = 0,
    with_paper: Annotated[bool, typer.Option("--paper", help=_("Also make cards and pages to print."))] = False,
    delete: Annotated[bool, typer.Option("--delete", help=THROWN)] = False,
    from_csv: Annotated[Path | None, typer.Option(metavar="PLAN.csv", help=SEASON)] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help=_("Ask nothing."))] = False,
) -> None:
    """Read the options, ask what is missing, and make the session."""
    place = context.obj
    if delete:
        say(_("Thrown away: {session}").format(session=throw_away(place, slug)))
        return
    if from_csv:
        _make_season(place, from_csv)
        return
    options: dict[str, Any] = {"slug": slug, "date": intake.to_date(date, "--date", place.now().date())}
    options |= {"title": title, "municipality": municipality, "method": method, "facilitator": facilitator}
    options |= {"language": language_ or language(), "promised": promised, "subject": subject, "from": from_}
    options |= {"basis": basis, "management_agreed": management_agreed, "minutes": minutes}
    options["start"] = intake.to_time(start)
    asked = planning.complete(place, options, participants, may_ask=not no_input)
    folder = scaffold(place, asked.slug, asked.day, asked.facts, asked.participants)
    say(folder.name)
    paper = write_paper(folder) if with_paper else None
    _tell(folder, paper, asked.facts["minutes"])


def _make_season(place: Workplace, plan: Path) -> None:
    """Make the sessions of a plan, each said as soon as it is there; what could not be made is named at the end."""
    season = make_season(place, plan, lambda folder: say(folder.name))
    new, known = plural("one new", "{n} new", season.new), plural("one already here", "{n} already here", season.known)
    say(f"{new}, {known}", err=True)
    for number, failure in season.refused:
        complain_of_line(number, failure)
    if failed := len(season.refused):
        raise PartOfBatch(failed=failed, total=season.new + season.known + failed)


def _tell(folder: Path, paper: Path | None, minutes: int) -> None:
    """Say, beside the name of the session, what whoever made it should know."""
    for line in card(folder) if is_watched() else ():
        say(line, err=True)
    for warning in doubts(folder, minutes):
        say(warning, err=True)
    if paper:
        say(_("To print: {file}").format(file=paper), err=True)
    if copied := warn_of(folder):
        warning = _("This folder lies in {name}: what is erased here may live on there.")
        say(warning.format(name=copied), err=True)
