"""Words with a contrary, by which one language says without a “not” what another says with it.

Each line is a contrary: its name, then for English, Spanish and Chinese the words of either side,
parted by “;”. “Do not wet it” and “keep it dry” then say the same of it. A wave stands before one
whose words have other senses too: two sentences that differ in it say nothing of that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from plugins.education_audio.fidelity.reading.polarity_cues import NOT_NEGATION, SPLIT

_TABLE = r"""
dry | dry|waterproof ; wet\w*|soak\w*|moist\w*|damp | sec[oa]s?|seque|impermeable ; moj\w+|
    h[uú]med\w+|
    humedez\w+|remoj\w+|empap\w+ | 乾(?!淨)|防水 ; 濕|沾水|碰水|泡水|淋雨
harmless | harmless|safe|normal|expected|fine|common|usual|ok|all right
    ; dangerous|harmful|serious|unsafe|worr\w+|concern\w*|abnormal|unusual|harm|alarm\w*|afraid|
    frighten\w*|panic\w*|scar(?:ed|y)|reason to
    | inofensiv[oa]s?|segur[oa]s?|normal(?:es)?|esperad[oa]s?|habitual(?:es)?|com[uú]n(?:es)?
    ; peligros[oa]s?|graves?|preocup\w+|anormal(?:es)?|rar[oa]s?|importancia|daño|problema|
    asust\w+|alarm\w+|miedo|p[aá]nico
    | 沒有?關係|無害|正常|安全|不要緊|常見|無妨|無礙
    ; 危險|有害|嚴重|異常|擔心|大礙|緊張|害怕|驚慌|警覺|警惕
going on | continu\w+|keep (?:taking|using|going|on|up)|carry on|go on|finish\w*|complet\w+|
    persist\w*|still|lasts?|remain\w* ; stop\w*|quit\w*|discontinu\w+|interrupt\w*|ceas\w+|
    give up|break off|goes? away|pass(?:es)?|disappear\w*|settle\w*|fad(?:e|es|ed|ing)|subsid\w+|
    vanish\w*|
    clears? up|eases? off|wears? off
    | contin[uú]\w+|sig[ue]\w*|seguir|termin\w+|complet\w+|persist\w+|mantien\w+|dur[ae]\w*
    ; dej[ae]\w*|suspend\w+|interrump\w+|abandon\w+|par(?:ar|e)|desapar\w+|(?:se|le) pas[ae]|se
    va(?:n|ya)?|cede|
    remit\w+
    | 繼續|持續|還在|仍|做完|用完|吃完 ; 停|中斷|中止|放棄|消失|退|緩解
open | open\w*|(?:turn|switch|leave|keep)\w* (?:[\w']+ ){0,3}on|running ; clos\w+|shut|
    (?:turn|switch)\w* (?:[\w']+ ){0,3}off
    | abr\w+|abiert\w+|enc[ie]+nd\w+ ; cerr\w+|cierr\w+|apag\w+ | 打開|開著|張開|睜開 ; 關|閉|
    蓋緊
whole | whole|intact|in one piece ; chew\w*|crush\w*|break\w*|split\w*
    | enter[oa]s? ; mastic\w+|mastiqu\w+|tritur\w+|machac\w+|part[ai]\w+ | 整[顆粒片錠個]|完整 ;
    嚼|咬碎|磨|壓碎|剝開|掰
~ still | still|rest\w*|crutch\w*|immobile ; mov\w+|weight on|put weight
    | quiet[oa]s?|inm[oó]vil\w*|repos\w+|muletas ; muev\w+|mover\w*|apoy\w+ | 不動|靜止|休息|固定
    ; 移動|亂動|踩地|動
upright | upright|sit\w* up|propped|raised ; lie down|lying|flat
    | incorporad[oa]|sentad[oa]|erguid[oa] ; tumb\w+|acost\w+|acuest\w+ | 坐|站|直立 ; 躺
~ on | (?:keep|leave|wear|have)\w* (?:[\w']+ ){0,4}?(?:on|in place)|wear\w*
    ; (?:tak\w+|pull\w*|peel\w*) (?:[\w']+ ){0,4}?off|remov\w+
    | puest[oa]s?|llev\w+ ; quit\w+|retir\w+|sac[ao]r\w*|saqu\w+ | 戴|穿著|貼著|留著 ; 拿掉|取下|
    拆|拔|摘|脫|移除|撕
~ out of the sun | shade|indoors|out of the sun|away from the sun ; sun\w*
    | sombra ; sol | 陰涼|遮陽|防曬|室內 ; 太陽|陽光|曬
~ sober | alcohol-free|sober|soft drinks? ; alcohol\w*|wine|beer | sin alcohol ; alcohol|vino|
    cerveza
    | 戒酒 ; 酒
~ smoke-free | smoke-free|tobacco-free|give up smoking|quit smoking|stop smoking ; smok\w+
    | sin humo|dej\w+ de fumar|deje el tabaco ; fum\w+ | 戒菸|戒煙|禁菸 ; 抽菸|吸菸|抽煙|吸煙
~ fasting | fast|fasting|fasted|empty stomach|nothing to eat|nil by mouth ; eat\w*|food|meals?
    | ayun\w+|est[oó]mago vac[ií]o ; com(?:er|a|e|ida|idas)|alimentos? | 空腹|禁食 ; 吃|進食|食物
accompanied | accompanied|(?:stay|be|remain|is|are)\w* (?:[\w']+ )?with|supervis\w+|
    with (?:you|someone|somebody|an adult|a relative|help)|have (?:someone|somebody)
    ; by yourself|on your own|(?<!leave it )(?<!leave them )alone(?! for)|without help|unattended|
    unsupervised
    | acompa[nñ]ad[oa]s?|con (?:alguien|un adulto|otra persona|ayuda)|vigil\w+|
    (?:est[eé]|qu[eé]de\w*|perman\w+) (?:\w+ )?con
    ; a solas|(?:dej|qued|est|va|salg|baj)\w* (?:\w+ ){0,5}sol[oa]s?|sin (?:ayuda|compañía)
    | 陪|身邊|有[大別]?人|看著|攙扶|協助|有人扶 ; 獨自|一個人|單獨
~ shod | shoes?|slippers|footwear ; barefoot|bare feet | zapat\w+|calzad\w+ ; descalz\w+ | 鞋 ;
    光腳|赤腳
~ quiet | quiet\w*|silen\w+ ; talk\w*|speak\w* | callad[oa]|silencio ; habl\w+ | 安靜|不出聲 ;
    說話|講話
~ own | your own|yours|to yourself|only you|just for you ; shar\w+|lend\w*|borrow\w*
    | propi[oa]s?|solo para usted|solo suy[oa] ; compart\w+|prest\w+ | 自己用|專用 ; 共用|共享|借|
    分享|和別人一起用
slowly | slow\w*|gradual\w*|little by little|bit by bit|step by step ; quick\w*|fast|rapid\w*|
    sudden\w*|abrupt\w*|all at
    once
    | despacio|lent\w+|poco a poco|gradual\w*|paulatin\w+ ; r[aá]pid\w+|deprisa|de golpe|de
    repente|bruscament\w+|
    brusc[oa]
    | 慢慢|逐漸|逐步|漸漸 ; 快|急速|突然|驟然|一下子
~ gently | gentl\w+|pat\w*|dab\w* ; rub\w*|scrub\w*|hard | suav\w+|con cuidado|toquecitos
    ; frot\w+|frote\w*|con fuerza | 輕輕|輕拍|輕按 ; 搓|揉|用力
better | better|improv\w+|heal\w* ; worse\w* | mejor\w*|alivi\w+ ; peor|empeor\w+
    | 改善|好轉|變好 ; 惡化|變差|加重|更糟
~ apart | separate\w*|apart ; together|mix\w* | separad[oa]s?|aparte ; junt[oa]s?|mezcl\w+
    | 分開|錯開 ; 一起|混
~ kept | keep|return\w*|take back|bring back ; throw\w*|bin|flush\w*
    | guard\w+|devuelv\w+ ; tir[ea]\w*|desech\w+ | 保留|帶回|交回 ; 丟|倒掉
~ always | every|each|always|remember\w* ; skip\w*|miss\w*|omit\w*|leave out|forget\w*
    | siempre|tod[oa]s|cada|record\w+|recuerd\w+|acu[eé]rd\w+ ; salt\w+|s[aá]lt\w+|olvid\w+|omit\w+
    | 每|都|記得|按時 ; 漏|忘|跳過|省略
~ cold | cool|cold|room temperature ; hot|heat\w*|warm\w* | fr[ií][oa]s?|fresc[oa]|ambiente
    ; calor|calient\w+ | 冷|涼|室溫 ; 熱|燙
reach | out of (?:\w+ )?reach|(?:cannot|can't) (?:\w+ )?(?:reach|get)|beyond reach ; within reach|
    (?<!out of )(?<!out of their )(?<!beyond )reach
    | fuera del? alcance|alejad[oa]s? ; (?<!fuera de )(?<!fuera del )al?cance|alcanc\w+|
    (?:puedan?|pueden) coger\w*
    | [拿碰摸搆構接觸]不[到著] ; [拿碰摸搆構觸]得[到著]
~ at home | at home|stay home|home ; work|school | en casa ; trabaj\w+|escuela|colegio | 在家 ;
    上班|上學
"""
_DENIES = re.compile(
    r"\b(?:not|never|no|none|nothing|nobody|cannot|without|avoid\w*|nor|nunca|jam[aá]s|sin|ni|evit\w*"
    r"|tampoco|nada|nadie|ning[uú]n[ao]?)\b|n['\u2019]t\b|[不勿別毋沒無未非]|避免|禁",
    re.IGNORECASE,
)
_COLUMNS = {"en": 1, "es": 2, "zh": 3}


@dataclass(frozen=True, slots=True)
class Sign:
    """The side of a contrary, and whether a “not” before the other side's word tells it.

    `loose` is one whose words have other senses too.
    """

    side: bool
    denied: bool
    loose: bool


@lru_cache(maxsize=4096)
def signs(text: str, language: str) -> dict[str, Sign]:
    """Which side of each contrary a text stands on; none of one that it names on both sides."""
    found: dict[str, set[bool]] = {}
    denied: dict[str, bool] = {}
    for name, side, pattern in _patterns(language):
        for one in pattern.finditer(text):
            turned = _is_denied(text, one.start(), language)
            found.setdefault(name, set()).add(side != turned)
            denied[name] = turned or denied.get(name, False)
    return {
        name: Sign(side, denied[name], name.startswith("~"))
        for name, (side, *others) in found.items()
        if not others
    }


def _is_denied(text: str, place: int, language: str) -> bool:
    """Whether a “not” stands before a place, in the same clause. “Stopping it is safe” has none."""
    window = text[max(0, place - 60) : place]
    clause = window[max((one.start() for one in SPLIT[language].finditer(window)), default=0) :]
    return _DENIES.search(NOT_NEGATION[language].sub("~", f"{clause}_")) is not None


@cache
def _patterns(language: str) -> list[tuple[str, bool, re.Pattern[str]]]:
    found = []
    for line in re.sub(r"\n +", " ", _TABLE).strip().splitlines():
        columns = line.split(" | ")
        for words, side in zip(
            columns[_COLUMNS[language]].split(" ; "), (True, False), strict=True
        ):
            words = words.replace("| ", "|").strip()
            pattern = words if language == "zh" else rf"\b(?:{words})\b"
            found.append((columns[0], side, re.compile(pattern, re.IGNORECASE)))
    return found
