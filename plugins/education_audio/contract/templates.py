"""Templates of the clinic's own for scripts, and their versions."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from core.models.late import LateModel
from core.records.versions import EditedVersion, Versioned
from core.values import FilledText, Id, Line, Text

TemplateName = Annotated[Line, Field(min_length=1, max_length=100)]
TemplateDescription = Annotated[Text, Field(max_length=500)]
TemplateContent = Annotated[FilledText, Field(min_length=10, max_length=20_000)]
BuiltIn = Annotated[
    list[Id], Field(max_length=10), AfterValidator(lambda ids: list(dict.fromkeys(ids)))
]


class TemplateRequest(LateModel):
    """A new template: what a script covers, in the clinic's words (`content`).

    `includes` are built-in content modules that come before it, in their order.
    """

    display_name: TemplateName
    description: TemplateDescription = ""
    content: TemplateContent
    includes: BuiltIn = Field(default_factory=list)


class TemplateUpdate(LateModel):
    """What is changed of a template; what is left out stays. Each change is a new version."""

    display_name: TemplateName | None = None
    description: TemplateDescription | None = None
    content: TemplateContent | None = None
    includes: BuiltIn | None = None
    version: EditedVersion = None


class OwnTemplate(Versioned):
    """A template of the clinic's own as it is now."""

    template_id: str
    display_name: str
    description: str
    category: Literal["custom"] = "custom"
    preview: str
    content: str
    includes: list[str]
    created_by: str | None
    created_at: datetime


class TemplateVersion(LateModel):
    """What a template was in a version, and who (a name) has saved it when (UTC)."""

    number: int
    display_name: str
    description: str
    content: str
    includes: list[str]
    saved_by: str | None
    saved_at: datetime
    is_current: bool


class TemplateVersions(LateModel):
    """The latest versions of a template, the newest first, of `total_count`."""

    versions: list[TemplateVersion]
    total_count: int


class TemplateSeen(LateModel):
    """The version of a template that was seen when it is restored."""

    version: EditedVersion = None


class TemplateDeleted(LateModel):
    """The template is gone; scripts that were made with it keep its words."""

    success: Literal[True] = True
    template_id: str


class UsedTemplate(LateModel):
    """A template of the clinic's own that a script was written with, in which version.

    It is kept with the script, also when the template is changed or deleted.
    """

    template_id: str
    display_name: str
    version: int
