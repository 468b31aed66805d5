"""``show``: what was said in one session."""

from typing import Annotated

import typer

from ..domain.insights.filtering import Filter
from ..domain.privacy.audience import KEYBOARD
from ..i18n import _
from ..jobs import method as methods
from ..jobs.letter import write_letter
from ..jobs.reading import Selection, read, search, stage_titles
from ..jobs.versions import read_versions
from ..reports.keyboard.listing import found_report, record_report, versions_report
from ..reports.keyboard.run_sheet import timing_report
from .options import Checked, Element, Format, Session
from .output import say
from .output import show as show_report

app = typer.Typer()


@app.command(help=_("Show what was said in one session; without SESSION what is asked for in all of them."))
def show(
    context: typer.Context,
    session: Session = "",
    versions: Annotated[
        bool, typer.Option("--versions", help=_("Every version of one entry; SESSION is then an ENTRY."))
    ] = False,
    kind: Annotated[str, typer.Option(help=_("Only this kind."))] = "",
    element: Element = "",
    role: Annotated[str, typer.Option(help=_("Only what this role said."))] = "",
    knowledge: Annotated[str, typer.Option(help=_("Only this kind of knowledge."))] = "",
    speaker: Annotated[str, typer.Option(metavar="CODE", help=_("Only what this person said."))] = "",
    consent: Annotated[str, typer.Option(metavar="AUDIENCE", help=_("Only what they may read; none; open."))] = "",
    tag: Annotated[str, typer.Option(help=_("Only with this word."))] = "",
    stage: Annotated[str, typer.Option(help=_("Only from this stage."))] = "",
    contains: Annotated[str, typer.Option(metavar="TEXT", help=_("Only where this stands in it."))] = "",
    format_: Format = "table",
    checked: Checked = False,
    timing: Annotated[bool, typer.Option("--timing", help=_("Planned minutes beside used ones."))] = False,
    letter: Annotated[bool, typer.Option("--letter", help=_("All that is kept of --speaker, as a letter."))] = False,
) -> None:
    """Read one session, keep what is asked for, and show it: for the keyboard, which has no other audience."""
    chosen = Filter(kind, element, role, knowledge, speaker, consent, tag, stage, contains)
    if not session and not (versions or timing or letter):
        show_report(context.obj, found_report(*search(context.obj, chosen, checked)), format_, KEYBOARD)
        return
    if versions:
        show_report(context.obj, versions_report(read_versions(context.obj, session)), format_, KEYBOARD)
        return
    if timing:
        show_report(context.obj, timing_report(methods.timing(context.obj, session), 1), format_, KEYBOARD)
        return
    if letter:
        say(write_letter(context.obj, session, speaker))
        return
    released, framework = read(context.obj, Selection((session,), checked=checked))
    stages = stage_titles(context.obj, session)
    show_report(context.obj, record_report(chosen.apply(released, framework), framework, stages), format_, KEYBOARD)
