"""``import``: other people's files."""

from pathlib import Path
from typing import Annotated

import typer

from ..errors import PartOfBatch
from ..i18n import _, plural
from ..jobs.import_ import import_file
from .output import complain_of_line, say

app = typer.Typer()


@app.command(help=_("Import a .csv, .json or .qdpx file: each row becomes an entry, once. Consent is asked again."))
def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The file: .csv, .json or .qdpx."))],
    into: Annotated[str, typer.Option("--into", metavar="SESSION", help=_("The session that it goes into."))] = "last",
    code: Annotated[
        list[str] | None, typer.Option(metavar="E1=E3,...", help=_("Who is who: the E1 of the file is our E3."))
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only say what would come."))] = False,
) -> None:
    """Import and say what came, what was here, and what was lost."""
    result = import_file(context.obj, file, into, code or [], dry_run)
    new, known = plural("one new", "{n} new", result.new), plural("one already here", "{n} already here", result.known)
    say(f"{new}, {known}")
    for reason, number in sorted(result.lost.items()):
        say(_("lost or changed: {reason} ({n})").format(reason=reason, n=number), err=True)
    for number, failure in result.refused:
        complain_of_line(number, failure)
    if failed := len(result.refused):
        raise PartOfBatch(failed=failed, total=result.new + result.known + failed)
