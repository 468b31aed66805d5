"""``edit``: change an entry, or the facts of a session."""

from contextlib import nullcontext
from typing import Annotated

import typer

from ..i18n import _
from ..jobs import edit as change
from .options import Entry, Session
from .output import say

app = typer.Typer()
SET_HELP = _(
    "Set a field, such as element=vertrouwen or due=vrijdag. Of an entry: kind, element, speaker, knowledge, sharer,"
    " verbatim, star, owner, due, state, tags. Of a session: title, date, start, minutes, municipality, facilitator,"
    " promised, subject, management_agreed."
)
Set = Annotated[list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help=SET_HELP)]


@app.command(help=_("Change an entry in the editor, or with --set. Without ENTRY: the facts of the session."))
def edit(
    context: typer.Context,
    session: Session,
    entry: Entry = "",
    set_: Set = None,
    translation: Annotated[
        str, typer.Option(metavar="nl|en", help=_("Add a checked translation of ENTRY: typed, or from stdin."))
    ] = "",
) -> None:
    """Change what is asked for and say what changed."""
    given = change.to_changes(set_ or [], context.obj.now().date())
    if entry:
        folder, found = change.find(context.obj, session, entry)
        if translation:
            given |= change.translated(context.obj, folder, found, translation)
        with nullcontext(given) if given else change.in_editor(folder, found) as changes:
            changed = change.change_entry(context.obj, folder, found, changes)
    else:
        with nullcontext(given) if given else change.facts_in_editor(context.obj, session) as changes:
            changed = change.change_session(context.obj, session, changes)
    say(_("Changed: {fields}").format(fields=", ".join(changed)) if changed else _("Nothing changed."))
