"""What stands under the navigation, drawn again by itself while a page stays open."""

from __future__ import annotations

from tests.support.dashboard import app_test, dashboard, run, words
from tests.support.patience import looks
from tests.support.servers import Clinic


def _sidebar() -> None:
    from core.ui.api.watch import Snapshot
    from core.ui.frame.sidebar import draw_sidebar
    from core.ui.host import current_host

    # What was known when the page was drawn: nothing, as where the API is busy.
    draw_sidebar(current_host(), Snapshot())


async def test_how_the_clinic_runs_is_told_as_soon_as_it_is_known(shared_clinic: Clinic) -> None:
    with dashboard(shared_clinic.url):
        test = app_test(_sidebar)
        for _ in looks():
            if "Local mode" in words(await run(test)):
                break
        assert "Local mode" in words(test)
        assert "Preview voice" in words(test)
