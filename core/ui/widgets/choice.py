"""Choices between records: each is told from every other, also where two have one name.

Streamlit knows an option in the browser by its label alone (read in 1.60, `SelectboxSerde`): of two
with one label the last is taken whichever was meant, and where the label of the chosen one changes
while somebody works (renamed, ready, deleted), the choice falls back to another option.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

_LABELS = "ui.labels"
_ID_END = 4

Options = dict[str, str]
"""The ids of the options by their labels."""


def option_labels(key: str, names: Mapping[str, str]) -> Callable[[str], str]:
    """The `format_func` of a selectbox or multiselect with this key, whose options are ids.

    `names` has the name of each option by its id. Call it right before the widget is drawn. Names
    that several have get the end of the id; what is chosen stays chosen when its name changes.
    """
    labels = _told_apart(names)
    seen = _seen(key)
    held = st.session_state.get(key)
    before: list[str] = held if isinstance(held, list) else [held] if held else []
    chosen = [_option(seen, one, labels) for one in before]
    shown = {one: label for label, one in seen.items()}
    renamed = any(one in shown and shown[one] != labels.get(one) for one in chosen)
    if renamed or chosen != before:
        st.session_state[key] = chosen if isinstance(held, list) else chosen[0]
    # Earlier ones too: a browser may send what it showed a moment ago.
    seen.update({label: one for one, label in labels.items()})
    return lambda one: labels.get(one, one)


def chosen_option(key: str) -> str:
    """The id that is chosen in a selectbox with `option_labels`, before it is drawn; or ""."""
    held = st.session_state.get(key)
    return _option(_seen(key), held, {}) if isinstance(held, str) else ""


def chosen_options(key: str) -> list[str]:
    """The ids that are chosen in a multiselect with `option_labels`, before it is drawn."""
    held = st.session_state.get(key)
    return [_option(_seen(key), one, {}) for one in held] if isinstance(held, list) else []


def _told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """The label of each by its id: of those with one name with as much of the id as differs."""
    alike: dict[str, list[str]] = {}
    for one, name in names.items():
        alike.setdefault(name, []).append(one)
    labels: dict[str, str] = {}
    for name, ids in alike.items():
        shown = _ID_END
        while len({one[-shown:] for one in ids}) < len(ids):
            shown += 1
        labels |= {one: f"{name} · {one[-shown:]}" if len(ids) > 1 else name for one in ids}
    return labels


def _seen(key: str) -> Options:
    labels: dict[str, Options] = st.session_state.setdefault(_LABELS, {})
    return labels.setdefault(key, {})


def _option(seen: Options, value: str, options: Mapping[str, str]) -> str:
    """The id that a value stands for, which may be a label that the browser still shows."""
    return value if value in options else seen.get(value, value)
