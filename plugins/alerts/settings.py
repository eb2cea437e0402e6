"""Where alerts of red flags go."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, SecretStr, StringConstraints, model_validator

from core.settings.companions import AlsoSet

_URL = r"^(https://\S+|http://(localhost|127\.0\.0\.1|\[::1\])([:/]\S*)?)?$"

Addresses = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, pattern=r"^([^\s,@<>]+@[^\s,@<>]+(\s*,\s*[^\s,@<>]+@[^\s,@<>]+)*)?$"
    ),
]
Url = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000, pattern=_URL)]

_LINKED = AlsoSet("SAFETY_DASHBOARD_URL", "the links in alerts open nothing")


class AlertSettings(BaseModel):
    """Read from the environment, such as `ALERTS_MAIL_TO`."""

    mail_to: Annotated[Addresses, _LINKED] = Field(
        "", description="Who gets alerts by mail: addresses, separated by commas. Empty: nobody."
    )
    mail_from: Addresses = Field("", description="The sender of these mails. Needed for mail.")
    smtp_host: str = Field("", max_length=253, description="The mail server. Needed for mail.")
    smtp_port: int = Field(587, ge=1, le=65535, description="The mail server's port.")
    smtp_security: Literal["starttls", "tls", "none"] = Field(
        "starttls",
        description="How the connection is protected: `starttls` (port 587), `tls` (port 465), or "
        "`none`, for a server on the same machine.",
    )
    smtp_user: str = Field("", description="The user at the mail server, if it asks for one.")
    smtp_password: SecretStr | None = Field(None, description="That user's password.")
    webhook_url: Annotated[Url, _LINKED] = Field(
        "",
        description="Gets each alert as JSON by POST. https, or http on the same machine.",
    )
    webhook_secret: SecretStr | None = Field(
        None, min_length=16, description="Signs what the webhook gets. Needed for the webhook."
    )
    chat_url: Annotated[SecretStr | None, _LINKED] = Field(
        None, description="The incoming webhook of a chat room; whoever knows it can write there."
    )
    chat_kind: Literal["slack", "teams", "google_chat"] = Field(
        "slack", description="Whose room it is."
    )

    @model_validator(mode="after")
    def _complete(self) -> AlertSettings:
        if self.mail_to and not (self.smtp_host and self.mail_from):
            raise ValueError("mail_to needs smtp_host and mail_from, too")
        if self.webhook_url and self.webhook_secret is None:
            raise ValueError("webhook_url needs webhook_secret, too")
        return self
