"""The page that everything printed for the keyboard stands on: what is in it is text, and nothing is loaded."""

from html import escape

from ...domain.showable import showable

STYLE = """
@page { size: A4; margin: 14mm }
body { font: 12pt/1.4 "Open Sans", "Segoe UI", "Noto Sans", Verdana, sans-serif; color: #000 }
section { break-after: page } section:last-child { break-after: auto }
.keys h1, .keys h2 { margin: 0 0 2mm; font-size: 13pt } .keys table { font-size: 9pt; margin: 0 0 4mm }
.keys td { padding: .6mm 2mm; vertical-align: top }
.cards { display: grid; grid-template-columns: 1fr 1fr; gap: 0 }
.card { border: 1px dashed #666; height: 62mm; display: flex; align-items: center; justify-content: center;
  font-size: 96pt; font-weight: 800; break-inside: avoid }
table { border-collapse: collapse; width: 100% } td, th { border: 1px solid #333; padding: 2mm; text-align: left }
.lines div { border-bottom: 1px solid #888; height: 11mm }
h1 { font-size: 20pt } .quiet { color: #444 }
"""


def text(words: str) -> str:
    """Return ``words`` as text in a page, on one line and without a sign that does something."""
    return escape(showable(words))


def page(title: str, language: str, body: str, style: str = STYLE, head: str = "") -> str:
    """Return a page with ``body``, ``style`` and ``head`` as they stand, and ``title`` and ``language`` as text."""
    return (
        f'<!doctype html>\n<html lang="{text(language)}"><head><meta charset="utf-8">{head}<title>{text(title)}</title>'
        f"<style>{style}</style></head><body>{body}</body></html>\n"
    )
