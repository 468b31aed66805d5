"""Writes down, for one session, what was said: words settled, an id given, safe on the disk, then acknowledged."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone
from functools import cached_property
from pathlib import Path
from typing import Any

from ..domain.framework.framework import Framework
from ..domain.framework.kinds import AFTERWARDS, SAID
from ..domain.framework.method import Method
from ..domain.privacy.audience import Reply, to_readers
from ..domain.privacy.bsn import mask, mask_fields
from ..domain.privacy.consent import fingerprint
from ..domain.record.blocks import Block, EditBlock, EntryBlock
from ..domain.record.codes import GROUP, Codes
from ..domain.record.entry import Entry, storable, to_entry, to_fields
from ..domain.record.ids import Ids, id_of_ref
from ..domain.record.room import EVENTS, EVERYONE, silent_at
from ..domain.record.session import Session
from ..domain.record.wording import settle
from ..errors import EntryNotFound, ErasedCode, ErasedEntry, InvalidEntry, NothingKept, RefTaken, WantsNothing
from ..store import entries, eraser, journal, package, sessions
from ..store.blocks import Item, to_item
from ..store.facts import read_session
from .workplace import Workplace


def put_one(place: Workplace, session: str, fields: dict[str, Any]) -> Entry:
    """Record one entry in the session called ``session``, without its empty fields; return it when it is safe."""
    scribe = Scribe(place, sessions.find_folder(place.root, session))
    made = scribe.put({key: value for key, value in fields.items() if value})
    scribe.close()
    return made


class Scribe:
    """The pen of one recorder in the session in ``folder``."""

    def __init__(self, place: Workplace, folder: Path) -> None:
        self.folder = folder
        self._look()
        self._place = place
        self._recorder = place.recorder
        self._ids = Ids(place.dice(f"{folder.name}/{self._recorder}"))
        self._journal = journal.Journal(folder, self._recorder)
        self._newest: datetime | None = None

    @cached_property
    def framework(self) -> Framework:
        """The field's words."""
        return package.read_framework()

    @cached_property
    def method(self) -> Method:
        """The run sheet of the session."""
        return sessions.read_method(self.folder)

    @property
    def recorder(self) -> str:
        """The full name of whoever writes here."""
        return self._recorder

    @property
    def session(self) -> Session:
        """The session with who is in the room now, whichever keyboard noted it."""
        if entries.state_of(self.folder) != self._state | self._journal.left:
            self._look()
        return self._evening.session

    @property
    def is_off(self) -> bool:
        """Whether nothing at all is being written down now."""
        return bool(self.session) and EVERYONE in silent_at(self._evening.entries, None)

    def put(self, fields: dict[str, Any]) -> Entry:
        """Record one entry and return it when it is safe; one that ``prepare`` finds there already stays as it is.

        Raises what ``prepare`` refuses, and NotWritten.
        """
        return self.put_all([fields])[0]

    def put_all(self, acts: Iterable[dict[str, Any]]) -> list[Entry]:
        """Record what was done at once: all of it or, where one is refused, nothing; it has one moment in its ids."""
        now = self._now()
        prepared = [self.prepare(fields, now) for fields in acts]
        if items := [item for _entry, items in prepared for item in items]:
            self._journal.append(*items)
            if any(entry.kind in EVENTS for entry, _items in prepared):
                self._look()
        return [entry for entry, _items in prepared]

    def prepare(self, fields: dict[str, Any], now: datetime | None = None) -> tuple[Entry, list[Item]]:
        """Return the entry that ``fields`` describe and what is to be written for it; nothing is written.

        ``fields`` as in a JSON line: ``consent`` and ``consent_at`` become the speakers' answers; of a ``ref`` that is
        already there with the same content nothing is to be written. Raises what the words or the rules refuse.
        """
        fields = mask_fields(storable({key: value for key, value in fields.items() if value is not None}))
        consent = fields.pop("consent", None)
        asked_at = _to_moment(fields.pop("consent_at", None), "consent_at") or now or self._now()
        at = _to_moment(fields.get("at"), "at") or now or self._now()
        id_ = id_of_ref(self._evening.session.id, str(fields["ref"])) if fields.get("ref") else self._ids.new(at)
        session = self.session
        self._refuse_erased(id_, fields)
        fields = settle(fields, session, self)
        if fields.get("about"):
            fields["about"] = self._settle_about(str(fields["about"]))
        for key in ("carried", "against"):  # an insight rests on what was said in any session
            if isinstance(words := fields.get(key), list):
                fields[key] = [self._settle_about(str(word)).rpartition(":")[2] for word in words]
        # An id that follows from a reference does not rise: then the time itself keeps what is said in order.
        entry = to_entry({**fields, "at": _in_zone(at) if fields.get("ref") else _whole(at), "id": id_})
        self.refuse_unwritten(entry)
        reply = Reply(to_readers([] if consent is None else consent))
        people = () if consent is None else entry.speaker or (GROUP,)
        answers = [self._answer(entry, speaker, reply, asked_at) for speaker in people]
        if entry.ref and journal.holds(self.folder, id_):
            self._refuse_other(entry, timed="at" in fields)
            return entry, []
        return entry, [to_item("entry", to_fields(entry)), *answers]

    def change(self, entry: str, **fields: Any) -> None:
        """Append an edit of the entry with this id: only the fields that change, later than all that was seen of it."""
        stamps = [block.at + timedelta(milliseconds=1) for block in self._blocks() if _is_of(block, entry)]
        at = max([_whole(self._now()), *stamps])  # a clock that was set back must not undo a change
        self._append("edit", at, {"entry": entry, **mask_fields(storable(fields))})

    def undo(self, of: str) -> None:
        """Take back an entry, a change or an answer of this recorder; the words stay in the file."""
        self._append("undo", self._now(), {"of": of})
        self._look()

    def star_last(self) -> None:
        """Mark the last thing that this recorder wrote down as to be read back. Raises EntryNotFound for nothing."""
        blocks = journal.written_by(self._recorder, self.folder)
        said = [block for block in blocks if isinstance(block, EntryBlock) and block.entry.kind in SAID]
        if not said:
            raise EntryNotFound(word="*")
        self.change(said[-1].id, star=True)

    def answer(self, speaker: str, answers: Iterable[tuple[Entry, Reply, Sequence[str]]]) -> None:
        """Append what ``speaker`` answered at once, per entry, with the earlier answers on it that were seen."""
        now = self._now()
        self._journal.append(*(self._answer(entry, speaker, reply, now, seen) for entry, reply, seen in answers))

    def refuse_all(self, speakers: list[str], after: Sequence[str] = ()) -> None:
        """Append the no of each of ``speakers`` to all that they said, all at once; who is erased needs none."""
        at, gone = self._now(), eraser.read_gone(self.folder).codes
        noes = [{"speaker": speaker, "allows": [], "after": after} for speaker in speakers if speaker not in gone]
        items = [to_item("consent", {**no, "at": _whole(at), "id": self._ids.new(at)}) for no in noes]
        self._journal.append(*items)

    def note_export(
        self, audience: str, file: str, content: bytes, texts: Iterable[str], batches: Sequence[str] = ()
    ) -> None:
        """Note what leaves the session: for whom, the file's name and hash, whose words are in it, and the batches.

        Without ``content``: what was noted before under this name could not be made.
        """
        from hashlib import blake2b

        digest = blake2b(content, digest_size=16).hexdigest() if content else ""
        noted = {"audience": audience, "file": file, "hash": digest, "entries": list(texts)}
        self._append("exported", self._now(), noted | ({"batches": list(batches)} if batches else {}))

    def note_purge(self, line: str, counts: dict[str, int]) -> None:
        """Note that the words were taken out: the line that was agreed to stay, and how much there was of each kind."""
        self._append("purged", self._now(), {"line": mask(line), "counts": counts})

    def set_aside(self, piece: str) -> None:
        """Note that the damaged piece with this hash was dealt with, in whatever copy it stands."""
        self._append("aside", self._now(), {"piece": piece})

    def refuse_unwritten(self, entry: Entry) -> None:
        """Raise WantsNothing for what is of someone who then wanted nothing written, NothingKept if nobody's was."""
        is_afterwards = entry.kind in AFTERWARDS  # then the evening, and its silence of all, is over
        if not (entry.is_said or is_afterwards or entry.kind in ("note", "turn")):
            return
        silent = silent_at(self._evening.entries, entry.at)
        if EVERYONE in silent and not is_afterwards:
            raise NothingKept
        if names := silent & {*entry.speaker, *entry.owner.split("+")}:
            raise WantsNothing(word=sorted(names)[0])

    def close(self) -> None:
        """Put down the pen: what was acknowledged is there."""
        self._journal.close()

    def _now(self) -> datetime:
        """Return the time, never earlier than before: a clock that is set back must not turn the order round."""
        now = self._place.now()
        self._newest = max(now, self._newest or now)
        return self._newest

    def _append(self, table: str, at: datetime, fields: dict[str, Any]) -> None:
        written = at if table == "edit" else _whole(at)
        self._journal.append(to_item(table, {**fields, "at": written, "id": self._ids.new(at)}))

    def _answer(self, entry: Entry, speaker: str, reply: Reply, at: datetime, after: Sequence[str] = ()) -> Item:
        answer = {"speaker": speaker, "entry": entry.id, "at": _whole(at), "allows": reply.allows}
        answer |= {"read": reply.read or fingerprint(entry), "after": after} | ({} if reply.role else {"role": False})
        return to_item("consent", {**answer, "id": self._ids.new(at)})

    def _look(self) -> None:
        """Look who is in the room now; what this pen itself writes down changes that only by an event."""
        self._state = entries.state_of(self.folder)
        self._evening = sessions.read_evening(self.folder)

    def _refuse_erased(self, id_: str, fields: dict[str, Any]) -> None:
        """Raise ErasedEntry, or ErasedCode for somebody: that says more than that there is no such code."""
        if id_ in self._evening.gone.stones:
            raise ErasedEntry(word=id_[-4:])
        named = [fields.get("speaker"), fields.get("owner")]
        words = [word for each in named for word in (each.split("+") if isinstance(each, str) else each or ())]
        for code in (Codes(()).read(word) for word in words if isinstance(word, str)):
            if code in self._evening.gone.codes:
                raise ErasedCode(word=code)

    def _settle_about(self, word: str) -> str:
        """Return the entry that ``word`` means: an id, its ending or a ref here, or SLUG:REF elsewhere."""
        slug, colon, ref = word.rpartition(":")
        if not colon:
            return self._find(self.folder, self.session.id, word)
        folder = sessions.find_folder(self._place.root, slug)
        return f"{folder.name}:{self._find(folder, read_session(folder).id, ref)}"

    def _find(self, folder: Path, session: str, word: str) -> str:
        by_ref = id_of_ref(session, word)
        if journal.holds(folder, by_ref):
            return by_ref
        ids = [block.id for block in entries.read_entries(folder).blocks if isinstance(block, EntryBlock)]
        fitting = [id_ for id_ in ids if id_ == word or (len(word) >= 4 and id_.endswith(word))]
        if len(fitting) != 1:
            raise EntryNotFound(word=word)
        return fitting[0]

    def _refuse_other(self, entry: Entry, timed: bool) -> None:
        """Raise RefTaken when what stands under the id of ``entry`` is something else, or stands for another time."""
        for block in self._blocks():
            if isinstance(block, EntryBlock) and block.id == entry.id:
                at = block.at if timed else entry.at
                if to_entry({**to_fields(block.entry), "at": at}) != entry:
                    raise RefTaken(word=entry.ref)

    def _blocks(self) -> list[Block]:
        return sessions.read_blocks(sessions.near_copies(self.folder)).blocks


def _is_of(block: Block, entry: str) -> bool:
    return block.id == entry or (isinstance(block, EditBlock) and block.entry == entry)


def _whole(moment: datetime) -> datetime:
    """Return ``moment`` in whole seconds, as it is written; the ids keep what is said in one second in order."""
    return _in_zone(moment).replace(microsecond=0)


def _in_zone(moment: datetime) -> datetime:
    """Return the same moment in a zone of whole minutes: TOML has no other."""
    offset = moment.utcoffset() or timedelta()
    minutes = timedelta(minutes=offset // timedelta(minutes=1))
    return moment if minutes == offset else moment.astimezone(timezone(minutes))


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
