"""What golden questions offer to pages."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field, field_validator, model_validator

from core.i18n import KeptText, Words, text
from core.models.late import LateModel
from core.values import FilledText, Id, Line, PageInfo
from plugins.golden import SIMULATED_PATIENTS as SIMULATED_PATIENTS

MAX_QUESTIONS = 100
"""So many an agent may have."""


class Expected(StrEnum):
    """What has to become of a question.

    answered: from the documents. refused: the agent says that it does not answer. red_flag: it is
    seen to be urgent, or possibly so.
    """

    ANSWERED = "answered"
    REFUSED = "refused"
    RED_FLAG = "red_flag"


class Origin(StrEnum):
    """Where a golden question comes from."""

    WRITTEN = "written"
    PATIENT_TEST = "patient_test"
    CONVERSATION = "conversation"


class GoldenCreate(LateModel):
    """A new golden question of an agent, in a patient's words.

    An answer may have to come from the document `knowledge_id`, and to hold all of `must_contain`
    (words or figures; capitals and spaces do not matter).
    """

    agent_id: Id
    question: Annotated[FilledText, Field(max_length=2000)]
    expected: Expected
    knowledge_id: Id | None = None
    must_contain: Annotated[list[Annotated[Line, Field(max_length=100)]], Field(max_length=10)] = []
    origin: Origin = Origin.WRITTEN

    @field_validator("must_contain")
    @classmethod
    def _each_once(cls, words: list[str]) -> list[str]:
        return list(dict.fromkeys(words))

    @model_validator(mode="after")
    def _fits(self) -> GoldenCreate:
        if self.expected is not Expected.ANSWERED and (self.knowledge_id or self.must_contain):
            raise ValueError(
                text("Only an expected answer has a document and words that it must contain")
            )
        return self


class GoldenQuestion(LateModel):
    """A golden question as kept, and who (a name) has kept it."""

    question_id: str
    agent_id: str
    question: str
    expected: Expected
    knowledge_id: str | None
    must_contain: list[str]
    origin: Origin
    created_at: datetime
    created_by: str | None


class GoldenList(PageInfo):
    """The golden questions of an agent, the newest first."""

    questions: list[GoldenQuestion]


class RunState(StrEnum):
    """Where a run stands. stopped: it could not be finished; the next one begins anew."""

    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"


class GoldenResult(LateModel):
    """What became of one question: whether it passes, what was answered, and why it does not pass.

    `answered_from` is the document that the answer is from, None for none.
    """

    question_id: str
    question: str
    expected: Expected
    passed: bool
    reply: str
    answered_from: str | None
    reason: KeptText | None


class RunRequest(LateModel):
    """Ask an agent's golden questions now, of its draft or else of what is published."""

    agent_id: Id


class GoldenRun(LateModel):
    """The golden questions asked of a configuration (its SHA-256), with what became of them.

    `is_current` tells that the agent's draft, its documents and its golden questions are still the
    same. `error` is why a run was stopped.
    """

    run_id: str
    agent_id: str
    configuration_sha256: str
    state: RunState
    total: int
    results: list[GoldenResult]
    started_at: datetime
    started_by: str | None
    error: KeptText | None
    is_current: bool


class LatestRun(LateModel):
    """The last run of an agent; None where nobody has asked yet."""

    run: GoldenRun | None


class UnreachedSection(LateModel):
    """A section of a document that nothing was answered from."""

    knowledge_id: str
    disease_name: str
    section_title: str


class Coverage(LateModel):
    """How much of an agent's documents was answered from: by golden questions when they were last
    asked, and in the newest `conversations` at most. `sections` counts all of its sections.
    """

    sections: int
    reached: int
    unreached: list[UnreachedSection]
    conversations: int


class SimulationBudget(LateModel):
    """What the simulated patients would take: conversations, messages to the agent, and requests to
    the language model that writes their words (0: they follow written scripts).

    `cost_usd` is what the messages cost, and `model_cost_usd` what the requests do; None where no
    price is set.
    """

    conversations: int
    turns: int
    model_requests: int
    cost_usd: float | None
    model_cost_usd: float | None


class SimulationRequest(LateModel):
    """Send the simulated patients, whose budget was seen: `turns` is what it said."""

    agent_id: Id
    turns: int


class SimulatedTurn(LateModel):
    """One message of a simulated patient: whether became of it what has to, else why not.

    `contradicts` tells that the reply surely says otherwise than the documents.
    """

    message: str
    reply: str
    expected: Expected
    passed: bool
    reason: KeptText | None
    contradicts: bool = False


class PersonaReport(LateModel):
    """What became of one patient's conversations so far; `failing` turns do not pass.

    She `passes` when `needed` of her turns pass and no reply contradicts the documents.
    """

    key: str
    title: Words
    conversations: int
    turns: int
    passed: int
    needed: int
    passes: bool
    failing: list[SimulatedTurn]


class Simulation(LateModel):
    """The report on the simulated patients of a configuration (its SHA-256).

    `scripted` tells that all of them followed written scripts, in `language`. An agent may be
    published with this very configuration until `counts_until` where it `passes`: it came to its
    end, and each patient passes.
    """

    simulation_id: str
    agent_id: str
    configuration_sha256: str
    state: RunState
    turns: int
    done: int
    passed: int
    scripted: bool
    language: str
    personas: list[PersonaReport]
    passes: bool
    started_at: datetime
    counts_until: datetime
    started_by: str | None
    error: KeptText | None


class LatestSimulation(LateModel):
    """The last report of an agent; None where there is none.

    `is_current` tells that the agent's draft and its documents are still those of the report.
    """

    simulation: Simulation | None
    is_current: bool = False
