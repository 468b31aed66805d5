"""Packs all formats together, with a page that says what is what."""

import io
import zipfile

from ...i18n import _


def to_zip(files: dict[str, bytes], meanings: dict[str, str], title: str) -> bytes:
    """Return a zip of ``files`` with a README and a data dictionary; the same data give the same bytes."""
    readme = [title, "", _("What is in here:"), *(f"- {name}" for name in files), "- dictionary.csv"]
    readme += ["", _("Only what its readers may read is in here. Do not pass it on to others.")]
    dictionary = ["column,meaning", *(f'{key},"{value}"' for key, value in meanings.items())]
    everything = {
        "README.txt": "\n".join(readme).encode(),
        "dictionary.csv": "\r\n".join(dictionary).encode("utf-8-sig"),
        **files,
    }
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, content in everything.items():
            archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return raw.getvalue()
