"""The README tells the truth about the settings that it names, and leads to all of them."""

from __future__ import annotations

from core.settings import Settings
from tests.support.docs_tables import default_of, rows
from tests.support.servers import ROOT

README = ROOT / "README.md"


def test_the_settings_in_the_table_exist_and_have_these_defaults() -> None:
    fields = {name.upper(): field for name, field in Settings.model_fields.items()}
    table = rows(README)
    assert len(table) >= 5
    for name, default, _ in table:
        assert default == default_of(fields[name])


def test_it_leads_to_the_other_documents() -> None:
    text = README.read_text(encoding="utf-8")
    for name in ("configuration", "deploy", "runbook", "architecture"):
        assert f"(docs/{name}.md)" in text
        assert (ROOT / "docs" / f"{name}.md").is_file()
