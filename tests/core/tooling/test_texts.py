"""The texts of a package are written for translators, and what they translate is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.cli import main
from core.i18n import Catalogue, speak
from tests.core.i18n.bare_texts import messages

ROOT = Path(__file__).resolve().parents[3]
CODE = """
TITLE = text("Waiting room")

def shown(count):
    return _("Hello {name}", name="Ana"), ngettext("{number} chair", "{number} chairs", count)
"""


def texts(*arguments: object) -> int:
    """The exit code of the command."""
    with pytest.raises(SystemExit) as ended:
        main(["texts", *map(str, arguments)])
    return int(ended.value.code or 0)


def test_what_is_translated_is_shown_and_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = tmp_path / "waiting_room"
    package.mkdir()
    code = package / "page.py"
    code.write_text(CODE, encoding="utf-8")
    file = package / "locale" / "es" / "messages.po"
    assert texts(package, "--language", "es") == 0
    assert "3 texts, 3 of them to translate" in capsys.readouterr().out

    catalogue = file.read_text(encoding="utf-8")
    catalogue = catalogue.replace(
        'msgid "Waiting room"\nmsgstr ""', 'msgid "Waiting room"\nmsgstr "Sala de espera"'
    )
    file.write_text(catalogue, encoding="utf-8")
    code.write_text(CODE + 'MORE = text("Reception")\n', encoding="utf-8")
    assert texts(package, "--language", "es") == 0
    assert "4 texts, 3 of them to translate" in capsys.readouterr().out
    with speak("es"):
        assert Catalogue("waiting_room", package / "locale").gettext("Waiting room") == (
            "Sala de espera"
        )
    again = file.read_bytes()
    assert texts(package, "--language", "es") == 0
    assert again.split(b"\n\n", 1)[1] == file.read_bytes().split(b"\n\n", 1)[1]


def test_all_texts_of_the_product_are_found(tmp_path: Path) -> None:
    file = tmp_path / "messages.po"
    folders = [ROOT / name for name in ("core", "pages", "plugins")]
    assert texts(*folders, "--language", "zh-TW", "--output", file) == 0
    found = file.read_text(encoding="utf-8").replace('"\n"', "")
    missing = {
        words
        for folder in folders
        for code in folder.rglob("*.py")
        for _, name, words in messages(code)
        if "\n" not in words and words.replace("\\", "\\\\").replace('"', '\\"') not in found
    }
    assert missing == set()


def test_what_is_wrong_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert texts(tmp_path / "none", "--language", "es") == 1
    assert "is no folder" in capsys.readouterr().err
    assert texts(tmp_path, "--language", "xx-none") == 1
    assert "xx" in capsys.readouterr().err
