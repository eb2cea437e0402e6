"""A file says what it is, keeps saying it, and shows when its sound was changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import cli
from core.shared.provenance import marked, provenance_of

SOUND = b"\xff\xfb\x90\x00" + bytes(413) * 20
FACTS = {"approved_by": "Dr. Núñez 陳", "script_sha256": "ab" * 32}


def test_what_was_marked_is_read_again() -> None:
    data = marked(SOUND, FACTS, "AI voice.")
    found = provenance_of(data)
    assert found is not None
    assert found.intact
    assert dict(found.facts).items() >= FACTS.items()
    assert found.facts["made_by"] == "AI voice"
    assert data.endswith(SOUND)


def test_another_sound_is_seen() -> None:
    data = bytearray(marked(SOUND, FACTS, "AI voice."))
    data[-5] ^= 1
    found = provenance_of(bytes(data))
    assert found is not None
    assert not found.intact
    cut = provenance_of(marked(SOUND, FACTS, "AI voice.")[:-417])
    assert cut is not None
    assert not cut.intact


@pytest.mark.parametrize("data", [b"", SOUND, b"ID3", b"no sound at all"])
def test_what_bears_no_mark_says_nothing(data: bytes) -> None:
    assert provenance_of(data) is None


def test_the_command_says_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.mp3"
    for data, code, words in (
        (marked(SOUND, FACTS, "AI voice."), 0, "approved by: Dr. Núñez 陳"),
        (marked(SOUND, FACTS, "AI voice.") + b"x", 1, "The sound was changed since."),
        (SOUND, 1, "says nothing of ElevenDops"),
    ):
        file.write_bytes(data)
        with pytest.raises(SystemExit) as ended:
            cli.main(["audio", "verify", str(file)])
        assert ended.value.code == code
        assert words in capsys.readouterr().out
    with pytest.raises(SystemExit) as ended:
        cli.main(["audio", "verify", str(tmp_path / "none.mp3")])
    assert ended.value.code == 1
