"""deploy/monitoring: the fields that Google knows, and names that exist in the code."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from core.process.logs import CloudFormatter
from core.settings import load_settings
from core.tracing.redaction import ATTRIBUTES, SPAN_NAMES
from core.tracing.sampling import SLOW_NS
from tests.support.servers import ROOT

FOLDER = ROOT / "deploy" / "monitoring"
METRICS = sorted((FOLDER / "metrics").glob("*.yaml"))
ALERTS = sorted((FOLDER / "alerts").glob("*.json"))
DASHBOARD = FOLDER / "dashboard.json"
SCHEMA = json.loads(Path(__file__).with_name("monitoring.schema.json").read_text("utf-8"))
OWN = "logging.googleapis.com/user/"


def read(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
    return found


def kind_of(path: Path) -> str:
    return {"metrics": "metric", "alerts": "policy"}.get(path.parent.name, "dashboard")


def problems(kind: str, data: object) -> list[str]:
    schema = {"$defs": SCHEMA["$defs"], "$ref": f"#/$defs/{kind}"}
    return [error.message for error in Draft202012Validator(schema).iter_errors(data)]


def texts(data: object, name: str) -> Iterator[str]:
    """All values under this name, at any depth."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == name and isinstance(value, str):
                yield value
            yield from texts(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value, name)


def queries() -> list[str]:
    return [query for path in ALERTS for query in texts(read(path), "query")]


def filters() -> list[str]:
    return [f for path in (*ALERTS, DASHBOARD) for f in texts(read(path), "filter")]


@pytest.mark.parametrize("path", [*METRICS, *ALERTS, DASHBOARD], ids=lambda path: path.stem)
def test_it_fits_the_schema(path: Path) -> None:
    assert problems(kind_of(path), read(path)) == []


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        ("alerts/restarts.json", "thresholdValue", "threshold"),
        ("alerts/restarts.json", "COMPARISON_GT", "GREATER"),
        ("alerts/restarts.json", '"duration": "0s"', '"duration": 0'),
        ("alerts/slow-pages.json", "conditionSql", "conditionSQL"),
        ("alerts/slow-pages.json", "_Trace.Spans._AllSpans", "_Trace._AllSpans"),
        ("alerts/traces-missing.json", "conditionAbsent", "conditionAbsence"),
        ("dashboard.json", "mosaicLayout", "mosaic"),
        ("dashboard.json", "metric.type=", "type="),
        ("metrics/elevendops_errors.yaml", "EXTRACT(jsonPayload.plugin)", "jsonPayload.plugin"),
        ("metrics/elevendops_errors.yaml", "metricKind: DELTA", "metricKind: GAUGE"),
    ],
)
def test_a_slip_of_the_pen_does_not_fit_the_schema(file: str, right: str, wrong: str) -> None:
    path = FOLDER / file
    text = path.read_text(encoding="utf-8")
    assert right in text
    broken = text.replace(right, wrong)
    data = json.loads(broken) if path.suffix == ".json" else yaml.safe_load(broken)
    assert problems(kind_of(path), data) != []


def test_what_must_be_watched_is_watched() -> None:
    assert [path.stem for path in ALERTS] == [
        "api-errors",
        "jobs-stuck",
        "provider-failing",
        "restarts",
        "slow-pages",
        "traces-missing",
    ]


def test_log_based_metrics_are_used_and_exist() -> None:
    used = {name for text in filters() for name in re.findall(rf'"{OWN}(\w+)"', text)}
    assert used == {path.stem for path in METRICS}


def test_metrics_read_fields_that_log_lines_have() -> None:
    record = logging.LogRecord("plugins.knowledge.sync", logging.ERROR, "", 0, "words", (), None)
    line = json.loads(CloudFormatter().format(record))
    for path in METRICS:
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r"jsonPayload\.(\w+)", text)) <= line.keys(), path.name
        metric = read(path)
        labels = {label["key"] for label in metric["metricDescriptor"].get("labels", ())}
        assert labels == set(metric.get("labelExtractors", ()))


def test_metrics_name_loggers_and_words_of_the_code() -> None:
    for path in METRICS:
        wanted = read(path)["filter"]
        for logger in re.findall(r'jsonPayload\.logger="([^"]+)"', wanted):
            source = (ROOT / f"{logger.replace('.', '/')}.py").read_text(encoding="utf-8")
            assert "log = logging.getLogger(__name__)" in source
            for words in re.findall(r'jsonPayload\.message:"([^"]+)"', wanted):
                assert words in source


def test_restarts_are_counted_by_the_supervisors_own_line() -> None:
    (pattern,) = re.findall(r'textPayload=~"([^"]+)"', read(FOLDER / METRICS[2])["filter"])
    script = (ROOT / "scripts" / "start.sh").read_text(encoding="utf-8")
    (line,) = re.findall(r'log WARNING "(.*: restart .*)"', script)
    filled = re.sub(r"\$\{[^}]*\}|\$\w+", "2", line)
    assert re.search(pattern, filled), filled
    giving_up = re.findall(r'log ERROR "(.*giving up)"', script)
    assert giving_up
    assert not re.search(pattern, giving_up[0])


def test_queries_name_attributes_and_spans_that_leave() -> None:
    assert len(queries()) == 3
    for query in queries():
        named = re.findall(r"""'\$\."([^"]+)"'""", query)
        begun = re.findall(r"STARTS_WITH\(name, '([^']+)'\)", query)
        assert named or begun
        assert set(named) <= ATTRIBUTES
        for words in begun:
            assert any(pattern.pattern.startswith(words) for pattern in SPAN_NAMES), words


def test_queries_weigh_by_the_share_that_production_keeps() -> None:
    share = load_settings(
        _env_file=None,
        app_env="production",
        google_cloud_project="p",
        gcs_bucket_name="b",
        elevenlabs_api_key="k",
        google_api_key="k",
        auth_mode="iap",
        iap_audience="/a",
        internal_token_key="k" * 32,
    ).trace_share
    weighed = [query for query in queries() if " / " in query]
    assert len(weighed) == 2
    for query in weighed:
        assert re.findall(r"/ ([\d.]+)", query) == [f"{share:g}"]
    # What is slower than this is always kept, so that it counts once.
    (slow,) = [query for query in queries() if "slow" in query]
    assert f"COUNTIF(took > {SLOW_NS // 1_000_000}) + COUNTIF(took <= " in slow


def test_queries_test_a_column_that_they_have() -> None:
    for path in ALERTS:
        for condition in read(path)["conditions"]:
            sql = condition.get("conditionSql")
            if sql and "booleanTest" in sql:
                assert f" AS {sql['booleanTest']['column']} FROM " in sql["query"]


def test_tiles_do_not_lie_on_each_other() -> None:
    taken: set[tuple[int, int]] = set()
    for tile in read(DASHBOARD)["mosaicLayout"]["tiles"]:
        fields = {
            (tile["xPos"] + x, tile["yPos"] + y)
            for x in range(tile["width"])
            for y in range(tile["height"])
        }
        assert not fields & taken
        assert all(x < 12 for x, _ in fields)
        taken |= fields


def test_alerts_point_to_parts_of_the_documents_that_exist() -> None:
    for path in ALERTS:
        said = read(path)["documentation"]["content"]
        named = re.findall(r"(docs/\w+\.md)", said)
        assert named, path.name
        for file in named:
            assert (ROOT / file).is_file()
        for heading in re.findall(r"docs/runbook\.md, ([A-Z][^.:]+)\.", said):
            assert f"# {heading}\n" in (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")


def test_the_guide_sets_up_everything() -> None:
    guide = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8").split("## Watch it\n")[1]
    for words in ("metrics/*.yaml", "alerts/*.json", "dashboard.json", "--policy-from-file"):
        assert words in guide
    for path in ALERTS:
        assert f"`{path.stem}`" in guide
