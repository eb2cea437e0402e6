"""The plugin's own settings."""

from pydantic import BaseModel, Field, field_validator


class KnowledgeSettings(BaseModel):
    """How files are read, how long a deletion can be undone, how often to compare, which documents
    agents are given, and where the clinic is.
    """

    extract_seconds: float = Field(
        45.0, ge=0.1, le=300, description="How long reading an uploaded file may take."
    )
    undo_delete_hours: float = Field(
        24.0,
        ge=0,
        le=720,
        description="How long a deleted document can be brought back before it is erased.",
    )
    compare_hours: float = Field(
        24.0,
        ge=0,
        le=8760,
        description="How often the documents are compared with what the voice service has; "
        "0 for never.",
    )
    approved_only: bool | None = Field(
        None,
        description="Whether agents are given only documents that somebody has approved, and an "
        "edited text only once it is approved. Not set: yes where `SIGN_IN_CLINICIANS` names who "
        "may approve, else no.",
    )
    second_reader: bool = Field(
        False, description="Whether two people have to approve a document, not one."
    )
    malware_scanner: str = Field(
        "",
        max_length=300,
        pattern=r"^(|unix:/.+|([a-zA-Z0-9_.-]+|\[[0-9A-Fa-f:.]+\]):[0-9]+)$",
        description="A ClamAV daemon that checks uploaded files before they are read, as "
        "`host:port` or `unix:/path/of/clamd.sock`; empty for none.",
    )
    fetch_addresses: bool = Field(
        True, description="Whether staff may have a document fetched from a web address."
    )
    fetch_seconds: float = Field(
        30.0, ge=0.1, le=120, description="How long fetching a web address may take."
    )
    fetch_own_hosts: str = Field(
        "",
        max_length=1000,
        pattern=r"^[a-zA-Z0-9_.,: \[\]-]*$",
        description="Hosts of the clinic's own network that may be fetched from too, as `host` "
        "for the usual ports or `host:port`, with commas between them. Nothing is fetched from any "
        "other private host.",
    )
    malware_scan_seconds: float = Field(
        30.0, ge=0.1, le=300, description="How long the malware scanner may take for a file."
    )
    time_zone: str = Field(
        "UTC",
        max_length=64,
        description="The clinic's time zone, such as `Asia/Taipei` or `America/Bogota`: a "
        "document's last day for patients ends there at midnight. A change holds for days that are "
        "chosen afterwards.",
    )

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        from zoneinfo import ZoneInfo

        try:
            return ZoneInfo(name).key
        except (OSError, ValueError, KeyError):
            raise ValueError(
                f"{name!r} is no time zone; write one such as Asia/Taipei or America/Bogota"
            ) from None
