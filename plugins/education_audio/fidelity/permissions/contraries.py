"""Ways to say a prohibition without a "not": "do not chew" is "swallow whole".

Each line is a concept: what is denied, then what says the same in its place, both as regular
expressions. Where a sentence names what is denied, it allows that; a line with a star may name it:
“let someone else do the driving”. Chinese is read in Traditional characters.
"""

from __future__ import annotations

import re
from functools import cache

_ENGLISH = r"""
* sudden(?:ly)?|abrupt(?:ly)?|at once|all at once|in one go|overnight|immediate(?:ly)?|right away|
    straight away|quick(?:ly)?|fast|rapid(?:ly)? ; slow(?:ly)?|gradual(?:ly)?|little by little|
    bit by bit|step by step|taper\w*|a little at a time|in (?:small )?steps|in stages|
    tak(?:es?|ing) (?:some|a little|a|more|\w+ (?:days|weeks|months|hours))|
    needs? (?:some |a little )?time|after a while|only later
* empty stomach|fasting|without (?:food|eating|a meal) ; (?:after|with|following|once you|have|had)
    \b.{0,30}?\b(?:food|meals?|eat(?:en|ing)?|breakfast|snack|lunch|dinner|supper|bite|full stomach)
shar(?:e|ed|ing)|len[dt]|lending|borrow\w* ; to (?:your|him|her|them)sel(?:f|ves)|
    (?:your|his|her|their) own|for (?:you|your use) (?:alone|only)|just for you|personal
wear(?:ing)?|worn|put (?:\w+ ){1,4}on|sleep(?:ing)? (?:in|with) ;
    tak(?:e|en|ing) (?:[\w']+ ){0,4}(?:off|out)|remov\w+|le(?:ave|ft) (?:[\w']+ ){0,4}(?:off|out|
    at home)
wet|soak\w*|bath\w*|swim\w*|under water|shower\w* ; dry|cover(?:ed)?|waterproof|wash at the sink|
    sponge
mov(?:e|ing)|walk\w*|weight on|stand(?:ing)? on|bend\w* ; still|rest(?:s|ed|ing)?|crutch\w*|
    off your feet|lying|straight|flat
eat(?:ing)?|drink(?:ing)?|food ; fast(?:ing|ed)?|nothing|nil by mouth|empty stomach
touch\w*|scratch\w*|rub\w*|pick\w*|squeez\w*|pull\w*|press\w*|peel\w* ; alone|hands? (?:off|away)|
    pat(?:ting)?|fall off|heal|untouched|gently|(?:leave|keep|stay)\w* (?:[\w']+ ){0,4}(?:on|
    in place)
* driv(?:e|ing) ; (?:someone|somebody|a friend|relative|family|partner|another person|
    anyone else)\b|
    taxi|bus|driven|lift home|passenger
stop\w*|giv(?:e|ing) up|quit\w*|break(?:ing)? off|interrupt\w* ;
    (?:keep|continu\w*|carry|go|stay) (?:[\w']+ ){0,3}(?:taking|using|on|going|with|it|them)|
    continu\w*|finish\w*|complet\w*|to the end|
    whole course|full course
skip\w*|miss\w*|leav(?:e|ing) out|omit\w*|forget\w* ; (?:every|each) (?:single )?\w+|always|
    remember|all (?:the|your)|on time
crush\w*|chew\w*|break\w*|split\w*|cut\w*|dissolv\w*|bit(?:e|ing) ; whole|in one piece|intact|uncut
freez\w*|frozen ; above (?:0|zero|freezing)|fridge|refrigerator|room temperature
heat\w*|hot|warm\w*|microwav\w*|boil\w* ; cool|cold|room temperature|lukewarm
shak(?:e|en|ing) ; gently|roll\w*|swirl\w*|still
open\w*|unlock\w* ; closed|shut|sealed|locked
clos(?:e|ed|ing)|shut|cover\w*|block\w* ; open|clear|free|uncovered
* lift\w*|carry\w*|strain\w* ; light(?:er)?|(?:let|have|ask) (?:someone|somebody|others)
lie flat|lying flat|lie down|lying down ; upright|sit\w* up|propped|raised|standing
alone|on (?:your|their|his|her) own|by yourself|unattended|unsupervised ; (?:with|someone|somebody|
    an? adult|company|accompanied|supervis\w+|companion)
throw\w*|bin|flush\w*|discard\w* ; keep|return\w*|(?:take|bring|hand) (?:[\w']+ ){0,3}(?:back|in|to)
swallow\w* ; spit\w*|let (?:[\w']+ ){0,3}(?:dissolve|melt)|under (?:your|the) tongue
* smok\w*|cigarettes?|tobacco ; smoke-free|smokeless|tobacco-free|given? up
* alcohol\w*|beer|wine|spirits ; alcohol-free|sober|soft drinks?|only water
* wait\w*|delay\w*|put (?:\w+ )?off|hesitat\w* ; at once|immediately|right away|straight ?away|now|
    same day|as soon as
* salt\w* ; salt-free|unsalted|low-salt
dangerous|harmful|serious|risky ; harmless|safe
painful|hurts? ; painless|comfortable
late ; on time|early|punctual\w*
dry out|drying out ; moist|damp
sun\w*|daylight|light ; shade|indoors|dark\w*|cover\w*|sunscreen
remov\w*|tak(?:e|ing) (?:[\w']+ ){0,4}off|tak(?:e|ing) (?:[\w']+ ){0,4}out ; in place|
    (?:leave|keep|stay|wear)\w*(?: [\w']+){0,5}? (?:on|in)|where (?:it|they)
mix\w*|combin\w*|together|same (?:syringe|glass|time) ; separate\w*|apart|on (?:its|their) own|
    alone|
    by (?:it|them)sel(?:f|ves)|another|different
refrigerat\w*|fridge|chill\w* ; room temperature|cupboard|shelf
* work|school|nursery|class(?:es)? ; home
* same (?:\w+ )?(?:place|site|spot|side|area|leg|arm) ; (?:another|different|new|fresh|other) \w+|
    rotat\w*|chang\w*|switch\w*|mov\w*
reus\w*|again|twice|second time ; new|fresh|once|single
us(?:e|ing)|apply\w* ; le(?:ave|ft) (?:[\w']+ ){0,4}off|go without
fad(?:e|es|ed|ing)|disappear\w*|vanish\w*|go(?:es)? away|clear(?:s|ed)? ; stay(?:s|ed|ing)?|
    remain\w*|visible|still|persist\w*|linger\w*
* (?:this|that|the same|the bad|the operated) (?:arm|leg|side|hand|foot|eye|ear|breast) ;
    (?:the )?(?:other|opposite|good) (?:\w+)
* much|a lot|lots|many|heavily ; little|few|less|moderat\w+|sparing\w*
tak(?:e|en|ing)|us(?:e|ed|ing)|eat(?:en|ing)?|drink(?:ing)? ;
    stop\w*|skip\w*|omit\w*|le(?:ave|ft) out|cut out|
    give up|come off|paus\w+
disconnect\w*|unplug\w*|detach\w* ; (?:keep|leave|stay)\w* (?:[\w']+ ){0,5}?(?:connected|attached|
    plugged|on)
full|run(?:ning)? out ; empt\w+|refill\w*|in time|before
"""
_SPANISH = r"""
* de golpe|de repente|bruscamente|de forma brusca|s[uú]bitamente|de una vez|de inmediato|
    inmediatamente|enseguida|r[aá]pid[oa]|r[aá]pidamente|de un d[ií]a para otro ; poco a poco|
    gradual(?:mente)?|lentamente|despacio|de forma (?:lenta|gradual)|progresiv\w+|paulatin\w+|
    por etapas|tarda\w*|necesita (?:un )?tiempo|al cabo de|pasad[oa]s?
* ayunas|est[oó]mago vac[ií]o|sin comer|sin haber comido ; (?:despu[eé]s|tras|con|haber)\b.{0,30}?
    \b(?:com(?:er|ido|ida|idas)|alimentos?|desayun\w+|cen\w+|almuerz\w+|almorzar|est[oó]mago lleno)
compart\w+|prest\w+ ; propi[oa]s?|solo para usted|personal(?:es)?|para uso propio|para usted sol[oa]
us\w+|llev\w+|pong\w+|duerm\w+ con ; qu[ií]t\w+|retir\w+|s[aá]qu\w+|deje (?:\w+ ){0,4}en casa
moj\w+|bañ\w+|nad\w+|sumerj\w+|duch\w+ ; sec[oa]s?|cubiert[oa]|cubr\w+|impermeable
mov\w+|muev\w+|camin\w+|apoy\w+|dobl\w+ ; quiet[oa]|reposo|descans\w+|muletas|inm[oó]vil|recto|
    recta|
    estirad[oa]
com(?:a|er|an)|beb(?:a|er)|alimentos? ; ayun\w+|est[oó]mago vac[ií]o|nada
toqu\w+|tocar|rasqu\w+|rascar\w*|frot\w+|apriet\w+|arranqu\w+|tir\w+|despegu\w+ ; en paz|
    tranquil[oa]|
    suav\w+|se caiga|sol[oa]s?|lejos|puest[oa]|en su sitio
* conduz\w+|conducir|manej\w+ ; otra persona|alguien|familiar|taxi|autob[uú]s|acompañante|amigo
dej\w+|suspend\w+|interrump\w+|abandon\w+|par(?:e|a|an|ar) ; sig\w+|contin\w+|termin\w+|complet\w+|
    hasta el (?:final|fin)|todo el
salt\w+|olvid\w+|omit\w+ ; tod[oa]s|siempre|cada|recuerd\w+|acu[eé]rd\w+
mastiqu\w+|masticar\w*|tritur\w+|part\w+|machaqu\w+|disuelv\w+|rompa\w* ; enter[oa]s?|de una pieza|
    intact[oa]s?
congel\w+ ; nevera|frigor[ií]fico|por encima de (?:0|cero)|temperatura ambiente
calient\w+|calor|hierv\w+ ; fr[ií][oa]s?|fresc[oa]|temperatura ambiente|templad[oa]
agit\w+ ; suav\w+|gir\w+|quiet[oa]
abr\w+|abiert[oa]s? ; cerrad[oa]s?|tapad[oa]s?
cierr\w+|cerr\w+|tap\w+ ; abiert[oa]s?|libres?|destapad[oa]s?
* levant\w+|carg\w+|esfuer\w+ ; liger[oa]s?|otra persona|alguien|ayuda
acost\w+|acu[eé]st\w+|tumb\w+ ; sentad[oa]|de pie|incorporad[oa]|levantad[oa]
sol[oa]s?|a solas ; acompañad[oa]s?|alguien|con|adulto|vigil\w+
tir\w+|bot\w+|desech\w+ ; guard\w+|devuelv\w+|llev\w+|entregu\w+
tragu\w+|tragar\w* ; escup\w+|deshaga|disuelva|debajo de la lengua
* fum\w+|tabaco|cigarrillos? ; sin humo|dej\w+ (?:el|de)
* alcohol\w*|vino|cerveza ; sin alcohol|solo agua|refrescos?
esper\w+|tard\w+|demor\w+ ; enseguida|de inmediato|inmediatamente|ahora|ya|cuanto antes|mismo d[ií]a
* sal ; sos[oa]|sin sal
peligros[oa]s?|dañin[oa]s?|grave ; inofensiv[oa]s?|segur[oa]s?
doloros[oa]s?|duele\w* ; indolor[oa]?
sol|luz ; sombra|oscur\w+|cubiert[oa]|protector|protegid[oa]
quit\w+|retir\w+|saqu\w+|sacar\w* ; puest[oa]s?|en su sitio|se queda\w*|permanec\w+|d[eé]j\w+|
    mant[eé]n\w+|conserv\w+
mezcl\w+|junt[oa]s?|mism[oa] (?:jeringa|vaso|hora) ; separad[oa]s?|aparte|por separado|sol[oa]s?|
    otr[oa]|distint[oa]s?
nevera|frigor[ií]fico|refriger\w+ ; temperatura ambiente|armario
* trabaj\w+|colegio|escuela|guarder[ií]a ; casa
* mism[oa] (?:\w+ )?(?:sitio|lugar|zona|lado|punto) ; otr[oa]|distint[oa]|diferente|nuev[oa]|
    cambi\w+|
    rot\w+|altern\w+
desaparec\w+|borr\w+|quit\w+|va ; sig\w+|permanec\w+|persist\w+|contin\w+|queda\w*|visible
* (?:ese|este|mismo|es[ae]|est[ae]|misma) (?:brazo|pierna|lado|mano|pie|ojo|o[ií]do|
    pecho) ; otr[oa]|contrari[oa]
* much[oa]s?|demasiad[oa]s? ; poc[oa]s?|menos|moder\w+
tom\w+|t[oó]mel\w+|us\w+|com(?:a|er|en|e)|beb\w+|utilic\w+ ; dej\w+|
    s[aá]lt\w+|om[ií]t\w+|suspend\w+|elimin\w+|retir\w+
desconect\w+|desenchuf\w+ ; (?:dej|mant|sig)\w* (?:\w+ ){0,4}?(?:conectad[oa]s?|enchufad[oa]s?|
    unid[oa]s?)|
    conectad[oa]s?
motivo|raz[oó]n|excusa ; sig\w+|contin\w+
tragu\w+|tragar\w*|trag[eo]\w* ; escup\w+
reutili\w+|vuelva a usar|de nuevo|otra vez ; nuev[oa]s?|una sola vez|un solo uso
"""
_CHINESE = """
* 突然|一下子|立刻|立即|馬上|驟然|貿然|急速|很快|快速 ; 慢慢|逐漸|逐步|漸漸|一點一點|分次|循序|
    一段時間|過一陣
* 空腹|餓著|空著肚子|沒吃東西 ; 飯後|餐後|吃過|進食後|隨餐|吃點|吃些|墊
共用|共享|合用|借給|借人|分給 ; 自己用|自己的|專用|個人|各用各
戴|配戴|穿|佩戴 ; 拿下|摘|取下|脫|拿掉|拿出
碰水|弄濕|沾水|泡|游泳|淋濕|濕 ; 乾|防水|包好|擦澡
動|走|踩|用力|彎|踏 ; 休息|靜養|固定|柺杖|拐杖|伸直|躺
吃|喝|進食|飲水|飲食 ; 禁食|禁水|空腹
碰|抓|揉|摸|擠|拉|扯|撕|摳 ; 自然脫落|自己掉|輕拍|輕按|留著|保持
* 開車|駕駛|騎車 ; 家人|別人|朋友|計程車|公車|陪|捷運|接送|搭車
停藥|停用|停止|中斷|停 ; 繼續|持續|吃完|用完|做完|整個療程|按時
漏|忘記|跳過|省略|少吃 ; 每次|每天|按時|準時|都要|記得
咬|嚼|磨|壓碎|掰|剝|切 ; 整[顆粒片錠個]|完整|直接吞|吞下
冷凍|結冰|冰凍 ; 冷藏|零度以上|室溫
加熱|熱|燙|微波 ; 冷|涼|室溫|溫水
搖|晃 ; 輕輕|慢慢|滾動|靜置
打開|開 ; 關|蓋|封
關|蓋|遮|擋|堵 ; 開|通暢|露出
* 提重物|搬|抬|舉 ; 輕的|請人|別人|幫忙
平躺|躺下|躺 ; 坐|站|墊高|直立
獨自|單獨|一個人|自己一人 ; 陪|有人|大人|家人|一起
丟|倒掉|扔 ; 帶回|交回|保留|留|送回
吞 ; 吐掉|吐出|含|融化
* 抽菸|抽煙|吸菸|菸|吸煙 ; 戒菸|戒煙|無菸|禁菸
* 酒 ; 戒酒|無酒精|白開水|滴酒不沾
等|拖|猶豫|拖延 ; 立刻|立即|馬上|趕快|趕緊|儘快|盡快|當天
* 鹽|鹹 ; 無鹽|清淡|淡
危險|嚴重|有害 ; 安全|無害|放心
痛 ; 無痛|舒服
晚|遲到 ; 準時|提早
曬|陽光|光 ; 陰涼|室內|避光|遮|防曬|暗
拿掉|取下|拆|脫|摘|拔 ; 戴著|留著|保持|貼著|穿著|繼續戴
混|一起|同時|同一 ; 分開|單獨|錯開|另外|不同
冰箱|冷藏 ; 室溫|常溫|櫃
* 上班|上學|出門|上課 ; 在家|請假
* 同一(?:個)?(?:部位|地方|位置|邊|處) ; 換|輪流|不同|另一|別的|輪替
消失|退|褪|不見 ; 還在|仍|持續|看得[見到]|沒有退
* [這那]一?(?:邊|側|隻)|患側|同側 ; 另一|對側|健側|別的
* 太多|很多|大量|多[喝吃] ; 少|適量|一點
* 吃|喝|進食|洗|動|做 ; 晚一?點再|稍後|等[^，。；]{1,10}再|過[^，。；]{1,8}再
補|吃|喝|服|用|給(?![我您你醫診護])|餵 ; 停|戒|不碰|少[吃喝碰用抽]|跳過|略過
重複使用|再用|重覆 ; 新的|一次性|用一次|換新
"""


@cache
def _concepts(language: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str], bool], ...]:
    table = {"en": _ENGLISH, "es": _SPANISH, "zh": _CHINESE}[language]
    found = []
    for line in re.sub(r"\n +", "", table).strip().splitlines():
        denied, said = re.split(r" ; ?", line.removeprefix("* "))
        if language != "zh":
            denied, said = rf"\b(?:{denied})\b", rf"\b(?:{said})\b"
        found.append(
            (re.compile(denied, re.IGNORECASE), re.compile(said, re.IGNORECASE), line[0] == "*")
        )
    return tuple(found)


def says_contrary(
    denying: str, saying: str, language: str, *, clause: str = "", allowed: bool = False
) -> bool:
    """Whether a text says without a “not” what another forbids.

    `clause` is the part of it that is compared: where it names what is forbidden, it allows that,
    all the more when it is `allowed` in so many words.
    """
    return any(
        denied.search(denying) is not None
        and said.search(saying) is not None
        and ((may_name and not allowed) or denied.search(clause) is None)
        for denied, said, may_name in _concepts(language)
    )


def goes_slowly(denying: str, saying: str, language: str) -> bool:
    """Whether “not suddenly” is told as “slowly”, “not on an empty stomach” as “after a meal”."""
    return any(
        denied.search(denying) is not None and said.search(saying) is not None
        for denied, said, _ in _concepts(language)[:2]
    )


_WAITS = re.compile("要等|等到")
_EVENT_BEFORE = re.compile("(?P<event>[^，。；、]{2})前(?=[都也]?[不別勿避])")


def is_after_the_event(denying: str, allowing: str) -> bool:
    """Whether what is denied before an event is allowed after the same one, and before none.

    “拆線前不要提重物” is “拆線以後才可以提”.
    """
    event = _EVENT_BEFORE.search(denying)
    if event is None or "前" in allowing:
        return False
    return _WAITS.search(allowing) is not None or (
        re.search(rf"{event['event']}[了完]?[之以]?後", allowing) is not None
    )
