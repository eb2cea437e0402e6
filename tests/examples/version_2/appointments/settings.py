"""The plugin's own settings, read from variables that begin with `APPOINTMENTS_`."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, Field, field_validator


class AppointmentsSettings(BaseModel):
    """`time_zone` is the clinic's own: it says when a day begins."""

    time_zone: str = "UTC"
    conversations_read: int = Field(10, ge=1, le=50)

    @field_validator("time_zone")
    @classmethod
    def _known(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError("must be a time zone such as Europe/Berlin") from None
        return name

    @property
    def zone(self) -> ZoneInfo:
        """The clinic's time zone."""
        return ZoneInfo(self.time_zone)
