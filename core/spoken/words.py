"""The words that each language says for signs and units."""

from __future__ import annotations

from dataclasses import dataclass


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
    by: str
    below: str
    above: str
    at_most: str
    at_least: str
    plus_minus: str
    equals: str
    percent: str
    or_more: str
    about: str
    minus: str
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
    fractions: dict[str, str]
    per: str
    units: dict[str, tuple[str, str]]
    below_stroke: dict[str, str]
    joint: str = " "


ENGLISH = SpokenWords(
    to="to",
    between="and",
    plus="plus",
    with_sign="and",
    up="up",
    down="down",
    by="{} by {}",
    below="below {}",
    above="above {}",
    at_most="at most {}",
    at_least="at least {}",
    plus_minus="plus or minus {}",
    equals="equals",
    percent="{} percent",
    or_more="{} or more",
    about="about {}",
    minus="minus {}",
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
    fractions={
        "1/2": "half",
        "1/3": "one third",
        "2/3": "two thirds",
        "1/4": "one quarter",
        "3/4": "three quarters",
    },
    per="per",
    units={
        "mg": ("milligram", "milligrams"),
        "mcg": ("microgram", "micrograms"),
        "g": ("gram", "grams"),
        "kg": ("kilogram", "kilograms"),
        "ml": ("millilitre", "millilitres"),
        "dl": ("decilitre", "decilitres"),
        "l": ("litre", "litres"),
        "cm": ("centimetre", "centimetres"),
        "mm": ("millimetre", "millimetres"),
        "km": ("kilometre", "kilometres"),
        "mmol": ("millimole", "millimoles"),
        "meq": ("milliequivalent", "milliequivalents"),
        "iu": ("international unit", "international units"),
        "u": ("unit", "units"),
        "mu": ("milliunit", "milliunits"),
        "ng": ("nanogram", "nanograms"),
        "nmol": ("nanomole", "nanomoles"),
        "umol": ("micromole", "micromoles"),
        "sec": ("second", "seconds"),
        "wk": ("week", "weeks"),
        "wks": ("week", "weeks"),
        "yr": ("year", "years"),
        "yrs": ("year", "years"),
        "mmhg": ("millimetre of mercury", "millimetres of mercury"),
        "kcal": ("kilocalorie", "kilocalories"),
        "bpm": ("beat per minute", "beats per minute"),
        "h": ("hour", "hours"),
        "hr": ("hour", "hours"),
        "hrs": ("hour", "hours"),
        "min": ("minute", "minutes"),
        "mins": ("minute", "minutes"),
        "lb": ("pound", "pounds"),
        "lbs": ("pound", "pounds"),
        "oz": ("ounce", "ounces"),
        "ft": ("foot", "feet"),
        "pg": ("picogram", "picograms"),
        "ul": ("microlitre", "microlitres"),
        "miu": ("milli-international unit", "milli-international units"),
        "kpa": ("kilopascal", "kilopascals"),
        "cmh2o": ("centimetre of water", "centimetres of water"),
        "msv": ("millisievert", "millisieverts"),
        "gy": ("gray", "grays"),
        "kj": ("kilojoule", "kilojoules"),
        "m²": ("square metre", "square metres"),
        "cm²": ("square centimetre", "square centimetres"),
        "mm²": ("square millimetre", "square millimetres"),
        "m³": ("cubic metre", "cubic metres"),
        "cm³": ("cubic centimetre", "cubic centimetres"),
        "mm³": ("cubic millimetre", "cubic millimetres"),
        "tab": ("tablet", "tablets"),
        "tabs": ("tablet", "tablets"),
        "caps": ("capsule", "capsules"),
        "tsp": ("teaspoon", "teaspoons"),
        "tbsp": ("tablespoon", "tablespoons"),
    },
    below_stroke={
        "day": "day",
        "d": "day",
        "hour": "hour",
        "week": "week",
        "wk": "week",
        "month": "month",
        "night": "night",
        "minute": "minute",
        "dose": "dose",
        "min": "minute",
        "h": "hour",
        "hr": "hour",
        "visit": "visit",
    },
)

SPANISH = SpokenWords(
    to="a",
    between="y",
    plus="más",
    with_sign="y",
    up="sube",
    down="baja",
    by="{} por {}",
    below="menos de {}",
    above="más de {}",
    at_most="como máximo {}",
    at_least="como mínimo {}",
    plus_minus="más o menos {}",
    equals="igual a",
    percent="{} por ciento",
    or_more="{} o más",
    about="aproximadamente {}",
    minus="menos {}",
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
    fractions={
        "1/3": "un tercio de",
        "2/3": "dos tercios de",
        "1/4": "un cuarto de",
        "3/4": "tres cuartos de",
    },
    per="por",
    units={
        "mg": ("miligramo", "miligramos"),
        "mcg": ("microgramo", "microgramos"),
        "g": ("gramo", "gramos"),
        "kg": ("kilogramo", "kilogramos"),
        "ml": ("mililitro", "mililitros"),
        "dl": ("decilitro", "decilitros"),
        "l": ("litro", "litros"),
        "cm": ("centímetro", "centímetros"),
        "mm": ("milímetro", "milímetros"),
        "km": ("kilómetro", "kilómetros"),
        "mmol": ("milimol", "milimoles"),
        "meq": ("miliequivalente", "miliequivalentes"),
        "ui": ("unidad internacional", "unidades internacionales"),
        "u": ("unidad", "unidades"),
        "mu": ("miliunidad", "miliunidades"),
        "ng": ("nanogramo", "nanogramos"),
        "nmol": ("nanomol", "nanomoles"),
        "umol": ("micromol", "micromoles"),
        "mmhg": ("milímetro de mercurio", "milímetros de mercurio"),
        "kcal": ("kilocaloría", "kilocalorías"),
        "lpm": ("latido por minuto", "latidos por minuto"),
        "h": ("hora", "horas"),
        "hr": ("hora", "horas"),
        "hrs": ("hora", "horas"),
        "min": ("minuto", "minutos"),
        "seg": ("segundo", "segundos"),
        "sem": ("semana", "semanas"),
        "comp": ("comprimido", "comprimidos"),
        "cáps": ("cápsula", "cápsulas"),
        "gts": ("gota", "gotas"),
        "cdta": ("cucharadita", "cucharaditas"),
        "cda": ("cucharada", "cucharadas"),
        "pg": ("picogramo", "picogramos"),
        "ul": ("microlitro", "microlitros"),
        "miu": ("miliunidad internacional", "miliunidades internacionales"),
        "mui": ("miliunidad internacional", "miliunidades internacionales"),
        "kpa": ("kilopascal", "kilopascales"),
        "cmh2o": ("centímetro de agua", "centímetros de agua"),
        "msv": ("milisievert", "milisieverts"),
        "gy": ("gray", "grays"),
        "kj": ("kilojulio", "kilojulios"),
        "m²": ("metro cuadrado", "metros cuadrados"),
        "cm²": ("centímetro cuadrado", "centímetros cuadrados"),
        "mm²": ("milímetro cuadrado", "milímetros cuadrados"),
        "m³": ("metro cúbico", "metros cúbicos"),
        "cm³": ("centímetro cúbico", "centímetros cúbicos"),
        "mm³": ("milímetro cúbico", "milímetros cúbicos"),
    },
    below_stroke={
        "día": "día",
        "dia": "día",
        "hora": "hora",
        "semana": "semana",
        "mes": "mes",
        "noche": "noche",
        "minuto": "minuto",
        "dosis": "dosis",
        "min": "minuto",
        "h": "hora",
    },
)

_CHINESE_UNITS = {
    "mg": "毫克",
    "mcg": "微克",
    "g": "克",
    "kg": "公斤",
    "ml": "毫升",
    "cc": "毫升",
    "dl": "分升",
    "cm": "公分",
    "mm": "毫米",
    "km": "公里",
    "mmhg": "毫米汞柱",
    "h": "小时",
    "hr": "小时",
    "min": "分钟",
    "l": "公升",
    "kcal": "大卡",
    "mmol": "毫摩尔",
    "umol": "微摩尔",
    "nmol": "纳摩尔",
    "ng": "纳克",
    "meq": "毫当量",
    "iu": "国际单位",
    "u": "单位",
    "mu": "毫单位",
    "miu": "毫国际单位",
    "pg": "皮克",
    "ul": "微升",
    "kpa": "千帕",
    "cmh2o": "公分水柱",
    "msv": "毫西弗",
    "gy": "戈雷",
    "kj": "千焦",
    "sec": "秒",
    "m²": "平方公尺",
    "cm²": "平方公分",
    "mm²": "平方毫米",
    "m³": "立方公尺",
    "cm³": "立方公分",
    "mm³": "立方毫米",
}
_CHINESE_EACH = (
    *("天", "日", "周", "週", "月", "年", "次", "分", "餐", "升"),
    *("小時", "小时", "分鐘", "分钟", "公斤", "千克", "公升"),
)
CHINESE = SpokenWords(
    to="到",
    between="到",
    plus="加",
    with_sign="和",
    up="上升",
    down="下降",
    by="{}乘{}",
    below="低于{}",
    above="高于{}",
    at_most="最多{}",
    at_least="至少{}",
    plus_minus="正负{}",
    equals="等于",
    percent="百分之{}",
    or_more="{}以上",
    about="大约{}",
    minus="零下{}",
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
    fractions={
        "1/2": "半",
        "1/3": "三分之一",
        "2/3": "三分之二",
        "1/4": "四分之一",
        "3/4": "四分之三",
    },
    per="每",
    units={unit: (word, word) for unit, word in _CHINESE_UNITS.items()},
    below_stroke={unit: unit for unit in _CHINESE_EACH} | {"day": "天"},
    joint="",
)
