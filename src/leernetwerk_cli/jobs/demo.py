"""The main job on the example network, in a temporary folder: scaffold, walk, and the four insights."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..domain.insights.counts import Summary
from ..i18n import _, language
from ..store import package
from .new import scaffold
from .reading import Selection
from .run import replay
from .summary import summarise_sessions
from .workplace import Workplace


def demonstrate(place: Workplace, say: Callable[[str], None]) -> Summary:
    """Make a session and replay a walk so that a person can follow it; return the four insights over the network."""
    root = Path(tempfile.mkdtemp(prefix="leernetwerk-"))
    here = place._replace(root=root)
    package.copy_example(root)
    say(_("1. A new session in {folder}: leernetwerk new").format(folder=root))
    facts, people = package.read_demo_session()
    folder = scaffold(here, "demo", here.now().date(), {**facts, "language": language()}, people)
    say(_("2. The walk: leernetwerk run {slug}").format(slug=folder.name))
    replay(here, folder, _slowly(package.read_demo_walk(language())))
    say(_("3. The four insights over the example network and this session: leernetwerk summary"))
    say(_("   Look around in it: leernetwerk --sessions {folder} list").format(folder=root))
    return summarise_sessions(here, Selection()).summary


def _slowly(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines at a pace that a person can follow; at once where nobody is looking."""
    pause = 0.15 if sys.stdout.isatty() else 0
    for line in lines:
        time.sleep(pause)
        yield line
