"""The pages that are made ready before a session, as ``data/prepare.toml`` holds them."""

import msgspec

from .framework import Text


class Page(msgspec.Struct, frozen=True):
    """One page: sentences, boxes to tick, questions with room to write, framework texts, seats, the run sheet."""

    id: str
    title: Text
    line: tuple[Text, ...] = ()
    box: tuple[Text, ...] = ()
    blank: tuple[Text, ...] = ()
    texts: tuple[str, ...] = ()
    people: bool = False
    sheet: bool = False


class Pages(msgspec.Struct, frozen=True):
    page: tuple[Page, ...]
