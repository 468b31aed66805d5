"""Real terminals of 80 by 24, drawn by tmux."""

import os
import shlex
import subprocess
import sys
import time


class Screen:
    """One window of 80 by 24 in which the program runs."""

    def __init__(self, folder, socket, *arguments, **environment):
        self._tmux = ["tmux", "-L", socket]
        surroundings = {**os.environ, "LEERNETWERK_LANG": "nl", "TERM": "screen", **environment}
        command = shlex.join([sys.executable, "-m", "leernetwerk_cli", *arguments])
        window = ["new-session", "-d", "-s", "w", "-x", "80", "-y", "24", "-c", str(folder), f"{command}; sleep 600"]
        subprocess.run(["tmux", "-L", socket, "-f", "/dev/null", *window], env=surroundings, check=True)

    def type(self, line, *keys):
        if line:
            subprocess.run([*self._tmux, "send-keys", "-t", "w", "-l", line], check=True)
        if keys:
            subprocess.run([*self._tmux, "send-keys", "-t", "w", *keys], check=True)

    def enter(self, line):
        self.type(line, "Enter")

    def pid(self):
        """Return the process that runs the program in this screen."""
        asked = [*self._tmux, "display-message", "-pt", "w", "#{pane_pid}"]
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()

    def lines(self):
        shown = subprocess.run([*self._tmux, "capture-pane", "-pt", "w"], capture_output=True, text=True, check=True)
        return shown.stdout.splitlines()

    def wait(self, *texts, seconds=15):
        """Wait until all of ``texts`` stand on the screen."""
        until = time.monotonic() + seconds
        while not all(any(text in line for line in self.lines()) for text in texts):
            assert time.monotonic() < until, f"{texts} not on the screen:\n" + "\n".join(self.lines())
            time.sleep(0.05)
