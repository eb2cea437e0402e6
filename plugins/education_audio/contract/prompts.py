"""How a script shall be written, and what the writer is told for it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from core.i18n import Words
from core.models.late import LateModel
from core.values import FilledText, Id, LanguageOption, Text


class TemplateConfig(LateModel):
    """How a script shall be written. Empty lists mean the defaults.

    `template_ids` are content modules in their order; languages are codes from `/languages`.
    """

    template_ids: Annotated[list[Id], Field(max_length=30)] = []
    quick_instructions: Annotated[Text, Field(max_length=2000)] | None = None
    system_prompt_override: Annotated[FilledText, Field(max_length=20_000)] | None = None
    preferred_languages: Annotated[list[str], Field(max_length=5)] = []
    speaker1_languages: Annotated[list[str], Field(max_length=5)] = []
    speaker2_languages: Annotated[list[str], Field(max_length=5)] = []
    target_duration_minutes: Literal[3, 5, 10, 15] | None = None
    is_multi_speaker: bool = False


class TemplateInfo(LateModel):
    """A content module of a script; `category` is `built_in`, or `custom` for the clinic's own.

    `version` is that of the clinic's own, None for built-in ones.
    """

    template_id: str
    display_name: Words
    description: Words
    category: Literal["built_in", "custom"]
    preview: str
    version: int | None = None


class PromptPreviewRequest(TemplateConfig):
    """The prompt as it would be sent, with a document when one is named."""

    knowledge_id: Id | None = None
    custom_prompt: Annotated[FilledText, Field(max_length=20_000)] | None = None


class PromptPreview(LateModel):
    """Exactly what is sent to the writer: system rules and prompt, and both as one text."""

    template_ids: list[str]
    quick_instructions: str | None
    system_prompt: str
    prompt: str
    combined_prompt: str
    character_count: int


class SystemPrompt(LateModel):
    """The rules that every script is written by: those one may replace, and those that stay."""

    system_prompt: str
    safety_rules: str


class WriterModelOption(LateModel):
    """A model to choose from: what a request names it by, and what people call it.

    `listed` is False for one that the provider does not offer itself. `ends_on` is the last day
    that is announced for it, None when no end is known; `ends_soon` that it is within half a year,
    or over.
    """

    name: str
    title: str
    listed: bool
    ends_on: date | None
    ends_soon: bool
    ended: bool


class ScriptLanguageOption(LanguageOption):
    """A language that a script can be asked for.

    `is_compared` where figures and negations of a script are compared with the document.
    `is_worded` where figures and signs are put into words before they are spoken.
    `is_translated_into` where the writer can write it of a document in another language.
    """

    is_compared: bool
    is_worded: bool
    is_translated_into: bool


class WriterModels(LateModel):
    """Models to choose from, by name and with what is known of them; the first is the default.

    `from_provider` is False when the provider has not answered: these are then only the models
    that the operator names.
    """

    models: list[str]
    options: list[WriterModelOption]
    from_provider: bool
