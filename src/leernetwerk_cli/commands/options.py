"""Options and arguments that several commands have."""

from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from ..i18n import _
from . import completing

if TYPE_CHECKING:
    from ..jobs.reading import Selection

Session = Annotated[
    str,
    typer.Argument(
        metavar="SESSION", help=_("A slug, a part of one, a path, or last."), autocompletion=completing.sessions
    ),
]
Entry = Annotated[
    str,
    typer.Argument(metavar="ENTRY", help=_("The code that show prints, or last."), autocompletion=completing.codes),
]
Format = Annotated[
    str, typer.Option("--format", metavar="FORM", help=_("The form of the answer: table, json, csv or markdown."))
]
Audience = Annotated[
    str,
    typer.Option(
        metavar="WHO",
        help=_("Who will read it: keyboard, group, municipality, network or public."),
        autocompletion=completing.audiences,
    ),
]
Sessions = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SESSION]...",
        help=_("Names, patterns or folders; all when absent."),
        autocompletion=completing.sessions,
    ),
]
OnlySession = Annotated[
    str,
    typer.Option("--session", metavar="SESSION", help=_("Only of this session."), autocompletion=completing.sessions),
]
Element = Annotated[str, typer.Option(help=_("Only this element or insight."), autocompletion=completing.elements)]
Since = Annotated[str, typer.Option(metavar="YYYY-MM-DD", help=_("Sessions from this day on."))]
Until = Annotated[str, typer.Option(metavar="YYYY-MM-DD", help=_("Sessions up to this day."))]
Municipality = Annotated[str, typer.Option(help=_("Sessions of this municipality."))]
Method = Annotated[str, typer.Option(help=_("Sessions with this run sheet."))]

Hub = Annotated[
    str,
    typer.Option(
        "--from", metavar="HUB", help=_("What was published there: a folder, postgresql://..., spark:FOLDER.")
    ),
]
Checked = Annotated[bool, typer.Option("--checked", help=_("Only words that their speakers heard and said yes to."))]


class OfSession(TyperGroup):
    """A group of commands that takes the name of a session where none of them is named: ``feedback brieven``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the option before a first word that is no command."""
        is_session = args and not args[0].startswith("-") and args[0] not in self.commands
        return super().parse_args(ctx, ["--session", *args] if is_session else args)


def select(
    sessions: list[str] | None, since: str, until: str, municipality: str, method: str, checked: bool = False
) -> "Selection":
    """Return the selection that these options describe; raise WrongValue for a day that is not there."""
    from ..jobs.intake import to_date
    from ..jobs.reading import Selection  # with the gate, which only those commands need that read many sessions

    days = to_date(since, "--since"), to_date(until, "--until")
    return Selection(tuple(sessions or ()), *days, municipality, method, checked)
