"""Spells initials that a voice would read as a word: "INR" is no "inner"."""

from __future__ import annotations

import re

from core.retrieval.vocabulary import function_words
from core.text.folding import fold
from core.text.scripts import HAN_CHARACTER

_CAPITALS = re.compile(r"(?<![A-Za-z0-9_-])([A-Z]{2,5})(s?)(?![A-Za-z0-9_]|-\d|'[a-z])")
_AVERAGE_SUGAR = re.compile(r"(?<![A-Za-z0-9])(?:Hb ?)?A1[Cc](?![A-Za-z0-9])")
# "SpO2" and "PaCO₂" are no words.
_GAS = re.compile(r"(?<![A-Za-z0-9])(S[pa]|Pa?|p)(C?O)[2₂](?![A-Za-z0-9])")
# "AM" alone is a word, "PM" is none.
_HALF_OF_DAY = re.compile(r"(?<=\d) ?([AP])M(?![A-Za-z0-9_])")
_LONGEST = 4  # letters of initials
# A measure of breath: the one in a second as a part of all.
_BREATH = re.compile(r"(?<![A-Za-z0-9])FEV1(?: ?(?P<stroke>/) ?(?P<all>FVC))?(?![A-Za-z0-9])")
_SENTENCE = re.compile(r"[^.!?。！？]+")
_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+")
_VOWELS = frozenset("AEIOUY")
# Medical initials that could be words; those that nobody can say as one need no list.
_WITH_VOWEL = frozenset(
    re.findall(
        r"\w+",
        """
        INR COPD IV IM ECG EKG EEG EMG ICU UTI BMI MRI HIV IBS IBD ENT IUD ADHD ER GI BUN ALT AST
        PSA TIA AED IVF STI UV UK USA EU OCD AFP ESR EGFR PE ACL ADL AKI ALS ARB BSA CEA ED EDD
        MI IOP IVIG ICP OAB AML EGD ERCP ICD IUS NICU OGTT OPD OTC RA SLE UHC VIH IMC ITU ITS
        """,
    )
)
# What is said as a word although it looks like no word.
_SAID = frozenset(re.findall(r"\w+", "UCI UVI ACE MRSA CPAP"))
# How a word may begin and end with several consonants.
_BEGINNINGS = frozenset(
    re.findall(
        r"\w+",
        """
        BL BR CH CHR CL CR DR DW FL FR GH GL GN GR KN LL PH PHR PL PR QU RH SC SCH SCR SH SHR SK SL
        SM SN SP SPL SPR SQ ST STR SW TH THR TR TW WH WR
        """,
    )
)
_ENDINGS = frozenset(
    re.findall(
        r"\w+",
        """
        BS CH CK CKS CT DS FF FT GHT GHTS GHS GN GS KS LD LF LK LL LLS LM LP LS LT LTH MB MN MP MPS
        MS NC NCH ND NDS NG NGS NK NKS NS NT NTH NTS PS PT RB RC RCH RD RDS RF RG RK RL RM RMS RN
        RNS RP RS RST RT RTH RTS SH SK SM SP SS ST STS TCH TH THS TS TT WD WL WN WNS WS XT ZZ
        """,
    )
)
_ORDINARY = frozenset(
    re.findall(
        r"\w+",
        """
        AD AH AM AN AS AT AX EH EX IF IN IS IT OF OH OK ON OR OX UM UP US AL EL EN ES IR UN
        ACT ADD AGE AGO AID AIM AIR ALE ALL AND ANT ANY APE APP APT ARC ARE ARK ARM ART ASH ASK ATE
        AWE EAR EAT EBB EEL EGG EGO ELF ELK ELM EMU END ERA EVE EYE ICE ICY ILL IMP INK INN ION ITS
        IVY OAK OAR OAT ODD ODE OFF OIL OLD ONE OPT ORB ORE OUR OUT OWE OWL OWN UGH URN USE ASI ESA
        ESE ESO OJO ORO OSO UNA UNO
        """,
    )
)
_SYLLABLES = re.compile(r"-[a-z]{1,5}[-)]")
_SOUNDS = re.compile(r"([^AEIOUY]*)[AEIOUY](?:.*[AEIOUY])?([^AEIOUY]*)")


def spell_initials(line: str) -> str:
    """The line with initials letter by letter; a sentence in capitals is emphasis and stays."""
    line = _AVERAGE_SUGAR.sub(
        lambda found: "H B A 1 C" if found.group().startswith("Hb") else "A 1 C", line
    )
    line = _BREATH.sub(lambda found: "F E V 1, F V C" if found["all"] else "F E V 1", line)
    line = _GAS.sub(lambda found: " ".join(f"{found[1]}{found[2]}2".upper()), line)
    line = _HALF_OF_DAY.sub(r" \1 M", line)
    return _SENTENCE.sub(lambda found: _spelled(found.group()), line)


def _spelled(sentence: str) -> str:
    loud = [word for word in _WORD.findall(sentence) if len(word) > 2]
    capitals = [word for word in loud if word.isupper()]
    # Several initials are no emphasis: "DVT, PE and TIA are urgent".
    emphasis = len(capitals) == len(loud) or any(len(word) > _LONGEST for word in capitals)
    loud_enough = len(loud) > 1 and emphasis and 2 * len(capitals) > len(loud)
    if loud_enough and not HAN_CHARACTER.search(sentence):
        return sentence

    def say(found: re.Match[str]) -> str:
        word, plural = found[1], found[2]
        # "AY-tree-uh" says how to say something.
        syllable = _SYLLABLES.match(sentence, found.end())
        if not syllable and (word in _WITH_VOWEL or _unsayable(word)):
            return " ".join(word) + plural
        return found.group()

    return _CAPITALS.sub(say, sentence)


def _unsayable(word: str) -> bool:
    """Whether capitals are no word: "CBC", "DKA", "OSA"."""
    lower = word.lower()
    if word in _SAID or lower in function_words.ENGLISH_FUNCTION_WORDS:
        return False
    if lower in function_words.ENGLISH_EVERYDAY_WORDS or _spanish(lower):
        return False
    sounds = _SOUNDS.fullmatch(word)
    if sounds is None:
        return not _VOWELS.intersection(word)
    before, after = sounds[1], sounds[2]
    # A longer one may be a letter before a word: "NSAID", "DMARD".
    if len(before) > 1 and before not in _BEGINNINGS and (len(before) > 2 or len(word) <= 4):
        return True
    if len(after) > 1 and after not in _ENDINGS:
        return True
    return not before and len(word) <= 3 and word not in _ORDINARY


def _spanish(word: str) -> bool:
    return (
        fold(word) in function_words.SPANISH_FUNCTION_WORDS
        or fold(word) in function_words.SPANISH_EVERYDAY_WORDS
    )
