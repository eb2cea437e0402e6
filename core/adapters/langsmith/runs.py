"""Runs of the language model in LangSmith: that they were, how they went, never what was said.

Inputs and outputs are not given to the client at all, and hidden there a second time. A run is
handed over when it has ended, in a thread of its own; the request that waits for it is done by
then. The client is loaded with the first run.
"""

from __future__ import annotations

import asyncio
import importlib
import logging
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

log = logging.getLogger(__name__)

_CALL_MILLISECONDS = (1_000, 2_000)  # to connect, to answer
_CLOSE_SECONDS = 1.0
_MAX_WAITING = 100
_NAME = "write_text"
# What the client would otherwise ask the service for before the first run.
_BATCHES = {
    "use_multipart_endpoint": True,
    "size_limit": 100,
    "size_limit_bytes": 5_000_000,
    "scale_up_nthreads_limit": 1,
    "scale_up_qsize_trigger": 1_000,
    "scale_down_nempty_trigger": 4,
}


@dataclass(frozen=True, slots=True)
class WriterRun:
    """One text that was written, or not: facts without words. Times are UTC."""

    model: str
    returned_model: str
    started_at: datetime
    ended_at: datetime
    input_tokens: int | None
    output_tokens: int | None
    finish_reason: str
    error: str | None
    trace_id: str | None


class LangSmithRuns:
    """Sends runs to LangSmith; what cannot be sent is forgotten."""

    def __init__(self, api_key: str, endpoint: str | None, project: str) -> None:
        self._api_key = api_key
        self._endpoint = endpoint
        self._project = project
        self._client: Any = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="langsmith")
        self._waiting = threading.BoundedSemaphore(_MAX_WAITING)

    def add(self, run: WriterRun) -> None:
        """Hand a run over; returns at once."""
        if self._waiting.acquire(blocking=False):
            try:
                self._thread.submit(self._send, run)
            except RuntimeError:  # closed
                self._waiting.release()

    async def close(self) -> None:
        """Send what waits, within a second or so."""
        self._thread.shutdown(wait=False)
        if self._client is not None:
            await asyncio.to_thread(self._client.cleanup, _CLOSE_SECONDS)

    def _send(self, run: WriterRun) -> None:
        try:
            if self._client is None:
                self._client = self._connect()
            self._client.create_run(**self._body(run))
        except Exception as error:  # noqa: BLE001 - a run that is not shown must break nothing
            log.debug("LangSmith: %s", type(error).__name__)
        finally:
            self._waiting.release()

    def _connect(self) -> Any:
        # Its threads would hold up the end of the process for minutes, and its log quotes errors.
        os.environ["LANGSMITH_USE_DAEMON"] = "true"
        logging.getLogger("langsmith").setLevel(logging.CRITICAL + 1)
        sdk = importlib.import_module("langsmith")
        retry = importlib.import_module("urllib3.util.retry").Retry
        return sdk.Client(
            self._endpoint,
            api_key=self._api_key,
            timeout_ms=_CALL_MILLISECONDS,
            retry_config=retry(total=0),
            hide_inputs=True,
            hide_outputs=True,
            omit_traced_runtime_info=True,
            info={"batch_ingest_config": _BATCHES},
        )

    def _body(self, run: WriterRun) -> dict[str, Any]:
        run_id = importlib.import_module("langsmith").uuid7()
        usage = {
            "input_tokens": run.input_tokens or 0,
            "output_tokens": run.output_tokens or 0,
            "total_tokens": (run.input_tokens or 0) + (run.output_tokens or 0),
        }
        return {
            "name": _NAME,
            "run_type": "llm",
            "inputs": {},
            "outputs": {},
            "id": run_id,
            "trace_id": run_id,
            "dotted_order": f"{run.started_at.astimezone(UTC):%Y%m%dT%H%M%S%fZ}{run_id}",
            "start_time": run.started_at,
            "end_time": run.ended_at,
            "error": run.error,
            "project_name": self._project,
            "extra": {
                "metadata": {
                    "ls_provider": "google",
                    "ls_model_name": run.model,
                    "returned_model": run.returned_model,
                    "finish_reason": run.finish_reason,
                    "usage_metadata": usage,
                    "otel_trace_id": run.trace_id,
                }
            },
        }
