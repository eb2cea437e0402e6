"""Brings what an earlier version of ElevenDops, or of a plugin, has stored to its present form."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel

from core.errors import RecordFromNewerVersion, error_location
from core.ports.documents import JsonObject, Upgrade

log = logging.getLogger(__name__)

M = TypeVar("M", bound=BaseModel)

_VERSION = "~record_version"
_MARK = f'"{_VERSION}":'.encode()
"""How the version shows in JSON text. No text within can look like it: its quotes are escaped."""


def upgraded(data: JsonObject, version: int, upgrade: Upgrade | None, wanted: int) -> JsonObject:
    """The data of a record of `version` as `wanted` has it.

    Raises TypeError when a step gives no JSON object, and whatever `upgrade` raises.
    """
    for step in range(version, wanted):
        if upgrade is None:
            raise TypeError(f"there is no upgrade from version {step}")
        data = upgrade(data, step)
        if not isinstance(data, dict):
            raise TypeError(f"the upgrade from {step} gave {type(data).__name__}, not a dict")
    return data


def as_it_was(data: JsonObject, version: int) -> JsonObject:
    """The upgrade to a version that only knows more values of a field than those before."""
    return data


@dataclass(frozen=True, slots=True)
class BlobFormat(Generic[M]):
    """How a record is kept in a blob as JSON: its model, and its version as in CollectionSpec.

    A blob without a version is of the first.
    """

    model: type[M]
    version: int = 1
    upgrade: Upgrade | None = None

    def dump(self, record: M) -> bytes:
        """The content of the blob."""
        text = record.model_dump_json().encode()
        if self.version == 1:
            return text
        comma = b"" if text == b"{}" else b","
        return b"{" + _MARK + str(self.version).encode() + comma + text[1:]

    def load(self, content: bytes) -> M:
        """The record of a blob of this version or an earlier one.

        Raises RecordFromNewerVersion, and ValueError when it is damaged or its upgrade fails.
        """
        if self.version == 1 and _MARK not in content:
            return self.model.model_validate_json(content)
        data = json.loads(content)
        if not isinstance(data, dict):
            raise ValueError("the blob holds no JSON object")
        version = data.pop(_VERSION, 1)
        if not isinstance(version, int) or version < 1:
            raise ValueError("the version in the blob is no number from 1")
        if version > self.version:
            raise RecordFromNewerVersion
        try:
            data = upgraded(data, version, self.upgrade, self.version)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - isolation: plugin code
            name = self.model.__name__
            log.error(
                "the upgrade of %s failed: %s at %s",
                name,
                type(error).__name__,
                error_location(error),
            )
            raise ValueError("the upgrade failed") from None
        return self.model.model_validate_json(json.dumps(data))
