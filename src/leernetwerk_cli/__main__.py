"""The entry point: answers --version before anything is imported, then hands over."""

import sys


def main() -> None:
    """Run the program on the arguments of the process and exit with its code."""
    if sys.argv[1:] == ["--version"]:
        from leernetwerk_cli import __version__

        sys.stdout.write(f"leernetwerk {__version__}\n")
        return
    from leernetwerk_cli import cli

    sys.exit(cli.run(sys.argv[1:]))


if __name__ == "__main__":
    main()
