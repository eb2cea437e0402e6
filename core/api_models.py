"""Answers of the core's own routes."""

from datetime import datetime
from typing import Literal

from core.i18n import Words
from core.models.late import LateModel
from core.records import Reason


class Welcome(LateModel):
    """The answer at `/`."""

    message: Words
    version: str


class Health(LateModel):
    """Whether the process answers. `services` is what it is made of, without asking any.

    `failing` names what did not answer when it was asked last, by the names of the readiness check.
    """

    status: Literal["healthy", "degraded"]
    timestamp: datetime
    version: str
    services: dict[str, str]
    failing: list[str] = []


class ServiceHealth(LateModel):
    """One dependency. `milliseconds` is how long the probe took."""

    status: Literal["ok", "error"]
    error: Words | None = None
    milliseconds: float


class Readiness(LateModel):
    """Whether every dependency answers."""

    ready: bool
    services: dict[str, ServiceHealth]


class PluginPage(LateModel):
    """A page of a plugin."""

    title: Words
    url_path: str


class PluginUsage(LateModel):
    """What a plugin spent on one day (UTC): calls, and characters spoken or read and written."""

    day: str
    voice_calls: int = 0
    voice_characters: int = 0
    writer_calls: int = 0
    writer_characters: int = 0


class PluginPermissions(LateModel):
    """What a plugin uses beside what is its own, as it declares."""

    services: list[str]
    collections: list[str]
    blobs: list[str]
    voice: bool
    writer: bool
    hosts: list[str]


class PluginView(LateModel):
    """A plugin as it stands in this instance.

    `stage`, `error` and `remedy` say where and why it failed and what to do. One that is failed
    since `off_since` is off for what it did, over any number of starts, until somebody starts it
    again. `state` is `failing` when its last requests or pages all failed, and `paused` while its
    requests are refused because they kept failing. `warnings` say what ends with a later version,
    `notices` what of it has no use here. `extension_points` are those that it has,
    `contributes_to` those that it adds to. `requests` and `errors`, with those of its pages, count
    since the start, which took `startup_milliseconds` of the plugin's own code.
    """

    id: str
    title: Words
    version: str | None
    api_version: int | None
    source: str
    state: Literal["active", "failing", "paused", "disabled", "failed"]
    stage: str | None
    error: Words | None
    remedy: str | None
    off_since: datetime | None = None
    warnings: list[str]
    notices: list[str] = []
    routes: list[str]
    pages: list[PluginPage]
    hooks: list[str]
    extension_points: list[str] = []
    contributes_to: list[str] = []
    permissions: PluginPermissions | None
    startup_milliseconds: float
    requests: int
    errors: int
    last_error: Words | None
    background_tasks: int


class PluginDetail(PluginView):
    """A plugin with what it spent on its last days of spending, the newest first."""

    usage: list[PluginUsage]


class Refusal(LateModel):
    """A plugin reached for something that it did not declare, and was refused."""

    plugin_id: str
    at: datetime
    action: str
    subject: str


class RefusalList(LateModel):
    """Refusals, the newest first, and the cursor of the next page."""

    refusals: list[Refusal]
    next_cursor: str | None


class PluginList(LateModel):
    """Every plugin that was found; in safe mode only those of ElevenDops itself are loaded."""

    plugins: list[PluginView]
    safe_mode: bool = False


class PluginStart(LateModel):
    """A plugin that was started again. `restarts`: the API starts anew for it, within seconds."""

    plugin: PluginView
    restarts: bool


class Mode(LateModel):
    """How this clinic runs: who speaks, who writes, and whether the data are samples.

    `voice` is `local`, `elevenlabs` or the key of a plugin's voice provider.
    """

    environment: Literal["local", "production"]
    demo: bool
    voice: str
    writer: Literal["local", "gemini"]


class JobView(LateModel):
    """A piece of long work. `progress` is 0 to 1; `error` is why the last try ended."""

    job_id: str
    kind: str
    state: Literal["queued", "running", "done", "failed"]
    progress: float
    message: Words
    attempts: int
    error: Words | None
    error_code: str | None
    next_try_at: datetime | None
    created_at: datetime
    updated_at: datetime


class FailedJob(LateModel):
    """Work that was given up: why and when, and the trace in which it was asked for."""

    job_id: str
    kind: str
    plugin_id: str
    error: Words
    error_code: str
    attempts: int
    failed_at: datetime
    trace_id: str | None


class UnreadableEntry(LateModel):
    """A stored record that was set aside, and why.

    damaged: `fields` are missing or of a wrong type. not_upgraded: an earlier version has stored
    it, and its upgrade failed. newer: a newer version has stored it.
    """

    plugin_id: str
    collection: str
    record_id: str
    fields: list[str]
    reason: Reason = "damaged"
    seen_at: datetime


class Attention(LateModel):
    """What needs an operator. `unreadable` is what this instance has met since it started."""

    failed_jobs: list[FailedJob]
    unreadable: list[UnreadableEntry]
