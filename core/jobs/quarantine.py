"""Which jobs are suspected of ending the process, and how innocent ones are told from the guilty.

A process that dies leaves all its jobs unfinished, and at most one of them is the cause. So they
are tried again one at a time in each process, in lanes of their own: what ends the process then
was the only suspect, and only such deaths are counted. Jobs that are not suspected go on beside.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

from core import clock
from core.errors import NotFound, StaleVersion
from core.jobs.lanes import Lane
from core.jobs.model import COLLECTION, JobState
from core.jobs.retries import MAX_CRASHES
from core.ports.documents import (
    DocumentStore,
    Filter,
    JsonObject,
    Query,
    Replace,
    StoredDocument,
)

_SUFFIX = ".quarantine"
_MAX_JOBS = 500


def quarantine_lane(lane: Lane) -> str:
    """Where the suspected jobs of a lane wait."""
    return f"{lane}{_SUFFIX}"


def is_suspected(data: JsonObject) -> bool:
    """True for a job that ran when a process died, until it is done."""
    return str(data["lane"]).endswith(_SUFFIX)


async def suspect(store: DocumentStore, stored: StoredDocument, lane: Lane) -> None:
    """Queue a job whose process has died among the suspects of its lane.

    The death is counted against it when it was the only suspect, or ran alone.
    """
    data = stored.data
    others: list[StoredDocument] = []
    alone = is_suspected(data)
    if not alone:
        others = await _others(store, stored)
        alone = not others and not data.get("accompanied", False)
    moved = data | {
        "lane": quarantine_lane(lane),
        "state": JobState.QUEUED.value,
        "lease_owner": None,
        "due_at": clock.stamp(),
        "updated_at": clock.stamp(),
        "crashes": data["crashes"] + int(alone),
    }
    with contextlib.suppress(StaleVersion, NotFound):
        # Their leases run out later, when this one is no longer to be seen beside them.
        await store.write(
            [Replace(COLLECTION, stored.id, moved, stored.version), *_accompanied(others)]
        )


async def condemn(store: DocumentStore, identifier: str, line: str) -> None:
    """Have a job given up that is known to have ended its process, at this line (`file:line`).

    The worker does it, because the job's plugin has to be told.
    """
    while True:
        stored = await store.get(COLLECTION, identifier)
        if stored is None or stored.data["state"] != JobState.RUNNING.value:
            return
        data = stored.data
        lane = data["lane"] if is_suspected(data) else quarantine_lane(data["lane"])
        doomed = data | {
            "lane": lane,
            "state": JobState.QUEUED.value,
            "lease_owner": None,
            "due_at": clock.stamp(),
            "updated_at": clock.stamp(),
            "crashes": MAX_CRASHES,
            "crashed_at": line,
        }
        with contextlib.suppress(StaleVersion):
            await store.replace(COLLECTION, identifier, doomed, stored.version)
            return


async def _others(store: DocumentStore, stored: StoredDocument) -> list[StoredDocument]:
    """The jobs that the same process had begun and not ended."""
    owner = Filter("lease_owner", "==", stored.data["lease_owner"])
    found = await store.query(COLLECTION, Query((owner,), limit=_MAX_JOBS))
    return [
        other
        for other in found.items
        if other.id != stored.id and other.data["state"] == JobState.RUNNING.value
    ]


def _accompanied(others: Iterable[StoredDocument]) -> list[Replace]:
    """Steps that note at jobs of a dead process that they did not run alone; a batch has room for
    99 beside the first."""
    return [
        Replace(COLLECTION, other.id, other.data | {"accompanied": True}, other.version)
        for other in others
        if not is_suspected(other.data) and not other.data.get("accompanied", False)
    ][:99]
