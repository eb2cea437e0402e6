"""What a batch of steps does to each document: one write each, with what it expects to find."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from google.cloud.firestore_v1 import types

from core import i18n
from core.adapters.firestore.cursor import name_of
from core.adapters.firestore.values import Value, fields_of
from core.adapters.firestore.version import Version, marks_after, new_mark, parse_version
from core.errors import Conflict, NotFound, PayloadTooLarge, StaleVersion
from core.ports.documents import CollectionSpec, Create, Replace, Write

MAX_BYTES = 9_500_000
"""Firestore takes 10 MiB in one request; the rest is for names and marks."""

WriteMessage = types.Write.pb()
Document = types.Document.pb()
Precondition = types.Precondition.pb()


_NEVER = Version(0, 0, ())


class Expected(Enum):
    """What a change may find."""

    ANYTHING = "anything"
    NOTHING = "nothing"
    SOMETHING = "something"


@dataclass(slots=True)
class Change:
    """What happens to one document. `text` is its new JSON, None when it goes."""

    collection: str
    id: str
    expected: Expected | Version
    replaces: bool
    text: str | None
    place: int


class Batch:
    """The changes of some steps, in the order of the first step on each document.

    Firestore's answer to two writes of one document in one commit is not documented, so they are
    one write here. Raises the error of a step that cannot succeed after those before it.
    """

    def __init__(self, steps: Sequence[Write], texts: Sequence[str | None]) -> None:
        self.mark = new_mark()
        self._changes: dict[tuple[str, str], Change] = {}
        for step, text in zip(steps, texts, strict=True):
            self._add(step, text)
        if sum(len(text.encode()) for text in texts if text is not None) > MAX_BYTES:
            raise PayloadTooLarge(i18n.text("These changes are too large to be stored at once."))

    @property
    def cannot_succeed(self) -> bool:
        """Whether a step names a version that no document can have: nothing need be sent."""
        return any(change.expected == _NEVER for change in self.changes)

    @property
    def changes(self) -> list[Change]:
        """One change for each document."""
        return list(self._changes.values())

    @property
    def superseded(self) -> Version:
        """The version of a document that was written by this batch and has changed since."""
        return Version(0, 0, (self.mark,))

    def marks_of(self, change: Change) -> list[str]:
        """The marks that the change leaves in its document."""
        before = change.expected.marks if isinstance(change.expected, Version) else ()
        return marks_after(self.mark, before)

    def place_of(self, step: Write) -> int:
        """The number of the change that the step is part of."""
        return self._changes[step.collection, step.id].place

    def _add(self, step: Write, text: str | None) -> None:
        before = self._changes.get((step.collection, step.id))
        if before is not None:
            _follow(before, step, text)
            return
        expected: Expected | Version = Expected.ANYTHING
        version = None if isinstance(step, Create) else step.version
        if isinstance(step, Create):
            expected = Expected.NOTHING
        elif version is not None:
            found = parse_version(version)
            expected = found if found is not None and found.seconds else _NEVER
        place = len(self._changes)
        self._changes[step.collection, step.id] = Change(
            step.collection, step.id, expected, isinstance(step, Replace), text, place
        )

    def messages(
        self,
        documents: str,
        searched: Mapping[str, frozenset[str]],
        collections: Mapping[str, CollectionSpec],
    ) -> list[object]:
        """The writes of the commit. `searched` are the declared list fields of each collection."""
        return [
            self._message(c, documents, searched[c.collection], collections[c.collection].version)
            for c in self.changes
        ]

    def _message(
        self, change: Change, documents: str, searched: frozenset[str], record_version: int
    ) -> object:
        name = name_of(documents, change.collection, change.id)
        precondition = _precondition(change.expected)
        if change.text is None:
            return WriteMessage(delete=name, current_document=precondition)
        fields: dict[str, Value] = fields_of(
            change.text, searched, self.marks_of(change), record_version
        )
        return WriteMessage(
            update=Document(name=name, fields=fields), current_document=precondition
        )


def _precondition(expected: Expected | Version) -> object:
    if isinstance(expected, Version):
        moment = {"seconds": expected.seconds, "nanos": expected.nanos}
        return Precondition(update_time=moment)
    if expected is Expected.ANYTHING:
        return None
    return Precondition(exists=expected is Expected.SOMETHING)


def _follow(change: Change, step: Write, text: str | None) -> None:
    """Add a step to the change of an earlier step on the same document."""
    if isinstance(step, Create):
        if change.text is not None:
            raise exists()
    elif step.version is not None:
        # Nobody can know the version that an earlier step of this batch makes.
        raise missing() if change.text is None and isinstance(step, Replace) else stale()
    change.text = text


def applied(batch: Batch, found: Sequence[Version | None]) -> bool:
    """Whether the documents show the batch's mark."""
    return any(now is not None and batch.mark in now.marks for now in found)


def unknown(batch: Batch, found: Sequence[Version | None]) -> bool:
    """Whether so much was written since that nobody can tell any more what the batch did.

    Each write keeps the marks before it: as long as those of the expected version are there, all
    later ones are too.
    """
    return any(
        isinstance(change.expected, Version)
        and now is not None
        and not change.expected.same_moment(now)
        and not set(change.expected.marks[:1]) <= set(now.marks)
        for change, now in zip(batch.changes, found, strict=True)
    )


def refusal(batch: Batch, found: Sequence[Version | None]) -> Exception | None:
    """Why the batch cannot be done on what was found, by its first failing change."""
    for change, now in zip(batch.changes, found, strict=True):
        expected = change.expected
        if expected is Expected.NOTHING and now is not None:
            return exists()
        if expected is Expected.SOMETHING and now is None:
            return missing()
        if isinstance(expected, Version) and (now is None or not expected.same_moment(now)):
            return missing() if now is None and change.replaces else stale()
    return None


def exists() -> Conflict:
    """The error of a create."""
    return Conflict(i18n.text("There is something with this id already."))


def missing() -> NotFound:
    """The error of a replace."""
    return NotFound(i18n.text("There is nothing with this id any more."))


def stale() -> StaleVersion:
    """The error of an old version."""
    return StaleVersion(
        i18n.text("This was changed in the meantime. Look at it again, then repeat.")
    )
