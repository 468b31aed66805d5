"""Where things are on this computer, and whose they are."""

import sys
from pathlib import Path
from typing import Any

from .. import __version__
from ..dialogue.prompt import ask_line, tell
from ..dialogue.questions import Known, Question, ask_all
from ..domain.framework.network import Network, said
from ..errors import MissingOption
from ..i18n import _, language
from ..store import handovers, settings
from ..store.network import FILE, read_network, write_network
from .workplace import Workplace


def places(place: Workplace) -> dict[str, str]:
    """Return the places and names in use, by what they are called in the settings."""
    return {
        "version": __version__,
        "sessions": str(place.root.absolute()),
        "settings": str(settings.folder() / "settings.toml"),
        "recorder": place.recorder,
        "language": language(),
        **({"signs": handovers.sender()} if handovers.has_key() else {}),
    }


def change_network(place: Workplace, facts: dict[str, str]) -> Path:
    """Note what the network says about itself, in the language in use; return the file.

    Without any of ``facts`` each is asked, with what stands there already. Raises InvalidData, NotWritten, and
    MissingOption where nobody can be asked.
    """
    network = read_network(place.root)
    if not any(facts.values()):
        if not sys.stdin.isatty():
            raise MissingOption(option="--title")
        facts = _asked(place, network)
    write_network(place.root, _changed(network, {key: text for key, text in facts.items() if text}))
    return place.root / FILE


def _asked(place: Workplace, network: Network) -> dict[str, str]:
    def question(key: str, asked: str, begun: str) -> Question:
        return Question(key, lambda _k: asked, lambda _k: begun, lambda line, _k: line)

    questions = [
        question("title", _("What is the network called?"), said(network.title, language())),
        question("aim", _("What is it for, in one sentence?"), said(network.aim, language())),
        question("partners", _("Who is in it? (with commas between them)"), ", ".join(network.partners)),
        question("contact", _("Whom can people ask? (it stands on every page)"), network.contact),
    ]
    known: Known = ask_all(questions, {}, lambda asked, begun: ask_line(asked, begun, place.accessible), tell)
    return {key: str(text) for key, text in known.items()}


def _changed(network: Network, facts: dict[str, str]) -> dict[str, Any]:
    """Return ``facts`` as the file holds them: texts per language, partners one by one."""
    spoken = {"title": network.title, "aim": network.aim}
    changes: dict[str, Any] = {key: {**texts, language(): facts[key]} for key, texts in spoken.items() if key in facts}
    if "partners" in facts:
        changes["partners"] = [name.strip() for name in facts["partners"].split(",") if name.strip()]
    return changes | ({"contact": facts["contact"]} if "contact" in facts else {})
