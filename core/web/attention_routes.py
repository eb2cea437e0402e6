"""The core's routes about what needs an operator: failed work, and records that cannot be read."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path

from core import clock
from core.api_models import Attention, FailedJob, JobView, UnreadableEntry
from core.host.platform import Platform
from core.jobs import Job
from core.records.walk import RecordsWalk
from core.security import Caller, require

JobId = Annotated[str, Path(pattern=r"^[a-z0-9_.]{1,80}:[0-9a-f]{24}$")]
Reader = Annotated[Caller, Depends(require("plugins:read"))]
Operator = Annotated[Caller, Depends(require("plugins:write"))]

_MAX_JOBS = 100


def add_attention_routes(router: APIRouter, platform: Platform) -> None:
    """`/api/attention`, and trying failed work again."""

    @router.get("/api/attention", tags=["Platform"])
    async def attention(caller: Reader) -> Attention:
        """Work that was given up, the newest first, and records that this instance set aside."""
        return await _attention(platform)

    @router.post("/api/attention/check", tags=["Platform"])
    async def check(caller: Operator) -> Attention:
        """The same after a look at every stored record; it takes a while."""
        await RecordsWalk(platform.documents, platform.all_collections()).whole()
        return await _attention(platform)

    @router.post("/api/jobs/{job_id}/retry", tags=["Platform"])
    async def retry(job_id: JobId, caller: Operator) -> JobView:
        """Try work again that was given up."""
        return job_view(await platform.jobs.retry(job_id))


def job_view(job: Job) -> JobView:
    """A job as the API gives it."""
    return JobView(
        job_id=job.id,
        kind=job.kind,
        state=job.state.value,
        progress=job.progress,
        message=job.message,
        attempts=job.attempts,
        error=job.error["detail"] if job.error else None,
        error_code=job.error["error_code"] if job.error else None,
        next_try_at=clock.parse(job.due_at) if job.state.value == "queued" else None,
        created_at=clock.parse(job.created_at),
        updated_at=clock.parse(job.updated_at),
    )


async def _attention(platform: Platform) -> Attention:
    failed = await platform.jobs.failed(_MAX_JOBS)
    return Attention(failed_jobs=[_failed(job) for job in failed], unreadable=_unreadable(platform))


def _failed(job: Job) -> FailedJob:
    error = job.error or {}
    return FailedJob(
        job_id=job.id,
        kind=job.kind,
        plugin_id=job.kind.partition(".")[0],
        error=error.get("detail", ""),
        error_code=error.get("error_code", ""),
        attempts=job.attempts,
        failed_at=clock.parse(job.updated_at),
        trace_id=job.trace_id,
    )


def _unreadable(platform: Platform) -> list[UnreadableEntry]:
    return [
        UnreadableEntry(
            plugin_id=owner,
            collection=record.collection,
            record_id=record.id,
            fields=list(record.fields),
            reason=record.reason,
            seen_at=clock.parse(record.seen_at),
        )
        for owner, collections in platform.collections.items()
        for record in platform.unreadable.of(collections)
    ]
