"""Buckets and objects with their generations, in memory."""

from __future__ import annotations

import base64
import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import google_crc32c


class Refused(Exception):
    """An error answer: HTTP status and Google's reason."""

    def __init__(self, status: int, reason: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.reason = reason
        self.message = message


@dataclass(frozen=True, slots=True)
class StoredObject:
    """One generation of an object; `written` is its resource's fields that a client may set."""

    bucket: str
    name: str
    data: bytes
    content_type: str
    generation: int
    written: Mapping[str, Any]
    created: str = field(default_factory=lambda: datetime.now(UTC).isoformat())

    @property
    def crc32c(self) -> str:
        """The checksum as the API spells it."""
        return base64.b64encode(google_crc32c.value(self.data).to_bytes(4, "big")).decode()

    @property
    def md5(self) -> str:
        """The checksum as the API spells it."""
        digest = hashlib.md5(self.data, usedforsecurity=False).digest()
        return base64.b64encode(digest).decode()

    def resource(self) -> dict[str, Any]:
        """What the JSON API tells about it."""
        return {
            "kind": "storage#object",
            "id": f"{self.bucket}/{self.name}/{self.generation}",
            "bucket": self.bucket,
            "name": self.name,
            "generation": str(self.generation),
            "metageneration": "1",
            "contentType": self.content_type,
            "size": str(len(self.data)),
            "crc32c": self.crc32c,
            "md5Hash": self.md5,
            "etag": f"g{self.generation}",
            "timeCreated": self.created,
            "updated": self.created,
            **{
                name: self.written[name]
                for name in ("cacheControl", "contentDisposition", "metadata")
                if name in self.written
            },
        }


class Objects:
    """All buckets of the server; `puts` counts the generations that were ever stored."""

    def __init__(self) -> None:
        self._buckets: dict[str, dict[str, StoredObject]] = {}
        self._generation = 0
        self.puts = 0

    def create(self, bucket: str) -> None:
        """Make a bucket; 409 when it is there."""
        if bucket in self._buckets:
            raise Refused(409, "conflict", "You already own this bucket.")
        self._buckets[bucket] = {}

    def remove(self, bucket: str) -> None:
        """Drop a bucket with all that it holds."""
        del self._buckets[bucket]

    def bucket(self, bucket: str) -> dict[str, StoredObject]:
        """The live objects of a bucket by name; 404 when there is no such bucket."""
        try:
            return self._buckets[bucket]
        except KeyError:
            raise Refused(404, "notFound", "The specified bucket does not exist.") from None

    def get(self, bucket: str, name: str, query: Mapping[str, str]) -> StoredObject:
        """The object, if it fits `generation` and the preconditions of the query."""
        found = self.bucket(bucket).get(name)
        asked = query.get("generation")
        if found is None or (asked is not None and asked != str(found.generation)):
            raise Refused(404, "notFound", f"No such object: {bucket}/{name}")
        self.check(bucket, name, query)
        return found

    def check(self, bucket: str, name: str, query: Mapping[str, str]) -> None:
        """412 unless the preconditions of the query hold; generation 0 means: is not there."""
        found = self.bucket(bucket).get(name)
        generation = found.generation if found else 0
        metageneration = 1 if found else 0
        for parameter, present in (("Generation", generation), ("Metageneration", metageneration)):
            wanted = query.get(f"if{parameter}Match")
            unwanted = query.get(f"if{parameter}NotMatch")
            if (wanted is not None and wanted != str(present)) or unwanted == str(present):
                raise Refused(
                    412,
                    "conditionNotMet",
                    "At least one of the pre-conditions you specified did not hold.",
                )

    def put(
        self,
        bucket: str,
        name: str,
        data: bytes,
        content_type: str,
        written: Mapping[str, Any],
        query: Mapping[str, str],
    ) -> StoredObject:
        """Store a new generation, if the preconditions hold and the checksums fit."""
        self.check(bucket, name, query)
        self._generation = max(self._generation + 1, int(time.time() * 1_000_000))
        new = StoredObject(bucket, name, data, content_type, self._generation, dict(written))
        for wanted, is_so in (("crc32c", new.crc32c), ("md5Hash", new.md5)):
            if written.get(wanted, is_so) != is_so:
                raise Refused(400, "invalid", f"Provided {wanted} does not match the content.")
        self.bucket(bucket)[name] = new
        self.puts += 1
        return new

    def delete(self, bucket: str, name: str, query: Mapping[str, str]) -> None:
        """Delete the object, if the preconditions hold."""
        self.get(bucket, name, query)
        del self.bucket(bucket)[name]

    def page(self, bucket: str, query: Mapping[str, str]) -> dict[str, Any]:
        """One page of a list, in the order of names."""
        after = base64.urlsafe_b64decode(query.get("pageToken", "")).decode()
        names = sorted(
            name
            for name in self.bucket(bucket)
            if name.startswith(query.get("prefix", ""))
            and name >= query.get("startOffset", "")
            and ("endOffset" not in query or name < query["endOffset"])
            and name > after
        )
        size = min(int(query.get("maxResults", "1000")), 1000)
        page: dict[str, Any] = {"kind": "storage#objects"}
        page["items"] = [self.bucket(bucket)[name].resource() for name in names[:size]]
        if len(names) > size:
            page["nextPageToken"] = base64.urlsafe_b64encode(names[size - 1].encode()).decode()
        return page
