"""Run sheets: the stages of a session with their minutes and their questions."""

import msgspec

from .framework import Text


class Stage(msgspec.Struct, frozen=True):
    """One part of a session. ``minutes`` are planned; ``records``: the kinds of entry that are asked for in it."""

    id: str
    title: Text
    type: str
    minutes: int
    purpose: Text
    minutes_from: str = "proposal"
    about: str = ""
    leads: tuple[str, ...] = ()
    says: Text | None = None
    ask: Text | None = None
    follow_up: tuple[Text, ...] = ()
    records: tuple[str, ...] = ()
    optional: bool = False
    repeat: str = ""


class Method(msgspec.Struct, frozen=True):
    """A run sheet, as ``method.toml`` holds it."""

    id: str
    title: Text
    about: Text
    stage: tuple[Stage, ...]
    minutes: int = 0
    safety: int = 1
    cautions: tuple[Text, ...] = ()
    materials: tuple[Text, ...] = ()
    take_home: tuple[Text, ...] = ()
    schema: int = 1

    def find_stage(self, id_: str) -> Stage | None:
        return next((stage for stage in self.stage if stage.id == id_), None)
