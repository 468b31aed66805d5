"""``aftercare``: who calls whom and when, was the payment made, did the thank-you go out. It never leaves."""

from typing import Annotated

import typer

from ..i18n import _
from ..jobs import aftercare as job
from ..reports.keyboard.aftercare import aftercare_report
from .options import Format, Session
from .output import say, show

app = typer.Typer(
    add_completion=False,
    help=_("The private list after a session: show, plan or done, per person: call, payment, thanks. It never leaves."),
)
Who = Annotated[str, typer.Argument(metavar="CODE", help=_("The code or the seat of one person."))]
What = Annotated[str, typer.Argument(metavar="WHAT", help=_("call, payment or thanks."))]


@app.command("show", help=_("Show the list of one session."))
def list_(context: typer.Context, session: Session, format_: Format = "table") -> None:
    show(context.obj, aftercare_report(job.read_session(context.obj, session)), format_, "keyboard")


@app.command(help=_("Plan something for one person: who does it and when."))
def plan(
    context: typer.Context,
    session: Session,
    who: Who,
    what: What,
    owner: Annotated[str, typer.Option(metavar="CODE", help=_("Who does it."))] = "",
    due: Annotated[str, typer.Option(metavar="DAY", help=_("When."))] = "",
) -> None:
    say(job.note(context.obj, session, who, what, owner=owner, due=due))


@app.command(help=_("Note that it was done."))
def done(context: typer.Context, session: Session, who: Who, what: What) -> None:
    say(job.note(context.obj, session, who, what, done=True))
