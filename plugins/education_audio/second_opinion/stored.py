"""The second opinions that were asked for, each on exactly one script and text of its document."""

from __future__ import annotations

from pydantic import Field, StrictInt

from core import clock
from core.context import PluginContext
from core.i18n import KeepsTexts, KeptText
from core.models.late import LateModel
from core.ports.documents import JsonObject, StoredDocument
from core.records import Stamp, record_of
from core.shared.approvals import digest, words_for
from core.values import Id
from plugins.education_audio.contract import OpinionState, SecondOpinion
from plugins.education_audio.second_opinion.asking import DifferenceKind

OPINIONS = "script_opinions"


class StoredDifference(LateModel):
    """A difference whose quotes stand in the script and in the document."""

    kind: DifferenceKind
    passage: str
    source: str


class StoredOpinion(KeepsTexts):
    """An opinion, asked for or given. `dropped` counts differences that were not proven."""

    knowledge_id: Id
    draft_id: Id
    sha256: str
    document_sha256: str
    model: str
    state: OpinionState
    differences: list[StoredDifference] = Field(default_factory=list)
    dropped: StrictInt = 0
    error: KeptText | None = None
    asked_by: str
    asked_by_name: str
    asked_at: Stamp

    @classmethod
    def of(cls, stored: StoredDocument) -> StoredOpinion:
        """The opinion of a stored document."""
        return record_of(stored, cls)

    def json_object(self) -> JsonObject:
        """The opinion as kept in the document store."""
        return self.model_dump(mode="json")

    def view(self) -> SecondOpinion:
        """The opinion as the API shows it."""
        return SecondOpinion(
            state=self.state,
            model=self.model,
            asked_by_name=self.asked_by_name or words_for(self.asked_by),
            asked_at=clock.parse(self.asked_at),
            found=len(self.differences),
            dropped=self.dropped,
            error=self.error,
        )


def opinion_id(script: str, document_sha256: str) -> str:
    """Where the opinion on this script and text of its document is kept."""
    return f"{digest(script)}:{document_sha256}"


class Opinions:
    """Finds what was asked for."""

    def __init__(self, context: PluginContext) -> None:
        self._documents = context.documents

    async def find(self, script: str, document_sha256: str) -> StoredOpinion | None:
        """The opinion on this script and text of its document."""
        stored = await self._documents.get(OPINIONS, opinion_id(script, document_sha256))
        return StoredOpinion.of(stored) if stored is not None else None
