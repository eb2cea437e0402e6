"""Alerts to an address of the clinic's own, signed, and to a chat room."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import time

from core.i18n import text
from plugins.alerts.settings import AlertSettings
from plugins.alerts.words import explanation, headline, whole
from plugins.safety.contract import Alert

log = logging.getLogger(__name__)

TIMESTAMP = "X-ElevenDops-Timestamp"
SIGNATURE = "X-ElevenDops-Signature"

_SECONDS = 10.0


class SignedWebhook:
    """Posts an alert as JSON, signed with the secret of the settings.

    The signature is `v1=` and the hexadecimal HMAC-SHA256 of the timestamp (seconds since 1970), a
    dot and the body. Whoever receives it refuses a timestamp that is minutes old, so that nobody
    can send a request again that he has seen.
    """

    def __init__(self, url: str, secret: str) -> None:
        self._url = url
        self._secret = secret.encode()

    def send(self, alert: Alert) -> str | None:
        """Post it; None when the answer says that it was taken (2xx)."""
        body = json.dumps(alert.model_dump(mode="json"), separators=(",", ":")).encode()
        timestamp = str(int(time.time()))
        signed = hmac.new(self._secret, timestamp.encode() + b"." + body, hashlib.sha256)
        headers = {
            "Content-Type": "application/json",
            TIMESTAMP: timestamp,
            SIGNATURE: f"v1={signed.hexdigest()}",
        }
        return _post(self._url, body, headers)


class ChatRoom:
    """Writes an alert into a room of Slack, Microsoft Teams or Google Chat."""

    def __init__(self, url: str, settings: AlertSettings) -> None:
        self._url = url
        self._kind = settings.chat_kind

    def send(self, alert: Alert) -> str | None:
        """Post the message; None when the room has taken it."""
        said = _teams_card(alert) if self._kind == "teams" else {"text": whole(alert)}
        body = json.dumps(said).encode()
        return _post(self._url, body, {"Content-Type": "application/json; charset=UTF-8"})


def _teams_card(alert: Alert) -> dict[str, object]:
    """An Adaptive Card in a message, as the incoming webhooks of Teams workflows take it."""
    card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": [
            {"type": "TextBlock", "weight": "Bolder", "wrap": True, "text": headline(alert)},
            {"type": "TextBlock", "wrap": True, "text": explanation(alert)},
            {"type": "TextBlock", "wrap": True, "text": alert.link},
        ],
    }
    kind = "application/vnd.microsoft.card.adaptive"
    return {"type": "message", "attachments": [{"contentType": kind, "content": card}]}


def _post(url: str, body: bytes, headers: dict[str, str]) -> str | None:
    import httpx  # when somebody is told: a start waits longer for it than for any feature

    try:
        # Where a redirect leads has not been set by anybody here.
        answer = httpx.post(
            url, content=body, headers=headers, timeout=_SECONDS, follow_redirects=False
        )
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        log.warning("an alert was not posted: %s", type(error).__name__)
        return text("The address could not be reached.")
    if answer.is_success:
        return None
    return text(
        "The address answered with {status} and did not take it.", status=answer.status_code
    )
