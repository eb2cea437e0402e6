"""Where the voice service has something else of an agent than was published, and what to do."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, JsonValue, StrictBool

from core.i18n import Words
from core.models.late import LateModel
from core.records.versions import EditedVersion


class DriftState(StrEnum):
    """How the voice service's agent stands to the published one.

    not_sent: it was never sent; missing: it was deleted there.
    """

    SAME = "same"
    DIFFERS = "differs"
    MISSING = "missing"
    NOT_SENT = "not_sent"


class DriftSide(StrEnum):
    """Whose value holds: ours is sent again, theirs is taken into the draft."""

    OURS = "ours"
    THEIRS = "theirs"


class AgentDifference(LateModel):
    """One field that differs. `ours` is what was published, `theirs` what the voice service has.

    `hindrance` says why theirs cannot be taken into the draft, None where it can. `left_there` is a
    field that the clinic leaves to the voice service: nothing is wrong with it, there is nothing of
    ours to send, and theirs can be taken so that it is kept here from now on.
    """

    field: str
    ours: JsonValue
    theirs: JsonValue
    hindrance: Words | None
    left_there: bool = False


class AgentDrift(LateModel):
    """What the voice service has of an agent at this moment.

    `seen` marks what was compared: a choice is refused when either side has changed since.
    """

    state: DriftState
    differences: list[AgentDifference]
    seen: str


class DriftChoice(LateModel):
    """A side for each field. With `dry_run` nothing is done, and the answer tells what would be.

    Sending ours sends the whole agent, so it needs a side for every field that differs. An agent
    that is missing there is made anew and needs none.
    """

    seen: Annotated[str, Field(max_length=64)]
    sides: dict[str, DriftSide] = Field(default_factory=dict, max_length=50)
    dry_run: StrictBool = True
    version: EditedVersion = None


class DriftAction(StrEnum):
    """What is done about a field, or about the agent as a whole."""

    TAKE = "take"
    SEND = "send"
    CREATE = "create"


class DriftStep(LateModel):
    """One thing that is done or, after a dry run, would be; `fields` are those that it changes."""

    action: DriftAction
    fields: list[str]
    said: Words


class DriftResult(LateModel):
    """What was done or would be."""

    dry_run: bool
    steps: list[DriftStep]
