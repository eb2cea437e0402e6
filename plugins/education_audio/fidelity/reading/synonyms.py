"""Words of leaflets that mean the same, so that a reworded sentence finds its source.

Each line is one meaning: single words, and after a bar expressions of several words (regular
expressions). Opposites never stand together in a line: what a sentence denies has to stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_ENGLISH = r"""
discard bin dispose | throw(?:n|ing)? (?:[\w']+ ){0,2}?away|get rid of
vomit vomits vomiting | throw(?:s|ing)? up|(?:be|being|are|is|was|been|feel|feeling) sick|bring up
faint collapse | pass(?:es|ing)? out|black(?:s|ing)? out|lose consciousness
swell swelling swollen swells
feverish fever temperature
dizzy dizziness lightheaded light-headed giddy | light headed
breathless breathe breathing breath | short(?:ness)? of breath|out of breath
pain painful hurt hurts hurting ache aches aching sore soreness
urine urinate urinating pee wee | pass(?:ing)? water
stool stools poo faeces feces | bowel movements?|bowel motions?
belly tummy abdomen abdominal
sight vision eyesight
tired tiredness weary exhausted fatigue
drive driving car | get(?:ting)? behind the wheel
swap switch replace exchange change
forget forgot forgotten miss missed skip
operation surgery procedure
baby babies infant infants newborn
hospital | a ?& ?e|casualty
remove | tak(?:e|es|en|ing) (?:[\w']+ ){0,2}?(?:off|out)
fridge refrigerator refrigerate refrigerated
fade fades vanish disappear disappears | go(?:es)? away
itch itchy itching itches
bleed bleeding bleeds
pregnant pregnancy | expecting a baby
injection inject jab injecting
sleep bed bedtime asleep
shower showering | having a shower
exercise sport sports workout
numb numbness
worse worsen worsens worsening
weak weakness
strict strictly
direct directly straight
cough coughing coughs
restart resume | (?:start|begin|take) (?:[\w']+ ){1,3}again
quit discontinue cease abandon | give (?:it )?up|come off
"""
_SPANISH = r"""
suspender suspenda suspende suspendan dejar deje deja dejen interrumpir interrumpa abandonar
    abandone
    parar pare cesar | poner fin
conducir conduzca conduce manejar maneje | (?:llevar|coger|usar|tomar) el (?:coche|carro|auto)|
    ponerse al volante
vomitar vomita vomite vómitos vómito devolver
dolor duele doler doloroso dolores molestia molestias
desechar deseche tirar tire botar bote
lavar lave lávese lavarse limpiar limpie asear
telefonear telefonee llamar llame llámenos
comprimido comprimidos pastilla pastillas tableta tabletas
ingerir ingiera tomar tome toma toman tomarse
heces deposición deposiciones
orina orinar orine pis
fiebre calentura
mareo mareos mareado vértigo
embarazada embarazo encinta
operación cirugía intervención
preguntar pregunte preguntarnos consultar consulte consultarnos
administrar administre | d[aá]r(?:se)?l[eoa]s?|d[eé](?:se)?l[eoa]s?|
    (?:(?<=lo )|(?<=la )|(?<=le )|(?<=los )|(?<=las )|(?<=no ))d[eé]
aplicar aplique poner ponga echar eche untar unte extender extienda
quitar quite quítese retirar retire sacar saque
guardar guarde conservar conserve almacenar almacene
nevera frigorífico refrigerador
utilizar utilice usar use emplear emplee
cambiar cambie sustituir sustituya reemplazar reemplace
empezar empiece comenzar comience iniciar inicie
colutorio colutorios enjuague enjuagues enjuagarse enjuáguese enjuaga
hinchado hinchada hinchazón hincha
desmayo desmaya desmayarse | perd\w+ el conocimiento
sangrado sangra sangrar sangrado
cansancio cansado cansada
dormir duerma
respirar respira | falta de aire
"""
# The first word of a line is the shortest: it stands at the place of the others, filled up.
_CHINESE = """
吃 吃藥 服用 服藥 用藥 吞服 送服 口服 吞下
用 使用
進食 吃東西 吃飯 用餐 進餐 吃食物
喝酒 飲酒
嘔吐 吐了
腹瀉 拉肚子 瀉肚子
發燒 發熱
頭暈 頭昏 暈眩 眩暈
立刻 立即 馬上 趕快 趕緊 盡快 儘快 儘速 盡速
醫師 醫生 大夫
打電 致電 來電
自己 自行
嬰兒 寶寶
孩子 小孩 兒童 小朋友 孩童
大約 大概 約為 差不多
擦掉 抹去
洗澡 淋浴 沖澡 沐浴
走路 步行 行走
手術 開刀
抽菸 吸菸 抽煙 吸煙
懷孕 妊娠
孕婦 懷孕婦女 懷孕的婦女 懷孕的人
透析 洗腎
哺乳 餵母乳 餵奶
出血 流血
開車 駕車 駕駛
開水 白開水
停用 停掉 停藥 停吃
忘記 忘了 漏吃 漏服
好轉 改善 變好
回診 複診 覆診 復診
檢查 檢驗
脖子 頸部
肚子 腹部
麻木 發麻
隔天 第二天 翌日 次日
隔開 間隔 相隔 錯開 分開
嚼碎 咬碎 咀嚼
躺下 躺著 平躺
呼吸困難 喘不過氣 呼吸不順 吸不到氣
聯絡 聯繫 通知
劇烈 激烈
小便 尿液
大便 糞便
配著 搭配
"""


@cache
def _table(language: str) -> str:
    joined = {"en": _ENGLISH, "es": _SPANISH}.get(language, "")
    return joined.replace("|\n    ", "|").replace("\n    ", " ").strip()


def same_stems(language: str, stem: Callable[[str], str]) -> dict[str, str]:
    """The stem that stands for its meaning, by each stem of a line; `stem` makes one of a word."""
    found: dict[str, str] = {}
    for line in _table(language).splitlines():
        stems = [stem(word) for word in line.split(" | ")[0].split()]
        for one in stems:
            found.setdefault(one, stems[0])
    return found


@cache
def _han_twins() -> tuple[re.Pattern[str], dict[str, str]]:
    twins = {
        word: words[0].ljust(len(word), "_")
        for words in map(str.split, _CHINESE.strip().splitlines())
        for word in words[1:]
    }
    longest_first = sorted(twins, key=len, reverse=True)
    return re.compile("|".join(longest_first)), twins


def one_writing(text: str) -> str:
    """A Traditional Chinese text with one word for each meaning; all places stay."""
    pattern, twins = _han_twins()
    return pattern.sub(lambda match: twins[match[0]], text)


@cache
def expressions(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The expressions of several words, each with the first word of its line."""
    found = []
    for line in _table(language).splitlines():
        words, _, phrases = line.partition(" | ")
        if phrases:
            pattern = re.compile(rf"\b(?:{phrases})(?!\w)", re.IGNORECASE)
            found.append((pattern, words.split()[0]))
    return tuple(found)
