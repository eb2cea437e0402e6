"""Settings: what each mode needs, and that every problem is named at once."""

from __future__ import annotations

import pytest

from core.errors import ConfigurationError
from core.settings import load_settings
from plugins.agents.settings import AgentsSettings

KEY = "k" * 32
PRODUCTION = {
    "app_env": "production",
    "google_cloud_project": "clinic",
    "gcs_bucket_name": "clinic-files",
    "elevenlabs_api_key": "e",
    "google_api_key": "g",
    "auth_mode": "oidc",
    "oidc_client_id": "id",
    "oidc_client_secret": "s",
    "oidc_metadata_url": "https://login.example.org/.well-known/openid-configuration",
    "oidc_redirect_uri": "https://clinic.example.org/oauth2callback",
    "sign_in_allowed": "ana@clinic.example, @hospital.example",
    "cookie_secret": KEY,
    "internal_token_key": KEY,
    "backend_host": "0.0.0.0",
    "frontend_host": "0.0.0.0",
}
SECRETS = ("elevenlabs_api_key", "google_api_key", "oidc_client_secret", "cookie_secret")


def problems(**values: object) -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        load_settings(_env_file=None, **values)
    return list(caught.value.problems)


# What the providers' pages of deprecations named on 2026-11-28 (ai.google.dev/gemini-api,
# developers.openai.com/api, platform.claude.com), with the day on which each model ends.
ENDING = {
    "gemini-2.0-flash": "2026-06-01",
    "gemini-2.5-pro": "2026-12-01",
    "gemini-2.5-flash": "2026-12-01",
    "gemini-3.1-flash-lite": "2027-05-07",
    "gpt-4o": "2027-01-14",
    "gpt-4o-mini": "2027-01-14",
    "gpt-4.1": "2027-01-14",
    "gpt-4.1-mini": "2027-01-14",
    "gpt-5": "2026-12-11",
    "gpt-5.1": "2027-04-01",
    "claude-sonnet-4-5": "2026-09-29",
}


def test_no_default_model_has_an_announced_end() -> None:
    settings = load_settings(_env_file=None)

    assert not {*settings.gemini_models, *AgentsSettings().llms} & ENDING.keys()


def test_production_with_all_it_needs() -> None:
    settings = load_settings(_env_file=None, **PRODUCTION)
    assert settings.documents_in_firestore
    assert settings.files_in_cloud_storage
    assert settings.needs_sign_in
    assert not settings.needs_local_service


@pytest.mark.parametrize("nothing", [None, "", "   "])
def test_production_names_every_missing_value_and_where_to_set_it(nothing: str | None) -> None:
    kept = {"app_env": "production"} | dict.fromkeys(SECRETS, nothing)
    found = problems(**kept)
    for name in (
        "GOOGLE_CLOUD_PROJECT",
        "GCS_BUCKET_NAME",
        "ELEVENLABS_API_KEY",
        "GOOGLE_API_KEY",
        "AUTH_MODE",
    ):
        (problem,) = [one for one in found if one.startswith(f"{name} is missing")]
        assert "deploy" in problem


@pytest.mark.parametrize("nothing", [None, "", "   "])
@pytest.mark.parametrize(
    "name", sorted(PRODUCTION.keys() - {"app_env", "auth_mode", "backend_host", "frontend_host"})
)
def test_each_value_of_production_is_needed(name: str, nothing: str | None) -> None:
    (problem,) = problems(**(PRODUCTION | {name: nothing}))
    assert problem.startswith(f"{name.upper()} is missing")


def test_from_the_environment_too(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in PRODUCTION.items():
        monkeypatch.setenv(name.upper(), value)
    assert load_settings(_env_file=None).gcs_bucket_name == "clinic-files"
    monkeypatch.setenv("ELEVENLABS_API_KEY", "")
    monkeypatch.delenv("GOOGLE_API_KEY")
    found = problems()
    assert [problem.split(" ")[0] for problem in found] == ["ELEVENLABS_API_KEY", "GOOGLE_API_KEY"]


def test_a_secret_is_never_in_a_problem() -> None:
    found = problems(**(PRODUCTION | {"cookie_secret": "short-secret", "auth_mode": "other"}))
    assert "short-secret" not in " ".join(found)
    (problem,) = problems(**(PRODUCTION | {"cookie_secret": "short-secret"}))
    assert problem == "COOKIE_SECRET: use at least 32 characters"


def test_identity_aware_proxy_needs_its_audience_only() -> None:
    kept = {name: value for name, value in PRODUCTION.items() if not name.startswith("oidc_")}
    del kept["cookie_secret"]
    kept["auth_mode"] = "iap"
    (problem,) = problems(**kept)
    assert problem.startswith("IAP_AUDIENCE is missing")
    assert load_settings(_env_file=None, **(kept | {"iap_audience": "/projects/1/x"})).needs_sign_in


@pytest.mark.parametrize("name", ["use_mock_data", "use_firestore_emulator", "use_gcs_emulator"])
def test_production_has_real_parts_only(name: str) -> None:
    (problem,) = problems(**(PRODUCTION | {name: True}))
    assert problem == f"{name.upper()}: not in production; unset it"


@pytest.mark.parametrize(
    ("uri", "words"),
    [
        ("https://clinic.example.org/", "/oauth2callback"),
        ("http://clinic.example.org/oauth2callback", "https://"),
    ],
)
def test_the_address_that_the_provider_returns_to(uri: str, words: str) -> None:
    (problem,) = problems(**(PRODUCTION | {"oidc_redirect_uri": uri}))
    assert words in problem


@pytest.mark.parametrize("name", ["backend_host", "frontend_host"])
def test_without_sign_in_only_this_machine_is_served(name: str) -> None:
    (problem,) = problems(**{name: "0.0.0.0"})
    assert problem.startswith(name.upper())


def test_who_may_sign_in_is_an_address_or_a_domain() -> None:
    settings = load_settings(_env_file=None, **PRODUCTION)
    assert settings.sign_in_allowed == ("ana@clinic.example", "@hospital.example")
    (problem,) = problems(**(PRODUCTION | {"sign_in_allowed": "everybody"}))
    assert "everybody" in problem
