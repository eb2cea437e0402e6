"""Long work kept in the document store: leased, retried with back-off, resumed after a crash.

A job is one document in the collection `jobs`. A worker takes a due job by replacing the document
with its own name and a lease; while it works it renews the lease. When the process dies, the lease
runs out and any instance takes the job again. Handlers are therefore repeatable.
"""

from core.jobs.model import JOBS, Job, JobState, describe, job_id
from core.jobs.queue import JobQueue
from core.jobs.run import JobRun
from core.jobs.worker import JobWorker

__all__ = ["JOBS", "Job", "JobQueue", "JobRun", "JobState", "JobWorker", "describe", "job_id"]
