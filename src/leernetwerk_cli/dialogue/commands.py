"""The slash commands of the walk, in Dutch and English."""

from typing import NamedTuple

from ..errors import N_

# What it is called: in both languages, whether something follows it, and what it does.
COMMANDS = {
    "next": ("verder", "next", "", N_("go on to the next question")),
    "back": ("terug", "back", "", N_("go back")),
    "skip": ("sla-over", "skip", "", N_("skip the rest of this part")),
    "more": ("meer", "more", "", N_("another question about this")),
    "undo": ("ongedaan", "undo", "", N_("take back the last thing; the words stay in the file")),
    "erase": ("wis", "erase", "e2", N_("erase the last thing for good, or one of what E2 said")),
    "who": ("wie", "who", "", N_("of whom something was written down")),
    "off": ("uit", "off", "", N_("write nothing down")),
    "on": ("aan", "on", "", N_("write down again")),
    "time": ("tijd", "time", "+5", N_("more or fewer minutes for this part")),
    "pause": ("pauze", "pause", "", N_("stop the clock for a while")),
    "join": ("erbij", "join", "e4", N_("someone comes in")),
    "leaves": ("vertrekt", "leaves", "e2", N_("someone goes away")),
    "unwritten": ("stil", "unwritten", "e2", N_("E2 takes part and wants nothing written down")),
    "written": ("mee", "written", "e2", N_("E2 may be written down after all")),
    "shorter": ("korter", "shorter", "", N_("share out the minutes that are left")),
    "read": ("lees", "read", "e2", N_("read E2 their own sentences back, one by one")),
    "put": ("toon", "put", "a1b2", N_("put one text on the room's screen, if its speaker agrees")),
    "hand-over": ("over", "hand-over", "g2", N_("hand over to another facilitator")),
    "curtain": ("doek", "curtain", "", N_("show only the question")),
    "help": ("help", "help", "", N_("all of this")),
    "quit": ("stop", "quit", "", N_("stop; you can go on later")),
}


class Command(NamedTuple):
    """A slash command by its English name, and what was typed behind it."""

    name: str
    rest: str


def find(line: str) -> Command | None:
    """Return the command that ``line`` (it starts with a slash) means, or None; a unique beginning is enough."""
    word, _space, rest = line[1:].strip().partition(" ")
    word = word.lower()
    names = {each: name for name, (dutch, english, *_rest) in COMMANDS.items() for each in (dutch, english)}
    if word in names:
        return Command(names[word], rest.strip())
    fitting = {name for each, name in names.items() if len(word) >= 2 and each.startswith(word)}
    return Command(fitting.pop(), rest.strip()) if len(fitting) == 1 else None


def label(name: str, language: str) -> str:
    """Return how a command is typed in ``language``."""
    dutch, english, follows, _what = COMMANDS[name]
    return f"/{dutch if language == 'nl' else english}{f' {follows}' if follows else ''}"
