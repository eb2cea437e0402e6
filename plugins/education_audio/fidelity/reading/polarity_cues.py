"""Words that deny, allow, oblige or leave open, in English, Spanish and Chinese."""

from __future__ import annotations

import re

from core.text.folding import word_set
from core.text.scripts import CROSSES, HAN

NEUTRAL = word_set(
    "need necessari allow permit okay ok fine safe possibl abl pleas alway ever should must may can"
    " avoid stop quit instead refrain advis forbidden prohibit dangerous harm unsaf danger"
    " seguro posibl permit necesari necesit evit deb debe pued siempr nunc jamas favor"
    " option requir essenti mandatori compulsori vital crucial imper oblig volunt prefer wish choic"
    " siqu siquier tambi tampoc even"
    " opcional obligatori imprescind indispens voluntari dese quier prefier falt"
)

SPLIT = {
    "en": re.compile(
        r"(?P<hard>(?:[;:!?()\n]|\.(?!\d))+|\u2014| - )"
        r"|(?P<comma>,(?!\d))"
        r"|\b(?P<word>but|however|because|although|though|unless|(?<!\bnot )(?:if|when|after)|while"
        r"|until|till|before|otherwise|instead of|rather than|so that|then|except"
        r"|and (?=(?:do not|don't|never|you|it|they|we|please|call|avoid|tell|ask|write|note|keep"
        r"|let|contact|phone|ring|report|bring|see|seek|take|use|drink|not)\b))\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"(?P<hard>(?:[;:!?¡¿()\n]|\.(?!\d))+|\u2014| - )"
        r"|(?P<comma>,(?!\d))"
        r"|\b(?P<word>pero|sino|porque|aunque|a menos que|salvo|si|(?<!\bno )cuando|mientras|hasta"
        r"|antes de|(?<!\bno )despu[eé]s de|en lugar de|en vez de|para que|entonces"
        r"|y (?=(?:no|nunca|evite|llame|avise|tome|beba|use|guarde|acuda|consulte"
        r"|pregunte|anote|apunte|espere|vuelva|mantenga|hay que|debe|tiene que"
        r"|dej\w+ que|permit\w+ que)\b"
        r"|\w+[áéíóú]\w*(?:l[aeo]s?|se|nos)\b))\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"(?P<hard>(?:[。；：！？（）\n;:!?()]|\.(?!\d))+)|(?P<comma>[，,])"
        r"|(?P<word>但是|但|不過|不过|因為|因为|如果|若是|除非|而是|所以|否則|否则|不然|代替|取代)"
    ),
}
# “沒有胃潰瘍的人不要吃” tells of whom it holds, as an “if” does.
_OF_WHOM = "的人|病人|患者|孕婦|孕妇"
SUBORDINATE = {
    "en": re.compile(r"(?:because|unless|if|when|while|until|till|before|after)\b", re.I),
    "es": re.compile(
        r"(?:porque|a menos que|salvo|si|cuando|mientras|hasta|antes de|despu[eé]s de)\b",
        re.I,
    ),
    "zh": re.compile(
        r"(?:因為|因为|如果|若|除非|[當当](?![天日地下晚場场])|萬一|万一).*"
        r"|(?:沒有|没有|未經|未经|未).{0,10}(?:同意|允許|允许|許可|许可|指示|交代)$|.*(?:(?<!小)[時时]|之前|之後|之后|的話|的话)$"
        rf"|.*(?:{_OF_WHOM})$",
        re.S,
    ),
}
_CHOICE_EN = (
    r"optional(?:ly)?|voluntary|up to you|(?:your|a) (?:own )?(?:choice|decision|preference)"
    r"|(?:if|as|when(?:ever)?) you (?:like|wish|prefer|please|choose|feel like it|want(?! to))"
    r"|you (?:can|may) (?:choose|decide)|you decide|entirely your|not (?:compulsory|mandatory)"
    r"|if you(?:['\u2019]d| would) (?:like|prefer|rather)(?! to)|at your discretion|no obligation"
)
_CHOICE_ES = (
    r"opcional(?:es|mente)?|voluntari[oa]s?"
    r"|si (?:lo |la |as[ií] )?(?:quiere|desea|prefiere|le apetece)(?! \w+[aei]r)"
    r"|como (?:quiera|prefiera|desee)|depende de usted|a su (?:elecci[oó]n|gusto|criterio)"
    r"|usted (?:decide|elige)|queda a su|puede (?:decidir|elegir)|es (?:decisi[oó]n suya|cosa suya)"
)
_CHOICE_ZH = (
    "自己決定|自己决定|自行決定|自行决定|您決定|您决定|你決定|你决定|隨意|随意|隨您|随您|看您|看你"
    "|可做可不|可有可無|可有可无|視個人|自由選擇|自由选择|自行選擇|自行选择|非必要|非強制|非强制|不強制|不强制"
    rf"|(?P<same>[{HAN}])不(?P=same)(?:都|也)(?:可以|行|好|沒關係|没关系)"
    "|(?:如果|若|要是)?(?:您|你)?(?:想的話|想的话|願意的話|愿意的话|喜歡的話|喜欢的话)|也可以不|可以不"
)
CHOICE = {
    "en": re.compile(rf"\b(?:{_CHOICE_EN})\b", re.IGNORECASE),
    "es": re.compile(rf"\b(?:{_CHOICE_ES})\b", re.IGNORECASE),
    "zh": re.compile(_CHOICE_ZH),
}
UNLESS = {
    "en": re.compile(r"\s*(?:unless|except (?:if|when)|(?:other than|except) on)\b", re.IGNORECASE),
    "es": re.compile(
        r"\s*(?:a menos que|a no ser que|si no es (?:para|por|que)"
        r"|(?:salvo|excepto) (?:que|si|cuando|l[oa]s?|el|en))\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"\s*除非"),
}
EXCEPTS = {
    "en": re.compile(
        r"\b(?:unless|except|apart from|other than|but|until|only|instead|if|when)\b", re.IGNORECASE
    ),
    "es": re.compile(
        r"\b(?:a menos que|a no ser|salvo|excepto|menos|pero|aparte|hasta|solo|s[oó]lo|si"
        r"|cuando)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("除|以外|之外|但|直到|只|才|如果|若|時"),
}
"""What may make an exception, or take it up as a case."""
_KEPT = r"forget|miss|skip|omit|hesitate|fail|stop (?=\w+ing)|avoid|quit|be afraid|worry"
NOT_NEGATION = {
    "en": re.compile(
        r"\b(?:not only|(?:no|without) (?:any )?(?:restrictions?|limits?)\b"
        r"|without (?:delay|waiting|hesitation|fail)|with or without|no matter"
        r"|nothing in (?:your|the) stomach|whether or not|if not|no problem|no\. ?\d"
        rf"|(?:not|never) (?:to )?(?:{_KEPT}))\b|n['\u2019]t (?:{_KEPT})\b"
        r"|\bno (?:more|less|fewer|later|longer|earlier|sooner) than\b"
        r"|\bnot (?:more|less|fewer|later|earlier) than\b|\bor not(?=\s*(?:[,.;:?!)]|$))",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:con o sin|sin (?:restricci[oó]n(?:es)?|l[ií]mites?)|no solo"
        r"|no s[oó]lo|no (?:se )?(?:olvide|dude"
        r"|deje de(?![^.;]{0,60}\b(?:por su cuenta|sin|de golpe|de repente|de una vez|bruscamente"
        r"|s[uú]bitamente|de forma brusca|de un d[ií]a para otro)\b)|evite|omita)"
        r"|no deja?n? de|si no es (?:para|por)|no m[aá]s de|no menos de|sin embargo"
        r"|nada en el est[oó]mago"
        r"|sin (?:duda|esperar|demora|tardar|dudar|falta)|un d[ií]a s[ií] y otro no)\b"
        r"|\bo no(?=\s*(?:[,.;:?!)]|$))",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"不受限|沒有限制|没有限制|不限|不然|不適|不适|不同|不久|不過|不过|不但|不管|不論|不论|不少|不足|不良|不舒服|差不多|不僅|不仅|不只|不斷|不断"
        r"|不明|不安|不穩|不稳|對不起|非常|除非|未來|未来|別人|别人|特別|特别|分別|分别|個別|个别|性別|性别|類別"
        r"|类别|是不是|會不會|会不会|要不要|不一定(?!要|需|得)|能不能|可不可以|有沒有|有没有|需不需要|不要忘|不忘|別忘|别忘"
        r"|[看聽睡吃走站說喘吞動][不][清見著下動穩出過到了](?=[^，。；]{0,3}、)|不止|不退|不要超過|不要超过|不得超過|不可超過|不超過|不超过|不要錯過|無論|无论|無法避免|不停"
        r"|[不未][到滿满](?=[\d一二三四五六七八九十兩两百半])|未成年"
    ),
}
NEGATION = {
    "en": re.compile(
        r"\b(?:no longer|not|never|no|none|nobody|nothing|neither|nor|cannot|without"
        r"|avoid(?:s|ed|ing)?|refrain(?:s|ing)?|instead of|rather than|unable|forbidden"
        r"|prohibited|off[- ]limits|off the (?:list|menu)|out of the question|banned"
        r"|ruled out|(?:stay|steer|keep) clear|unsafe|dangerous|harmful|risky|contraindicated"
        r"|(?:stop|quit|skip|ban)(?:s|ped|ping)?"
        r"|leave out|ineffective|unnecessary|impossible|unlikely|unhealthy|uncommon|fails? to"
        # “Driving has to wait”; with “you” it is what the patient does before something.
        r"|(?<!you )(?<!we )(?:(?:has|have|needs?) to|must|should|can) wait"
        r"|stops? (?=\w+ing)|wait with|hold off|put off|delay(?:ing)?|postpone"
        r"|(?:keep|kept|stay|leave)(?:s|ing)? (?:[\w'\u2019]+ ){0,4}?(?:out of|away from|off)"
        r"|leave (?:[\w'\u2019]+ ){1,5}?alone"
        r"|out of (?=(?:the |your |direct )?(?:reach|sun|sight|heat|light)))\b|n['\u2019]t\b"
        rf"|[{CROSSES}]",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:no|nunca|jam[aá]s|ni|sin|ning[uú]n[ao]?|nadie|nada|tampoco|evit(?:e|en|ar|ando)"
        r"|dej(?:e|a|en|an|ar) de|prohibid[oa]s?|vetad[oa]s?|descartad[oa]s?|fuera(?= (?:el|la"
        r"|los|las)\b)|en lugar de|en vez de|peligros[oa]s?|ineficaz"
        rf"|innecesari[oa]|imposible|incapa(?:z|ces)|abst[eé]ngase)\b|[{CROSSES}]",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        rf"[{CROSSES}]|代替|取代|不|(?<![至最不減缺多])少(?=[吃喝碰抽沾])|勿|別|别|毋|避免|避開|禁止|禁用|切忌|嚴禁|严禁|沒有|没有|沒|没(?!事)|無法|无法|無需|无需|未|非|無(?![線聊痛菌糖鹽創色])"
    ),
}
TURNS = re.compile(
    r"without|avoid|has|have|needs?|must|should|can(?!not)|keep|kept|stay|leave|out of|wait"
    r"|hold off|put off|delay|postpone"
    r"|unable|forbidden|prohibited|unsafe|dangerous|harmful|risky|stop|quit|skip|ban"
    r"|sin$|incapa|evit|dej|prohibid|peligros|ineffective|unnecessary|impossible|unlikely|ineficaz",
    re.IGNORECASE,
)
OPTIONAL = {
    "en": re.compile(
        r"\b(?:(?:not|n['\u2019]t|never) (?:need|have to|required|necessary|usually need)|need not"
        r"|no need|unnecessary|without needing|needn['\u2019]t)\b|n['\u2019]t (?:need|have to)\b"
        r"|\bno [^,.;]{1,40}(?:needed|required|necessary)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\bno (?:(?:le|les|se) )?(?:es (?:necesari|obligatori|preciso|imprescindible)|hace falta"
        r"|(?:se )?necesita|(?:se )?requiere|tiene que|hay que|tiene por qu|est[aá] obligad)",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        "不(?:一定)?需|不一定[要得]|不必|不用(?![，。；！]|$)|無需|无需|無須|无须|毋須|免(?=去|再|服)"
    ),
}
BOUND = {
    "en": re.compile(
        r"\b(?:more (?:\w+ ){0,3}than|less than|fewer than|longer than|exceed"
        r"|go (?:over|above|past)"
        r"|at least|at most|later than"
        r"|\w+er than"
        # “Over the cast” is a place, “over the usual dose” an amount.
        r"|(?:over|above|below)(?!\s+(?:the|an?|your|his|her|their|its|it|them)\b"
        r"(?!\s+(?:\w+\s+)?(?:limit|dose|amount|maximum|number|age|range|target|normal))))\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:m[aá]s (?:\w+ )?(?:de|que)|menos (?:\w+ )?(?:de|que)|super(?:e|ar|en|a)"
        r"|exced(?:a|er)|sobrepas(?:e|ar|en)"
        r"|reba(?:se|sar)"
        r"|pas(?:e|ar|en) de|llegu?e[nr]? a|mayor|menor)\b",
        re.I,
    ),
    "zh": re.compile("超過|超过|多於|多于|少於|少于|(?<!可)以[上下]|高於|高于|低於|低于"),
}
MEMBERS = {
    "en": re.compile(r"\b(?:or|nor|and)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:o|u|ni|y|e)\b", re.IGNORECASE),
    "zh": re.compile("或者?|、|和|及|也不|跟"),
}
"""What parts the things that one “not” denies."""
RESTRICTED = {
    "en": re.compile(r"\bonly\b", re.IGNORECASE),
    # “Solo” is also “alone”.
    "es": re.compile(
        r"\b(?:sólo|solamente|[uú]nicamente"
        r"|solo (?=(?:si|cuando|con|en|el|la|lo|los|las|use|tome)\b))|^\W*solo\b"
        # “Se quede solo” is alone.
        r"|(?<!quede )(?<!qu[eé]dese )(?<!est[eé] )(?<!vaya )(?<!salga )\bsolo\W*$",
        re.IGNORECASE,
    ),
    "zh": re.compile("只有|才|僅|仅|只能|只在|(?:必須|必须|需要|一定要|應|应|得|要)先"),
}
ALLOWS = {
    "en": re.compile(
        r"\b(?:may|can|could|might|(?:allowed|free|okay|ok|fine|safe) to"
        r"|(?:is|are) (?:possible|fine|okay|ok|all right|allowed|permitted)|no problem"
        rf"|{_CHOICE_EN})\b",
        re.I,
    ),
    "es": re.compile(
        r"\b(?:puede|pueden|podr[ií]a|se permite|est[aá]n? permitid[oa]s?"
        r"|es posible|no hay problema"
        rf"|{_CHOICE_ES})\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        f"可以|能夠|能够|允許|允许|可自行|沒問題|没问题|無妨|无妨|是可以|{_CHOICE_ZH}"
    ),
}
OBLIGES = {
    "en": re.compile(
        r"\b(?:must|have to|has to|should|ought to|always|(?:is|are|be) required|required to"
        r"|needs? to|be sure to|make sure|essential|mandatory|compulsory|obligatory|vital|crucial"
        r"|imperative|a must|obliged to|it is (?:important|necessary)(?: that| to))\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:debe|deben|deber[ií]a|tiene que|tienen que|hay que|siempre"
        r"|obligatori[oa]s?|obligad[oa]s?|imprescindibles?|indispensables?|es (?:necesario|preciso)"
        r"|es importante|necesita|aseg[uú]rese|sin falta)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        "必須|必须|一定要|一定得|應該|应该|應當|应当|務必|务必|必要|必需|(?<!不)得要|非得|強制|强制"
        "|應(?=[定先每避按])|应(?=[定先每避按])|總是|总是|不可或缺|不能不|不可不"
    ),
}
CONTINUES = re.compile(r"\s*(?:or|nor|o|ni|u|或|也)\b|\s*(?:或|也不|也別)", re.IGNORECASE)
INDIFFERENT = {
    "en": re.compile(
        r"\b(?:(?:it|that)(?:['\u2019]s| is| will be) (?:perfectly |quite |absolutely )?(?:fine"
        r"|ok|okay|all right|safe|harmless"
        r"|no problem)|(?:it|that) (?:does|do) ?(?:not"
        r"|n['\u2019]t) (?:really )?(?:matter(?! (?:whether|when|what|which|how|where))|hurt"
        r"|do any harm)|no (?:problem|harm)"
        r"|nothing (?:bad )?(?:will )?happens?|don['\u2019]t worry|never mind)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:no (?:pasa|ocurre|sucede) nada|no importa|no hay (?:ning[uú]n )?(?:problema"
        r"|peligro)|da igual"
        r"|est[aá] (?:muy )?bien|no (?:hay que|se) preocup\w+)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        "沒有?關係|没有?关系|不要緊|不要紧|沒問題|没问题|無所謂|无所谓|不會怎樣|沒事|也行|也無妨"
    ),
}
"""What says of a thing that it may be: “it is fine if …”."""
# “On the breasts, never” denies what stands before it; what goes on behind it answers it:
# “drink it, no, that is fine”. So does “no” behind a verb: “you drink it, no?”.
BEHIND = re.compile(r"\s*(?:nunca|jam[aá]s|tampoco|never|no)\s*", re.IGNORECASE)
BEHIND_ENDS = re.compile(r"\s*(?:[.;!]|$)")
NO_VERB = re.compile(
    r"\W*(?:on|in|into|with|at|for|the|your|en|con|a|al|para|por|sobre|el|la|los|las|su|sus)\b",
    re.IGNORECASE,
)
# “Do not go barefoot, even at home” denies that too.
EVEN = re.compile(
    r"\s*(?:even|not even|incluso|ni siquiera|aunque sea)\b(?! (?:if|though|when|si|cuando))"
    r"|\s*(?:連|即使在)",
    re.IGNORECASE,
)
OTHER_SUBJECT = re.compile(
    r"\s*(?:you|it|this|he|she|they|we|please|so|and|but|usted|y|pero)\b"
    r"|\s*[請请而並并]",
    re.IGNORECASE,
)
OR_INSIDE = re.compile(r"[^,]{1,60}\b(?:or|nor|o|ni)\b", re.IGNORECASE)
# “Keep it off your face, your eyes and any broken skin”: what denies a thing goes on with “and”.
AWAY = re.compile(
    r"\b(?:off|away from|out of|avoid\w*|stop|skip|leave out|cut out|evit\w+|lejos de)\b",
    re.IGNORECASE,
)
AND_INSIDE = re.compile(
    r"\s*(?:(?:your|the|his|her|their|any|an?|sus?|las?|los|el)\b[^,]{1,60}\b(?:and|y)\b[^,]{1,60}"
    # “Stop seeds, nuts and brown bread 3 days before.”
    r"|[a-z]{3,}s and [a-z]{3,}\b[^,]{0,60})",
    re.IGNORECASE,
)
WHILE = re.compile(r"\s*while\b", re.IGNORECASE)
WAIT = re.compile(r"\b(?:wait|hold off|put off|delay|espere|aguarde)\b|等", re.IGNORECASE)
WAITED_FOR = re.compile(r"\s*(?:before|antes de|to)\b|.*前$", re.IGNORECASE | re.S)
"""A clause whose action is put off: “wait before driving”, not “wait after dinner”."""

# Where a main clause goes on after “while you take it” without a comma.
OPENS_MAIN = {
    "en": re.compile(
        r"(?<=\w )(?<!\bor )(?<!so that )"
        r"(?:you (?:may|can|must|should|need|do not|don['\u2019]t|are free|are allowed)\b"
        r"|please\b|do not\b|don['\u2019]t\b|never\b|avoid\b)",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"(?<=\w )(?<!\bo )(?<!\bo no )"
        r"(?:(?:no |nunca )?(?:puede|debe|tiene que|hay que|evite|est[aá] permitid)"
        r"|no (?:tome|use|beba|coma|conduzca|haga)\b)",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"(?:(?<=[時时前後后間间話话])|(?<=同意|允許|允许|許可|许可|指示|交代)"
        rf"|(?<={_OF_WHOM}))[也就都]?[您你]?"
        r"(?:可以|必須|必须|應該|应该|不[要可能宜得]|請|请|避免|一定要|務必|禁止|才能)"
    ),
}
ENOUGH_BEFORE_MAIN = {"en": 12, "es": 12, "zh": 3}
"""Characters before `OPENS_MAIN`, from which it opens a clause of its own."""
FIRST = re.compile("先|才")
"""What makes a Chinese condition of the clause before it: “要停藥，必須先……”."""
