"""Long work kept in the document store: leased, retried with back-off, resumed after a crash.

A job is one document in the collection `jobs`. A worker takes a due job by replacing the document
with its own name and a lease; while it works it renews the lease. When the process dies, the lease
runs out and any instance takes the job again. Handlers are therefore repeatable.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.jobs.model import JOBS, Job, JobState, describe, job_id
    from core.jobs.queue import JobQueue
    from core.jobs.run import JobRun
    from core.jobs.spec import JobRequest, JobSpec
    from core.jobs.worker import JobWorker

__all__ = [
    "JOBS",
    "Job",
    "JobQueue",
    "JobRequest",
    "JobRun",
    "JobSpec",
    "JobState",
    "JobWorker",
    "describe",
    "job_id",
]

# Loaded when they are asked for: every `import core` takes the specs from here, also in processes
# that never see a job.
_MODULES = {
    "JOBS": "model",
    "Job": "model",
    "JobQueue": "queue",
    "JobRequest": "spec",
    "JobRun": "run",
    "JobSpec": "spec",
    "JobState": "model",
    "JobWorker": "worker",
    "describe": "model",
    "job_id": "model",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_MODULES[name]}"), name)
