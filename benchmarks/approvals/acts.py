"""What staff do, at random: each act is made through the API, and the model is told of it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from benchmarks.approvals.clinic import Rehearsal, Row
from benchmarks.approvals.expected import Audio, Document, Expected, Link, digest
from core import clock

_VOICE = "localEnglishAnna0001"
_UNDONE_WITHIN = timedelta(hours=24)
_MAX_STEP = 3 * 24 * 3600.0
_KEPT_AUDIO = 24
_KEPT_LINKS = 40

Act = Callable[[], Awaitable[object]]


class Acts:
    """Does one thing after the other. An act for which there is nothing is an edit."""

    def __init__(self, clinic: Rehearsal, expected: Expected, dice: random.Random) -> None:
        self._clinic = clinic
        self._expected = expected
        self._dice = dice
        self._weights: list[tuple[Act, int]] = [
            (self._edit, 22),
            (self._rename, 3),
            (self._restore_version, 4),
            (self._take_out_of_use, 6),
            (self._bring_back, 9),
            (self._approve, 12),
            (self._speak, 14),
            (self._speak_during_an_edit, 6),
            (self._give_a_link, 10),
            (self._end_a_link, 3),
            (self._withdraw, 8),
            (self._undo_a_recall, 9),
            (self._move_the_clock, 7),
            (self._change_an_agent, 4),
            (self._say_otherwise, 6),
        ]

    async def begin(self) -> None:
        """Store the documents, and two agents that answer from them."""
        for document in self._expected.documents:
            document.dose = document.doses[0]
            await self._store(document)
        await self._clinic.rest()
        for number in range(2):
            body: Row = {
                "name": f"Guide {number + 1}",
                "knowledge_ids": [one.knowledge_id for one in self._expected.documents[number:]],
                "voice_id": _VOICE,
                "answer_style": "friendly",
            }
            made = (await self._clinic.call("POST", "/api/agent", body)).raise_for_status()
            self._expected.agents.append(made.json()["agent_id"])

    async def _store(self, document: Document) -> None:
        body: Row = {
            "disease_name": document.name,
            "tags": ["medication"],
            "raw_content": document.text,
        }
        made = (await self._clinic.call("POST", "/api/knowledge", body)).raise_for_status()
        document.knowledge_id = made.json()["knowledge_id"]

    async def one(self) -> str:
        """Do something; what it was."""
        acts, weights = zip(*self._weights, strict=True)
        (act,) = self._dice.choices(acts, weights)
        if await act() is False:
            act = self._edit
            await act()
        return str(act.__name__).strip("_")

    def _document(self) -> Document | None:
        documents = self._expected.in_use()
        return self._dice.choice(documents) if documents else None

    async def _edit(self) -> bool:
        document = self._document()
        if document is None:
            return await self._bring_back()
        dose = self._dice.choice(document.doses)
        await self._write(document, raw_content=document.text_with(dose))
        document.dose = dose
        return True

    async def _rename(self) -> bool:
        document = self._document()
        if document is None:
            return False
        await self._write(document, tags=[self._dice.choice(["medication", "faq"])])
        return True

    async def _write(self, document: Document, **changes: object) -> None:
        path = f"/api/knowledge/{document.knowledge_id}"
        (await self._clinic.call("PUT", path, changes)).raise_for_status()

    async def _restore_version(self) -> bool:
        document = self._document()
        if document is None:
            return False
        path = f"/api/knowledge/{document.knowledge_id}/versions"
        versions = (await self._clinic.get(path))["versions"]
        if not versions:
            return False
        number = self._dice.choice(versions)["version"]
        answer = await self._clinic.call("POST", f"{path}/{number}/restore", {})
        if answer.is_success:
            found = answer.json()["content_sha256"]
            document.dose = next(
                dose for dose in document.doses if digest(document.text_with(dose)) == found
            )
        return True

    async def _take_out_of_use(self) -> bool:
        document = self._document()
        if document is None or len(self._expected.in_use()) < 2:
            return False
        path = f"/api/knowledge/{document.knowledge_id}"
        if self._dice.random() < 0.5:
            answer = await self._clinic.call("DELETE", path)
            document.erased_after = clock.now() + _UNDONE_WITHIN
        else:
            answer = await self._clinic.call("POST", f"{path}/archive")
            document.erased_after = None
        answer.raise_for_status()
        document.in_use = False
        return True

    async def _bring_back(self) -> bool:
        away = [one for one in self._expected.documents if not one.in_use]
        if not away:
            return False
        document = self._dice.choice(away)
        path = f"/api/knowledge/retired/{document.knowledge_id}/restore"
        answer = await self._clinic.call("POST", path)
        erased_after = document.erased_after
        if answer.status_code == 404 and erased_after and erased_after <= clock.now():
            # Erased for good; what was made of it stays with the old one.
            anew = replace(document, in_use=True)
            await self._store(anew)
            self._expected.documents[self._expected.documents.index(document)] = anew
            return True
        answer.raise_for_status()
        document.in_use = True
        return True

    async def _approve(self) -> bool:
        document = self._dice.choice(self._expected.documents)
        script = self._dice.choice(document.scripts())
        seen = document.text_with(self._dice.choice((document.dose, *document.doses)))
        await self._accept_findings(document, script)
        body: Row = {
            "knowledge_id": document.knowledge_id,
            "script": script,
            "document_sha256": digest(seen),
        }
        answer = await self._clinic.call("POST", "/api/audio/approvals", body)
        if answer.is_success:
            self._approved(answer.json(), document.said_in(script))
        return True

    async def _accept_findings(self, document: Document, script: str) -> None:
        body: Row = {"knowledge_id": document.knowledge_id, "script": script}
        checked = await self._clinic.call("POST", "/api/audio/checks", body)
        for finding in checked.json().get("findings", ()):
            accepted = body | {"finding": finding["finding"], "reason": "As in the rehearsal"}
            await self._clinic.call("POST", "/api/audio/acceptances", accepted)

    def _approved(self, approval: Row, said: str) -> None:
        self._expected.approved.add(
            (approval["knowledge_id"], approval["sha256"], approval["document_sha256"], said)
        )

    async def _speak(self) -> bool:
        document = self._document()
        if document is None:
            return False
        await self._have_spoken(document, approve=self._dice.random() < 0.5)
        return True

    async def _have_spoken(self, document: Document, *, approve: bool) -> None:
        script = self._dice.choice(document.scripts())
        if approve:
            await self._accept_findings(document, script)
        body: Row = {
            "knowledge_id": document.knowledge_id,
            "script": script,
            "voice_id": _VOICE,
            "approve": approve,
            "document_sha256": digest(document.text),
        }
        answer = await self._clinic.call("POST", "/api/audio/generate", body)
        if not answer.is_success:
            return
        made = answer.json()
        # What the answer tells is the approval of now: the document may have been edited meanwhile.
        said = document.said_in(script)
        seen = (document.knowledge_id, digest(script), body["document_sha256"], said)
        self._expected.approved.add(seen)
        known = {audio.audio_id for audio in self._expected.audio}
        if made["audio_id"] not in known:
            self._expected.audio.append(Audio(made["audio_id"], document, script, said))
        if len(self._expected.audio) > _KEPT_AUDIO:
            oldest = self._expected.audio.pop(0)
            await self._clinic.call("DELETE", f"/api/audio/{oldest.audio_id}")

    async def _speak_during_an_edit(self) -> bool:
        document = self._document()
        if document is None:
            return False
        dose = self._dice.choice(document.doses)
        await asyncio.gather(
            self._have_spoken(document, approve=True),
            self._write(document, raw_content=document.text_with(dose)),
        )
        document.dose = dose
        return True

    async def _give_a_link(self) -> bool:
        if not self._expected.audio:
            return False
        current = [one for one in self._expected.audio if self._expected.may_be_heard(one)]
        tried = current if current and self._dice.random() < 0.8 else self._expected.audio
        audio = self._dice.choice(tried)
        expires_at = clock.now() + timedelta(seconds=self._dice.uniform(60, 2 * _MAX_STEP))
        body: Row = {
            "audio_id": audio.audio_id,
            "language": "en",
            "expires_at": expires_at.isoformat(),
        }
        answer = await self._clinic.call("POST", "/api/handouts", body)
        if answer.is_success:
            made = answer.json()
            token = made["path"].rpartition("/")[2]
            link = Link(
                made["handout"]["handout_id"], f"/api/handouts/open/{token}", audio, expires_at
            )
            self._expected.links.append(link)
            del self._expected.links[:-_KEPT_LINKS]
        return True

    async def _end_a_link(self) -> bool:
        links = [link for link in self._expected.links if not link.revoked]
        if not links:
            return False
        link = self._dice.choice(links)
        path = f"/api/handouts/{link.handout_id}/revoke"
        (await self._clinic.call("POST", path)).raise_for_status()
        link.revoked = True
        return True

    async def _withdraw(self) -> bool:
        document = self._dice.choice(self._expected.documents)
        kind, target = "document", None
        of_it = [audio for audio in self._expected.audio if audio.document is document]
        if of_it and self._dice.random() < 0.7:
            audio = self._dice.choice(of_it)
            kind, target = "script", digest(audio.script)
            # A file that was made at the same time may share its sound, and is withdrawn with it.
            alone = [(one.script, one.said) for one in of_it].count((audio.script, audio.said)) == 1
            if alone and self._dice.random() < 0.5:
                kind, target = "audio", audio.audio_id
        body: Row = {
            "kind": kind,
            "knowledge_id": document.knowledge_id,
            "target": target,
            "name": document.name,
            "reason": "A rehearsal",
        }
        answer = (await self._clinic.call("POST", "/api/recalls", body)).raise_for_status()
        self._expected.withdrawn.add(answer.json()["recall_id"])
        return True

    async def _undo_a_recall(self) -> bool:
        if not self._expected.withdrawn:
            return False
        recall_id = self._dice.choice(sorted(self._expected.withdrawn))
        path = f"/api/recalls/{recall_id}/undo"
        (await self._clinic.call("POST", path, {"reason": "It was right"})).raise_for_status()
        self._expected.withdrawn.remove(recall_id)
        return True

    async def _move_the_clock(self) -> bool:
        # Mostly forward; a machine that is set right may also go back a little.
        seconds = self._dice.choice(
            [self._dice.uniform(1, 600), self._dice.uniform(1, _MAX_STEP), -0.5]
        )
        self._clinic.move(seconds)
        return True

    async def _change_an_agent(self) -> bool:
        documents = [one.knowledge_id for one in self._expected.in_use()]
        chosen = self._dice.sample(documents, self._dice.randint(0, len(documents)))
        agent_id = self._dice.choice(self._expected.agents)
        path = f"/api/agent/{agent_id}"
        (await self._clinic.call("PUT", path, {"knowledge_ids": chosen})).raise_for_status()
        return True

    async def _say_otherwise(self) -> bool:
        document = self._dice.choice(self._expected.documents)
        path = "/api/audio/pronunciations"
        said = self._dice.choice(["", *(f"{document.name[:4]} {end}" for end in ("ax", "oh"))])
        if said:
            body: Row = {"language": "", "written": document.name, "spoken": said}
            (await self._clinic.call("PUT", path, body)).raise_for_status()
        elif document.said:
            listed = (await self._clinic.get(path))["pronunciations"]
            (kept,) = [one for one in listed if one["written"] == document.name]
            gone = await self._clinic.call("DELETE", f"{path}/{kept['pronunciation_id']}")
            gone.raise_for_status()
        else:
            return False
        document.said = said
        return True
