"""Choices between records of one name, and of names that change while somebody chooses."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.support.dashboard import app_test


def _choices() -> None:
    import streamlit as st

    from core import ui

    names = st.session_state["names"]
    keep = ui.keep("one", next(iter(names)))
    st.text(ui.chosen_option("one"))
    labels = ui.option_labels("one", names)
    st.text(st.selectbox("One", list(names), format_func=labels, **keep))
    several = ui.keep("several", [])
    st.text(" ".join(ui.chosen_options("several")))
    labels = ui.option_labels("several", names)
    st.text(" ".join(st.multiselect("Several", list(names), format_func=labels, **several)))
    st.button("Again")


def _page(names: dict[str, str]) -> AppTest:
    test = app_test(_choices)
    return _draw(test, names)


def _draw(test: AppTest, names: dict[str, str]) -> AppTest:
    test.session_state["names"] = names
    test.run()
    assert not test.exception
    return test


def _said(test: AppTest) -> list[str]:
    return [one.value for one in test.text]


def test_each_of_two_with_one_name_can_be_chosen() -> None:
    names = {"a_1111": "Gout", "a_2222": "Gout", "a_3333": "Asthma"}
    test = _page(names)
    assert test.selectbox(key="one").options == ["Gout · 1111", "Gout · 2222", "Asthma"]
    for place, one in enumerate(names):
        test.selectbox(key="one").select_index(place)
        test.multiselect(key="several").set_value([one])
        assert _said(_draw(test, names)) == [one] * 4


def test_ids_that_end_alike_are_shown_as_far_as_they_differ() -> None:
    names = {"a_11234": "Gout", "a_21234": "Gout", "a_31234": "Asthma"}
    test = _page(names)
    assert test.selectbox(key="one").options == ["Gout · 11234", "Gout · 21234", "Asthma"]
    # Whoever works elsewhere on the page goes on with the same one.
    for _ in range(2):
        assert _said(_draw(test, names))[1] == "a_11234"


def test_what_is_chosen_stays_chosen_when_its_name_changes() -> None:
    names = {"a_1": "Asthma", "a_2": "Gout (not ready yet)", "a_3": "Warfarin"}
    test = _page(names)
    test.selectbox(key="one").select_index(1)
    test.multiselect(key="several").set_value(["a_2", "a_3"])
    _draw(test, names)
    for name in ("Gout", "A document that is gone", "Gout"):
        changed = {"a_1": "Asthma", "a_2": name, "a_3": "Warfarin"}
        for _ in range(2):
            assert _said(_draw(test, changed)) == ["a_2", "a_2", "a_2 a_3", "a_2 a_3"]


def test_a_label_that_the_browser_still_shows_means_the_same_one() -> None:
    names = {"a_1": "Asthma", "a_2": "Gout (not ready yet)"}
    test = _page(names)
    test.selectbox(key="one").select_index(1)
    _draw(test, names)
    later = names | {"a_2": "Gout"}
    _draw(test, later)
    # Something is pressed before the browser has drawn the new name.
    shown = test.selectbox(key="one")
    shown.options[1] = names["a_2"]
    shown.set_value(names["a_2"])
    assert _said(_draw(test, later))[:2] == ["a_2", "a_2"]


def test_two_that_change_their_names_for_each_other_are_not_mixed_up() -> None:
    test = _page({"a_1": "Morning", "a_2": "Evening"})
    test.selectbox(key="one").select_index(1)
    _draw(test, {"a_1": "Morning", "a_2": "Evening"})
    for _ in range(2):
        assert _said(_draw(test, {"a_1": "Evening", "a_2": "Morning"}))[1] == "a_2"
