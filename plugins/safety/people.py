"""Leaves out of a message what it tells of nobody: of animals, of dummies, of roles and of lessons.

"My dog is not breathing" and "they taught us to help somebody who chokes" hold the words of an
emergency. So what has an animal for its subject, what is played and what is taught is taken out of
a message before it is judged. What is told of a person, or of anything that may be one, stays, and
so does whatever an animal has done to somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Where a clause may end; the marks are kept with what stands before them.
_APART = re.compile(
    r"(?<=[,;:.!?，；：。！？\n])(?!\d)|(?=\s(?:and|but|though|then|so|because|while|y|e|pero"
    r"|aunque|luego"
    r"|entonces|porque|mientras)\s)|(?=但|可是|不過|不过|然後|然后|結果|结果|所以|因為|因为)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?。！？\n]\s*$")

_ANIMAL = (
    r"dogs?|doggy|pupp(?:y|ies)|cats?|kittens?|rabbits?|hamsters?|guinea pigs?|horses?|pon(?:y"
    r"|ies)|goats?"
    r"|sheep|cows?|pigs?|hens?|chickens?|ducks?|parrots?|budgies?|canar(?:y|ies)|ferrets?"
    r"|tortoises?|goldfish"
    r"|pets?|perr(?:o|a|os|as|ito|ita|itos|itas)|cachorr(?:o|a|os|as|ito)|gat(?:o|a|os|as|ito"
    r"|ita|itos|itas)"
    r"|conej(?:o|a|os|as|ito|ita)|h[aá]msters?|caballos?|yeguas?|cabras?|ovejas?|vacas?"
    r"|gallinas?|loros?"
    r"|periquitos?|canarios?|tortugas?|mascotas?|burros?|cobayas?"
)
_ANIMAL_CHINESE = (
    "狗狗|狗|貓咪|猫咪|貓|猫|兔子|兔|倉鼠|仓鼠|天竺鼠|鸚鵡|鹦鹉|金魚|金鱼|毛小孩|毛孩子|寵物|宠物"
)
_ROLE = (
    r"(?:mock|simulated|fake|pretend|practice|standardi[sz]ed) patients?|manikins?|mannequins?"
    r"|(?:cpr|training"
    r"|practice|resuscitation) dummy|characters?|hero(?:ine)?|protagonists?|avatar"
    r"|maniqu[ií](?:es)?"
    r"|pacientes? simulad[oa]s?|personajes?|protagonistas?"
)
_ROLE_CHINESE = "假人|人偶|安妮|模[擬拟]病人|[標标][準准]化?病人|主角|主人公|角色"
_DUMMY = r"dummy|dummies|muñec[oa]s?"
# Before the subject of a clause: whose it is, which, when and where.
_BEFORE = (
    r"(?:\W|\b(?:hi|hello|hey|help|please|sos|ayuda|hola|doctor|and|but|then|so|because|while|y"
    r"|pero|aunque"
    r"|luego|porque|mientras|my|our|his|her|their|your|the|a|an|one|some|of|both|all|this|that"
    r"|these|those|poor"
    r"|old|little|small|big|young|new|mi|mis|el|la|los|las|un|una|uno|de|del|su|sus|nuestr[oa]s?"
    r"|este|esta|ese"
    r"|esa|pobre|viej[oa]|pequeñ[oa]|today|yesterday|now|suddenly|just|hoy|ayer|ahora|anoche"
    r"|i think|creo que"
    r"|it looks like|parece que)\b|\b[^\W\d_]+(?:['\u2019]s\b|s['\u2019])|\b(?:this|last"
    r"|esta) (?:morning|night"
    r"|week|mañana|noche)\b"
    r"|\b(?:in|during|at|on|en|durante) (?:[^\W\d_]+ ){1,6}?(?=(?:the|my|our|a|el|la|mi|un"
    r"|una)\b)){0,12}"
)
_SUBJECT = re.compile(
    rf"^{_BEFORE}\b(?P<who>{_ANIMAL}|{_ROLE}|(?P<dummy>{_DUMMY}))\b"
    r"(?!['\u2019](?!s (?:[^\W\d_]+ing|been|got|not|had|a|in|so|very)\b)|[- ](?:bites?|bitten"
    r"|scratch(?:es)?|hair|fur|food|lead|tablets?|pills?"
    r"|medicines?|lover|owner))"
    r"(?P<of>(?: (?:of|de|del)(?: (?:my|mi|the|la|el|our|nuestr[oa]|his|her|su))? [^\W\d_]+)?)",
    re.IGNORECASE,
)
_SUBJECT_CHINESE = re.compile(
    "^[^我他她你您]{0,12}?(?:(?:我們?|我们|他|她|[鄰邻]居|朋友|隔壁|同事|家裡"
    "|家里)?家?[裡里]?養?养?的?)?"
    "(?:那|這|这|有|一|兩|两)?[隻只條条]?[老小大黑白黃黄]?"
    f"(?P<who>{_ANIMAL_CHINESE}|{_ROLE_CHINESE})(?!毛|藥|药|食|糧|粮|主人|的[藥药]|人家)"
)
# What stands before an animal that is no subject: done by it, or to it.
_OBJECT_CHINESE = re.compile(
    "[被給给餵喂對对跟和與与抱帶带遛摸追打看陪幫帮把替為为讓让吃]"
    f"[^，。！？]{{0,6}}?(?:{_ANIMAL_CHINESE}|{_ROLE_CHINESE})"
)
_HARMS = re.compile(
    r"\b(?:bit|bites?|biting|bitten|attack(?:s|ed|ing)?|scratch(?:ed|es)?|kick(?:ed|s)?"
    r"|knock(?:ed|s)?|jump(?:ed|s)?"
    r"|pushed|dragged|pulled|threw|fell on|ran into|mordi[oó]|muerde|ara[nñ][oó]|atac[oó]"
    r"|pate[oó]|tir[oó]"
    r"|empuj[oó]|salt[oó])\b|咬|抓|撲|扑|撞|踢|攻擊|攻击|絆|绊",
    re.IGNORECASE,
)
_MYSELF = re.compile(
    r"\b(?:i|i['\u2019]?m|i['\u2019]?ve|i['\u2019]?d|i['\u2019]?ll|im|ive|me|my|mine|myself|yo"
    r"|mi|mis|conmigo|tengo"
    r"|estoy|quiero|puedo|siento|soy|voy|he(?= [^\W\d_]+[ai]do\b)|sangro|vomito|respiro|veo|noto"
    r"|pienso|deseo"
    r"|tom[eé]|tragu[eé]|ca[ií]|desmay[eé]|perd[ií]|no s[eé])\b|我(?![們们])|俺|咱",
    re.IGNORECASE,
)
_OURSELVES = re.compile(r"\b(?:we|us|our|nos|nosotr[oa]s)\b|我[們们]", re.IGNORECASE)
_PERSON = re.compile(
    r"\b(?:m[ou]m(?:my)?|mothers?|mam[aá]|madre|dad(?:dy)?|fathers?|pap[aá]|padre|husband|wife"
    r"|marido|espos[oa]|mujer"
    r"|hombre|partner|parej[ao]|novi[oa]|brothers?|sisters?|herman[oa]s?|sons?|daughters?"
    r"|hij[oa]s?|bab(?:y|ies)"
    r"|beb[eé]|child|children|kids?|toddler|niñ[oa]s?|gran(?:ny|dma|dpa|dad|dmother|dfather"
    r"|d?son)?|nan|nana"
    r"|abuel[oa]s?|aunt(?:ie)?|uncle|t[ií][oa]s?|cousins?|prim[oa]s?|friends?|amig[oa]s?"
    r"|neighbou?rs?|vecin[oa]s?"
    r"|colleagues?|compañer[oa]s?|man|woman|boy|girl|guy|people|person|somebody|someone"
    r"|everybody|everyone"
    r"|alguien|gente|persona|señor[a]?|teacher|profesor[a]?|coach|nephew|niece|sobrin[oa]s?"
    r"|niet[oa]s?|boss|jef[ea]"
    r"|patient|pacientes?|postman|owner|dueñ[oa]|[nN]urse|enfermer[oa])\b"
    "|[爸媽妈爹娘爺爷奶嬤公婆哥弟姊姐妹夫妻兒儿叔伯姨姑舅孩寶宝]|老公|老婆|先生|太太|女[兒儿]"
    "|朋友|同事|[鄰邻]居"
    "|[學学]生|有人|[別别]人|老人|男人|女人|教[練练]|老[師师]",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"^\W*(?:(?:he|she|its?|they)\b|[牠它])", re.IGNORECASE)

_PRETENDS = re.compile(
    r"\b(?:pretend(?:s|ed|ing)?|fak(?:ed|ing)|acted as if|made believe|play(?:s|ed|ing)? (?:an?"
    r"|the)"
    r" (?:[^\W\d_]+ ){0,2}?(?:victim|patient|casualty|man|woman|person|corpse)"
    r"|fing(?:i[oó]|[ií]a|imos|ieron|ir|iendo|[ií]|en|e)|simul(?:[oó]|aba|amos|aron|ando|ar)"
    r"|hizo como que"
    r"|hac[ií]a de (?:v[ií]ctima|paciente|herid[oa]))\b|假裝|假装|扮演|裝作|装作|[裝装](?=昏|死"
    r"|病)",
    re.IGNORECASE,
)
# "I can't pretend any longer" is no play.
_NO_MORE = re.compile(
    r"\b(?:can['\u2019]?t|cannot|don['\u2019]?t|not|no|stop|tired of|sick of|done|dej[aoeé]r?"
    r"|cansad[oa] de|har[ot][oa]?"
    r" de)\b|[不別别沒没]|[厭厌]倦|受[夠够]",
    re.IGNORECASE,
)
_LESSON = re.compile(
    r"\b(?:courses?|class(?:es)?|classroom|lessons?|lectures?|training|workshops?|drills?"
    r"|first[- ]aid|cpr|teachers?"
    r"|instructors?|trainer|school|seminar|simulation|role[- ]?play|rehearsal|cursos?|cursillo"
    r"|clases?|taller"
    r"|primeros auxilios|simulacros?|rcp|profesor[a]?|instructor[a]?|maestr[oa]|escuela|charla)\b"
    "|[課课]|訓練|训练|培訓|培训|講座|讲座|演習|演习|急救|老師|老师|教練|教练|心肺復[甦蘇]"
    "|心肺复苏|護理師教|护士教",
    re.IGNORECASE,
)
_TEACHES = re.compile(
    r"\b(?:taught|teach(?:es|ing)?|show(?:ed|s|n)?(?= (?:us|me|how|what))|explain(?:ed|s)?"
    r"|learn(?:ed|t|ing)?"
    r"|practi[sc](?:ed|ing|e)|demonstrat(?:ed|es|ing)|rehears(?:ed|ing)|ense[nñ](?:[oó]|aron|aba"
    r"|aban|an|a)"
    r"|explic(?:[oó]|aron|aba|a)|aprend(?:imos|[ií]|iendo)|practic(?:amos|[oó]|aba|ando)"
    r"|ensayamos|mostr(?:[oó]"
    r"|aron))\b|教|(?<![大中小同上放])[學学](?![校生期費费])|示[範范]|演示|講解|讲解|練[習习]|练习",
    re.IGNORECASE,
)
_TEACHES_US = re.compile(
    r"\b(?:taught|teach(?:es)?|showed|shows) (?:us|me|everyone|the class)\b"
    r"|\bteach(?:ing)?(?= (?:patients|people|others|students|children)\b)"
    r"|\b(?:nos|me) (?:ense[nñ](?:[oó]|aron|a|an)|mostr(?:[oó]|aron)|explic(?:[oó]|aron)) (?:a"
    r"|c[oó]mo|qu[eé])\b"
    "|教(?:我[們们]?|大家)(?:怎|如何|要|在|[認认])",
    re.IGNORECASE,
)
# "The teacher says" begins a lesson where what she says is of anybody.
_SAYS = re.compile(
    r"\b(?:teacher|instructor|trainer|lecturer|tutor|leader|profesor[a]?|instructor[a]?|monitor[a]?)"
    r" (?:said|says|told us|described|dijo|dec[ií]a|nos dijo|describi[oó])\b"
    "|(?:老[師师]|教[練练]|[講讲][師师]|[講讲]座)[^，。]{0,4}?[說说講讲]",
    re.IGNORECASE,
)
_OF_ANYBODY = re.compile(
    r"\b(?:someone|somebody|(?:a|the) (?:person|victim|casualty)|people|patients?|you|how to"
    r"|what to do|when"
    r"|to look for|alguien|una? persona|la persona|personas|la gente|qu[eé] hacer|c[oó]mo"
    r"|hay que|se debe|cuando"
    r"|con un|los que)\b|的人|患者|病人|[時时]候?(?:要|該|该|應|应)|就是|代表|表示|怎[麼么]|如何"
    r"|[應应][該该]",
    re.IGNORECASE,
)
_MEANWHILE_CHINESE = re.compile("(?:[時时]|到一半|完|之?[後后])(?!候?[要該该應应])")
_REAL = re.compile(
    r"\b(?:now|still|really|truly|for real|suddenly|today|since|actually|ahora|hoy|de verdad"
    r"|de repente|de pronto"
    r"|todav[ií]a|sigue|sigo|realmente)\b|現在|现在|今天|突然|真的|還|还|剛|刚|一直",
    re.IGNORECASE,
)
_IN_A_STORY = re.compile(
    r"\b(?:in|on|en)(?: [^\W\d_]+(?:['\u2019]s)?){1,4}? (?:film|movie|series|episode|soap|novel"
    r"|sitcom|cartoon"
    r"|thriller|drama|pel[ií]cula|serie|episodio|cap[ií]tulo|telenovela|novela"
    r"|c[oó]mic)\b(?P<of>.*)",
    re.IGNORECASE | re.DOTALL,
)
_STORY = re.compile(
    r"\b(?:films?|movies?|series|videos?|programmes?|programs?|documentar(?:y|ies)|books?"
    r"|novels?|stor(?:y|ies)"
    r"|articles?|podcasts?|plays?|shows?|pel[ií]culas?|serie|v[ií]deos?|documental(?:es)?"
    r"|libros?|novelas?|historias?"
    r"|art[ií]culos?|reportajes?)(?: (?:last night|yesterday|today|on tv|anoche|ayer))?"
    r"(?P<of> (?:about|where|in which|of|on|with|that|who|whose|sobre|de|donde|en (?:la|el|los"
    r"|las)? ?que|que)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
# Most messages have none of this.
_MAY_BE_NOBODY = re.compile(
    rf"\b(?:{_ANIMAL}|{_ROLE}|{_DUMMY})\b|{_ANIMAL_CHINESE}|{_ROLE_CHINESE}"
    f"|{_IN_A_STORY.pattern.replace('(?P<of>.*)', '')}|{_TEACHES_US.pattern}|{_SAYS.pattern}"
    f"|{_PRETENDS.pattern}|{_LESSON.pattern}|{_STORY.pattern.replace('?P<of>', '?:')}",
    re.IGNORECASE | re.DOTALL,
)

_ANIMAL_NAMED = re.compile(rf"\b(?:{_ANIMAL})\b|{_ANIMAL_CHINESE}", re.IGNORECASE)
_ASKS = re.compile("[?？]")
_MARKS = " ,;:.，；：。"


def of_people(message: str, before: str = "") -> str:
    """The message without what it tells of animals, roles and lessons; unchanged without any.

    "She had a fit" goes on with the cat that the message before it is about.
    """
    goes_on = _GOES_ON.match(message) and _ANIMAL_NAMED.search(before)
    if goes_on and not (_ASKS.search(before) or _PERSON.search(before)):
        told = f"{before.rstrip(_MARKS)}. "
        return of_people(told + message).removeprefix(of_people(told)).strip(_MARKS)
    if not _MAY_BE_NOBODY.search(message):
        return message
    pieces = [piece for piece in _APART.split(message) if piece]
    kept = list(_of_people(pieces, lesson=bool(_LESSON.search(message))))
    return message if kept == pieces else "".join(kept).strip(_MARKS)


def _of_people(pieces: list[str], *, lesson: bool) -> Iterator[str]:
    """What is kept of each piece. A piece without a subject goes on with the one before it."""
    animal = taught = False
    begins = True
    for piece in pieces:
        if begins and not _GOES_ON.match(piece):
            animal = taught = False
        begins = bool(_ENDS.search(piece))
        if _is_of_an_animal(piece, lesson=lesson):
            animal, taught = True, False
            continue
        if _is_of_a_person(piece):
            animal = False
        taught = taught and _goes_on_teaching(piece)
        if animal or taught:
            continue
        start = _begin_of_no_fact(piece, lesson=lesson)
        if start is None:
            yield piece
            continue
        taught = True
        yield piece[:start]


def _is_of_an_animal(piece: str, *, lesson: bool) -> bool:
    """Whether an animal, a dummy or a role is what the piece tells of."""
    found = _SUBJECT.match(piece)
    if found is None:
        found = _SUBJECT_CHINESE.match(piece)
        if found is None or _OBJECT_CHINESE.search(piece):
            return False
    elif found["dummy"] and not lesson:
        return False  # a baby's dummy may be in its throat
    return not _is_of_a_person(piece[found.end() :])


def _is_of_a_person(piece: str) -> bool:
    return any(one.search(piece) for one in (_MYSELF, _OURSELVES, _PERSON, _HARMS))


def _goes_on_teaching(piece: str) -> bool:
    real = _MYSELF.search(piece) or _REAL.search(piece)
    return not real and bool(_OF_ANYBODY.search(piece))


def _begin_of_no_fact(piece: str, *, lesson: bool) -> int | None:
    """Where the piece begins to tell of what is played, taught or a story; None: nowhere."""
    played = _PRETENDS.search(piece)
    if played and not _NO_MORE.search(piece[: played.start()]) and not _REAL.search(piece):
        return played.start()
    told = _STORY.search(piece) or _IN_A_STORY.search(piece)
    if told and not _MYSELF.search(told["of"]) and not _REAL.search(told["of"]):
        return told.start("of")
    teaches = _TEACHES.search(piece) if lesson else None
    teaches = teaches or _TEACHES_US.search(piece) or _SAYS.search(piece)
    if teaches is None:
        return None
    rest = piece[teaches.end() :]
    if teaches.re is not _TEACHES and not _OF_ANYBODY.search(rest):
        return None
    if _REAL.search(rest) or _MYSELF.search(rest) or _MEANWHILE_CHINESE.search(rest):
        return None
    return teaches.start()
