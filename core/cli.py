"""The command `elevendops`: run, plugins, indexes, seed and doctor."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from core import __version__
from core.errors import ConfigurationError
from core.registry import PluginRegistry
from core.settings import Settings, load_settings

_START_SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "start.sh"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command; exits 0 when all is well, 1 when something is not."""
    parser = argparse.ArgumentParser(prog="elevendops", description="A clinic's voice desk.")
    parser.add_argument("--version", action="version", version=f"elevendops {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="serve the whole product until it is stopped")
    commands.add_parser("plugins", help="list every plugin, with where and why one fails")
    seed = commands.add_parser("seed", help="fill the running clinic with sample data")
    seed.add_argument(
        "--if-empty", action="store_true", help="do nothing when the clinic has a document"
    )
    indexes = commands.add_parser(
        "indexes", help="write the Firestore indexes that the plugins' collections need"
    )
    indexes.add_argument(
        "--output",
        default="firestore.indexes.json",
        help="the file to write; `-` for the screen (default: %(default)s)",
    )
    commands.add_parser("doctor", help="check the settings and what the product needs")
    chosen = parser.parse_args(arguments)
    try:
        settings = load_settings()
    except ConfigurationError as error:
        for problem in error.problems:
            print(f"Configuration: {problem}", file=sys.stderr)
        raise SystemExit(1) from None
    if chosen.command == "run":
        os.execvp("bash", ["bash", str(_START_SCRIPT)])
    elif chosen.command == "plugins":
        raise SystemExit(_plugins(settings))
    elif chosen.command == "indexes":
        raise SystemExit(_indexes(settings, chosen.output))
    elif chosen.command == "seed":
        from core.seed import seed_clinic

        raise SystemExit(seed_clinic(settings, only_if_empty=chosen.if_empty))
    else:
        from core.doctor import examine

        raise SystemExit(examine(settings))


def _plugins(settings: Settings) -> int:
    registry = PluginRegistry.discover(disabled=settings.elevendops_disabled_plugins)
    registry.load()
    registry.load_pages()
    for record in sorted(registry.records, key=lambda record: record.id):
        version = record.info.version if record.info else "?"
        print(f"{record.id:<20} {version:<10} {record.state.value:<9} {record.source}")
        if record.error:
            print(f"    failed at {record.stage}: {record.error}")
    return 1 if registry.failed() else 0


def _indexes(settings: Settings, output: str) -> int:
    from core.bootstrap import collections
    from core.indexes import firestore_indexes

    registry = PluginRegistry.discover(disabled=settings.elevendops_disabled_plugins)
    registry.load()
    text = json.dumps(firestore_indexes(collections(registry)), indent=2) + "\n"
    for record in registry.failed():
        print(f"{record.id} failed at {record.stage}: {record.error}", file=sys.stderr)
    if registry.failed():
        return 1
    if output == "-":
        print(text, end="")
    else:
        Path(output).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    main()
