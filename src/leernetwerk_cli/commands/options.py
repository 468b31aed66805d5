"""Options and arguments that several commands have."""

from typing import Annotated

import typer

from ..i18n import _

Session = Annotated[str, typer.Argument(metavar="SESSION", help=_("A slug, a part of one, a path, or last."))]
