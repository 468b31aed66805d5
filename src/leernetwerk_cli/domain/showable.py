"""Makes text showable: signs that act on a screen become visible ones, and a cell of a table is no formula.

What is stored stays as it was said; only what is printed goes through here.
"""

import re

# C0, DEL, C1, line and paragraph separators, bidi marks, embeddings, overrides and isolates, and the byte order mark.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def showable(text: str) -> str:
    """Return ``text`` on one line, without a single control sign; a line end becomes ⏎."""
    return _UNSHOWN.sub(_visible, text.replace("\r\n", "\n"))


# Where a spreadsheet may begin a cell: some split at commas only, a Dutch Excel at semicolons, others at tabs.
_FORMULA = re.compile(r"""((?:^|[;\t\n])"*)('*[=+\-@])""")
_GUARDED = re.compile(r"""((?:^|[;\t\n])"*)'('*[=+\-@])""")


def guarded(cell: str) -> str:
    """Return a cell with an apostrophe before all that a spreadsheet would take for a formula."""
    return _FORMULA.sub(r"\1'\2", cell)


def unguarded(cell: str) -> str:
    """Return a cell without those apostrophes, as it was before."""
    return _GUARDED.sub(r"\1\2", cell)


def _visible(match: re.Match[str]) -> str:
    sign = match[0]
    if sign in "\n\r\u2028\u2029\x85":
        return "⏎"
    if sign == "\t":
        return " "
    if sign < " ":
        return chr(0x2400 + ord(sign))
    return "␡" if sign == "\x7f" else f"⟨{ord(sign):04X}⟩"
