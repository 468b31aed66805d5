"""Writes down, for one session, what was said: words settled, an id given, safe on the disk, then acknowledged."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from ..domain.framework.kinds import SAID
from ..domain.privacy.audience import to_readers
from ..domain.privacy.bsn import mask, mask_fields
from ..domain.privacy.consent import fingerprint
from ..domain.record.entry import FIELDS, GROUP, Entry, to_entry
from ..domain.record.ids import Ids, id_of_ref
from ..domain.record.record import Block
from ..domain.record.wording import settle
from ..errors import EntryNotFound, InvalidEntry, RefTaken, WantsNothing
from ..store import journal, package, sessions
from .workplace import Workplace


class Scribe:
    """The pen of one recorder in the session in ``folder``."""

    def __init__(self, place: Workplace, folder: Path) -> None:
        self.folder = folder
        self.session = sessions.read_session(folder)
        self.method = sessions.read_method(folder)
        self.framework = package.read_framework()
        self._place = place
        self._recorder = place.recorder
        self._ids = Ids(place.dice(f"{folder.name}/{self._recorder}"))
        self._journal = journal.Journal(folder, self._recorder)

    def put(self, fields: dict[str, Any]) -> Entry:
        """Record one entry and return it when it is safe.

        ``fields`` as in a JSON line: ``consent`` and ``consent_at`` become the speakers' answers; a ``ref`` that is
        already there with the same content is not written again. Raises what the words, the rules or the disk refuse.
        """
        fields = mask_fields(fields)
        consent = fields.pop("consent", None)
        asked_at = _to_moment(fields.pop("consent_at", None), "consent_at") or self._place.now()
        at = _to_moment(fields.get("at"), "at") or self._place.now()
        id_ = id_of_ref(self.session.id, str(fields["ref"])) if fields.get("ref") else self._ids.new(at)
        fields = settle(fields, self.framework, self.session, self.method)
        if fields.get("about"):
            fields["about"] = self._settle_about(str(fields["about"]))
        # An id that follows from a reference does not rise: then the time itself keeps what is said in order.
        entry = to_entry({**fields, "at": at if fields.get("ref") else _whole(at), "id": id_})
        self._refuse_unwritten(entry)
        allows = to_readers([] if consent is None else consent)
        people = () if consent is None else entry.speaker or (GROUP,)
        answers = [self._answer(entry, speaker, allows, asked_at, []) for speaker in people]
        if entry.ref and journal.holds(self.folder, id_):
            self._refuse_other(entry, timed="at" in fields)
            return entry
        self._journal.append(("entry", to_fields(entry)), *answers)
        return entry

    def _refuse_unwritten(self, entry: Entry) -> None:
        """Raise WantsNothing for words of someone who takes part and wants nothing written down."""
        silent = {person.code for person in self.session.participants if not person.written}
        if entry.is_said and (names := silent & set(entry.speaker)):
            raise WantsNothing(word=sorted(names)[0])

    def change(self, entry: str, **fields: Any) -> None:
        """Append an edit of the entry with this id: only the fields that change, later than all that was seen of it."""
        fields = mask_fields(fields)
        at = max(_whole(self._place.now()), self._newest(entry) + timedelta(milliseconds=1))
        self._journal.append(("edit", {"entry": entry, "at": at, **fields, "id": self._ids.new(at)}))

    @property
    def recorder(self) -> str:
        """The full name of whoever writes here."""
        return self._recorder

    def undo(self, of: str) -> None:
        """Take back an entry or an edit of this recorder; the words stay in the file."""
        at = self._place.now()
        self._journal.append(("undo", {"of": of, "at": _whole(at), "id": self._ids.new(at)}))

    def star_last(self) -> None:
        """Mark the last thing that this recorder wrote down as to be read back. Raises EntryNotFound for nothing."""
        blocks = [block for block in journal.read_entries(self.folder)[0] if block.recorder == self._recorder]
        said = [block for block in blocks if block.table == "entry" and block.fields.get("kind") in SAID]
        if not said:
            raise EntryNotFound(word="*")
        self.change(max(said, key=lambda block: block.order).fields["id"], star=True)

    def answer(self, entry: Entry, speaker: str, allows: list[str], after: list[str], role: bool = True) -> None:
        """Append the answer of ``speaker`` about ``entry``; ``after``: the answers on it that were seen.

        ``role``: whether their role may stand beside the words.
        """
        table, fields = self._answer(entry, speaker, allows, self._place.now(), after)
        id_ = fields.pop("id")
        self._journal.append((table, {**fields, **({} if role else {"role": False}), "id": id_}))

    def note_export(self, audience: str, file: str, digest: str, entries: list[str]) -> None:
        """Note what left the session: for whom, the file's name and hash, and the entries whose words are in it."""
        at = self._place.now()
        fields = {"audience": audience, "file": file, "hash": digest, "entries": entries}
        self._journal.append(("exported", {**fields, "at": _whole(at), "id": self._ids.new(at)}))

    def note_purge(self, line: str, counts: dict[str, int]) -> None:
        """Note that the words were taken out: the line that was agreed to stay, and how much there was of each kind."""
        at = self._place.now()
        self._journal.append(
            ("purged", {"line": mask(line), "counts": counts, "at": _whole(at), "id": self._ids.new(at)})
        )

    def set_aside(self, piece: str) -> None:
        """Note that the damaged piece with this hash was dealt with, in whatever copy it stands."""
        at = self._place.now()
        self._journal.append(("aside", {"piece": piece, "at": _whole(at), "id": self._ids.new(at)}))

    def refuse_all(self, speaker: str, after: list[str]) -> None:
        """Append the no of ``speaker`` to all that they said."""
        at = self._place.now()
        fields = {"speaker": speaker, "at": _whole(at), "allows": [], "after": after, "id": self._ids.new(at)}
        self._journal.append(("consent", fields))

    def close(self) -> None:
        """Put down the pen: what was acknowledged is there."""
        self._journal.close()

    def _answer(
        self, entry: Entry, speaker: str, allows: list[str], at: datetime, after: list[str]
    ) -> tuple[str, dict[str, Any]]:
        return "consent", {
            "speaker": speaker,
            "entry": entry.id,
            "at": _whole(at),
            "allows": allows,
            "read": fingerprint(entry),
            "after": after,
            "id": self._ids.new(at),
        }

    def _newest(self, entry: str) -> datetime:
        """Return the newest stamp on ``entry`` and its edits: a clock that was set back must not undo a change."""
        blocks = journal.read_entries(self.folder)[0]
        return max(block.order[0] for block in blocks if entry in (block.fields["id"], block.fields.get("entry")))

    def _settle_about(self, word: str) -> str:
        """Return the entry that ``word`` means: an id, its ending or a ref here, or SLUG:REF elsewhere."""
        slug, colon, ref = word.rpartition(":")
        if not colon:
            return self._find(self.folder, self.session.id, word)
        folder = sessions.find_folder(self._place.root, slug)
        return f"{folder.name}:{self._find(folder, sessions.read_session(folder).id, ref)}"

    def _find(self, folder: Path, session: str, word: str) -> str:
        by_ref = id_of_ref(session, word)
        if journal.holds(folder, by_ref):
            return by_ref
        ids = [block.fields["id"] for block in journal.read_entries(folder)[0] if block.table == "entry"]
        fitting = [id_ for id_ in ids if id_ == word or (len(word) >= 4 and id_.endswith(word))]
        if len(fitting) != 1:
            raise EntryNotFound(word=word if len(word) <= 40 and word.isprintable() else "…")
        return str(fitting[0])

    def _refuse_other(self, entry: Entry, timed: bool) -> None:
        """Raise RefTaken when what stands under the id of ``entry`` is something else, or stands for another time."""
        blocks: list[Block] = journal.read_entries(self.folder)[0]
        for block in blocks:
            if block.table == "entry" and block.fields["id"] == entry.id:
                at = block.fields["at"] if timed else entry.at
                if to_entry({**block.fields, "at": at}) != entry:
                    raise RefTaken(word=entry.ref)


def to_fields(entry: Entry) -> dict[str, Any]:
    """Return ``entry`` as the fields of a block: what is empty is left out, one speaker is a string."""
    fields: dict[str, Any] = {}
    for key in Entry.__struct_fields__:
        value = getattr(entry, key)
        if key in FIELDS and value not in ("", (), {}, None, False):
            fields[key] = value
    if len(entry.speaker) == 1:
        fields["speaker"] = entry.speaker[0]
    return {**fields, **entry.extra}


def _whole(moment: datetime) -> datetime:
    """Return ``moment`` in whole seconds, as it is written; the ids keep what is said in one second in order."""
    return moment.replace(microsecond=0)


def _to_moment(value: Any, path: str) -> datetime | None:
    if value is None:
        return None
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise InvalidEntry(path=path) from None
    if moment.tzinfo is None:
        raise InvalidEntry(path=path)
    return moment
