"""Reads each text to its speaker, in the break or on the telephone: right so and for whom, changed, gone, or later."""

from collections.abc import Callable
from typing import NamedTuple

from ..domain.framework.framework import Consent
from ..domain.privacy.audience import Reply
from ..domain.record.entry import Entry
from ..domain.walk.fields import to_reply
from ..i18n import _
from . import wording
from .askers import Asker


class Hands(NamedTuple):
    """What the review may do: answer (with or without the role), change a text and return it, erase."""

    answer: Callable[[Entry, str, Reply], None]
    change: Callable[[Entry, str], Entry]
    erase: Callable[[Entry], None]


def review(texts: list[tuple[Entry, str]], consent: Consent, asker: Asker, hands: Hands) -> None:
    """Go through ``texts``, each with its speaker; what is answered is safe at once, ``/stop`` stops."""
    asker.tell(consent.consent_explained)
    for number, (entry, who) in enumerate(texts, 1):
        while True:
            asker.tell(f"\n{number}/{len(texts)}", "dim")
            asker.tell(wording.read_back(entry, who, consent), "bold")
            line = asker.ask(f"{wording.reading_choices()} >", lambda: "")
            if line is None or line.strip() in ("/stop", "/quit"):
                return
            word = line.strip().lower()
            reply = to_reply(word)
            if word in ("a", "c"):
                text = asker.ask(">", lambda: "", entry.text)
                if text and text.strip():
                    entry = hands.change(entry, text.strip())
                continue
            if word in ("w", "g"):
                hands.erase(entry)
                asker.tell(_("Erased: it is in no file here any more."), "bold")
            elif reply:
                hands.answer(entry, who, reply)
                asker.tell(wording.answered(reply, consent), "green")
            break
