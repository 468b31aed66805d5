"""How much the tests try: a sample in `make test`, all of it in `make proof` (LEERNETWERK_PROOF=1)."""

import os
from random import Random

EVERY = "LEERNETWERK_PROOF" in os.environ
SEED = os.environ.get("LEERNETWERK_PROOF_SEED", "2026")


def tries(sample: int, full: int) -> int:
    """Return how often to try something."""
    return full if EVERY else sample


def chance(about: object) -> Random:
    """Return the dice for ``about``: the same in every run with the same seed."""
    return Random(f"{SEED}/{about}")
