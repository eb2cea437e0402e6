"""Whether the stores and the providers that the settings name answer."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from core.errors import AppError, Unavailable
from core.settings import Settings

CHECK_SECONDS = 20.0
"""How long a store or a provider is waited for."""

_TRIES = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `remedy` is empty when it is well.

    A `warning` has a remedy too, but nothing fails yet.
    """

    what: str
    state: str
    remedy: str = ""
    warning: bool = False

    @property
    def mark(self) -> str:
        """How its line begins."""
        if not self.remedy:
            return "ok "
        return "!! " if self.warning else "BAD"


class _Checked(Protocol):
    """A store or a provider, as far as the doctor uses it."""

    async def check(self) -> None: ...

    async def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Part:
    """A store or a provider: its names, the settings of which it needs one, and where it is of this
    machine.

    `remedy` is what to do when it does not answer, `emulator` what to check of one (setting that
    turns it on, setting of its address).
    """

    what: str
    cloud: str
    settings: tuple[str, ...]
    here: str
    is_local: Callable[[Settings], bool]
    remedy: str
    emulator: tuple[str, str] | None = None

    def to_do(self, settings: Settings) -> str:
        """What to do when it does not answer, or cannot be asked."""
        if self.emulator is not None and getattr(settings, self.emulator[0]):
            return f"Check {self.emulator[1].upper()}, and whether the emulator runs."
        return self.remedy


_RIGHTS = "See “Firestore fails” and “The bucket is missing or closed” in docs/runbook.md."
PARTS = {
    "documents": Part(
        "documents",
        "Firestore",
        ("google_cloud_project",),
        "SQLite, in the data folder",
        lambda settings: not settings.documents_in_firestore,
        _RIGHTS,
        ("use_firestore_emulator", "firestore_emulator_host"),
    ),
    "storage": Part(
        "files",
        "Cloud Storage",
        ("gcs_bucket_name",),
        "in the data folder",
        lambda settings: not settings.files_in_cloud_storage,
        _RIGHTS,
        ("use_gcs_emulator", "gcs_emulator_host"),
    ),
    "voice": Part(
        "voice",
        "voice service",
        ("elevenlabs_api_key",),
        "the local preview voice",
        lambda settings: settings.voice_is_local,
        "Check ELEVENLABS_API_KEY and ELEVENLABS_BASE_URL.",
    ),
    "writer": Part(
        "script writer",
        "Gemini",
        ("google_api_key", "gemini_vertex_location"),
        "the local preview writer",
        lambda settings: settings.writer_is_local,
        "Check GOOGLE_API_KEY, GEMINI_BASE_URL and GEMINI_VERTEX_LOCATION.",
    ),
}


async def dependency(
    settings: Settings, part: Part, build: Callable[[], _Checked]
) -> list[Finding]:
    """Whether the part answers. Raises what opening it raises."""
    if settings.app_env == "production" and not any(
        getattr(settings, name) for name in part.settings
    ):
        missing = " or ".join(name.upper() for name in part.settings)
        return [Finding(part.cloud, f"not checked, because {missing} is missing")]
    if part.is_local(settings):
        return [Finding(part.what, part.here)]
    opened = build()
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            await _patiently(opened.check)
    except TimeoutError:
        state = f"no answer within {CHECK_SECONDS:.0f} seconds"
        return [Finding(part.cloud, state, part.to_do(settings))]
    except AppError as error:
        return [Finding(part.cloud, error.detail, part.to_do(settings))]
    finally:
        await opened.close()
    return [Finding(part.cloud, "answers")]


async def _patiently(check: Callable[[], Awaitable[None]]) -> None:
    """Check up to three times: a first call also connects, which takes a busy machine longer."""
    for _ in range(_TRIES - 1):
        with contextlib.suppress(Unavailable):
            await check()
            return
    await check()
