"""An outside plugin has an extension point and another one fills it, without a line in the core."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from core.extensions import Contribution
from core.host.registry import PluginRegistry
from plugins.education_audio.contract import ScriptCheckSpec
from plugins.knowledge.contract import EXTRACTORS
from tests.support.dashboard import dashboard, page, run, words
from tests.support.plugin_packages import install
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

POINT = "waiting_room.reminders"

# What the two teams share: the contract.py of the plugin that asks.
CONTRACT = """
    from collections.abc import Callable
    from dataclasses import dataclass
    from typing import Protocol

    from elevendops import ExtensionPoint

    @dataclass(frozen=True)
    class Reminder:
        key: str
        remind: Callable[[str], str]
        order: int = 100

    REMINDERS = ExtensionPoint("waiting_room.reminders", Reminder, "Ways to remind a patient")
"""

ASKING = """
    from fastapi import APIRouter

    from elevendops import PluginInfo, RouterSpec, hookimpl
    from waiting_room_contract import REMINDERS

    @hookimpl
    def register_plugin():
        return PluginInfo("waiting_room", "Waiting Room", "1.0", api_version=2)

    @hookimpl
    def register_extension_points():
        return [REMINDERS]

    @hookimpl
    def register_routes(context):
        router = APIRouter()

        @router.get("/reminders/{name}")
        async def reminders(name: str) -> dict[str, str]:
            parts = context.extensions(REMINDERS)
            return {
                f"{part.plugin_id}.{part.spec.key}": await part.run(
                    lambda part=part: part.spec.remind(name), "no answer"
                )
                for part in parts
            }

        return [RouterSpec("waiting-room", router)]
"""

FILLING = """
    from elevendops import Contribution, ExtensionPoint, PluginInfo, hookimpl
    from waiting_room_contract import REMINDERS, Reminder

    @hookimpl
    def register_plugin():
        return PluginInfo("{id}", "{title}", "1.0", api_version=2)

    def fail(name):
        raise ValueError(name)

    @hookimpl
    def register_contributions(context):
        return {parts}
"""


def filling(plugin_id: str, title: str, parts: str) -> str:
    return FILLING.replace("{id}", plugin_id).replace("{title}", title).replace("{parts}", parts)


@asynccontextmanager
async def clinic_with(
    folder: Path,
    patch: pytest.MonkeyPatch,
    service: LocalServiceProcess,
    plugins: Mapping[str, str],
    **settings: Any,
) -> AsyncIterator[Clinic]:
    packages = folder / "packages"
    packages.mkdir()
    contract = textwrap.dedent(CONTRACT)
    (packages / "waiting_room_contract.py").write_text(contract, encoding="utf-8")
    for name in [name for name in sys.modules if name.endswith("_module")]:
        if name.startswith("dist_"):
            patch.delitem(sys.modules, name)
    patch.delitem(sys.modules, "waiting_room_contract", raising=False)
    for plugin_id, source in plugins.items():
        install(packages, plugin_id, source)
    patch.syspath_prepend(str(packages))
    async with running_clinic(clinic_settings(folder / "data", service.port, **settings)) as clinic:
        yield clinic


async def plugin(clinic: Clinic, plugin_id: str) -> dict[str, Any]:
    answer = await clinic.client.get(f"/api/plugins/{plugin_id}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_a_second_outside_plugin_fills_the_point_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> None:
    plugins = {
        "waiting_room": ASKING,
        # By its name it is loaded before the plugin that it adds to.
        "bell": filling(
            "bell",
            "Bell",
            "[Contribution(REMINDERS, Reminder('ring', lambda name: f'ring for {name}', 20)),"
            " Contribution(REMINDERS, Reminder('broken', fail, 30))]",
        ),
        "letters": filling(
            "letters",
            "Letters",
            "[Contribution(REMINDERS, Reminder('post', lambda name: f'Dear {name}', 10))]",
        ),
    }
    async with clinic_with(tmp_path, monkeypatch, local_service, plugins) as clinic:
        answer = await clinic.client.get("/api/waiting-room/reminders/Ann")
        asking, bell = await plugin(clinic, "waiting_room"), await plugin(clinic, "bell")
        with dashboard(clinic.url, PluginRegistry([])):
            shown = words(await run(page("plugins", {"plugin": "bell"})))

    assert list(answer.json().items()) == [
        ("letters.post", "Dear Ann"),
        ("bell.ring", "ring for Ann"),
        ("bell.broken", "no answer"),
    ]
    assert (asking["state"], asking["errors"]) == ("active", 0)
    assert asking["extension_points"] == [POINT]
    assert bell["contributes_to"] == [POINT]
    assert bell["state"] == "active"
    assert "Reminder: ValueError" in bell["last_error"]
    assert "Ann" not in bell["last_error"]
    assert bell["notices"] == []
    assert POINT in shown


async def test_a_point_of_a_plugin_that_is_off_has_no_taker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> None:
    bell = filling("bell", "Bell", "[Contribution(REMINDERS, Reminder('ring', lambda name: name))]")
    plugins = {"waiting_room": ASKING, "bell": bell}
    off = {"elevendops_disabled_plugins": ("waiting_room",)}
    async with clinic_with(tmp_path, monkeypatch, local_service, plugins, **off) as clinic:
        found = await plugin(clinic, "bell")
    assert (found["state"], found["warnings"], found["notices"]) == ("active", [], [])


async def test_a_point_that_nobody_has_is_named_and_fails_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> None:
    old = "ExtensionPoint('waiting_room.alarms', Reminder, 'Alarms')"
    bell = filling(
        "bell",
        "Bell",
        f"[Contribution({old}, Reminder('old', lambda name: name)),"
        " Contribution(REMINDERS, Reminder('ring', lambda name: name))]",
    )
    nobody = "ExtensionPoint('parking.lots', Reminder, 'Lots')"
    lone = filling("lone", "Lone", f"[Contribution({nobody}, Reminder('x', lambda name: name))]")
    plugins = {"waiting_room": ASKING, "bell": bell, "lone": lone}
    async with clinic_with(tmp_path, monkeypatch, local_service, plugins) as clinic:
        rung = await clinic.client.get("/api/waiting-room/reminders/Ann")
        found = [await plugin(clinic, name) for name in ("bell", "lone")]
        with dashboard(clinic.url, PluginRegistry([])):
            shown = words(await run(page("plugins")))
    assert rung.json() == {"bell.ring": "Ann"}
    assert [view["state"] for view in found] == ["active", "active"]
    for view, name in zip(found, ("waiting_room.alarms", "parking.lots"), strict=True):
        [notice] = view["notices"]
        assert f"{name!r}" in notice
        assert "no plugin here has an extension point of this name" in notice
        assert notice in shown


# What a plugin gives for the point of another, and the words in which it is refused.
MISFITS = {
    "text": ("[Contribution(REMINDERS, 'ring')]", "'waiting_room.reminders' takes Reminder"),
    # A point of that name, but the part is none that its plugin can use.
    "own_point": (
        "[Contribution(ExtensionPoint('waiting_room.reminders', str, 'x'), 'ring')]",
        "'waiting_room.reminders' of plugin 'waiting_room' takes Reminder of "
        "waiting_room_contract, not str",
    ),
    "bare": ("[Reminder('ring', fail)]", "expected Contribution, got Reminder"),
    "by_name": (
        "[Contribution('waiting_room.reminders', Reminder('ring', fail))]",
        "no ExtensionPoint",
    ),
    "twice": (
        "[Contribution(REMINDERS, Reminder('own', fail)),"
        " Contribution(REMINDERS, Reminder('own', fail))]",
        "Reminder 'own' for the extension point 'waiting_room.reminders' is already given by "
        "plugin 'twice'",
    ),
    "same_key": (
        "[Contribution(REMINDERS, Reminder('ring', fail))]",
        "is already given by plugin 'bell'",
    ),
    "raising": ("fail('no list')", "ValueError"),
}


async def test_what_does_not_fit_fails_the_plugin_that_gives_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> None:
    bell = "[Contribution(REMINDERS, Reminder('ring', lambda name: f'ring for {name}'))]"
    plugins = {
        "waiting_room": ASKING,
        "bell": filling("bell", "Bell", bell),
        **{name: filling(name, name, parts) for name, (parts, _) in MISFITS.items()},
    }
    async with clinic_with(tmp_path, monkeypatch, local_service, plugins) as clinic:
        asking = await plugin(clinic, "waiting_room")
        found = {name: await plugin(clinic, name) for name in MISFITS}
        answer = await clinic.client.get("/api/waiting-room/reminders/Ann")
    assert asking["state"] == "active"
    assert answer.json() == {"bell.ring": "ring for Ann"}
    for name, (_, reason) in MISFITS.items():
        assert (found[name]["state"], found[name]["stage"]) == ("failed", "register_contributions")
        assert reason in found[name]["error"], name


# What a plugin declares, and the words in which it is refused.
NO_POINTS = {
    "no_dot": ("ExtensionPoint('reminders', str, 'x')", "must be 'plugin.word'"),
    "no_type": ("ExtensionPoint('no_type.rings', 'str', 'x')", "must be a class"),
    "protocol": ("ExtensionPoint('protocol.rings', Shape, 'x')", "must be a class"),
    "blank": ("ExtensionPoint('blank.rings', str, ' ')", "ExtensionPoint.title"),
    "foreign": ("ExtensionPoint('other.rings', str, 'x')", "must begin with 'foreign.'"),
    "text": ("'text.rings'", "expected ExtensionPoint"),
    "double": (
        "ExtensionPoint('double.rings', str, 'x'), ExtensionPoint('double.rings', int, 'x')",
        "'double.rings' is declared twice",
    ),
}
DECLARING = """
    from typing import Protocol

    from elevendops import ExtensionPoint, PluginInfo, hookimpl

    class Shape(Protocol):
        def area(self) -> float: ...

    @hookimpl
    def register_plugin():
        return PluginInfo("{id}", "{id}", "1.0", api_version=2)

    @hookimpl
    def register_extension_points():
        return [{points}]
"""


async def test_a_point_that_cannot_be_one_fails_its_plugin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> None:
    plugins = {
        name: DECLARING.format(id=name, points=points) for name, (points, _) in NO_POINTS.items()
    }
    async with clinic_with(tmp_path, monkeypatch, local_service, plugins) as clinic:
        found = {name: await plugin(clinic, name) for name in NO_POINTS}
    for name, (_, reason) in NO_POINTS.items():
        view = found[name]
        assert (view["state"], view["stage"]) == ("failed", "register_extension_points"), name
        assert reason in view["error"], name


def test_a_part_of_the_wrong_kind_is_refused_where_it_is_made() -> None:
    check = ScriptCheckSpec("tone", "Tone", lambda checked: [])
    with pytest.raises(TypeError, match=r"'knowledge\.extractors' takes ExtractorSpec"):
        # A type checker sees it before: `make check` would name this comment if it did not.
        Contribution(EXTRACTORS, check)  # type: ignore[misc]
