"""Tells small talk, and what is asked about the conversation itself or about the agent."""

from __future__ import annotations

import re
from functools import cache

from core.retrieval.questions import split_sentences
from plugins.conversations.review.small_talk.abroad import ABROAD

# What people say around a question out of politeness, before or after it.
_AROUND_BEFORE = (
    r"(?:(?:(?:hi|hello|hey)(?: (?:there|again|everyone|all))?|ok(?:ay)?|so|and|but|well|oh|sorry"
    r"|please|thanks|thank you|excuse me"
    r"|doctor"
    r"|by the way|just curious|tell me|now|hola|oiga|disculpe|perd[oó]n|por favor|y|pero|bueno"
    r"|doctora?|bonjour|bonsoir|salut|et|dites|ol[aá]|oi|bom dia|hallo|guten (?:tag|morgen|abend)"
    r"|und|na|ciao|buongiorno|ed?"
    r"|γεια(?: σας| σου)?|καλημέρα|και|привет|здравствуйте|а|скажите|مرحبا|السلام عليكم|أهلا"
    r"|नमस्ते|xin chào|chào(?: bạn)?"
    r"|gracias|por cierto|d[ií]game)\b|請問|请问|こんにちは|すみません|ところで|안녕하세요|저기요"
    r"|哈囉|哈啰|嗨|喂|不好意思|對不起|对不起|那麼|那么|那|你好|您好"
    r"|謝謝|谢谢|醫生|医生)"
)
_AROUND_AFTER = (
    r"(?:(?:please|thanks|thank you|doctor|by the way|then|now|today|really|actually|again|for me"
    r"|to me|or what|(?:and )?you|lately|(?:over )?there|mate|love|buddy|out|all"
    r"|s['\u2019]il vous pla[iî]t|docteur|aujourd['\u2019]hui|por favor|hoje|bitte|heute|denn"
    r"|eigentlich|oggi|per favore|σήμερα|γιατρέ|сегодня|доктор|पर आज"
    r"|exactly|anyway|por favor|gracias|doctora?|ahora|hoy|otra vez|de nuevo)\b|好嗎|好吗|可以嗎"
    r"|可以吗|謝謝|谢谢|啊|呀|呢|嗎|吗|喔|哦)"
)
# Before what asks to hear it again; alone it may tell of one's ears.
_CANNOT = r"(?:did(?:n['\u2019]?t| not)|can(?:['\u2019]?t|not)|could(?:n['\u2019]?t| not))"
_HEARD_WELL = r"(?: (?:clearly|well|properly|very well))?"
_NOT_HEARD = (
    r"(?:(?:"
    rf"i {_CANNOT} (?:quite )?(?:catch|hear|understand|follow|get) (?:that|you|it|what you said)"
    rf"{_HEARD_WELL}\b"
    r"|no (?:le|te|lo) (?:he |pude )?(?:entend[ií]\w*|entiendo|o[ií]do|o[ií]|oigo|escuch\w+)\b"
    r"(?: bien| nada)?"
    r"|我?[聽听](?:得)?不(?:太)?(?:清楚?|懂|到)|我?(?:剛才|刚才)?[沒没][聽听](?:清楚?|懂|到)"
    r"))"
)
_AGAIN = rf"(?:{_NOT_HEARD}[\s,.;:，。；¿]{{0,9}})?"
_GAP = r"[\s,.;:!?¿¡؟।،，。！？、；：'\"“”‘’…–-]*"

# When and where: what else may follow is not left open, or "any plans" would cover meal plans.
_WHEN = (
    r"(?:,? (?:(?:for )?(?:today|tonight|tomorrow|later|now)|yesterday|lately|again|so far"
    r"|these days|outside|out"
    r"|(?:out |over |up |down )?(?:here|there)|(?:where|near where) you (?:are|live)"
    r"|in your (?:area|city|town|country)|last (?:night|week|weekend|year)"
    r"|(?:for |over |at |on |in )?(?:this |the |your |next )?(?:morning|afternoon|evening|night"
    r"|week|weekend|month|year|day|summer|winter|spring|autumn|fall|break|holidays?|vacation"
    r"|christmas|easter|new year|birthday|rest of the (?:day|week))"
    r"|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?|on (?:tv|television|the radio)"
    r"|in your (?:free|spare) time|after work|for fun|for a (?:walk|change)"
    r"|for the time of year|to be (?:out|outside|alive)|(?:that )?we(?:'re|\u2019re| are) having"
    r"|isn(?:'|\u2019)?t it|innit|don(?:'|\u2019)?t you think))*"
)
_PASTIMES = (
    r"(?:your (?:job|work|name|life|city|town|boss)|me|people|it (?:here|there)|music|dancing"
    r"|singing|art|museums|movies|films|tv|television|books|reading|poetry|poems|cooking|baking"
    r"|gardening|gardens|flowers|travel(?:l?ing)?|animals|dogs|cats|pets|birds|horses|nature"
    r"|sports?|football|soccer|basketball|baseball|tennis|cricket|rugby|hockey|golf|chess|cards"
    r"|games|video games|jokes|rain|snow|sunshine|the (?:rain|snow|sun|beach|sea|summer|winter"
    r"|cold|heat|game|match|news)|summer|winter|spring|autumn|christmas|chocolate|pizza|ice cream"
    r"|cake|coffee|tea|jazz|rock|opera|shopping|fishing|the beatles|star wars)"
)
_LANGUAGE = (
    r"(?:english|spanish|chinese|french|german|mandarin|italian|portuguese|cantonese|catalan"
    r"|japanese|korean|vietnamese|russian|ukrainian|arabic|hindi|polish|turkish|tagalog)"
)
_IDIOMA = (
    r"(?:ingl[eé]s|espa[nñ]ol|chino|franc[eé]s|alem[aá]n|mandar[ií]n|italiano|portugu[eé]s|catal[aá]n"
    r"|gallego|euskera|castellano|[aá]rabe|ruso|ucraniano|japon[eé]s)"
)
_ENGLISH = (
    r"(?:who|what)(?: are|'re|\u2019re) you|(?:what(?:'s|\u2019s|s| is) your|do you have a) name"
    r"|what (?:can|should|do) i call you|how old are you|where are you from|where do you live"
    r"|are you (?:an? |the )?(?:real|robot|human|person|machine|computer|bot|ai|there|listening"
    r"|still there"
    r"|real person|real human|real doctor|human being|computer program"
    r"|chatbot)(?: or (?:an? )?\w+)?"
    r"|am i (?:talking|speaking) (?:to|with) an? (?:\w+ )?(?:robot|human|person|machine|computer"
    r"|bot|ai)"
    r"|do you (?:sleep|dream|eat|ever (?:sleep|dream|eat|get tired))"
    r"|(?:how|what)(?:'s|\u2019s|s| is| will) the (?:weather|news)"
    r"(?: be)?(?: like)?(?: (?:outside|there|today|tomorrow))?"
    r"|(?:is it|will it) (?:going to )?(?:rain|snow|raining|snowing)(?: (?:outside|today"
    r"|tomorrow))?"
    r"|(?:is )?(?:any(?:one|body)|some(?:one|body)) (?:there|here|home|listening)"
    r"|who (?:won|will win|is winning)(?: the)?(?: \w+){0,3}"
    r"|(?:(?:can|could|will|would) you )?(?:please )?(?:tell|sing|write|read)(?: me)? "
    r"an?(?:other)?(?: \w+)? (?:joke|story|song|poem|riddle)"
    r"|(?:do you know|know) an?(?: \w+)? (?:joke|story|song|poem|riddle)s?"
    r"|(?:do you know )?what (?:time|day|date|day of the week) (?:is it|it is)"
    r"|what(?:'s|\u2019s| is) (?:the (?:time|date)|today(?:'s|\u2019s) date)"
    rf"|{_AGAIN}(?:(?:can|could|will|would) you )?(?:please )?(?:repeat|say) "
    r"(?:that|it|this|what you said|the last part|yourself)(?: (?:once more|one more time))?"
    rf"|{_AGAIN}(?:(?:can|could|will|would) you )?(?:please )?(?:speak|talk) (?:up"
    r"|(?:a (?:bit|little) |much )?(?:louder|slower|faster|more (?:slowly|loudly|clearly)))"
    rf"|{_AGAIN}(?:can|could|will|would) you (?:please )?(?:repeat"
    r"|say (?:that )?again)|say again"
    r"|what did you (?:just )?say|can you hear me"
    r"|wh(?:o|om) am i (?:talking|speaking|chatting) (?:to|with)"
    rf"|(?:can|could|may|shall) we (?:speak|talk|switch|chat|continue|go on)"
    rf" (?:in|to) {_LANGUAGE}"
    r"|(?:can|could|may) i (?:just |quickly )?(?:say|tell you)(?: that)?"
    r" (?:you(?:['\u2019](?:ve|re))?|thank(?:s| you)?|how (?:kind|nice|helpful|much))\b[^?]*"
    r"|where are you (?:now|calling from)"
    r"|having a (?:\w+ )?(?:day|week|time|evening)|what(?:'s|\u2019s|s| is) the weather (?:doing"
    rf"|up to){_WHEN}"
    # How one is.
    r"|how (?:are|r) (?:you|u|things)(?: (?:doing|feeling|today|all))*|how(?:'s|\u2019s|s"
    r"| is) (?:it going|everything"
    r"|life|things|your (?:day|morning|afternoon|evening|night|week|weekend|family)(?: (?:going"
    r"|been|so far))*)"
    r"|how(?:'s|\u2019s|s| has| have| was| were) (?:your|the) (?:\w+ )?(?:day|morning|evening"
    r"|night|week|weekend|holidays?"
    r"|vacation|christmas|birthday|trip)(?: (?:been|so far|going))*|how do you do"
    r"|how have you been|what(?:'s|\u2019s|s| is)"
    r" (?:up|new|going on|happening)|(?:are |r )?(?:you|u) (?:doing )?(?:ok|okay|well|good"
    r"|alright|all right|busy|tired"
    r"|happy|bored|lonely|having a (?:good|nice|busy) day|enjoying (?:yourself|the \w+))"
    r"|(?:did|have) you (?:had |have |get )(?:a )?(?:good|nice|great|lovely|fun|any|long|busy)"
    r" (?:\w+ )?(?:weekend|day|holidays?|vacation|time|rest|sleep|lunch|breakfast|dinner|night"
    r"|morning|week|christmas|birthday|plans)"
    r"|(?:good|nice|busy|long) (?:weekend|day|week)|(?:any|got any|do you have any"
    r"|have you got any) (?:(?:big|fun|nice|good|great|special|exciting|interesting|other|holiday"
    rf"|weekend|evening|summer|travel|birthday) )?plans{_WHEN}"
    r"|what are you (?:doing|up to)(?: (?:later|tonight|today|this weekend|at the weekend))?"
    r"|did you sleep well"
    # Who the agent is.
    r"|(?:are )?you (?:from|live) (?:around|near)? ?(?:here|there|nearby|this area|round here)"
    r"|do you live (?:around|near)? ?(?:here|nearby)"
    r"|where (?:did|do) you (?:grow up|come from|study|learn (?:that|english|spanish)|work|live)"
    r"|are you (?:an? |the )?(?:recording"
    r"|tape|program|app|doctor|nurse|actual (?:person|human)|man|woman|married|new|single"
    r"|american|english|from \w+)"
    r"|is this (?:an? )?(?:recording|robot|bot|machine|computer|real person|person|ai)"
    r"|who (?:made|built|created|designed|trained) you"
    r"|(?:do you have|have you got|you got) (?:any |an? )?(?:kids|children|family|wife|husband"
    r"|pets?|dog|cat|hobbies|friends|brothers?"
    r"|sisters?|feelings|siblings|girlfriend|boyfriend|birthday|nickname)|what(?:'s|\u2019s|s"
    r"| is) your favou?rite \w+(?: \w+)?"
    rf"|what do you (?:like to do|do|look like)(?: all day)?{_WHEN}|do you (?:speak"
    rf"|know|understand) {_LANGUAGE}|do you (?:like|love|enjoy|follow|watch"
    rf"|play) {_PASTIMES}(?: or {_PASTIMES})?"
    r"|when(?:'s|\u2019s| is) your birthday|what(?:'s|\u2019s|s| is) it like being an? \w+"
    r"|do you (?:ever )?(?:get (?:bored|lonely)|laugh)"
    # The world outside.
    r"|(?:did|have) you (?:catch|see|watch|seen|heard|hear)(?: about)? (?:the|that"
    r"|last night's) (?:\w+ )?(?:game|match|news|film|movie|show"
    rf"|race|storm|snow|eclipse){_WHEN}|(?:nice|lovely|terrible|awful|horrible|great|hot"
    rf"|cold) (?:weather|day){_WHEN}"
    r"|isn(?:'|\u2019)?t it (?:an? )?(?:\w+ )?(?:lovely|nice|hot|cold|beautiful|awful|day|weather"
    rf"|warm){_WHEN}"
    r"|is it (?:still )?(?:hot|cold|sunny|raining|snowing|warm|nice)(?: (?:outside|out|there"
    r"|where you are|over there|today))*"
    r"|(?:can|may|could) i ask you (?:something|a question)(?: (?:personal|silly|else))?"
    r"|got a (?:minute|second|moment)"
)
_SPANISH = (
    r"(?:y )?(?:usted )?(?:qui[eé]n (?:eres|es usted)|qu[eé] eres)"
    r"|c[oó]mo (?:te llamas|se llama usted|se llama)|cu[aá]l es (?:tu|su) nombre"
    r"|cu[aá]ntos años (?:tienes|tiene usted)|de d[oó]nde (?:eres|es usted)"
    r"|(?:eres|es usted) (?:un|una) (?:robot|m[aá]quina|persona(?: real)?|humano|humana|ordenador"
    r"|computadora)"
    r"|(?:sabes |me dices |me puede decir )?qu[eé] (?:hora|d[ií]a) es"
    r"|qu[eé] tiempo (?:hace|har[aá])(?: mañana| afuera)?"
    r"|c[oó]mo est[aá] el (?:tiempo|clima)|(?:va a llover|llueve|est[aá] lloviendo)(?: mañana)?"
    r"|(?:(?:puede|puedes|podr[ií]a) )?(?:cu[eé]nt[ea]me|contarme|dime|d[ií]game|sabes|sabe"
    r"|me cuentas|me cuenta) "
    r"(?:un|otro|alg[uú]n) chiste|qui[eé]n (?:gan[oó]|va a ganar)(?: el| la| los)?(?: \w+){0,2}"
    rf"|{_AGAIN}(?:(?:puede|puedes|podr[ií]a|me lo puede|me lo puedes) )?"
    r"(?:repetir|rep[ií]ta|repite|repetirlo|repetirme|rep[ií]talo|rep[ií]tamelo)"
    r"(?: (?:eso|lo que dijo|lo [uú]ltimo|una vez m[aá]s|la pregunta))?"
    r"|qu[eé] (?:dijo|dijiste|ha dicho|has dicho)"
    rf"|{_AGAIN}(?:(?:puede|puedes|podr[ií]a) )?(?:hablar|hable|habla)"
    r" (?:un poco )?m[aá]s (?:alto|despacio|fuerte|lento|claro)"
    rf"|(?:hablas?|sabes?|entiendes?)(?: usted)? {_IDIOMA}"
    rf"|(?:podemos|podr[ií]amos) (?:hablar|seguir|continuar) en {_IDIOMA}"
    r"|con qui[eé]n (?:hablo|estoy hablando|tengo el gusto)|(?:sigues? )?(?:est[aá]s? )?ah[ií]"
    r"|(?:y )?qu[eé] tal(?: (?:est[aá]s?|todo|va todo|va el d[ií]a|(?:el|tu|su) (?:fin de semana"
    r"|d[ií]a|finde|semana)))?"
    r"|c[oó]mo (?:le|te) va|c[oó]mo (?:va|van|anda|andas|ha estado|estuvo|fue|le fue"
    r"|te fue)(?: (?:todo|las cosas|el|tu|su|el d[ií]a"
    r"|(?:el |tu |su )?fin de semana|la semana))?|todo bien|qu[eé] hay(?: de nuevo)?"
    r"|de d[oó]nde (?:viene|vienes|es usted)|d[oó]nde viv(?:es|e)"
    r"|(?:tienes|tiene) (?:hijos|familia|novi[oa]|mascotas|perro|gato|hermanos)|hace (?:calor"
    r"|fr[ií]o|buen tiempo|sol)(?: (?:all[aá]|hoy|ah[ií]))?"
    r"|(?:es|eres|esto es) una? (?:grabaci[oó]n|programa|m[eé]dic[oa]|doctora?)|cu[aá]l es (?:tu"
    r"|su) (?:color|comida|pel[ií]cula|canci[oó]n) (?:favorit[oa]|preferid[oa])"
    r"|(?:vio|viste) el partido(?: (?:de )?(?:ayer|anoche|hoy|el (?:domingo"
    r"|s[aá]bado|viernes)))?|(?:ha|has) (?:pasado|tenido) un buen (?:d[ií]a"
    r"|fin de semana)|durmi[oó] bien|me (?:oye|escuchas?)(?: bien)?"
    r"|m[aá]s (?:alto|despacio)|c[oó]mo est[aá]s?(?: usted)?|me oyes?|te gusta (?:el f[uú]tbol"
    r"|la m[uú]sica|tu trabajo)"
)
_CHINESE = (
    r"有人(?:在)?(?:嗎|吗|不)?|(?:你|您)(?:還|还)?在(?:嗎|吗|不在)?|(?:你|您)?(?:今天|最近|這幾天|这几天|週末|周末)?(?:過得|过得|还|還)?(?:好嗎|好吗|怎麼樣"
    r"|怎么样|如何|好不好|忙嗎|忙吗|忙不忙|還好嗎|还好吗)"
    r"|(?:你|您)(?:今天|最近|週末|周末)(?:還|还|過得|过得)?(?:好|愉快|開心|开心|忙)(?:嗎|吗|不)?"
    r"|(?:你|您)?吃(?:過|过)?(?:早|午|晚)?(?:飯|饭|餐)?(?:了)?(?:嗎|吗|沒|没|沒有|没有)(?!藥|药)"
    r"|吃飽(?:了)?(?:沒|嗎)"
    r"|(?:你|您)(?:是)?(?:哪裡|哪里|哪兒|哪儿|什麼地方|什么地方|哪國|哪国)(?:的)?(?:人|來的|来的)"
    r"|(?:你|您)(?:住|家)(?:在)?(?:哪裡|哪里|哪兒|哪儿)|(?:你|您)(?:多大|今年幾歲"
    r"|今年几岁)(?:了)?"
    r"|(?:你|您)有(?:沒有|没有)?(?:孩子|小孩|家人|朋友|男朋友|女朋友|寵物|宠物)|(?:你"
    r"|您)(?:是)?(?:錄音|录音|真的人|醫生|医生|護士|护士|AI|人工智能|人工智慧)"
    r"|(?:你|您)(?:最)?喜(?:歡|欢)(?:什麼|什么|吃什麼|吃什么|做什麼|做什么)(?:顏色|颜色|音樂|音乐"
    r"|電影|电影)?|(?:你|您)(?:昨晚|昨天)?(?:有)?(?:看|看了)(?:比賽|比赛|球賽|球赛)(?:了)?"
    r"|(?:週末|周末|假期)(?:有)?(?:什麼|什么)?(?:計劃|计划|打算)|(?:今天|外面)(?:冷|熱|热)(?:不冷"
    r"|不熱|不热)?"
    r"|(?:你|您)(?:是誰|是谁|叫什麼(?:名字)?|叫什么(?:名字)?|叫甚麼名字|幾歲(?:了)?|几岁(?:了)?"
    r"|是(?:不是)?(?:機器人|机器人|真人|人|電腦|电脑)"
    r"(?:還是真人|还是真人)?|從哪裡來|从哪里来|好|聽得到(?:我)?|听得到(?:我)?|喜歡(?:音樂|唱歌"
    r"|我)|喜欢(?:音乐|唱歌|我)|會(?:唱歌|睡覺|累)|会(?:唱歌|睡觉|累))"
    r"|(?:你|您)的名字(?:是什麼|是什么|叫什麼|叫什么)"
    r"|(?:今天|明天|外面|現在|现在|今天的|明天的|外面的)?(?:天氣|天气)(?:如何|怎麼樣|怎么样|好"
    r"|會怎樣|会怎样)"
    r"|(?:(?:你|您)(?:覺得|觉得|說|说))?(?:今天|明天|外面)?(?:會不會|会不会|會|会|有沒有|有没有)?下雨"
    r"|(?:(?:可以|可不可以|能不能|請|请)?(?:再)?(?:你)?(?:跟我|給我|给我)?(?:講|讲|說"
    r"|说)(?:一)?(?:個|个)?)(?:笑話|笑话|故事)(?:給我聽|给我听)?"
    r"|(?:昨天|今天|這場|这场)?(?:的)?(?:比賽|比赛|球賽|球赛)?(?:是)?(?:誰|谁)(?:贏|赢)(?:了)?"
    r"|(?:你|您)?(?:會|会|能|可以|會不會|会不会)?(?:說|说|講|讲|聽得懂|听得懂|懂)(?:英文|英語|英语|中文"
    r"|國語|国语|普通話|普通话|台語|台语|粵語|粤语|廣東話|广东话|客家話|日文|日語|日语|西班牙文|西班牙語|西班牙语)"
    r"|(?:可以|能|能不能|可不可以)?用(?:英文|英語|英语|中文|國語|国语|普通話|普通话|台語|台语|粵語|粤语)(?:說|说|講|讲)?"
    r"|我?(?:現在|现在)?(?:是)?在?[跟和](?:誰|谁)(?:說話|说话|講話|讲话|聊)"
    r"|(?:現在|现在)(?:是)?(?:幾點|几点)(?:了|鐘|钟)?"
    r"|今天(?:是)?(?:星期幾|星期几|禮拜幾|礼拜几|幾號|几号)"
    rf"|{_AGAIN}(?:你|您)?(?:可以|可不可以|能不能|能|請|请)?(?:您|你)?(?:再(?:說|说|講|讲)(?:一次|一遍)"
    r"|重複(?:一次|一遍)|重复(?:一次|一遍)"
    r"|(?:說|说|講|讲)(?:慢|大聲|大声)(?:一點|一点|點|点))"
)


@cache
def _small_talk() -> re.Pattern[str]:
    """Made when it is first needed: a start does not wait for it."""
    return re.compile(
        rf"{_GAP}(?:{_AROUND_BEFORE}{_GAP})*(?:{_ENGLISH}|{_SPANISH}|{_CHINESE}"
        rf"|{ABROAD}){_GAP}(?:{_AROUND_AFTER}{_GAP})*",
        re.IGNORECASE,
    )


def is_small_talk(message: str) -> bool:
    """Whether every sentence is small talk as a whole.

    What is told before it may be what "What is going on?" asks about.
    """
    sentences = split_sentences(message)
    small = [_small_talk().fullmatch(one) is not None for one in sentences]
    polite = [
        is_so or _politeness().fullmatch(one) for is_so, one in zip(small, sentences, strict=True)
    ]
    return all(polite) and (any(small) or not sentences)


@cache
def _politeness() -> re.Pattern[str]:
    """What may also stand in a sentence of its own: "Sorry, I couldn't hear you."."""
    return re.compile(
        rf"(?!.*[聽听]){_GAP}(?:(?:{_AROUND_BEFORE}|{_NOT_HEARD}){_GAP})+", re.IGNORECASE
    )
