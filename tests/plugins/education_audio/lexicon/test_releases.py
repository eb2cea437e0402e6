"""A release that puts scripts into other words is looked for at the start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from core.jobs import job_id
from core.ports.documents import Query
from core.records.changes import change_document
from plugins.education_audio.lexicon.releases import Releases, code_files
from plugins.education_audio.models import APPROVALS, NOTE_JOB, SPOKEN_BY
from tests.plugins.agents.support import until
from tests.plugins.education_audio.support import add_document
from tests.plugins.education_audio.test_changed_documents import TEN, attention, drafted, until_told
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic


async def _looked(clinic: Clinic) -> str:
    """What the scripts were looked at by last."""
    documents = clinic.app.state.platform.documents

    async def find() -> dict[str, str]:
        kept = await documents.get(SPOKEN_BY, "latest")
        return dict(kept.data) if kept is not None else {}

    found = await until(find, bool)
    return str(found["fingerprint"])


async def test_scripts_that_another_release_says_otherwise_are_listed(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, local_service.port)
    async with running_clinic(settings) as clinic:
        knowledge_id = await add_document(clinic, TEN, "Blood thinner")
        await drafted(clinic, knowledge_id)
        assert await attention(clinic) == []
        # As an earlier release would have said it.
        documents = clinic.app.state.platform.documents
        [approval] = (await documents.query(APPROVALS, Query(limit=2))).items
        await change_document(
            documents, APPROVALS, approval.id, lambda one: one.data | {"voice_sha256": "0" * 64}
        )
    async with running_clinic(settings) as clinic:
        await until_told(clinic, "or something in it is said otherwise now")
        by_this = await _looked(clinic)
        documents = clinic.app.state.platform.documents
        await change_document(documents, SPOKEN_BY, "latest", lambda one: {"fingerprint": "0" * 64})
    async with running_clinic(settings) as clinic:
        await until(lambda: _state(clinic), lambda found: found["fingerprint"] == by_this)


async def test_a_look_that_was_not_done_is_not_kept_as_done(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
        knowledge_id = await add_document(clinic, TEN, "Blood thinner")
        await drafted(clinic, knowledge_id)
        platform = clinic.app.state.platform
        await platform.worker.stop()
        await platform.contexts["education_audio"].shared(Releases).look()
        assert await platform.jobs.get(job_id(NOTE_JOB, "release")) is not None
        assert await platform.documents.get(SPOKEN_BY, "latest") is None


async def _state(clinic: Clinic) -> dict[str, str]:
    return {"fingerprint": await _looked(clinic)}


async def test_a_clinic_without_approvals_is_not_looked_at(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, local_service.port)
    async with running_clinic(settings) as clinic:
        await add_document(clinic, TEN, "Blood thinner")
    async with running_clinic(settings) as clinic:
        assert await clinic.app.state.platform.documents.get(SPOKEN_BY, "latest") is None


_SAY = """
import sys
from plugins.education_audio.speech_text import speech_parts
script = "# Pills\\nTake 5 mg.\\n\\n服用 5 mg。\\n\\nTome 5 mg.\\n| a | b |\\n|-|-|\\n| 1 | 2 |"
assert speech_parts(script, "voice", None, 5_000)
for name, module in sys.modules.items():
    if name.startswith(("core.", "plugins.")):
        print(module.__file__)
"""


def test_all_code_that_says_a_script_is_looked_at() -> None:
    done = subprocess.run([sys.executable, "-c", _SAY], capture_output=True, text=True, check=True)
    package_roots = {"plugins/education_audio/__init__.py"}
    loaded = {Path(line).resolve() for line in done.stdout.splitlines()}
    looked_at = {file.resolve() for file in code_files()}
    missing = {str(Path(*file.parts[-3:])) for file in loaded - looked_at}
    assert len(loaded) > 10
    assert missing == package_roots
