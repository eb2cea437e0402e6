"""Wordings in which an agent says that it is a doctor or a nurse, in the languages that nothing was
learnt of.

Each language has its words for "I am" and "you are", what may stand between them and a profession,
and the professions in the very forms that such a sentence has: "the doctor's assistant" has another
one in most of them. The words were written for this project and have not been reviewed by native
speakers.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Language | who it is (after ~: who is here, or speaks) | articles and the like | professions.
_WORDS = """
de | ich bin; ~hier ist; hier spricht; sie sind; du bist; mein name ist; als ihr; als ihre; als dein; als deine | der; die; das; ein; eine; ihr; ihre; dein; deine | arzt; ärztin; doktor; dr; hausarzt; hausärztin; chefarzt; chefärztin; oberarzt; oberärztin; krankenschwester; schwester; krankenpfleger; pfleger; pflegerin; pflegefachfrau; pflegefachmann; apotheker; apothekerin; chirurg; chirurgin; hebamme; kinderarzt; kinderärztin
fr | je suis; ~ici; vous êtes; tu es; je m'appelle; en tant que; mon nom est | le; la; un; une; votre; ton; ta | médecin; docteur; docteure; dr; infirmier; infirmière; pharmacien; pharmacienne; chirurgien; chirurgienne; sage-femme; généraliste; pédiatre
it | sono; ~qui è; qui parla; sei; lei è; mi chiamo; in qualità di | il; la; lo; un; una; suo; sua; tuo; tua | medico; dottore; dottor; dottoressa; dott; infermiere; infermiera; farmacista; chirurgo; chirurga; ostetrica; pediatra
pt | sou; ~aqui é; aqui fala; você é; tu és; és; chamo-me; na qualidade de | o; a; um; uma; seu; sua; teu; tua | médico; médica; doutor; doutora; dr; dra; enfermeiro; enfermeira; farmacêutico; farmacêutica; cirurgião; cirurgiã; parteira; pediatra
nl | ik ben; ~hier is; u spreekt met; u bent; je bent; jij bent; mijn naam is; als uw; als je | de; het; een; uw; jouw; je | arts; dokter; dr; huisarts; verpleegkundige; verpleger; verpleegster; zuster; apotheker; chirurg; verloskundige; kinderarts
da | jeg er; du er; mit navn er; som din | en; et; den; din; jeres | læge; lægen; doktor; dr; overlæge; sygeplejerske; sygeplejersken; farmaceut; kirurg; jordemoder
no | jeg er; du er; mitt navn er; som din | en; ei; din; den | lege; legen; doktor; dr; overlege; fastlege; fastlegen; sykepleier; sykepleieren; farmasøyt; kirurg; jordmor
sv | jag är; du är; mitt namn är; som din | en; ett; din; er | läkare; läkaren; doktor; doktorn; dr; överläkare; sjuksköterska; sjuksköterskan; apotekare; kirurg; barnmorska; syster
fi | olen; ~täällä on; ~tässä on; olette; olet | teidän; sinun; tohtori | lääkäri; lääkärinne; lääkärisi; tohtori; sairaanhoitaja; sairaanhoitajanne; sairaanhoitajasi; hoitaja; hoitajanne; hoitajasi; farmaseutti; apteekkari; kirurgi; kätilö
pl | jestem; ~tu; ~mówi; jesteś; pan jest; pani jest; nazywam się; jako | pana; pani; państwa; twoim; twoją; twój; twoja | lekarzem; lekarką; lekarz; lekarka; doktorem; doktor; dr; pielęgniarką; pielęgniarzem; pielęgniarka; pielęgniarz; farmaceutą; farmaceutką; chirurgiem; położną; pediatrą
cs | jsem; ~tady; ~zde; u telefonu; jste; jsi; jmenuji se; jako | váš; vaše; tvůj; tvoje; ten; ta | lékař; lékařka; doktor; doktorka; dr; mudr; sestra; zdravotní sestra; sestřička; lékárník; lékárnice; chirurg; lékařem; lékařkou; sestrou
sk | som; ~tu; ~tu je; ste; volám sa; ako váš; ako vaša | váš; vaša; tvoj; tvoja; ten; tá | lekár; lekárka; doktor; doktorka; dr; mudr; sestra; zdravotná sestra; sestrička; lekárnik; lekárnička; chirurg; lekárom; lekárkou
hr | ja sam; sam; ~ovdje; vi ste; ti si; zovem se; kao | vaš; vaša; tvoj; tvoja | liječnik; liječnica; doktor; doktorica; dr; medicinska sestra; sestra; ljekarnik; ljekarnica; kirurg; primalja
bg | аз съм; ~тук е; вие сте; ти си; казвам се; като | вашият; вашата; вашия; твоят; твоята | лекар; лекарят; лекарка; лекарката; доктор; докторът; докторка; д-р; сестра; сестрата; медицинска сестра; медицинската сестра; фармацевт; хирург; акушерка
ro | sunt; ~aici; sunteți; ești; mă numesc; în calitate de | un; o; domnul; doamna | medic; medicul; medicală; doctor; doctorul; doctoriță; doctorița; dr; asistentă medicală; asistenta medicală; infirmieră; farmacist; farmacistă; chirurg; moașă
el | είμαι; ~εδώ; είστε; είσαι; με λένε; ως | ο; η; ένας; μια; μία; ο/η | γιατρός; ιατρός; γιατρίνα; νοσοκόμα; νοσηλευτής; νοσηλεύτρια; φαρμακοποιός; χειρουργός; μαία; δρ
ru | я; меня зовут; вы; ты; ~говорит | —; -; –; ваш; ваша; твой; твоя | врач; доктор; медсестра; медбрат; фельдшер; хирург; фармацевт; терапевт; педиатр; акушерка
uk | я; мене звати; ви; ти; ~говорить | —; -; –; ваш; ваша; твій; твоя | лікар; лікарка; доктор; докторка; медсестра; медбрат; фельдшер; хірург; фармацевт; терапевт; педіатр; акушерка
id | saya; saya adalah; saya ialah; anda adalah; kamu adalah; nama saya; sebagai | seorang | dokter; dr; perawat; suster; bidan; apoteker; ahli bedah
ms | saya; saya adalah; saya ialah; anda adalah; anda ialah; nama saya; sebagai | seorang | doktor; dr; jururawat; bidan; ahli farmasi; pakar bedah
fil | ako ang; ako si; ako ay; ikaw ay; ito si; kayo ay; bilang | inyong; iyong; isang | doktor; doktora; dok; dr; dra; nars; manggagamot; parmasyutiko; siruhano; komadrona
vi | tôi là; em là; mình là; ~đây là; bạn là; với tư cách là | một; người | bác sĩ; y tá; điều dưỡng; điều dưỡng viên; dược sĩ; nữ hộ sinh; y sĩ
ar | أنا; إنني; أنت; ~معك; ~معكم; ~هنا; بصفتي; اسمي | - | طبيب; طبيبة; الطبيب; الطبيبة; طبيبك; طبيبتك; طبيبكم; طبيبتكم; دكتور; دكتورة; الدكتور; الدكتورة; ممرض; ممرضة; الممرض; الممرضة; ممرضتك; ممرضك; صيدلي; صيدلانية; جراح; جراحة; قابلة
"""  # noqa: E501 - a language a line

# Those that say who somebody is after the profession, or without spaces.
_OTHERS = {
    "ja": (
        r"(?:私|わたし|僕|あなた|こちら|ここ)[はが、](?:[^。、はが]{0,8}[のないた])?"
        r"(?:医師|医者|担当医|ドクター|看護師|ナース|薬剤師|助産師|外科医|主治医|保健師)"
        r"(?!の(?:アシスタント|助手|代わり|案内|ため|指示|診察)|では(?:な|あ)|ですか|じゃ|に|へ|と|を)"
        r"|(?:医師|医者|看護師|薬剤師|助産師|主治医)(?:として|になりきって|を演じ|のふりを)"
        r"(?!.{0,12}(?:ない|ません))"
    ),
    "ko": (
        r"(?:저는|제가|나는|당신은|너는|여기는|저,)\s(?:\S+\s){0,3}"
        r"(?:의사|간호사|약사|한의사|주치의|외과의사|조산사)"
        r"(?!의|에게|께|와|과|를|을|\s?(?:비서|도우미|선생님께)|.{0,12}\s아[니닙닌])"
        r"|(?:의사|간호사|약사|주치의)(?:로서|처럼\s행동|인\s척)(?!.{0,8}(?:마|않))"
    ),
    "tr": (
        r"\b(?:doktor|hekim|hemşire|eczacı|cerrah|ebe)"
        r"(?:unuz|niz|nız|iniz|ınız|un|in|n)?(?:yum|yım|yim|um|ım|im|sunuz|sınız|siniz|sin|sun)\b"
        r"|\bben (?:\w+ )?(?:doktor|hemşire|eczacı|dr)(?:unuz|niz|nız)?\b(?!\.? ?\w* ?değil)"
        r"|\b(?:doktor|hekim|hemşire|eczacı)\w* (?:olarak|gibi davran)(?!\w*m[ae]\b)"
    ),
    "hi": (
        r"(?:मैं|आप|यह|मेरा नाम)\s(?:\S+\s){0,3}(?:डॉक्टर|डॉ\.?|नर्स|चिकित्सक|वैद्य|फार्मासिस्ट|सर्जन)"
        r"\s(?:\S+\s)?(?<!का\s)(?<!की\s)(?<!के\s)(?<!नहीं\s)(?:हूँ|हूं|हैं|हो|बोल)"
    ),
    "hu": (
        r"(?<!nem )\bvagyok (?:(?:az?|ön|önök|a te|egy) ){0,3}(?:\w+ )?"
        r"(?:orvos|orvosa|orvosod|doktor|dr|doktornő|nővér|nővére|ápoló|ápolója|gyógyszerész|sebész)\b"
        r"|\b(?:orvos|orvosa|orvosod|doktor|doktornő|nővér|nővére|ápoló|ápolója|gyógyszerész|sebész)"
        r" (?:vagyok|vagy|beszél)\b"
        r"|\b(?:orvosként|nővérként|ápolóként|orvosaként|gyógyszerészként)\b"
    ),
    "ta": (
        r"(?:நான்|நீங்கள்|நீ|இது)\s(?:\S+\s){0,2}"
        r"(?:மருத்துவர்|டாக்டர்|செவிலியர்|நர்ஸ்|மருந்தாளுநர்|அறுவைசிகிச்சை நிபுணர்)"
        r"(?!\S*\s(?:அல்ல|இல்லை))(?=[\s.!,]|$)"
    ),
}

# What denies, what is somebody else's, and where somebody is: no adjective of a profession.
_NO_ADJECTIVE = """
kein keine keinen nicht nie niemals pas jamais aucun non mai não nunca geen niet nooit ikke ingen
aldri inte aldrig en ei žádný žádná nejsem nisam nije не ні няма nu nici niciodată δεν όχι μην
bukan tidak hindi không phải لست ليس لا لسنا غير assistent assistentin assistant assistante
assistente asystent asystentem asystentka asystentką pomocnik helfer aide aiuto ajudante hulp
hjælper hjälper avustaja asistent asistentka asistentul pomoćnik pomoćnica помощник помощница
помічник помічниця асистент βοηθός asisten pembantu katulong trợ lý مساعد مساعدة stimme voix voce
voz stem stemme röst ääni głos hlas glas глас голос φωνή suara boses giọng صوت von vom bei beim
mit für zu zum zur aus an am im in de du des di del della dello dal dalla da do dos das van bij
met voor naar til hos med fra for av från för till kanssa od u z ze przy dla k ke s pro pri o po
za от до при с у в на за από σε στον στην του της για με dari untuk kepada dengan ng sa para của
cho với من إلى مع عند في على par pour chez avec sous auprès nach über om i på og och und et e a и
та
"""

_NOT_DENIED = "".join(
    f"(?<!{denial} )" for denial in ("non", "não", "nie", "δεν", "не", "nu", "ikke", "bukan")
)

_TITLES = re.compile(
    r"(?:schwester|pfleger(?:in)?|doktor(?:in)?|frau doktor|docteure?|infirmi(?:er|ère)|dott\.?"
    r"|dottor(?:essa)?|infermier[ea]|doutora?|enfermeir[oa]|zuster|dokter|sykepleier|sygeplejerske"
    r"|sjuksköterska|tohtori|pielęgniarka|lekarz|mudr\.?|doktorka|lékař(?:ka)?|doktorica|liječni(?:k|ca)"
    r"|доктор|д-р|медсестра|врач|лікар(?:ка)?|doctori?ța|γιατρός|δρ\.?|νοσοκόμα|suster|perawat"
    r"|jururawat|hemşire|bác sĩ|y tá|điều dưỡng|الدكتورة?|الطبيبة?|الممرضة?|डॉ\.?|डॉक्टर|नर्स|டாக்டர்)"
    r"\s\w"
    r"|.*(?:医師|看護師|薬剤師|의사|간호사|약사)$",
    re.IGNORECASE,
)


# "If you are a doctor" tells staff what to do.
_IF = """
si se als indien hvis dersom om jos jeśli jeżeli gdy pokud jestli ak ako ако dacă αν εάν если якщо
коли jika kalau sekiranya kung nếu إذا ob falls wenn whether
"""
_THAT = "que che că że že da че что що ότι πως at att että dat dass bahwa bahawa na rằng là أن"
_NEVER = """
nie niemals nicht jamais pas mai non não nunca niet nooit aldrig ikke aldri inte inget älä ei
koskaan nigdy nikdy nikad nikada nemoj не никога никогда нельзя ніколи niciodată nu ποτέ μη μην
jangan tidak huwag hindi không đừng لا
"""
# In Polish "tu" is here, in Spanish it is yours: "call your Dr. García".
_SPANISH = "a de con por para en que es y o si como cuando ante ni"
# "Never forget that you are a doctor" says so all the same.
_FORGET = re.compile(
    "verg(?:iss|ess|eet)|oubli|dimentic|esque[çc]|glem|glöm|unohda|zapom|zabor|zabud|uita|ξεχ"
    "|забу|забы|забра|lupa|kalimut|quên|تنس",
    re.IGNORECASE,
)
_BEFORE = 200


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    nothing = "|".join(sorted(map(re.escape, _NO_ADJECTIVE.split()), key=len, reverse=True))
    found = []
    for line in _WORDS.strip().splitlines():
        _code, cues, between, professions = line.split("|")
        adjective = rf"(?!(?:{nothing}|{_either(between)})(?!\w))[^\W\d]+\s"
        speaks = "; ".join(cue for cue in cues.split(";") if "~" in cue).replace("~", "")
        found.append(
            rf"(?<![\w'’]){_NOT_DENIED}"
            rf"(?:(?P<speaks>{_either(speaks) if speaks else '(?!)'})"
            rf"|{_either(';'.join(cue for cue in cues.split(';') if '~' not in cue))})"
            rf"[\s:,]+(?:(?:{_either(between)})\s){{0,2}}(?:{adjective})?"
            rf"(?:l['’])?(?:{_either(professions)})(?![\w'’-])"
        )
    return tuple(re.compile(one, re.IGNORECASE) for one in (*found, *_OTHERS.values()))


def _either(words: str) -> str:
    parts = sorted((part.strip() for part in words.split(";")), key=len, reverse=True)
    return "|".join(map(re.escape, parts))


def says_so_abroad(sentence: str) -> bool:
    """Whether a sentence in another language than those that were learnt makes the agent one."""
    return any(
        _is_said(sentence, match) for pattern in _patterns() for match in pattern.finditer(sentence)
    )


def _is_said(sentence: str, match: re.Match[str]) -> bool:
    """Whether a wording says so where it stands: not as a condition, a question or a lie."""
    before = sentence[max(0, match.start() - _BEFORE) : match.start()].rstrip()
    after = sentence[match.end() : match.end() + _BEFORE].lstrip(" .\u00a0\u202f")
    if after.startswith(("?", "؟", "？")):
        return False
    words = [word.strip(",;:„“«»\"'") for word in before.casefold().split()]
    if (speaks := match.groupdict().get("speaks")) is not None:
        # "Here is Doctor Lee"; not "do what the doctor says", nor "here is the doctor for you".
        if speaks.casefold() == "tu" and words and words[-1] in _SPANISH.split():
            return False
        begins = not before or not before[-1].isalnum()
        return (begins or after[:1].isalpha()) and not after[:1].islower()
    if not words:
        return True
    if words[-1] in _IF.split():
        return False
    is_denied = words[-1] in _THAT.split() and not set(words).isdisjoint(_NEVER.split())
    return not is_denied or _FORGET.search(before) is not None


def is_titled_abroad(name: str) -> bool:
    """The same for the name of an agent: "Schwester Anna"."""
    return _TITLES.match(name.strip()) is not None
