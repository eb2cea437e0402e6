"""Models of pydantic whose checks are built when they are first needed."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema


class LateModel(BaseModel):
    """A model that is built when something is first checked or written with it.

    There are some 300, of which a start uses a handful. What it holds is built before it and once
    for all that hold it; left to itself pydantic would build that anew for each of them.
    """

    model_config = ConfigDict(defer_build=True)

    @classmethod
    def model_rebuild(
        cls,
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 2,
        _types_namespace: Mapping[str, Any] | None = None,
    ) -> bool | None:
        """Build it. What its fields name is looked up in its module alone: a name that is used by
        whoever happens to need it first means something else.
        """
        with _Building(cls):
            return super().model_rebuild(
                force=force,
                raise_errors=raise_errors,
                _parent_namespace_depth=0,
                _types_namespace=_types_namespace,
            )

    @classmethod
    def build(cls) -> None:
        """Build it, and let each `TypeAdapter` of it be built at once from now on."""
        cls.model_rebuild()
        cls.model_config["defer_build"] = False

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """What pydantic asks for whenever something holds this model."""
        if not (cls.__pydantic_complete__ or cls in _in_work.models):
            cls.model_rebuild()
        return handler(source)


@contextmanager
def built_when_needed() -> Iterator[None]:
    """Let models that are defined in the block be built when they are needed: those of a library.

    For the start of a process, when nothing else defines any.
    """
    BaseModel.model_config["defer_build"] = True
    try:
        yield
    finally:
        del BaseModel.model_config["defer_build"]


class _InWork(threading.local):
    """The models that this thread is building; pydantic lets one thread build at a time."""

    def __init__(self) -> None:
        self.models: list[type[BaseModel]] = []


_in_work = _InWork()


class _Building:
    """Has a model among those in work until the block ends, so that its own parts know it."""

    def __init__(self, model: type[BaseModel]) -> None:
        self._model = model

    def __enter__(self) -> None:
        _in_work.models.append(self._model)

    def __exit__(self, *_: object) -> None:
        _in_work.models.pop()
