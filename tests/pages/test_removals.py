"""What is deleted here and still at the voice service is seen on the page where it was deleted."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.responses import JSONResponse

from tests.pages.education_audio.support import press, until
from tests.plugins.agents.support import new_agent, synced_document
from tests.plugins.education_audio.proxy import proxy_to
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import LocalServiceProcess, clinic_settings, running_clinic

HEADING = "Still at the voice service"


@pytest.mark.parametrize("address", ["upload-knowledge", "agent-setup"])
async def test_a_refused_removal_stays_in_sight_until_it_is_done(
    tmp_path: Path, local_service: LocalServiceProcess, address: str
) -> None:
    async with (
        proxy_to(local_service.url) as proxy,
        running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic,
    ):
        if address == "upload-knowledge":
            path = f"/api/knowledge/{await synced_document(clinic, 'Night splint')}"
        else:
            path = f"/api/agent/{(await new_agent(clinic, name='Night splint'))['agent_id']}"
        with dashboard(clinic.url):
            assert HEADING not in words(await run(page(address)))
            refusal = {"detail": {"status": "invalid_api_key", "message": "Who are you?"}}
            proxy.answer = lambda call: (
                JSONResponse(refusal, 401) if call.method == "DELETE" else None
            )
            await clinic.client.delete(path)
            test = page(address)
            await run(test)
            await until(test, lambda drawn: "did not accept the API key" in words(drawn))
            said = words(test)
            assert HEADING in said
            assert "**Night splint**" in said
            assert "Deleted here today" in said
            await until(
                page("dashboard"),
                lambda drawn: "“Night splint” is deleted here and still at" in words(drawn),
            )

            proxy.answer = lambda call: None
            await press(test, "Try now")
            await until(test, lambda drawn: HEADING not in words(drawn))
