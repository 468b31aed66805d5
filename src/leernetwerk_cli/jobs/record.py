"""Record from a script: one entry, or a batch line by line, each acknowledged when it is safe."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from ..domain.record.entry import needs_text
from ..errors import EmptyText, Failure, InvalidEntry, PartOfBatch
from ..store import sessions
from .scribe import Scribe
from .workplace import Workplace

_EACH = "-"  # in place of a session: every line names its own


def record_one(place: Workplace, session: str, fields: dict[str, Any]) -> Iterator[str]:
    """Record one entry and yield its id once it is safe; without a ``kind`` its text is a line of the walk.

    Raises EmptyText, and what ``put`` refuses.
    """
    scribe = Scribe(place, sessions.find_folder(place.root, session))
    if not fields.get("text", "").strip() and needs_text(fields.get("kind") or "note"):
        raise EmptyText
    for each in [fields] if fields.get("kind") else _typed(scribe, fields):
        yield scribe.put(each).id
    scribe.close()


def record_lines(
    place: Workplace, session: str, lines: Iterable[bytes], common: dict[str, Any], as_json: bool
) -> Iterator[str | tuple[int, Failure]]:
    """Record a batch and yield each id once it is safe; for a wrong line its number and why, and the others go on.

    ``common``: fields for every line that does not have its own. A JSON object may name the ``session`` that it goes
    into; where ``session`` is ``-`` each must. Raises PartOfBatch at the end.
    """
    pens = _Pens(place, session)
    failed = total = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        total += 1
        try:
            text = line.decode("utf-8", "surrogateescape").rstrip("\r\n")
            said = _json(text) if as_json else {"text": text}
            scribe = pens.of(said.pop("session", session))
            for fields in [said] if as_json else _typed(scribe, said):
                yield scribe.put({**common, **fields}).id
        except Failure as failure:
            failed += 1
            yield number, failure
    pens.close()
    if failed:
        raise PartOfBatch(failed=failed, total=total)


class _Pens:
    """A pen for the session of the line, kept as long as the lines are of one session."""

    def __init__(self, place: Workplace, first: str) -> None:
        self._place, self._name = place, ""
        self._scribe: Scribe | None = None
        if first != _EACH:
            self.of(first)  # that it is not there is said at once, and once

    def of(self, session: Any) -> Scribe:
        """Return the pen of a session. Raises InvalidEntry where a line names none, SessionNotFound and Ambiguous."""
        if not isinstance(session, str) or session == _EACH:
            raise InvalidEntry(path="session")
        if self._scribe is None or session != self._name:
            folder = sessions.find_folder(self._place.root, session)
            self.close()
            self._name, self._scribe = session, Scribe(self._place, folder)
        return self._scribe

    def close(self) -> None:
        if self._scribe:
            self._scribe.close()
        self._scribe = None


def _typed(scribe: Scribe, fields: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what a line, typed as in the walk, says; fields given beside it go before its own."""
    if fields["text"].strip() == "*":
        scribe.star_last()
        return []
    from ..domain.walk.doubt import Doubt, as_note  # only a line of the walk needs its patterns
    from ..domain.walk.line import read_line

    spoken = read_line(fields["text"], scribe.framework, scribe.session)
    if isinstance(spoken, Doubt):
        if spoken.why:
            raise spoken.why
        spoken = [as_note(spoken, scribe.session)]
    given = {key: value for key, value in fields.items() if key not in ("text", "kind")}
    return [{**each, **given} for each in spoken]


def _json(text: str) -> dict[str, Any]:
    try:
        fields = msgspec.json.decode(text)
    except ValueError:
        fields = _lenient_json(text)
    if not isinstance(fields, dict):
        raise InvalidEntry(path="line")
    return fields


def _lenient_json(text: str) -> Any:
    """Return what ``text`` holds where it is JSON with half a character in it, which msgspec does not take."""
    import json

    try:
        return json.loads(text)
    except ValueError:
        raise InvalidEntry(path="line") from None
