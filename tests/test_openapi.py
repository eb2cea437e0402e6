"""The API keeps to its own OpenAPI document, whatever is sent."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.support.servers import Clinic

# What every answer is held against: no 5xx, documented media types and shapes, and a refusal of
# what the document does not allow.
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
)

# What stands in every path's way, and is tried there once: a method that it does not have.
SETTINGS = """
[phases.coverage]
unexpected-methods = ["TRACE"]
"""
# The hundreds of cases of one body are made for one of the operations that take it. The others get
# some at random, as all do.
COVERED_ELSEWHERE = """
[[operations]]
include-name = "{name}"
phases.coverage.enabled = false
"""


async def test_generated_requests_get_documented_answers(clinic: Clinic, tmp_path: Path) -> None:
    # Made here, because schemathesis gives up on a document after ten seconds, however busy
    # the machine is.
    document = (await clinic.client.get("/openapi.json")).raise_for_status().json()
    again = [COVERED_ELSEWHERE.format(name=name) for name in same_bodies(document)]
    (tmp_path / "schemathesis.toml").write_text("".join((SETTINGS, *again)), encoding="utf-8")
    process = await asyncio.create_subprocess_exec(
        str(Path(sys.executable).parent / "schemathesis"),
        "run",
        f"{clinic.url}/openapi.json",
        f"--checks={','.join(CHECKS)}",
        "--phases=examples,coverage,fuzzing",
        "--max-examples=4",
        "--seed=1",
        "--generation-database=none",
        "--workers=1",
        "--request-timeout=60",
        "--max-failures=5",
        "--warnings=off",
        "--no-color",
        cwd=tmp_path,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await process.communicate()
    assert process.returncode == 0, output.decode(errors="replace")[-8000:]


def same_bodies(document: dict[str, Any]) -> Iterator[str]:
    """The operations that take the body of one before them."""
    seen: list[object] = []
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            body = operation.get("requestBody")
            if body in seen:
                yield f"{method.upper()} {path}"
            elif body is not None:
                seen.append(body)
