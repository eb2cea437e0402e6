"""The platform. It is private: plugins of others import `elevendops`.

What plugins for version 2 and older import from here is answered until plugin API 3.
"""

from importlib import import_module
from typing import Any

_IN_LOWER_CASE = frozenset({"hookimpl", "__version__", "__all__"})


def __getattr__(name: str) -> Any:
    # Python asks for each module of this package too, before it imports one by `from core import`.
    if name.islower() and name not in _IN_LOWER_CASE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # By its name, because nothing in here depends on the face that others see.
    return import_module("elevendops._former").find(name)
