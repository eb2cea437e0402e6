"""Tells in which of the languages of `core.text.languages` a text is written.

By its script where that is enough, else by its most frequent words: each counts the less the more
of the languages have it. Neighbours such as Danish and Norwegian differ in some of them. What is
unclear stays unclear, such as a text of a few words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from core.text.scripts import HAN, HANGUL, KANA

_WORDS_OF = {
    "en": "the and is not you your with for in of to it do if be or are take this that at as can"
    " have will may when from by an any should before after more than about how what call our we",
    "es": "el la los las y es no su con para en una un de que si o se al del por tome lo le más"
    " como puede está este esta ser antes después cada sin hay sus cuando médico son ha muy"
    " también dos a veces día días hasta",
    "hr": "je i u se na za da su ne ili s od kako što ako to koji koja koje može kod nakon prije"
    " liječnik lijek dan svaki vas vam vaš bez više nije biti te kao ali do nemojte sa",
    "cs": "je se na v a s do od že jsou není nebo pro po při který která které může když pokud"
    " aby vám vás váš si ve ze také jen být lék lékař den užívejte ne jako co před každý jste by"
    " i jsem",
    "sk": "je sa na v a s do od že sú nie alebo pre po pri ktorý ktorá ktoré môže keď ak aby vám"
    " vás váš si vo zo tiež len byť liek lekár deň užívajte ako čo pred každý ste by aj som",
    "da": "og at det er ikke med for en som på af til et har om den kan du skal eller fra når"
    " ved efter mere uden hver dag tag lægen bliver noget nogle din dit dine sig dig ud op nu"
    " hvis uge jeg også men være",
    "no": "og at det er ikke med for en som på av til et har om den kan du skal eller fra når"
    " ved etter mer uten hver dag ta legen blir noe noen din ditt dine seg deg ut opp nå hvis uke"
    " jeg også men være",
    "sv": "och att det är inte med för en som på av till ett har om den kan du ska eller från"
    " när vid efter mer utan varje dag ta läkare blir något några din ditt dina sig dig ut upp nu"
    " vecka jag också men vara",
    "nl": "de het een niet van en u uw met voor dat zijn te op bij neem dag wordt is in ook als"
    " of kan moet na geen aan om die door naar maar dan over worden arts we heeft uit",
    "fil": "ang ng sa mga na ay hindi kung para gamot araw inumin mo ninyo ka kayo at o ito"
    " iyong may nang bago pagkatapos huwag doktor inyong po isang ko kapag upang ako lang din rin",
    "fi": "ja on ei se että jos tai kun voi ole ennen jälkeen myös lääkäri lääke päivä päivässä"
    " joka sitä sen ovat älä ota mutta niin olla hän sinun tämä kanssa ovat ne sekä en olen voit",
    "fr": "le la les des est vous votre vos avec pour dans une un que ne pas sont aux cette"
    " chaque jour et de du en à au sur si ou ce qui plus par avant après prenez médecin être il"
    " elle peut",
    "de": "der die das und ist nicht sie mit ein eine für auf werden ihre ihr oder bei täglich"
    " den dem des zu in von im sich auch wenn kann nach vor arzt wird sind es wie an als haben"
    " keine",
    "hu": "a az és nem hogy egy van ha vagy meg is ez de csak után előtt minden kell lehet orvos"
    " gyógyszer nap el fel ne mint azt ezt nincs kérjük önnek ön naponta akkor vegye",
    "id": "dan yang tidak untuk dengan adalah ini anda obat hari minum atau dari di pada jika"
    " bisa karena setelah dokter akan harus sebelum dalam jangan saat ke bahwa pasien itu lebih"
    " segera rumah sakit saya",
    "ms": "dan yang tidak untuk dengan adalah ini anda ubat hari minum atau dari di pada jika"
    " boleh kerana selepas doktor akan perlu sebelum dalam jangan semasa ke bahawa pesakit itu"
    " lebih segera apabila ialah hospital saya mesti daripada",
    "it": "il gli di che non per sono della nel alla questo volta giorno prenda prima con una le"
    " un la i è e a da in del dei si o come può se dopo medico più ogni essere anche ha al suo"
    " sua",
    "pl": "nie jest się na do przez lub oraz dla po dziennie należy w z i że jak o od to a jeśli"
    " przed lekarz lek dzień może są ma co ale aby być pani pana czy który która państwo za bez",
    "pt": "não uma você com para dos seu sua ou mais ao dia tome são os as do da em vezes e de"
    " que um o a se por no na médico antes depois como pode está cada sem à é quando ser também"
    " dias",
    "ro": "și de la în cu pe nu este o un sau că pentru din sunt dacă după înainte mai fi să al"
    " ale medic zi fără când care dumneavoastră a se vă cum ce poate luați medicul trebuie",
    "tr": "ve bir bu için ile günde değil olarak veya çok sonra önce ilaç her da de kadar gün"
    " doktor olan varsa eğer en gibi ben sizin bunu şu ne daha ise olabilir alın doktorunuz",
    "vi": "không và của là có cho uống ngày một được khi thuốc các với bạn để trong này những"
    " hoặc nếu sau trước bác sĩ phải hãy người đó đến về từ tôi ra thì đã",
}
_LANGUAGES_WITH = Counter(word for words in _WORDS_OF.values() for word in set(words.split()))
_WEIGHTS = {
    language: {word: 1 / _LANGUAGES_WITH[word] for word in words.split()}
    for language, words in _WORDS_OF.items()
}
_SCRIPTS = {
    "ko": re.compile(f"[{HANGUL}]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "hi": re.compile("[\u0900-\u097f]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "ta": re.compile("[\u0b80-\u0bff]"),
    "zh": re.compile(f"[{HAN}{KANA}]"),
    "ru": re.compile("[\u0400-\u04ff]"),
}
_KANA = re.compile(f"[{KANA}]")
# Letters that only one of the three that are written in Cyrillic has, or has often.
_CYRILLIC = {"uk": re.compile("[іїєґ]"), "ru": re.compile("[ыэё]"), "bg": re.compile("[ъ]")}
_BULGARIAN = re.compile(r"\b(?:се|са|да|от|или|със|ще|че|към|след|преди|не|вас|ви)\b")
_RUSSIAN = re.compile(r"\b(?:что|если|или|это|вы|вас|как|после|перед|при|с|к|не)\b")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")

_SAMPLE = 20_000
"""Characters of a text that are looked at."""
_KANA_SHARE = 0.1  # of Japanese, whose other characters are Chinese ones
_LEAST = 2.0
_LEAST_SHARE = 0.04
_CLEARLY = 1.2


def identify_language(text: str) -> str:
    """The ISO 639-1 code (`fil` for Filipino) of a text's language; "" where it is not clear."""
    sample = text[:_SAMPLE].lower()
    letters = len(_LETTER.findall(sample))
    if not letters:
        return ""
    for language, pattern in _SCRIPTS.items():
        if 2 * len(pattern.findall(sample)) > letters:
            return _by_letters(language, sample)
    words = _WORD.findall(sample)
    scores = sorted(
        (
            (sum(weights.get(word, 0.0) for word in words), language)
            for language, weights in _WEIGHTS.items()
        ),
        reverse=True,
    )
    (best, language), (second, _) = scores[0], scores[1]
    if best < max(_LEAST, _LEAST_SHARE * len(words)) or best < _CLEARLY * second:
        return ""
    return language


def languages_of(texts: Iterable[str]) -> set[str]:
    """The ISO 639-1 codes of the languages of these texts, as far as each is clear."""
    return {language for one in texts if (language := identify_language(one))}


def _by_letters(language: str, sample: str) -> str:
    """The language of a text in a script that several write."""
    if language == "zh":
        kana = len(_KANA.findall(sample))
        return "ja" if kana > _KANA_SHARE * len(_SCRIPTS["zh"].findall(sample)) else "zh"
    if language != "ru":
        return language
    counts = {one: len(pattern.findall(sample)) for one, pattern in _CYRILLIC.items()}
    counts["bg"] += len(_BULGARIAN.findall(sample))
    counts["ru"] += len(_RUSSIAN.findall(sample))
    (best, most), (_, next_most) = Counter(counts).most_common(2)
    return best if most > next_most else ""
