"""``schema``: the JSON Schemas of the files."""

from typing import Annotated

import typer

from ..i18n import _
from ..jobs.schema import NAMES, schema_of
from .output import say

app = typer.Typer()


@app.command(help=_("Print the JSON Schema of a file, made from the model."))
def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("One of: {names}.").format(names=", ".join(NAMES)))],
) -> None:
    """Print one schema."""
    say(schema_of(name))
