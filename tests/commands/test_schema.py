"""``schema``: what a file may hold."""

import json

import pytest


@pytest.mark.parametrize("name", ["session", "entry", "consent", "method", "framework"])
def test_the_schemas_are_made_from_the_model(run, name):
    schema = json.loads(run("schema", name).out)
    assert "$ref" in schema and schema["$defs"]


def test_a_schema_that_is_not_there_is_answered_by_the_nearest(run):
    assert "entry" in run("schema", "entri").err
