"""Databases in memory: every document with its former versions, and atomic commits."""

from __future__ import annotations

import bisect
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import grpc
from google.cloud.firestore_v1 import types
from google.protobuf.timestamp_pb2 import Timestamp

from tests.firestore_server.errors import Refusal, invalid, precondition
from tests.firestore_server.fields import Document, find, parse_path, put
from tests.firestore_server.transforms import transformed
from tests.firestore_server.values import check_document, check_name

WriteResult = types.WriteResult.pb()

HISTORY_MICROS = 60 * 10**6
"""How long former versions can be read; Firestore keeps them for an hour."""


@dataclass(frozen=True, slots=True)
class Version:
    """A document's state from a moment (microseconds) on; None when it is absent."""

    since: int
    document: Any | None


class Database:
    """One named database. All methods may be called from any thread."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lock = threading.RLock()
        self._last = 0
        self._collections: dict[str, dict[str, list[Version]]] = {}

    def now(self) -> int:
        """A moment after all commits so far, in microseconds."""
        with self._lock:
            self._last = max(self._last + 1, int(self._clock() * 10**6))
            return self._last

    def get(self, name: str, moment: int | None = None) -> Any | None:
        """The document as of the moment, or None."""
        with self._lock:
            return _at(self._versions(name), moment)

    def documents(self, parent: str, collection: str, deep: bool, moment: int) -> list[Any]:
        """All documents of a collection, or of all collections of that name below the parent."""
        with self._lock:
            found = []
            for path, documents in self._collections.items():
                above, _, last = path.rpartition("/")
                if last == collection and (above == parent or (deep and above.startswith(parent))):
                    found += [_at(versions, moment) for versions in documents.values()]
            return [document for document in found if document is not None]

    def collection_ids(self, parent: str) -> list[str]:
        """The collections directly below a document or the root."""
        with self._lock:
            return sorted(
                path.rpartition("/")[2]
                for path, documents in self._collections.items()
                if path.rpartition("/")[0] == parent
                and any(_at(versions, None) is not None for versions in documents.values())
            )

    def clear(self) -> None:
        """Forget all documents."""
        with self._lock:
            self._collections.clear()

    def commit(self, writes: Any, unchanged: dict[str, int] | None = None) -> tuple[list[Any], int]:
        """Do all writes in order, or none. `unchanged` are the documents a transaction has read.

        Gives the results and the commit time in microseconds.
        """
        with self._lock:
            for name, since in (unchanged or {}).items():
                if _since(self._versions(name)) != since:
                    raise Refusal(
                        grpc.StatusCode.ABORTED, "Aborted due to cross-transaction contention."
                    )
            moment = self.now()
            staged: dict[str, Any | None] = {}
            results = [self._apply(write, staged, moment) for write in writes]
            for name, document in staged.items():
                self._keep(name, document, moment)
            return results, moment

    def since(self, name: str) -> int:
        """The moment of the document's last change."""
        with self._lock:
            return _since(self._versions(name))

    def _versions(self, name: str) -> list[Version]:
        return self._collections.get(name.rpartition("/")[0], {}).get(name, [])

    def _keep(self, name: str, document: Any | None, moment: int) -> None:
        versions = self._collections.setdefault(name.rpartition("/")[0], {}).setdefault(name, [])
        if versions and versions[-1].document is document:
            return
        while len(versions) > 1 and versions[1].since < moment - HISTORY_MICROS:
            del versions[0]
        versions.append(Version(moment, document))

    def _apply(self, write: Any, staged: dict[str, Any | None], moment: int) -> Any:
        kind = write.WhichOneof("operation")
        if kind not in ("update", "delete", "transform"):
            raise invalid("a write without an operation")
        name = {
            "update": write.update.name,
            "delete": write.delete,
            "transform": write.transform.document,
        }[kind]
        check_name(name)
        before = staged[name] if name in staged else _at(self._versions(name), None)
        _check_precondition(write.current_document, before, name)
        if kind == "delete":
            staged[name] = None
            return WriteResult()
        after = Document(name=name)
        if kind == "transform" or write.HasField("update_mask"):
            if before is not None:
                after.MergeFrom(before)
            for text in write.update_mask.field_paths:
                path = parse_path(text)
                put(after.fields, path, find(write.update.fields, path))
        else:
            for field, value in write.update.fields.items():
                after.fields[field].CopyFrom(value)
        result = WriteResult()
        steps = [*write.update_transforms, *write.transform.field_transforms]
        for step in steps:
            path = parse_path(step.field_path)
            value, told = transformed(find(after.fields, path), step, stamp(moment))
            put(after.fields, path, value)
            result.transform_results.add().CopyFrom(told)
        check_document(name, after.fields)
        if before is not None and not _differ(before, after):
            # A write that changes nothing leaves the update time alone.
            staged[name] = before
            result.update_time.CopyFrom(before.update_time)
            return result
        after.create_time.CopyFrom(before.create_time if before is not None else stamp(moment))
        after.update_time.CopyFrom(stamp(moment))
        result.update_time.CopyFrom(after.update_time)
        staged[name] = after
        return result


def stamp(moment: int) -> Timestamp:
    """Microseconds as a protobuf timestamp."""
    return Timestamp(seconds=moment // 10**6, nanos=moment % 10**6 * 1000)


def micros(moment: Timestamp) -> int:
    """A protobuf timestamp in microseconds."""
    if moment.nanos % 1000:
        raise invalid("timestamps must have a precision of microseconds")
    return int(moment.seconds * 10**6 + moment.nanos // 1000)


def _differ(before: Any, after: Any) -> bool:
    if before.fields.keys() != after.fields.keys():
        return True
    return any(before.fields[name] != value for name, value in after.fields.items())


def _at(versions: list[Version], moment: int | None) -> Any | None:
    if not versions:
        return None
    if moment is None:
        return versions[-1].document
    place = bisect.bisect_right(versions, moment, key=lambda version: version.since)
    return versions[place - 1].document if place else None


def _since(versions: list[Version]) -> int:
    return versions[-1].since if versions else 0


def _check_precondition(condition: Any, before: Any | None, name: str) -> None:
    kind = condition.WhichOneof("condition_type")
    if kind == "exists" and condition.exists and before is None:
        raise Refusal(grpc.StatusCode.NOT_FOUND, f"No document to update: {name}")
    if kind == "exists" and not condition.exists and before is not None:
        raise Refusal(grpc.StatusCode.ALREADY_EXISTS, f"Document already exists: {name}")
    if kind == "update_time":
        wanted = micros(condition.update_time)
        if before is None or micros(before.update_time) != wanted:
            raise precondition("the stored version does not match the required base version")
