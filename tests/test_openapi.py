"""The API keeps to its own OpenAPI document, whatever is sent."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

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


async def test_generated_requests_get_documented_answers(clinic: Clinic, tmp_path: Path) -> None:
    # Made here, because schemathesis gives up on a document after ten seconds, however busy
    # the machine is.
    (await clinic.client.get("/openapi.json")).raise_for_status()
    process = await asyncio.create_subprocess_exec(
        str(Path(sys.executable).parent / "schemathesis"),
        "run",
        f"{clinic.url}/openapi.json",
        f"--checks={','.join(CHECKS)}",
        "--phases=examples,coverage,fuzzing",
        "--max-examples=8",
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
