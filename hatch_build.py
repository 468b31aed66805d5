"""Compiles the translations when the package is built or installed."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):
    """Writes a ``.mo`` beside every ``.po``, and takes it into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for source in (Path(self.root) / "src").rglob("*.po"):
            compiled = source.with_suffix(".mo")
            with source.open("rb") as text, compiled.open("wb") as target:
                write_mo(target, read_po(text))
            build_data["artifacts"].append(str(compiled.relative_to(self.root)))
