"""``consent``: what people answered about who may read their words."""

from pathlib import Path
from typing import Annotated

import typer

from ..domain.privacy.audience import Reply, to_readers
from ..i18n import _
from ..jobs import consent as job
from ..reports.keyboard.consent import consent_report
from .options import Entry, Format, Session
from .output import say
from .output import show as print_report

app = typer.Typer(add_completion=False, help=_("Record what someone answers about who may read their words."))
Speaker = Annotated[str, typer.Option(metavar="CODE", help=_("Whose answer it is, where several said it together."))]


@app.command("set", help=_("Record an answer about one entry: the audiences, or none."))
def set_(
    context: typer.Context,
    session: Session,
    entry: Entry,
    audiences: Annotated[list[str], typer.Argument(metavar="AUDIENCE...", help=_("Who may read it, or none."))],
    speaker: Speaker = "",
    without_role: Annotated[
        bool, typer.Option("--without-role", help=_("The words may be read, without the role of who said them."))
    ] = False,
    read: Annotated[
        str, typer.Option("--read", metavar="CODE", help=_("Which version was answered: the code on the sheet."))
    ] = "",
) -> None:
    reply = Reply(to_readers([] if audiences == ["none"] else audiences), not without_role, read.strip().lower())
    say(job.answer(context.obj, session, entry, reply, speaker))


@app.command(help=_("Record a no: about one entry, or about all that one person said."))
def withdraw(
    context: typer.Context,
    session: Session,
    what: Annotated[
        str,
        typer.Argument(
            metavar="ENTRY|CODE", help=_("The code of an entry, of a person (E1), or on their slip of paper.")
        ),
    ],
    speaker: Speaker = "",
) -> None:
    of_whom = job.withdraw(context.obj, session, what, speaker)
    say(of_whom)
    say(_("Noted: a no. From now on nothing of this leaves. What left before: leernetwerk ledger"), err=True)


Spoken = Annotated[
    str, typer.Option("--language", help=_("The language to read in: nl, en, or one of the network's own."))
]
Person = Annotated[str, typer.Argument(metavar="[SEAT|CODE]", help=_("Only of this person; all when absent."))]


@app.command(help=_("Show what each person said and who may read it; --to makes a sheet per seat to print."))
def show(
    context: typer.Context,
    session: Session,
    person: Person = "",
    spoken: Spoken = "",
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help=_("A file to print: html, pdf or docx."))
    ] = None,
    format_: Format = "table",
) -> None:
    record, texts = job.read_texts(context.obj, session, person)
    if to:
        job.write_sheets(context.obj, record, texts, to, spoken)
        say(_("To print: {file}").format(file=to), err=True)
        return
    print_report(context.obj, consent_report(record, texts), format_, "")


@app.command(help=_("Read each text to its speaker, in the break or on the telephone, and record the answer."))
def review(
    context: typer.Context,
    session: Session,
    person: Person = "",
    spoken: Spoken = "",
    answers: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("What would be typed, line by line; - is stdin."))
    ] = None,
) -> None:
    job.review(context.obj, session, person, answers, spoken)
