"""The options that every command has: where the sessions are, who writes, in which language, and how many at a time."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from ..i18n import _
from ..jobs.workplace import at_desk
from .progress import Progress

_everywhere = partial(typer.Option, rich_help_panel=_("Everywhere"))


def start(
    context: typer.Context,
    sessions: Annotated[Path | None, _everywhere(help=_("The folder of the sessions."))] = None,
    recorder: Annotated[str, _everywhere(help=_("The name of who writes."))] = "",
    lang: Annotated[str, _everywhere(help=_("The language: nl or en."))] = "",
    accessible: Annotated[bool, _everywhere("--accessible", help=_("Plain lines, nothing redrawn."))] = False,
    jobs: Annotated[int, _everywhere(min=1, max=256, help=_("How many sessions are looked at at a time."))] = 1,
    fail_fast: Annotated[
        bool, _everywhere("--fail-fast", help=_("Of many sessions, stop at the first that cannot be read."))
    ] = False,
) -> None:
    """Let the command find where it works; ``context.obj`` gets what is wrong with sessions that cannot be read."""
    left_out = None if fail_fast else context.obj
    place = at_desk(sessions, recorder, accessible)
    context.obj = place._replace(jobs=jobs, left_out=left_out, watch=Progress(place.accessible))
