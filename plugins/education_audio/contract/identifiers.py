"""The question whether a script, or what is typed for it, holds a patient's data."""

from typing import Annotated

from pydantic import Field, StringConstraints

from core.models.late import LateModel
from core.values import Id
from plugins.knowledge.contract import PossibleIdentifier

Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]


class OpenIdentifiers(LateModel):
    """What may identify a patient and nobody has said anything of: it leaves for no provider.

    Each stands once, at its first place in the text that it was typed in.
    """

    identifiers: list[PossibleIdentifier]


class IdentifiersAnswer(LateModel):
    """These, by their fingerprints, are no patient's data in whatever is made of this document."""

    knowledge_id: Id
    fingerprints: Annotated[list[Fingerprint], Field(min_length=1, max_length=500)]
