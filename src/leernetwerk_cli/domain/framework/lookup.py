"""Finding a word of a closed list: the word itself or its beginning, else an error that names the nearest."""

import unicodedata
from typing import TYPE_CHECKING

from ...errors import UnknownWord, UnlikeAnyWord

if TYPE_CHECKING:
    from .framework import Term


def get_id(word: str, terms: "tuple[Term, ...]", what: str) -> str:
    """Return the id among ``terms`` that ``word`` names: the id itself, or three letters or more of an id or title.

    Raises UnknownWord, with the nearest id, when nothing or more than one fits.
    """
    wanted = word.strip().lower()
    if any(term.id == wanted for term in terms):
        return wanted
    fitting = [
        term.id
        for term in terms
        if len(wanted) >= 3 and any(name.lower().startswith(wanted) for name in (term.id, term.title.nl, term.title.en))
    ]
    if len(fitting) == 1:
        return fitting[0]
    raise unknown(what, word, fitting or [term.id for term in terms])


def plain(text: str) -> str:
    """Return ``text`` in small letters, without accents and without spaces at its ends."""
    letters = unicodedata.normalize("NFKD", text.strip().lower())
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def unknown(what: str, word: str, choices: list[str]) -> UnknownWord:
    """Return the error for a ``word`` that is not among ``choices``."""
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), choices, n=1)
    error = UnknownWord if near else UnlikeAnyWord
    return error(what=what, word=word, near=near[0] if near else "", choices=", ".join(choices))


def get_method_id(word: str, ids: list[str]) -> str:
    """Return the id among ``ids`` that is ``word``; raise UnknownWord with the nearest."""
    if word in ids:
        return word
    raise unknown("method", word, ids)
