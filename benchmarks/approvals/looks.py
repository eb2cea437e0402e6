"""Looks at each way by which words reach a patient, and tells what came that may not have come."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Set
from urllib.parse import urlencode

import httpx

from benchmarks.approvals.clinic import Rehearsal, Row
from benchmarks.approvals.expected import Document, Expected
from core.security import GUEST_HEADER

_LINKS_AT_ONCE = 8
_FILES = ("begun.mp3", "captions.vtt", "chapters.vtt", "transcript.txt")
_GUEST = {GUEST_HEADER: "1"}
_LINKED = (
    "SELECT content FROM documents JOIN agent_documents ON document_id = documents.id"
    " WHERE agent_id = ?"
)


class Looks:
    """`faults` are sentences; `counts` tells how much was looked at, by way."""

    def __init__(self, clinic: Rehearsal, expected: Expected, dice: random.Random) -> None:
        self._clinic = clinic
        self._expected = expected
        self._dice = dice
        self.faults: list[str] = []
        self.counts: Counter[str] = Counter()

    async def at_once(self) -> None:
        """What must be right in the moment in which an act is answered."""
        await self._offered()
        for link in self._dice.sample(
            self._expected.links, min(_LINKS_AT_ONCE, len(self._expected.links))
        ):
            await self._link(link.path, is_open=self._expected.is_open(link))

    async def at_rest(self, before: Set[str]) -> None:
        """What must be right when all that was to be done is done.

        `before` are the texts that might be spoken before the act.
        """
        await self.at_once()
        await self._addresses()
        self._spoken(before | self._expected.speakable())
        self._entries()
        for agent_id in self._expected.agents:
            await self._agent(agent_id)

    async def ask(self) -> None:
        """Ask an agent about one of the medicines, as a patient."""
        agent_id = self._dice.choice(self._expected.agents)
        document = self._dice.choice(self._expected.documents)
        body: Row = {"patient_id": "P1", "agent_id": agent_id}
        begun = await self._clinic.call("POST", "/api/patient/session", body)
        if not self._right(begun.is_success, f"no session with {agent_id}: {begun.text[:200]}"):
            return
        path = f"/api/patient/session/{begun.json()['session_id']}"
        question = f"How many mg of {document.name} do I take once a day?"
        answer = await self._clinic.call(
            "POST", f"{path}/message", {"message": question, "chat_mode": True}
        )
        found = answer.raise_for_status().json()
        words = " ".join([found["response_text"], *(one["quote"] for one in found["sources"])])
        given = {one.dose for one in await self._given(agent_id)}
        for dose in re.findall(r"(\d+) mg of", words):
            self._look("doses told by agents", int(dose) in given, f"an agent told {dose} mg")
        await self._clinic.call("POST", f"{path}/end")

    def _look(self, way: str, right: bool, fault: str) -> None:
        self.counts[way] += 1
        self._right(right, fault)

    def _right(self, right: bool, fault: str) -> bool:
        if not right:
            self.faults.append(fault)
        return right

    async def _offered(self) -> None:
        query = urlencode(
            {
                "knowledge_ids": [one.knowledge_id for one in self._expected.documents],
                "limit": 200,
            },
            doseq=True,
        )
        files = (await self._clinic.get(f"/api/audio/offered?{query}"))["audio_files"]
        offered = {file["audio_id"]: file["audio_url"] for file in files}
        for audio in self._expected.audio:
            wanted = self._expected.may_be_heard(audio)
            listed = audio.audio_id in offered
            # What may be heard may still be on its way.
            self._look("files offered to patients", wanted or not listed, f"offered {audio.script}")
            address = offered.get(audio.audio_id)
            if address is not None and address not in audio.addresses:
                audio.addresses = [*audio.addresses[-2:], address]
            if not wanted and self._dice.random() < 0.3:
                files_of_it = (f"files/{audio.audio_id}/{name}" for name in _FILES)
                for player in (f"stream/{audio.audio_id}", *files_of_it):
                    path = f"/api/audio/{player}"
                    answer = await self._clinic.call("GET", path)
                    self._look("players", not answer.is_success, f"{path} played {audio.script}")

    async def _link(self, path: str, *, is_open: bool) -> None:
        ways = {"": 200, "/sheet": 200, "/audio": 200, "/captions.vtt": 200, "/state": None}
        for what, wanted in ways.items():
            answer = await self._clinic.client.get(path + what, headers=_GUEST)
            if answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
                return  # asked more often than any family
            if wanted is None:
                right = answer.json()["open"] == is_open
            else:
                right = (answer.status_code == wanted) == is_open
            self._look("links", right, f"link{what}: {answer.status_code}, open is {is_open}")

    async def _addresses(self) -> None:
        """Addresses that a player was given while the audio was current."""
        for audio in self._expected.audio:
            if audio.addresses and not self._expected.may_be_heard(audio):
                address = self._dice.choice(audio.addresses)
                answer = await self._clinic.call("GET", address)
                self._look(
                    "addresses given before", not answer.is_success, f"still plays {audio.script}"
                )

    def _spoken(self, allowed: Set[str]) -> None:
        for text in self._clinic.spoken.take():
            self._look("texts sent to be spoken", text in allowed, f"had spoken: {text}")

    def _entries(self) -> None:
        """Whatever the voice service has is a document in use, as it is now, and once."""
        rows = self._clinic.voice.state.rows("SELECT content FROM documents")
        found = Counter(str(row["content"]) for row in rows)
        right = Counter(document.text for document in self._expected.in_use())
        self._look(
            "documents at the voice service",
            found == right,
            f"the voice service has {sorted(found - right)} and lacks {sorted(right - found)}",
        )

    async def _agent(self, agent_id: str) -> None:
        agent = await self._clinic.get(f"/api/agent/{agent_id}")
        rows = self._clinic.voice.state.rows(_LINKED, (agent["elevenlabs_agent_id"],))
        found = Counter(str(row["content"]) for row in rows)
        right = Counter(document.text for document in await self._given(agent_id))
        self._look(
            "agents' documents",
            found == right,
            f"an agent has {sorted(found - right)} and lacks {sorted(right - found)}",
        )

    async def _given(self, agent_id: str) -> list[Document]:
        """What the agent may answer from."""
        linked = (await self._clinic.get(f"/api/agent/{agent_id}"))["knowledge_ids"]
        return [
            document
            for document in self._expected.in_use()
            if document.knowledge_id in linked and not self._expected.is_withdrawn(document)
        ]
