"""A plugin's settings are found in the environment, by any of their names, or are the defaults."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from pydantic import AliasChoices, BaseModel, ConfigDict, Field
from pydantic_settings import BaseSettings

from core.contracts import API_VERSION, PluginInfo
from core.hookspecs import hookimpl
from core.host.discovery import BUILT_IN
from core.host.own_settings import own_settings
from core.host.registry import PluginRecord, PluginRegistry


class Plain(BaseModel):
    wait_seconds: float = Field(3.0, gt=0)
    names: tuple[str, ...] = ()


class Loose(BaseModel):
    names: list[str] = ()  # type: ignore[assignment]


class Aliased(BaseModel):
    model_config = ConfigDict(populate_by_name=True)

    wait_seconds: float = Field(3.0, validation_alias=AliasChoices("ODD_WAIT", "OLD_WAIT"))


class Generated(BaseModel):
    model_config = ConfigDict(alias_generator=lambda name: f"old_{name}", populate_by_name=True)

    wait_seconds: float = 3.0


class Own(BaseSettings):
    wait_seconds: float = 3.0


def _settings(model: type[BaseModel]) -> BaseModel | None:
    @hookimpl
    def register_plugin() -> PluginInfo:
        return PluginInfo(id="odd", title="Odd", version="1.0", api_version=API_VERSION)

    @hookimpl
    def register_settings() -> type[BaseModel]:
        return model

    module = ModuleType("odd")
    vars(module).update(register_plugin=register_plugin, register_settings=register_settings)
    record = PluginRecord("odd", BUILT_IN, lambda: module)
    PluginRegistry([record]).load()
    assert record.active, record.error
    return own_settings(record)


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_nobody_set_is_the_default() -> None:
    assert _settings(Plain) == Plain(wait_seconds=3.0, names=())


def test_a_default_becomes_what_its_field_is() -> None:
    assert _settings(Loose) == Loose(names=[])


@pytest.mark.parametrize("name", ["ODD_WAIT_SECONDS", "odd_wait_seconds"])
def test_a_variable_with_the_prefix_is_read(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "8")
    monkeypatch.setenv("ODD_NAMES", '["a", "b"]')
    assert _settings(Plain) == Plain(wait_seconds=8.0, names=("a", "b"))


def test_the_file_is_read(elsewhere: Path) -> None:
    (elsewhere / ".env").write_text("ODD_WAIT_SECONDS=9\n", encoding="utf-8")
    assert _settings(Plain) == Plain(wait_seconds=9.0)


@pytest.mark.parametrize(
    ("model", "name"), [(Aliased, "OLD_WAIT"), (Generated, "OLD_WAIT_SECONDS")]
)
def test_a_name_without_the_prefix_is_read(
    monkeypatch: pytest.MonkeyPatch, model: type[BaseModel], name: str
) -> None:
    monkeypatch.setenv(name, "7")
    assert getattr(_settings(model), "wait_seconds") == 7.0  # noqa: B009 - of any model


def test_a_model_that_would_read_by_itself_is_read_with_the_prefix(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WAIT_SECONDS", "6")
    assert getattr(_settings(Own), "wait_seconds") == 3.0  # noqa: B009 - of any model
