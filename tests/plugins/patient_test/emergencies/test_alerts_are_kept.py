"""An alert outlives whatever stops the program before it is raised."""

from __future__ import annotations

import pytest

from core.jobs.model import COLLECTION, job_id
from plugins.patient_test.records import MARK
from tests.plugins.patient_test.support import agent_for, begin
from tests.support.servers import Clinic


@pytest.mark.parametrize(
    "message",
    ["Since noon there is a crushing weight on my chest", "My gums bleed a little"],
)
async def test_telling_staff_of_a_red_flag_is_never_given_up(clinic: Clinic, message: str) -> None:
    talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
    await talk.ask(message)
    documents = clinic.app.state.platform.documents
    job = await documents.get(COLLECTION, job_id(MARK, talk.session_id))
    assert job.data["never_give_up"] is True
