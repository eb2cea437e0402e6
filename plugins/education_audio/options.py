"""How a script shall be written, checked: modules, languages, length, speakers, model."""

from collections.abc import Mapping, Sequence
from datetime import date

from pydantic import ConfigDict, StrictBool, StrictInt

from core.errors import FieldProblem, InvalidInput
from core.i18n import text
from core.models.late import LateModel
from core.shared.writer_models import OfferedModels
from core.text.languages import language_code
from plugins.education_audio.content_modules import find_module
from plugins.education_audio.contract import TemplateConfig, WriterModelOption, WriterModels

DEFAULT_MINUTES = 3


class TemplateWords(LateModel):
    """A template of the clinic's own, in the version that a script is written with.

    `includes` are built-in content modules that come before its own `content`.
    """

    model_config = ConfigDict(frozen=True)

    template_id: str
    version: StrictInt
    display_name: str
    content: str
    includes: tuple[str, ...] = ()


class ScriptOptions(LateModel):
    """A checked wish. `template_ids` are known, languages are in their usual spelling.

    `own_templates` are those of the `template_ids` that are the clinic's own, with their words.
    """

    model_config = ConfigDict(frozen=True)

    template_ids: tuple[str, ...] = ()
    custom_prompt: str | None = None
    quick_instructions: str | None = None
    system_prompt_override: str | None = None
    languages: tuple[str, ...] = ()
    speaker1_languages: tuple[str, ...] = ()
    speaker2_languages: tuple[str, ...] = ()
    own_templates: tuple[TemplateWords, ...] = ()
    minutes: StrictInt = DEFAULT_MINUTES
    dialogue: StrictBool = False

    def spoken_by(self, document_language: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """The codes of what each of two speakers speaks; None where the script has one language.

        A speaker without a language keeps to that of the script, else of its document, which is
        `document_language` (ISO 639-1, "" for unknown).
        """
        if not self.dialogue or not (self.speaker1_languages or self.speaker2_languages):
            return None
        others = self.languages or ((document_language,) if document_language else ())
        return self.speaker1_languages or others, self.speaker2_languages or others

    def is_said_twice(self, document_language: str) -> bool:
        """Whether two speakers say the same, each in a language of their own."""
        spoken = self.spoken_by(document_language)
        if spoken is None:
            return False
        first, second = ({code.partition("-")[0] for code in codes} for codes in spoken)
        return first != second


class Problems:
    """Collects every bad field of a request, to name them all at once."""

    def __init__(self) -> None:
        self._found: list[FieldProblem] = []

    def add(self, field: str, message: str) -> None:
        """Note a bad field."""
        self._found.append(FieldProblem(field, message))

    def add_error(self, error: InvalidInput) -> None:
        """Note the fields of an error."""
        self._found.extend(error.fields)

    def raise_any(self) -> None:
        """Raise InvalidInput when there is one."""
        if self._found:
            detail = "; ".join(f"{problem.field}: {problem.message}" for problem in self._found)
            raise InvalidInput(detail, fields=tuple(self._found))


def check_options(
    config: TemplateConfig | None,
    custom_prompt: str | None,
    problems: Problems,
    prefix: str = "template_config.",
    own: Mapping[str, TemplateWords] | None = None,
) -> ScriptOptions:
    """The options of a request; unknown modules and languages are noted as problems.

    `own` are the templates of the clinic that the request names, by their ids.
    """
    config = config or TemplateConfig()
    own = own or {}
    for number, template_id in enumerate(config.template_ids):
        if find_module(template_id) is None and template_id not in own:
            problems.add(
                f"{prefix}template_ids.{number}",
                text("there is no content module with this id"),
            )

    def codes(field: str, languages: Sequence[str]) -> tuple[str, ...]:
        found = []
        for number, language in enumerate(languages):
            try:
                found.append(language_code(language, f"{prefix}{field}.{number}"))
            except InvalidInput as error:
                problems.add_error(error)
        return tuple(dict.fromkeys(found))

    return ScriptOptions(
        template_ids=tuple(dict.fromkeys(config.template_ids)),
        own_templates=tuple(own[one] for one in dict.fromkeys(config.template_ids) if one in own),
        custom_prompt=custom_prompt,
        quick_instructions=(config.quick_instructions or "").strip() or None,
        system_prompt_override=config.system_prompt_override,
        languages=codes("preferred_languages", config.preferred_languages),
        speaker1_languages=codes("speaker1_languages", config.speaker1_languages),
        speaker2_languages=codes("speaker2_languages", config.speaker2_languages),
        minutes=config.target_duration_minutes or DEFAULT_MINUTES,
        dialogue=config.is_multi_speaker,
    )


# The models that Google answers with from 2026-12-01 on, when one of its retired models is asked
# for (ai.google.dev/gemini-api/docs/deprecations), so that clients which name those keep working.
_SUCCESSORS = {
    "gemini-2.5-pro": "gemini-3.8-flash",
    "gemini-2.5-flash": "gemini-3.5-flash-lite",
}


def models_view(offered: OfferedModels, today: date) -> WriterModels:
    """The models as the API shows them; `today` in UTC."""
    return WriterModels(
        models=[model.name for model in offered.models],
        options=[
            WriterModelOption(
                name=model.name,
                title=model.title,
                listed=model.listed,
                ends_on=model.ends_on,
                ends_soon=model.ends_soon(today),
                ended=model.ends_on is not None and model.ends_on < today,
            )
            for model in offered.models
        ],
        from_provider=offered.from_provider,
    )


def check_model(name: str | None, models: Sequence[str], problems: Problems) -> str:
    """The model to write with; the first is the default, and a retired one has its successor."""
    if name not in models and _SUCCESSORS.get(name or "") in models:
        name = _SUCCESSORS[name or ""]
    if name is not None and name not in models:
        problems.add(
            "model_name", text("choose one of these models: {join}", join=", ".join(models))
        )
    return name or models[0]
