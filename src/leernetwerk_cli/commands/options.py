"""Options and arguments that several commands have."""

from typing import Annotated

import typer

from ..i18n import _

Session = Annotated[str, typer.Argument(metavar="SESSION", help=_("A slug, a part of one, a path, or last."))]
Format = Annotated[str, typer.Option("--format", metavar="table|json|csv|markdown", help=_("The form of the answer."))]
Audience = Annotated[
    str, typer.Option(metavar="keyboard|group|municipality|network|public", help=_("Who will read it."))
]
