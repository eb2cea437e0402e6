"""What Education Audio offers to choose from, as the API lists it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import RootModel

from core import ui
from plugins.education_audio.contract import (
    ScriptLanguageOption,
    TemplateInfo,
    VoiceOption,
    WriterModels,
)


class _Voices(RootModel[list[VoiceOption]]):
    """The answer with all voices."""


class _Languages(RootModel[list[ScriptLanguageOption]]):
    """The answer with all languages."""


class _Templates(RootModel[list[TemplateInfo]]):
    """The answer with all content modules."""


@dataclass(frozen=True, slots=True)
class WritingChoices:
    """Content modules by id, languages by code, and models, the default first."""

    templates: dict[str, TemplateInfo]
    languages: dict[str, ScriptLanguageOption]
    models: WriterModels


def load_writing_choices() -> WritingChoices:
    """What the form of a script needs. Raises ApiProblem."""
    # A template that was just kept is to be chosen at once.
    templates = ui.api().get("/api/templates", _Templates).root
    languages = ui.known("/api/audio/languages", _Languages).root
    return WritingChoices(
        templates={template.template_id: template for template in templates},
        languages={language.code: language for language in languages},
        models=ui.known("/api/audio/models", WriterModels),
    )


def load_voices(*, quiet: bool = False) -> list[VoiceOption]:
    """The voices of the voice service; those known last, and that, where it refuses to list them.

    With `quiet` another part of the page says so. Raises ApiProblem.
    """
    return ui.known_or_last("/api/audio/voices/list", _Voices, quiet=quiet).root


def speaks(voice: VoiceOption, language: str | None) -> bool:
    """Whether a voice is made for the language, by its ISO 639-1 code."""
    return language is not None and language in voice.languages


def by_language(voices: Iterable[VoiceOption], language: str | None) -> list[VoiceOption]:
    """The voices made for the language first, those whose own language it is before all."""
    return sorted(
        voices, key=lambda voice: (voice.languages[:1] != [language], not speaks(voice, language))
    )
