"""The clinic's own phrases: kept for each agent, approved word for word, watched from then on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING

from core import clock
from core.context import PluginContext
from core.errors import (
    Conflict,
    FieldProblem,
    InvalidInput,
    RecordUnreadable,
)
from core.i18n import text
from core.jobs import JobRun
from core.ports.documents import JsonObject, Query
from core.records.pages import pages
from core.records.versions import ExpectedVersion
from core.security import Caller
from plugins.safety.approved import MAX_VERSIONS, approved, changed, watching, withdrawn
from plugins.safety.contract import (
    AgentPhrases,
    KnownAgents,
    OwnPhrase,
    PhraseDraft,
    UnreadablePhrases,
    Withdrawal,
    WordingApproval,
)
from plugins.safety.models import PHRASES, StoredPhrases, StoredPhraseVersion, phrases_hash

if TYPE_CHECKING:
    from plugins.safety.phrases.tables import PhraseTables

FORGET = "safety.forget_phrases"

_PAGE = 100
_NONE: PhraseTables = {}
Change = Callable[[StoredPhrases], StoredPhrases]


class PhraseBook:
    """What is in force is held in memory: screening must not wait for a store.

    Another instance's approval is heard of within 20 seconds.
    """

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        # By agent: the list in force, and the rules that were made of it.
        self._own: dict[str, tuple[StoredPhraseVersion, PhraseTables]] = {}
        self._unreadable: set[str] = set()

    def watched(self, agent_id: str) -> PhraseTables:
        """The rules of the list in force."""
        found = self._own.get(agent_id)
        return found[1] if found is not None else _NONE

    def unreadable(self) -> list[UnreadablePhrases]:
        """Whose lists could not be read when they were last looked at, and what is watched for."""
        return [
            UnreadablePhrases(
                agent_id=agent_id,
                watched=self._own[agent_id][0].phrases if agent_id in self._own else [],
            )
            for agent_id in sorted(self._unreadable)
        ]

    async def of_agent(self, agent_id: str) -> AgentPhrases:
        """All lists of an agent. Raises RecordUnreadable."""
        try:
            stored = await self._documents.get(PHRASES.name, agent_id)
        except RecordUnreadable:
            self._unreadable.add(agent_id)
            raise
        kept = StoredPhrases.of(stored) if stored is not None else StoredPhrases()
        self._take(agent_id, kept)
        return kept.view(agent_id)

    async def save(
        self, agent_id: str, draft: PhraseDraft, caller: Caller, expected: ExpectedVersion
    ) -> AgentPhrases:
        """Keep a new list; it is watched once it is approved.

        Raises NotFound (no such agent), InvalidInput, Conflict, PreconditionFailed.
        """
        _require_telling(draft.phrases)
        await self._context.service(KnownAgents).require_agent(agent_id)

        def change(kept: StoredPhrases) -> StoredPhrases:
            expected.require(kept.last_saved["version"])
            if len(kept.versions) >= MAX_VERSIONS:
                raise Conflict(text("This list has too many versions."))
            version = StoredPhraseVersion(
                number=len(kept.versions) + 1,
                phrases=draft.phrases,
                sha256=phrases_hash(draft.phrases),
                saved_by=caller.name or caller.user_id,
                saved_at=clock.stamp(),
            )
            return kept.model_copy(update={"versions": [*kept.versions, version]})

        return await self._change(agent_id, change)

    async def approve(
        self, agent_id: str, approval: WordingApproval, caller: Caller
    ) -> AgentPhrases:
        """Have a list watched from now on.

        Raises Conflict unless it has exactly these phrases, and InvalidInput.
        """
        refusal = text("This is not the list that was shown. Read it again, then approve it.")

        def change(kept: StoredPhrases) -> StoredPhrases:
            given = approved(kept, approval, caller, refusal)
            # It may have been saved before phrases were looked at like this.
            if given.current is not None:
                _require_telling(given.current.phrases)
            return given

        return await self._change(agent_id, change)

    async def withdraw(self, agent_id: str, meant: Withdrawal) -> AgentPhrases:
        """Watch no phrase of the clinic's own any more; the lists are kept.

        Raises ChangedMeanwhile.
        """
        return await self._change(agent_id, lambda kept: withdrawn(kept, meant))

    async def forget(self, run: JobRun) -> JsonObject:
        """Delete all lists of an agent that is gone."""
        agent_id = str(run.payload["agent_id"])
        forgotten = await self._documents.delete(PHRASES.name, agent_id)
        self._own.pop(agent_id, None)
        self._unreadable.discard(agent_id)
        return {"forgotten": forgotten}

    async def _change(self, agent_id: str, change: Change) -> AgentPhrases:
        kept = await changed(self._context, PHRASES.name, agent_id, StoredPhrases, change)
        self._take(agent_id, kept)
        return kept.view(agent_id)

    def _take(self, agent_id: str, kept: StoredPhrases) -> None:
        self._unreadable.discard(agent_id)
        current, held = kept.current, self._own.get(agent_id)
        if current is None:
            self._own.pop(agent_id, None)
        elif held is None or held[0].sha256 != current.sha256:
            # It brings the words of three languages, which only clinics with phrases need.
            from plugins.safety.phrases.tables import tables_of

            self._own[agent_id] = current, tables_of(current.phrases)

    async def _load(self) -> None:
        # What is approved here in the meantime is none of these.
        missing = self._own.keys() | self._unreadable
        async for page in pages(self._documents, PHRASES.name, Query(limit=_PAGE)):
            for stored in page.items:
                missing.discard(stored.id)
                self._take(stored.id, StoredPhrases.of(stored))
            # What was approved is watched until somebody can read it again.
            self._unreadable.update(page.unreadable_ids)
            missing.difference_update(page.unreadable_ids)
        for agent_id in missing:
            try:
                kept = await self._documents.get(PHRASES.name, agent_id)
            except RecordUnreadable:
                self._unreadable.add(agent_id)
                continue
            self._take(agent_id, StoredPhrases.of(kept) if kept is not None else StoredPhrases())

    def watching(self) -> AbstractAsyncContextManager[None]:
        """While this is held, what is in force is known here."""
        return watching(self._load, "the clinic's own red flags were not read", "safety-phrases")


def _require_telling(phrases: Sequence[OwnPhrase]) -> None:
    """Raises InvalidInput for phrases that would find messages of every kind."""
    from plugins.safety.phrases.tables import tells_something

    problems = tuple(
        FieldProblem(
            f"phrases.{place}.words",
            text(
                "“{words}” alone stands in many messages that are no emergency. Add a word that "
                "names what is meant, such as “no urine”.",
                words=phrase.words,
            ),
        )
        for place, phrase in enumerate(phrases)
        if not tells_something(phrase)
    )
    if problems:
        raise InvalidInput(problems[0].message, fields=problems)
