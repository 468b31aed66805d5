"""What a shell proposes when somebody presses Tab: sessions, the codes of what was said, elements, audiences."""

from contextlib import suppress
from pathlib import Path

import typer

from ..errors import Failure


def sessions(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the names of the sessions that begin with ``incomplete``, or go on with it behind their date."""
    root = _root(ctx)
    names = sorted(path.parent.name for path in root.glob("*/session.toml")) if root.is_dir() else []
    return [
        name for name in (*names, "last") if incomplete in (name[: len(incomplete)], name[11 : 11 + len(incomplete)])
    ]


def codes(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the codes of what was said in the session that is named before."""
    from ..domain.record.ids import short_codes
    from ..store.sessions import find_folder, read_record

    with suppress(Failure):
        record = read_record(find_folder(_root(ctx), ctx.params.get("session") or "last"))
        found = short_codes([entry.id for entry in record.entries]).values()
        return [code for code in (*found, "last") if code.startswith(incomplete)]
    return []


def elements(incomplete: str) -> list[str]:
    from ..store.package import read_framework

    framework = read_framework()
    return [each.id for each in (*framework.elements, *framework.insight) if each.id.startswith(incomplete)]


def audiences(incomplete: str) -> list[str]:
    from ..domain.privacy.audience import AUDIENCES

    return [audience for audience in AUDIENCES if audience.startswith(incomplete)]


def _root(ctx: typer.Context) -> Path:
    from ..store.settings import sessions_folder

    return sessions_folder(ctx.find_root().params.get("sessions"))
