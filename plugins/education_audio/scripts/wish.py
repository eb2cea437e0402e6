"""What a script is asked for, and whether what was written is that."""

from __future__ import annotations

from dataclasses import dataclass

from core.ports.writer import WriterRequest
from core.text.identification import identify_language
from plugins.education_audio.contract import LanguageState, ScriptLanguage, ScriptLength
from plugins.education_audio.options import ScriptOptions
from plugins.education_audio.scripts.outcome import (
    document_minutes,
    holds_enough,
    language_of_script,
    length_of,
)
from plugins.education_audio.scripts.prompt import Prompt, build_prompt, build_revision
from plugins.knowledge.contract import SourceText


@dataclass(frozen=True, slots=True)
class ScriptWish:
    """What a script is written from and as: its prompt, its options, and of its document the
    SHA-256, the minutes that all of it would take (said twice where the script is in two
    languages), and the language (ISO 639-1, "" for unknown).
    """

    model: str
    prompt: Prompt
    options: ScriptOptions
    document_sha256: str
    document_minutes: float
    document_language: str

    def length(self, script: str) -> ScriptLength:
        """How long a script takes to say."""
        return length_of(script, self.options, self.document_minutes)

    def language(self, script: str) -> ScriptLanguage:
        """Which language a script is in."""
        return language_of_script(script, self.options, self.document_language)

    def revision(self, script: str) -> Prompt | None:
        """The prompt by which a script is written anew, None for one that is as asked for.

        A script that is short because its document is stays as it is.
        """
        length = self.length(script)
        other = self.language(script).state is LanguageState.OTHER
        short = length.spoken < self.options.minutes
        enough = holds_enough(self.document_minutes, self.options.minutes)
        odd = not length.is_kept and (enough or not short)
        if not other and not odd:
            return None
        return build_revision(
            self.prompt,
            script,
            self.options,
            spoken=length.spoken if odd else None,
            language=other,
        )

    def is_nearer(self, second: str, first: str) -> bool:
        """Whether the second script is nearer to what was asked for: its language before all."""
        return self._distance(second) < self._distance(first)

    def _distance(self, script: str) -> tuple[bool, float]:
        other = self.language(script).state is LanguageState.OTHER
        return other, abs(self.length(script).spoken - self.options.minutes)

    def request(self, prompt: Prompt) -> WriterRequest:
        """What the writer is asked."""
        return WriterRequest(model=self.model, system=prompt.system, prompt=prompt.task)


def wish_of(model: str, options: ScriptOptions, source: SourceText) -> ScriptWish:
    """The wish for a script of this document."""
    language = identify_language(source.text)
    return ScriptWish(
        model=model,
        prompt=build_prompt(options, source.disease_name, source.text, language),
        options=options,
        document_sha256=source.content_sha256,
        document_minutes=document_minutes(source.text)
        * (2 if options.is_said_twice(language) else 1),
        document_language=language,
    )
