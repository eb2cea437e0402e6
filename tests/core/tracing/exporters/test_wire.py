"""Traces on the wire: the real exporters against servers that speak the real protocols."""

from __future__ import annotations

import logging
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.settings import Settings
from core.tracing.setup import start_tracing
from core.tracing.spans import begin, inner
from tests.core.tracing.support import trace_settings
from tests.support.providers import trace_server
from tests.support.providers.trace_server import Received
from tests.support.servers import ROOT

NAMES = ["store get agents", "hook on_event", "GET /api/agents"]
LONGEST = 2_000


def work(settings: Settings, times: int = 1) -> bool:
    """Record some traces with the settings, and send them."""
    tracing = start_tracing(settings, "api")
    for _ in range(times):
        with (
            tracing.root("GET /api/agents", {"http.route": "/api/agents"}),
            inner("hook on_event", {"elevendops.hook": "on_event"}),
            begin("store get agents", {"elevendops.error_code": "x" * LONGEST}) as span,
        ):
            span.set("elevendops.count", 3)
            span.set("gen_ai.response.finish_reasons", ["STOP"])
            span.set("patient.name", "Anna")
    return tracing.shutdown(30)


def settings_for(kind: str, received: Received, folder: Path) -> Settings:
    """Settings under which spans reach this receiver."""
    if kind == "cloud-trace":
        return trace_settings(folder, trace_exporter=kind, trace_endpoint=received.address)
    if kind == "telemetry-api":
        address = f"{received.address}/v1/traces"
        return trace_settings(folder, trace_exporter=kind, trace_endpoint=address)
    return trace_settings(folder, otel_exporter_otlp_endpoint=received.address)


SERVERS = {
    "cloud-trace": trace_server.cloud_trace,
    "telemetry-api": trace_server.otlp,
    "otlp": trace_server.otlp,
}


@pytest.mark.parametrize("kind", SERVERS)
def test_a_trace_arrives_as_it_was(kind: str, tmp_path: Path) -> None:
    with SERVERS[kind]() as received:
        assert work(settings_for(kind, received, tmp_path))
        assert [span.name for span in received.spans] == NAMES
        store, hook, request = received.spans
        assert request.parent_id == ""
        assert (hook.parent_id, store.parent_id) == (request.span_id, hook.span_id)
        assert len({span.trace_id for span in received.spans}) == 1
        assert store.attributes["elevendops.count"] == 3
        assert store.attributes["elevendops.error_code"] == "x" * 200
        assert "patient.name" not in store.attributes
        assert request.attributes["elevendops.mode"] == "local"
        assert all(len(span.attributes) <= 32 for span in received.spans)
        assert b"elevendops-api" in b"".join(received.raw)
        assert b"Anna" not in b"".join(received.raw)


def test_cloud_trace_gets_the_route_under_its_own_label(tmp_path: Path) -> None:
    with trace_server.cloud_trace() as received:
        assert work(settings_for("cloud-trace", received, tmp_path))
        (request,) = received.named("GET /api/agents")
        assert request.attributes["/http/route"] == "/api/agents"
        assert request.attributes["service.name"] == "elevendops-api"
        assert request.attributes["elevendops.revision"] == "local"


@pytest.mark.parametrize("kind", SERVERS)
def test_a_receiver_that_refuses_gets_everything_later(
    kind: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with SERVERS[kind]() as received:
        received.refuse = True
        tracing = start_tracing(settings_for(kind, received, tmp_path), "api")
        for _ in range(500):
            with tracing.root("GET /api/agents", {}):
                pass
        assert not tracing.flush(4.0)
        assert received.messages
        received.refuse = False
        assert tracing.shutdown(30)
        assert len(received.named("GET /api/agents")) == 500
        lines = [record for record in caplog.records if record.levelno >= logging.WARNING]
        assert len(lines) == 1, [record.getMessage() for record in lines]


@pytest.mark.parametrize("kind", SERVERS)
def test_a_burst_arrives_whole(kind: str, tmp_path: Path) -> None:
    with SERVERS[kind]() as received:
        assert work(settings_for(kind, received, tmp_path), times=1_000)
        assert len(received.spans) == 3_000
        assert len({span.span_id for span in received.spans}) == 3_000


@pytest.mark.parametrize("kind", SERVERS)
def test_a_black_hole_does_not_hold_up_the_end(kind: str, tmp_path: Path) -> None:
    with trace_server.black_hole() as address:
        received = Received(address if kind == "cloud-trace" else f"http://{address}")
        tracing = start_tracing(settings_for(kind, received, tmp_path), "api")
        with tracing.root("GET /api/agents", {}):
            pass
        began = time.monotonic()
        assert not tracing.shutdown(1.0)
        # Far under what the exporters' own time limits and retries would take.
        assert time.monotonic() - began < 30


def test_production_goes_to_cloud_trace_and_a_share_is_kept() -> None:
    settings = Settings(_env_file=None, app_env="production", google_cloud_project="clinic-1")
    assert (settings.traces_go_to, settings.trace_share) == ("cloud-trace", 0.1)
    assert settings.trace_link("ab") == (
        "https://console.cloud.google.com/traces/explorer;traceId=ab?project=clinic-1"
    )
    collector = Settings(
        _env_file=None, app_env="production", otel_exporter_otlp_endpoint="http://127.0.0.1:4318"
    )
    assert (collector.traces_go_to, collector.trace_link("ab")) == ("otlp", None)
    local = Settings(_env_file=None, trace_link_template="http://jaeger/trace/{trace_id}")
    assert (local.traces_go_to, local.trace_share) == ("local", 1.0)
    assert local.trace_link("ab") == "http://jaeger/trace/ab"
    assert Settings(_env_file=None).trace_link("ab") is None
    assert Settings(_env_file=None, trace_exporter="none").traces_go_to == "none"


def test_on_the_console_a_span_is_a_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert work(trace_settings(tmp_path, trace_exporter="console"))
    lines = capfd.readouterr().err.splitlines()
    assert len(lines) == 3
    assert '"name": "store get agents"' in lines[0]
    assert "Anna" not in "".join(lines)


@pytest.mark.parametrize(
    ("values", "absent"),
    [
        ({"trace_exporter": "none"}, ("opentelemetry.sdk", "opentelemetry.exporter", "langsmith")),
        ({"trace_exporter": "local"}, ("opentelemetry.sdk", "google.cloud", "langsmith")),
        ({"trace_exporter": "cloud-trace"}, ("opentelemetry.sdk", "google.auth", "grpc")),
    ],
)
def test_a_start_loads_only_what_is_chosen(
    values: dict[str, str], absent: tuple[str, ...], tmp_path: Path
) -> None:
    """Also not what is chosen, before the first span leaves."""
    program = f"""
import sys
from core.settings import Settings
from core.tracing import requests, services, stores
from core.tracing.setup import start_tracing
settings = Settings(_env_file=None, elevendops_data_dir={str(tmp_path)!r}, **{values!r})
start_tracing(settings, "api")
print("\\n".join(sys.modules))
"""
    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert "opentelemetry.trace" in loaded
    assert [name for name in loaded if name.startswith(absent)] == []
