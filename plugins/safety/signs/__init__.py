"""The symptoms that staff must see at once, as patients say them in English, Spanish and Chinese.

The signs are those that telephone triage sends to emergency care: the general and specific
discriminators of the two highest priorities of the Manchester Triage System (Mackway-Jones,
Marsden, Windle: Emergency Triage, 3rd edition), what the NHS lists under "When to call 999" and
NHS 111 treats as an emergency, the warning signs of the American College of Emergency Physicians,
and those that leaflets give after surgery and for clots, diabetes, cancer treatment and pregnancy.
The wording was written for this project and has not been reviewed by a clinician.
"""

from __future__ import annotations

from core.retrieval.language import Language
from core.signs import SignTables
from plugins.safety.signs.chinese import CHINESE
from plugins.safety.signs.english import ENGLISH
from plugins.safety.signs.spanish import SPANISH

RED_FLAGS: SignTables = {
    Language.ENGLISH: ENGLISH,
    Language.SPANISH: SPANISH,
    Language.CHINESE: CHINESE,
}
"""The table of each language."""
