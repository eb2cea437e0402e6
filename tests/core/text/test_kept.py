"""What is answered about a short text is worked out once."""

from __future__ import annotations

from core.text.kept import kept


class Counted:
    """A function that notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []

    def answer(self, text: str, number: int = 1) -> tuple[str, int]:
        self.asked.append((text, number))
        return text, number


def test_a_short_text_is_asked_about_once_for_each_set_of_arguments() -> None:
    counted = Counted()
    ask = kept(counted.answer)
    assert [ask("How often?", 1), ask("How often?", 2), ask("How often?", 1)] == [
        ("How often?", 1),
        ("How often?", 2),
        ("How often?", 1),
    ]
    assert counted.asked == [("How often?", 1), ("How often?", 2)]


def test_a_whole_document_is_not_kept() -> None:
    counted = Counted()
    ask = kept(counted.answer)
    document = "word " * 1_000
    assert ask(document) == ask(document) == (document, 1)
    assert len(counted.asked) == 2
