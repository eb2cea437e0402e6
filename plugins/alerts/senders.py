"""The senders that the settings ask for."""

from __future__ import annotations

from core.i18n import text
from plugins.alerts.settings import AlertSettings
from plugins.safety.contract import AlertSenderSpec


def senders(settings: AlertSettings) -> list[AlertSenderSpec]:
    """Each sender that has where to send to."""
    found = []
    # A start without an alert's address loads nothing that sends.
    if settings.mail_to:
        from plugins.alerts.mail import Mail

        found.append(AlertSenderSpec("mail", text("Mail"), Mail(settings).send, order=10))
    if settings.webhook_url and settings.webhook_secret is not None:
        from plugins.alerts.webhooks import SignedWebhook

        hook = SignedWebhook(settings.webhook_url, settings.webhook_secret.get_secret_value())
        found.append(AlertSenderSpec("webhook", text("Webhook"), hook.send, order=20))
    if settings.chat_url is not None:
        from plugins.alerts.webhooks import ChatRoom

        room = ChatRoom(settings.chat_url.get_secret_value(), settings)
        found.append(AlertSenderSpec("chat", text("Chat"), room.send, order=30))
    return found
