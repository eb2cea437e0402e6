"""Publishing an agent: its versions, and what it has to pass before."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Protocol

from pydantic import Field, JsonValue

from core.declarations import KEY, validate, validate_callable, validate_order, validate_text
from core.extensions import ExtensionPoint
from core.i18n import KeptText, text
from core.models.late import LateModel
from core.records.versions import EditedVersion
from core.values import Line, PageInfo

VersionName = Annotated[Line, Field(max_length=100)]


class PublishRequest(LateModel):
    """Publish the draft, or an earlier version again. `name` is what staff call the new version."""

    name: VersionName | None = None
    version: EditedVersion = None


class PublishAnywayRequest(PublishRequest):
    """Publish although a check fails, and say why. `number` is an earlier version to bring back."""

    reason: Annotated[Line, Field(max_length=500)]
    number: Annotated[int, Field(ge=1)] | None = None


class CheckReport(LateModel):
    """What a check found before a version was published, in a sentence without a patient's words.

    `check` is the key of the check, `report_id` what its plugin knows the whole report by.
    """

    check: str
    report_id: str
    summary: KeptText


class AgentVersion(LateModel):
    """A published configuration, which never changes: its number from 1, by whom and when (UTC).

    `sha256` is of the UTF-8 bytes of its configuration; two versions with the same one are the same
    to the byte. `restored_from` is the version that was brought back by it. `published_despite` is
    why it was published although a check failed, None where none did. `examined` counts the
    questions that checks asked of it before, 0: nothing was examined, None: that was not kept.
    `reports` are what those checks found that keep a report. `is_current` marks what patients hear
    now.
    """

    number: int
    name: str | None
    sha256: str
    published_by: str | None
    published_at: datetime
    restored_from: int | None
    published_despite: str | None
    examined: int | None = None
    reports: list[CheckReport] = []
    is_current: bool


class AgentVersionDetail(AgentVersion):
    """The same with its configuration as canonical JSON: `settings` are what staff chose, `texts`
    what the voice service was sent, `documents` the SHA-256 of each document's text by its id.
    """

    configuration: str


class AgentVersions(PageInfo):
    """A page of an agent's versions, the newest first."""

    versions: list[AgentVersion]


class ConfigurationChange(LateModel):
    """What differs in one field. For `documents` it is the SHA-256 of each text by the document."""

    field: str
    before: JsonValue
    after: JsonValue


class VersionComparison(LateModel):
    """What differs between two configurations; a None in place of a number is the draft."""

    before: int | None
    after: int | None
    changes: list[ConfigurationChange]


@dataclass(frozen=True, slots=True)
class PublishCandidate:
    """What is about to be published of an agent: its configuration, canonical JSON (see
    AgentVersionDetail), with its SHA-256, the documents that it answers from, and the language that
    it speaks first.

    .. versionadded:: 2
    """

    agent_id: str
    configuration: str
    sha256: str
    knowledge_ids: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class PublishCheckSpec:
    """Looks at what is about to be published: `check(candidate)` yields a sentence for each reason
    not to, without any patient's words, and nothing when all is well.

    Each sentence has to come within 30 seconds. A check that fails itself lets nothing through.
    `examines(candidate)` tells how many questions the check asks of it: where all checks together
    ask none, the version says that nothing was examined. `report(candidate)` is what is kept with
    the version, and None where there is nothing.

    .. versionadded:: 2
    """

    key: str
    title: str
    check: Callable[[PublishCandidate], AsyncIterator[str]]
    order: int = 100
    examines: Callable[[PublishCandidate], Awaitable[int]] | None = None
    report: Callable[[PublishCandidate], Awaitable[CheckReport | None]] | None = None

    def __post_init__(self) -> None:
        validate(KEY.fullmatch(self.key), f"PublishCheckSpec.key {self.key!r} must be snake_case")
        validate_text(self.title, "PublishCheckSpec.title")
        validate_callable(self.check, "PublishCheckSpec.check")
        validate_order(self.order, "PublishCheckSpec.order")
        if self.examines is not None:
            validate_callable(self.examines, "PublishCheckSpec.examines")
        if self.report is not None:
            validate_callable(self.report, "PublishCheckSpec.report")


PUBLISH_CHECKS = ExtensionPoint(
    "agents.publish_checks", PublishCheckSpec, text("Checks before an agent is published")
)
"""What an agent has to pass before patients hear it."""


class AgentTrials(Protocol):
    """An agent at the voice service that is as a candidate, for questions and for no patient.

    .. versionadded:: 2
    """

    async def candidate(self, agent_id: str) -> PublishCandidate:
        """What publishing would publish now: the draft, or else what is published. Raises
        NotFound.
        """
        ...

    async def begin(self, trial_id: str, candidate: PublishCandidate) -> str:
        """Have such an agent made; a second call gives the same. Returns the provider's id.

        Raises Unavailable while the voice service has not all of its documents.
        """
        ...

    async def end(self, trial_id: str) -> None:
        """Have it removed, however often that has to be tried."""
        ...
