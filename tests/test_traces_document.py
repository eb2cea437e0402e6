"""docs/traces.md is the map of what the code records: no span and no attribute more or less."""

from __future__ import annotations

import re

from core.host.registry import PluginRegistry
from core.host.router_check import routes_of
from core.tooling.plugin_check import trial_platform
from core.tracing.redaction import ATTRIBUTES, EVENTS, RESOURCE_FAMILIES, SPAN_NAMES
from core.tracing.sampling import SLOW_NS
from core.tracing.sending import MAX_WAITING
from elevendops._reference import hook_names
from tests.support.servers import ROOT

TEXT = (ROOT / "docs" / "traces.md").read_text(encoding="utf-8")
_CODE = re.compile(r"`([^`]+)`")
_ALLOWED = ATTRIBUTES | frozenset().union(*EVENTS.values())
_ATTRIBUTE = re.compile(r"\b(?:elevendops|gen_ai|http|error|exception)\.[a-z_.]*[a-z]\b")


def _rows(heads: str) -> list[list[str]]:
    """The cells of the table whose first line has these heads."""
    table = TEXT.split(f"| {heads} |\n", 1)[1].split("\n\n", 1)[0]
    return [
        [cell.strip() for cell in line.strip("|").split(" | ")] for line in table.splitlines()[1:]
    ]


def spans() -> list[list[str]]:
    return _rows("span | example | made in | attributes | below")


def common() -> list[list[str]]:
    return _rows("attribute | on | says")


def test_every_kind_of_span_of_the_code_is_in_the_map() -> None:
    examples = [_CODE.findall(row[1])[0] for row in spans()]
    missing = [
        pattern.pattern
        for pattern in SPAN_NAMES
        if not any(pattern.fullmatch(example) for example in examples)
    ]
    assert missing == []


def test_every_span_of_the_map_is_one_of_the_code() -> None:
    assert len(spans()) >= len(SPAN_NAMES)
    for row in spans():
        (shape,), (example,) = _CODE.findall(row[0]), _CODE.findall(row[1])
        assert any(pattern.fullmatch(example) for pattern in SPAN_NAMES), example
        # The example has the shape: the same words where no placeholder stands.
        words = re.escape(re.sub(r"<\w+>", "\0", shape)).replace("\\\0", ".+").replace("\0", ".+")
        assert re.fullmatch(words, example), (shape, example)


def test_every_span_is_made_where_the_map_says() -> None:
    for row in spans():
        (shape,), (file,) = _CODE.findall(row[0]), _CODE.findall(row[2])
        source = (ROOT / file).read_text(encoding="utf-8")
        first = shape.split(" ")[0]
        made = "{method} " if first == "<method>" else f'"{first} '
        assert made in source, (shape, file)


def test_the_attributes_of_the_map_are_those_that_leave() -> None:
    named = [name for row in spans() for name in _CODE.findall(row[3])]
    named += [name for row in common() for name in _CODE.findall(row[0])]
    assert set(named) == _ALLOWED


def test_the_text_names_no_attribute_that_does_not_leave() -> None:
    found = {name for name in _ATTRIBUTE.findall(TEXT) if "." in name}
    families = {name.rstrip(".") for name in RESOURCE_FAMILIES}
    known = {*_ALLOWED, "elevendops.tts", *families}
    assert found - known == set()


def test_there_are_ten_questions() -> None:
    asked = re.findall(r"^### (\d+)\. .+\?$", TEXT, re.M)
    assert asked == [str(number) for number in range(1, 11)]


def test_figures_are_those_of_the_code() -> None:
    assert f"more than {SLOW_NS // 1_000_000_000} seconds" in TEXT
    assert f"at most {MAX_WAITING:,}" in TEXT
    assert "text_to_speech " in TEXT


def test_the_log_line_is_the_one_that_is_written() -> None:
    source = (ROOT / "core" / "tracing" / "sending.py").read_text(encoding="utf-8")
    lines = re.findall(r"^```text\n(.+)\n```", TEXT, re.M)
    assert len(lines) == 1
    for line in lines:
        assert re.search(re.escape(line).replace("…", "%[sd]"), source), line


def test_every_attribute_that_may_leave_is_recorded_somewhere() -> None:
    gate = ROOT / "core" / "tracing" / "redaction.py"
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("core", "plugins", "pages")
        for path in (ROOT / folder).rglob("*.py")
        if path != gate
    )
    assert {name for name in _ALLOWED if f'"{name}"' not in source} == set()


def test_the_examples_are_of_things_that_the_product_has() -> None:
    registry = PluginRegistry.discover()
    registry.load()
    registry.load_pages()
    addresses = {spec.url_path for _, spec in registry.pages()}
    with trial_platform() as platform:
        collections = {name for names in platform.collections.values() for name in names}
        routes = {
            f"/api/{spec.prefix}{route.path}"
            for _, spec in platform.routers
            for route in routes_of(spec.router)
        }
        for row in spans():
            (example,) = _CODE.findall(row[1])
            kind, _, rest = example.partition(" ")
            first, _, second = rest.partition(" ")
            if kind in ("page", "action", "refresh"):
                assert first in addresses, example
            elif kind == "store":
                assert second in collections, example
            elif kind == "job":
                assert platform.jobs.spec(first) is not None, example
            elif kind == "hook":
                assert first in hook_names(), example
            elif kind == "service":
                contract, _, method = first.partition(".")
                offered = [kind for kind in platform.services if kind.__name__ == contract]
                assert any(hasattr(kind, method) for kind in offered), example
            elif first.startswith("/api/"):
                assert first in routes, example
