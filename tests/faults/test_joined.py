"""Two sessions of one evening with histories of their own, taken together: one record, whatever was done in either.

In each people record, change, take back, answer and erase; the codes of one are others in the other. Afterwards nothing
that stood is lost, nothing erased is left, each has the code of here, and nobody may read more than before.
"""

import shutil

from scale import chance, tries
from test_laptops import ANSWERS, DICE, Laptop

from leernetwerk_cli.domain.privacy.audience import Reply
from leernetwerk_cli.domain.privacy.consent import Answers
from leernetwerk_cli.errors import Failure, WrongValue
from leernetwerk_cli.jobs import apart, consent, edit, erase, join, undo
from leernetwerk_cli.jobs.workplace import at_desk
from leernetwerk_cli.store import platform, sessions

HISTORIES = tries(25, 1_500)
CODES = {"E1": "E2", "E2": "E1", "U1": "U2", "U2": "U1"}
BACK = {ours: theirs for theirs, ours in CODES.items()}
WHO = ",".join(f"{theirs}={ours}" for theirs, ours in CODES.items())
WHO_BACK = ",".join(f"{theirs}={ours}" for theirs, ours in BACK.items())


def play(laptop, random, moves):
    for number in range(moves):
        record = laptop.record()
        found = [entry for entry in record.entries if entry.text]
        speaker = random.choice([*CODES, "E1+U2", "wij"])
        move = random.choice(["say", "say", "say", "change", "undo", "answer", "answer", "erase"])
        try:
            if move == "say":
                text = f"{laptop.name} {number} woord"
                laptop.scribe.put({"kind": "quote", "text": text, "speaker": speaker, "owner": ""})
            elif move == "undo":
                undo.undo(laptop.place, str(laptop.folder))
            elif found and move == "change":
                change = random.choice([{"text": f"{laptop.name} {number} anders"}, {"speaker": speaker}])
                edit.change_entry(laptop.place, laptop.folder, random.choice(found), change)
            elif found and move == "answer":
                entry = random.choice(found)
                reply = Reply(random.choice(ANSWERS))
                consent.answer(laptop.place, str(laptop.folder), entry.id, reply, random.choice(entry.speaker))
            elif found and random.random() < 0.5:
                what = random.choice([random.choice(found).id, random.choice([*CODES])])
                erase.erase(laptop.place, erase.plan(laptop.place, str(laptop.folder), what), lambda *_: True)
        except Failure:
            continue  # somebody was erased, or there is nothing to take back


def said(record, codes):
    """Return what was said, with these codes in place of others; of who is gone nothing."""
    return {
        entry.id: (entry.text, tuple(codes.get(code, code) for code in entry.speaker))
        for entry in record.entries
        if entry.text
    }


def allowed(record):
    answers = Answers(record)
    return {entry.id: answers.allowed(entry) for entry in record.entries}


def content(folder):
    record = sessions.read_record(folder)
    return said(record, {}), allowed(record), record.gone.codes, record.problems


def taken(here, there, who):
    join.join(here.place, join.plan(here.place, str(here.folder), str(there.folder), who))
    return sessions.read_record(here.folder)


def apart_again(here, name):
    """Take them apart, and return the other one; None where words of it are now of somebody who was not there."""
    try:
        parting = apart.plan(here.place, str(here.folder), name)
    except WrongValue:
        return None
    apart.part(here.place, parting)
    return sessions.read_record(parting.joining.here)


def check_apart(here, there, random):
    """Go on in the joined session, and take it apart: each thing stands once, where it was recorded."""
    play(here, random, random.randint(0, 6))
    joined = here.record()
    own = {id_ for id_ in said(joined, {}) if id_ in there.record().stories}
    other = apart_again(here, there.folder.name)
    if not other:
        return
    left = here.record()
    assert said(left, {}) | said(other, CODES) == said(joined, {})
    assert said(other, {}).keys() == own and said(left, {}).keys() == said(joined, {}).keys() - own
    may = allowed(left) | allowed(other)
    if any(each.code == "answer-lost" for each in joined.problems):  # it closed both, and now the one it came from
        assert all((may[id_] or frozenset()) <= (could or frozenset()) for id_, could in allowed(joined).items())
    else:
        assert may == allowed(joined)
    assert {each.code for each in (*left.problems, *other.problems)} == {each.code for each in joined.problems}
    assert other.gone.codes >= {BACK[code] for code in joined.gone.codes if code in BACK}


def test_two_sessions_of_one_evening_become_one(session, run, own_place, monkeypatch):
    monkeypatch.setattr(platform, "sync_file", lambda descriptor: None)
    people = ("--participants", "ervaringsdeskundige=3,uitvoerder=2,begeleider=1", "--no-input")
    assert run("new", "tweede", "--date", "2026-11-23", *people).code == 0
    second = session.parent / "2026-11-23-tweede"
    kept = 0
    for number in range(HISTORIES):
        random = chance(f"joined {number}")
        DICE.seed(number)
        root = own_place / f"joined{number}"
        laptops = [Laptop(root / name, name, random) for name in ("een", "twee")]
        for laptop, source in zip(laptops, (session, second), strict=True):
            shutil.copytree(source, laptop.folder)
            play(laptop, random, random.randint(2, 14))
        here, there = laptops
        ours, theirs = here.record(), there.record()
        before = said(ours, {}) | said(theirs, CODES)
        could = allowed(ours) | allowed(theirs)
        shutil.copytree(root, other_way := own_place / f"back{number}")
        after = taken(here, there, WHO)
        gone = ours.gone.codes | {CODES[code] for code in theirs.gone.codes if code in CODES}
        stands = {id_: each for id_, each in before.items() if not gone & {*each[1]}}
        assert said(after, {}) == stands
        assert after.gone.codes == gone
        for id_, may in allowed(after).items():
            assert may == could[id_] or (gone and (may or frozenset()) <= (could[id_] or frozenset())), (number, id_)
        lost = {text for id_, (text, _who) in before.items() if id_ not in stands}
        files = b"".join(path.read_bytes() for path in here.folder.rglob("*.toml"))
        assert not [text for text in lost if f'"{text}"'.encode() in files]
        once = content(here.folder)
        taken(here, there, WHO)
        assert content(here.folder) == once
        check_apart(here, there, random)
        back = [Laptop(other_way / name, name, random) for name in ("een", "twee")]
        turned = taken(back[1], back[0], WHO_BACK)
        assert said(turned, CODES) == stands
        kept += len(stands)
        shutil.rmtree(root)
        shutil.rmtree(other_way)
    assert kept > HISTORIES


def test_what_is_said_between_the_question_and_the_yes_stays_here_once(session, run, own_place):
    """Somebody writes on while another is asked whether to take it apart: their words go into no other mouth."""
    people = ("--participants", "ervaringsdeskundige=3,uitvoerder=2,begeleider=1", "--no-input")
    assert run("new", "tweede", "--date", "2026-11-23", *people).code == 0
    assert run("record", "tweede", "quote", "--speaker", "E1", typed="van daar").code == 0
    assert run("merge", "plek", "--with", "tweede", "--who", "E1=E2", "--yes").code == 0
    place = at_desk(session.parent)
    parting = apart.plan(place, "plek", "tweede")
    for speaker, text in (("E1", "later van E1"), ("E2", "later van E2")):
        assert run("--recorder", "tablet", "record", "plek", "quote", "--speaker", speaker, typed=text).code == 0
    (moved,) = (id_ for id_, entry in sessions.read_record(session).stories.items() if entry.entry.text == "van daar")
    assert run("consent", "withdraw", "plek", moved).code == 0
    apart.part(place, parting)
    here, there = (sessions.read_record(session.parent / f"2026-11-23-{name}") for name in ("plek", "tweede"))
    assert sorted(text for text, _who in said(here, {}).values()) == ["later van E1", "later van E2"]
    assert [(text, who) for text, who in said(there, {}).values()] == [("van daar", ("E1",))]
    assert allowed(there)[moved] == frozenset() and not here.problems  # a no that was given meanwhile goes along
