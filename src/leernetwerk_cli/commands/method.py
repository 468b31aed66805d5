"""``method``: the run sheets."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..domain.walk.evening import to_clock
from ..errors import InvalidData
from ..i18n import _
from ..jobs import method as job
from ..jobs.form import make_form
from ..jobs.prepare import prepare as write_pages
from ..reports.keyboard.run_sheet import methods_report, run_sheet, timing_report, trouble_report
from ..store import package
from .options import Format, Session
from .output import say
from .output import show as print_report

app = typer.Typer(add_completion=False, help=_("Choose, print, check, make and change run sheets."))
Word = Annotated[str, typer.Argument(metavar="METHOD", help=_("A run sheet of ours, a TOML file, or a session."))]


@app.command("list", help=_("Show the run sheets; those that need a trusting group only with --safety 3."))
def list_(
    context: typer.Context,
    minutes: Annotated[int, typer.Option(min=0, help=_("Only what fits in this many minutes."))] = 0,
    people: Annotated[int, typer.Option(min=0, help=_("Only what fits this many people."))] = 0,
    safety: Annotated[int, typer.Option(min=0, max=3, help=_("1 a first meeting, 2 with agreements, 3 trust."))] = 0,
    format_: Format = "table",
) -> None:
    print_report(context.obj, methods_report(*job.choose(minutes, people, safety)), format_, "keyboard")


@app.command(help=_("Show a run sheet with clock times; --learned: planned minutes beside what they took before."))
def show(
    context: typer.Context,
    method: Word,
    start: Annotated[str, typer.Option(metavar="HH:MM", help=_("When the session begins."))] = "13:30",
    learned: Annotated[bool, typer.Option("--learned", help=_("Planned minutes beside used ones."))] = False,
    format_: Format = "table",
) -> None:
    sheet = job.read_method(context.obj, method)
    if learned:
        print_report(context.obj, timing_report(*job.learned(context.obj, sheet)), format_, "keyboard")
        return
    print_report(
        context.obj, run_sheet(sheet, package.read_framework(), to_clock(start, "--start")), format_, "keyboard"
    )


@app.command(help=_("Check run sheets: what is wrong, by file and line, and what people would trip over."))
def check(
    context: typer.Context,
    methods: Annotated[list[str] | None, typer.Argument(metavar="[METHOD]...", help=_("All when absent."))] = None,
    format_: Format = "table",
) -> None:
    troubles = job.check(context.obj, methods or [])
    print_report(context.obj, trouble_report(troubles), format_, "keyboard")
    wrong = [name for name, found in troubles.items() if any(trouble.is_error for trouble in found)]
    if wrong:
        raise InvalidData(where=", ".join(wrong))


@app.command(help=_("Make a run sheet of your own, by questions."))
def new(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.toml", help=_("Where to write it."))],
    title: Annotated[str, typer.Option(help=_("What it is called."))] = "",
    minutes: Annotated[int, typer.Option(min=0, help=_("How long it takes."))] = 0,
    people: Annotated[str, typer.Option(metavar="4-12", help=_("For how many people."))] = "",
    part: Annotated[list[str] | None, typer.Option(help=_("A part between welcome and check-out; repeat it."))] = None,
    form: Annotated[
        Path | None,
        typer.Option("--from", metavar="FORM.xlsx", help=_("An XLSForm (ODK, KoBo): each group becomes a part.")),
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help=_("Ask nothing."))] = False,
) -> None:
    plan = job.Plan(title, minutes, people, part or [])
    if not no_input and not form and sys.stdin.isatty():
        plan = job.ask(context.obj, plan)
    job.make(plan, file, form)
    say(str(file))
    print_report(context.obj, trouble_report(job.check(context.obj, [str(file)])), "table", "keyboard")


@app.command(help=_("Take a changed run sheet into a session: the parts that have not been used yet."))
def update(context: typer.Context, session: Session, method: Word) -> None:
    taken, kept = job.update(context.obj, session, method)
    say(_("Taken: {parts}").format(parts=", ".join(taken) or "-"))
    say(_("Used already, so left as they were: {parts}").format(parts=", ".join(kept) or "-"))


@app.command(
    help=_("Make what is needed before a session: invitation, preparation talk, check list, consent, key list.")
)
def prepare(
    context: typer.Context,
    session: Session,
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help=_("A .html file to print, or a .md file."))],
    start: Annotated[str, typer.Option(metavar="HH:MM", help=_("When the session begins."))] = "",
) -> None:
    write_pages(context.obj, session, to, start)
    say(_("To print: {file}").format(file=to), err=True)


@app.command(
    "form",
    help=_("Make a form of a session for participants' own telephones (ODK, KoBo); import takes the answers in."),
)
def form_(
    context: typer.Context,
    session: Session,
    to: Annotated[Path, typer.Option("--to", metavar="FILE.xlsx", help=_("Where to write it."))],
) -> None:
    make_form(context.obj, session, to)
    say(_("Made: {file}. Their answers come in with: leernetwerk import FILE.csv").format(file=to.name), err=True)
