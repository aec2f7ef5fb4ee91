"""What `python3 -m portal` does with its arguments, before and after Django is importable."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from typing import NoReturn

from portal.operations import environment

USAGE = """\
usage: python3 -m portal COMMAND [options]

  up [--port 8000] [--host 127.0.0.1]     environment, database, demo community, site and worker
  test [pytest arguments]                 the test suite
  serve [--port 8000] [--host 127.0.0.1]  site and worker on the configured database as it is
  web, live, worker                       production's three processes, each alone
  migrate, check --deploy                 bring the database up to date; look over the settings
  create_admin EMAIL                      make the first administrator
  backup FILE, restore FILE               the whole site in one file
  move_to DATABASE_URL                    copy the site into another database
  help                                    every command; `COMMAND --help` says its options
"""
LOOPBACK = ("127.", "localhost", "::1", "[::1]")


def main(arguments: list[str]) -> int:
    """Run one command; returns the exit code (0 done, 1 found a failure, 2 wrong use, 130 Ctrl-C)."""
    # Byte code makes the second start five times as fast, so a setting against it does not count here.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    if not arguments or arguments[0] in ("-h", "--help"):
        print(USAGE, end="")
        return 0 if arguments else 2
    try:
        if arguments[0] in ("up", "serve"):
            prepare(arguments)
        is_test = arguments[0] == "test"
        code = environment.go_inside(arguments, development=is_test, may_make=arguments[0] != "serve")
        if code is not None:
            return code
        return run_tests(arguments[1:]) if is_test else run_command(arguments)
    except environment.NotReady as problem:
        print(problem, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


def prepare(arguments: list[str]) -> None:
    """Read the address early: a taken port is said before anything is installed, and settings need it."""
    parser = argparse.ArgumentParser(f"python3 -m portal {arguments[0]}", add_help=False)
    explain_in_a_sentence(parser)
    add_address(parser)
    options, _others = parser.parse_known_args(arguments[1:])
    if "--help" in arguments or "-h" in arguments:
        return
    try:
        bind(options.host, options.port).close()
    except OSError as error:
        raise environment.NotReady(why_not_bound(error, options.host, options.port)) from None
    host = f"[{options.host}]" if ":" in options.host else options.host
    os.environ.setdefault("SITE_URL", f"http://{host}:{options.port}")
    if arguments[0] == "up":
        # One click signs anybody in, so only an address that nobody else can reach is a demo.
        os.environ["COMMONWEAL_DEMO"] = "1" if options.host.startswith(LOOPBACK) else "0"


def explain_in_a_sentence(parser: argparse.ArgumentParser) -> None:
    """Wrong arguments are answered by one sentence and code 2, without the list of options."""

    def error(message: str) -> NoReturn:
        sentence = message.removeprefix("argument ").rstrip(".")
        print(f"{sentence[:1].upper()}{sentence[1:]}. `--help` lists the options.", file=sys.stderr)
        sys.exit(2)

    parser.error = error


def add_address(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=port_number, default=8000, help="TCP port (8000)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")


def port_number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"“{text}” is no port; choose a number from 1 to 65535")
    return int(text)


def bind(host: str, port: int) -> socket.socket:
    """A socket bound to the address, not listening yet. Raises OSError."""
    family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    server = socket.socket(family, kind, protocol)
    try:
        if os.name != "nt":
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(address)
    except OSError:
        server.close()
        raise
    server.set_inheritable(True)
    return server


def why_not_bound(error: OSError, host: str, port: int) -> str:
    import errno

    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is taken: stop what runs there, or choose another with --port {port % 65535 + 1}."
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"Port {port} needs rights that you do not have: choose one above 1023 with --port."
    return f"Cannot listen on {host}, port {port}: {error.strerror or error}."


def run_tests(arguments: list[str]) -> int:
    """pytest on the embedded default (or on DATABASE_URL, when that is set).

    Without arguments that choose tests: all but the browser's (`test -m browser`), on up to four cores.
    """
    environ = {
        name: value for name, value in os.environ.items() if name not in ("COMMONWEAL_HOME", "COMMONWEAL_DEMO", "SITE_URL")
    }
    chooses = ("-n", "--numprocesses", "-m", "-x", "--pdb", "-k", "tests/", "-p")
    if not any(argument.startswith(chooses) or "::" in argument for argument in arguments):
        cores = min(os.cpu_count() or 1, 4)
        arguments = ["-m", "not browser", "-n", str(cores), "--dist", "worksteal", *arguments]
    return environment.go_on_as([sys.executable, "-m", "pytest", *arguments], environ, folder=environment.CODE)


def run_command(arguments: list[str]) -> int:
    """One of our own commands or Django's."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import ManagementUtility, get_commands

    from portal.common.env import WrongSetting

    try:
        django.setup()
        if arguments[0] not in {*get_commands(), "help", "version", "--version"}:
            print(f"There is no command “{arguments[0]}”: `python3 -m portal help` lists them.", file=sys.stderr)
            return 2
        ManagementUtility(["portal", *arguments]).execute()
    except (WrongSetting, ImproperlyConfigured) as problem:
        print(problem, file=sys.stderr)
        return 2
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0
