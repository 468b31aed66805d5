"""The Typer app: global options, and the one place where errors become a line and an exit code."""

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from .domain.naming import in_words
from .errors import N_, Failure, Interrupted, NotRead, Usage, bug_of
from .i18n import _
from .jobs.workplace import at_desk

# In the order of the help, by panel; the module of the same name in ``commands`` holds it.
_DURING, _AFTER, _CARE, _FILES = N_("Before and during a session"), N_("Afterwards"), N_("With care"), N_("Files")
COMMANDS = {
    "new": _DURING,
    "method": _DURING,
    "run": _DURING,
    "record": _DURING,
    "list": _AFTER,
    "show": _AFTER,
    "summary": _AFTER,
    "voices": _AFTER,
    "actions": _AFTER,
    "expectations": _AFTER,
    "feedback": _AFTER,
    "insights": _AFTER,
    "compare": _AFTER,
    "label": _AFTER,
    "merge": _AFTER,
    "agree": _AFTER,
    "export": _AFTER,
    "edit": _CARE,
    "undo": _CARE,
    "erase": _CARE,
    "consent": _CARE,
    "aftercare": _CARE,
    "scan": _CARE,
    "ledger": _CARE,
    "purge": _CARE,
    "check": _FILES,
    "tidy": _FILES,
    "bring": _FILES,
    "handover": _FILES,
    "publish": _FILES,
    "seal": _FILES,
    "open": _FILES,
    "import": _FILES,
    "config": _FILES,
    "schema": _FILES,
    "demo": _FILES,
}
COMPLETING = "_LEERNETWERK_COMPLETE"  # set by a shell that asks what may follow
GROUPS = ("method", "consent", "aftercare")  # each of them more than one command
_COMPLETION = {
    "install_completion": N_("Let the Tab key complete commands, sessions and codes in this terminal."),
    "show_completion": N_("Show what that would install."),
}
MODULES = {"list": "list_", "import": "import_", "open": "open_"}  # names that Python keeps for itself
_EVERYWHERE = {
    "--sessions": True,
    "--recorder": True,
    "--lang": True,
    "--accessible": False,
    "--jobs": True,
    "--fail-fast": False,
}


class LazyGroup(TyperGroup):
    """Imports the module of a command only when that command is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, name: str) -> Any:
        if name not in COMMANDS:
            return None
        app: typer.Typer = import_module(f".commands.{MODULES.get(name, name)}", __package__).app
        app._add_completion = False  # it is offered once, on top
        command: Any = get_command(app)
        command.name = name
        command.rich_help_panel = _(COMMANDS[name])
        speak(command, ctx)
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in COMMANDS:
            from .domain.framework.lookup import unknown

            raise unknown(_("command"), args[0], list(COMMANDS))
        return super().resolve_command(ctx, args)


def speak(command: Any, context: Any) -> None:
    """Let ``command`` say Typer's own words in the language in use: Typer does not translate all of them itself."""
    base = command.context_class.formatter_class

    def write_usage(self: Any, prog: str, args: str = "", prefix: str | None = None) -> None:
        base.write_usage(self, prog, args, prefix or _("Usage: "))

    formatter = type("Formatter", (base,), {"write_usage": write_usage})
    command.context_class = type("Context", (command.context_class,), {"formatter_class": formatter})
    command.options_metavar = _("[OPTIONS]")
    for option in command.params:
        if option.name in _COMPLETION:
            option.help = _(_COMPLETION[option.name])
    if option := command.get_help_option(context):
        option.help = _("Show this message and exit.")
    if hasattr(command, "subcommand_metavar"):
        command.subcommand_metavar = _("COMMAND [ARGS]...")
    for each in getattr(command, "commands", {}).values():
        speak(each, context)


def build() -> Any:
    """Return the app, in the language in use."""
    from .commands.everywhere import start

    app = typer.Typer(
        name="leernetwerk",
        cls=LazyGroup,
        help=_("Run action-learning sessions: nothing said is lost, every voice counts."),
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(start)
    command = get_command(app)
    speak(command, command.context_class(command, help_option_names=["-h", "--help"]))
    return command


def run(arguments: list[str]) -> int:
    """Run the program on ``arguments`` and return its exit code."""
    from . import i18n

    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    everywhere, rest = _hoist(arguments)
    i18n.use(i18n.choose(_value_of("--lang", everywhere)))
    gc.disable()  # a command ends before there is anything to collect; a conversation turns it on again
    try:
        if not (rest or COMPLETING in os.environ) and not (rest := _without_command(everywhere)):
            return 0
        if len(rest) == 1 and rest[0] in GROUPS:
            rest = [*rest, "--help"]
        left_out: list[Failure] = []
        code = _main([*everywhere, *rest], left_out)
        return _report_left_out(left_out, rest) if left_out else code
    except Failure as failure:
        return _report(failure, rest)
    except SystemExit as end:  # how Typer ends where a shell asks what may follow
        return int(end.code or 0)
    except (Interrupted, KeyboardInterrupt, typer.Abort):
        return Interrupted.exit
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        return _report(_not_read(error), rest)
    except Exception as error:
        return _report(_usage(error) if hasattr(error, "exit_code") else bug_of(error), rest)
    finally:
        gc.enable()


def _main(arguments: list[str], left_out: list[Failure]) -> int:
    return build().main(arguments, prog_name="leernetwerk", standalone_mode=False, obj=left_out) or 0


def _without_command(everywhere: list[str]) -> list[str]:
    """Return what to do when nothing was asked for: what is chosen from a menu in a terminal, else the help.

    Nothing where the menu was left without a choice.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return ["--help"]
    from .commands.menu import choose

    folder = _value_of("--sessions", everywhere)
    return choose(at_desk(Path(folder) if folder else None, "", "--accessible" in everywhere)) or []


def _hoist(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Return the options that may stand everywhere, and the rest, so that they may stand behind a command too."""
    everywhere: list[str] = []
    rest: list[str] = []
    left = list(arguments)
    while left:
        word = left.pop(0)
        name, equals, _value = word.partition("=")
        if word == "--":
            return everywhere, [*rest, word, *left]
        if name not in _EVERYWHERE:
            rest.append(word)
            continue
        everywhere.append(word)
        if _EVERYWHERE[name] and not equals and left:
            everywhere.append(left.pop(0))
    return everywhere, rest


def _value_of(option: str, arguments: list[str]) -> str | None:
    for number, word in enumerate(arguments):
        if word.startswith(f"{option}="):
            return word.partition("=")[2]
        if word == option and number + 1 < len(arguments):
            return arguments[number + 1]
    return None


def _report_left_out(failures: list[Failure], arguments: list[str]) -> int:
    """Write which sessions could not be read, and are not in the answer; return the exit code."""
    from .jobs.batch import LeftOut

    if _value_of("--format", arguments) != "json":
        for failure in failures:
            where, message = str(failure.data["where"]), " ".join(in_words(failure)).strip()
            sys.stderr.write(f"{message if where in message else f'{where}: {message}'}\n")
    return _report(LeftOut(names=", ".join(str(failure.data["where"]) for failure in failures)), arguments)


def _usage(error: Any) -> Failure:
    """Return what Typer did not understand, in our words."""
    name = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    shown = name or (parameter.opts[0] if parameter and parameter.opts[0].startswith("-") else None)
    shown = shown or (parameter.human_readable_name if parameter else "")
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return Usage(text=_("There is no option {name}.").format(name=shown))
    if kind == "MissingParameter":
        return Usage(text=_("{name} is missing.").format(name=shown))
    if kind == "BadOptionUsage":
        return Usage(text=_("{name} needs a value.").format(name=shown))
    if kind == "BadParameter":
        return Usage(text=_("{name} is not right.").format(name=shown))
    return Usage(text=_("That is more than this command takes."))


def _not_read(error: OSError) -> Failure:
    """Return what the system would not give us, by the name of its file."""
    where = "/".join(Path(str(error.filename)).parts[-2:]) if error.filename else "…"
    return NotRead(where=where, reason=error.strerror or type(error).__name__)


def _report(failure: Failure, arguments: list[str]) -> int:
    """Write the one line of an expected failure (an object when JSON was asked for) and return its exit code."""
    message, hint = in_words(failure)
    if _value_of("--format", arguments) == "json":
        import json

        error = {"code": failure.code, "exit": failure.exit, "message": message, "hint": hint}
        line = json.dumps({"format_version": 1, "error": error}, ensure_ascii=False)
    else:
        line = f"{message} {hint}".strip()
    sys.stderr.write(f"{line}\n")
    return failure.exit
