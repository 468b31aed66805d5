"""``purge``: take out the words that were kept long enough."""

from pathlib import Path
from typing import Annotated

import typer

from ..domain.showable import showable
from ..i18n import _, plural
from ..jobs import purge as job
from ..jobs.intake import open_lines
from .options import Sessions
from .output import confirm, say

app = typer.Typer()


@app.command(
    help=_("Take out the words that were kept long enough; counts and one line stay. Open actions come first.")
)
def purge(
    context: typer.Context,
    session: Sessions = None,
    line: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("The line that stays, agreed with the group; - is stdin."))
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only say what would go."))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask."))] = False,
) -> None:
    """Say what would go, ask, and take it out."""
    plans = job.plan(context.obj, tuple(session or ()))
    if not plans:
        say(_("No session has been kept longer than agreed."), err=True)
    kept = next(iter(open_lines(line)), b"").decode("utf-8", "replace").strip() if line else ""
    for plan in plans:
        say(f"{plan.record.session.slug}: " + plural("one text", "{n} texts", len(plan.entries)))
        for action in plan.open_actions:
            owner = f" (@{action.owner})" if action.owner else ""
            say("  " + _("still open: {text}{owner}").format(text=showable(action.text), owner=owner))
        if dry_run:
            continue
        confirm(_("These words go for good. Go on? (y/n)"), yes, context.obj)
        job.purge(context.obj, plan, kept)
        say("  " + _("Gone. What was exported or copied before, this cannot reach."), err=True)
