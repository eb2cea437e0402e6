"""Which of the provider's models write text, and what they are called.

The protocol says which calls a model takes, and not what it makes: models that make speech,
pictures or movements of a robot take the same call. Their names say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from core.adapters.provider_errors import Service
from core.ports.writer import WriterModel

PAGE_SIZE = 1000
"""The most models that the provider lists in one answer."""

MAX_MODELS = 5000
"""More than so many are read by nobody."""

_WRITES = "generateContent"
_NO_TEXT = frozenset(
    {
        "aqa",
        "audio",
        "computer",
        "dialog",
        "embedding",
        "image",
        "imagen",
        "live",
        "lyria",
        "robotics",
        "tts",
        "veo",
    }
)
_WORDS = re.compile(r"[a-z]+")


def writing_model(name: Any, title: Any, actions: Any) -> WriterModel | None:
    """A listed model if it writes text, else None.

    `name` is the provider's, such as `models/gemini-3.8-flash` or, on Vertex AI,
    `publishers/google/models/gemini-3.8-flash`; `actions` are the calls that it takes, None where
    the provider does not say.
    """
    if not isinstance(name, str) or not (short := name.rpartition("/")[2]):
        return None
    # Vertex AI lists all that Google has ever offered there, of which one family can be asked so.
    takes_it = short.startswith("gemini-") if actions is None else _WRITES in actions
    if not takes_it or _NO_TEXT.intersection(_WORDS.findall(short)):
        return None
    return WriterModel(short, title if isinstance(title, str) and title else short)


def writing_models(rows: Iterable[tuple[Any, Any, Any]]) -> list[WriterModel]:
    """Those of the listed models that write text, each once; rows as `writing_model` takes them."""
    found = (writing_model(*row) for row in rows)
    return list({model.name: model for model in found if model is not None}.values())


def models_in(body: Any, service: Service) -> list[WriterModel]:
    """The same of an answer of the protocol. Raises Unavailable when it is of another shape."""
    rows = body.get("models", []) if isinstance(body, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise service.unreadable()
    return writing_models(
        (row.get("name"), row.get("displayName"), row.get("supportedGenerationMethods"))
        for row in rows
    )
