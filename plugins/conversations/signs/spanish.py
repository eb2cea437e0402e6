"""Urgent symptoms in Spanish; letters are lower-case and without accents."""

from __future__ import annotations

from plugins.conversations.signs import SignTable

SPANISH = SignTable(
    """
sudden = de repente|de pronto|repentin*|subit*
belly = barriga|vientre|abdomen|abdominal|estomago
severe = fuerte|intenso|insoportable|terrible|severo|horrible
pain = duele*|dolor*
side = izquierd*|derech*

Chest pain
    (dolor|presion|opresion|ardor) ~3 pecho
    (duele|aprieta|oprime) ~3 pecho
Trouble breathing
    no (puedo|puede|logro) respirar
    cuesta (respirar|mucho respirar)
    falta ~2 (aire|respiracion)
    (me ahogo|se ahoga|me estoy ahogando|me asfixio)
Blue lips
    labios ~2 (azul*|morad*)
Possible stroke
    (cara|boca) ~3 (caid*|torcid*|chuec*|desviad*)
    (tuerce|torcio) ~2 (cara|boca)
    no (puedo|puede) (hablar|mover)
    (hablo|habla|hablar) ~2 (raro|enredad*|arrastrad*)
    (lado|brazo|pierna|mano|cara) {side} ~5 (debil*|dormid*|entumecid*|paralizad*|sin fuerza)
    (debilidad|entumecimiento|hormigueo) ~4 (lado|brazo|pierna) {side}
    {sudden} ~5 (debil*|sin fuerza|entumecid*)
Possible stroke or heart attack
    (es|sea|tengo|teniendo|dando) ~1 (infarto|derrame|ataque al corazon)
Sudden confusion
    {sudden} ~4 confundid*
    no (me |nos )?reconoce
Worst headache
    peor dolor de cabeza
    dolor de cabeza ~8 (de mi vida|como un trueno|como un rayo|{sudden}|insoportable)
Stiff neck with fever
    (cuello ~2 rigid*|rigidez ~2 cuello) & (fiebre|dolor de cabeza|la luz)
Coughing or vomiting blood
    (tos|toso|tosiendo|tosi|escup*|vomit*) ~3 sangre
Black or bloody stool
    (heces|deposiciones|caca|popo) ~3 (negr*|con sangre)
Heavy bleeding
    sangr* ~5 no (para|se detiene|deja)
    (sangrado|sangre|sangro|sangrando) ~3 (abundante|mucho|muchisimo)
    hemorragia
Fainting
    (me desmaye|se desmayo|desmayad*|desmayarme|inconsciente)
    (perdi|perdio) el conocimiento
    no ~1 despierta
Seizure
    convulsi*
Swelling of face, tongue or throat
    (lengua|labio|labios|cara|garganta) ~4 (hinch*|inflam*|cierra*|cerrando)
    (hinch*|cierra|cerrando|inflam*) ~3 (lengua|labio|labios|cara|garganta)
Thoughts of suicide or self-harm
    (matarme|suicid*|quitarme la vida|hacerme dano)
    (quiero|quisiera|ganas de) (morir|morirme)
    no quiero (vivir|seguir viviendo|seguir vivo|seguir viva)
    acabar con (mi vida|todo)
    (mejor|mas valdria estar) muert*
Overdose or poisoning
    sobredosis
    (tome|tomo|tomado|trague|trago) ~3 (demasiad*|todas|toda la caja|todo el frasco)
    (tome|tomo|tomado|trague|trago) muchas (pastillas|pildoras)
    (trague|trago|bebi|bebio|comio) ~4 (pila|bateria|iman*|lejia|cloro|veneno|detergente)
Chemical in the eye
    (lejia|cloro|acido|amoniaco|detergente) ~5 (ojo|ojos)
Severe belly pain
    dolor ~1 {severe} ~3 {belly}
    {belly} ~3 (dur[oa]|rigid[oa])
Vomiting that does not stop
    no (puedo|puede|paro|para|dejo|deja) ~1 de vomitar
Possible trapped hernia
    (bulto|hernia|ingle) ~6 (dur[oa]|morad[oa]|atascad[oa]) & ({pain}|vomit*|fiebre)
    (bulto|hernia) ~3 no (entra|vuelve) & ({pain}|vomit*|fiebre)
Cannot pass urine
    no (puedo|puede|he podido|ha podido|logro) (orinar|hacer pipi|hacer pis)
    no (orino|he orinado|ha orinado)
Sudden change of sight
    {sudden} ~4 (no veo|no ve|ciego|ciega|destellos|moscas)
    (perdi|perdio) la (vista|vision)
    destellos ~6 moscas
    como una cortina
Eye trouble after surgery
    (ojo|ojos) & (operacion|operad*|cirugia|catarata*) & {worse}
Cold, pale or numb limb
    (pierna|pie|brazo|mano|dedos) & (fri[oa]s?|helad*) & (palid*|blanc*|azul*|no ~1 siento|dormid*)
Possible clot in the leg
    (pantorrilla|pierna) ~3 hinchad* & ({pain}|roj*|caliente)
Infected wound
    (herida|incision|puntos|cicatriz) & (pus|supura|se abrio|huele) & (fiebre|roj*|caliente|{pain})
Very low blood sugar
    (azucar|glucosa) ~4 (baj[oa]|[1-4]?[0-9]) & (confundid*|tembl*|sud*|desmay*)
Fever during cancer treatment
    fiebre & quimio*
Fever in a small baby
    (recien nacid*|dias de nacid*|semanas de nacid*) & fiebre
Trouble in pregnancy
    (embarazad*|embarazo) & (sangr*|rompi* la fuente|no se mueve)
Blow to the head
    golp* ~3 cabeza & (vomit*|confundid*|desmay*|anticoagulante*|warfarina)
""".replace(
        "{worse}",
        "(muy (roj*|hinchad*)|duele (mucho|mas)|mucho dolor|pus)",
    )
)
