"""Export each of several sessions to a file of its own in a folder."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from ..store import sessions
from ..store.later import Later
from ..store.sessions import Group
from . import batch, leaving
from .export import Form, check_targets, export
from .publishing import choose_of
from .reading import Selection, get_audience
from .workplace import Workplace, unwatched

Look = Callable[[list[leaving.Doubt]], None]  # shows what may give someone away; raises MayGiveAway without a yes


def export_each(
    place: Workplace, selection: Selection, audience: str, form: Form, target: tuple[Path, Look]
) -> Iterator[Path]:
    """Yield the file that was made of each session, in the folder of ``target``, after a look at what would leave.

    What is there already is made anew, for since then somebody may have said no. What cannot go out goes to
    ``place.left_out``. Raises UnknownWord for a format that is not there.
    """
    (folder, look), audience = target, get_audience(audience)
    check_targets([folder / f"x.{form.format}"], form)
    groups = [each for each in sessions.named(place.root, selection.names) if not each.is_held]
    chosen = [each for each in groups if not each.session or selection.takes(each.session)]
    later = Later(place.root).ready(sessions.group(place.root))
    own = place._replace(left_out=None, watch=unwatched)  # as it goes to another process
    return batch.each(place, chosen, partial(_one, (own, audience, selection.checked, later), form, (folder, look)))


def _one(whose: tuple[Workplace, str, bool, Later], form: Form, target: tuple[Path, Look], group: Group) -> Path:
    (place, audience, checked, later), (folder, look), own = whose, target, group.folders[0]
    record, alone = group.read(), Selection((str(own),), checked=checked)
    chosen = choose_of(place, [record], alone, audience, list(later.read([record])))
    look(leaving.find_doubts(chosen))
    made = folder / f"{own.name}.{form.format}"
    export(place, chosen._replace(folders={own.name: own}), [made], form)
    return made
