"""The page for a second screen: the question and the clock in large letters, refreshed by itself."""

from html import escape

from ...domain.showable import showable

_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta http-equiv="refresh" content="3">
<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; font-family: "Open Sans", "Segoe UI", "Noto Sans", Verdana, sans-serif }}
body {{ margin: 6vmin; min-height: 88vh; display: flex; flex-direction: column; justify-content: space-between }}
h1 {{ font-size: 4vmin; font-weight: 600; margin: 0 }}
p {{ font-size: 8vmin; line-height: 1.25; font-weight: 700; margin: 4vmin 0; max-width: 22em; overflow-wrap: anywhere }}
footer {{ font-size: 4vmin }}
</style></head><body><h1>{title}</h1><p>{words}</p><footer>{clock}</footer></body></html>
"""


def room_page(title: str, words: str, clock: str, language: str) -> str:
    """Return the page. Nothing in it is loaded from elsewhere and it runs no script."""
    shown = {key: escape(showable(text)) for key, text in (("title", title), ("words", words), ("clock", clock))}
    return _PAGE.format(language=language, **shown)
