"""``config``: where things are."""

import json


def test_config_says_where_things_are(run, own_place):
    places = json.loads(run("config", "--format", "json").out)
    assert places["sessions"] == str(own_place / "sessions") and places["recorder"].startswith("laptop-")
