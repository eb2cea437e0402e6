"""The words that each language says for signs and units."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.spoken.units import (
    CHINESE_EACH,
    CHINESE_UNITS,
    ENGLISH_BELOW,
    ENGLISH_UNITS,
    SPANISH_BELOW,
    SPANISH_UNITS,
)


@dataclass(frozen=True, slots=True)
class SpokenWords:
    """Words for signs. Templates have `{}` where the figure stands.

    `units` gives one and more of a unit; what is missing there is left to the voice. `per` joins a
    unit with the one below its stroke, in `below` where that has a form of its own.
    """

    to: str
    between: str
    plus: str
    with_sign: str
    up: str
    down: str
    same: str
    by: str
    below: str
    above: str
    at_most: str
    at_least: str
    plus_minus: str
    with_or_without: str
    equals: str
    percent: str
    or_more: str
    about: str
    minus: str
    below_nought: str
    over: str
    celsius: str
    fahrenheit: str
    degrees: str
    times: str
    repeated: str
    becomes: str
    then: str
    either: str
    both: str
    always: str
    out_of: str
    share: str
    fractions: dict[str, str]
    per: str
    every: str
    power: str
    half_life: str
    ticked: str
    unticked: str
    forbidden: str
    warning: str
    units: dict[str, tuple[str, str]]
    below_stroke: dict[str, str]
    joint: str = " "
    rounds: dict[str, str] = field(default_factory=dict)

    @staticmethod
    def one_degree(phrase: str) -> str:
        """The phrase for a temperature or an angle, of one degree."""
        return phrase.replace("degrees", "degree").replace("grados", "grado")


ENGLISH = SpokenWords(
    to="to",
    between="and",
    plus="plus",
    with_sign="and",
    up="up",
    down="down",
    same="unchanged",
    by="{} by {}",
    below="below {}",
    above="above {}",
    at_most="at most {}",
    at_least="at least {}",
    plus_minus="plus or minus {}",
    with_or_without="with or without",
    equals="equals",
    percent="{} percent",
    or_more="{} or more",
    about="about {}",
    minus="minus {}",
    below_nought="minus {}",
    over="{} over {}",
    celsius="{} degrees Celsius",
    fahrenheit="{} degrees Fahrenheit",
    degrees="{} degrees",
    times="{} times {}",
    repeated="{} times",
    becomes="to",
    then=", then",
    either="or",
    both="and or",
    always="24 hours a day, 7 days a week",
    out_of="{} out of {}",
    share="{} in {}",
    fractions={
        "1/2": "half",
        "1/3": "one third",
        "2/3": "two thirds",
        "1/4": "one quarter",
        "3/4": "three quarters",
        "1/8": "one eighth",
        "3/8": "three eighths",
        "5/8": "five eighths",
        "7/8": "seven eighths",
    },
    per="per",
    every="per",
    power="10 to the power of {}",
    half_life="half-life",
    ticked="ticked",
    unticked="not ticked",
    forbidden="not allowed",
    warning="Warning",
    units=ENGLISH_UNITS,
    below_stroke=ENGLISH_BELOW,
)

SPANISH = SpokenWords(
    to="a",
    between="y",
    plus="más",
    with_sign="y",
    up="sube",
    down="baja",
    same="sin cambios",
    by="{} por {}",
    below="menos de {}",
    above="más de {}",
    at_most="como máximo {}",
    at_least="como mínimo {}",
    plus_minus="más o menos {}",
    with_or_without="con o sin",
    equals="igual a",
    percent="{} por ciento",
    or_more="{} o más",
    about="aproximadamente {}",
    minus="menos {}",
    below_nought="menos {}",
    over="{} sobre {}",
    celsius="{} grados Celsius",
    fahrenheit="{} grados Fahrenheit",
    degrees="{} grados",
    times="{} por {}",
    repeated="{} veces",
    becomes="a",
    then=", luego",
    either="o",
    both="y o",
    always="24 horas al día, 7 días a la semana",
    out_of="{} de {}",
    share="{} de cada {}",
    fractions={
        "1/3": "un tercio de",
        "2/3": "dos tercios de",
        "1/4": "un cuarto de",
        "3/4": "tres cuartos de",
        "1/8": "un octavo de",
        "3/8": "tres octavos de",
        "5/8": "cinco octavos de",
        "7/8": "siete octavos de",
    },
    per="por",
    every="cada",
    power="10 elevado a {}",
    half_life="vida media",
    ticked="marcado",
    unticked="sin marcar",
    forbidden="no permitido",
    warning="Atención",
    units=SPANISH_UNITS,
    below_stroke=SPANISH_BELOW,
)

CHINESE = SpokenWords(
    to="到",
    between="到",
    plus="加",
    with_sign="和",
    up="上升",
    down="下降",
    same="不变",
    by="{}乘{}",
    below="低于{}",
    above="高于{}",
    at_most="最多{}",
    at_least="至少{}",
    plus_minus="正负{}",
    with_or_without="伴或不伴",
    equals="等于",
    percent="百分之{}",
    or_more="{}以上",
    about="大约{}",
    minus="负{}",
    below_nought="零下{}",
    over="收缩压{}，舒张压{}",
    celsius="摄氏{}度",
    fahrenheit="华氏{}度",
    degrees="{}度",
    times="{}乘{}",
    repeated="{}次",
    becomes="到",
    then="，然后",
    either="或",
    both="和或",
    always="每天24小时",
    out_of="{}分，满分{}分",
    share="{1}分之{0}",
    fractions={
        "1/2": "半",
        "1/3": "三分之一",
        "2/3": "三分之二",
        "1/4": "四分之一",
        "3/4": "四分之三",
        "1/8": "八分之一",
        "3/8": "八分之三",
        "5/8": "八分之五",
        "7/8": "八分之七",
    },
    per="每",
    every="每",
    power="10的{}次方",
    half_life="半衰期",
    ticked="已勾选",
    unticked="未勾选",
    forbidden="不可以",
    warning="注意",
    units={unit: (word, word) for unit, word in CHINESE_UNITS.items()},
    below_stroke={unit: unit for unit in CHINESE_EACH} | {"day": "天", "d": "天", "dose": "次"},
    joint="",
    rounds={"1000": "千", "10000": "万", "100000": "十万", "1000000": "百万"},
)
