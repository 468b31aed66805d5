"""Does a method fit a group? Warnings with their reason, for who plans a session; never a lock."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...errors import N_
from .framework import Framework
from .method import Method, Stage

FIRST_TO_GO = ("reserve", "break")  # what a part is for: these give way before the others do
_KEPT = ("actions", "check-out", "read-back")
_LEAST = 2  # minutes of a part that stays


def shortened(stages: Sequence[Stage], planned: Mapping[str, int], late: int) -> dict[str, int]:
    """Return, per part of ``stages``, the minutes to take off so that they take ``late`` minutes less in all.

    Reserve and breaks go first, the rest gives by its length; actions, reading back and the check-out keep theirs.
    ``planned``: the minutes of each part by now. What cannot be found is not taken.
    """
    taken: dict[str, int] = {}
    spare = [(each.id, planned[each.id]) for kind in FIRST_TO_GO for each in stages if each.type == kind]
    for id_, minutes in spare:
        taken[id_] = max(0, min(minutes, late - sum(taken.values())))
    talk = [each.id for each in stages if each.type not in (*_KEPT, *FIRST_TO_GO) and planned[each.id] > _LEAST]
    room = sum(planned[id_] - _LEAST for id_ in talk)
    wanted = min(room, max(0, late - sum(taken.values())))
    given, seen = 0, 0
    for id_ in talk:  # each part up to its share of what was seen so far: the whole comes out right
        seen += planned[id_] - _LEAST
        taken[id_] = round(wanted * seen / room) - given
        given += taken[id_]
    return {id_: minutes for id_, minutes in taken.items() if minutes}


class Doubt(NamedTuple):
    """A message id with its data."""

    message: str
    data: dict[str, str]


class Circle(NamedTuple):
    """The group that a method must fit: how many ``people`` of each role, whether they meet for the first time, and
    whether management agreed that nothing said goes into a case file.
    """

    people: dict[str, int]
    is_first: bool
    management_agreed: bool


def warnings(method: Method, framework: Framework, circle: Circle, minutes: int) -> list[Doubt]:
    """Return what does not fit. ``minutes``: what there is, 0 when unknown."""
    found = []
    people, is_first = circle.people, circle.is_first
    sides = Counter[str]()
    for role, number in people.items():
        group = framework.find_group(role)
        if group and group.side:
            sides[group.side] += number
    mixed = len(+sides) > 1
    if method.safety > 2 and (is_first or mixed):
        why = N_("{title} needs a group that trusts each other; this is a first meeting.")
        if not is_first:
            why = N_("{title} needs a group that trusts each other; here some decide about others.")
        found.append(Doubt(why, {}))
    total = sum(people.values())
    if total and total < method.group.min:
        found.append(Doubt(N_("{title} is for at least {n} people; there are {all}."), {"n": str(method.group.min)}))
    if total > method.group.max:
        found.append(Doubt(N_("{title} is for at most {n} people; there are {all}."), {"n": str(method.group.max)}))
    experts = [role.id for role in framework.role if role.letter == "E"]
    if sum(people.get(role, 0) for role in experts) == 1:
        found.append(Doubt(N_("One expert by experience alone stands for everyone; ask a second one to come."), {}))
    if minutes and method.total > minutes:
        found.append(Doubt(N_("{title} takes {n} minutes; there are {minutes}."), {"n": str(method.total)}))
    if mixed and not circle.management_agreed:
        found.append(
            Doubt(
                N_("Did management agree that what is said goes into no case file? Until then it is not read out."), {}
            )
        )
    told = {"all": str(total), "minutes": str(minutes)}
    return [each._replace(data={**told, **each.data}) for each in found]
