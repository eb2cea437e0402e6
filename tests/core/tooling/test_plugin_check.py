"""The check of plugins finds what is wrong with one, and says where."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.cli import main
from core.testing import running_clinic
from core.tooling.plugin_check import (
    Report,
    check_distribution,
    check_plugin,
    check_plugins,
    trial_platform,
)
from core.tooling.plugin_probe import operations, probe
from tests.support.plugin_packages import good_plugin, install

HEAD = """
    from collections.abc import Callable
    from fastapi import APIRouter, Depends
    from pydantic import BaseModel
    from elevendops import (
        CollectionSpec, IndexSpec, PageSpec, PluginInfo, RouterSpec, hookimpl,
    )
    from elevendops import require

    @hookimpl
    def register_plugin():
        return PluginInfo(id="odd", title="Odd", version="1.0", api_version=2)
"""
ROUTES = """
    @hookimpl
    def register_routes(context):
        router = APIRouter()
{routes}
        return [RouterSpec("odd", router)]
"""
PAGES = """
    @hookimpl
    def register_pages():
        return [PageSpec("Odd", {target!r}, {icon!r}, {address!r})]
"""
COLLECTION = """
    @hookimpl
    def register_collections():
        return [{spec}]
"""


def routes(*lines: str) -> str:
    """The hook with these lines after the router is made."""
    return ROUTES.format(routes="\n".join(f"        {line}" for line in lines))


def page(target: str = "json:loads", icon: str = ":material/mic:", address: str = "odd") -> str:
    """The hook with one page."""
    return PAGES.format(target=target, icon=icon, address=address)


FOUND = {
    "import": ("import no_such_module_anywhere", "import", "no_such_module_anywhere"),
    "hook": (HEAD + "    @hookimpl\n    def register_pages(app): ...\n", "hooks", "app"),
    "unknown page target": (HEAD + page("json:nothing"), "register_pages", "json:nothing"),
    "page that is no function": (HEAD + page("json:__name__"), "register_pages", "not a function"),
    "unknown icon": (HEAD + page(icon=":material/zzz_none:"), "register_pages", "zzz_none"),
    "taken address": (HEAD + page(address="dashboard"), "register_pages", "dashboard"),
    "open route": (
        HEAD + routes('@router.get("/x")', "async def x() -> None: ..."),
        "register_routes",
        "GET /api/odd/x declares no permission",
    ),
    "undescribable route": (
        HEAD
        + "    class Odd(BaseModel):\n        call: Callable[[], int]\n"
        + routes('@router.get("/x")', 'async def x(c=Depends(require("odd:read"))) -> Odd: ...'),
        "openapi",
        "Callable",
    ),
    "voice": (
        HEAD + "    async def speak(context):\n        await context.voice.check()\n",
        "register_plugin",
        "Permissions(voice=True)",
    ),
    "writer": (
        HEAD + "    def write(self):\n        return self._context.writer\n",
        "register_plugin",
        "Permissions(writer=True)",
    ),
    "another's collection": (
        HEAD + "    async def read(context):\n        await context.documents.get('agents', 'x')\n",
        "register_plugin",
        "collections=('agents',)",
    ),
    "another's blobs": (
        HEAD
        + "    async def read(context, x):\n        await context.blobs.info(f'scripts/{x}')\n",
        "register_plugin",
        "blobs=('scripts',)",
    ),
    "another's service": (
        HEAD
        + "    from elevendops.features.knowledge import KnowledgeReader\n\n"
        + "    def reader(context):\n        return context.service(KnowledgeReader)\n",
        "register_plugin",
        "services=('knowledge',)",
    ),
    "outside host": (
        HEAD + "    async def ask(context):\n        await context.http.get('https://x')\n",
        "register_plugin",
        "hosts=",
    ),
    "collection name": (
        HEAD + COLLECTION.format(spec="CollectionSpec('No-1')"),
        "register_collections",
        "No-1",
    ),
    "index field": (
        HEAD + COLLECTION.format(spec="CollectionSpec('odd', (IndexSpec(('a b',)),))"),
        "register_collections",
        "a b",
    ),
}


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for packages that is searched for them."""
    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    return folder


def check(folder: Path, name: str, source: str, **options: bool) -> Report:
    """What the check says of a distribution with this plugin."""
    distribution = "dist-" + re.sub("[^a-z]+", "-", name)
    install(folder, "odd", source, distribution=distribution)
    return check_distribution(distribution, **options)


def id_of(name: str) -> str:
    """The id of the plugin in which this is wrong."""
    return f"odd_{re.sub('[^a-z]+', '_', name)}"


@pytest.fixture(scope="module")
def all_found(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """What the check says of all plugins in which something is wrong, which stand side by side."""
    folder = tmp_path_factory.mktemp("packages")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        for name, (source, _, _) in FOUND.items():
            install(folder, id_of(name), own(source, id_of(name)))
        return check_plugins([id_of(name) for name in FOUND])


def own(text: str, plugin_id: str) -> str:
    """The text with everything that only one plugin can have named after this one."""
    dashed = plugin_id.replace("_", "-")
    return (
        text.replace('id="odd"', f'id="{plugin_id}"')
        .replace('"odd:read"', f'"{plugin_id}:read"')
        .replace('"odd", router', f'"{dashed}", router')
        .replace("'odd')", f"{dashed!r})")
        .replace("/api/odd/", f"/api/{dashed}/")
        .replace("CollectionSpec('odd',", f"CollectionSpec({plugin_id!r},")
    )


@pytest.mark.parametrize("name", FOUND)
def test_what_is_wrong_is_named_with_its_stage(all_found: Report, name: str) -> None:
    _, stage, words = FOUND[name]
    assert not all_found.passed
    errors = [
        finding
        for finding in all_found.findings
        if finding.severity == "error" and finding.plugin_id == id_of(name)
    ]
    assert [finding.stage for finding in errors] == [stage], [str(finding) for finding in errors]
    assert own(words, id_of(name)) in errors[0].message


def test_a_plugin_for_the_older_api_passes_now_and_fails_the_next(installed: Path) -> None:
    source = (
        HEAD.replace(", api_version=2", "")
        + "    @hookimpl\n    def document_changed(context, event):\n        return []\n"
    )
    install(installed, "odd", source, distribution="dist-older")
    with trial_platform(["odd"]) as platform:
        now = Report(("odd",), tuple(check_plugin(platform, "odd")))
        upcoming = Report(("odd",), tuple(check_plugin(platform, "odd", upcoming=True)))
    assert now.passed
    assert {finding.severity for finding in now.findings} == {"warning"}
    assert not upcoming.passed
    said = " ".join(str(finding) for finding in upcoming.findings)
    assert "document_changed is deprecated" in said
    assert "plugin API 1 ends" in said


def test_other_installed_plugins_are_left_out(installed: Path) -> None:
    install(installed, "broken", "raise SystemExit(3)", distribution="dist-broken-neighbour")
    assert check(installed, "sound", HEAD).findings == ()


def test_two_distributions_with_one_id_are_told_apart(installed: Path) -> None:
    install(installed, "twice", good_plugin("twice"), distribution="dist-a-twice")
    install(installed, "twice", good_plugin("twice"), distribution="dist-b-twice")
    report = check_distribution("dist-b-twice")
    assert any(finding.stage == "discovery" for finding in report.findings)


@pytest.mark.parametrize(
    ("distribution", "words"),
    [("no-such-dist", "No distribution"), ("pip", "no entry point"), ("", "No distribution")],
)
def test_a_distribution_without_plugins_is_an_answer_not_a_crash(
    capsys: pytest.CaptureFixture[str], distribution: str, words: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["plugins", "--check", distribution])
    assert ended.value.code == 1
    assert words in capsys.readouterr().err


def test_the_list_names_stage_reason_and_remedy(
    installed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(installed, "broken", "import no_such_module_anywhere", distribution="dist-listed")
    with pytest.raises(SystemExit) as ended:
        main(["plugins"])
    said = capsys.readouterr().out
    assert ended.value.code == 1
    assert "broken: failed\n" in said
    assert "failed at import: ModuleNotFoundError" in said
    assert "remedy: Install what the plugin needs" in said
    assert "knowledge 0.1.0: active\n" in said
    assert "routes: /api/knowledge" in said


CARELESS = HEAD + routes(
    '@router.get("/crash/{thing}")',
    'async def crash(thing: str, c=Depends(require("odd:read"))) -> int:',
    "    return int(thing)",
    '@router.post("/accepts")',
    'async def accepts(body: dict, c=Depends(require("odd:write"))) -> None:',
    "    raise ValueError('a text that nobody checked')",
)


def test_bad_input_that_crashes_a_route_is_found(installed: Path, tmp_path: Path) -> None:
    install(installed, "odd", CARELESS, distribution="dist-careless")
    with running_clinic(tmp_path / "data", only=("odd",)) as clinic:
        document = clinic.client.get("/openapi.json").json()
        first, second = operations(document, ["odd"])
        assert [first.name, second.name] == ["GET /api/odd/crash/{thing}", "POST /api/odd/accepts"]
        assert any("unknown ids: answered with 500" in line for line in probe(clinic.client, first))
        assert any("an empty object: answered" in line for line in probe(clinic.client, second))
