"""``bring``: fetch another laptop's entries."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from ..errors import Failure, PartOfBatch
from ..i18n import _, plural
from ..jobs import bring as job
from .output import complain, confirm, say

app = typer.Typer()


@app.command(help=_("Fetch another laptop's entries from a folder, such as a stick. Nothing here is changed."))
def bring(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help=_("A session's folder, or a folder of sessions."))],
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask about answers and erasures."))] = False,
) -> None:
    """Show what answers and erasures would come, ask, bring the files and say what came."""
    failed: list[Failure] = []
    coming = job.plan(context.obj, folder, failed.append)
    told = [line for each in coming for line in _foretold(each)]
    for line in told:
        say(line, err=True)
    if told:
        confirm(_("Take these too? (yes/no)"), yes, context.obj)
    for each in coming:
        came = plural("one new file", "{n} new files", job.bring(context.obj, each))
        say(f"{each.source.name}: {came}")
    for failure in failed:
        complain(failure)
    if failed:
        raise PartOfBatch(failed=len(failed), total=len(failed) + len(coming))


def _foretold(coming: job.Coming) -> Iterator[str]:
    """Yield what would change who may read words that are here, or take them away."""
    if coming.answers:
        answers = plural("one answer about who may read it", "{n} answers about who may read it", coming.answers)
        yield f"{coming.here.name}: {answers}"
    if coming.erased:
        yield f"{coming.here.name}: " + _("erased there: {what}").format(what=", ".join(map(_short, coming.erased)))


def _short(target: str) -> str:
    """Return whom or what a stone names, as people call it: a code, or the end of an id."""
    return target if len(target) < 4 else target[-4:]
