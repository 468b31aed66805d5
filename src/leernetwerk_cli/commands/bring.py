"""``bring``: fetch another laptop's entries."""

from pathlib import Path
from typing import Annotated

import typer

from ..errors import Failure, PartOfBatch
from ..i18n import _, plural
from ..jobs import bring as job
from .output import complain, say

app = typer.Typer()


@app.command(help=_("Fetch another laptop's entries from a folder, such as a stick. Nothing here is changed."))
def bring(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help=_("A session's folder, or a folder of sessions."))],
) -> None:
    """Bring the files and say what came."""
    failed: list[Failure] = []
    brought = job.bring(context.obj, folder, failed.append)
    for slug, count in brought.items():
        came = plural("one new file", "{n} new files", count)
        say(f"{slug}: {came}")
    for failure in failed:
        complain(failure)
    if failed:
        raise PartOfBatch(failed=len(failed), total=len(failed) + len(brought))
