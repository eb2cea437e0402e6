"""How patients speak of animals, roles, lessons and stories, and of people; see `people`."""

from __future__ import annotations

import re

# Where a clause may end; the marks are kept with what stands before them.
APART = re.compile(
    r"(?<=[,;:.!?，；：。！？\n])(?!\d)|(?=\s(?:and|but|though|then|so|because|while|y|e|pero"
    r"|aunque|luego"
    r"|entonces|porque|mientras)\s)|(?=但|可是|不過|不过|然後|然后|結果|结果|所以|因為|因为)",
    re.IGNORECASE,
)
ENDS = re.compile(r"[.!?。！？\n]\s*$")

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
_PLAYED = r"patients?|victims?|casualt(?:y|ies)|pacientes?|v[ií]ctimas?"
# Before the subject of a clause: whose it is, which, when and where.
_BEFORE = (
    r"(?:\W|\b(?:hi|hello|hey|help|please|sos|ayuda|hola|doctor|and|but|then|so|because|while|y"
    r"|pero|aunque"
    r"|luego|porque|mientras|my|our|his|her|their|your|the|a|an|one|some|of|both|all|this|that"
    r"|these|those|poor"
    r"|old|little|small|big|young|new|vet|says|said|thinks|told us|that|if|when|is it (?:bad"
    r"|normal|serious|ok|okay|dangerous)|does it matter"
    r"|what if|why|veterinari[oa]|dice|que|si|cuando|es (?:malo|normal|grave)|mi|mis|el|la|los"
    r"|las|un|una|uno|de|del|su|sus|nuestr[oa]s?"
    r"|este|esta|ese"
    r"|esa|pobre|viej[oa]|pequeñ[oa]|today|yesterday|now|suddenly|just|hoy|ayer|ahora|anoche"
    r"|i think|creo que"
    r"|it looks like|parece que)\b|\b[^\W\d_]+(?:['\u2019]s\b|s['\u2019])|\b(?:this|last"
    r"|esta) (?:morning|night"
    r"|week|mañana|noche)\b"
    r"|\b(?:in|during|at|on|en|durante) (?:[^\W\d_]+ ){1,6}?(?=(?:the|my|our|a|el|la|mi|un"
    r"|una)\b)){0,12}"
)
SUBJECT = re.compile(
    rf"^{_BEFORE}\b(?P<who>{_ANIMAL}|{_ROLE}|(?P<dummy>{_DUMMY})|(?P<played>{_PLAYED}))\b"
    r"(?!['\u2019](?!s (?:[^\W\d_]+ing|been|got|not|had|a|in|so|very)\b)|[- ](?:bites?|bitten"
    r"|scratch(?:es)?|hair|fur|food|lead|tablets?|pills?"
    r"|medicines?|lover|owner))"
    r"(?P<of>(?: (?:of|de|del)(?: (?:my|mi|the|la|el|our|nuestr[oa]|his|her|su))? [^\W\d_]+)?)",
    re.IGNORECASE,
)
SUBJECT_CHINESE = re.compile(
    "^[^我他她你您]{0,12}?(?:(?:我們?|我们|他|她|[鄰邻]居|朋友|隔壁|同事|家裡"
    "|家里)?家?[裡里]?養?养?的?)?"
    "(?:那|這|这|有|一|兩|两)?[隻只條条]?[老小大黑白黃黄]?"
    f"(?P<who>{_ANIMAL_CHINESE}|{_ROLE_CHINESE})(?!毛|藥|药|食|糧|粮|主人|的[藥药]|人家)"
)
OWNER_CHINESE = re.compile(
    "[^，。\\s]{1,6}(?:的|家|養|养)(?:那|這|这|一)?[隻只條条]?[老小大黑白黃黄]?$"
)
BEFORE_CHINESE = re.compile(
    r"(?:\W|昨[天晚夜]|[今前][天早晚]|[剛刚][剛刚才]|早上|下午|晚上|半夜|[現现]在|[突忽]然|有|那|[這这]|一|[兩两]"
    "|[隻只條条]|[老小大黑白黃黄]|[請请][問问]|你好|[醫医][生師师]|[獸兽][醫医][說说]|我們?|我们|[發发][現现]|看到"
    "|急救[員员課课班]?|[訓训][練练][時时中]?|[課课]程?[中上裡里]?|模[擬拟]|在|[裡里中]的?|小[說说]|[遊游][戲戏]"
    "|漫[畫画]|[電电]影|的|[時时]候?)*"
)
# What stands before an animal that is no subject: done by it, or to it.
OBJECT_CHINESE = re.compile(
    "[被給给餵喂對对跟和與与抱帶带遛摸追打看陪幫帮把替為为讓让吃像如]"
    f"[^，。！？]{{0,6}}?(?:{_ANIMAL_CHINESE}|{_ROLE_CHINESE})"
)
# "Somebody poisoned the cat", "atropellaron a mi perro"
DONE_TO = re.compile(
    r"\b(?:poisoned|shot|ran over|run over|killed|hit|envenenaron|mataron|atropellaron|dispararon)"
    rf"(?: (?:al?|la|el|the|our|my|mi|nuestr[oa]))* (?:{_ANIMAL})\b"
    r"(?P<of>(?: (?:of|de|del)(?: (?:my|mi|the|la|el|our|nuestr[oa]))? [^\W\d_]+)?)",
    re.IGNORECASE,
)
HARMS = re.compile(
    r"\b(?:bit|bites?|biting|bitten|attack(?:s|ed|ing)?|scratch(?:ed|es)?|kick(?:ed|s)?"
    r"|knock(?:ed|s)?|jump(?:ed|s)?"
    r"|pushed|dragged|pulled|threw|fell on|ran into|mordi[oó]|muerde|ara[nñ][oó]|atac[oó]"
    r"|pate[oó]|tir[oó]"
    r"|empuj[oó]|salt[oó])\b|咬|抓|撲|扑|撞|踢|攻擊|攻击|絆|绊",
    re.IGNORECASE,
)
MYSELF = re.compile(
    r"\b(?:i|i['\u2019]?m|i['\u2019]?ve|i['\u2019]?d|i['\u2019]?ll|im|ive|me|my|mine|myself|yo"
    r"|mi|mis|conmigo|tengo"
    r"|estoy|quiero|puedo|siento|soy|voy|he(?= [^\W\d_]+[ai]do\b)|sangro|vomito|respiro|veo|noto"
    r"|pienso|deseo"
    r"|tom[eé]|tragu[eé]|ca[ií]|desmay[eé]|perd[ií]|no sé|no se (?:si|que|como))\b|我(?![們们])"
    r"|俺|咱",
    re.IGNORECASE,
)
OURSELVES = re.compile(r"\b(?:we|us|our|nos|nosotr[oa]s)\b|我[們们]", re.IGNORECASE)
_KIN = (
    r"(?<!\ba )(?<!\ban )(?<!\bun )(?<!\buna )\b(?:m[ou]m(?:my)?|mothers?|mam[aá]|madre|dad(?:dy)?"
    r"|fathers?|pap[aá]|padre|husband|wife|marido|espos[oa]|mujer|partner|parej[ao]|novi[oa]"
    r"|brothers?|sisters?|herman[oa]s?|sons?|daughters?|hij[oa]s?|bab(?:y|ies)|beb[eé]|toddler"
    r"|gran(?:ny|dma|dpa|dad|dmother|dfather|d?son)?|nan|nana|abuel[oa]s?|aunt(?:ie)?|uncle"
    r"|t[ií][oa]s?|cousins?|prim[oa]s?|friends?|amig[oa]s?|neighbou?rs?|vecin[oa]s?|colleagues?"
    r"|compañer[oa]s?|nephew|niece|sobrin[oa]s?|niet[oa]s?|boss|jef[ea])\b"
    "|[爸媽妈爹娘爺爷奶嬤公婆哥弟姊姐妹夫妻叔伯姨姑舅寶宝]|老公|老婆|先生|太太|女[兒儿]|[兒儿]子"
    "|朋友"
    "|同事|[鄰邻]居"
)
KIN = re.compile(_KIN, re.IGNORECASE)
PERSON = re.compile(
    rf"{_KIN}|\b(?:child|children|kids?|niñ[oa]s?|hombre|man|woman|boy|girl|guy|people|person"
    r"|somebody|someone|everybody|everyone|alguien|gente|persona|señor[a]?|teacher|profesor[a]?"
    r"|coach|patient|pacientes?|postman|owner|dueñ[oa]|nurse|enfermer[oa]|students?|alumn[oa]s?"
    r"|mother|father|brother|sister|son|daughter|baby)\b"
    "|[學学][生員员]|有人|[別别]人|老人|男人|女人|小孩|孩子|教[練练]|老[師师]",
    re.IGNORECASE,
)
NAME = re.compile(r"\b[A-ZÁÉÍÓÚ][a-záéíóúñü]{2,}\b")
GOES_ON = re.compile(r"^\W*(?:(?:he|she|its?|they)\b|[牠它])", re.IGNORECASE)

PRETENDS = re.compile(
    r"\b(?:dream(?:t|ed) (?:that|i|my|he|she|about)\b|so[nñ][eé] que\b)"
    r"(?!.{0,90}\b(?:die|dying|kill|suicid|mor[ií]|muert|matar))"
    r"|[夢梦][到見见](?!.{0,40}[死殺杀])|"
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
NO_MORE = re.compile(
    r"\b(?:can['\u2019]?t|cannot|don['\u2019]?t|not|no|stop|tired of|sick of|done|dej[aoeé]r?"
    r"|cansad[oa] de|har[ot][oa]?"
    r" de)\b|[不別别沒没]|[厭厌]倦|受[夠够]",
    re.IGNORECASE,
)
LESSON = re.compile(
    r"\b(?:courses?|class(?:es)?|classroom|lessons?|lectures?|training|workshops?|drills?"
    r"|first[- ]aid|cpr|teachers?"
    r"|instructors?|trainer|school|seminar|simulation|role[- ]?play|rehearsal|cursos?|cursillo"
    r"|clases?|taller"
    r"|primeros auxilios|simulacros?|rcp|profesor[a]?|instructor[a]?|maestr[oa]|escuela|charla)\b"
    "|[課课]|訓練|训练|培訓|培训|講座|讲座|演習|演习|急救|老師|老师|教練|教练|心肺復[甦蘇]"
    "|心肺复苏|護理師教|护士教",
    re.IGNORECASE,
)
TEACHES = re.compile(
    r"\b(?:taught|teach(?:es|ing)?|show(?:ed|s|n)?(?= (?:us|me|how|what))|explain(?:ed|s)?"
    r"|learn(?:ed|t|ing)?"
    r"|practi[sc](?:ed|ing|e)|demonstrat(?:ed|es|ing)|rehears(?:ed|ing)|ense[nñ](?:[oó]|aron|aba"
    r"|aban|an|a)"
    r"|explic(?:[oó]|aron|aba|a)|aprend(?:imos|[ií]|iendo)|practic(?:amos|[oó]|aba|ando)"
    r"|ensayamos|mostr(?:[oó]"
    r"|aron))\b|教|(?<![大中小同上放])[學学](?![校生期費费])|示[範范]|演示|講解|讲解|練[習习]|练习",
    re.IGNORECASE,
)
TEACHES_US = re.compile(
    r"\b(?:taught|teach(?:es)?|showed|shows) (?:us|me|everyone|the class)\b"
    r"|\bteach(?:ing)?(?= (?:patients|people|others|students|children)\b)"
    r"|\b(?:nos|me) (?:ense[nñ](?:[oó]|aron|a|an)|mostr(?:[oó]|aron)|explic(?:[oó]|aron)) (?:a"
    r"|c[oó]mo|qu[eé])\b"
    "|教(?:我[們们]?|大家)(?:怎|如何|要|在|[認认])",
    re.IGNORECASE,
)
# "The teacher says" begins a lesson where what she says is of anybody.
SAYS = re.compile(
    r"\b(?:teacher|instructor|trainer|lecturer|tutor|leader|profesor[a]?|instructor[a]?"
    r"|monitor[a]?)"
    r" (?:said|says|told us|described|dijo|dec[ií]a|nos dijo|describi[oó])\b"
    "|(?:老[師师]|教[練练]|[講讲][師师]|[講讲]座)[^，。]{0,4}?[說说講讲]",
    re.IGNORECASE,
)
# Where patients are played.
SIMULATED = re.compile(
    r"\b(?:simulation|simulator|role[- ]?play|drill|mock exam|simulaci[oó]n|simulacro)\b"
    r"|模[擬拟]|演[習习]",
    re.IGNORECASE,
)
# "For my exam: which patient needs help first?"
TASK = re.compile(
    r"\b(?:for|in) (?:my|an?|the|our) (?:[^\W\d_]+ ){0,2}?(?:exam|homework|assignment|essay"
    r"|thesis|quiz"
    r"|case study)\b|\bpara (?:el|mi|un) (?:examen|trabajo|deberes) ?(?:de (?:enfermer[ií]a"
    r"|clase|medicina))?"
    r" ?(?=[:,¿])|作[業业]|[考測测][試试](?=[會会題题要])",
    re.IGNORECASE,
)
OF_ANYBODY = re.compile(
    r"\b(?:someone|somebody|(?:a|the) (?:person|victim|casualty)|people|patients?|you|how to"
    r"|what to do|when"
    r"|to look for|alguien|una? persona|la persona|personas|la gente|qu[eé] hacer|c[oó]mo"
    r"|hay que|se debe|cuando"
    r"|con un|los que)\b|的人|患者|病人|[時时]候?(?:要|該|该|應|应)|就是|代表|表示|怎[麼么]|如何"
    r"|[應应][該该]",
    re.IGNORECASE,
)
MEANWHILE_CHINESE = re.compile("(?:[時时]|到一半|完|之?[後后])(?!候?[要該该應应])")
REAL = re.compile(
    r"\b(?:now|still|really|truly|for real|suddenly|today|since|actually|ahora|hoy|de verdad"
    r"|de repente|de pronto"
    r"|todav[ií]a|sigue|sigo|realmente)\b|現在|现在|今天|突然|真的|還|还|剛|刚|一直",
    re.IGNORECASE,
)
IN_A_STORY = re.compile(
    r"\b(?:in|on|en)(?: [^\W\d_]+(?:['\u2019]s)?){1,4}? (?:film|movie|series|episode|soap|novel"
    r"|sitcom|cartoon"
    r"|thriller|drama|pel[ií]cula|serie|episodio|cap[ií]tulo|telenovela|novela"
    r"|c[oó]mic)\b(?P<of>.*)",
    re.IGNORECASE | re.DOTALL,
)
STORY = re.compile(
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
MAY_BE_NOBODY = re.compile(
    rf"\b(?:{_ANIMAL}|{_ROLE}|{_DUMMY})\b|{_ANIMAL_CHINESE}|{_ROLE_CHINESE}"
    f"|{IN_A_STORY.pattern.replace('(?P<of>.*)', '')}|{TEACHES_US.pattern}|{SAYS.pattern}"
    f"|{SIMULATED.pattern}|{TASK.pattern}|{PRETENDS.pattern}|{LESSON.pattern}"
    f"|{STORY.pattern.replace('?P<of>', '?:')}",
    re.IGNORECASE | re.DOTALL,
)

ANIMAL_NAMED = re.compile(rf"\b(?:{_ANIMAL})\b|{_ANIMAL_CHINESE}", re.IGNORECASE)
ASKS = re.compile("[?？]")
MARKS = " ,;:.，；：。"
