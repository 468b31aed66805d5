"""``undo``: take back the last thing of this recorder."""

import typer

from ..i18n import _
from ..jobs import undo as job
from .options import Session
from .output import say

app = typer.Typer()


@app.command(help=_("Take back your own last entry or change. The words stay in the file until erase."))
def undo(context: typer.Context, session: Session) -> None:
    """Take back one thing and say which."""
    table, id_ = job.undo(context.obj, session)
    what = {"entry": _("entry"), "edit": _("change")}.get(table, _("answer"))
    say(_("Taken back: {what} {code}.").format(what=what, code=id_[-4:]))
    say(_("The words stay in the file until: leernetwerk erase SESSION ENTRY"), err=True)
