"""The page for a second screen: the question and the clock in large letters, refreshed by itself."""

from .printed import page, text

_HEAD = (
    '<meta http-equiv="refresh" content="3"><meta name="viewport" content="width=device-width">'
    '<meta name="referrer" content="no-referrer">'
)
_STYLE = """
:root { color-scheme: light dark; font-family: "Open Sans", "Segoe UI", "Noto Sans", Verdana, sans-serif }
body { margin: 6vmin; min-height: 88vh; display: flex; flex-direction: column; justify-content: space-between }
h1 { font-size: 4vmin; font-weight: 600; margin: 0 }
p { font-size: 8vmin; line-height: 1.25; font-weight: 700; margin: 4vmin 0; max-width: 22em; overflow-wrap: anywhere }
footer { font-size: 4vmin }
"""


def room_page(title: str, words: str, clock: str, language: str) -> str:
    """Return the page. Nothing in it is loaded from elsewhere and it runs no script."""
    body = f"<h1>{text(title)}</h1><p>{text(words)}</p><footer>{text(clock)}</footer>"
    return page(title, language, body, _STYLE, _HEAD)
