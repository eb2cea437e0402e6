"""The words by which leaflets in English, Spanish and Chinese say what they regulate."""

from __future__ import annotations

from collections.abc import Mapping

from core.retrieval.language import Language

Words = Mapping[Language, str]
_EN, _ES, _ZH = Language.ENGLISH, Language.SPANISH, Language.CHINESE

TOPICS: Mapping[str, Words] = {
    "eating": {
        _EN: r"eat|eating|eaten|(?<!with )foods?|fast|fasting|(?<!with )(?<!the )meals?|last meal",
        _ES: r"com(?:a|as|er)|(?<!con )(?<!con la )(?<!las )comidas?|alimentos?|ayun\w+",
        _ZH: r"進食|进食|進餐|进餐|禁食|空腹|食物|(?<!停)吃(?![藥药]|[^，。]{0,3}[劑剂錠锭])",
    },
    "drinking": {
        _EN: r"drink|drinks|drinking|fluids?|liquids?",
        _ES: r"beb\w+|líquidos?",
        _ZH: r"喝|飲水|饮水|流質|流质",
    },
    "alcohol": {_EN: r"alcohol\w*|beer|wine", _ES: r"alcohol\w*|cerveza|vino", _ZH: r"酒"},
    "washing": {
        _EN: r"shower\w*|bath\w*|wet",
        _ES: r"duch\w+|bañ\w+|moj\w+",
        _ZH: r"淋浴|洗澡|沐浴|泡澡|碰水|弄濕|弄湿",
    },
    "driving": {
        _EN: r"driv\w+|wheel",
        _ES: r"condu[cz]\w+|manej\w+|volante",
        _ZH: r"開車|开车|駕駛|驾驶",
    },
    "lifting": {
        _EN: r"lift\w*|carry\w*",
        _ES: r"levant\w+|carg\w+|peso|pesos",
        _ZH: r"重物|提重|搬重|舉重|举重",
    },
    "work": {_EN: r"work|job", _ES: r"trabaj\w+", _ZH: r"上班|工作"},
    "sport": {
        _EN: r"sports?|exercis\w+|running|jog\w*|gym",
        _ES: r"deportes?|ejercicios?|correr|gimnasio",
        _ZH: r"運動|运动|跑步|健身",
    },
    "walking": {_EN: r"walk\w*", _ES: r"camin\w+|pase\w+", _ZH: r"走路|散步"},
    "resting": {_EN: r"rest|resting", _ES: r"descans\w+|reposo", _ZH: r"休息"},
    "swimming": {_EN: r"swim\w*|pool", _ES: r"nad(?:ar|e)|piscina", _ZH: r"游泳"},
    "flying": {_EN: r"fly|flying|flights?", _ES: r"volar|vuel\w+|avión", _ZH: r"搭飛機|飞机|飛行"},
    "sex": {_EN: r"sex|intercourse", _ES: r"sexual\w*", _ZH: r"性行為|性行为|房事"},
    "smoking": {_EN: r"smok\w+", _ES: r"fum\w+", _ZH: r"吸菸|抽菸|吸烟|抽烟"},
    "stitches": {
        _EN: r"stitch\w*|sutures?|staples|clips",
        _ES: r"puntos|suturas?|grapas",
        _ZH: r"縫線|缝线|拆線|拆线",
    },
    "dressing": {
        _EN: r"dressings?|bandages?",
        _ES: r"apósitos?|vendajes?|vendas?",
        _ZH: r"敷料|紗布|纱布|繃帶|绷带",
    },
    "cast": {_EN: r"cast|plaster", _ES: r"escayola|yeso", _ZH: r"石膏"},
    "drops": {_EN: r"drops", _ES: r"gotas|colirio", _ZH: r"眼藥水|眼药水"},
    "stockings": {_EN: r"stockings?", _ES: r"medias", _ZH: r"彈性襪|弹性袜"},
    "crutches": {_EN: r"crutch\w*", _ES: r"muletas?", _ZH: r"拐杖"},
    "cooling": {_EN: r"ice", _ES: r"hielo", _ZH: r"冰敷"},
    "visit": {
        _EN: r"appointment|check-?up|follow-?up|come back",
        _ES: r"revisión|cita|consulta",
        _ZH: r"回診|回诊|複診|复诊",
    },
}
"""Things that a clinic gives hours, days or counts for, beside medicines."""

NARROWER = {"alcohol": "drinking", "swimming": "washing"}
"""Words of the wider one are said of the narrower one too."""

WAYS: Mapping[str, Mapping[str, Words]] = {
    "washing": {
        "under water": {
            _EN: r"shower\w*|rins\w+",
            _ES: r"duch\w+|enjuag\w+",
            _ZH: r"淋浴|沖澡|冲澡|沖洗|冲洗",
        },
        "in water": {
            _EN: r"baths?|bathtub|(?:hot )?tubs?|soak\w*|immers\w+|submerg\w+|jacuzzi",
            _ES: r"bañeras?|tina|sumer\w+|remoj\w+|jacuzzi|baños? de inmersión",
            _ZH: r"泡澡|泡湯|泡汤|浸泡|浴缸|泡水",
        },
    },
    "drinking": {
        "clear": {
            _EN: r"clear (?:fluids?|liquids?)|water|black (?:tea|coffee)",
            _ES: r"líquidos claros|agua",
            _ZH: r"清水|白開水|白开水|清流質|清流质",
        },
        "milk": {_EN: r"milk\w*|dairy|cream", _ES: r"leche|lácteos?", _ZH: r"牛奶|奶"},
    },
    "effort": {
        "light": {
            _EN: r"light|gentle|desk|office|short",
            _ES: r"liger[oa]s?|suaves?|oficina|cort[oa]s?",
            _ZH: r"(?<![年減减])[輕轻]|文書|文书|辦公|办公|[緩缓]慢|和[緩缓]",
        },
        "heavy": {
            _EN: r"heavy|heavier|strenuous|vigorous|contact(?= sports?)|manual|physical|hard",
            _ES: r"pesad[oa]s?|intens[oa]s?|de contacto|físic[oa]s?|fuertes?",
            _ZH: r"(?<![體体嚴严])重(?![要新複复])|[劇剧激]烈|體力|体力",
        },
    },
}
"""Ways of doing one thing, of which each has its own time: a shower is no bath."""

EFFORTS = frozenset(("lifting", "sport", "walking", "work"))
"""The things that are done with more or less effort."""

HELP: Words = {
    _EN: r"(?:call|phone|ring|tell|contact|see|ask|visit|come back)\b[^.;]{0,50}\b(?:if|when)\b"
    r"[^.;,]{0,80}|(?:if|when)\b[^.;,]{0,80}(?:, (?:or|and)\b[^.;,]{0,80})?(?:, (?:please )?)?"
    r"\b(?:call|phone|ring|tell|contact|see|ask|visit|come back)\b[^.;,]{0,40}",
    _ES: r"(?:llame|llámenos|avise|consulte|acuda|vuelva|contacte)\b[^.;]{0,50}\b(?:si|cuando)\b"
    r"[^.;,]{0,80}|(?:si|cuando)\b[^.;,]{0,80}(?:, [oye]\b[^.;,]{0,80})?(?:, (?:por favor )?)?"
    r"\b(?:llame|llámenos|avise|consulte|acuda|vuelva|contacte)\b[^.;,]{0,40}",
    _ZH: r"[^。；，]{0,12}(?:如|若|一旦|超過|超过|持續|持续|仍|未)[^。；，]{0,40}"
    r"(?:，[^。；，]{0,12})?"
    r"(?:打電話|打电话|來電|来电|聯絡|联系|就醫|就医|回診|回诊|告訴我們|告诉我们)[^。；，]{0,20}",
}
"""From when to seek help: a figure in it is no time that something else is given."""

FASTING = frozenset(("eating", "drinking"))
WET = frozenset(("washing", "swimming"))
WATER: Words = {
    _EN: r"(?<!with )(?<!glass of )water",
    _ES: r"(?<!con )(?<!vaso de )agua",
    _ZH: r"(?!)",
}
"""Water is drunk, unless what is told of is washing or swimming."""

FEVER: Words = {
    _EN: r"fevers?|feverish|temperature",
    _ES: r"fiebre|febril|temperatura",
    _ZH: r"發燒|发烧|發熱|发热|高燒|高烧|體溫|体温",
}
FEVER_DEGREES = (36, 42)
"""A leaflet's degrees between these are when a patient has to do something about a fever."""

OPERATION: Words = {
    _EN: r"operations?|operated|surger(?:y|ies)|procedures?|an(?:a)?esthe\w+",
    _ES: r"operaci\w+|oper\w+|cirug\w+|intervenci\w+|anestesi\w+",
    _ZH: r"手術|手术|開刀|开刀|麻醉|術|术",
}
EXAMINATION: Words = {
    _EN: r"tests?|scans?|exam\w*|\w*oscop(?:y|ies)|x-?rays?",
    _ES: r"pruebas?|exploraci\w+|\w*oscop[ií]as?|exámen\w*|examen|resonancia",
    _ZH: r"檢查|检查|[腸肠胃]鏡|[腸肠胃]镜",
}
BEFORE: Words = {_EN: r"before|until|prior", _ES: r"antes|anterior\w*|previ\w+", _ZH: r"前"}
BEFORE_IT: Words = {
    _EN: r"(?:before(?:hand)?|prior)(?=[.,;]|$)",
    _ES: r"(?:antes|previ[ao]s?|anteriores)(?=[.,;]|$)",
    _ZH: r"(?!)",
}
"""What stands for “before the operation”, or the test, where the leaflet has named it already."""
AFTER: Words = {
    _EN: r"after|afterwards|following",
    _ES: r"después|tras|pasad\w+|posterior\w*",
    _ZH: r"[後后]",
}

ROLES: Mapping[str, Words] = {
    "most": {
        _EN: r"maximum|no more than|at most|never take more|(?:not|never) exceed\w*|limit"
        r"|up to(?= (?:\w+ )?(?:puffs|tablets|times|drops|doses)| [\d.,]+ ?(?:mg|g|ml|mcg)\b)",
        _ES: r"máxim\w+|no (?:supere|pase|exceda)\w*|como mucho"
        r"|hasta(?= (?:\w+ )?(?:inhalaciones|comprimidos|veces|gotas|dosis)"
        r"| [\d.,]+ ?(?:mg|g|ml|mcg)\b)",
        _ZH: r"最多|最大|上限|不可超過|不可超过|不超過|不超过|不得超過|不得超过",
    },
    "first": {
        _EN: r"(?:start|begin)(?: \w+)? (?:with|at|on)|starting|initial\w*|first",
        _ES: r"empie\w+|comien\w+|inicial\w*|primer\w*",
        _ZH: r"開始|开始|起始|初始|第一",
    },
    "later": {
        _EN: r"after that|then|later|next|end up|reduc\w+|lower\w*|increas\w+|rais\w+|restart\w*"
        r"|gradual\w*|slowly|steps?",
        _ES: r"luego|posteriormente|baj(?:a|ar|e)|reduz\w+|aument\w+|sub(?:e|ir|a)|reanud\w+"
        r"|gradual\w*|poco a poco|después(?=,)",
        _ZH: r"之後|之后|然後|然后|改為|改为|減|减|增加|逐漸|逐渐|恢復|恢复",
    },
    "strength": {
        _EN: r"contains?|(?:each|one|the) \w+ (?:tablet|capsule|pill|puff|patch) has|strengths?",
        _ES: r"contien\w+|(?:comprimido|cápsula|pastilla|inhalación|parche|sobre)s? tienen?",
        _ZH: r"含",
    },
    "emergency": {
        _EN: r"attacks?|at once|emergenc\w+|immediately|wheez\w+",
        _ES: r"crisis|ataques?|emergencia|inmediat\w+|pitidos",
        _ZH: r"發作|发作|立即|緊急|紧急|喘的時候|喘的时候",
    },
    "severe": {
        _EN: r"severe\w*|very low|deficien\w+|low level",
        _ES: r"graves?|muy baj\w+|déficit",
        _ZH: r"嚴重|严重|不足|缺乏",
    },
    "weekly": {
        _EN: r"(?:a|per|each|every|one) week(?= |,|\.|$)(?<!for a week)(?<!for one week)|weekly",
        _ES: r"(?:a la|por|cada) semana|semanal\w*",
        _ZH: r"每[週周]|每星期",
    },
    "missed": {_EN: r"miss\w*|forg[eo]t\w*", _ES: r"olvid\w+", _ZH: r"忘"},
    "child": {
        _EN: r"child\w*|kids?|(?<!than your )(?<!than a )(?<!than the )bab(?:y|ies)|infants?"
        r"|toddlers?|years? old|aged",
        _ES: r"niñ\w+|(?<!que su )(?<!que un )(?<!que el )beb[eé]s?|lactantes?|de edad",
        _ZH: r"兒童|儿童|小孩|孩子|嬰|婴|幼兒|幼儿|[歲岁]",
    },
    "old": {_EN: r"elderly|older", _ES: r"ancian\w+|mayores de", _ZH: r"老人|年長|年长|長者|长者"},
    "kidneys": {_EN: r"kidneys?|renal", _ES: r"riñ\w+|renal\w*", _ZH: r"腎|肾"},
    "liver": {_EN: r"liver", _ES: r"hígado|hepátic\w+", _ZH: r"肝"},
    "pregnancy": {
        _EN: r"pregnan\w+|breast-?feed\w*",
        _ES: r"embaraz\w+|lactancia",
        _ZH: r"懷孕|怀孕|孕婦|孕妇|哺乳",
    },
    "morning": {
        _EN: r"morning|breakfast",
        _ES: r"(?:por|de) la mañana|cada mañana|desayun\w+",
        _ZH: r"早上|早晨|早餐|早飯|早饭|晨間|每早",
    },
    "noon": {_EN: r"noon|lunch\w*", _ES: r"mediodía|almuerzo", _ZH: r"中午|午餐|午飯|午饭"},
    "evening": {
        _EN: r"evenings?|nights?|bedtime|dinner|supper",
        _ES: r"noches?|acost\w+|cen(?:a|ar)|dormir",
        _ZH: r"晚|睡前|夜",
    },
}
"""What makes a figure another one: the kind of dose, whom it is for, the part of the day."""
PARTS_OF_DAY = frozenset(("morning", "noon", "evening"))

FORMS: Mapping[str, Words] = {
    "skin": {_EN: r"gel|cream|ointment|lotion", _ES: r"gel|crema|pomada", _ZH: r"凝膠|藥膏|药膏"},
    "eye": {_EN: r"eye drops?", _ES: r"colirio|gotas", _ZH: r"眼藥水|眼药水"},
    "breath": {_EN: r"inhal\w+|puffs?", _ES: r"inhal\w+", _ZH: r"吸入|噴|喷"},
    "needle": {_EN: r"inject\w*", _ES: r"inyec\w+", _ZH: r"注射"},
    "liquid": {_EN: r"syrup|suspension", _ES: r"jarabe|suspensión", _ZH: r"糖漿|糖浆"},
    "mouth": {
        _EN: r"tablets?|capsules?|pills?|swallow\w*|by mouth",
        _ES: r"comprimidos?|cápsulas?|pastillas?|boca",
        _ZH: r"口服|錠|锭|膠囊|胶囊",
    },
    "back": {_EN: r"suppositor\w+", _ES: r"supositori\w+", _ZH: r"栓劑|栓剂"},
}
NOT_SWALLOWED = frozenset(("skin", "eye", "back"))
INTERVAL: Words = {_EN: r"(?:every|each)\s+$", _ES: r"cada\s+$", _ZH: r"每隔?\s*$"}

ONCE: Words = {
    _EN: r"once (?:(?:a|per|each|every) (?:day|week)|daily|weekly)",
    _ES: r"una (?:sola )?vez (?:(?:al|por|a la|cada) (?:día|semana)|diaria|semanal)",
    _ZH: r"(?!)",  # 一次 is counted
}

AGE: Mapping[Language, tuple[str, str]] = {
    _EN: (r"(?:than|aged?|over|under|above|below)\s+$", r"\s*(?:-?old|of age)"),
    _ES: (r"(?:menor|mayor)(?:es)? de\s+$", r"\s*(?:de edad)"),
    _ZH: (r"(?:滿|满|未滿|未满)\s*$", r"\s*大"),
}
LASTING: Words = {
    _EN: r"(?:\bfor|\bduring|\bwithin|\bafter|\bwait)\s+$",
    _ES: r"(?:\bdurante|\bpor|\btras|\bhasta|\besper(?:e|a|ar))\s+$",
    _ZH: r"(?:連續|连续|持續|持续|等|等待)\s*$",
}

GENERAL_TITLE: Words = {
    _EN: "your you home going after before care advice information leaflet patient guide about "
    "operation surgery procedure test scan day unit ready getting",
    _ES: "su sus casa alta después antes cuidados información folleto paciente guía sobre "
    "operación cirugía intervención operarse prueba",
    _ZH: "居家 照護 照护 衛教 卫教 須知 须知 說明 说明 手術 手术 術後 术后 檢查 检查 準備 准备",
}
