"""Questions about taking what somebody else was given, or giving one's own away."""

from __future__ import annotations

from core.retrieval.asking.kind_words.named import MAY_I, MEDICINE, Forms

_RELATIVE = (
    r"(?:husband|wife|partner|mother|mom|mum|father|dad|sister|brother|son|daughter|child|kid|aunt"
    r"|uncle|cousin|grand(?:mother|father|ma|pa|son|daughter)|friend|mate|neighbou?r|roommate"
    r"|flatmate|twin|teen(?:ager)?|baby|toddler|boyfriend"
    r"|girlfriend|colleague|co-?worker|boss|in-law|niece|nephew|parents?|family)"
)
_SHARING = (
    r"\b(?:shar|someone else|somebody else|other people|another person|anyone else|others\b"
    r"|prescribed"
    r" (?:only )?(?:for|to) you|lend|borrow|give .{0,20} to (?:any|some|other))"
)

OTHERS_MEDICINE: Forms = (
    (
        rf"\b(?:can|could|may|should|shall) (?:i|we) (?:take|use|have|borrow|try|finish)\b.{{0,30}}"
        rf"\b{MEDICINE} of (?:my|our|an?) (?:\w+ )?{_RELATIVE}\b",
        _SHARING,
    ),
    # Whose medicine it is: "My cousin offered me one of her pills."
    (
        rf"\b(?:my|a|our|the) (?:[\w'-]+ ){{0,2}}{_RELATIVE}(?:'s"
        rf"|s')? (?:[\w'-]+ ){{0,3}}?(?:{MEDICINE}|machine|mask)\b"
        r".*\b(?:i|me|we|us|my)\b|\b(?:can|could|may|should|shall) (?:i|we)\b.*"
        rf"\b(?:my|a|our|the) (?:[\w'-]+ ){{0,2}}{_RELATIVE}(?:'s"
        rf"|s') (?:[\w'-]+ ){{0,3}}?(?:{MEDICINE}|machine|mask)\b",
        _SHARING,
    ),
    (
        # "Is that a problem for him?" asks about who was given it.
        r"^(?!.*\b(?:for|about|to|does|can|may|should|must|is|will) (?:him|her|he|she)\b).*"
        rf"\b{_RELATIVE}(?:'s \w+)?\b.{{0,20}}\b(?:gave|gives|offered|lent|left|got|was given"
        r"|were given|was prescribed"
        rf"|is on|takes|swears by)\b.{{0,40}}\b(?:me|i|we|us|help|ok|okay|same|too)\b",
        _SHARING,
    ),
    (
        r"\b(?:can|could|may|should|is it|would it)\b.{1,30}\b(?:have|take|use|try|get|share"
        r"|split)\b (?:some|one|two|a bit"
        r"|a little|the rest|half|part|a few)? ?(?:of )?(?:my|our|his|her"
        rf"|their) (?:[\w-]+ )?{MEDICINE}\b"
        r"(?=.*\b(?:with|to|by|and) (?:my|a|his|her)\b)|\b(?:can|could|may|should) (?:the|my"
        r"|our|a) (?:\w+ )?"
        rf"(?:baby|toddler|dog|cat|{_RELATIVE}) (?:have|take|use|try|get)\b.{{0,20}}\bmy\b",
        _SHARING,
    ),
    (
        rf"\b(?:borrow|lend|share|swap|exchange|trade)\b.{{0,60}}\b(?:{MEDICINE}|{_RELATIVE}"
        r"|machine|mask|meter"
        r"|aid|brace)\b",
        _SHARING,
    ),
    (
        rf"\b(?:{MAY_I})\b.{{0,40}}\b(?:my|our|his|her|a|the) (?:\w+ )?{_RELATIVE}(?:'s"
        r"|s') (?!(?:wedding|house"
        r"|birthday|party|home|food|cooking)\b)\w+",
        _SHARING,
    ),
    (
        rf"\b(?:my|a|our) (?:\w+ )?{_RELATIVE} (?:has|had|takes?|uses?|is on|got|gave me|gets"
        rf"|left)\b.{{0,60}}"
        r"\b(?:can|could|may|should|is it|would) (?:i|we|it|that)\b.{0,25}\b(?:use|take|try"
        r"|have|finish|work"
        r"|same|those|them|it|one|some)\b",
        _SHARING,
    ),
    (
        rf"\b(?:use|take|try|have|finish)\b.{{0,30}}\b(?:the one|those|some"
        r"|what) (?:that )?(?:my|our) "
        rf"(?:\w+ )?{_RELATIVE}\b",
        _SHARING,
    ),
    (
        rf"\b(?:can|could|may|should) (?:my|a|our) (?:\w+ )?{_RELATIVE} (?:also )?(?:take|use"
        r"|have|try|finish)"
        r" (?:some of |one of )?my\b",
        _SHARING,
    ),
    (
        rf"\b(?:give|offer|pass)\b (?:some of |one of )?my (?:\w+ ){{0,2}}{MEDICINE} to\b"
        rf"|\b(?:give|offer) (?:my|a) (?:\w+ )?{_RELATIVE} (?:some of |one of )?my\b",
        _SHARING,
    ),
    (
        r"\b(?:me sirven?|me valen?|me ayudan?)\b.{0,40}\bde (?:mi|un|una) \S+|"
        r"\b(?:prestar|compartir|usar|tomar|dar(?:le)?|ponerme|terminar)\b.{0,40}\b(?:de"
        r"|a) (?:mi|un|una|su) "
        r"(?:\S+ )?(?:marido|mujer|espos[oa]|madre|padre|herman[oa]|hij[oa]|prim[oa]|t[ií][oa]"
        r"|amig[oa]|vecin[oa]"
        r"|abuel[oa]|novi[oa]|suegr[oa]|cuñad[oa])\b",
        r"\b(?:compart|prest|otra persona|otras personas|nadie)",
    ),
    (
        r"(?:用|吃|喝|擦|戴|借|打|給|给|分)[^，。？]{0,6}(?:我)?(?:爸爸|媽媽|妈妈|先生|太太|老公"
        r"|老婆|哥哥|姊姊|姐姐|弟弟|妹妹|朋友|鄰居"
        r"|邻居|同事|兒子|儿子|女兒|女儿|奶奶|爺爺|爷爷|阿嬤|阿公|家人|別人|别人|同學|同学)(?:的"
        r"|剩|吃|用)",
        r"別人|别人|他人|共用|分享|分給|借",
    ),
)
