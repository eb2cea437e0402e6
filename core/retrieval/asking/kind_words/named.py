"""What forms of several kinds name: days, medicines, and asking whether one may."""

from __future__ import annotations

Forms = tuple[tuple[str, str], ...]
"""What a question looks like, and what a sentence must say to answer it, "" when none can."""

DAY = (
    r"(?:today|tonight|tomorrow|yesterday|this (?:morning|afternoon|evening|week)|right now"
    r"|(?:on |last |next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:s|'s)?|next week"
    r"|last"
    r" week|(?:in|last) (?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)|on the \d{1,2}(?:st|nd|rd|th))"
)
MEDICINE = (
    r"(?:pills?|tablets?|capsules?|medicines?|medications?|meds|drugs?|dos(?:es?|age)|inhalers?"
    r"|puffs?"
    r"|injections?|shots?|insulin|drops|steroids?|antibiotics?|patch(?:es)?|syrup|cream|units|pen"
    r"|painkillers?|(?:water|thyroid|heart|blood pressure) (?:pill|tablet|medicine)s?"
    r"|blood thinners?"
    r"|aspirins?|anticoagulants?|beta[- ]?blockers?|contraceptives?|diuretics?|opioids?|hrt"
    r"|statins?|triptans?|nsaids?|vitamins?|sprays?|chemo(?:therapy)?|antivirals?|antidepressants?"
    r"|sleeping \w+|metformin|[a-z]{4,}(?:mab|nib|pril|sartan|olol|statin|azole|cillin|mycin"
    r"|oxacin|prazole"
    r"|parin|xaban|gliptin|gliflozin|formin|purinol|chicine|roxine|thyroxine|trexate|olone|isone"
    r"|profen|mide|zepam|zolam|oxetine|traline|pentin|pam|dipine|fen|arin|ine))"
)
MAY_I = (
    r"(?:can|could|may|should|shall|must|do|would) (?:i|we)|(?:is it|would it be|it's"
    r"|am i) (?:\w+ )?"
    r"(?:ok|okay|fine|safe|alright|all right|allowed|possible|bad|better)(?: to| if i| for me to)?"
    r"|what if i|i (?:want|would like|'d like|plan|am going) to|thinking of"
)
