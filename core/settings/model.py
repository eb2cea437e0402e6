"""The settings: names, types, defaults, and what follows from them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, StringConstraints, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from core.settings.model_ends import read_ends

_CLOUD_TRACE = "https://console.cloud.google.com/traces/explorer;traceId={trace_id}"


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
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="Further names under which dashboard and API are opened, separated by commas: "
        "`clinic-pc`, or with a port `desk.clinic.example:8443`.",
    )
    elevendops_pseudo_language: bool = Field(
        False,
        description="Offer the pseudo-language `en-XA`, in which every text that can be translated "
        "is marked: for people who write pages.",
    )
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
    google_cloud_project: str | None = Field(
        None, description="Project of Firestore and Cloud Storage. Needed in production."
    )
    firestore_database_id: str = Field("(default)", description="Name of the Firestore database.")
    gcs_bucket_name: str | None = Field(
        None, description="Cloud Storage bucket of files. Needed in production."
    )
    use_firestore_emulator: bool = Field(
        False, description="Keep documents in a Firestore emulator instead of SQLite."
    )
    firestore_emulator_host: str = Field(
        "localhost:8080", description="Host and port of the Firestore emulator."
    )
    use_gcs_emulator: bool = Field(
        False, description="Keep files in a Cloud Storage emulator instead of a folder."
    )
    gcs_emulator_host: str = Field(
        "http://localhost:4443", description="Address of the Cloud Storage emulator."
    )
    auth_mode: Literal["oidc", "iap"] | None = Field(
        None,
        description="Sign-in: `oidc` by an OpenID Connect provider, `iap` by Google's "
        "Identity-Aware Proxy. Needed in production.",
    )
    oidc_client_id: str | None = Field(None, description="Client id at the OpenID provider.")
    oidc_client_secret: SecretStr | None = Field(
        None, description="Client secret at the OpenID provider."
    )
    oidc_metadata_url: str | None = Field(
        None, description="Address of the provider's `.well-known/openid-configuration`."
    )
    oidc_redirect_uri: str | None = Field(
        None, description="Public address of the dashboard, with `/oauth2callback` at its end."
    )
    cookie_secret: SecretStr | None = Field(
        None, description="Signs the sign-in cookies: 32 characters or more, one for all instances."
    )
    sign_in_allowed: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="Who may sign in, separated by commas: addresses (`ana@clinic.example`) or "
        "domains (`@clinic.example`). Needed with `oidc`; with `iap` it may narrow what the proxy "
        "allows.",
    )
    sign_in_clinicians: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="Who of them are clinicians and may approve what patients hear and read, in "
        "the same form. Empty: all.",
    )
    sign_in_hours: float = Field(
        12.0, ge=0.1, le=720, description="Hours after which a user signs in anew."
    )
    iap_audience: str | None = Field(
        None, description="Audience of the Identity-Aware Proxy's tokens."
    )
    internal_token_key: SecretStr | None = Field(
        None,
        description="Signs what the dashboard tells the API about its user. `scripts/start.sh` "
        "makes one for each run.",
    )
    google_api_key: SecretStr | None = Field(
        None, description="Write with Gemini instead of the local preview writer."
    )
    gemini_sdk: Literal["google-generativeai", "google-genai"] = Field(
        "google-generativeai",
        description="Which of Google's packages speaks to Gemini: `google-generativeai`, or its "
        'successor `google-genai`, which is an extra: `pip install "elevendops[genai]"`.',
    )
    gemini_base_url: str | None = Field(
        None,
        description="Another address of Gemini or Vertex AI, such as that of a gateway; without "
        "the version at its end.",
    )
    gemini_vertex_location: str | None = Field(
        None,
        description="Write with Gemini on Vertex AI in this region, such as `europe-west4`, by the "
        "rights of the service account: `GOOGLE_API_KEY` is not used then. Needs "
        "`GEMINI_SDK=google-genai`.",
    )
    gemini_vertex_project: str | None = Field(
        None, description="Project of Vertex AI. Without it: `GOOGLE_CLOUD_PROJECT`."
    )
    gemini_models: Annotated[tuple[str, ...], NoDecode] = Field(
        ("gemini-3.8-flash", "gemini-3.5-flash-lite"),
        description="Gemini models to choose from, separated by commas; the first is the default. "
        "What else the provider offers comes after them.",
    )
    gemini_models_only: bool = Field(
        False, description="Offer the models of `GEMINI_MODELS` and no others."
    )
    meaning_by: Literal["local", "gemini"] = Field(
        "local",
        description="What compares meanings for the local preview voice: `local`, the model of the "
        "extra `meaning`, which sends nothing away, or `gemini`, which is sent each sentence of "
        "the documents and each question of a patient. Needs `GOOGLE_API_KEY`.",
    )
    gemini_embedding_model: Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+$")] = Field(
        "gemini-embedding-2",
        description="The model of `MEANING_BY=gemini`. With another one all vectors are made anew.",
    )
    model_ends: Annotated[Mapping[str, date | None], NoDecode] = Field(
        {},
        description="Days on which models end, where you know them better than this version: "
        "`gemini-3.8-flash=2027-05-31`, separated by commas; nothing after `=` for no known end.",
    )
    langsmith_api_key: SecretStr | None = Field(
        None, description="Trace the runs of the writer in LangSmith, without their texts."
    )
    langsmith_endpoint: str | None = Field(
        None, description="Another LangSmith address, such as that of the European Union."
    )
    langsmith_project: str = Field("elevendops", description="Project of the runs in LangSmith.")
    elevendops_disabled_plugins: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Plugins to leave out, by id, separated by commas."
    )
    elevendops_safe_mode: bool = Field(
        False,
        description="Safe mode: load only the plugins that are part of ElevenDops. It is chosen "
        "automatically after two starts that did not come up.",
    )
    plugins_required: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Plugins without which the service is not ready, separated by commas."
    )
    plugins_strict: bool = Field(
        False, description="Refuse to start when any plugin fails (for CI and image builds)."
    )
    plugins_stopped_seconds: float = Field(
        10.0,
        ge=3,
        le=20,
        description="How long a step of a plugin may hold up everything else, or compute in a "
        "thread, before it is stopped. What others take from the machine does not count.",
    )
    plugins_memory_mb: int | None = Field(
        None,
        ge=256,
        description="How many MB the API, and the dashboard, may use before a plugin that has "
        "taken most of them is stopped. Without it: nine tenths of what the machine or the "
        "container has.",
    )
    job_lease_seconds: float = Field(
        15.0, ge=1, le=600, description="How long a job of a dead process waits to be taken over."
    )
    health_check_seconds: float = Field(
        60.0,
        ge=0,
        le=3600,
        description="Pause between two looks at stores and providers; what fails is logged and "
        "named by `/api/health`. 0 for none.",
    )
    trace_exporter: (
        Literal["cloud-trace", "telemetry-api", "otlp", "console", "local", "none"] | None
    ) = Field(
        None,
        description="Where traces go: `cloud-trace`, `telemetry-api`, `otlp`, `console`, `local` "
        "(kept here) or `none`. Without it: `otlp` where an endpoint is set, else "
        "`cloud-trace` in production and `local` elsewhere.",
    )
    trace_ratio: float | None = Field(
        None,
        ge=0,
        le=1,
        description="Share of traces that is kept beside those that failed or were slow. Without "
        "it: 0.1 in production, 1 elsewhere.",
    )
    otel_exporter_otlp_endpoint: str | None = Field(
        None, description="Address of an OpenTelemetry collector, such as `http://localhost:4318`."
    )
    trace_endpoint: str | None = Field(
        None,
        description="Another address of Cloud Trace (host and port) or of the Telemetry API (whole "
        "address), asked without sign-in unless it begins with https; for tests.",
    )
    trace_link_template: str | None = Field(
        None,
        description="Address that shows a trace, with `{trace_id}` in it. Without it: Cloud Trace "
        "where traces go there, and the page of this product where they are kept here.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO",
        description="How much the log says of ElevenDops and its plugins. Libraries only warn: "
        "below that they quote what they send.",
    )

    @field_validator("model_ends", mode="before")
    @classmethod
    def _read_ends(cls, value: object) -> object:
        return read_ends(value) if isinstance(value, str) else value

    @field_validator(
        "allowed_hosts",
        "gemini_models",
        "elevendops_disabled_plugins",
        "plugins_required",
        "sign_in_allowed",
        "sign_in_clinicians",
        mode="before",
    )
    @classmethod
    def _split(cls, value: object) -> object:
        if value is None:
            return ()
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
        """True when speech and conversations come from the local preview service."""
        return self.voice_provider == "elevenlabs" and self.elevenlabs_api_key is None

    @property
    def writer_is_local(self) -> bool:
        """True when texts come from the local preview writer."""
        return self.google_api_key is None and self.gemini_vertex_location is None

    @property
    def vertex_project(self) -> str | None:
        """The project of Vertex AI, where a region of it is set."""
        return self.gemini_vertex_project or self.google_cloud_project

    @property
    def traces_go_to(self) -> str:
        """The exporter of traces that is used."""
        if self.trace_exporter is not None:
            return self.trace_exporter
        if self.otel_exporter_otlp_endpoint:
            return "otlp"
        return "cloud-trace" if self.app_env == "production" else "local"

    @property
    def trace_share(self) -> float:
        """The share of traces that is kept in any case, 0 to 1."""
        if self.trace_ratio is not None:
            return self.trace_ratio
        return 0.1 if self.app_env == "production" else 1.0

    @property
    def mode_name(self) -> str:
        """How this clinic runs, in one word: production, emulators, demo or local."""
        if self.app_env == "production":
            return "production"
        if self.use_firestore_emulator or self.use_gcs_emulator:
            return "emulators"
        return "demo" if self.use_mock_data else "local"

    def trace_link(self, trace_id: str) -> str | None:
        """Where a trace can be looked at outside the product, as far as that is known."""
        template = self.trace_link_template
        if template is None and self.traces_go_to in ("cloud-trace", "telemetry-api"):
            template = f"{_CLOUD_TRACE}?project={self.google_cloud_project or ''}"
        return template.replace("{trace_id}", trace_id) if template else None

    @property
    def documents_in_firestore(self) -> bool:
        """True when documents are kept in Firestore or its emulator."""
        return self.app_env == "production" or self.use_firestore_emulator

    @property
    def files_in_cloud_storage(self) -> bool:
        """True when files are kept in Cloud Storage or its emulator."""
        return self.app_env == "production" or self.use_gcs_emulator

    @property
    def needs_sign_in(self) -> bool:
        """True when users sign in, and the API lets nobody in without the dashboard's token."""
        return self.auth_mode is not None

    @property
    def needs_local_service(self) -> bool:
        """True when the supervisor has to start the local service."""
        return self.app_env == "local" and (self.voice_is_local or self.writer_is_local)
