"""Alerts by mail (SMTP, RFC 5321)."""

from __future__ import annotations

import logging
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import make_msgid

from core.i18n import text
from plugins.alerts.settings import AlertSettings
from plugins.alerts.words import headline, whole
from plugins.safety.contract import Alert, SentInPart

log = logging.getLogger(__name__)

_SECONDS = 10.0


class Mail:
    """Sends an alert to the addresses of the settings."""

    def __init__(self, settings: AlertSettings) -> None:
        self._settings = settings

    def send(self, alert: Alert) -> str | SentInPart | None:
        """Hand the mail to the server; None when it has taken it for every address."""
        settings = self._settings
        to = [address.strip() for address in settings.mail_to.split(",")]
        try:
            with self._connected() as server:
                if settings.smtp_user and settings.smtp_password is not None:
                    server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
                refused = server.send_message(self._message(alert, to), to_addrs=to)
        except smtplib.SMTPAuthenticationError:
            return text("The mail server did not accept the user and password.")
        except smtplib.SMTPRecipientsRefused:
            return text("The mail server refused every address.")
        except ssl.SSLError:
            return text("The connection to the mail server is not safe; nothing was sent.")
        except (smtplib.SMTPException, OSError) as error:
            log.warning("no mail was sent: %s", type(error).__name__)
            return text("The mail server could not be reached, or did not take the mail.")
        if refused:
            why = text("The mail server refused some addresses: {join}", join=", ".join(refused))
            return SentInPart(why)
        return None

    def _connected(self) -> smtplib.SMTP:
        settings = self._settings
        if settings.smtp_security == "tls":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(
                settings.smtp_host, settings.smtp_port, timeout=_SECONDS, context=context
            )
        server = smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=_SECONDS)
        try:
            if settings.smtp_security == "starttls":
                server.starttls(context=ssl.create_default_context())
        except BaseException:
            server.close()
            raise
        return server

    def _message(self, alert: Alert, to: list[str]) -> EmailMessage:
        message = EmailMessage()
        message["Subject"] = headline(alert)
        message["From"] = self._settings.mail_from
        message["To"] = ", ".join(to)
        domain = self._settings.mail_from.rpartition("@")[2]
        message["Message-ID"] = make_msgid(f"{alert.alert_id}.{alert.number}", domain)
        # An out-of-office reply would go to nobody.
        message["Auto-Submitted"] = "auto-generated"
        message["X-Priority"] = "1"
        message.set_content(whole(alert))
        return message
