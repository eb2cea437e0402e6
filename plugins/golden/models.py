"""Golden questions and their runs as stored."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from pydantic import Field, StrictBool, StrictInt

from core import clock
from core.i18n import KeepsTexts, KeptText
from core.models.late import LateModel
from core.ports.documents import (
    CollectionSpec,
    Filter,
    IndexSpec,
    JsonObject,
    Query,
    StoredDocument,
)
from core.records import Stamp, record_of
from plugins.agents.contract import PublishCandidate
from plugins.golden.contract import (
    Expected,
    GoldenQuestion,
    GoldenResult,
    GoldenRun,
    Origin,
    RunState,
    SimulatedTurn,
)

RUN = "golden.run"
SIMULATE = "golden.simulate"
FORGET = "golden.forget"


class StoredQuestion(LateModel):
    """A golden question."""

    agent_id: str
    question: str
    expected: Expected
    knowledge_id: str | None
    must_contain: list[str]
    origin: Origin
    created_at: Stamp
    created_by: str | None

    @classmethod
    def of(cls, stored: StoredDocument) -> StoredQuestion:
        """The question of a stored document."""
        return record_of(stored, cls)

    def view(self, question_id: str) -> GoldenQuestion:
        """The question as the API gives it."""
        return GoldenQuestion(question_id=question_id, **self.model_dump())


class ReachedSection(LateModel):
    """A section of a document that a question was answered from."""

    knowledge_id: str
    section_title: str


class StoredResult(KeepsTexts):
    """What became of one question."""

    question_id: str
    question: str
    expected: Expected
    passed: StrictBool
    reply: str
    answered_from: str | None
    reason: KeptText | None
    reached: list[ReachedSection] = Field(default_factory=list)


class StoredTrial(KeepsTexts):
    """What is done with a trial of an agent: of which configuration, and how far it is."""

    agent_id: str
    configuration: str
    configuration_sha256: str
    knowledge_ids: list[str]
    language: str
    state: RunState
    started_at: Stamp
    started_by: str | None
    error: KeptText | None = None

    def json_object(self) -> JsonObject:
        """The trial as kept in the document store."""
        return self.model_dump(mode="json")

    @property
    def candidate(self) -> PublishCandidate:
        """What is tried."""
        return PublishCandidate(
            agent_id=self.agent_id,
            configuration=self.configuration,
            sha256=self.configuration_sha256,
            knowledge_ids=tuple(self.knowledge_ids),
            language=self.language,
        )


class StoredRun(StoredTrial):
    """A run. `key` is the digest of all that its results depend on: the configuration and the
    questions.
    """

    key: str
    questions: list[str]
    total: StrictInt
    results: list[StoredResult]

    @classmethod
    def of(cls, stored: StoredDocument) -> StoredRun:
        """The run of a stored document."""
        return record_of(stored, cls)

    @property
    def failing(self) -> int:
        """How many questions do not pass."""
        return sum(not result.passed for result in self.results)

    def view(self, run_id: str, current_key: str) -> GoldenRun:
        """The run as the API gives it."""
        return GoldenRun(
            run_id=run_id,
            agent_id=self.agent_id,
            configuration_sha256=self.configuration_sha256,
            state=self.state,
            total=self.total,
            results=[
                GoldenResult(
                    question_id=result.question_id,
                    question=result.question,
                    expected=result.expected,
                    passed=result.passed,
                    reply=result.reply,
                    answered_from=result.answered_from,
                    reason=result.reason,
                )
                for result in self.results
            ],
            started_at=clock.parse(self.started_at),
            started_by=self.started_by,
            error=self.error,
            is_current=self.key == current_key,
        )


class StoredTalk(KeepsTexts):
    """A conversation of a simulated patient: what she says, and what became of each message."""

    persona: str
    said: list[str]
    turns: list[SimulatedTurn] = Field(default_factory=list)


class StoredSimulation(StoredTrial):
    """The conversations of all simulated patients; those that were held have turns."""

    scripted: StrictBool
    talks: list[StoredTalk]

    @classmethod
    def of(cls, stored: StoredDocument) -> StoredSimulation:
        """The simulation of a stored document."""
        return record_of(stored, cls)


def newest_of(agent_id: str) -> Query:
    """The newest run, or simulation, of an agent."""
    return Query((Filter("agent_id", "==", agent_id),), "-started_at", limit=1)


def newest_with(candidate: PublishCandidate) -> Query:
    """The newest simulation of exactly this configuration of an agent.

    It names the agent too: two agents may be the same to the byte.
    """
    same = (
        Filter("agent_id", "==", candidate.agent_id),
        Filter("configuration_sha256", "==", candidate.sha256),
    )
    return Query(same, "-started_at", limit=1)


def run_key(configuration_sha256: str, questions: Sequence[GoldenQuestion]) -> str:
    """The digest of all that the results of a run depend on."""
    told = [configuration_sha256, *(one.model_dump(mode="json") for one in questions)]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


QUESTIONS = CollectionSpec(
    "golden_questions",
    indexes=(IndexSpec(("agent_id", "-created_at")),),
    record=StoredQuestion,
)

RUNS = CollectionSpec(
    "golden_runs", indexes=(IndexSpec(("agent_id", "-started_at")),), record=StoredRun
)

SIMULATIONS = CollectionSpec(
    "golden_simulations",
    indexes=(
        IndexSpec(("agent_id", "-started_at")),
        IndexSpec(("agent_id", "configuration_sha256", "-started_at")),
    ),
    record=StoredSimulation,
)
