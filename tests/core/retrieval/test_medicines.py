"""A medicine is one under all its names, in whatever language and writing."""

from __future__ import annotations

import pytest

from core.retrieval.language import Language
from core.retrieval.medicines.finding import medicines
from core.text.numbers.quantities import quantities


def names(text: str, language: Language) -> list[str]:
    return [one.name for one in medicines(text, quantities(text, language))]


@pytest.mark.parametrize(
    ("english", "spanish", "traditional", "simplified"),
    [
        ("rivaroxaban", "rivaroxabán", "拜瑞妥", "利伐沙班"),
        ("quetiapine", "quetiapina", "喹硫平", "思乐康"),
        ("furosemide", "furosemida", "呋塞米", "呋塞米"),
        ("iron", "hierro", "鐵劑", "铁剂"),
        ("celecoxib", "celecoxib", "希樂葆", "塞来昔布"),
        ("carvedilol", "carvedilol", "卡維地洛", "卡维地洛"),
    ],
)
def test_a_medicine_has_one_name_in_all_languages(
    english: str, spanish: str, traditional: str, simplified: str
) -> None:
    (name,) = names(f"Take {english} once a day.", Language.ENGLISH)

    assert names(f"Tome {spanish} una vez al día.", Language.SPANISH) == [name]
    assert names(f"每天服用{traditional}一次。", Language.CHINESE) == [name]
    assert names(f"每天服用{simplified}一次。", Language.CHINESE) == [name]


def test_a_name_is_given_as_the_text_has_it() -> None:
    (one,) = medicines("每天服用达比加群", [])

    assert (one.text, one.start, one.end) == ("达比加群", 4, 8)
