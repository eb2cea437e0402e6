"""The command `elevendops`: run, plugins, new-plugin, texts, indexes, seed, doctor and audio."""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Collection, Sequence
from itertools import chain
from pathlib import Path

from core.errors import ConfigurationError
from core.settings import Settings, load_settings
from core.version import __version__

_START_SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "start.sh"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command; exits 0 when all is well, 1 when something is not."""
    parser = argparse.ArgumentParser(prog="elevendops", description="A clinic's voice desk.")
    parser.add_argument("--version", action="version", version=f"elevendops {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="serve the whole product until it is stopped")
    plugins = commands.add_parser(
        "plugins", help="list every plugin, with where and why one fails; or check some"
    )
    plugins.add_argument(
        "--check", metavar="DIST", help="check the plugins of one installed distribution alone"
    )
    plugins.add_argument(
        "--next",
        action="store_true",
        help="count what the next version of the plugin API will not have as a failure",
    )
    plugins.add_argument(
        "--bisect",
        action="store_true",
        help="find the plugin with which the product does not come up, in few starts",
    )
    new = commands.add_parser("new-plugin", help="write the package of a new plugin")
    new.add_argument("name", metavar="NAME", help="its name, such as waiting-room")
    new.add_argument(
        "--into", type=Path, default=Path(), metavar="DIR", help="the folder to write it into"
    )
    texts = commands.add_parser(
        "texts", help="write the texts of a package into a catalogue for its translators"
    )
    texts.add_argument("folders", nargs="+", type=Path, metavar="DIR", help="the package's folder")
    texts.add_argument(
        "--language", required=True, metavar="CODE", help="the language, such as es or zh-TW"
    )
    texts.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help="the catalogue (default: locale/CODE/messages.po in the first folder)",
    )
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
    audio = commands.add_parser("audio", help="look at an MP3 file that ElevenDops made")
    verbs = audio.add_subparsers(dest="verb", required=True)
    verify = verbs.add_parser("verify", help="say who approved it, and whether it was changed")
    verify.add_argument("file", type=Path, metavar="FILE", help="the MP3 file")
    chosen = parser.parse_args(arguments)
    if chosen.command == "audio":
        raise SystemExit(_verify(chosen.file))
    if chosen.command == "new-plugin":
        raise SystemExit(_new_plugin(chosen.name, chosen.into))
    if chosen.command == "texts":
        raise SystemExit(_texts(chosen.folders, chosen.language, chosen.output))
    if chosen.command == "doctor":
        from core.tooling.doctor import examine

        raise SystemExit(examine())
    try:
        settings = load_settings()
        if chosen.command == "plugins" and chosen.bisect:
            raise SystemExit(_bisect(settings))
        if chosen.command == "plugins":
            raise SystemExit(_plugins(settings, chosen.check, upcoming=chosen.next))
    except ConfigurationError as error:
        for problem in error.problems:
            print(f"Configuration: {problem}", file=sys.stderr)
        raise SystemExit(1) from None
    if chosen.command == "run":
        # The supervisor uses the Python of the environment that it is told, which is this one.
        os.environ["VIRTUAL_ENV"] = sys.prefix
        os.execvp("bash", ["bash", str(_START_SCRIPT)])
    elif chosen.command == "indexes":
        raise SystemExit(_indexes(settings, chosen.output))
    else:
        from core.tooling.seed import seed_clinic

        raise SystemExit(seed_clinic(settings, only_if_empty=chosen.if_empty))


def _texts(folders: list[Path], language: str, output: Path | None) -> int:
    from babel import UnknownLocaleError

    from core.tooling.texts import collect

    file = output or folders[0] / "locale" / language / "messages.po"
    for folder in folders:
        if not folder.is_dir():
            print(f"{folder} is no folder", file=sys.stderr)
            return 1
    try:
        texts, missing = collect(folders, language, file)
    except (OSError, UnknownLocaleError, ValueError) as error:
        print(f"{file}: {error}", file=sys.stderr)
        return 1
    print(f"{file}: {texts} texts, {missing} of them to translate")
    return 0


def _verify(file: Path) -> int:
    from core.shared.provenance import provenance_of

    try:
        found = provenance_of(file.read_bytes())
    except OSError as error:
        print(f"{file}: {error.strerror}", file=sys.stderr)
        return 1
    if found is None:
        print(f"{file}: says nothing of ElevenDops; it was not made by it, or lost its mark.")
        return 1
    for name, value in found.facts.items():
        print(f"{name.replace('_', ' ')}: {value}")
    print("The sound is as it was made." if found.intact else "The sound was changed since.")
    return 0 if found.intact else 1


def _plugins(settings: Settings, distribution: str | None, *, upcoming: bool) -> int:
    # What goes wrong is printed, in the words of the list.
    logging.disable(logging.CRITICAL)
    try:
        return _list_plugins(settings, distribution, upcoming=upcoming)
    finally:
        logging.disable(logging.NOTSET)


def _list_plugins(settings: Settings, distribution: str | None, *, upcoming: bool) -> int:
    from core.tooling import plugin_check
    from core.tooling.plugin_listing import describe

    if distribution is None and not upcoming:
        with plugin_check.trial_platform(
            elevendops_disabled_plugins=settings.elevendops_disabled_plugins,
            voice_provider=settings.voice_provider,
        ) as platform:
            for record in sorted(platform.registry.records, key=lambda record: record.id):
                print("\n".join(describe(record)))
            return 1 if platform.registry.failed() else 0
    try:
        if distribution is not None:
            report = plugin_check.check_distribution(distribution, upcoming=upcoming)
        else:
            report = plugin_check.check_all(upcoming=upcoming)
    except LookupError as error:
        print(error.args[0], file=sys.stderr)
        return 1
    for finding in report.findings:
        print(finding)
    names = ", ".join(report.plugin_ids)
    print(f"{names}: {'no problem found' if report.passed else 'does not pass'}")
    return 0 if report.passed else 1


def _bisect(settings: Settings) -> int:
    from core.host.discovery import BUILT_IN
    from core.host.registry import PluginRegistry, PluginState
    from core.tooling.bisect import find_culprit, most_starts, trial_start

    found = PluginRegistry.discover(disabled=settings.elevendops_disabled_plugins).records
    plugins = [
        record.id
        for record in found
        if record.source != BUILT_IN and record.state is not PluginState.DISABLED
    ]
    print(f"{len(plugins)} plugins of others, at most {most_starts(len(plugins))} starts")
    starts = 0

    def comes_up(some: Collection[str]) -> bool:
        nonlocal starts
        starts += 1
        print(f"start {starts}, with {', '.join(some)}: ", end="", flush=True)
        up = trial_start(some, plugins)
        print("comes up" if up else "does not come up")
        return up

    culprit = find_culprit(plugins, comes_up)
    if culprit is None:
        print("ElevenDops comes up with all of them.")
        return 0
    print(f"ElevenDops does not come up with the plugin {culprit}. Leave it out with")
    print(f"  ELEVENDOPS_DISABLED_PLUGINS={culprit}")
    return 1


def _new_plugin(name: str, into: Path) -> int:
    from core.scaffold import ScaffoldError, new_plugin

    try:
        folder = new_plugin(name, into)
    except ScaffoldError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{folder} is written. Install it, check it, and start ElevenDops anew:")
    print(f"  python -m pip install --no-build-isolation --editable {folder}")
    print(f"  elevendops plugins --check {folder.name}")
    print("  elevendops run")
    return 0


def _indexes(settings: Settings, output: str) -> int:
    from core.bootstrap import collections
    from core.host.registry import PluginRegistry
    from core.tooling.indexes import firestore_indexes

    registry = PluginRegistry.discover(disabled=settings.elevendops_disabled_plugins)
    registry.load()
    declared = list(chain.from_iterable(collections(registry).values()))
    text = json.dumps(firestore_indexes(declared), indent=2) + "\n"
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
