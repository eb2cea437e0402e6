"""All text of the product goes through a catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.i18n.bare_texts import bare_sentences, bare_texts, early_texts

ROOT = Path(__file__).resolve().parents[3]
# Not for users: programs of their own, and tools for people at a command line.
_APART = ("core/local", "core/samples", "core/scaffold", "core/tooling")
_FILES = sorted(
    file.relative_to(ROOT).as_posix()
    for folder in ("core", "pages", "plugins")
    for file in (ROOT / folder).rglob("*.py")
    if not file.relative_to(ROOT).as_posix().startswith(_APART)
)


@pytest.mark.parametrize("file", _FILES)
def test_no_text_is_outside_the_catalogues(file: str) -> None:
    found = [f"{file}:{line}: {words}" for line, words in bare_texts(ROOT / file)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("file", _FILES)
def test_no_text_is_translated_by_an_import(file: str) -> None:
    assert not list(early_texts(ROOT / file))


# Whose sentences are for somebody else, and who that is.
_SENTENCES_FOR_OTHERS = {
    "core/access/": "authors of plugins",
    "core/adapters/": "databases and operators",
    "core/cli.py": "people at a command line",
    "core/host/": "authors of plugins",
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
    "plugins/conversations/review/small_talk": "words of patients",
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


@pytest.mark.parametrize(
    "file", [file for file in _FILES if not file.startswith(tuple(_SENTENCES_FOR_OTHERS))]
)
def test_no_sentence_is_outside_the_catalogues(file: str) -> None:
    found = [f"{file}:{line}: {words}" for line, words in bare_sentences(ROOT / file)]
    assert not found, "\n".join(found)


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
