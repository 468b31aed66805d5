"""The walk without a keyboard: a typed line, the fields of a stage, where the walk is, and its minutes."""
