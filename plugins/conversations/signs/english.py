"""Urgent symptoms in English; letters are lower-case."""

from __future__ import annotations

from plugins.conversations.signs import SignTable

ENGLISH = SignTable(
    """
cannot = can't|cannot|can not|couldn't|could not|unable to|not able to
wont = won't|will not|doesn't|does not|can't|cannot|not|never
severe = severe|terrible|unbearable|awful|intense|excruciating|agonizing|horrible|extreme
sudden = sudden*|all at once|out of nowhere
now = sudden*|this morning|today|tonight|last night|just|now|since|hour*|minute*|woke
belly = belly|stomach|abdom*|tummy|gut
vomit = vomit*|throw up|throwing up|threw up|thrown up|puking|being sick
pain = pain*|hurt*|ache*|aching|sore|tender
limb = arm|leg|hand|foot|side
bleeding = bleed*|blood

Chest pain
    chest ~3 (pain*|pressure|tight*|hurt*|heavy|ache*|aching|crushing)
    (pain*|pressure|tight*|squeezing|crushing|burning) ~3 chest
Trouble breathing
    {cannot} (breathe|breath)(?! through)
    {cannot} ~2 (air|breath)
    (hard|difficult|trouble|difficulty|struggl*|fight*|gasping) ~1 (breath*|for air)
    gasping
    (short of breath|shortness of breath|out of breath|breathless) & (at rest|sitting|lying|worse)
    (short of breath|shortness of breath|out of breath|breathless) & ({sudden}|can't speak|chest)
    (short of breath|shortness of breath|out of breath|breathless) & (calf|cough*|faint*|dizzy)
Blue lips
    lips ~3 (blue|gray|grey|purple)
    blue lips
Possible stroke
    (face|mouth|smile) ~4 (droop*|crooked|sagg*|sagging)
    drooping face
    slurr*
    (speech|words) ~4 (garbled|slurred|jumbled)
    {cannot} (speak|talk|get my words|find my words|find his words|find her words)
    (one|left|right) ~1 {limb} ~6 (weak*|numb*|paraly*|limp|can't move|can't lift) & {now}
    (weakness|numbness) ~4 (one|left|right) ~1 {limb} & {now}
    (one|left|right) ~1 {limb} ~6 {cannot} ~1 (move|lift)
    {cannot} (move|lift) (my|his|her) (left|right|whole) {limb}
Possible stroke or heart attack
    (having|this is|it's|must be) ~1 (stroke|heart attack)
Sudden confusion
    {sudden} ~4 (confus*|disoriented)
    makes no sense
    making no sense
Worst headache
    worst ~2 headache
    thunderclap
    headache ~12 (worst|thunder|exploding|exploded)
    headache ~5 of my life
    {sudden} ~3 {severe} headache
Stiff neck with fever
    (stiff ~1 neck|neck ~3 stiff) & (fever*|headache|rash|light hurts)
Coughing or vomiting blood
    (cough*|spit*|{vomit}) ~5 (blood*|coffee grounds)
    blood* ~4 (vomit|cough*|phlegm|sputum)
Black or bloody stool
    (black|tarry|bloody) ~2 (stool*|poo|poop|bowel movement*)
    (stool*|poo|poop|bowel movement*) ~3 (black|tarry|full of blood|bloody)
Heavy bleeding
    {bleeding} ~5 {wont} stop*
    bleed* ~4 (heavily|a lot)
    {cannot} stop ~2 bleeding
    heavy bleeding
    soak* ~5 (pad*|bandage*|dressing*)
    blood ~3 (pouring|gushing|spurting|everywhere)
Fainting
    fainted
    (passed|passing|blacked|blacking) out(?! (the|some|his|her))
    collapsed
    (unconscious|unresponsive|lost consciousness)
    {wont} wake
Seizure
    (having|had|has) ~1 (seizure*|convulsion*)
    convulsing
Swelling of face, tongue or throat
    (tongue|lip|lips|face|throat) ~5 (swell*|swollen|puffed up|closing)
    (swell*|swollen) ~3 (tongue|lip|lips|face|throat)
    throat ~3 tight*
Thoughts of suicide or self-harm
    (kill|killing|hurt|hurting|harm|harming|cut|cutting) myself
    suicid*
    (end|ending) (it all|my life|my own life)
    (do not|don't|no longer) want to (live|be alive|be here|wake up|go on)
    want to die
    wish i (was|were) dead
    better off (dead|without me)
    no reason to live
Overdose or poisoning
    overdos*
    (took|taken|swallowed|ate) ~3 (too many|too much|whole bottle|whole box|whole pack)
    (took|taken|swallowed) all (my|the|his|her|of)
    (took|taken|swallowed) ~1 ([0-9][0-9]+|ten|fifteen|twenty|thirty|forty|fifty) ~2 (pill*|tablet*)
    (swallow*|ate|drank) ~4 (battery|batteries|magnet*|bleach|poison*|detergent|antifreeze)
    (swallow*|ate|drank) ~4 (cleaner|pesticide|chemical*)
Chemical in the eye
    (bleach|cleaner|acid|lye|ammonia|detergent|chemical*) ~6 in ~2 (eye|eyes)
Severe belly pain
    {severe} ~2 {belly} (pain*|ache|cramp*)
    {severe} (pain|cramps) in ~2 {belly}
    {belly} ~4 (hard|rigid) & ({pain}|fever*|{vomit})
    (hard|rigid) {belly} & ({pain}|fever*|{vomit})
Vomiting that does not stop
    {cannot} stop {vomit}
    {cannot} keep ~1 (anything|water|fluid*|food) down
Possible trapped hernia
    (lump|bulge|hernia|groin) ~8 (hard|purple|blue|black|red|stuck) & ({pain}|{vomit}|fever)
    (lump|bulge|hernia) ~3 {wont} ~1 (go|push|pushed) & ({pain}|{vomit}|fever)
Cannot pass urine
    {cannot} ~2 (pee|urinate|wee|pass urine|pass water|pass any urine)
    (haven't|hasn't|not) ~4 (pee|peed|urinate|urinated|passed urine|passed any urine|passed water)
Sudden change of sight
    {sudden} ~8 (flash*|floaters|blind|curtain)
    (flash* ~6 floaters|floaters ~6 flash*)
    {sudden} ~3 {cannot} see
    {sudden} ~3 (see less|see nothing)
    lost ~1 (vision|sight|eyesight)
    (curtain|shadow) (over|across)
Eye trouble after surgery
    (eye|eyes) & (operat*|surgery|injection|cataract) & {worse} & (see*|vision|blur*|{pain})
Shingles near the eye
    (shingles|blister*) ~8 (eye|eyes) & (vision|blur*|see|reached|{pain}|swollen|red)
Cold, pale or numb limb
    (leg|legs|foot|feet|arm|hand|toes|fingers) & cold & (white|pale|blue|gray|grey|purple|numb)
    (leg|legs|foot|feet|arm|hand|toes|fingers) & cold & {cannot} feel
Possible clot in the leg
    (calf|calves|leg) ~4 (swollen|swelling) & ({pain}|red|hot|warm)
    swollen (calf|leg) & ({pain}|red|hot|warm)
Infected wound
    (wound|incision|stitches|scar) & (pus|opened up|is open|smell*) & (fever*|red|hot|{pain})
Very low blood sugar
    (sugar|glucose) ~4 (low|[1-4]?[0-9]) & (confus*|shak*|sweat*|faint*|drows*|passed out)
Fever during cancer treatment
    fever* & chemo*
Fever in a small baby
    (newborn|infant|day old|days old|week old|weeks old|month old) & fever*
Trouble in pregnancy
    pregnan* & (bleeding|water broke|fainted|{severe} ~1 headache)
    baby ~3 (stopped|not|isn't|hasn't) ~1 (move*|moving)
Blow to the head
    (hit|banged|struck|blow to|fell on) ~2 head & ({vomit}|confus*|passed out|drows*)
    (hit|banged|struck|blow to|fell on) ~2 head & (warfarin|blood thinner*|anticoagulant*)
""".replace(
        "{worse}",
        "((very|really|so|more|terribly|badly|extremely|increasingly) (red|painful|swollen|sore)"
        "|pus|getting worse)",
    )
)
