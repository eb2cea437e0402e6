"""The core knows no feature: what the plugins call themselves and theirs stands nowhere in it."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

import core
from core import context, contracts, extensions, hookspecs, settings, testing
from core.host import older_api, platform, registration, registry
from core.host.platform import Platform
from core.host.registry import PluginRecord
from core.tooling import seed
from core.tooling.plugin_check import plugins_of, trial_platform
from core.ui.widgets import feedback
from elevendops import _former
from elevendops._reference import hooks
from tests.support.servers import ROOT

# Ids of plugins that are words of the core for something else.
OWN_WORDS = {
    "dashboard": "the process that draws the pages",
    "traces": "what `core.tracing` keeps, and the folder of it",
}

# Where features are named all the same, and why.
MET = {
    "core/host/older_api.py": "what plugin API 2 promised; it ends with plugin API 3",
    "core/local": "a program that stands for the providers, with agents and scripts of theirs",
}

# Modules that say what a plugin may do: here the features' nouns are looked for too.
CONTRACT = (
    core,
    context,
    contracts,
    extensions,
    feedback,
    hookspecs,
    platform,
    registration,
    registry,
    seed,
    settings,
    testing,
)
NOUNS = re.compile(
    r"\b(answer analyser|script check|extractor|exporter of conversations|red flag|transcript"
    r"|education|leaflet|disease|approval|patient)s?\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module", name="clinic")
def trial() -> Iterator[Platform]:
    with trial_platform() as clinic:
        yield clinic


def built_in(clinic: Platform) -> list[PluginRecord]:
    wanted = set(plugins_of("elevendops"))
    return [record for record in clinic.registry.active() if record.id in wanted]


def sources() -> dict[str, str]:
    """Every module of the core that is to know no feature."""
    found = {}
    for path in sorted((ROOT / "core").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if not any(name == met or name.startswith(f"{met}/") for met in MET):
            found[name] = path.read_text(encoding="utf-8")
    return found


def patterns(clinic: Platform, record: PluginRecord) -> set[str]:
    """Regular expressions for what is this plugin's alone: its id where it stands as a name, its
    title, addresses, collections, extension points, cards and checks.
    """
    assert record.info is not None
    found = {record.info.title, f"plugins.{record.id}", *record.extension_points}
    found |= {f"/api/{prefix}" for prefix in record.prefixes}
    found |= {page.url_path for page in record.pages}
    found |= set(clinic.collections.get(record.id, ()))
    found |= {check.name for owner, check in clinic.given_checks if owner is record}
    found |= {card.key for owner, card in clinic.given_cards if owner is record}
    # A single word may stand in any sentence. All in one pattern: to look for each takes as long.
    names = "|".join(re.escape(name) for name in sorted(found) if re.search(r"\W|_", name))
    whole = {rf"(?<![\w.-])(?:{names})(?![\w-])"}
    if record.id not in OWN_WORDS:
        whole.add(rf"""["'`]{record.id}["'`.]""")
    return whole


def types(record: PluginRecord) -> set[str]:
    """The types of a plugin's contract whose names are of several words."""
    module = f"plugins.{record.id}.contract"
    return {
        name
        for name, value in vars(sys.modules.get(module, re)).items()
        if inspect.isclass(value)
        and f"{value.__module__}.".startswith(f"{module}.")
        and len(re.findall("[A-Z]", name)) > 1
    }


def test_no_module_of_the_core_names_a_plugin(clinic: Platform) -> None:
    records = built_in(clinic)
    assert len(records) == len(plugins_of("elevendops"))
    named = [
        (record.id, re.compile(pattern))
        for record in records
        for pattern in sorted(patterns(clinic, record))
    ]
    wrong = [
        f"{module}: {found.group()!r} of plugin {plugin_id!r}"
        for module, source in sources().items()
        for plugin_id, pattern in named
        for found in pattern.finditer(source)
    ]
    assert wrong == []


def test_no_module_of_the_core_names_a_type_of_a_plugin(clinic: Platform) -> None:
    theirs = set[str]().union(*map(types, built_in(clinic)))
    wrong = {
        module: named
        for module, source in sources().items()
        if (named := theirs & set(re.findall(r"\w+", source)))
    }
    assert wrong == {}


@pytest.mark.parametrize("module", CONTRACT, ids=lambda module: module.__name__)
def test_what_is_said_to_plugins_has_no_noun_of_a_feature(module: ModuleType) -> None:
    source = inspect.getsource(module)
    assert [match.group() for match in NOUNS.finditer(source)] == []


def test_the_hooks_take_and_give_only_types_of_the_core() -> None:
    for name, hook in hooks().items():
        assert hook.__module__ in ("core.hookspecs", older_api.__name__), name


def test_every_exception_is_needed(clinic: Platform) -> None:
    """An entry of these tables that nothing needs any more is taken out."""
    assert OWN_WORDS.keys() <= {record.id for record in built_in(clinic)}
    text = "\n".join(sources().values())
    for word in OWN_WORDS:
        assert f'"{word}"' in text, word
    for place in MET:
        assert (ROOT / place).exists(), place


@pytest.mark.parametrize(
    ("plugin_id", "line"),
    [
        ("knowledge", 'present = self._all("/api/knowledge", "documents")'),
        ("knowledge", "`document_count` is the number of documents"),
        ("education_audio", '"""Give figures that Education Audio shows."""'),
        ("patient_test", 'permissions = Permissions(services=("patient_test",))'),
        ("conversations", 'if record.id == "conversations":'),
        ("agents", "context.documents.get('agents', agent_id)"),
        ("traces", 'from plugins.traces.service import Traces  # "plugins.traces"'),
    ],
)
def test_lines_that_name_a_feature_are_found(clinic: Platform, plugin_id: str, line: str) -> None:
    [record] = [record for record in built_in(clinic) if record.id == plugin_id]
    assert any(re.search(pattern, line) for pattern in patterns(clinic, record))


def test_types_that_the_core_once_had_are_found(clinic: Platform) -> None:
    found = {name for record in built_in(clinic) for name in types(record)}
    moved = {name for name, place in _former._PLACE.items() if ".features." in place}
    assert moved
    assert moved <= found
