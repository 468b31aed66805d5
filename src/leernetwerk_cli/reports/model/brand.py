"""A municipality's name, logo and colours: taken only where everyone can read them."""

from typing import Annotated

import msgspec

from ...errors import ContrastTooLow

LEAST = 4.5  # contrast of text on its ground: WCAG 2.2, 1.4.3
_PAPER, _PRINT = "#ffffff", "#fdf1e8"


Color = Annotated[str, msgspec.Meta(pattern=r"^(#[0-9a-fA-F]{6})?\Z")]


class Brand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ``--brand FILE`` holds. ``logo`` is a file beside it; ``alt`` says what it shows."""

    name: str
    culture: Color = ""
    structure: Color = ""
    logo: Annotated[str, msgspec.Meta(pattern=r"^[^/\\]*\Z")] = ""
    alt: str = ""


def check(brand: Brand) -> None:
    """Raise ContrastTooLow, naming the colour and its contrast, where text in it would be hard to read."""
    for name in ("culture", "structure"):
        color = getattr(brand, name)
        if color:
            for ground in (_PAPER, _PRINT):
                ratio = contrast(color, ground)
                if ratio < LEAST:
                    raise ContrastTooLow(word=name, ratio=f"{ratio:.1f}", least=LEAST)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours written as #rrggbb, from 1 to 21 (WCAG 2.2, relative luminance)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
