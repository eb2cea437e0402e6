"""The emergency texts: by country, written by the clinic, approved word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.shared.approvals import digest
from plugins.safety.contract import TextKind
from plugins.safety.emergency import TEXTS
from plugins.safety.models import StoredWording, StoredWordingVersion
from plugins.safety.settings import SafetySettings
from plugins.safety.wording.book import locale_of
from plugins.safety.wording.standard import StandardTexts
from tests.plugins.agents.support import Row, got
from tests.plugins.patient_test.support import agent_for, begin
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

OWN = "This is urgent. {call} Our ward hears you at any time."


async def put(clinic: Clinic, text: str, place: str = "en/emergency") -> Row:
    answer = await clinic.client.put(f"/api/safety/texts/{place}", json={"text": text})
    assert answer.status_code == 200, answer.text
    found: Row = answer.json()
    return found


@pytest.mark.parametrize(
    ("country", "number", "line"),
    [
        ("gb", "999", "116 123"),
        ("US", "911", "988"),
        ("DE", "112", ""),
        ("TW", "119", "1925"),
        ("CN", "120", "12356"),
        ("", "", ""),
        ("ZZ", "", ""),
    ],
)
def test_numbers_are_those_of_the_country(country: str, number: str, line: str) -> None:
    texts = StandardTexts(SafetySettings.model_validate({"country": country}))
    assert (texts.number, texts.crisis_line) == (number, line)
    assert number in texts.say("en", TextKind.EMERGENCY)
    assert line in texts.say("es", TextKind.SELF_HARM)


def test_a_clinics_own_number_is_before_the_countrys() -> None:
    given = {"country": "GB", "emergency_number": "112", "crisis_line": "0800 1"}
    texts = StandardTexts(SafetySettings.model_validate(given))
    assert (texts.number, texts.crisis_line) == ("112", "0800 1")


@pytest.mark.parametrize("kind", list(TextKind))
@pytest.mark.parametrize("locale", list(TEXTS))
def test_every_text_says_how_to_call_for_help(locale: str, kind: TextKind) -> None:
    texts = StandardTexts(SafetySettings.model_validate({"emergency_number": "4711"}))
    assert "4711" in texts.say(locale, kind)  # type: ignore[arg-type]


def test_languages_have_the_texts_of_their_script() -> None:
    codes = ("en-GB", "es", "zh-TW", "zh", "zh_CN", "zh-Hans", "fr")
    expected = ["en", "es", "zh-Hant", "zh-Hant", "zh-Hans", "zh-Hans", None]
    assert [locale_of(code) for code in codes] == expected


async def test_the_approved_words_are_said(clinic: Clinic) -> None:
    talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
    saved = await put(clinic, OWN)
    [version] = saved["versions"]
    assert (saved["in_force"], version["approved_by"]) == (None, None)
    before = await talk.ask("I can't breathe")
    assert "may be an emergency" in before["response_text"]

    approve = "/api/safety/texts/en/emergency/approve"
    wrong = {"number": 1, "sha256": digest(OWN + " ")}
    assert (await clinic.client.post(approve, json=wrong)).status_code == 409
    exact = {"number": 1, "sha256": version["sha256"]}
    approved = (await clinic.client.post(approve, json=exact)).json()
    assert approved["versions"][0]["approved_by"] == "default_doctor"
    after = await talk.ask("I can't breathe")
    assert after["response_text"] == approved["said"]
    assert after["response_text"].startswith("This is urgent. Call your local emergency number")
    assert after["response_text"].endswith("Our ward hears you at any time.")

    # A later draft changes nothing, and our own text can be said again.
    assert (await put(clinic, "Wait. {call}"))["in_force"] == 1
    path = "/api/safety/texts/en/emergency/withdraw"
    ours = (await clinic.client.post(path)).json()
    assert (ours["in_force"], len(ours["versions"])) == (None, 2)
    assert "may be an emergency" in (await talk.ask("I can't breathe"))["response_text"]


@pytest.mark.parametrize("text", ["Go to bed.", "{call} {name}", "{call", "{call!r}", "  "])
async def test_a_text_that_says_nothing_of_help_is_refused(
    shared_clinic: Clinic, text: str
) -> None:
    answer = await shared_clinic.client.put("/api/safety/texts/es/caution", json={"text": text})
    assert answer.status_code == 422
    texts = (await got(shared_clinic, "/api/safety/texts"))["texts"]
    [kept] = [one for one in texts if (one["locale"], one["kind"]) == ("es", "caution")]
    assert kept["versions"] == []


async def test_an_approved_text_outlives_a_restart(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, local_service.port)
    async with running_clinic(settings) as clinic:
        [version] = (await put(clinic, OWN))["versions"]
        path = "/api/safety/texts/en/emergency/approve"
        body = {"number": 1, "sha256": version["sha256"]}
        assert (await clinic.client.post(path, json=body)).status_code == 200
    async with running_clinic(settings) as clinic:
        talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
        assert "Our ward hears you" in (await talk.ask("I can't breathe"))["response_text"]


def test_a_text_that_was_changed_after_its_approval_is_not_said() -> None:
    version = StoredWordingVersion(
        number=1,
        text="{call} and wait",
        sha256=digest(OWN),
        saved_by="ana",
        saved_at="2026-01-01T00:00:00.000000Z",
        approved_by="ana",
        approved_at="2026-01-01T00:00:00.000000Z",
    )
    assert StoredWording(versions=[version], in_force=1).current is None
    fitting = version.model_copy(update={"text": OWN})
    assert StoredWording(versions=[fitting], in_force=1).current == fitting


async def test_a_wording_is_not_saved_over_one_that_its_writer_has_not_seen(
    shared_clinic: Clinic,
) -> None:
    path = "/api/safety/texts/zh-Hans/caution"
    texts = (await got(shared_clinic, "/api/safety/texts"))["texts"]
    [seen] = [one for one in texts if (one["locale"], one["kind"]) == ("zh-Hans", "caution")]
    body = {"text": "一。{call}", "version": seen["version"]}
    saved = await shared_clinic.client.put(path, json=body)
    assert (saved.status_code, saved.json()["version"]) == (200, seen["version"] + 1)
    stale = await shared_clinic.client.put(path, json=body)
    assert (stale.status_code, stale.json()["error_code"]) == (409, "stale_version")
    refused = await shared_clinic.client.put(
        path, json={"text": "二。{call}"}, headers={"If-Match": '"1"'}
    )
    assert refused.status_code == 412
    assert saved.headers["ETag"] == '"2"'
