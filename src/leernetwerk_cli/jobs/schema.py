"""JSON Schemas of the files, generated from the records themselves, so that nothing is described twice."""

import msgspec

from ..domain.framework.framework import Framework
from ..domain.framework.lookup import unknown
from ..domain.framework.method import Method
from ..domain.privacy.publication import Publication
from ..domain.record.blocks import ConsentBlock
from ..domain.record.entry import Entry
from ..domain.record.session import Session

NAMES = {
    "session": Session,
    "entry": Entry,
    "consent": ConsentBlock,
    "method": Method,
    "framework": Framework,
    "publication": Publication,
}


def schema_of(name: str) -> str:
    """Return the JSON Schema called ``name``; raise UnknownWord with the nearest."""
    if name not in NAMES:
        raise unknown("schema", name, list(NAMES))
    return msgspec.json.format(msgspec.json.encode(msgspec.json.schema(NAMES[name])), indent=2).decode()
