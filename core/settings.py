"""Typed settings from the environment; every problem is named at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from core.errors import ConfigurationError


class Settings(BaseSettings):
    """All settings of the platform. Names in the environment are the field names in capitals."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    app_env: Literal["local", "production"] = Field(
        "local", description="`local` needs no account; `production` needs keys and sign-in."
    )
    use_mock_data: bool = Field(
        False, description="Demo mode: fill an empty clinic with the sample data at start."
    )
    elevendops_data_dir: Path = Field(
        Path(".elevendops"), description="Folder of the local database and files."
    )
    backend_host: str = Field("127.0.0.1", description="Address that the API listens on.")
    backend_port: int = Field(8000, ge=1, le=65535, description="Port of the API.")
    backend_api_url: str = Field("", description="Where the dashboard finds the API.")
    port: int = Field(8501, ge=1, le=65535, description="Port of the dashboard.")
    frontend_host: str = Field("127.0.0.1", description="Address that the dashboard listens on.")
    local_service_port: int = Field(
        8100, ge=1, le=65535, description="Port of the local voice and writer service."
    )
    elevenlabs_api_key: SecretStr | None = Field(
        None, description="Speak with ElevenLabs voices instead of the local preview voice."
    )
    voice_provider: str = Field(
        "elevenlabs", description="Who speaks: `elevenlabs`, or the key of a plugin's provider."
    )
    elevenlabs_base_url: str | None = Field(
        None, description="Another ElevenLabs address, such as a data-residency region."
    )
    google_api_key: SecretStr | None = Field(
        None, description="Write scripts with Gemini instead of the local preview writer."
    )
    gemini_models: Annotated[tuple[str, ...], NoDecode] = Field(
        ("gemini-2.5-flash", "gemini-2.5-pro"),
        description="Gemini models to choose from, separated by commas; the first is the default.",
    )
    elevendops_disabled_plugins: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Plugins to leave out, by id, separated by commas."
    )
    plugins_required: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Plugins without which the service is not ready, separated by commas."
    )
    plugins_strict: bool = Field(
        False, description="Refuse to start when any plugin fails (for CI and image builds)."
    )
    job_lease_seconds: float = Field(
        15.0, ge=1, le=600, description="How long a job of a dead process waits to be taken over."
    )
    reply_wait_seconds: float = Field(
        20.0, ge=0.1, le=120, description="How long a patient message waits for the agent's reply."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="How much the log says."
    )

    @field_validator(
        "gemini_models", "elevendops_disabled_plugins", "plugins_required", mode="before"
    )
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @property
    def api_url(self) -> str:
        """Where the dashboard finds the API."""
        return self.backend_api_url.rstrip("/") or f"http://127.0.0.1:{self.backend_port}"

    @property
    def local_service_url(self) -> str:
        """Where the local voice and writer service listens."""
        return f"http://127.0.0.1:{self.local_service_port}"

    @property
    def voice_is_local(self) -> bool:
        """True when speech and agents come from the local preview service."""
        return self.voice_provider == "elevenlabs" and self.elevenlabs_api_key is None

    @property
    def writer_is_local(self) -> bool:
        """True when scripts come from the local preview writer."""
        return self.google_api_key is None

    @property
    def needs_local_service(self) -> bool:
        """True when the supervisor has to start the local service."""
        return self.app_env == "local" and (self.voice_is_local or self.writer_is_local)


def load_settings(**overrides: object) -> Settings:
    """Read the settings from the environment and `.env`; `overrides` win, by field name.

    Raises ConfigurationError naming every bad value and every missing one, and where to set it.
    """
    problems: list[str] = []
    try:
        settings = Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        problems = [
            f"{'_'.join(str(part) for part in item['loc'][:1]).upper()}: {item['msg']}"
            for item in error.errors(include_input=False, include_url=False)
        ]
        raise ConfigurationError(problems) from None
    if settings.app_env == "production":
        problems.append(
            "APP_ENV=production: this version runs in local mode only; "
            "unset APP_ENV or set it to 'local'"
        )
    elif settings.backend_host not in ("127.0.0.1", "localhost", "::1"):
        problems.append(
            "BACKEND_HOST: local mode has no sign-in, so the API listens on this machine only; "
            "use 127.0.0.1"
        )
    if not settings.gemini_models:
        problems.append("GEMINI_MODELS: name at least one model")
    if problems:
        raise ConfigurationError(problems)
    return settings
