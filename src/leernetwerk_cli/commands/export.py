"""``export``: what people take away."""

import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from ..domain.privacy.audience import AUDIENCE_NAMES
from ..i18n import _
from ..jobs import export as job
from ..jobs import leaving
from ..jobs.compare import compare
from ..jobs.each import export_each
from ..jobs.publishing import Chosen, choose
from ..jobs.reading import Selection
from ..jobs.workplace import Workplace, unwatched
from .options import Audience, Checked, Method, Municipality, Sessions, Since, Until, select
from .output import ask_about_doubts, say

app = typer.Typer()
Report = Annotated[
    str, typer.Option(metavar="NAME", help=_("factsheet, full, plain or page; or one insight, for a picture of it."))
]
To = Annotated[
    list[Path] | None,
    typer.Option(
        "--to", metavar="FILE", help=_("Where to; may be repeated. - is stdout; a folder: each session a file.")
    ),
]
Own = Annotated[Path | None, typer.Option(metavar="FILE", help=_("A TOML file with a name, logo and colours."))]
Template = Annotated[Path | None, typer.Option(metavar="FILE", help=_("A Word file whose styles are used."))]
By = Annotated[
    str, typer.Option(metavar="session|municipality|month|year|method", help=_("What the report compare compares."))
]
Why = Annotated[bool, typer.Option("--why", help=_("Say of each text that stays behind why, on the screen."))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Only say what would leave, and what stays."))]
Yes = Annotated[bool, typer.Option("--yes", help=_("Do not ask about names and private matters."))]
Allow = Annotated[list[str] | None, typer.Option("--allow", metavar="CODE", help=_("A text whose number may leave."))]
Open = Annotated[
    bool, typer.Option("--open", help=_("Open what was made, in the program that this computer has for it."))
]


@app.command(help=_("Export what may leave: the factsheet and other reports, in the format that the name says."))
def export(
    context: typer.Context,
    session: Sessions = None,
    to: To = None,
    audience: Audience = "",
    report: Report = "factsheet",
    format_: Annotated[str, typer.Option("--format", metavar="FORM", help=_("The form, for stdout."))] = "",
    brand: Own = None,
    template: Template = None,
    archive: Annotated[bool, typer.Option("--archive", help=_("A PDF to keep: PDF/A-2a too."))] = False,
    since: Since = "",
    until: Until = "",
    municipality: Municipality = "",
    method: Method = "",
    checked: Checked = False,
    by: By = "",
    why: Why = False,
    dry_run: DryRun = False,
    yes: Yes = False,
    allow: Allow = None,
    open_: Open = False,
) -> None:
    """Make the files, after a look at what would leave."""
    targets, form = to or [Path("-")], job.Form(report, format_, job.read_look(brand, template, archive))
    is_folder = len(targets) == 1 and targets[0].is_dir()
    if not dry_run and not is_folder:
        job.check_targets(targets, form)
    selected = select(session, since, until, municipality, method, checked)
    if is_folder and not dry_run:
        _each(context.obj, selected, audience, form, (targets[0], {*(allow or ())}, yes))
        return
    chosen, form = _choose(context.obj, selected, audience, by, form)
    if dry_run:
        forewarn(chosen, why)
        say("\n".join(leaving.list_words(chosen)))
        return
    look(context.obj, chosen, {*(allow or ())}, yes, why)
    _make(context.obj, chosen, targets, form)
    _open(targets if open_ else [])


def forewarn(chosen: Chosen, why: bool = False) -> None:
    """Say what stays behind, and what to look at before anything goes out."""
    for warning in leaving.forewarn(chosen, why):
        say(warning, err=True)


def look(place: Workplace, chosen: Chosen, allowed: set[str], yes: bool, why: bool = False) -> None:
    """Say what stays behind, and ask about what may give someone away. Raises MayGiveAway without a yes."""
    forewarn(chosen, why)
    ask_about_doubts(leaving.find_doubts(chosen), allowed, yes, place)


def _choose(place: Workplace, selected: Selection, audience: str, by: str, form: job.Form) -> tuple[Chosen, job.Form]:
    """Return what may leave, and the form with what is laid side by side where that is asked for."""
    if form.report == "compare":
        chosen, laid = compare(place, selected, by, audience)
        return chosen, form._replace(laid=laid)
    return choose(place, selected, audience), form


def _each(
    place: Workplace, selected: Selection, audience: str, form: job.Form, target: tuple[Path, set[str], bool]
) -> None:
    """Make a file of each session in a folder; several at a time only where nothing need be asked."""
    folder, allowed, yes = target
    place = place if yes else place._replace(jobs=1)
    look = partial(ask_about_doubts, allowed=allowed, yes=yes, place=place._replace(watch=unwatched, left_out=None))
    for made in export_each(place, selected, audience, form, (folder, look)):
        say(str(made))


def _open(targets: list[Path]) -> None:
    for target in targets:
        if str(target) != "-":
            typer.launch(str(target.absolute()))


def _make(place: Workplace, chosen: Chosen, targets: list[Path], form: job.Form) -> None:
    """Make the files, and say which and for whom."""
    answer = job.export(place, chosen, targets, form)
    if answer is not None:
        sys.stdout.buffer.write(answer)
    if made := ", ".join(str(target) for target in targets if str(target) != "-"):
        audience = _(AUDIENCE_NAMES[chosen.audience])
        say(_("Made: {files}. For {audience}.").format(files=made, audience=audience), err=True)
