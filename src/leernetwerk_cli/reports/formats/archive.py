"""Packs all formats together, with a page that says what is what."""

import csv
import io
import zipfile
from collections.abc import Iterable

from ...i18n import _
from ..model.sheet import Grid


def to_zip(files: dict[str, bytes], grids: Iterable[Grid], title: str, delimiter: str) -> bytes:
    """Return a zip of ``files`` with a README and a data dictionary of ``grids``; the same data give the same bytes."""
    readme = [title, "", _("What is in here:"), *(f"- {name}" for name in files), "- dictionary.csv"]
    readme += ["", _("Only what its readers may read is in here. Do not pass it on to others.")]
    everything = {"README.txt": "\n".join(readme).encode(), "dictionary.csv": _dictionary(grids, delimiter), **files}
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, content in everything.items():
            archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return raw.getvalue()


def _dictionary(grids: Iterable[Grid], delimiter: str) -> bytes:
    """Return what every column of every table says, as CSV."""
    told = _meanings()
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([_("Table"), _("Column"), _("What it says")])
    writer.writerows([grid.name, head, told[head]] for grid in grids if grid.rows for head in grid.heads)
    return out.getvalue().encode("utf-8-sig")


def _meanings() -> dict[str, str]:
    return {
        _("About"): _("what the sentence is about"),
        _("Day"): _("when it was to be done; for others than the group a month"),
        _("Element"): _("the part of an insight that it belongs to"),
        _("Experienced"): _("lower than, as, or higher than was promised in that session"),
        _("Found"): _("what was counted at the start and later, with its month"),
        _("Hoped for"): _("what was hoped to be seen"),
        _("How often"): _("how many people gave it, each once in a session; small numbers per side of the table"),
        _("Kind"): _("what kind of words they are: a quote, a learning, a question ..."),
        _("Language"): _("the language of the words, where it is another one"),
        _("For whom"): _("for whom it is hoped"),
        _("Group"): _("the place, the period or the session that it is of, where these are laid side by side"),
        _("Look back"): _("when to look back"),
        _("Month"): _("the month of the session; for the group the day"),
        _("Months late"): _("how many months it is late, rounded up; 0 where it is not"),
        _("Place"): _("the municipality"),
        _("Promised in sessions"): _("in how many sessions this rung was promised"),
        _("Rung"): _("the rung of the ladder of influence, with its number"),
        _("Score"): _("the number on the scale, or of the rung"),
        _("Side"): _("the side of the table, or the role, that it comes from"),
        _("Signs"): _("how it would be noticed"),
        _("State"): _("how far it was by then"),
        _("Step"): _("the process step"),
        _("Told"): _("the sentence"),
        _("What"): _("what was promised"),
        _("Who"): _("who said or does it, as far as that may be told"),
        _("Word for word"): _("yes: said so; no: summarised"),
        _("Words"): _("what was said, with the yes of who said it"),
    }
