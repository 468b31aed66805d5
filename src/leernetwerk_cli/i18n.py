"""The language of the program: turns message ids into Dutch or English words.

The standard ``gettext`` domain of the process is used, so that Typer's own words are found in our catalogue too.
"""

import gettext
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

DOMAIN = "leernetwerk"
LANGUAGES = ("nl", "en")
LOCALE = Path(__file__).parent / "data" / "locale"
_language = "en"


def choose(asked: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """Return the language to use: what was asked, else LEERNETWERK_LANG, else the locale, else English."""
    if asked and asked not in LANGUAGES:
        return "en"
    for name in (asked, *map(environment.get, ("LEERNETWERK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))):
        if name:
            return "nl" if name.lower().startswith("nl") else "en"
    return "en"


def use(language: str) -> None:
    """Speak ``language`` (nl or en) from now on. Message ids are English, so English needs no catalogue."""
    global _language
    _language = language
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak ``language`` for what is made in this block, as on a sheet for people who speak it."""
    before = _language
    use(language)
    try:
        yield
    finally:
        use(before)


def language() -> str:
    """Return the language in use."""
    return _language


def _(message: str) -> str:
    """Return ``message`` in the language in use."""
    return _catalogue(_language).gettext(message) if message else message


def plural(one: str, many: str, number: int) -> str:
    """Return the form of ``one``/``many`` that agrees with ``number``, with ``{n}`` filled in."""
    return _catalogue(_language).ngettext(one, many, number).format(n=number)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """Return the words of a language, read once: ``gettext.gettext`` looks for the file at every word."""
    return gettext.translation(DOMAIN, LOCALE, [language], fallback=True)


# Typer's own words, for the catalogue: it looks them up with gettext where it shows them.
def _words_of_typer() -> tuple[str, ...]:
    return (
        _("Arguments"),
        _("Options"),
        _("Commands"),
        _("Error"),
        _("[default: {}]"),
        _("[env var: {}]"),
        _("[required]"),
    )
