"""Settings: what each mode needs, and that every problem is named at once."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from core.errors import ConfigurationError
from core.settings import load_settings
from core.settings.model_ends import ANNOUNCED, ends_soon, known_ends
from core.tooling.doctor import model_findings
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


def test_no_default_model_has_an_announced_end() -> None:
    settings = load_settings(_env_file=None)

    assert not {*settings.gemini_models, *AgentsSettings().llms} & ANNOUNCED.keys()


def test_an_operator_knows_better_when_a_model_ends() -> None:
    own = "gemini-3.8-flash=2027-05-31, gemini-2.5-pro = ,"
    ends = known_ends(load_settings(_env_file=None, model_ends=own).model_ends)

    assert ends["gemini-3.8-flash"] == date(2027, 5, 31)
    assert "gemini-2.5-pro" not in ends
    assert ends["gemini-2.5-flash"] == date(2026, 12, 1)


@pytest.mark.parametrize("text", ["gemini-3.8-flash", "=2027-05-31", "gemini-3.8-flash=next year"])
def test_an_end_that_cannot_be_read_is_named(text: str) -> None:
    (problem,) = problems(model_ends=text)
    assert problem.startswith("MODEL_ENDS: ")
    assert "2027-05-31" in problem


@pytest.mark.parametrize(
    ("day", "soon"),
    [
        (None, False),
        (date(2026, 1, 1), True),
        (date(2027, 5, 28), True),
        (date(2027, 5, 29), False),
    ],
)
def test_an_end_within_half_a_year_is_soon(day: date | None, soon: bool) -> None:
    assert ends_soon(day, date(2026, 11, 29)) is soon


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, []),
        (
            {"gemini_models": "gemini-2.5-pro,gemini-3.8-flash"},
            ["gemini-2.5-pro ended on 2026-12-01"],
        ),
        ({"model_ends": "gemini-3.8-flash=2027-01-31"}, ["gemini-3.8-flash ends on 2027-01-31"]),
        ({"google_api_key": None, "gemini_models": "gemini-2.5-pro"}, []),
        (
            {"meaning_by": "gemini", "model_ends": "gemini-embedding-2=2027-01-31"},
            ["gemini-embedding-2 ends on 2027-01-31"],
        ),
        ({"model_ends": "gemini-embedding-2=2027-01-31"}, []),
    ],
)
def test_the_doctor_warns_about_a_default_that_ends(
    values: dict[str, object], found: list[str]
) -> None:
    settings = load_settings(_env_file=None, **({"google_api_key": "g"} | values))
    findings = model_findings(settings, date(2026, 12, 24))
    assert [finding.state for finding in findings] == found
    assert all(finding.mark == "!! " for finding in findings)


def test_meanings_by_gemini_need_its_key() -> None:
    (problem,) = problems(meaning_by="gemini", google_api_key=None)
    assert problem.startswith("GOOGLE_API_KEY is missing: MEANING_BY=gemini needs it")
    assert load_settings(_env_file=None, meaning_by="gemini", google_api_key="g")


def test_a_package_for_gemini_that_is_not_installed_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert load_settings(_env_file=None, gemini_sdk="google-genai").gemini_sdk == "google-genai"
    # How Python notes that there is no such module.
    monkeypatch.setitem(sys.modules, "google.genai", None)
    assert load_settings(_env_file=None).gemini_sdk == "google-generativeai"
    (problem,) = problems(gemini_sdk="google-genai")
    assert problem.startswith("GEMINI_SDK: the package google-genai is not installed")
    assert 'pip install "elevendops[genai]"' in problem


@pytest.mark.parametrize("name", ["GEMINI_BASE_URL", "ELEVENLABS_BASE_URL"])
@pytest.mark.parametrize(
    "address",
    [
        "api.eu.example",
        "ftp://api.eu.example",
        "https://",
        "https://[api",
        "https://api.example:port",
        "https://api.eu.example/ path",
        "https://user:secret-word@api.eu.example",
        "https://api.eu.example?key=secret-word",
        "https://api.eu.example#v1",
        "http://api.eu.example",
    ],
)
def test_an_address_that_a_key_is_sent_to_is_a_whole_and_safe_one(name: str, address: str) -> None:
    found = problems(**{name.lower(): address})
    assert [problem.split(":")[0] for problem in found] == [name]
    assert "secret-word" not in found[0]


@pytest.mark.parametrize(
    "address", ["https://api.eu.example", "https://gw.example:8443/llm/", "http://127.0.0.1:4000"]
)
def test_addresses_of_gateways_and_of_this_machine_are_taken(address: str) -> None:
    settings = load_settings(_env_file=None, gemini_base_url=address, elevenlabs_base_url=address)
    assert settings.gemini_base_url == settings.elevenlabs_base_url == address


def test_the_version_is_no_part_of_the_address_of_gemini() -> None:
    (problem,) = problems(gemini_base_url="https://gw.example/v1beta/")
    assert problem == "GEMINI_BASE_URL: leave out the version (v1beta); it is added"


VERTEX = {"gemini_sdk": "google-genai", "google_cloud_project": "clinic"}


@pytest.mark.parametrize("region", ["europe-west4", "northamerica-northeast1", "eu", "global"])
def test_vertex_stands_in_place_of_a_key(region: str) -> None:
    values = PRODUCTION | VERTEX | {"google_api_key": None, "gemini_vertex_location": region}
    settings = load_settings(_env_file=None, **values)
    assert not settings.writer_is_local
    assert settings.vertex_project == "clinic"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"gemini_vertex_location": "evil.example/"}, "is no region such as"),
        ({"gemini_vertex_location": "Europe"}, "is no region such as"),
        (
            {"gemini_vertex_location": "eu", "gemini_sdk": "google-generativeai"},
            "google-generativeai does not speak to Vertex AI; set GEMINI_SDK=google-genai",
        ),
        ({"gemini_vertex_location": "eu", "google_cloud_project": None}, "PROJECT is missing"),
        ({"gemini_vertex_location": "eu", "gemini_vertex_project": "a/b"}, "no id of a project"),
        ({"gemini_vertex_project": "clinic-ai"}, "GEMINI_VERTEX_LOCATION is missing"),
    ],
)
def test_what_vertex_needs_is_named(values: dict[str, object], words: str) -> None:
    (problem,) = problems(**(VERTEX | values))
    assert problem.startswith("GEMINI_VERTEX_")
    assert words in problem


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
