"""The type of a text for people in a model that the API answers with."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from core.i18n.catalogues import translate

Words = Annotated[
    str, BeforeValidator(lambda value: translate(value) if isinstance(value, str) else value)
]
"""Said in the language of whoever asks, when the answer is made."""
