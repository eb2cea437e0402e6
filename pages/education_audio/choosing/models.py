"""Which model writes a script, and what is known of those that there are."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _
from core.i18n.formats import format_day
from plugins.education_audio.contract import WriterModelOption, WriterModels

_MODEL = "audio.model"


def draw_model_notice(models: WriterModels) -> None:
    """What is wrong with the model that scripts are written with unless another is chosen."""
    with st.container():  # always drawn, so that the fields below stay the same
        default = models.options[0]
        ended = _ended(default)
        if ended is not None:
            st.warning(
                _(
                    "{ended} Whoever runs ElevenDops should choose another usual model "
                    "(`GEMINI_MODELS`).",
                    ended=ended,
                ),
                icon=":material/event_busy:",
            )
        elif not default.listed:
            st.warning(
                _(
                    "The provider does not list the usual model {model}. Whoever runs ElevenDops "
                    "should look whether it is still there (`GEMINI_MODELS`).",
                    model=ui.literal(default.name),
                ),
                icon=":material/help:",
            )


def choose_model(models: WriterModels) -> str | None:
    """Draw the choice; the name of the model."""
    options = {option.name: option for option in models.options}
    chosen: str = ui.kept(_MODEL, models.models[0])
    # What was chosen stays chosen while the provider's list is away; the API has the last word.
    names = [*options, *([chosen] if chosen not in options else [])]
    model: str | None = st.selectbox(
        _("Model"),
        names,
        format_func=lambda name: _label(options.get(name), name),
        help=_("Which model writes the script. The first one is the usual choice."),
        **ui.keep(_MODEL, models.models[0]),
    )
    with st.container():
        ended = _ended(options[model]) if model in options else None
        if ended is not None and model != models.models[0]:
            st.caption(f":material/event_busy: {ended}")
        if not models.from_provider:
            st.caption(
                _(
                    ":material/info: The provider's list of models cannot be read right now. "
                    "These are the models that whoever runs ElevenDops has named."
                )
            )
    return model


def _label(option: WriterModelOption | None, name: str) -> str:
    if option is None or name in option.title:
        return option.title if option else name
    return f"{option.title} ({name})"


def _ended(option: WriterModelOption) -> str | None:
    """That the model ends soon, or has ended; None when nothing is known of that."""
    if option.ends_on is None or not option.ends_soon:
        return None
    model, day = ui.literal(option.name), format_day(option.ends_on)
    if option.ended:
        return _(
            "The model {model} ended on {day}; another one may answer in its place, at another "
            "price.",
            model=model,
            day=day,
        )
    return _("The model {model} will end on {day}.", model=model, day=day)
