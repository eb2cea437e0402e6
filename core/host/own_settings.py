"""Reads a plugin's own settings from the environment."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.host.registry import PluginRecord

_FILE = ".env"


def own_settings(record: PluginRecord) -> BaseModel | None:
    """The settings as the model that the plugin registers; None when it has none.

    Raises TypeError for what is no model, and pydantic's error for a bad value.
    """
    model = record.call("register_settings")
    if model is None:
        return None
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        raise TypeError("register_settings must return a pydantic model")
    prefix = prefix_of(record)
    # Most clinics set none; to make the reader takes as long as to make the model.
    given = _reader(model, prefix)() if _may_be_set(model, prefix) else model()
    # No warnings of defaults that are of another kind than their field: they become it.
    return model.model_validate(given.model_dump(warnings=False))


def _may_be_set(model: type[BaseModel], prefix: str) -> bool:
    """Whether the environment may have some of the settings; a field with an alias has any name."""
    return (
        issubclass(model, BaseSettings)
        or "alias_generator" in model.model_config
        or any(field.validation_alias for field in model.model_fields.values())
        or any(name.upper().startswith(prefix) for name in os.environ)
        or Path(_FILE).exists()
    )


@lru_cache(maxsize=100)
def _reader(model: type[BaseModel], prefix: str) -> type[BaseModel]:
    """The same model, filled from the environment; to make it takes longer than to fill it."""
    environment = SettingsConfigDict(
        env_prefix=prefix,
        env_file=_FILE,
        extra="ignore",
        env_ignore_empty=True,
    )
    members = {"__module__": model.__module__, "model_config": environment}
    reader: type[BaseModel] = type(model.__name__, (model, BaseSettings), members)
    return reader


def prefix_of(record: PluginRecord) -> str:
    """What the names of a plugin's settings begin with."""
    return f"{record.id.upper()}_"
