"""What else staff should know before a visit: worries, and trouble with medicines."""

from __future__ import annotations

from core.i18n import text
from core.retrieval.language import Language
from core.signs import FoundSign, SignTable

_MEDICINE = (
    "medicine = medicine*|medication*|meds|pill*|tablet*|capsule*|drops|insulin|dose*|dosage"
    "|injection*|inhaler*|antibiotic*|prescription|blood thinner*|taking|steroid*|vitamin*"
    "|supplement*|*olol|*pril|*sartan|*statin|*cillin|*mycin|*floxacin|*azole|*formin|*xaban"
    "|*thyroxine|*trexate|*purinol|*farin|*sone|*solone|*pam|*pine"
)
_MEDICINA = (
    "medicine = medicina*|medicamento*|pastilla*|pildora*|tableta*|capsula*|gotas|insulina|dosis"
    "|inyeccion*|inhalador*|antibiotico*|receta|anticoagulante*|tomar*|*olol|*pril|*sartan"
    "|*statina|*cilina|*micina|*floxacino|*azol|*formina|*xaban|*tiroxina|*trexato|*purinol"
    "|*farina"
)
_CHINESE_MEDICINE = "medicine = 藥|胰島素|眼藥水|抗凝血劑|劑量"

WORRIES = {
    Language.ENGLISH: SignTable(
        """
Worried
    (worry|worried|worries|worrying|afraid|scared|frightened|terrified|anxious|panic*|hopeless)
    (desperate|depressed|overwhelmed|in despair|can't cope|cannot cope|fear)
    (nervous|stressed) about
""",
        Language.ENGLISH,
    ),
    Language.SPANISH: SignTable(
        """
Worried
    (preocup*|miedo|asustad*|angusti*|nervios*|ansios*|ansiedad|panico|temo|deprimid*|agobiad*)
""",
        Language.SPANISH,
    ),
    Language.CHINESE: SignTable(
        """
Worried
    擔心|害怕|好怕|很怕|恐懼|焦慮|緊張|不安|憂鬱|沮喪|崩潰
""",
        Language.CHINESE,
    ),
}

NOT_AS_PRESCRIBED = {
    Language.ENGLISH: SignTable(
        f"""
{_MEDICINE}

Medicine not taken as prescribed
    (stopped|quit|skipped|missed|forgot|forgotten|doubled|halved) ~4 {{medicine}}
    (stop|quit|skip|miss|forget) taking ~3 by myself
    (ran|run|running) out of ~3 {{medicine}}
    {{medicine}} ~1 (ran out|are finished|is finished|are gone|is gone)
    took ~2 (twice|double|two|extra|another) ~2 {{medicine}}
    (haven't|have not|hasn't|not) ~1 (taken|been taking|taking) ~2 {{medicine}}
""",
        Language.ENGLISH,
    ),
    Language.SPANISH: SignTable(
        f"""
{_MEDICINA}

Medicine not taken as prescribed
    (deje|deje de|suspendi|olvide|se me olvido|me salte|duplique) ~3 {{medicine}}
    (se me acabo|se me acabaron|se me termino|se me terminaron) ~2 {{medicine}}
    (me quede|estoy) sin ~2 {{medicine}}
    tome ~2 (doble|dos|otra) ~2 {{medicine}}
    (no he tomado|no estoy tomando|no me tome|no tome) ~2 {{medicine}}
""",
        Language.SPANISH,
    ),
    Language.CHINESE: SignTable(
        f"""
{_CHINESE_MEDICINE}

Medicine not taken as prescribed
    (忘記|忘了|漏)(吃|服|點|打)? ~4 {{medicine}}
    (自己|擅自)?(停|停掉)了? ~3 {{medicine}}
    {{medicine}} ~3 (停了|停掉|吃完了|用完了|沒了)
    (沒|沒有)(吃|服|點|打) ~3 {{medicine}}
    多(吃|服|打)了 ~4 {{medicine}}
""",
        Language.CHINESE,
    ),
}

DOUBTS = {
    Language.ENGLISH: SignTable(
        f"""
{_MEDICINE}

Asks to change a medicine
    (stop|skip|double|halve|change|increase|reduce|lower|raise) ~4 {{medicine}}
    (take|use) ~6 (twice|instead of|more|less|half) ~5 {{medicine}}
    (take|use) ~4 instead of
    {{medicine}} ~5 (together|at the same time)
Possible side effect
    {{medicine}} ~2 (makes|make|made|making|gives|give|gave|giving) me
    side effect* & (i have|i am|i'm|i feel|i got|my)
    (since|after) ~3 (started|starting|taking|took) ~4 (dizzy|rash|itch*|nausea*|sick|headache*)
""",
        Language.ENGLISH,
    ),
    Language.SPANISH: SignTable(
        f"""
{_MEDICINA}

Asks to change a medicine
    (dejar|saltar*|duplicar|cambiar|aumentar|reducir|bajar|subir|suspender) ~4 {{medicine}}
    tomar ~5 (en vez de|en lugar de|el doble|la mitad|mas|menos)
Possible side effect
    {{medicine}} ~2 me (da|dan|dio|hace|hacen|hizo|marea|provoca*)
    efecto* secundario* & (tengo|me|siento)
""",
        Language.SPANISH,
    ),
    Language.CHINESE: SignTable(
        f"""
{_CHINESE_MEDICINE}

Asks to change a medicine
    (可以|能不能|可不可以|要不要|該不該) ~4 (停|減|加倍|多吃|少吃|換|改) ~3 {{medicine}}
    {{medicine}} ~4 (可以|能不能|可不可以) ~3 (停|減|加倍|多吃|少吃|換)
Possible side effect
    (吃|用|打|點)(了|完)? ~4 {{medicine}} ~4 (後|以後|就) ~6 (暈|吐|癢|疹|不舒服|想睡|腹瀉)
    副作用 ~6 (我|很)
""",
        Language.CHINESE,
    ),
}

_NAMES = {
    str(name): name
    for name in (
        text("Worried"),
        text("Medicine not taken as prescribed"),
        text("Asks to change a medicine"),
        text("Possible side effect"),
    )
}


def named(sign: FoundSign) -> str:
    """What staff call a sign of these tables, for their language."""
    return _NAMES[sign.name]
