"""docs/configuration.md names every setting, with its default and meaning, in the code's order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from core.host.registry import PluginRegistry
from core.settings import Settings
from tests.support.docs_tables import default_of, rows
from tests.support.servers import ROOT

DOCUMENT = ROOT / "docs" / "configuration.md"


def expected(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, str, str]]:
    for name, field in model.model_fields.items():
        meaning = " ".join((field.description or "").split())
        yield f"{prefix}{name}".upper(), default_of(field), meaning


def plugin_settings() -> Iterator[tuple[str, str, str]]:
    registry = PluginRegistry.discover()
    registry.load()
    for record in sorted(registry.active(), key=lambda record: record.id):
        model = record.call("register_settings")
        if model is not None:
            yield from expected(model, f"{record.id}_")


def test_every_setting_of_the_supervisor_is_there() -> None:
    script = (ROOT / "scripts" / "start.sh").read_text(encoding="utf-8")
    expected = dict(re.findall(r"\$\{(SUPERVISOR_\w+):-(\w+)\}", script))
    assert len(expected) >= 3
    text = DOCUMENT.read_text(encoding="utf-8")
    assert dict(re.findall(r"^- `(SUPERVISOR_\w+)` \((\w+)\): ", text, re.M)) == expected


def test_every_setting_is_there_in_order() -> None:
    assert rows(DOCUMENT) == [*expected(Settings), *plugin_settings()]
