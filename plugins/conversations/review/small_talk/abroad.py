"""What people say to be sociable, in the languages that the agent is not written for.

Whole sentences as regular expressions, written for this project from general knowledge of the
languages: how one is, who the agent is, the weather, the weekend, the time, a joke, and saying it
again.
"""

from __future__ import annotations

_FRENCH = (
    r"(?:comment )?(?:ça|ca) va(?: bien)?(?: aujourd['\u2019]hui)?|comment (?:allez[- ]vous"
    r"|vas[- ]tu|tu vas)"
    r"|(?:vous allez|tu vas) bien|quoi de neuf|(?:tu t|vous vous|comment tu t"
    r"|comment vous vous)['\u2019 ]?appelez?s?"
    r"(?: comment)?|comment (?:vous appelez[- ]vous|t['\u2019]appelles[- ]tu)"
    r"|(?:quel est|c['\u2019]est quoi) (?:votre|ton) (?:nom|prénom|âge)|(?:qui (?:êtes[- ]vous"
    r"|es[- ]tu)|(?:vous êtes|tu es) qui)"
    r"|(?:êtes[- ]vous|es[- ]tu|(?:est[- ]ce que )?(?:vous êtes|tu es"
    r"|c['\u2019]est)) (?:une? )?(?:vraie? )?"
    r"(?:robot|machine|personne|humaine?|ordinateur|ia|docteur|enregistrement)(?: réelle?)?"
    r"|(?:d['\u2019]où (?:venez[- ]vous|viens[- ]tu)|(?:vous venez|tu viens) d['\u2019]où)"
    r"|quel âge (?:avez[- ]vous|as[- ]tu)|quel temps (?:fait[- ]il|il fait)(?: chez vous"
    r"| dehors)?|il fait (?:beau|froid|chaud)(?: (?:chez vous|dehors))?"
    r"|quelle heure (?:est[- ]il|il est)|(?:vous avez|tu as"
    r"|avez[- ]vous) passé un bon (?:week[- ]end|moment)"
    r"|(?:bon )?week[- ]end|(?:pouvez[- ]vous|vous pouvez|peux[- ]tu|tu peux) (?:me )?(?:répéter"
    r"|raconter une blague"
    r"|parler plus (?:fort|lentement))|(?:vous m['\u2019]entendez|tu m['\u2019]entends)"
)
_PORTUGUESE = (
    r"tudo bem(?: (?:com (?:você|o senhor|a senhora)|contigo|por aí))?|como (?:vai|está|estás"
    r"|você está|vão as coisas)(?: você)?"
    r"|e aí|beleza|qual (?:é )?(?:o )?(?:seu|teu) nome|como (?:você se chama|te chamas|se chama)"
    r"|quem é (?:você|vc)"
    r"|(?:você|tu|vc) (?:é|és) (?:um |uma )?(?:robô|máquina|pessoa(?: real| de verdade)?|humano"
    r"|humana|gravação|médico|médica)"
    r"|(?:é|és) (?:um |uma )(?:robô|máquina|pessoa(?: real| de verdade)?|gravação)"
    r"|de onde (?:você é|és|é você|você vem)|quantos anos (?:você )?tem|como (?:está"
    r"|vai estar) o tempo(?: (?:aí|hoje|amanhã))?"
    r"|(?:está|tá) (?:frio|calor|chovendo)(?: aí)?|vai chover(?: (?:hoje|amanhã))?|que horas são"
    r"|(?:como foi|teve um bom) (?:o )?(?:seu )?(?:fim de semana|dia)|(?:pode|podes) (?:repetir"
    r"|contar uma piada|falar mais (?:alto|devagar))"
    r"|(?:está|você está) me ouvindo"
)
_GERMAN = (
    r"wie geht(?:['\u2019]?s| es)(?: (?:dir|ihnen|euch))?(?: so)?|alles (?:gut"
    r"|klar)(?: bei (?:dir|ihnen))?|was (?:geht|gibt['\u2019]?s neues)"
    r"|wie (?:heißt du|heissen sie|heißen sie|heisst du|ist (?:dein|ihr) name|alt (?:bist du"
    r"|sind sie))|wer (?:bist du|sind sie)"
    r"|(?:bist du|sind sie) (?:ein |eine |ein echter |eine echte |ein richtiger )?(?:roboter"
    r"|mensch|maschine|computer|person|ki|arzt|ärztin"
    r"|aufnahme|tonband)(?: oder (?:ein |eine )?\w+)?|woher (?:kommst du|kommen sie)"
    r"|wo (?:wohnst du|wohnen sie)"
    r"|wie (?:ist|wird) das wetter(?: (?:bei (?:dir|euch|ihnen)|heute|morgen))?"
    r"|regnet es(?: (?:heute|morgen|bei euch))?|wie spät ist es"
    r"|wie viel uhr ist es|(?:wie war (?:dein|ihr)|hattest du ein schönes"
    r"|hatten sie ein schönes) (?:wochenende|tag|urlaub)"
    r"|(?:kannst du|können sie) (?:das |mir )?(?:bitte )?(?:wiederholen|einen witz erzählen"
    r"|lauter sprechen|langsamer sprechen)"
    r"|(?:hörst du|hören sie) mich"
)
_ITALIAN = (
    r"(?:ciao )?come (?:stai|sta|va|state|ti va)(?: oggi)?|tutto bene|come (?:ti chiami"
    r"|si chiama)|qual è il (?:tuo|suo) nome|chi (?:sei|è lei)"
    r"|(?:sei|lei è|è) (?:un |una |un['\u2019])(?:robot|macchina|persona(?: vera)?|umano"
    r"|registrazione)|di dove (?:sei|è)|da dove (?:vieni|viene)"
    r"|quanti anni (?:hai|ha)|che tempo fa(?: lì| oggi)?|piove(?: lì)?|pioverà domani"
    r"|che ore sono|che ora è"
    r"|(?:hai|ha) passato un buon (?:fine settimana|weekend)|(?:com['\u2019]è andato il"
    r"|bel) (?:fine settimana|weekend)"
    r"|(?:puoi|può) (?:ripetere|raccontarmi una barzelletta|parlare più (?:forte|piano"
    r"|lentamente))|mi (?:senti|sente)"
)
_GREEK = (
    r"τι κάν(?:εις|ετε)|πώς (?:είσαι|είστε|πάει|τα πας|περνάς)|πως (?:εισαι|ειστε|παει|τα πας)"
    r"|τι κανεις|όλα καλά|πώς (?:σε|σας) λένε|πως σε λενε|ποιος (?:είσαι|είστε)"
    r"|ποιο είναι το όνομά? (?:σου|σας)|(?:είσαι|είστε) (?:ρομπότ|άνθρωπος|μηχανή"
    r"|αληθινός άνθρωπος|υπολογιστής)|από πού (?:είσαι|είστε)"
    r"|πόσων? χρονών (?:είσαι|είστε)|τι καιρό (?:κάνει|έχει)(?: (?:εκεί|σήμερα|αύριο))?"
    r"|τι ώρα είναι|πώς (?:ήταν|πέρασες) (?:το|το σαββατοκύριακο).*"
    r"|τι νέα|(?:μπορείς|μπορείτε) να (?:το )?(?:επαναλάβεις|επαναλάβετε|μιλήσεις πιο (?:δυνατά"
    r"|αργά)|πεις ένα ανέκδοτο)|με (?:ακούς|ακούτε)"
)
_RUSSIAN = (
    r"как (?:дела|вы|ты|поживаете|поживаешь|жизнь|ваши дела|твои дела|настроение|самочувствие)"
    r"|что нового|как (?:вас|тебя) зовут|кто (?:вы|ты)"
    r"|(?:вы|ты) (?:робот|человек|машина|живой человек|настоящий человек|врач"
    r"|программа)(?: или \w+)?|(?:вы|ты) откуда|откуда (?:вы|ты)"
    r"|сколько (?:вам|тебе) лет|какая (?:сегодня |завтра |у вас |там )?погода(?: (?:сегодня"
    r"|завтра|у вас))?|(?:сейчас )?который час|сколько (?:сейчас )?времени"
    r"|как (?:прошли|провели|провел|прошел) (?:выходные|день)|(?:можете|можешь"
    r"|не могли бы вы) (?:это )?(?:повторить|рассказать анекдот|говорить (?:громче|медленнее))"
    r"|(?:вы|ты) меня (?:слышите|слышишь)"
)
_ARABIC = (
    r"كيف (?:حالك|الحال|حالكم|أنت|انت|الصحة|صحتك|أخبارك|كان يومك)|كيفك|شلونك|[إا]زيك|عامل [إا]يه"
    r"|[أا]خبارك|ما اسمك|ما هو اسمك|[إا]سمك [إا]يه|شو اسمك|من (?:أنت|انت)|مين [إا]نت"
    r"|هل (?:أنت|انت) (?:روبوت|إنسان|انسان|آلة|شخص حقيقي|طبيب|حقيقي)(?: أم \S+)?|من [أا]ين (?:أنت"
    r"|انت)|كم عمرك|كيف (?:هو )?(?:الطقس|الجو)(?: (?:اليوم|عندكم|غدا))?"
    r"|كم الساعة(?: الآن)?|ما الساعة|كيف كانت عطلتك|هل (?:يمكنك|تستطيع) (?:الإعادة|أن تعيد"
    r"|التكرار|تكرار ذلك)|هل تسمعني"
)
_JAPANESE = (
    r"お?元気(?:ですか|でしたか|)|調子はどう(?:ですか)?|ご機嫌いかがですか|(?:あなた"
    r"|君)?の?お?名前は(?:何ですか|何というのですか|何と言いますか|何|なんですか)?"
    r"|(?:あなたは)?(?:誰|だれ|どなた)ですか|(?:あなたは)?(?:ロボット|人間|機械|AI|本物の人"
    r"|お医者さん)(?:なの)?ですか|(?:あなたは)?どこから来(?:たの|ました)(?:ですか|か)?"
    r"|(?:ご)?出身はどこですか|何歳ですか|おいくつですか|(?:今日の|明日の"
    r"|そちらの)?(?:お)?天気は(?:どう|いかが)(?:ですか|)|(?:今|いま)?何時ですか"
    r"|週末は(?:どうでした|いかがでした|楽しかったです)か|もう一度(?:言って|お願い).*|(?:私の声が"
    r"|声が)?聞こえますか|(?:何か)?面白い話を.*"
)
_KOREAN = (
    r"(?:어떻게|잘) 지내(?:세요|요|셨어요|니|시나요|고 계세요)|안녕하(?:세요|십니까)"
    r"|기분이? (?:어때요|어떠세요)|(?:당신의 |당신 )?이름이? ?(?:뭐예요|뭐에요|무엇입니까|뭐야"
    r"|어떻게 되세요|무엇인가요|뭔가요)"
    r"|성함이 어떻게 되세요|(?:당신은 )?누구(?:세요|예요|신가요|야)|(?:당신은 )?(?:로봇|사람|기계"
    r"|인공지능|AI|진짜 사람)(?:이에요|예요|인가요|이세요|입니까|이야)|어디(?:서)? ?(?:오셨어요"
    r"|출신이세요|사세요|에서 왔어요)"
    r"|몇 살이(?:에요|세요|야)|(?:오늘 |내일 |거기 )?날씨(?:가|는)? ?(?:어때요|어떤가요|좋네요"
    r"|어떻습니까)|(?:지금 )?몇 시(?:예요|에요|인가요|입니까)|주말(?:은|에)? ?(?:잘 보내셨어요"
    r"|어땠어요|잘 지냈어요|뭐 했어요)"
    r"|다시 (?:한번 )?말(?:해|씀해) ?(?:주세요|주시겠어요|줄래요)|(?:제 말 )?들리(?:세요|나요"
    r"|십니까)|밥 먹었어요|식사하셨어요"
)
_VIETNAMESE = (
    r"(?:bạn|anh|chị|em|bác sĩ|cô)? ?(?:có )?khỏe (?:không|chứ)|(?:bạn|anh|chị|em) tên (?:là )?gì"
    r"|tên (?:bạn|anh|chị) là gì|(?:bạn|anh|chị) là ai"
    r"|(?:bạn|anh|chị) (?:có phải )?là (?:robot|người thật|máy|người máy)(?: không| phải không"
    r"| à)?|(?:bạn|anh|chị) (?:đến từ đâu|ở đâu|bao nhiêu tuổi)"
    r"|thời tiết (?:hôm nay |ngày mai )?thế nào|mấy giờ rồi|cuối tuần thế nào|(?:bạn|anh"
    r"|chị) (?:có )?nghe (?:tôi )?(?:rõ )?không"
)
_HINDI = (
    r"(?:आप |तुम )?कैसे (?:हैं|हो)(?: आप)?|(?:आप )?कैसी हैं|क्या हाल(?: है)?|(?:आपका"
    r"|तुम्हारा) नाम क्या है|(?:आप|तुम) कौन (?:हैं|हो)"
    r"|क्या (?:आप|तुम) (?:रोबोट|इंसान|मशीन|असली|डॉक्टर) (?:हैं|हो)|(?:आप|तुम) कहाँ से (?:हैं|हो)"
    r"|(?:आज |कल )?मौसम कैसा (?:है|रहेगा)|(?:अभी )?कितने बजे हैं|क्या आप मुझे सुन सकते हैं"
)

ABROAD = "|".join(
    (
        _FRENCH,
        _PORTUGUESE,
        _GERMAN,
        _ITALIAN,
        _GREEK,
        _RUSSIAN,
        _ARABIC,
        _JAPANESE,
        _KOREAN,
        _VIETNAMESE,
        _HINDI,
    )
)
"""The alternatives of one regular expression."""
