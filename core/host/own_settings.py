"""Reads a plugin's own settings from the environment."""

from __future__ import annotations

from functools import lru_cache

from pydantic import BaseModel
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.host.registry import PluginRecord


def own_settings(record: PluginRecord) -> BaseModel | None:
    """The settings as the model that the plugin registers; None when it has none.

    Raises TypeError for what is no model, and pydantic's error for a bad value.
    """
    model = record.call("register_settings")
    if model is None:
        return None
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        raise TypeError("register_settings must return a pydantic model")

    return model.model_validate(_reader(model, prefix_of(record))().model_dump())


@lru_cache(maxsize=100)
def _reader(model: type[BaseModel], prefix: str) -> type[BaseModel]:
    """The same model, filled from the environment; to make it takes longer than to fill it."""
    environment = SettingsConfigDict(
        env_prefix=prefix,
        env_file=".env",
        extra="ignore",
        env_ignore_empty=True,
    )
    members = {"__module__": model.__module__, "model_config": environment}
    reader: type[BaseModel] = type(model.__name__, (model, BaseSettings), members)
    return reader


def prefix_of(record: PluginRecord) -> str:
    """What the names of a plugin's settings begin with."""
    return f"{record.id.upper()}_"
