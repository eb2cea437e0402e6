"""What a spoken file says of itself."""

from __future__ import annotations

from core.shared.provenance import provenance_of
from tests.plugins.education_audio.support import add_document, spoken
from tests.support.servers import Clinic


async def test_the_file_says_who_approved_it_and_that_its_voice_is_artificial(
    clinic: Clinic,
) -> None:
    audio = await spoken(clinic, await add_document(clinic))
    data = (await clinic.client.get(f"/api/audio/stream/{audio['audio_id']}")).content
    found = provenance_of(data)
    assert found is not None
    assert found.intact
    assert found.facts["made_by"] == "AI voice"
    assert found.facts["script_sha256"] == audio["approval"]["sha256"]
    assert found.facts["approved_by"] == "the clinician at this computer"
    assert found.facts["approved_at"][:19] == audio["approval"]["approved_at"][:19]
