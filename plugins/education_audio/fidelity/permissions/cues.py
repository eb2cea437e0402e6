"""Words by which one sentence says without a “not” what another denies."""

from __future__ import annotations

import re

UNTIL = re.compile(
    r"\b(?:until|till|before|hasta|antes de)\b|之前|以前|[滿满]|直到",
    re.IGNORECASE,
)
AFTERWARDS = re.compile(
    r"\b(?:after|once|from|when|only|despu[eé]s|pasad[oa]s?|hayan? pasado|a partir|desde|cuando)\b"
    r"|之後|之后|以後|以后|[過过]了|才|要等|等到",
    re.IGNORECASE,
)
# “Be free of it for a year before you may drive”
BEFORE_LEAVE = re.compile(
    r"\bbefore (?:you|they|he|she) (?:may|can|are allowed)\b|\bantes de (?:que )?(?:pueda|poder)\b",
    re.IGNORECASE,
)
# What says of a thing that it is to be left, in whatever words.
TURNS_DOWN = re.compile(
    r"\b(?:apart|away|separat\w*|off|out|free|leav\w*|left|alone|kept|keep|banned|limit\w*|less|stop\w*"
    r"|skip|instead|rather|other|harm\w*|risk\w*|bad|worse\w*|damag\w*|wait\w*|later|until|before|after"
    r"|only|hard|upset\w*|interfer\w*|weaken\w*|raise\w*|why|if|when|forbid\w*|finish\w*|whole"
    r"|separ\w*|fuera|lejos|dej\w*|aparte|menos|solo|s[oó]lo|otr[oa]s?|daña\w*|peor|riesgo|esper\w*"
    r"|hasta|antes|despu[eé]s|si|cuando|apart\w*|exclu\w*|descart\w*|retir\w*|suspend\w*|perjudic\w*"
    r"|enter[oa]|completa?|termin\w*)\b"
    r"|停|戒|禁|避|遠離|分開|以外|除了|只|先|等|壞|傷|危|影響|再|才|如果|要是|時|後|前|免|離",
    re.IGNORECASE,
)
