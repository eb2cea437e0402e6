"""All text of the product goes through a catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.core.i18n.bare_texts import bare_refusals, bare_sentences, bare_texts, early_texts

ROOT = Path(__file__).resolve().parents[3]
# Not for users: programs of their own, and tools for people at a command line.
_APART = ("core/local", "core/samples", "core/scaffold", "core/tooling")
_FILES = sorted(
    file.relative_to(ROOT).as_posix()
    for folder in ("core", "pages", "plugins")
    for file in (ROOT / folder).rglob("*.py")
    if not file.relative_to(ROOT).as_posix().startswith(_APART)
)


# One test for all files: a test for each takes longer to collect and to tell of than the file does.
def test_no_text_is_outside_the_catalogues() -> None:
    assert_none(bare_texts, _FILES)


def test_no_model_refuses_a_value_outside_the_catalogues() -> None:
    models = [file for file in _FILES if "/contract" in file]
    assert_none(bare_refusals, [*models, "core/values.py"])


def test_no_text_is_translated_by_an_import() -> None:
    assert_none(early_texts, _FILES)


def assert_none(find: Callable[[Path], Iterable[tuple[int, str]]], files: list[str]) -> None:
    """Nothing of the kind is found in any of these files; all that is found is said."""
    found = [f"{file}:{line}: {words}" for file in files for line, words in find(ROOT / file)]
    assert not found, "\n".join(found)


# Whose sentences are for somebody else, and who that is.
_SENTENCES_FOR_OTHERS = {
    "core/access/": "authors of plugins",
    "core/adapters/": "databases and operators",
    "core/cli.py": "people at a command line",
    "core/host/": "authors of plugins",
    "core/ports/said_before.py": "voice services",
    "core/process/preflight.py": "people at a command line",
    "core/retrieval/": "words of languages",
    "core/security/": "browsers and operators, before anybody's language is known",
    "core/settings": "operators",
    "core/shared/samples.py": "people at a command line",
    "core/signs/": "words of languages",
    "core/spoken/": "words of languages",
    "core/stored/": "operators",
    "core/text/": "words of languages",
    "core/ui/server/": "browsers, before anybody's language is known",
    "core/ui/sign_in/": "operators, and the name of who has none",
    "core/web/": "programs that call the API",
    "plugins/agents/wording/prompts.py": "models",
    "plugins/agents/samples.py": "the sample clinic",
    "plugins/agents/models.py": "records of an earlier version",
    "plugins/conversations/review/by_meaning/statements.py": "statements that are compared",
    "plugins/conversations/review/small_talk/": "words of patients",
    "plugins/conversations/review/warming.py": "words of patients and agents",
    "plugins/conversations/review/worries_and_medication.py": "words of patients",
    "plugins/conversations/routes.py": "programs that call the API",
    "plugins/education_audio/fidelity/": "words of languages",
    "plugins/education_audio/samples.py": "the sample clinic",
    "plugins/education_audio/scripts/prompt": "models",
    "plugins/golden/written.py": "models",
    "plugins/knowledge/samples/": "the sample clinic",
    "plugins/patient_test/conversation_pool.py": "models",
    "plugins/patient_test/samples.py": "the sample clinic",
    "plugins/safety/": "words of patients, and what they are told in their own language",
}


def test_no_sentence_is_outside_the_catalogues() -> None:
    for_users = [file for file in _FILES if not file.startswith(tuple(_SENTENCES_FOR_OTHERS))]
    assert len(for_users) > 300
    assert_none(bare_sentences, for_users)


@pytest.mark.parametrize(
    "code",
    [
        'Judgement(question, "The agent gave no reply.")',
        'activity = Activity(f"Document {name} was uploaded", when)',
        'TITLES = {1: "Doubts about a medicine"}',
        'data["why"] = f"{detail} Writing resumes automatically."',
        'st.caption(f"Concerns: {words}")',
        'st.caption(f":material/cloud_done: Saved {when}")',
        'st.markdown(f":gray[Script:] {words}")',
        'st.markdown(f"**Plugins:** {names}")',
        'form.draw_save(send, load, doing="Saving…")',
        '_("Look {what} up", what="it" if one else "them")',
    ],
)
def test_such_a_sentence_is_found(tmp_path: Path, code: str) -> None:
    file = tmp_path / "module.py"
    file.write_text(code, encoding="utf-8")
    assert [*bare_sentences(file), *bare_texts(file)]


@pytest.mark.parametrize(
    ("code", "early"),
    [
        ('@st.dialog(_("Rename"))\ndef rename(): ...', 1),
        ('TITLES = {"a": _("Rename")}', 1),
        ('def rename(title=_("Rename")): ...', 1),
        ('def rename():\n    @st.dialog(_("Rename"))\n    def ask(): ...', 0),
        ('TITLES = {"a": text("Rename")}', 0),
        ('title = lambda: _("Rename")', 0),
    ],
)
def test_such_a_translation_is_found(tmp_path: Path, code: str, early: int) -> None:
    file = tmp_path / "module.py"
    file.write_text(code, encoding="utf-8")
    assert len(list(early_texts(file))) == early
