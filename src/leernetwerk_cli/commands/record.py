"""``record``: write down what was said, from a script or the prompt."""

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from ..i18n import _
from ..jobs import intake
from ..jobs.record import record_lines, record_one
from ..jobs.workplace import Workplace
from .options import Session
from .output import complain_of_line, say

app = typer.Typer()
Label = partial(typer.Option, rich_help_panel=_("Labels"))
Fact = partial(typer.Option, rich_help_panel=_("Facts of some kinds"))
Batch = partial(typer.Option, rich_help_panel=_("Batch"))
DAY = "YYYY-MM-DD"


@app.command(help=_("Record one entry. Its text comes from the prompt or from stdin, never from the command line."))
def record(
    context: typer.Context,
    session: Session,
    kind: Annotated[str, typer.Argument(metavar="[KIND]", help=_("Absent: the line is read as in the walk."))] = "",
    speaker: Annotated[str, Label(metavar="CODE", help=_("Who said it: E1, E1+U2, wij."))] = "",
    verbatim: Annotated[bool, Label("--verbatim", help=_("Word for word."))] = False,
    element: Annotated[str, Label(help=_("Element or insight."))] = "",
    knowledge: Annotated[str, Label(metavar="KIND,...", help=_("Kinds of knowledge."))] = "",
    sharer: Annotated[bool, Label("--sharer", help=_("Someone shares something of their own."))] = False,
    stage: Annotated[str, Label(help=_("The stage of the run sheet."))] = "",
    tags: Annotated[str, Label(metavar="WORD,...", help=_("Words to find it by."))] = "",
    star: Annotated[bool, Label("--star", help=_("To be read back."))] = False,
    about: Annotated[str, Label(metavar="ENTRY", help=_("The entry that it answers."))] = "",
    consent: Annotated[str, Label(metavar="AUDIENCE,...", help=_("Who may read it, if that was asked."))] = "",
    scores: Annotated[str, Fact(metavar="e:2,3 u:4", help=_("Marks per role."))] = "",
    state: Annotated[str, Fact(help=_("Of a step or an action."))] = "",
    owner: Annotated[str, Fact(metavar="CODE", help=_("Who does it."))] = "",
    due: Annotated[str, Fact(metavar=DAY, help=_("When it is done."))] = "",
    whom: Annotated[str, Fact("--for", metavar="WORDS", help=_("For whom it is hoped."))] = "",
    signs: Annotated[list[str] | None, Fact("--sign", help=_("How we notice it; may be repeated."))] = None,
    look_back: Annotated[str, Fact(metavar=DAY, help=_("When we look back."))] = "",
    at: Annotated[str, Fact(metavar="MOMENT", help=_("With its zone; now when absent."))] = "",
    ref: Annotated[str, Batch(help=_("Your own reference: with it nothing is recorded twice."))] = "",
    lines: Annotated[Path | None, Batch(metavar="FILE", help=_("Lines as in the walk; - is stdin."))] = None,
    json_lines: Annotated[
        bool, Batch("--json-lines", help=_("One JSON object a line, from stdin; SESSION - : each names its session."))
    ] = False,
) -> None:
    """Read the options, and record one entry or a batch."""
    said = intake.given(kind=kind, speaker=speaker, verbatim=verbatim, sharer=sharer, star=star, about=about, ref=ref)
    place = intake.given(element=element, stage=stage, knowledge=intake.to_list(knowledge), tags=intake.to_list(tags))
    facts = intake.given(scores=intake.to_scores(scores), state=state, owner=owner, whom=whom, signs=signs, at=at)
    days = intake.given(due=intake.to_date(due, "--due"), look_back=intake.to_date(look_back, "--look-back"))
    fields = said | place | facts | days | intake.given(consent=intake.to_list(consent))
    if json_lines or lines:
        _record_lines(context.obj, session, lines, fields, json_lines)
        return
    for id_ in record_one(context.obj, session, fields | {"text": intake.read_text(context.obj)}):
        say(id_)


def _record_lines(place: Workplace, session: str, lines: Path | None, fields: dict[str, Any], as_json: bool) -> None:
    for each in record_lines(place, session, intake.open_lines(lines), fields, as_json=as_json):
        if isinstance(each, str):
            say(each)
        else:
            complain_of_line(*each)
