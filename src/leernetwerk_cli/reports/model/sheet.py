"""What is published, before any format: sections with words that are someone's and pictures that are numbers."""

from datetime import date
from typing import NamedTuple


class Quote(NamedTuple):
    """Words with whose they are; ``verbatim`` ones stand in quotation marks, others are labelled as a summary.

    ``language``: of the words, where it is another one than the sheet's and may be told.
    """

    text: str
    verbatim: bool = False
    mark: str = ""
    who: str = ""
    label: str = ""
    language: str = ""


class Row(NamedTuple):
    """One side or role in a scale: its name, its mark, its side of the table, and how often each score was given."""

    name: str
    mark: str
    side: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


class Scale(NamedTuple):
    """Scores of a value: ``numbers`` is the axis, ``ends`` what its first and last number mean."""

    numbers: tuple[int, ...]
    ends: tuple[str, str]
    rows: tuple[Row, ...]


class Rung(NamedTuple):
    number: int
    title: str
    promised: int
    promise: str


class Ladder(NamedTuple):
    """The rungs, highest first, with how often each side stood on them, and the gap with what was promised.

    ``gaps``: per side how often lower than, as, or higher than promised, in the order of ``columns``.
    """

    rungs: tuple[Rung, ...]
    rows: tuple[Row, ...]
    columns: tuple[str, str, str]
    gaps: tuple[Row, ...]


class Moment(NamedTuple):
    """The state of a step at one time: ``level`` 0 open, 1 under way, 2 in place; ``again`` when it went back."""

    when: str
    state: str
    level: int
    again: bool


class Steps(NamedTuple):
    """The steps in their frame: what is hoped for above, a row per place, when to look back below."""

    hopes: tuple[tuple[str, tuple[str, ...]], ...]
    titles: tuple[str, ...]
    places: tuple[tuple[str, tuple[tuple[Moment, ...], ...]], ...]
    look_back: str


class Boxes(NamedTuple):
    """What became of the actions: counts, a sentence, and the open ones with who and when."""

    done: int
    dropped: int
    open: int
    sentence: str
    items: tuple[str, ...] = ()


class Ring(NamedTuple):
    """Sharing: which sides shared something (side and mark), how many learning points came of it, and both in words."""

    sides: tuple[tuple[str, str], ...]
    rings: int
    sentence: str


class Lines(NamedTuple):
    """Short sentences, each on a line of its own."""

    lines: tuple[str, ...]


class Rows(NamedTuple):
    """A table of words: its heads, and a row per thing."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Grid(NamedTuple):
    """A table of facts, one a row: its name, the names of its columns, and words or whole numbers.

    ``drawn``: how many columns say of what a row counts, where it can be drawn; behind them the place and the count.
    """

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    drawn: int = 0


class Side(NamedTuple):
    """A side of the table: its chairs and slips of paper (none drawn where they may not be counted), and both told."""

    name: str
    mark: str
    side: str
    seats: int
    slips: int
    told: str


class Chairs(NamedTuple):
    """Who sat at the table; ``note`` says what chairs and slips are, ``silent`` of whom nothing is on paper."""

    sides: tuple[Side, ...]
    note: str
    silent: str


Figure = Scale | Ladder | Steps | Boxes | Ring | Lines | Rows


class Block(NamedTuple):
    """One element: what it rests on, what was said, its picture. ``heard``: in how many sessions, of how many."""

    title: str
    rests: str
    heard: tuple[int, int]
    quotes: tuple[Quote, ...] = ()
    figure: Figure | None = None


class Section(NamedTuple):
    """One insight, or a part of a simple page (``number`` 0).

    ``key`` is a sentence made of counts; ``against`` what speaks against it. ``is_more``: it begins the second page.
    """

    number: int
    side: str
    is_culture: bool
    title: str
    explain: str
    key: str
    against: tuple[Quote, ...]
    against_note: str
    blocks: tuple[Block, ...]
    is_more: bool = False

    @property
    def has_against(self) -> bool:
        return bool(self.against or self.against_note)


class Imprint(NamedTuple):
    """Whose a sheet is: the network, what it is for and who is in it, whom to ask, and when it was made."""

    network: str = ""
    aim: str = ""
    partners: str = ""
    contact: str = ""
    note: str = ""
    made: date = date(2000, 1, 1)


NOBODY = Imprint()


class Sheet(NamedTuple):
    """A whole sheet, in one language, for one audience. ``brand``: whose it is; ``logo``: a data address.

    ``short``: what somebody reads in half a minute, what each sentence is about and the sentence.
    """

    language: str
    kind: str
    title: str
    lead: str
    audience: str
    chairs: Chairs | None
    year: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    reading: tuple[tuple[str, str], ...] = ()
    brand: str = ""
    logo: str = ""
    logo_alt: str = ""
    short: tuple[tuple[str, str], ...] = ()
    made: date = NOBODY.made
