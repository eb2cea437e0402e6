"""Two people edit one record of each kind, in any order and at once: nobody's words are lost."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from itertools import permutations
from typing import Any

import httpx
import pytest

from tests.plugins.agents.support import agent_body, new_document
from tests.plugins.test_versions_api import a_draft, a_template, an_agent, an_audio_file
from tests.support.servers import Clinic

Row = dict[str, Any]
AT_ONCE = None
ROUNDS = (*sorted({*permutations("aall")}), AT_ONCE, AT_ONCE)
"""Every order in which Ana and Lin read and then save, and both at once, for each kind."""


@dataclass(frozen=True, slots=True)
class Record:
    """Where a record is read and written, and how its words stand in each of the two."""

    read: str
    write: str
    words: Callable[[Row], str]
    body: Callable[[str], Row]
    version: Callable[[Row], int] = lambda found: int(found["version"])


Make = Callable[[Clinic], Awaitable[Record]]


def field(make: Callable[[Clinic], Awaitable[tuple[str, str]]], name: str, before: str) -> Make:
    """A record with a field that is written as it is read; it begins with the words `before`."""

    async def made(clinic: Clinic) -> Record:
        read, write = await make(clinic)
        return Record(
            read, write, lambda found: str(found[name]), lambda said: {name: f"{before}{said}"}
        )

    return made


async def a_document(clinic: Clinic) -> tuple[str, str]:
    address = f"/api/knowledge/{await new_document(clinic)}"
    return address, address


async def a_review_plan(clinic: Clinic) -> Record:
    read, _ = await a_document(clinic)
    return Record(
        read,
        f"{read}/review",
        lambda found: found["review"]["review_owner"] or "",
        lambda said: {"review_owner": said},
        lambda found: int(found["review"]["version"]),
    )


async def a_draft_of_an_agent(clinic: Clinic) -> Record:
    agent = (await clinic.client.post("/api/agent", json=agent_body())).json()
    read = f"/api/agent/{agent['agent_id']}"

    return Record(
        read,
        f"{read}/draft",
        lambda found: str((found["draft"] or found)["first_message"]),
        lambda said: {"first_message": said},
    )


async def a_pronunciation(clinic: Clinic) -> Record:
    path = "/api/audio/pronunciations"
    written = {"language": "en", "written": "Interleavine"}
    assert (await clinic.client.put(path, json=written | {"spoken": "inter"})).status_code == 200

    def own(found: Row) -> Row:
        (row,) = [one for one in found["pronunciations"] if one["written"] == "Interleavine"]
        return dict(row)

    return Record(
        path,
        path,
        lambda found: str(own(found)["spoken"]),
        lambda said: written | {"spoken": said},
        lambda found: int(own(found)["version"]),
    )


async def an_emergency_text(clinic: Clinic) -> Record:
    def own(found: Row) -> Row:
        (row,) = [
            one for one in found["texts"] if (one["locale"], one["kind"]) == ("es", "caution")
        ]
        return dict(row)

    def words(found: Row) -> str:
        return str(max(own(found)["versions"], key=lambda one: one["number"])["text"])

    return Record(
        "/api/safety/texts",
        "/api/safety/texts/es/caution",
        words,
        lambda said: {"text": f"{{call}} {said}"},
        lambda found: int(own(found)["version"]),
    )


async def own_red_flags(clinic: Clinic) -> Record:
    agent = (await clinic.client.post("/api/agent", json=agent_body())).json()
    path = f"/api/safety/phrases/{agent['agent_id']}"

    def words(found: Row) -> str:
        newest = max(found["versions"], key=lambda one: one["number"])
        return " ".join(one["words"].split()[-1] for one in newest["phrases"])

    def body(said: str) -> Row:
        return {"phrases": [{"words": f"purple spots near {word}"} for word in said.split()]}

    return Record(path, path, words, body)


KINDS: dict[str, Make] = {
    "document": field(a_document, "raw_content", "# Gout\n\n"),
    "review plan": a_review_plan,
    "agent": field(an_agent, "first_message", ""),
    "draft of an agent": a_draft_of_an_agent,
    "audio": field(an_audio_file, "description", ""),
    "template": field(a_template, "content", "Say why it matters. "),
    "script": field(a_draft, "script", ""),
    "pronunciation": a_pronunciation,
    "emergency text": an_emergency_text,
    "red flags": own_red_flags,
}


class Editor:
    """Somebody with the record in a window of their own, who adds a word to what they see."""

    def __init__(self, clinic: Clinic, record: Record, word: str, *, by_tag: bool) -> None:
        self._clinic = clinic
        self._record = record
        self._word = word
        self._by_tag = by_tag
        self._seen: tuple[str, int] = "", 0

    async def read(self) -> None:
        found = await shown(self._clinic, self._record)
        self._seen = known_words(self._record.words(found)), self._record.version(found)

    async def save(self) -> None:
        """Save; who is refused reads what is there now, and adds the word to that."""
        while (answer := await self._put()).status_code != 200:
            assert answer.status_code == (412 if self._by_tag else 409), answer.text
            assert answer.json()["error_code"] == "stale_version"
            await self.read()

    async def _put(self) -> httpx.Response:
        words, version = self._seen
        body, headers = self._record.body(f"{words} {self._word}"), {}
        if self._by_tag:
            headers = {"If-Match": f'"{version}"'}
        else:
            body |= {"version": version}
        return await self._clinic.client.put(self._record.write, json=body, headers=headers)


async def shown(clinic: Clinic, record: Record) -> Row:
    answer = await clinic.client.get(record.read)
    assert answer.status_code == 200, answer.text
    found: Row = answer.json()
    return found


def known_words(text: str) -> str:
    """The words that the two have written; the record may have others around them."""
    return " ".join(word for word in text.split() if word.startswith("zq"))


@pytest.mark.parametrize("kind", KINDS)
async def test_no_words_are_lost(shared_clinic: Clinic, kind: str) -> None:
    record = await KINDS[kind](shared_clinic)
    dice = random.Random(kind)
    for number, turns in enumerate(ROUNDS):
        start = await shared_clinic.client.put(record.write, json=record.body(f"zqstart{number}"))
        assert start.status_code == 200, start.text
        ana, lin = (
            Editor(shared_clinic, record, f"zq{name}{number}", by_tag=dice.random() < 0.5)
            for name in ("ana", "lin")
        )
        if turns is AT_ONCE:
            await asyncio.gather(ana.read(), lin.read())
            await asyncio.gather(ana.save(), lin.save())
        else:
            begun: set[Editor] = set()
            for editor in ({"a": ana, "l": lin}[turn] for turn in turns):
                await (editor.save() if editor in begun else editor.read())
                begun.add(editor)
        now = known_words(record.words(await shown(shared_clinic, record)))
        assert set(now.split()) == {f"zq{name}{number}" for name in ("start", "ana", "lin")}
