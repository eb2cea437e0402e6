"""Words of leaflets that mean the same, so that a reworded sentence finds its source.

Each line is one meaning: single words, and after a bar expressions of several words (regular
expressions). Opposites never stand together in a line: what a sentence denies has to stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_ENGLISH = r"""
discard bin dispose | throw(?:n|ing)? (?:[\w']+ ){0,2}?away|get rid of
vomit vomits vomiting | throw(?:s|ing)? up|(?:be|being|are|is|was|been|feel|feeling) sick|bring up
faint collapse | pass(?:es|ing)? out|black(?:s|ing)? out|lose consciousness
swell swelling swollen swells
feverish fever temperature
dizzy dizziness lightheaded light-headed giddy | light headed
breathless breathe breathing breath | short(?:ness)? of breath|out of breath
pain painful hurt hurts hurting ache aches aching sore soreness
urine urinate urinating pee wee | pass(?:ing)? water
stool stools poo faeces feces | bowel movements?|bowel motions?
belly tummy abdomen abdominal
sight vision eyesight
tired tiredness weary exhausted fatigue
drive driving car | get(?:ting)? behind the wheel
swap switch replace exchange change
forget forgot forgotten miss missed skip
operation surgery procedure
baby babies infant infants newborn
hospital | a ?& ?e|casualty
remove | tak(?:e|es|en|ing) (?:[\w']+ ){0,2}?(?:off|out)
fridge refrigerator refrigerate refrigerated
fade fades vanish disappear disappears | go(?:es)? away
itch itchy itching itches
bleed bleeding bleeds
pregnant pregnancy | expecting a baby
injection inject jab injecting
sleep bed bedtime asleep
shower showering | having a shower
exercise sport sports workout
numb numbness
worse worsen worsens worsening
weak weakness
strict strictly
direct directly straight
cough coughing coughs
restart resume | (?:start|begin|take) (?:[\w']+ ){1,3}again
quit discontinue cease abandon | give (?:it )?up|come off
"""
_SPANISH = r"""
suspender suspenda suspende suspendan dejar deje deja dejen interrumpir interrumpa abandonar
    abandone
    parar pare cesar | poner fin
conducir conduzca conduce manejar maneje | (?:llevar|coger|usar|tomar) el (?:coche|carro|auto)|
    ponerse al volante
vomitar vomita vomite vómitos vómito devolver
dolor duele doler doloroso dolores molestia molestias
desechar deseche tirar tire botar bote
lavar lave lávese lavarse limpiar limpie asear
telefonear telefonee llamar llame llámenos
comprimido comprimidos pastilla pastillas tableta tabletas
ingerir ingiera tomar tome toma toman tomarse
heces deposición deposiciones
orina orinar orine pis
fiebre calentura
mareo mareos mareado vértigo
embarazada embarazo encinta
operación cirugía intervención
preguntar pregunte preguntarnos consultar consulte consultarnos
administrar administre | d[aá]r(?:se)?l[eoa]s?|d[eé](?:se)?l[eoa]s?|
    (?:(?<=lo )|(?<=la )|(?<=le )|(?<=los )|(?<=las )|(?<=no ))d[eé]
aplicar aplique poner ponga echar eche untar unte extender extienda
quitar quite quítese retirar retire sacar saque
guardar guarde conservar conserve almacenar almacene
nevera frigorífico refrigerador
utilizar utilice usar use emplear emplee
cambiar cambie sustituir sustituya reemplazar reemplace
empezar empiece comenzar comience iniciar inicie
colutorio colutorios enjuague enjuagues enjuagarse enjuáguese enjuaga
hinchado hinchada hinchazón hincha
desmayo desmaya desmayarse | perd\w+ el conocimiento
sangrado sangra sangrar sangrado
cansancio cansado cansada
dormir duerma
respirar respira | falta de aire
"""


@cache
def _table(language: str) -> str:
    joined = {"en": _ENGLISH, "es": _SPANISH}.get(language, "")
    return joined.replace("|\n    ", "|").replace("\n    ", " ").strip()


def same_stems(language: str, stem: Callable[[str], str]) -> dict[str, str]:
    """The stem that stands for its meaning, by each stem of a line; `stem` makes one of a word."""
    found: dict[str, str] = {}
    for line in _table(language).splitlines():
        stems = [stem(word) for word in line.split(" | ")[0].split()]
        for one in stems:
            found.setdefault(one, stems[0])
    return found


@cache
def expressions(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The expressions of several words, each with the first word of its line."""
    found = []
    for line in _table(language).splitlines():
        words, _, phrases = line.partition(" | ")
        if phrases:
            pattern = re.compile(rf"\b(?:{phrases})(?!\w)", re.IGNORECASE)
            found.append((pattern, words.split()[0]))
    return tuple(found)
