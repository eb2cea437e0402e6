"""The Telemetry API asks who is calling: on Cloud Run the metadata server answers."""

from __future__ import annotations

import asyncio
import datetime
import ipaddress
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.core.adapters.gcs.identity import TOKEN, Identity, cloud_run_environment
from tests.support.loopback import serve
from tests.support.servers import ROOT

PROGRAM = """
import sys
from pathlib import Path
from core.settings import load_settings
from core.tracing.setup import start_tracing

tracing = start_tracing(
    load_settings(
        trace_exporter="telemetry-api",
        trace_endpoint=sys.argv[1],
        google_cloud_project="clinic-1",
        elevendops_data_dir=Path(sys.argv[2]),
    ),
    "api",
)
with tracing.root("GET /api/agents", {}):
    pass
print(tracing.shutdown(60))
"""


class TelemetryApi:
    """Takes OTLP from callers with a good token, as the real one does."""

    def __init__(self) -> None:
        self.taken: list[ExportTraceServiceRequest] = []
        self.refused = 0
        self.app = Starlette(routes=[Route("/v1/traces", self._write, methods=["POST"])])

    async def _write(self, request: Request) -> Response:
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            self.refused += 1
            return Response(status_code=401)
        self.taken.append(ExportTraceServiceRequest.FromString(await request.body()))
        return Response(status_code=200)


def certificate(folder: Path) -> Path:
    """A file with a key and a certificate for 127.0.0.1 that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(here, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file = folder / "server.pem"
    file.write_bytes(private + made.public_bytes(Encoding.PEM))
    return file


@asynccontextmanager
async def encrypted(app: Starlette, pem: Path) -> AsyncIterator[str]:
    """Serve an app over TLS; gives its base address."""
    server = uvicorn.Server(
        uvicorn.Config(
            app, host="127.0.0.1", port=0, log_level="critical", ssl_certfile=pem, ssl_keyfile=pem
        )
    )
    running = asyncio.create_task(server.serve())
    while not server.started:
        assert not running.done(), "the server did not start"
        await asyncio.sleep(0.01)
    try:
        yield f"https://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        await running


async def test_spans_are_sent_in_the_name_of_the_services_account(tmp_path: Path) -> None:
    pem, api, identity = certificate(tmp_path), TelemetryApi(), Identity()
    async with serve(identity.app) as metadata, encrypted(api.app, pem) as address:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-W", "ignore", "-c", PROGRAM, f"{address}/v1/traces", str(tmp_path)),
            cwd=ROOT,
            env=cloud_run_environment(metadata, tmp_path) | {"REQUESTS_CA_BUNDLE": str(pem)},
            stdout=asyncio.subprocess.PIPE,
        )
        output, _ = await process.communicate()
    assert output.decode().split() == ["True"]
    # The first token was not good any more, and another one was asked for.
    assert api.refused == 1
    (request,) = api.taken
    (resource,) = request.resource_spans
    facts = {one.key: one.value.string_value for one in resource.resource.attributes}
    assert facts["gcp.project_id"] == "clinic-1"
    assert facts["service.name"] == "elevendops-api"
    assert [span.name for span in resource.scope_spans[0].spans] == ["GET /api/agents"]
