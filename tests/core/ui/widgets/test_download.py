"""The link that saves a file: its name is safe, and nothing of it becomes markup."""

from __future__ import annotations

import pytest

from tests.support.dashboard import app_test


def _link(url: str | None, file_name: str) -> list[str]:
    def script(url: str | None, file_name: str) -> None:
        from core.ui.widgets.download import download_link

        download_link(url, "Save <it>", file_name)

    test = app_test(script, url, file_name).run()
    assert not test.exception
    return [part.value for part in test.html]


def test_a_link_saves_the_file_under_its_name() -> None:
    (link,) = _link("/blobs/audio/a.mp3?expires=1&signature=x", "Gout – Anna.mp3")
    assert 'href="/blobs/audio/a.mp3?expires=1&amp;signature=x"' in link
    assert 'download="Gout – Anna.mp3"' in link
    assert "Save &lt;it&gt;" in link


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ('a/b\\c:d*e?"f"<g>|h.mp3', "a b c d e f g h.mp3"),
        ("../../etc/passwd", "etc passwd"),
        (" . ", "download"),
        ("line\nbreak.mp3", "line break.mp3"),
    ],
)
def test_a_name_that_no_file_may_have(given: str, safe: str) -> None:
    (link,) = _link("/blobs/a", given)
    assert f'download="{safe}"' in link


def test_without_a_file_there_is_no_link() -> None:
    assert _link(None, "a.mp3") == []
