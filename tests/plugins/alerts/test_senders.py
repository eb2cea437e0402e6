"""Mail, webhook and chat against servers on loopback."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from datetime import UTC, datetime

import pytest
from pydantic import SecretStr, ValidationError

from plugins.alerts.mail import Mail
from plugins.alerts.senders import senders
from plugins.alerts.settings import AlertSettings
from plugins.alerts.webhooks import SIGNATURE, TIMESTAMP, ChatRoom, SignedWebhook
from plugins.safety.contract import Alert, AlertTier, SentInPart
from tests.plugins.alerts.support import mail_server, receiver

SECRET = "a secret of the clinic's own"
ALERT = Alert(
    alert_id="ps_1.0002",
    tier=AlertTier.URGENT,
    red_flags=["Chest pain", "Fainting"],
    raised_at=datetime(2026, 5, 4, 3, 2, 1, tzinfo=UTC),
    link="https://desk.clinic.example/conversation-logs?id=ps_1&turn=2",
)


def mail_settings(port: int, **changes: object) -> AlertSettings:
    given = {
        "mail_to": "ward@clinic.example, on-call@clinic.example",
        "mail_from": "desk@clinic.example",
        "smtp_host": "127.0.0.1",
        "smtp_port": port,
        "smtp_security": "none",
    }
    return AlertSettings.model_validate(given | changes)


async def test_a_mail_names_the_flags_and_links_to_the_message() -> None:
    async with mail_server() as server:
        mail = Mail(mail_settings(server.port))
        assert await asyncio.to_thread(mail.send, ALERT) is None
        reminder = ALERT.model_copy(update={"number": 3})
        assert await asyncio.to_thread(mail.send, reminder) is None
    first, third = server.mails
    assert first["Subject"] == "Red flag: Chest pain, Fainting"
    assert third["Subject"] == "Red flag: Chest pain, Fainting (reminder 2)"
    assert first["To"] == "ward@clinic.example, on-call@clinic.example"
    assert first["Auto-Submitted"] == "auto-generated"
    assert ALERT.link in str(first.get_payload(decode=True))


async def test_a_refused_address_is_named() -> None:
    async with mail_server() as server:
        server.refuse = {"on-call@clinic.example"}
        said = await asyncio.to_thread(Mail(mail_settings(server.port)).send, ALERT)
        assert said == SentInPart("The mail server refused some addresses: on-call@clinic.example")
        server.refuse |= {"ward@clinic.example"}
        said = await asyncio.to_thread(Mail(mail_settings(server.port)).send, ALERT)
        assert said == "The mail server refused every address."


async def test_nothing_is_sent_over_a_line_that_cannot_be_protected() -> None:
    async with mail_server() as server:
        settings = mail_settings(server.port, smtp_security="starttls")
        assert await asyncio.to_thread(Mail(settings).send, ALERT) is not None
        assert server.mails == []
    assert "could not be reached" in str(await asyncio.to_thread(Mail(settings).send, ALERT))


async def test_the_webhook_is_signed_with_its_time() -> None:
    async with receiver() as hook:
        send = SignedWebhook(hook.url, SECRET).send
        assert await asyncio.to_thread(send, ALERT) is None
        hook.status = 500
        said = await asyncio.to_thread(send, ALERT)
        assert said == "The address answered with 500 and did not take it."
        hook.status = 307
        assert await asyncio.to_thread(send, ALERT) is not None
    assert await asyncio.to_thread(send, ALERT) == "The address could not be reached."
    [(headers, body)] = hook.posts
    signed = headers[TIMESTAMP.lower()].encode() + b"." + body
    expected = hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()
    assert headers[SIGNATURE.lower()] == f"v1={expected}"
    assert Alert.model_validate_json(body) == ALERT


@pytest.mark.parametrize("kind", ["slack", "google_chat", "teams"])
async def test_a_chat_room_gets_what_it_reads(kind: str) -> None:
    async with receiver() as room:
        settings = AlertSettings.model_validate({"chat_url": room.url, "chat_kind": kind})
        send = ChatRoom(room.url, settings).send
        assert await asyncio.to_thread(send, ALERT) is None
    [(headers, body)] = room.posts
    assert headers["content-type"].startswith("application/json")
    said = json.loads(body)
    if kind == "teams":
        [attachment] = said["attachments"]
        assert (said["type"], attachment["content"]["type"]) == ("message", "AdaptiveCard")
        said = {"text": "\n".join(one["text"] for one in attachment["content"]["body"])}
    assert "Red flag: Chest pain, Fainting" in said["text"]
    assert ALERT.link in said["text"]


def test_only_what_is_set_up_sends() -> None:
    assert senders(AlertSettings()) == []
    settings = mail_settings(25).model_copy(
        update={
            "webhook_url": "https://clinic.example/hook",
            "webhook_secret": SecretStr(SECRET),
            "chat_url": SecretStr("https://chat.example/room"),
        }
    )
    assert [sender.key for sender in senders(settings)] == ["mail", "webhook", "chat"]


@pytest.mark.parametrize(
    "given",
    [
        {"mail_to": "ward@clinic.example"},
        {"mail_to": "not an address", "smtp_host": "x", "mail_from": "a@b.example"},
        {"webhook_url": "https://clinic.example/hook"},
        {"webhook_url": "http://clinic.example/hook", "webhook_secret": SECRET},
        {"webhook_url": "https://clinic.example/hook", "webhook_secret": "short"},
    ],
)
def test_half_a_setting_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        AlertSettings.model_validate(given)
