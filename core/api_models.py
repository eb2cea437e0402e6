"""Answers of the core's own routes."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel


class Welcome(BaseModel):
    """The answer at `/`."""

    message: str
    version: str


class Health(BaseModel):
    """Whether the process answers. `services` is what it is made of, without asking any."""

    status: Literal["healthy", "degraded"]
    timestamp: datetime
    version: str
    services: dict[str, str]


class ServiceHealth(BaseModel):
    """One dependency. `milliseconds` is how long the probe took."""

    status: Literal["ok", "error"]
    error: str | None = None
    milliseconds: float


class Readiness(BaseModel):
    """Whether every dependency answers."""

    ready: bool
    services: dict[str, ServiceHealth]


class PluginPage(BaseModel):
    """A page of a plugin."""

    title: str
    url_path: str


class PluginView(BaseModel):
    """A plugin as it stands: `stage` and `error` say where and why it failed."""

    id: str
    title: str
    version: str | None
    source: str
    state: Literal["active", "disabled", "failed"]
    stage: str | None
    error: str | None
    routes: list[str]
    pages: list[PluginPage]


class PluginList(BaseModel):
    """Every plugin that was found."""

    plugins: list[PluginView]


class Mode(BaseModel):
    """How this clinic runs: who speaks, who writes, and whether the data are samples."""

    environment: Literal["local", "production"]
    demo: bool
    voice: Literal["local", "elevenlabs"]
    writer: Literal["local", "gemini"]


class JobView(BaseModel):
    """A piece of long work. `progress` is 0 to 1; `error` is why the last try ended."""

    job_id: str
    kind: str
    state: Literal["queued", "running", "done", "failed"]
    progress: float
    message: str
    attempts: int
    error: str | None
    error_code: str | None
    next_try_at: datetime | None
    created_at: datetime
    updated_at: datetime
