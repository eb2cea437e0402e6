"""Reads the settings from the environment, and names everything that is wrong with them at once."""

from __future__ import annotations

import os
import re
import secrets

from pydantic import SecretStr, ValidationError
from pydantic_settings import BaseSettings

from core.declarations import AUTHORITY
from core.errors import ConfigurationError
from core.settings.addresses import address_problems
from core.settings.model import Settings
from core.settings.writer import writer_problems

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_MIN_KEY = 32
_ADDRESS = re.compile(r"[^@\s,]*@[^@\s,.]+(\.[^@\s,.]+)*")
_SERVICE = "set it in the environment (on Cloud Run: deploy/service.yaml)"
_SECRET = "set it in the environment (on Cloud Run: Secret Manager, see docs/deploy.md)"


def load_settings(**overrides: object) -> Settings:
    """Read the settings from the environment and `.env`; `overrides` win, by field name.

    Raises ConfigurationError naming every bad value and every missing one, and where to set it.
    """
    settings, problems = read_settings(**overrides)
    if settings is None or problems:
        raise ConfigurationError(problems)
    return settings


def read_settings(**overrides: object) -> tuple[Settings | None, list[str]]:
    """The settings as they stand, with all that is wrong; None when a value cannot be read."""
    try:
        settings = Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        return None, list(_bad_values(error).values())
    return settings, _problems(settings)


def readable_settings() -> tuple[Settings, list[str], list[str]]:
    """The settings with the default in place of each value that cannot be read; what is wrong with
    those values, and what else is wrong.
    """
    try:
        settings, bad = Settings(), {}
    except ValidationError as error:
        bad = _bad_values(error)
        fields = Settings.model_fields
        settings = Settings(**{name: fields[name].get_default() for name in bad})
    return settings, list(bad.values()), _problems(settings)


def _bad_values(error: ValidationError) -> dict[str, str]:
    """Why the value of each of these fields cannot be read."""
    found: dict[str, str] = {}
    for item in error.errors(include_input=False, include_url=False):
        name = str(item["loc"][0])
        found.setdefault(name, f"{name.upper()}: {item['msg']}")
    return found


def _problems(settings: Settings) -> list[str]:
    """What is wrong with values that can be read, and what is missing."""
    problems = _sign_in_problems(settings)
    problems += (
        _production_problems(settings)
        if settings.app_env == "production"
        else _local_problems(settings)
    )
    problems += [
        f"ALLOWED_HOSTS: “{name}” is not the name of a host such as desk.clinic.example"
        for name in settings.allowed_hosts
        if not AUTHORITY.fullmatch(name)
    ]
    problems += writer_problems(settings)
    return problems + address_problems("ELEVENLABS_BASE_URL", settings.elevenlabs_base_url)


def make_run_key() -> dict[str, str]:
    """Make the key that this run's processes share, unless one is set.

    The environment has it from then on, by the name in the answer; the answer is empty when a key
    was set.
    """

    class Given(BaseSettings):
        # Alone, so that another setting's bad value does not hide it.
        model_config = Settings.model_config
        internal_token_key: SecretStr | None = None

    if Given().internal_token_key is not None:
        return {}
    # Through the environment and a pipe: other users of the machine can read arguments.
    os.environ["INTERNAL_TOKEN_KEY"] = secrets.token_hex(32)
    return {"INTERNAL_TOKEN_KEY": os.environ["INTERNAL_TOKEN_KEY"]}


def _local_problems(settings: Settings) -> list[str]:
    if settings.needs_sign_in:
        return []
    return [
        f"{name}: without sign-in ElevenDops listens on this machine only; use 127.0.0.1"
        for name in ("BACKEND_HOST", "FRONTEND_HOST")
        if getattr(settings, name.lower()) not in _LOOPBACK
    ]


def _production_problems(settings: Settings) -> list[str]:
    problems = [
        f"{name} is missing: {where}"
        for name, where in (
            ("GOOGLE_CLOUD_PROJECT", _SERVICE),
            ("GCS_BUCKET_NAME", _SERVICE),
            ("ELEVENLABS_API_KEY", _SECRET),
            ("GOOGLE_API_KEY", _SECRET),
        )
        if _is_missing(settings, name)
        and not (name == "GOOGLE_API_KEY" and settings.gemini_vertex_location)
    ]
    if not settings.needs_sign_in:
        problems.append(
            f"AUTH_MODE is missing: production needs sign-in, `oidc` or `iap`; {_SERVICE}"
        )
    problems += [
        f"{name}: not in production; unset it"
        for name in ("USE_MOCK_DATA", "USE_FIRESTORE_EMULATOR", "USE_GCS_EMULATOR")
        if getattr(settings, name.lower())
    ]
    return problems


def _sign_in_problems(settings: Settings) -> list[str]:
    if not settings.needs_sign_in:
        return []
    wanted = {
        "oidc": (
            ("OIDC_CLIENT_ID", _SERVICE),
            ("OIDC_CLIENT_SECRET", _SECRET),
            ("OIDC_METADATA_URL", _SERVICE),
            ("OIDC_REDIRECT_URI", _SERVICE),
            ("COOKIE_SECRET", _SECRET),
            ("SIGN_IN_ALLOWED", _SERVICE),
        ),
        "iap": (("IAP_AUDIENCE", _SERVICE),),
    }[str(settings.auth_mode)]
    problems = [
        f"{name} is missing: {where}" for name, where in wanted if _is_missing(settings, name)
    ]
    if _is_missing(settings, "INTERNAL_TOKEN_KEY"):
        problems.append(
            "INTERNAL_TOKEN_KEY is missing: start with scripts/start.sh, which makes one for each "
            "run, or give all processes the same random text of 32 characters or more"
        )
    problems += [
        f"{name}: use at least {_MIN_KEY} characters"
        for name in ("COOKIE_SECRET", "INTERNAL_TOKEN_KEY")
        if 0 < len(_text(settings, name)) < _MIN_KEY
    ]
    problems += [
        f"{name}: “{entry}” is neither an address nor a domain such as @clinic.example"
        for name, listed in (
            ("SIGN_IN_ALLOWED", settings.sign_in_allowed),
            ("SIGN_IN_CLINICIANS", settings.sign_in_clinicians),
        )
        for entry in listed
        if not _ADDRESS.fullmatch(entry)
    ]
    uri = _text(settings, "OIDC_REDIRECT_URI")
    if uri and not uri.endswith("/oauth2callback"):
        problems.append("OIDC_REDIRECT_URI: it must end with /oauth2callback")
    elif uri and settings.app_env == "production" and not uri.startswith("https://"):
        problems.append("OIDC_REDIRECT_URI: it must begin with https://")
    return problems


def _is_missing(settings: Settings, name: str) -> bool:
    return not _text(settings, name)


def _text(settings: Settings, name: str) -> str:
    value = getattr(settings, name.lower())
    plain = value.get_secret_value() if isinstance(value, SecretStr) else value
    return str(plain or "").strip()
