"""Documents are cut into titled sections of plain text."""

import pytest

from core.retrieval.structure.sections import Section, parse_outline, parse_sections
from core.retrieval.structure.unsaid import as_meant


def test_headings_of_both_kinds_start_sections() -> None:
    text = (
        "Read this first.\n\n"
        "# After your operation\n\nRest for *two* days.\n\n"
        "Bathing {#s02}\n--------------\n\nNo bath for a **week**.\n\n"
        "## Food ##\n\n- Soup\n- [Rice](https://example.org)\n"
    )
    assert parse_sections(text, "Leaflet") == [
        Section("s01", "Leaflet", 0, "Read this first."),
        Section("s02", "After your operation", 1, "Rest for two days."),
        Section("s03", "Bathing", 2, "No bath for a week."),
        Section("s04", "Food", 2, "Soup\nRice"),
    ]


def test_heading_attribute_is_not_part_of_the_title() -> None:
    assert parse_sections("## Treatment {#s07 .wide}\n\nRest.")[0].title == "Treatment"


def test_headings_without_text_are_left_out_but_name_what_stands_below() -> None:
    text = "# Knee\n\n## Treatment\n\n### Surgery\n\nThe joint is replaced.\n\n## Food\n\nSoup."
    outline = parse_outline(text)
    assert [(one.section.section_id, one.section.title) for one in outline] == [
        ("s01", "Surgery"),
        ("s02", "Food"),
    ]
    assert [one.parents for one in outline] == [("Knee", "Treatment"), ("Knee",)]


def test_hash_in_a_code_fence_is_no_heading() -> None:
    sections = parse_sections("# Pump\n\n```\n# not a heading\nset 5\n```\n\nEnd.")
    assert sections == [Section("s01", "Pump", 1, "# not a heading\nset 5\nEnd.")]


def test_front_matter_is_removed_and_gives_the_title() -> None:
    text = "---\ntitle: 'Gout'\nlicence: CC0\n---\n\nA joint disease."
    assert parse_sections(text) == [Section("s01", "Gout", 0, "A joint disease.")]
    assert parse_sections(text, "Given")[0].title == "Given"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('+++\nowner = "ward"\n+++\n\nRest.', "Rest."),
        ('---\n{"owner": "ward"}\n---\nRest.', "Rest."),
        ("1. Shake\n1. Press\n1. Rest", "1. Shake\n2. Press\n3. Rest"),
        ("4. Shake\n4. Press", "4. Shake\n5. Press"),
        ("Take 4 mg[^a] now.\n\n[^a]: With food.", "Take 4 mg now.\nWith food."),
        ("<style>\np {}\n</style>\n\nRest.", "Rest."),
        ("**請勿「游泳」。**請回家。", "請勿「游泳」。請回家。"),
        ("==Rest== and 2==2\n\n[TOC]", "Rest and 2==2"),
        ("> [!CAUTION]\n> Stay in.", "⚠ Stay in."),
        ("> [!note]\n> Stay in.", "Stay in."),
    ],
)
def test_marks_of_other_dialects(text: str, read: str) -> None:
    assert "\n".join(section.text for section in parse_sections(text, "Leaflet")) == read


def test_what_a_source_tells_nobody_is_kept_from_models() -> None:
    source = (
        "---\nowner: ward\n---\n# Drops\n\nTake ~~9 mg~~ **4 mg**.<!-- ask\nAnn --> <s>Twice.</s>"
        "\n\n"
        "~~~\nCall 1\n~~~\n\nRest ~2 days."
    )
    assert as_meant(source) == "# Drops\n\nTake **4 mg**. \n\n~~~\nCall 1\n~~~\n\nRest ~2 days."
    for text in ("Take <!-- two", "~~Stop~~", "A ~~ b ~~ c"):
        assert as_meant(text) == text


def test_text_between_rulers_is_not_front_matter() -> None:
    text = "---\nDrink water and rest.\n---\n\nCall us."
    joined = " ".join(section.title + " " + section.text for section in parse_sections(text))
    assert "Drink water and rest." in joined
    assert "Call us." in joined


def test_plain_text_without_headings_is_one_section() -> None:
    text = "Take one tablet\nin the morning.\n\nDo not drive."
    assert parse_sections(text, "Tablets") == [
        Section("s01", "Tablets", 0, "Take one tablet in the morning.\nDo not drive.")
    ]


def test_long_paragraph_above_a_ruler_is_text() -> None:
    paragraph = "This is a plain paragraph that only happens to stand above a line of dashes. " * 4
    sections = parse_sections(f"{paragraph}\n-----\nMore.", "Leaflet")
    assert [section.level for section in sections] == [0]
    assert sections[0].text.startswith("This is a plain paragraph")


def test_chinese_lines_are_joined_without_a_space() -> None:
    text = "# 白內障手術\n\n手術後三天內\n不可以洗頭。\n\n## 飲食\n\n可以正常飲食。"
    assert parse_sections(text) == [
        Section("s01", "白內障手術", 1, "手術後三天內不可以洗頭。"),
        Section("s02", "飲食", 2, "可以正常飲食。"),
    ]


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_other_line_ends_read_the_same(newline: str) -> None:
    text = "---\ntitle: A\n---\n# One\n\nText.\n\n## Two\n\n- x\n- y\n"
    assert parse_sections(text.replace("\n", newline)) == parse_sections(text)


def test_table_rows_and_html_become_lines() -> None:
    text = "| Drug | Dose |\n|---|---|\n| A | 5 mg |\n\n<p>Call <b>us</b></p>\n\nOne<br>two"
    assert parse_sections(text)[0].text == "Drug: A, Dose: 5 mg\nCall  us\nOne\ntwo"


def test_each_cell_of_two_columns_says_what_its_column_is() -> None:
    text = "| Medicine | Do not take with |\n|---|---|\n| Simvastatin | grapefruit |\n"
    assert parse_sections(text)[0].text == "Medicine: Simvastatin, Do not take with: grapefruit"
    table = "| Dawn | 4 units |\n|---|---|\n| Dusk | 9 units |\n"
    assert parse_sections(table)[0].text == "Dawn, 4 units\nDusk, 9 units"


def test_a_list_in_a_list_in_a_list_tells_each_name_once() -> None:
    text = "- Inhaler:\n  - 1 puff at dawn\n  - 2 puffs at dusk\n    - with the spacer\n- Ring us\n"
    assert parse_sections(text)[0].text == (
        "Inhaler: 1 puff at dawn\nInhaler: 2 puffs at dusk: with the spacer\nRing us"
    )


def test_a_sentence_above_a_ruler_is_no_heading() -> None:
    assert parse_sections("Use 3 drops.\n---\nThen rest.")[0].text == "Use 3 drops.\nThen rest."
    assert parse_sections("Use 3 drops\nat night\n---\nRest.")[0].text == (
        "Use 3 drops at night\nRest."
    )
    assert parse_sections("What is it?\n---\nA cold.")[0].title == "What is it?"


def test_the_sign_of_a_figure_on_a_line_of_its_own_is_no_list() -> None:
    assert parse_sections("Freeze it to\n- 18 °C at once.")[0].text == (
        "Freeze it to - 18 °C at once."
    )
    assert parse_sections("Give 3 ml\n- 6 ml of it.")[0].text == "Give 3 ml - 6 ml of it."
    for items in ("Freezer\n- 18 °C\n- 2 shelves", "Dawn\n- 1 tablet", "Up to 3 ml\n- 6 drops"):
        assert parse_sections(items)[0].text == items.replace("- ", "")


def test_a_quoted_comparison_and_blocks_of_html_keep_their_meaning() -> None:
    assert parse_sections("> > 9 kg: ring us")[0].text == "> 9 kg: ring us"
    assert parse_sections("<ul><li>4 mg</li><li>6 mg</li></ul>")[0].text == "4 mg\n6 mg"
    assert parse_sections("- [x]Signed\n- [ ]Paid")[0].text == "☑ Signed\n☐ Paid"


def test_document_of_headings_only_keeps_them() -> None:
    assert parse_sections("# Gout") == [Section("s01", "Gout", 1, "")]


@pytest.mark.parametrize("blank", ["", " \n\t\n", "\ufeff"])
def test_blank_text_has_no_section(blank: str) -> None:
    assert parse_sections(blank, "Title") == []


@pytest.mark.parametrize("text", ["***", "<!-- note -->", ">" * 200 + " deep", "[a]: http://b.c"])
def test_text_is_never_lost_entirely(text: str) -> None:
    assert parse_sections(text, "T")


def test_very_long_text_keeps_all_sections() -> None:
    text = "".join(f"## Part {number}\n\n{'word ' * 60}\n\n" for number in range(970))
    assert len(text) > 300_000
    sections = parse_sections(text)
    assert len(sections) == 970
    assert sections[-1].section_id == "s970"
    assert len({section.section_id for section in sections}) == 970


def test_same_text_gives_same_sections() -> None:
    text = "# A\n\nOne.\n\n# A\n\nTwo."
    assert parse_sections(text) == parse_sections(text)
    assert [section.section_id for section in parse_sections(text)] == ["s01", "s02"]
