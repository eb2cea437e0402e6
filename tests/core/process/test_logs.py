"""Log lines: readable at home, JSON for Cloud Logging, and nobody's words in either."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from core.isolation.ownership import owned_by
from core.process.logs import (
    CloudFormatter,
    LineFormatter,
    TraceContext,
    TraceReader,
    current_trace,
    parse_traceparent,
)
from tests.support.loopback import serve
from tests.support.servers import ROOT, free_port

SECRET = "I have chest pain"
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
SPAN = "00f067aa0ba902b7"


def record(message: object = "hello %s", *args: object, name: str = "core.x") -> logging.LogRecord:
    return logging.LogRecord(name, logging.WARNING, __file__, 1, message, args, None)


def entry(found: logging.LogRecord) -> dict[str, object]:
    """The one line that Cloud Logging gets, as its object."""
    line = CloudFormatter().format(found)
    assert "\n" not in line
    loaded: dict[str, object] = json.loads(line)
    return loaded


def failed(message: str = "it failed") -> logging.LogRecord:
    try:
        raise ValueError(SECRET)
    except ValueError:
        found = record(message)
        found.exc_info = sys.exc_info()
        return found


def test_a_readable_line() -> None:
    line = LineFormatter().format(record("hello %s", "you"))
    assert re.fullmatch(r"\[\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\] WARNING: hello you", line)


def test_an_object_for_the_cloud() -> None:
    found = entry(record("hello %s\n2nd “line”", "you"))
    assert found["severity"] == "WARNING"
    assert found["message"] == "hello you\n2nd “line”"
    assert found["logger"] == "core.x"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", str(found["time"]))
    assert found.keys() == {"severity", "message", "logger", "time"}


@pytest.mark.parametrize("formatter", [LineFormatter(), CloudFormatter()])
def test_of_an_exception_only_its_type_and_place(formatter: logging.Formatter) -> None:
    error = ValueError(SECRET)
    for found in (failed(), record("it failed: %s", error), record(error)):
        line = formatter.format(found)
        assert "ValueError at " in line
        assert SECRET not in line
        assert "Traceback" not in line
    assert f"ValueError at {__name__}:" in formatter.format(failed())


def test_the_plugin_at_work() -> None:
    assert "plugin" not in entry(record())
    with owned_by("agents"):
        assert entry(record())["plugin"] == "agents"
        named = record()
        named.plugin = "knowledge"
        assert entry(named)["plugin"] == "knowledge"
    assert "plugin" not in entry(record())
    assert entry(record(name="plugins.patient_test.turns"))["plugin"] == "patient_test"


def test_the_trace_at_work() -> None:
    token = current_trace.set(TraceContext(TRACE, SPAN, sampled=True))
    found = entry(record())
    current_trace.reset(token)
    assert found["logging.googleapis.com/trace"] == TRACE
    assert found["logging.googleapis.com/spanId"] == SPAN
    assert found["logging.googleapis.com/trace_sampled"] is True
    assert "logging.googleapis.com/trace" not in entry(record())


@pytest.mark.parametrize(
    ("header", "context"),
    [
        (f"00-{TRACE}-{SPAN}-01", TraceContext(TRACE, SPAN, sampled=True)),
        (f"00-{TRACE}-{SPAN}-00", TraceContext(TRACE, SPAN, sampled=False)),
        (f"cc-{TRACE}-{SPAN}-01-later", TraceContext(TRACE, SPAN, sampled=True)),
        (f"00-{'0' * 32}-{SPAN}-01", None),
        (f"00-{TRACE}-{'0' * 16}-01", None),
        (f"00-{TRACE.upper()}-{SPAN}-01", None),
        (f"00-{TRACE}-{SPAN}", None),
        (f"00-{TRACE}-{SPAN}-01\n{SECRET}", None),
        ("", None),
    ],
)
def test_the_header_of_a_trace(header: str, context: TraceContext | None) -> None:
    assert parse_traceparent(header) == context


async def test_each_request_has_its_own_trace() -> None:
    async def show(request: Request) -> Response:
        await asyncio.sleep(0.05)
        found = current_trace.get()
        return JSONResponse(found.trace_id if found else None)

    app = Starlette(routes=[Route("/", show)])
    app.add_middleware(TraceReader)
    async with (
        serve(app) as url,
        httpx.AsyncClient(base_url=url, trust_env=False, verify=False) as client,
    ):
        ids = [f"{number:032x}" for number in range(1, 9)]
        answers = await asyncio.gather(
            *(client.get("/", headers={"traceparent": f"00-{one}-{SPAN}-01"}) for one in ids)
        )
        assert [answer.json() for answer in answers] == ids
        assert (await client.get("/")).json() is None


def test_both_formats_in_a_process_of_its_own(tmp_path: Path) -> None:
    """The loggers of uvicorn, of warnings and of plugins speak JSON on stdout, and only there."""
    program = f"""
import asyncio, logging, sys, traceback, warnings
from core.isolation.ownership import owned_by
from core.process.serving import serve
from core.process.logs import configure_logging
from core.ui.server.logs import unify_logs

configure_logging("INFO", for_cloud=True)

async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        import streamlit
        unify_logs()
        await receive()
        logging.getLogger("plugins.agents.voice_service.sync").info("as a plugin")
        logging.getLogger("streamlit.web").warning("as Streamlit")
        warnings.warn("as a warning")
        print("{SECRET}")
        with owned_by("loud"):
            for _ in range(1000):
                print("{SECRET}", file=sys.stderr)
            try:
                raise ValueError("{SECRET}")
            except ValueError:
                traceback.print_exc()
        await send({{"type": "lifespan.startup.complete"}})
        asyncio.get_running_loop().call_soon(__import__("os").kill, __import__("os").getpid(), 15)
        await receive()
        await send({{"type": "lifespan.shutdown.complete"}})

serve(app, "127.0.0.1", {free_port()})
raise ValueError("{SECRET}")
"""
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 1, ended.stderr
    assert SECRET not in ended.stdout
    entries = [json.loads(line) for line in ended.stdout.splitlines()]
    by_message = {found["message"].partition("\n")[0]: found for found in entries}
    assert by_message["as a plugin"]["plugin"] == "agents"
    assert by_message["as Streamlit"]["severity"] == "WARNING"
    assert any(found["logger"].startswith("uvicorn") for found in entries)
    assert any("as a warning" in found["message"] for found in entries)
    printed = [found for found in entries if " prints; " in found["message"]]
    assert [found.get("plugin") for found in printed] == [None, "loud"]
    assert entries[-1]["severity"] == "CRITICAL"
    assert entries[-1]["message"].startswith("the process ended: ValueError at ")
    assert ended.stderr == ""


def test_no_line_quotes_what_a_library_or_a_fault_quotes() -> None:
    """Where Python, asyncio, uvicorn and libraries would write somebody's words by themselves."""
    program = f"""
import asyncio, gc, logging, threading
from core.process.logs import configure_logging, enable_plugin_logging

configure_logging("DEBUG")
enable_plugin_logging("acme_plugin.plugin")
SECRET = "{SECRET}"

def fail(words):
    raise ValueError(words)

async def fail_alone():
    fail(SECRET)

class Odd:
    def __del__(self):
        fail(SECRET)

async def main():
    await asyncio.wait([asyncio.create_task(fail_alone())])
    gc.collect()
    asyncio.get_running_loop().call_soon(fail, SECRET)
    await asyncio.sleep(0)

logging.getLogger("core.x").debug("as ourselves")
logging.getLogger("acme_plugin.sync").debug("as an installed plugin")
logging.getLogger("websockets.client").debug("> TEXT %r", SECRET)
logging.getLogger("httpx").info("GET /?q=%s", SECRET)
logging.getLogger("uvicorn.error").debug("< TEXT %r", SECRET)
logging.getLogger("uvicorn.error").info("as uvicorn")
logging.getLogger("uvicorn.error").info('%s - "WebSocket %s" [accepted]', "1.2.3.4", SECRET)
logging.getLogger("core.x").warning("%d", SECRET)
asyncio.run(main())
thread = threading.Thread(target=fail, args=(SECRET,))
thread.start()
thread.join()
Odd()
"""
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 0, ended.stderr
    assert SECRET not in ended.stdout + ended.stderr
    lines = [re.sub(r"^\[.*?\] ", "", line) for line in ended.stderr.splitlines()]
    assert lines == [
        "DEBUG: as ourselves",
        "DEBUG: as an installed plugin",
        "INFO: as uvicorn",
        "A log line of core.x could not be written",
        "ERROR: Task exception was never retrieved: ValueError at __main__:10",
        "ERROR: Exception in callback fail: ValueError at __main__:10",
        "ERROR: a thread ended: ValueError at __main__:10",
        "ERROR: an error that nobody can take: ValueError at __main__:10",
    ]


def test_a_fault_that_lasts_does_not_flood_the_log() -> None:
    code = """
import logging
from core.process.logs import configure_logging

configure_logging("INFO", for_cloud=True)
log = logging.getLogger("core.jobs.worker")
start = 1_700_000_000.0
for second in range(130):
    for words in ("the store is away", f"job {second % 2} failed"):
        record = log.makeRecord(log.name, logging.WARNING, "", 0, words, (), None)
        record.created = start + second
        log.handle(record)
    record = log.makeRecord(log.name, logging.INFO, "", 0, "as ever", (), None)
    log.handle(record)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    said = [json.loads(line)["message"] for line in done.stdout.splitlines()]
    away = [line for line in said if "away" in line]
    assert len(away) == 15
    assert away.count("the store is away") == 13
    assert away[5] == "the store is away (55 more like it in the last minute)"
    assert len([line for line in said if line.startswith("job 0")]) == 15
    assert said.count("as ever") == 130


@pytest.mark.parametrize("formatter", [LineFormatter(), CloudFormatter()])
def test_a_giant_line_is_cut_and_says_so(formatter: logging.Formatter) -> None:
    line = formatter.format(record("y" * 10_000_000))
    assert len(line) < 20_000
    assert "(10000000 characters)" in line
    assert "characters)" not in formatter.format(record("y" * 16_000))
