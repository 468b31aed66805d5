"""What a network says about itself: its name, what it is for, who is in it, and whom to ask."""

from typing import Annotated

import msgspec

from .framework import Consent

_LANGUAGES = ("nl", "en")


class Network(msgspec.Struct, frozen=True):
    """What ``network.toml`` holds. ``title``, ``aim`` and ``note`` are per language; who speaks one only writes one.

    ``contact``: whom to ask, as it stands on every page. ``chairs``: from how many a number is told to a municipality
    about itself, never fewer than the floor of three. ``consent``: the texts of the network's own languages.
    """

    title: dict[str, str] = {}
    aim: dict[str, str] = {}
    note: dict[str, str] = {}
    partners: tuple[str, ...] = ()
    contact: str = ""
    chairs: Annotated[int, msgspec.Meta(ge=3, le=5)] = 5
    consent: dict[str, Consent] = {}


def said(texts: dict[str, str], language: str) -> str:
    """Return the text in ``language``, else in another one, else nothing."""
    return next((texts[each] for each in (language, *_LANGUAGES) if texts.get(each)), "")
