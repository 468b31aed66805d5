"""A neutral report: headings, paragraphs, tables and panels that every renderer knows; nothing about a format."""

from typing import Any, NamedTuple

FORMAT_VERSION = 1  # of every JSON document: keys and meanings only grow


class Words(NamedTuple):
    """Some words and how they stand out: plain, strong, quiet, quote, experience, profession.

    A ``sign`` is only to be seen: beside it stands in words what it means.
    """

    text: str
    style: str = "plain"


BREAK = Words("\n", "break")
Line = tuple[Words, ...]


class Paragraph(NamedTuple):
    """``is_whole``: not broken into lines where a program reads it."""

    line: Line
    indent: int = 0
    is_whole: bool = False


class Heading(NamedTuple):
    text: str
    aside: str = ""


class Table(NamedTuple):
    """``rows`` hold one line of words per column. ``even``: the columns are equally wide, for words side by side.

    ``right``: the numbers of the columns that are set to the right. ``about``: of the one that says what a row is of.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    even: bool = False
    right: tuple[int, ...] = ()
    about: int = 0


class Panel(NamedTuple):
    """One insight: its parts stand together, with the side of the framework above it."""

    title: str
    aside: str
    parts: tuple["Part", ...]


Part = Paragraph | Heading | Table | Panel


class Report(NamedTuple):
    """``document`` is what ``--format json`` prints; ``rows`` what a spreadsheet gets; ``parts`` what people read."""

    title: str
    parts: tuple[Part, ...]
    document: dict[str, Any]
    rows: tuple[dict[str, Any], ...] = ()


def line(*words: Words | str) -> Line:
    """Return a line of ``words``; a string is plain words."""
    return tuple(Words(word) if isinstance(word, str) else word for word in words)
