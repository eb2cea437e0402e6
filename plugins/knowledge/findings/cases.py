"""Operations, tests and illnesses as titles name them, told in any of the three languages.

What holds after an operation holds after that one only. Two titles in one language are compared by
their words; two in different languages by what stands here.
"""

from __future__ import annotations

from collections.abc import Mapping

from core.retrieval.language import Language
from plugins.knowledge.findings.topic_words import Words

_EN, _ES, _ZH = Language.ENGLISH, Language.SPANISH, Language.CHINESE

CASES: Mapping[str, Words] = {
    "knee": {_EN: r"knees?", _ES: r"rodillas?", _ZH: r"膝"},
    "hip": {_EN: r"hips?", _ES: r"caderas?", _ZH: r"髖|髋"},
    "shoulder": {_EN: r"shoulders?", _ES: r"hombros?", _ZH: r"肩"},
    "spine": {
        _EN: r"spin(?:e|al)|disc|back (?:surgery|operation)|lumbar",
        _ES: r"columna|espalda|lumbar|disco",
        _ZH: r"脊|椎|背部",
    },
    "foot": {_EN: r"foot|feet|ankles?|bunions?", _ES: r"pies?|tobillos?|juanetes?", _ZH: r"足|踝"},
    "hand": {
        _EN: r"hands?|wrists?|carpal",
        _ES: r"manos?|muñecas?|carpiano",
        _ZH: r"腕|手部",
    },
    "fracture": {_EN: r"fractur\w+|broken", _ES: r"fractur\w+|rot[oa]s?", _ZH: r"骨折"},
    "cast": {_EN: r"(?:plaster )?cast|plaster", _ES: r"escayola\w*|yeso", _ZH: r"石膏"},
    "cataract": {_EN: r"cataracts?", _ES: r"cataratas?", _ZH: r"白內障|白内障"},
    "glaucoma": {_EN: r"glaucoma", _ES: r"glaucoma", _ZH: r"青光眼"},
    "retina": {_EN: r"retina\w*", _ES: r"retina", _ZH: r"視網膜|视网膜"},
    "ear": {_EN: r"ears?|grommets?", _ES: r"o[ií]dos?|oreja", _ZH: r"耳"},
    "nose": {_EN: r"nos(?:e|al)|sinus\w*", _ES: r"nariz|nasal|senos", _ZH: r"鼻"},
    "tonsils": {_EN: r"tonsil\w*", _ES: r"amígdalas?|amigdalectom\w+", _ZH: r"扁桃"},
    "teeth": {
        _EN: r"tooth|teeth|dental|molars?",
        _ES: r"muelas?|dientes?|dental\w*|molares",
        _ZH: r"牙|齒|齿",
    },
    "thyroid": {_EN: r"(?:hypo|hyper)?thyroid\w*", _ES: r"\w*tiroid\w+", _ZH: r"甲狀腺|甲状腺"},
    "breast": {
        _EN: r"breasts?|mastectom\w+|mammogra\w+",
        _ES: r"mamas?|mastectom\w+|mamogra\w+|pechos?",
        _ZH: r"乳",
    },
    "hernia": {_EN: r"hernias?", _ES: r"hernias?", _ZH: r"疝"},
    "gallbladder": {
        _EN: r"gall ?(?:bladder|stones?)|cholecystectom\w+",
        _ES: r"vesícula|colecistectom\w+",
        _ZH: r"膽囊|胆囊|膽結石|胆结石|膽石|胆石",
    },
    "appendix": {
        _EN: r"append(?:ix|ic\w+|ectom\w+)",
        _ES: r"ap[ée]ndice|apendic\w+",
        _ZH: r"闌尾|阑尾|盲腸|盲肠",
    },
    "piles": {_EN: r"piles|ha?emorrhoid\w*", _ES: r"hemorroid\w+|almorranas", _ZH: r"痔"},
    "colon": {
        _EN: r"colonoscop\w+|bowel|colon",
        _ES: r"colonoscop\w+|colon|intestin\w+",
        _ZH: r"大腸|大肠|結腸|结肠",
    },
    "stomach": {
        _EN: r"gastroscop\w+|endoscop\w+|stomach|gastric",
        _ES: r"gastroscop\w+|endoscop\w+|estómago|gástric\w+",
        _ZH: r"胃",
    },
    "bladder": {
        _EN: r"(?<!gall )bladder|cystoscop\w+",
        _ES: r"vejiga|cistoscop\w+",
        _ZH: r"膀胱",
    },
    "prostate": {_EN: r"prostat\w+", _ES: r"pr[óo]stat\w+", _ZH: r"前列腺|攝護腺"},
    "kidney": {
        _EN: r"kidneys?|renal|dialysis",
        _ES: r"riñ\w+|renal\w*|diálisis",
        _ZH: r"腎|肾|透析",
    },
    "vasectomy": {_EN: r"vasectom\w+", _ES: r"vasectom\w+", _ZH: r"輸精管|输精管"},
    "womb": {
        _EN: r"hysterectom\w+|womb|hysteroscop\w+",
        _ES: r"histerectom\w+|útero|matriz|histeroscop\w+",
        _ZH: r"子宮|子宫",
    },
    "birth": {
        _EN: r"ca?esarean|c-section|giving birth|birth",
        _ES: r"cesárea|parto",
        _ZH: r"剖腹產|剖腹产|剖宮產|剖宫产|產後|产后|分娩",
    },
    "veins": {_EN: r"varicose|veins?", _ES: r"varices|várices|venas?", _ZH: r"靜脈|静脉"},
    "skin": {
        _EN: r"skin|moles?|biops(?:y|ies)",
        _ES: r"piel|lunar(?:es)?|biopsias?",
        _ZH: r"皮膚|皮肤|切片|痣",
    },
    "heart": {
        _EN: r"hearts?|cardiac|angiogra\w+|angioplast\w+|stents?|coronary|bypass",
        _ES: r"corazón|card[ií]ac\w+|infarto|angiogra\w+|angioplast\w+|stents?|cateterismo",
        _ZH: r"心臟|心脏|心肌|心導管|心导管|支架|心衰",
    },
    "pacemaker": {_EN: r"pacemakers?", _ES: r"marcapasos", _ZH: r"節律器|节律器|起搏器|心律調節器"},
    "stroke": {_EN: r"strokes?", _ES: r"ictus|derrame", _ZH: r"中風|中风"},
    "pressure": {
        _EN: r"blood pressure|hypertension",
        _ES: r"tensión|presión arterial|hipertensión",
        _ZH: r"血壓|血压",
    },
    "cholesterol": {_EN: r"cholesterol", _ES: r"colesterol", _ZH: r"膽固醇|胆固醇|血脂"},
    "diabetes": {_EN: r"diabet\w+", _ES: r"diab[eé]t\w+", _ZH: r"糖尿"},
    "asthma": {_EN: r"asthma\w*", _ES: r"asma", _ZH: r"氣喘|气喘|哮喘"},
    "lungs": {
        _EN: r"copd|lungs?|bronch\w+",
        _ES: r"epoc|pulm[oó]n\w*|bronc\w+|broncoscop\w+",
        _ZH: r"肺|支氣管|支气管",
    },
    "flu": {_EN: r"flu|influenza", _ES: r"gripe", _ZH: r"流感|流行性感冒"},
    "chemotherapy": {_EN: r"chemo\w*", _ES: r"quimio\w*", _ZH: r"化療|化疗|化學治療"},
    "epilepsy": {_EN: r"epilep\w+|seizures?", _ES: r"epilep\w+|convulsi\w+", _ZH: r"癲癇|癫痫"},
    "migraine": {_EN: r"migraines?", _ES: r"migrañas?|jaquecas?", _ZH: r"偏頭痛|偏头痛"},
    "pain": {_EN: r"pain\w*", _ES: r"dolor\w*|analg\w+", _ZH: r"止痛|疼痛"},
    "liver": {_EN: r"liver|hepat\w+", _ES: r"hígado|hepat\w+|hepátic\w+", _ZH: r"肝"},
    "mri": {
        _EN: r"mri|magnetic resonance",
        _ES: r"resonancia",
        _ZH: r"磁振造影|核磁|磁共振",
    },
    "ct": {_EN: r"ct|cat scan|tomogra\w+", _ES: r"tac|tomogra\w+", _ZH: r"電腦斷層|电脑断层|ct"},
    "pet": {_EN: r"pet", _ES: r"pet", _ZH: r"正子|正电子"},
    "ultrasound": {_EN: r"ultrasound|sonogra\w+", _ES: r"ecogra\w+", _ZH: r"超音波|超声|超聲"},
    "allergy": {_EN: r"allerg\w+|prick", _ES: r"alerg\w+|al[ée]rgic\w+", _ZH: r"過敏|过敏"},
    "blood test": {
        _EN: r"blood (?:tests?|samples?)|glucose tolerance",
        _ES: r"análisis|analítica|extracción de sangre|curva de glucosa",
        _ZH: r"抽血|血液檢查|血液检查|驗血|验血|耐糖",
    },
}
