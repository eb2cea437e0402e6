"""Old signatures keep working with a warning; wrong ones are refused."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import ModuleType

import pluggy
import pytest

from core.hookspecs import PROJECT, HookDeprecation, hookimpl
from core.host.hooks import HookReader
from core.host.registry import PluginRegistry
from tests.support.dashboard import dashboard, page, run, words
from tests.support.plugin_packages import install
from tests.support.servers import LocalServiceProcess, clinic_settings, running_clinic

hookspec = pluggy.HookspecMarker(PROJECT)

OLD = """
    from elevendops import JobRequest, PluginInfo, hookimpl

    TOLD = []

    @hookimpl
    def register_plugin():
        return PluginInfo(id="old_fashioned", title="Old Fashioned", version="1.0", api_version=1)

    @hookimpl
    def document_changed(event):
        TOLD.append(event.knowledge_id)
        return []
"""


def _module(**members: object) -> ModuleType:
    module = ModuleType("made_up")
    vars(module).update(members)
    return module


@hookspec(
    warn_on_impl_args={
        "folder": HookDeprecation("greet(folder)", "ask context.blobs", removed_in=3)
    }
)
def greet(name: str, folder: str) -> str:  # type: ignore[empty-body]
    """A hook with an argument that goes away."""


SPECS = _module(greet=greet)


def test_a_deprecated_argument_still_works_with_a_warning() -> None:
    @hookimpl
    def greet(folder: str, name: str) -> str:
        return f"{name} in {folder}"

    hooks = HookReader(SPECS).read(_module(greet=greet))
    assert hooks.call("greet", {"name": "Ann", "folder": "notes"}) == "Ann in notes"
    (warning,) = hooks.warnings
    assert warning == "greet(folder) is deprecated and ends with plugin API 3: ask context.blobs"


def test_who_does_not_use_the_argument_is_not_warned() -> None:
    @hookimpl
    def greet(name: str) -> str:
        return name

    hooks = HookReader(SPECS).read(_module(greet=greet))
    assert hooks.call("greet", {"name": "Ann", "folder": "notes"}) == "Ann"
    assert hooks.warnings == ()


def test_one_reader_keeps_plugins_apart() -> None:
    @hookimpl
    def greet(name: str) -> str:
        return f"first {name}"

    first = greet

    @hookimpl
    def second(name: str) -> str:
        return f"second {name}"

    reader = HookReader(SPECS)
    one = reader.read(_module(greet=first))
    with pytest.raises(pluggy.PluginValidationError):
        reader.read(_module(second=second))
    other = reader.read(_module())
    assert one.call("greet", {"name": "Ann", "folder": ""}) == "first Ann"
    assert dict(other.implementations) == {}


async def test_an_old_event_hook_is_called_and_named(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    install(packages, "old_fashioned", OLD)
    monkeypatch.syspath_prepend(packages)
    settings = clinic_settings(tmp_path / "data", local_service.port)
    async with running_clinic(settings) as clinic:
        body = {"disease_name": "Asthma", "tags": ["faq"], "raw_content": "Breathe slowly."}
        stored = await clinic.client.post("/api/knowledge", json=body)
        assert stored.status_code == 201
        import dist_old_fashioned_module as old  # type: ignore[import-not-found]

        for _ in range(200):  # the document is told of when it is on its way
            if old.TOLD:
                break
            await asyncio.sleep(0.1)
        assert stored.json()["knowledge_id"] in old.TOLD
        found = (await clinic.client.get("/api/plugins/old_fashioned")).json()
        assert found["state"] == "active"
        with dashboard(clinic.url, PluginRegistry([])):
            view = words(await run(page("plugins")))
    hook, version = sorted(found["warnings"])
    assert "document_changed is deprecated and ends with plugin API 3" in hook
    assert "use on_event(context, event)" in hook
    assert "plugin API 1 ends with plugin API 3" in version
    assert "Old Fashioned" in view
    assert hook in view
    assert version in view
