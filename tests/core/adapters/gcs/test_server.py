"""The test server itself, as a process and by Google's own client."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from google.api_core import exceptions as api
from google.auth.credentials import AnonymousCredentials
from google.cloud import storage

from tests.support.servers import ROOT, free_port, wait_until_up


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server process with the bucket `clinic`."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.gcs_server", "--port", str(port), "--bucket", "clinic"],
        cwd=ROOT,
    )
    try:
        wait_until_up(f"http://127.0.0.1:{port}/_control/faults", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=60)


@pytest.fixture
def bucket(address: str) -> Iterator[Any]:
    client = storage.Client(
        project="clinic",
        credentials=AnonymousCredentials(),  # type: ignore[no-untyped-call, unused-ignore]
        client_options={"api_endpoint": address},
    )
    yield client.bucket("clinic")
    client.close()


def test_preconditions_hold(bucket: Any) -> None:
    blob = bucket.blob("a")
    blob.upload_from_string(b"one", if_generation_match=0)
    first = blob.generation
    with pytest.raises(api.PreconditionFailed):
        bucket.blob("a").upload_from_string(b"two", if_generation_match=0)
    bucket.blob("a").upload_from_string(b"two", if_generation_match=first)
    with pytest.raises(api.PreconditionFailed):
        bucket.blob("a").delete(if_generation_match=first)
    with pytest.raises(api.NotFound):
        bucket.blob("a", generation=first).download_as_bytes()
    assert bucket.blob("a").download_as_bytes() == b"two"


def test_lists_come_in_pages(bucket: Any) -> None:
    for number in range(7):
        bucket.blob(f"list/{number}").upload_from_string(b"x")
    pages = bucket.client.list_blobs(bucket, prefix="list/", page_size=3).pages
    assert [[blob.name[-1] for blob in page] for page in pages] == [
        ["0", "1", "2"],
        ["3", "4", "5"],
        ["6"],
    ]
    part = bucket.client.list_blobs(bucket, start_offset="list/2", end_offset="list/4")
    assert [blob.name for blob in part] == ["list/2", "list/3"]


def test_faults_are_set_and_counted_over_http(address: str, bucket: Any) -> None:
    control = f"{address}/_control/faults"
    with httpx.Client(trust_env=False, verify=False) as http:
        fault = {"status": 503, "times": 1, "methods": ["POST"], "after_commit": True}
        assert http.post(control, json=fault).status_code == 204
        with pytest.raises(api.ServiceUnavailable):
            bucket.blob("b").upload_from_string(b"applied", retry=None)
        assert bucket.blob("b").download_as_bytes() == b"applied"
        assert http.get(control).json() == {"delivered": 1}
        http.delete(control)
        assert http.get(control).json() == {"delivered": 0}


def test_nobody_gets_an_object_without_a_signature(address: str, bucket: Any) -> None:
    bucket.blob("c").upload_from_string(b"secret")
    with httpx.Client(trust_env=False, verify=False) as http:
        answer = http.get(f"{address}/clinic/c")
    assert answer.status_code == 403
    assert b"secret" not in answer.content
