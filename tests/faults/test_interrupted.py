"""A walk that is interrupted anywhere and resumed gives the same record as one that is not."""

import itertools
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scale import tries

from leernetwerk_cli.store.package import method_ids

TYPED = ["e1:: Ik telde mee #ver", "u1: dacht na", "! we bellen eerst", "> bellen @u1 1 december", "? voor wie"]
TYPED += ["zomaar iets", "= ver e:2,3 u:4", "*", "/next", "/back", "/more", "/skip", "+e1 +u2", "/undo", "/wis"]
TYPED += ["1", "2", "/verder", "/verder"]
TYPED += ["<> u2: niet bij ons", "2 er is een stoel", "/time +5", "e:2,3", "/join e4", "/leaves e2"]
LINES = st.lists(st.sampled_from([*TYPED, "u9: wie\n2"]), min_size=1, max_size=25)
EXAMPLES = tries(8, 400)
NUMBERS = itertools.count()


def play(run, root, cuts, typed, method):
    """Walk with ``typed``, stopped after each of ``cuts`` lines; return what was recorded, without ids and times."""
    name = f"walk-{next(NUMBERS)}"
    people = "ervaringsdeskundige=3,uitvoerder=2,begeleider=1"
    run("new", name, "--method", method, "--participants", people, "--no-input")
    path = root / "typed.txt"
    for part in [typed[a:b] for a, b in itertools.pairwise([0, *cuts, len(typed)])]:
        path.write_text("".join(f"{line}\n" for line in part))
        assert run("run", name, "--answers", str(path)).code == 0
    shown = json.loads(run("show", name, "--format", "json").out)["entries"]
    bare = [{key: each[key] for key in each if key not in ("id", "at", "code", "question")} for each in shown]
    return [each for each in bare if each["kind"] != "stage"]


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=LINES, method=st.sampled_from(method_ids()), data=st.data())
def test_stopping_anywhere_changes_nothing(run, own_place, typed, method, data):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(typed)), max_size=3)))
    assert play(run, own_place, cuts, typed, method) == play(run, own_place, [], typed, method)
