"""The entry point: answers --version before anything is imported, then hands over."""

import sys


def main() -> None:
    """Run the program on the arguments of the process and exit with its code."""
    if sys.argv[1:] == ["--version"]:
        from leernetwerk_cli import __version__

        sys.stdout.write(f"leernetwerk {__version__}\n")
        return
    _leave_at_control_c()
    from leernetwerk_cli import cli

    sys.exit(cli.run(sys.argv[1:]))


def _leave_at_control_c() -> None:
    """End at once, and without a traceback, wherever Ctrl-C arrives: what was acknowledged is safe at every moment."""
    import os
    import signal

    signal.signal(signal.SIGINT, lambda *_: os._exit(130))


if __name__ == "__main__":
    main()
