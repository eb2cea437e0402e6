"""Reads a message that mixes languages in each of them, as people who live in two write it.

"Tengo un chest pain" is neither an English nor a Spanish sentence. For each language, the words
of the others that patients borrow are put into that language; its table then reads the whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, partial

from core.retrieval.language import Language
from core.text.folding import fold
from core.text.simplified import to_traditional

# One meaning a line, `english | spanish | chinese`; of several expressions the first is written
# and all are read. Words that are also words of another of the languages are left out.
_GLOSSES = """
chest pain | dolor de pecho | 胸痛
chest | pecho | 胸口,胸
heart attack | infarto | 心臟病發作
stroke | derrame cerebral,derrame | 中風
heart | corazon | 心臟
left arm | brazo izquierdo | 左手臂,左手
right arm | brazo derecho | 右手臂,右手
left leg | pierna izquierda | 左腿
right leg | pierna derecha | 右腿
left side | lado izquierdo | 左邊
right side | lado derecho | 右邊
arm | brazo | 手臂
arms | brazos | 手臂
leg | pierna | 腿
legs | piernas | 雙腿
hand | mano | 手
foot | pie izquierdo | 腳
feet | pies | 雙腳
head | cabeza | 頭
neck | cuello | 脖子
face | cara | 臉
mouth | boca | 嘴巴
lips | labios | 嘴唇
tongue | lengua | 舌頭
throat | garganta | 喉嚨
eye | ojo | 眼睛
left eye | ojo izquierdo | 左眼
right eye | ojo derecho | 右眼
belly,stomach,tummy | barriga,estomago,panza | 肚子
back | espalda | 背
skin | piel | 皮膚
wound | herida | 傷口
pain | dolor | 痛
hurts,is killing me | duele | 很痛
hurting | doliendo | 痛
severe | fuerte | 嚴重
very | muy | 很
sweat,sweating | sudor,sudando | 冷汗
cold sweat | sudor frio | 冷汗
bleeding | sangrado,sangrando | 流血
blood | sangre | 血
heavy bleeding | hemorragia | 大出血
vomiting,throwing up | vomitando | 一直吐
vomiting blood | vomitando sangre | 吐血
breathe | respirar | 呼吸
breathing | respirando | 呼吸
can't breathe,cannot breathe,cant breathe | no puedo respirar,no puede respirar | 不能呼吸
short of breath | sin aire | 喘不過氣
can't move,cannot move,cant move | no puedo mover,no puede mover | 不能動
can't feel,cannot feel,cant feel | no siento,no siente | 沒有感覺
can't speak,can't talk,cannot speak | no puedo hablar,no puede hablar | 說不出話
can't see,cannot see,cant see | no veo,no puedo ver | 看不見
can't swallow | no puedo tragar | 吞不下
numb | dormido,dormida,entumecido,entumecida | 麻
weak | debil | 無力
unconscious | inconsciente | 昏迷
passed out,fainted | se desmayo,me desmaye,desmayado | 昏倒
no response,not responding,unresponsive | no responde,no reacciona | 沒反應
not waking,won't wake up | no despierta | 叫不醒
confused | confundido,confundida | 意識混亂
dizzy | mareado,mareada | 頭暈
seizure,seizures | convulsion,convulsiones | 抽搐
swollen | hinchado,hinchada | 腫
swelling | hinchazon | 腫
allergic reaction | reaccion alergica | 過敏
hives,rash | ronchas,sarpullido | 蕁麻疹
peanut,peanuts | cacahuate,mani | 花生
fever | fiebre,calentura | 發燒
chemo | quimio | 化療
headache | dolor de cabeza | 頭痛
stiff neck | cuello rigido | 脖子僵硬
pregnant | embarazada | 懷孕
baby | bebe | 寶寶
my baby | mi bebe | 我寶寶
son | hijo | 兒子
daughter | hija | 女兒
husband | esposo,marido | 老公
wife | esposa | 老婆
mom,mum,mother | mama,madre | 媽媽
dad,father | papa,padre | 爸爸
grandma,grandmother | abuela,abuelita | 奶奶
grandpa,grandfather | abuelo,abuelito | 爺爺
fell,fell down | se cayo | 跌倒
hit | se golpeo | 撞到
overdose | sobredosis | 藥物過量
pills,tablets | pastillas | 藥
sleeping pills | pastillas para dormir,somniferos | 安眠藥
bleach | cloro,lejia | 漂白水
battery | pila | 電池
swallowed | se trago | 吞了
took | se tomo | 吃了
drank | bebio | 喝了
burn,burned | quemadura,se quemo | 燒傷
insulin | insulina | 胰島素
blood sugar | azucar en la sangre | 血糖
suicide | suicidio | 自殺
kill myself | matarme,suicidarme | 自殺
want to die | quiero morir,quiero morirme | 想死
don't want to live | no quiero vivir | 不想活
suddenly | de repente,de pronto | 突然
blue | azul,azules | 發紫
purple | morado,morada,morados | 發紫
black | negro,negra | 黑
stool,poop | heces,popo | 大便
urine | orina | 尿
blood thinner,blood thinners | anticoagulante,anticoagulantes | 抗凝血藥
operation,surgery | cirugia,operacion | 手術
years ago | hace anos | 年前
yesterday | ayer,anoche | 昨天
today | hoy | 今天
now | ahora,ahorita | 現在
my | mi,mis | 我
a lot | mucho,mucha,muchisimo | 很多
getting tight | apretando,cerrando | 越來越緊
heart racing | corazon acelerado | 心跳很快
"""

_SPECIFIC = 4
"""Letters of the shortest single word that by itself shows that its language is used."""


def languages_of_borrowed(sentence: str) -> set[Language]:
    """The languages that the sentence's words of this list belong to."""
    return {
        language
        for language in (Language.ENGLISH, Language.SPANISH)
        for found in _pattern(language).finditer(_plain(sentence))
        if len(found[0].strip()) >= _SPECIFIC
    }


def glossed(sentence: str, language: Language) -> str:
    """The sentence with the words of other languages in this one, for its table to read."""
    text = _plain(sentence)
    for other in Language:
        if other is not language:
            meanings = _meanings(other, language)
            text = _pattern(other).sub(partial(_meaning, meanings), text)
    return text


def _meaning(meanings: Mapping[str, str], found: re.Match[str]) -> str:
    return meanings[found[0].strip()]


def _plain(sentence: str) -> str:
    return to_traditional(fold(sentence.replace("’", "'")))


@cache
def _lines() -> tuple[dict[Language, tuple[str, ...]], ...]:
    order = (Language.ENGLISH, Language.SPANISH, Language.CHINESE)
    return tuple(
        {
            language: tuple(one.strip() for one in column.split(","))
            for language, column in zip(order, line.split("|"), strict=True)
        }
        for line in _GLOSSES.strip().splitlines()
    )


@cache
def _meanings(source: Language, target: Language) -> dict[str, str]:
    joint = "" if target is Language.CHINESE else " "
    meanings: dict[str, str] = {}
    for line in _lines():
        for expression in line[source]:
            meanings.setdefault(expression, f"{joint}{line[target][0]}{joint}")
    return meanings


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    longest_first = sorted(_meanings(language, language), key=len, reverse=True)
    expressions = "|".join(map(re.escape, longest_first))
    if language is Language.CHINESE:
        return re.compile(expressions)
    return re.compile(rf" ?(?<![a-z'])(?:{expressions})(?![a-z']) ?")
