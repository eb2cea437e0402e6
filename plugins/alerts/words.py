"""What an alert says. It has no patient's words, name or number: the link leads to them."""

from __future__ import annotations

from core.i18n import _
from plugins.safety.contract import Alert, AlertTier


def headline(alert: Alert) -> str:
    """One line, such as a mail's subject."""
    if alert.test:
        return _("Test alert of ElevenDops")
    flags = ", ".join(alert.red_flags)
    if alert.tier is AlertTier.URGENT:
        line = _("Red flag: {flags}", flags=flags)
    else:
        line = _("Possibly urgent: {flags}", flags=flags)
    if alert.number > 1:
        line = _("{line} (reminder {number})", line=line, number=alert.number - 1)
    return line


def explanation(alert: Alert) -> str:
    """What it is about, and what to do."""
    if alert.test:
        return _("This is a test. Alerts of red flags will come here.")
    if alert.tier is AlertTier.URGENT:
        return _(
            "A patient's message tells of an urgent symptom. The patient was given the emergency "
            "text. Open the message, contact the patient, and acknowledge the alert."
        )
    return _(
        "A patient's message tells of a symptom that may become urgent. The agent answers, with a "
        "safety sentence. Open the message, and acknowledge the alert."
    )


def whole(alert: Alert) -> str:
    """All of it as plain text."""
    return f"{headline(alert)}\n\n{explanation(alert)}\n\n{alert.link}\n"
