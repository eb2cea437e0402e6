"""The forms of questions that are none for a leaflet, in English, Spanish and Chinese.

Written for this project from general knowledge of the languages.
"""

from __future__ import annotations

from core.retrieval.asking.kind_words.named import Forms
from core.retrieval.asking.kind_words.office import OFFICE
from core.retrieval.asking.kind_words.others_medicine import OTHERS_MEDICINE
from core.retrieval.asking.kind_words.own_dose import OWN_DOSE
from core.retrieval.asking.kind_words.own_record import OWN_RECORD
from core.retrieval.asking.kind_words.price import PRICE

__all__ = ["OFFICE", "OTHERS_MEDICINE", "OWN_DOSE", "OWN_RECORD", "PRICE", "Forms"]
