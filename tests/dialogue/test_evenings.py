"""Thousands of evenings typed in a hurry at two keyboards, with slips, silence and kills; whose words end up where?"""

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from scale import chance, tries

from leernetwerk_cli.dialogue.engine import Conversation
from leernetwerk_cli.dialogue.walk import ANSWERS
from leernetwerk_cli.jobs.run import Room
from leernetwerk_cli.jobs.workplace import Workplace
from leernetwerk_cli.store import platform, sessions

PARTS = 4  # side by side, one for each core of a small machine
HERE = ["e1", "e2", "e3", "u1", "u2", "g1"]
# What is typed: {c} somebody here, {d} somebody else, {w} the words, {n} nobody.
CLEAR = [
    "{c}: {w}",
    "{c}:: {w}",
    "  {C}: {w}",
    "{c}: {w} #ver",
    '{c}: "{w}"',
    "<> {c}: {w}",
    "! {c}: {w}",
    "{c}:{{s}}{w}",
]
SLIPS = ["{c} {w}", "{c}; {w}", "{c}. {w}", "* {c}: {w}", "{c} - {w}", "{c} zegt: {w}", "{r}: {w}", "{c}: > {w}"]
SLIPS += ["#taal {c}: {w}", "{c} {{s}}: {w}", "{n}: {w}", "{n} {w}", "{c}: {w} @{d} vrijdag", "({c}): {w}", "{c} : {w}"]
SHARED = ["{c}+{d}: {w}", "{c} en {d}: {w}", "{c}, {d}: {w}", "{c}/{d}: {w}", "{c}&{d}:: {w}"]
OTHERS = ["> {w} @{c} vrijdag", "> {w}", "? {w}", "! {w}", "{w}", "> {w} @{c}", "> @{c} {w} volgende week", "\\ {w}"]
CHOICES = [
    "1",
    "2",
    "3",
    "ja",
    "nee",
    "ja hoor",
    "5",
    "w",
    "9",
    "j",
    "0",
    "",
    "*",
    "2z",
    "alleen de groep",
    "c",
    "a 1",
    "c 2",
    "g 1",
]
MOVES = ["/verder", "/terug", "/meer", "/sla-over", "/vrder", "/tijd +5", "/tijd", "/korter", "/klaar 23:00", "/wie"]
MOVES += ["/help", "/vraag", "/over g1", "/erbij {n}", "/erbij {c}", "/vertrekt {c}", "/lees", "/lees {c}", "/ster"]
MOVES += ["/ongedaan", "/wis", "/wis {c}", "/verbeter", "/pauze", "verder", "stop", "/elementen", "/foo bar"]
SILENCE = ["/stil {c}", "/mee {c}", "/uit", "/aan"]
MARKER = re.compile(r"woord\d+w")


class Fingers:
    """One keyboard: what was told to it, and what it answers when something is asked in the middle of a line."""

    is_asked = True

    def __init__(self, evening):
        self.evening = evening
        self.told = []

    def tell(self, text, style=""):
        self.told.append(text)
        self.evening.told.append(text)

    def ask(self, prompt, bar, begun=""):
        bar()
        return self.evening.answer(self.told[-1] if self.told else "", begun)

    def clear(self): ...
    def pin(self, text): ...
    def remember(self, line): ...


class Talk(Conversation):
    """A conversation beside which somebody notes of whom nothing may be written down at that moment."""

    def handle(self, line):
        session = self.room.session
        silent = {person.code for person in session.participants if not person.written}
        for word in MARKER.findall(line):
            if self.room.is_off or silent & self.asker.evening.may[word]:
                self.asker.evening.banned |= {word} - self.asker.evening.heard
            else:
                self.asker.evening.heard.add(word)
        return super().handle(line)


class Evening:
    def __init__(self, folder, random):
        self.folder, self.random = folder, random
        self.count, self.told = 0, []
        self.given = set()  # markers of lines that were typed where a choice was asked for
        self.clock = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
        self.may = {}  # per marker: who it may be of
        self.heard, self.banned = set(), set()  # markers that were typed while they might be, and never while so
        self.talks = [self.sit_down(leads) for leads in (True, False)]

    def sit_down(self, leads):
        place = Workplace(self.folder.parent, self.now, recorder_name="leider" if leads else "notulist")
        room = Room(place, self.folder)
        talk = Talk(room, Fingers(self), ANSWERS if leads else {}, leads=leads)
        if leads:
            talk.started()
        return talk

    def now(self):
        self.clock += timedelta(milliseconds=200)
        return self.clock

    def new_line(self):
        """Return a line as somebody types it, and remember whose the words in it can be."""
        pick = self.random.choice
        kind = pick([CLEAR] * 5 + [SLIPS] * 4 + [SHARED, OTHERS, OTHERS, CHOICES, MOVES, MOVES, SILENCE])
        c, d, n = pick(HERE), pick(HERE), pick(["e9", "u7", "x1", "b2"])
        self.count += 1
        word = f"woord{self.count}w"
        line = pick(kind).format(c=c, C=c.upper(), d=d, n=n, w=f"wat {word} zei", r=c[::-1]).replace("{s}", "\t")
        if word in line:
            spoken = re.findall(r"(?i)(?<!\w)[a-z]\d(?!\w)", line) + ([c] if c[::-1] in line else [])
            self.may[word] = {code.upper() for code in spoken}
        return line

    def answer(self, question, begun):
        """Answer a question in the middle: with the guess that names who it is of, else in any way at all."""
        words = MARKER.findall(question)
        choices = re.findall(r"(?m)^  (\d) (.+)$", question)
        if words and choices:
            right = [number for number, text in choices if self.is_right(text, words[-1])]
            if right and self.random.random() < 0.7:
                return right[0]
            kept = [number for number, text in choices if "note" in text]
            line = kept[0] if kept and self.random.random() < 0.5 else self.new_line()
            return "" if line in "123456789" and line not in kept else line  # nobody picks what it is not
        line = self.typed_on(question, begun)
        if choices and line:
            self.given |= {*MARKER.findall(line)}
        return line

    def typed_on(self, question, begun):
        """Return what is typed for an answer: what was begun, a choice or none, or the next line, also pasted ones."""
        if begun and self.random.random() < 0.5:
            return begun
        if self.random.random() < 0.5:
            return self.random.choice([*CHOICES, None])
        return "\n".join(self.new_line() for _line in range(self.random.choice([1, 1, 1, 2])))

    def is_right(self, text, word):
        codes = {code.upper() for code in re.findall(r"(?i)(?<!\w)[egux]\d(?!\w)", text)}
        return word in text and codes <= self.may[word]

    def play(self, steps):
        for _step in range(steps):
            number = self.random.randrange(2)
            talk = self.talks[number]
            lines = [self.new_line() for _line in range(self.random.choice([1, 1, 1, 1, 3]))]
            typed = "\n".join(lines)
            if self.random.random() < 0.2:
                talk.room.keep_draft(typed[: self.random.randrange(len(typed) + 1)])
            if self.random.random() < 0.04:  # killed: nothing is closed, and the other goes on
                self.talks[number] = self.sit_down(number == 0)
                continue
            talk.take(typed)
            talk.room.keep_draft("")
            if talk.walk.is_over:
                break


def judge(evening, folder):
    assert evening.given <= evening.heard | evening.banned, "a line that was typed on did not arrive"
    record = sessions.read_record(folder)
    for entry in record.entries:
        for word in MARKER.findall(entry.text):
            owner = {*entry.owner.split("+")} - {""}
            assert {*entry.speaker} - {"wij"} <= evening.may[word], entry
            assert owner <= evening.may[word], entry
    typed = {line.strip().lower() for line in CHOICES if not line.isdigit()} - {""}
    texts = [entry.text.strip().lower() for entry in record.entries if entry.text]
    assert not [text for text in texts if text in typed or text.startswith("/")], texts
    files = "\n".join(path.read_text("utf-8") for path in folder.rglob("*.t*") if path.is_file())
    assert not evening.banned & {*MARKER.findall(files)}
    told = evening.told
    told_of = [(word, story) for story in record.stories.values() for word in MARKER.findall(" ".join(story.texts))]
    stories = dict(told_of)
    for text in told:
        words = MARKER.findall(text)
        said = re.match(r"✓ (?:(?!(?:[A-Z]\d)\b)[\w ]+, )?(?P<who>[A-Z]\d(?:, [A-Z]\d)*)[:,]", text)
        if text.startswith("✓") and len(words) == 1:
            assert words[0] in stories or any(each.startswith("Erased:") for each in told), text
            story = stories.get(words[0])
            if story and said and words[0] in story.entry.text:
                assert {*said["who"].split(", ")} == {*story.entry.speaker}, text
    once = [word for entry in record.entries for word in MARKER.findall(entry.text)]
    assert len(once) == len({*once})


@pytest.mark.parametrize("part", range(PARTS))
def test_nobodys_words_end_up_in_another_mouth(session, own_place, monkeypatch, part):
    monkeypatch.setattr(platform, "sync_file", lambda descriptor: None)

    @seed(chance(f"evenings {part}").getrandbits(64))
    @settings(max_examples=tries(8, 20_000 // PARTS), deadline=None, database=None)
    @given(st.randoms(use_true_random=False), st.integers(10, 40))
    def an_evening(random, steps):
        with TemporaryDirectory(dir=own_place) as place:
            folder = Path(place) / session.name
            shutil.copytree(session, folder)
            evening = Evening(folder, random)
            evening.play(steps)
            judge(evening, folder)
            for talk in evening.talks:
                talk.room.close()

    an_evening()
