"""Urgent symptoms in English."""

from __future__ import annotations

from core.retrieval.language import Language
from core.signs import SignTable
from plugins.safety.signs.english_lay import LAY_ENGLISH

ENGLISH = SignTable(
    """
pain = pain|pane|payn|pains|painful|paining|hurt|hurts|hurting|ache|aches|aching|sore|agony|
        tender|stabbing|throbbing|cramp|cramps|cramping|killing me|burning|burns
pressure = pressure|tight|tightness|tightening|tightens|squeezing|squeezed|crushing|crushed|heavy|
        heaviness|squeeze|weight|discomfort|gripping|constricted|band around|vice|clamp
severe = severe|severely|terrible|terribly|unbearable|unbearably|awful|awfully|intense|intensely|
        excruciating|excruciatingly|agonizing|agonising|horrible|horribly|extreme|extremely|worst|
        really bad|so bad|very bad|agony|violent|stabbing|badly|so much|doubled over|doubling
        over|screaming|can't stand up|can't stand straight|can't walk|10 out of 10|9 out of 10|ten
        out of ten|a lot|tearing|ripping|insane|crazy|strong|very painful|really hurts|hurts so|
        hurts like hell|sharp|much
sudden = sudden|suddenly|all at once|out of nowhere|out of the blue|abruptly|overnight|in seconds|
        within seconds|in a second|from one moment|woke up
recently = went|goes|gone|turned|became|started|keeps|sudden|suddenly|this morning|today|tonight|
        last night|just|now|since|hour|hours|minute|minutes|woke|yesterday|all at once|out of
        nowhere|this afternoon|this evening|days
cannot = can't|cannot|can not|couldn't|could not|unable to|not able to|can barely|can hardly|
        barely|hardly|isn't able to|no longer|struggling to|struggles to|trouble|difficulty|
        difficult to|hard to|impossible to|won't|cant even|stopped
cant = can't|cannot|can not|couldn't|could not|unable to|not able to|isn't able to|no longer able
        to|no way to|can no longer
wont = won't|will not|doesn't|does not|can't|cannot|not|never|isn't|not able to|doesnt want to|
        unable to|didn't|did not
belly = belly|stomach|abdomen|abdominal|tummy|gut|guts|stomache|lower right side|right lower side|
        side of my belly|pelvis|pelvic
vomiting = vomit|vomits|vomited|vomiting|vomitting|throw up|throwing up|threw up|thrown up|throws
        up|puke|puked|puking|being sick|barfing|barfed|barf|retching|spewing|heaving|bringing up|
        brought up
limb = arm|arms|leg|legs|hand|hands|foot|feet|side|fingers|half my body|half of my body|half the
        body|body
leg = leg|legs|calf|calves|thigh|lower leg|shin
weak = weak|weakness|numb|numbness|paralysed|paralyzed|paralysis|limp|dead|won't move|can't move|
        can't lift|hasn't moved|haven't moved|hasn't worked|didn't move|cannot move|cannot lift|can
        not move|not moving|doesn't move|useless|floppy|
        heavy and|no strength|no feeling|lost feeling|can't feel|cannot feel|tingly|tingling|
        dropping things|gave way|gone weak|no power|won't work|stopped working|doesn't work|
        hanging down|drags|dragging|no sensation|no grip
one = one|other|left|right|whole left|whole right|entire
face = face|mouth|smile|eyelid|cheek|lip|corner of my mouth|corner of his mouth
droop = dropping|droping|droop|droops|drooping|drooped|droopy|crooked|lopsided|lop sided|sagging|
        sagged|sags|hanging|hangs|twisted|uneven|slanted|dropped|fallen|falling|numb|paralysed|
        paralyzed|pulled to one side|to one side|on one side|asymmetric|askew|slack
speech = speech|speak|speaking|talk|talking|words|talks|speaks|sentences
slurred = slur*|garbled|jumbled|gibberish|mixed up|nonsense|slurry|wrong
        words|come out wrong|coming out wrong|mumbling|like drunk|like a drunk|not making sense|no
        sense|thick
bleeding = bleed|bleeds|bled|bleeding|blood|bloods|haemorrhage|hemorrhage|haemorrhaging|
        hemorrhaging|nosebleed|nose bleed
blood = blood|bloody|clots of blood|bloodstained|coffee grounds|coffee ground|red stuff
much = heavy|heavily|a lot|lots|loads|everywhere|pouring|pours|gushing|gushes|gush|spurting|
        spurts|squirting|pumping out|soaked|soaking|soaks|drenched|pool|puddle|pools|buckets|so
        much|massive|profuse|profusely|all over|dripping fast|running down|like crazy|badly|
        severely|large amount|big clots|huge clots|huge amount|tons|streaming|through the bandage|
        through the dressing|bright red|like a tap|a bowl|constantly|nonstop|non stop|hard
stool = stool|stools|poo|poop|pooped|pooping|pooing|bowel movement|bowel movements|feces|faeces|
        toilet|diarrhea|diarrhoea|diarea|diarreha|diarhea|rectum|bottom|poops|shit|back passage|
        motions|bum|anus|number two
black = black|tarry|like tar|tar|pitch black|sticky black|maroon|dark as coal|jet black|like coal|
        black as
swelling = swell|swells|swelling|swollen|swelled|puffy|puffed|puffed up|puffing|closing|closed|
        closing up|closes|bigger|huge|blown up|balloon|ballooned|ballooning|blowing up|thick|
        enlarged|doubled|double the size|twice the size|twice its size|fat
airway = tongue|toung|tounge|tung|lip|lips|face|throat|mouth|airway|windpipe|eyelids|uvula
faint = fainted|faints|fainting|faint|passed out|passes out|pass out|passing out|past out|blacked
        out|blacking out|blackouts|black outs|collapse|collapsed|collapses|collapsing|unconscious|
        unresponsive|lost consciousness|losing consciousness|loses consciousness|lose
        consciousness|keeled over|out cold|knocked out|unconcious|not responding|doesn't respond|
        doesn't react|won't respond|not reacting|dropped to the floor|loss of consciousness|went
        limp|syncope|won't answer
fit = seizure|seizures|convulsion|convulsions|convulsing|convulse|convulsed|seizing|siezure|
        epileptic attack|epileptic fit|shaking all over|jerking all over|body is jerking|fitting|a
        fit|foaming at the mouth|twitching all over|grand mal|jerking|eyes rolled
child = child|kid|babys|son|daughter|baby|toddler|boy|girl|infant|newborn|grandson|granddaughter|
        grandchild|little one|nephew|niece|year old|month old|week old|weeks old|months old|days
        old|he|she|kids|twins|sister|brother|he's|she's
baby = newborn|new born|neonate|day old|days old|week old|weeks old|wk old|wks old|one month old|1
        month old|2 months old|two months old|two month old|2 month old|month old baby|6 weeks|#
        weeks|# days|born # weeks|two weeks old|three weeks old|born two weeks|born three weeks|
        born last week|born last month|weeks of age|weeks baby|week baby|infant of # weeks
fever = fever|fevers|feverish|temperature|temp|febrile|burning up|#fever|hot to touch|very hot|
        shivering|chills|rigors|shaking with cold
suicide = kill|killing|hurt|hurting|harm|harming|hang|hanging|shoot|shooting|cut|cutting|drown|
        strangle|end|ending|suffocate|burn|poison
oneself = myself|my self|himself|him self|herself|her self|themselves|themself|yourself|mysef|my
        wrists|her wrists|his wrists|my wrist|her wrist|his wrist
medicine = pill|pills|tablet|tablets|capsule|capsules|medicine|medicines|medication|medications|
        meds|paracetamol|tylenol|acetaminophen|ibuprofen|aspirin|warfarin|insulin|sleeping|
        antidepressants|antidepressant|opioid|oxycodone|morphine|tramadol|codeine|valium|xanax|
        diazepam|metformin|digoxin|dose|doses|beta blocker|beta blockers|painkillers|painkiller|
        iron|blood pressure|units|heart|sedatives|benzos|methadone|fentanyl|lithium|amlodipine|
        metoprolol|vitamins|vitamin|gummies|syrup|drops|patch|patches
toxic = battery|batteries|magnet|magnets|bleach|poison|detergent|antifreeze|cleaner|pesticide|
        insecticide|chemical|chemicals|disinfectant|drain opener|rat poison|weed killer|
        weedkiller|acid|lye|ammonia|coin|needle|razor blade|glass|dishwasher tablet|dishwasher
        tab|laundry pod|nail polish remover|methanol|gasoline|petrol|kerosene|paint thinner|
        mushrooms|wild mushrooms|berries|hand sanitizer|lamp oil|mothballs|washing powder|button
        cell|turpentine|white spirit|mouthwash|perfume|screw|pin|nicotine|cigarettes|someone's
        pills|grandma's pills|my pills|grandpa's pills|my tablets|grandma's tablets|chlorine|
        solvent
swallowed = swallow|swallows|swallowed|swallowing|ate|eaten|drank|drunk|drinking|ingested|got
        into|gulped|took|taken|chewed|put in his mouth|put in her mouth|eating|downed
breath = breath|breathe|breathing|breathes|breaths|air|wind|breathed|catch my|catch his|catch her
breathless = short of breath|shortness of breath|out of breath|breathless|breathlessness|short
        breath|winded|panting|puffing|wheezing|wheezy|short of breathe|shortness of breathe|
        breathing fast|breathing very fast|breathing hard|breathing heavily|heavy breathing|
        suffocating|shortbreath
worse = at rest|resting|sitting|lying|lie|flat|worse|worsening|sudden|suddenly|can't speak|can't
        talk|can't finish|sentence|sentences|chest|calf|cough|coughing|faint|dizzy|out of nowhere|
        blue|grey|inhaler|not helping|isn't helping|doesn't help|three words|two words|few words|
        very|really|so|extremely|severely|badly|today|this morning|tonight|since|now|all night|
        across the room|to the toilet|to the bathroom|pillows|woke|wake|sweating|lips|struggling|
        terrible|bad|leg|swollen|standing|sit up|without moving|doing nothing
eye = eye|eyes|eyesight|sight|vision
pregnant = pregnant|pregnat|pregnancy|weeks along|weeks gone|expecting|prego|months along|
        trimester|weeks preg|gave birth|given birth|after birth|postpartum|wks pregnant|# weeks
        and
thinner = warfarin|blood thinner|blood thinners|bloodthinner|bloodthinners|blood thiner|blood
        thiners|anticoagulant|anticoagulants|anticoagulation|apixaban|eliquis|rivaroxaban|xarelto|
        dabigatran|pradaxa|edoxaban|coumadin|heparin|clopidogrel|plavix|marcumar|acenocoumarol|
        thinning my blood|thins my blood|enoxaparin|clexane|thinners|haemophilia|hemophilia|
        haemophiliac|hemophiliac
hit = hit|banged|bang|struck|blow to|bumped|bump|smashed|cracked|knocked|knock|landed on|fell on|
        whacked|injured|injury|banging|hitting|kicked in|slammed|hurt
head = head|skull|forehead|temple|back of the head|noggin
fell = fell|fallen|fall|falling|crashed|crash|accident|tripped|slipped|dropped
confused = not making any sense|doesn't make any sense|confused|confusion|disoriented|
        disorientated|delirious|making no sense|makes no sense|doesn't make sense|not making
        sense|isn't making sense|doesn't recognize|doesn't recognise|doesn't know me|doesn't know
        who|doesn't know where|not himself|not herself|rambling|incoherent|hallucinating|talking
        nonsense|doesn't know his|doesn't know her|doesn't know what day|delirium|muddled
drowsy = drowsy|sleepy|lethargic|floppy|listless|hard to wake|can't wake|won't wake|limp|not
        waking|unresponsive|barely awake|drifting off|dizzy|vision|headache|sick|out of it|
        nauseous
sugar = sugar|sugars|glucose|blood sugar|bloodsugar|bg|hypo|bm|sugar level|glucometer|libre|cgm
lowsigns = confused|confusion|shaking|shaky|shakes|shivering|sweating|sweaty|sweats|faint|
        fainting|fainted|drowsy|passed out|trembling|trembly|dizzy|weird|slurred|unconscious|
        tingling|pale|clammy|blurry|hungry|weak|can't think|wobbly|won't wake|out of it|blurred
wound = wound|incision|stitches|stitch|scar|cut|suture|sutures|surgical site|staples|drain|op
        site|operation site|bite|graft|blister
pus = pus|oozing|opened up|open|opened|split|smells|smelly|smelling|stinks|foul|leaking|came
        apart|coming apart|burst|green|yellow|discharge|gaping|weeping|spreading|red streak|red
        streaks|red line|streaks
hot = fever|feverish|red|hot|warm|pain|painful|hurts|temperature|chills|throbbing|swollen|
        shivering|spreading|burning|very sore

Chest pain!
    (tearing|ripping|splitting|torn|knife|stabbed) ^6 (shoulder blades|my back|his back|her back|my
        chest)
    chest ~6 ({pain}|{pressure}|bad)
    ({pain}|{pressure}) ~6 chest
    (clutch*|grabb*|gripping|holding|rubbing) ~2 chest & (grey|gray|pale|ashen|white|sweat*|clammy|
        breath*|jaw|arm|dizzy|sick)
    (chestpain|chest pains|chest pain|heart pain|angina attack|heartache pain)
    (no|not|without) ~1 (pulse|heartbeat) unless (baby is|irregular)
    (heart|cardiac) attack ~1 (now|help|please)
    (elephant|brick|bricks|ton|weight|rock|stone|someone sitting|somebody sitting|anvil|truck|
        standing) ~4 chest
    (pain|ache|aching|hurts|pains|numbness) ~5 (left arm|my jaw|the jaw|left shoulder|jaw) &
        (sweat*|clammy|chest|nausea|nauseous|sick|breathless|breath|cold sweat)
    heart ~2 (hurts|is hurting|aches|squeezing|pain) unless (broken|broke|breakup|story|news)
    (knife|stabbed|stabbing|stab) ~4 chest
    (breastbone|sternum|rib cage|ribcage) ^4 ({pain}|{pressure}|severe)
Trouble breathing!
    {cant} ~2 (breathe|breath|breathing|get air|get enough air|get any air|get my breath|catch my
        breath|catch his breath|catch her breath|inhale) unless (through my nose|my nose|nostril|
        stuffy nose|blocked nose|stuffed nose)
    ({cant}|can barely|can hardly|barely|hardly|struggl*|fighting|gasping|trouble|difficulty|
        difficult|hard|harder|problem|problems) ~3 (breath*|for air|for breath|to breathe|air)
        unless (through my nose|my nose|stuffy nose|blocked nose|nostril)
    (breath|breathing) ~4 (difficult|hard|harder|trouble|labored|laboured|stopped|struggle|
        difficulty|heavy|shallow|rattling|noisy|worse|badly|impossible)
    not ~2 (breathing|getting air|getting enough air|enough air|get enough air)
    (gasping|gasps|suffocating|can't get air|asphyxiating|smothering|smothered|air hunger|starved
        of air|no air|running out of air)
    {breathless} & {worse}
    (asthma|wheez*|copd) ^8 (inhaler|puffer|nebuliser|nebulizer|attack|worse) & (not helping|
        doesn't help|isn't helping|not working|doesn't work|isn't working|no effect|empty|no
        relief|didn't help|can't speak|can't talk|{cant}|severe|bad|having|not better|useless|does
        nothing)
    (oxygen|sats|saturation|spo2|pulse ox) ~5 #lowoxygen
    (stridor|crowing noise|barking cough and can't)
    (ribs|skin between|chest) ~3 (sucking in|pulling in|sinking in|sucked in|caving in)
Choking!
    (choking|chokes|choked) ~4 (on|food|piece|can't|cannot|now|right|baby|son|grape|nut|meat|
        turning)
    (is|am|im|he's|she's|started) choking
    (stuck|lodged) ^3 (throat|windpipe|gullet) & ({cant}|breath*|swallow*|drool*|saliva|choking|
        pain)
    {cant} ~1 (swallow|swallow anything) & (saliva|spit|drool*|stuck)
Blue lips!
    (lips|lip|face|fingertips|tongue|nails|fingers|mouth) ^4 (blue|gray|grey|purple|bluish|
        greyish|blueish|purplish) unless (cold water|swimming pool|blueberries|cold and dry|
        bruise|lipstick)
    ({child}|husband|wife|mum|mom|dad|skin) ~3 (turning|turned|went|going|is|gone) ~1 (blue|grey|
        gray)
Possible stroke!
    (half my body|half of my body|half his body|half her body|half of his body|half of her body|one
        side of my body|my whole left|my whole right|his whole left|his whole right|her whole left|
        her whole right|half my face|half his face|half her face) ~4 {weak}
    {face} ^6 {droop} unless (mask|filler|botox|dentist|dental|swollen from)
    (cannot feel|can't feel|no feeling in|numb|numbness) ~3 (face|half my face|half of my face)
    half ~3 face ~4 ({droop}|{weak})
    {slurred} ^4 {speech}
    (slurs|slurring|slurred)
    {cant} ~2 (speak|talk|speak properly|talk properly|find my words|get my words|find words|find
        the words|get words|form words|find his words|find her words|get the words|get a word)
        unless (sore throat|laryngitis|lost my voice|hoarse|dentist)
    ({speech}) ~3 ({slurred}|weird|strange|funny|wrong)
    (talking|speaking|sounds) ~1 (funny|strange|weird|drunk|strangely|weirdly) unless (toddler|
        learning)
    {one} ~3 {limb} ~7 {weak} & {recently}
    {one} ~2 {limb} ~4 (won't move|can't move|cannot move|not moving|doesn't move|paralysed|
        paralyzed|limp|no strength|no power|won't work|stopped working|is useless|no grip|numb and
        weak|weak and numb|is numb|is weak|so weak|very weak|numb|weak) unless (carpal|tunnel|
        slept on|at night|sciatica|surgery|operation|anaesthe*|anesthe*|block|cold|years|cast|
        bike|nerve|after sitting|pins)
    (one|other|left|right|whole) side ~6 {weak}
    {weak} ~7 (one|left|right|the whole|whole) ~2 {limb} & {recently}
    (one|left|right|whole) side ^4 (weak*|numb*|paraly*)
    {cant} ~3 (move|lift|raise|feel|use|grip|hold) ~4 {one} ~2 {limb}
    {one} ~2 {limb} ~6 {cant} ~1 (move|lift|raise|feel|grip|hold)
    {cant} ~1 feel ~1 (my|his|her) (arm|leg|hand) unless (carpal|tunnel|slept on|sleep on|sciatica|
        surgery|operation|anaesthe*|anesthe*|block|cold|years|cast|bike|after sitting)
    {sudden} ~8 (weak*|numb*|paraly*|limp) ~8 ({limb}|face)
    {limb} ~6 {sudden} ~4 ({weak}|weaker)
    ({cant}|struggl*) ~2 (lift|raise|move) ~2 (my|his|her|the) ({limb}) & ({sudden}|face|{speech}|
        {one}|since|this morning|today|all of a sudden)
    {sudden} ~5 (can't walk|can't stand|off balance|lost balance|lost my balance|falling to one
        side|falling over|can't keep my balance|double vision|dizzy and)
    double vision & ({sudden}|headache|since|weak*|dizzy)
    (can't|cannot|couldn't) ~1 smile & (side|half|face|arm)
    mini stroke & (today|now|having|just|this morning)
Possible stroke or heart attack!
    (having|this is|it's|must be|be|have|had|am i having|like|suspect|think|getting) ~3 (stroke|
        heart attack|heartattack|cardiac arrest|tia)
    (stroke|heart attack|heartattack|tia) ~1 (i think|i reckon|i guess|i'm sure|for sure|please
        help|help me)
    (stroke|heart attack|heartattack) ~2 (now|right now|symptoms right now|happening)
Heart racing or very slow!
    (heart|pulse|heartbeat|heart rate|palpitations) ^6 (racing|pounding|fluttering|irregular|
        skipping|fast|galloping|out of my chest|#fastpulse|crazy|flutters|jumping|thumping|beating
        fast) & ({faint}|chest|dizzy|lightheaded|light headed|{breathless}|breath|sweating|
        blackout|grey|won't stop|for hours|hours|not stopping|can't breathe)
    (heart rate|pulse|heart|hr) ~4 #fastpulse
    (heart rate|pulse|hr) ~5 (30|32|33|34|35|36|37|38|39) unless (temperature|week)
    (defibrillator|icd) ~4 (shock*|went off|fired|zapped)
    {sudden} ~4 heart ~3 stopped
Sudden confusion!
    {sudden} ~6 {confused}
    {confused} ~6 ({sudden}|since this morning|today|this morning|tonight|since last night|since
        yesterday|all of a sudden|now)
    (doesn't recognize|doesn't recognise|does not recognize|doesn't know|does not know|did not
        recognise|didn't recognise|didn't recognize|not recognize|not recognise|no longer
        recognises|no longer recognizes|no longer knows|forgotten who) ~2 (me|us|who|where|own|my
        name|his own|her own|family)
    (he|she|dad|mum|mom|mother|father|husband|wife|grandma|grandpa|gran|he's|she's) ~5 ({confused}|
        talking gibberish)
    (making|makes|make) no sense
    (not|isn't|doesn't) ~1 (making|make) ~1 sense
    (hallucinat*|seeing things) & (fever|{sudden}|{confused}|since|today|now|medicine|medication|
        pills)
Worst headache!
    worst ~3 (headache|head ache|head pain|migraine|headaches) unless hangover
    (thunderclap|thunder clap)
    (headache|head|migraine) ~8 (thunder|exploding|explode|exploded|explodes|bursting|split open|
        thunderbolt|like lightning|struck by lightning|hammer|sledgehammer|never felt|worst|going
        to burst) unless (ideas|work|noise)
    headache ~6 of my life
    {sudden} ~5 ({severe}|massive) ~1 (headache|head pain|head ache|pain in my head)
    ({severe}|massive) ~1 (headache|head ache|pain in my head) ~6 ({sudden}|within a minute)
    {sudden} ~5 (headache|head ache) & ({vomiting}|vision|{confused}|faint*|light hurts|stiff|
        {severe}|weak*|numb*)
    (headache|head hurts|head ache) & ({vomiting}) & ({sudden}|vision|blurr*|{confused}|drowsy|
        weak*|fell|{hit}|worst|terrible|unbearable)
Stiff neck with fever!
    neck ^4 (stiff|stiffness|rigid|can't bend|cannot bend|won't bend|can't touch) & ({fever}|
        headache|rash|light|vomit*|hot)
    {cant} ~3 (chin|neck) ~4 (chest|down|forward|bend|move) & ({fever}|headache|rash|light)
    light ~2 (hurts|hurt|burns|bothers) & (fever|neck|stiff|rash)
Rash that does not fade!
    (rash|spots|blotches|patches) ^8 (glass|don't fade|doesn't fade|does not fade|won't fade|do not
        fade|not fade|not fading|isn't fading|not disappear|don't disappear|when pressed|purple|
        blood spots|like bruises|petechiae|bruising|under the skin|dark red|tumbler|press) &
        ({fever}|ill|drowsy|unwell|{child}|spreading|{vomiting}|glass|stiff|headache|purple|
        tumbler)
    (rash|blister*|skin) ~8 (peeling|coming off|peels|sloughing) & ({fever}|mouth|medicine|
        antibiotic|pill|new|eyes|tablets)
Possible sepsis!
    (sepsis|septic|blood poisoning) & (have|having|think|might|be|is)
    ({fever}|infection|infected) & (mottled|blotchy skin|cold hands|cold and clammy|{confused}|
        shivering uncontrollably|shaking uncontrollably|breathing fast|heart racing|haven't peed|
        not peed|feel like i'm dying|feel i'm dying|drowsy|extremely weak|going to die|blood
        pressure is low|blood pressure low|too weak to stand|can't stand)
    ({fever}) & (valve|endocarditis|port line|portacath|hickman|transplant*|no spleen|spleen
        removed|spleen|central line|picc|neutropeni*|low white|immunosuppress*|immune system|
        catheter)
    (shaking|shivering) ~2 (uncontrollably|violently) unless (cold water|snow)
Coughing or vomiting blood!
    (cough*|caugh*|coff*|spit*|spat|{vomiting}|threw|throw*|hack*) ~6 ({blood}) unless (brushing|
        gums|toothbrush|floss|tooth|dentist|blood pressure|blood sugar|nosebleed|nose)
    cough* ~2 (clots|red stuff|pink froth|frothy|pink foam)
    {blood} ~4 ({vomiting}|cough*|phlegm|sputum|mucus|spit|saliva) unless (gums|toothbrush|tooth|
        blood pressure|blood test)
    (vomit|puke|sick|phlegm|sputum) ~4 ({blood}|looks like coffee|red|dark brown)
    ({vomiting}) ~6 (green|bile|bile green|faeces|feces|poop) & ({belly}|baby|hernia|{cant}|
        newborn|days old|weeks old)
Black or bloody stool!
    {black} ~3 {stool} unless (iron tablets|iron pills|bismuth|liquorice)
    (bloody|blood in|blood from|blood out of|blood with|blood when) ~4 {stool} unless (tiny|
        streak|a drop|on the paper|toilet paper)
    {stool} ~6 ({black}|full of blood|bloody|with blood|blood in it|all blood|red with blood|like
        jelly|currant jelly|just blood) unless (iron tablets|iron pills|bismuth)
    {stool} & (like tar|black as tar|black and sticky|sticky and black|tarry|pitch black) unless
        (iron tablets|iron pills|bismuth)
    (pure|just|only|nothing but|mostly) blood unless (blood test|blood pressure|blood sample)
    (pooping|pooing|passing|shitting|peeing out of bottom) ~2 (blood|clots|pure blood)
    bleed* ~4 (rectum|bottom|anus|back passage|rectally|from behind|from my behind) & ({much}|
        dizzy|won't stop|doesn't stop|faint|clots|{thinner})
    rectal bleeding & ({much}|dizzy|faint|clots|{thinner})
Heavy bleeding!
    {bleeding} ~6 {wont} ~2 (stop|stopping|stopped|slow|slowing|quit|be stopped|clot)
    {bleeding} ~4 (heavily|a lot|lots|profusely|badly|like crazy|everywhere|nonstop|non stop|all
        over|like a tap|uncontrollably|so much|for hours|for an hour|for # minutes|for #many
        minutes|heavy|hard|too much|quite a lot|buckets|through) unless (history|menstrual
        history)
    {bleeding} ~2 (for|since|last) ~2 (hours|hour|hrs|minutes|mins) unless (blood test|blood
        pressure|fasting)
    {bleeding} ~1 (through|thru)
    (gushing|spurting|squirting|pouring out) & (blood|bleed*)
    {cant} ~2 (stop|control) ~3 {bleeding}
    {wont} ~2 stop ~1 bleeding
    (keeps|still|continues to|kept|constantly) ~1 bleeding
    (heavy|massive|severe|serious|uncontrolled|profuse|uncontrollable|a lot of|lots of|so much|
        loads of|lost a lot of|losing a lot of|losing|spurting|pool of|puddle of|too much) ~1
        {bleeding} unless (blood pressure|blood test|blood tests|heavy periods|blood taken|blood
        sugar)
    (soak*|drenched|soaking|going through|changing|filled) ~5 (pad|pads|bandage|bandages|dressing|
        dressings|towel|towels|sheet|sheets|gauze|shirt|bandaid) & ({blood}|{bleeding}|hour|an
        hour|red|minutes|bandage)
    {blood} ~4 (pouring|gushing|spurting|everywhere|squirting|pumping|streaming|all over|running
        down|dripping down|won't clot|not clotting|flowing|coming out|soaking|soaked) unless (nose
        when|pouring rain)
    (nosebleed|nose bleed|nose bleeding|nose is bleeding|bleeding nose|nose) & ({thinner}|hour|
        minutes|doesn't stop|won't stop|not stopping|pouring|#many minutes) & (nosebleed|bleed*|
        blood)
    (amputat*|cut off|chopped off|severed|sliced off|tore off|torn off) ~4 (finger|fingers|thumb|
        hand|toe|arm|leg|foot|tip|artery|fingertip)
    (cut|slashed|sliced|slit|stabbed) ~5 (artery|wrist|wrists|neck|to the bone|bone|deep|deeply|
        throat)
Fainting!
    {faint} unless (feel faint|faint line|faint itch|faint smell|faint line on|faint pink|faint
        scar|faint red|faint rash|almost|test|faint hope|leaflets|flyers|papers|needles|feel like
        fainting)
    (feel faint|feeling faint|about to faint|about to pass out|going to pass out|going to faint|
        gonna faint|gonna pass out|nearly fainted|almost passed out|nearly passed out|almost
        fainted|keep fainting) & (stool|black|{bleeding}|heart|chest|pain|pregnant|belly|
        {breathless}|sweat*|racing|pulse|sugar|palpitations|period|stand|today|now|clammy)
    {wont} ~2 (wake|wake up|waking|waken|be woken|awaken|rouse)
    {cant} ~2 (wake|rouse|awaken) ~2 (him|her|my|up|them|dad|mum|mom)
    (not waking|not responding|not responsive|no response|no pulse|stopped breathing|not
        breathing|isn't breathing|doesn't wake|won't wake|isn't waking)
    (found|lying) ~4 (on the floor|on floor|on the ground) ~6 (unconscious|not moving|
        unresponsive|not responding|won't)
Seizure!
    {fit} unless (fitting room|get fit|clothes|clothing|a fit watch|mask fitting|fit watch|well
        fitting|fitting appointment|a fitting|fitting for|jaw jerking|family fit|fit for|fit bit|
        throwing a fit)
    (shaking|twitching|jerking|stiff) ~6 (can't stop|uncontrollably|unconscious|eyes|foam*|all
        over|not responding|won't respond|unresponsive) unless (sugar|snow)
    (bit|bitten) ~2 (tongue) & (shak*|jerk*|unconscious|collapsed|fit|stiff)
Swelling of face, tongue or throat!
    {airway} ^6 {swelling} unless (wisdom tooth|lip filler|dentist|filler|insect on|bit my|bitten
        my lip|cold sore|chapped|mumps|make)
    (throat|airway|windpipe) ^4 (tight|tightening|tightness|close|close up|closing|closes|
        constrict*|closed|shutting|swell*|narrow*)
    (hives|welts|rash|itchy|itching|allergic|allergy) & (tongue|throat|lips|face|breath*|swell*|
        wheez*|faint*|dizzy|vomit*) & (sting|stung|ate|eating|after|pill|antibiotic|peanut*|nut*|
        bee|wasp|shrimp|medicine|injection|minutes|throat|tongue|breath*)
    (anaphyla*|anaphylactic|epipen|epi pen|severe allergic) & (having|used|now|need|shock|had to|
        just|reaction|no|stung|ate)
    (tongue|throat|lips) ~3 (feels|feel|getting|is) ~2 (thick|big|bigger|tight|fat|huge|funny)
        unless (sore throat)
    voice ~4 (hoarse|different|gone|changing|changed) & (stung|allerg*|swell*|hives|nuts|peanut*)
Thoughts of suicide or self-harm!
    (feel like|thinking of|thinking about|thought about|tempted to) ~1 (ending it|end it|ending
        everything|ending my life|ending things)
    {suicide} ~2 {oneself} unless (accident|accidentally|gym|cooking|knife slipped|shaving|
        playing|kitchen|football|working out|laughing|running)
    ({suicide}) ~2 {oneself} & (want|thoughts|voices|urge|thinking|feel like|going to|plan|wants|
        tonight|life|anymore|wish|considering|threaten*|deserve|keep|tempted)
    (suicid*|selfharm|self harm|selfharming|self harming|self injury|sucidal|sucide|unalive|kms)
    (end|ending|take|taking|ended) ~1 (it all|my life|my own life|his life|her life|his own life|
        her own life|it tonight|everything|things for good|it now)
    (don't|do not|doesn't|does not|no longer|not|dont) ~3 (want to|wants to|wanted to|wanna|want|
        wanting to) ~1 (live|be alive|be here|wake up|go on|exist|be around|continue living|carry
        on living|carry on|keep living|be in this world|live anymore) unless (live with|live in|
        live near|live at|live here)
    (want|wants|wanna|ready|rather|wish i could|hope i|going to|like) ~2 (die|be dead|disappear
        forever|not exist|go to sleep and never|never wake up|not wake up) unless (dying to|die
        for|to die for|laughing|would die)
    (wish|wishes|wished) ~3 (dead|never born|wasn't alive|weren't alive|wasn't here|not been born|
        would die|die|never wake)
    (better off) ~2 (dead|without me|if i|if i'm)
    (no reason|nothing|no point|not worth|nothing left|no point in) ~2 (to live|living|live for|to
        live for|going on|being alive)
    life ~3 (not worth|isn't worth|no meaning|pointless|no point|not worth living) & (living|live|
        anymore|end|pills|alone|die|meaning|pointless|go on|me|going)
    {cant} ~2 (go on living|live like this|live anymore|live any more|go on like this|take it
        anymore|take it any more|take this life|carry on living|go on anymore|go on any more|do
        this anymore)
    (want|going|wanna|ready|about) ~1 to ~1 jump unless (rope|queue|trampoline|for joy)
    (on|at) ~1 (bridge|ledge|roof|tracks) & (jump|die|end)
    (jump) ~3 (off|bridge|window|roof|balcony|train|building|in front) & (want|going|thinking|
        feel|think|will|wants|standing|thoughts|urge|about)
    voices ~6 (kill|hurt|harm|die|jump|cut|end|stab)
    (saying goodbye|wrote a note|goodbye letter|suicide note|gave away my things) & (everyone|
        life|die|end|pills|family|live|note|kids)
    (cutting|cut) ~2 (my arms|my wrists|my wrist|my legs|her arms|his arms|her wrists|my skin)
        unless (accident|cooking|kitchen|shaving)
    (not|nobody|no one) ~5 (miss me|care if i) ~3 (die|died|gone|dead|were gone|disappear*)
    (sleep|fall asleep) ~3 never wake
    (plan|planning|decided|bought|saved|saving up|hoarding|stockpil*) ~6 (kill|die|end my|end it|
        to die|pills to|rope|noose|gun)
Thoughts of harming others!
    (kill|stab|strangle|murder|shoot) ~2 (my|him|her|them|someone|somebody|people|everyone) &
        (voices|urge|thoughts|want to|going to|thinking|might|afraid i'll) unless ({oneself}|could
        kill|would kill|killing me|the pain)
    voices ~5 (hurt|kill|attack|harm) ~2 (him|her|them|people|my|others|someone|baby|family)
    (shake|hurt|harm|smother|drown) ~1 (my|the) (baby|child|newborn|daughter|son|kids) & (want|
        urge|thoughts|afraid|might|going to|thinking|feel like)
Severe pain!
    (worst|unbearable|excruciating|agonising|agonizing|intolerable) ~2 (pain|agony)
    pain ~4 (unbearable|excruciating|intolerable|10 out of 10|ten out of ten|worst|can't stand it|
        can't take it|like never before)
    (screaming|crying|writhing|howling) ~3 (pain|agony)
Violence at home!
    (husband|wife|boyfriend|girlfriend|partner|father|dad|ex|son) ~3 (hits me|beat me|beats me|hit
        me|strangled me|choked me|threatens to kill|threatened to kill|is hitting|punched me|
        attacked me|raped me)
    (raped|sexually assaulted|been raped|was assaulted)
Overdose or poisoning!
    (overdos*|over dosed|overdosed|od'd|overdosis)
    {swallowed} ~4 (too many|to many|too much|to much|whole bottle|whole box|whole pack|whole
        packet|entire bottle|entire pack|entire box|bottle of|handful|all my|all of my|all the|all
        his|all her|all of his|all of her|all of the|full bottle|lots of|a bunch of|loads of|so
        many|a lot of|strip of|box of|pack of|packet of|every pill|everything in the|the rest of
        my|dozens of|half a bottle|half the bottle|several) ~2 {medicine}
    {swallowed} ~3 (too many|to many|too much|whole bottle|whole box|whole pack|whole packet|
        entire bottle|all of them|all of my|a handful of|the entire bottle) unless (food|cake|
        water|sun|space|time|salt|chocolate)
    {swallowed} ~3 (#many|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|eight|
        nine|a dozen|dozens|two dozen|twenty five) ~3 {medicine} unless (mg|milligram*|mcg|for #
        days|units as)
    {swallowed} ~4 (double|twice|triple|three times|ten times|10 times|wrong|extra|four times|too
        much|too high) ~4 (insulin|digoxin|warfarin|methadone|morphine|dose of insulin|opioid|
        fentanyl|lithium|oxycodone|blood thinner*|units)
    {medicine} ~4 (too many|too much|all at once|whole bottle) & ({swallowed}|i)
    {swallowed} ~3 (more|higher|bigger) ~5 ({medicine}|tabs) ~1 than ~2 (should|meant|supposed|told|
        prescribed|allowed)
    {child} ~5 {swallowed} ~5 ({toxic}|{medicine}) unless (as prescribed|antibiotics|every day|
        daily|well|can|with food|for school|bottle of milk|took her|took his|taken her|taken his|
        prescribed)
    ({swallowed}|swalow*) ~5 {toxic} unless (pills with|took my pills|took my tablets|taken my
        pills|my pills this|my tablets this|took my|take my)
    (inject*|took|gave) ~5 (wrong insulin|too much insulin|wrong dose of insulin|50 units instead|
        100 units instead|units instead|double insulin)
    (carbon monoxide|gas leak|co alarm|co detector) & (headache|dizzy|sick|alarm|faint*|drowsy|
        vomit*|smell)
    (breathed|inhaled|breathing) ~3 (fumes|smoke|gas|chlorine|chemical*) & (cough*|breath*|chest|
        dizzy|throat|fire|faint*|mixed)
    (bitten|bit|bite|stung) ~6 (snake|viper|scorpion|jellyfish|black widow|rattlesnake|adder|
        cobra)
    (snake|scorpion|viper) ~3 (bit|bite|bitten|stung)
Chemical in the eye!
    {toxic} & (in|into) ~1 (eye|eyes) & (splash*|squirt*|sprayed|got|went|it's|burn*|sting*|milky|
        see|red|flew) unless (drops)
    (caustic soda|caustic|drain cleaner|oven cleaner|descaler|plaster|mortar|fabric softener|
        capsule|washing liquid|battery acid|brake fluid) & (eye|eyes) & (splash*|squirt*|sprayed|
        got|went|it's|burn*|sting*|milky|see|red|flew|burst) unless (drops|sticking plaster)
    ({toxic}|chemical*|cement|lime|oven|superglue|pepper spray|glue|plaster dust) ~8 (eye|eyes)
    (eye|eyes) ~8 (bleach|cleaner|acid|lye|ammonia|chemical*|cement|superglue|caustic|lime|drain)
    (eye|eyes|eyeball) ^6 (stabbed|pierced|punctured|poked|metal|glass|nail|splinter|shard|burst) &
        ({pain}|{bleeding}|vision|see|stuck|in)
Severe belly pain!
    {severe} ~2 {belly} ~1 ({pain}|cramp*)
    {severe} ~1 (pain|pains|cramp|cramps|ache) ~4 {belly}
    (stomach|belly|tummy|abdominal|abdomen) ~1 {pain} ~4 {severe}
    {pain} ~4 {belly} ~5 {severe}
    {belly} ~2 (hurts|hurting|pain|aches) ~3 (badly|so much|so bad|terribly|like hell|unbearabl*|
        can't stand|a lot|like never|doubled|can't walk|severely|excruciating*|awful*)
    {belly} ^4 (hard|rigid|board|rock hard|stiff like|like wood|like a drum|like a board|like
        stone) & ({pain}|{fever}|{vomiting}|since|swollen|touch)
    (pain|hurts|pains) ~7 (lower right|right lower|right side of my belly|right side of my
        stomach) & ({fever}|{vomiting}|worse|severe|moved|can't|jump|walk)
    (belly|stomach|abdomen|tummy) & ({severe}) & ({pain}) & (back|shoulder|collapse|fainted|sweat*|
        vomit*|fever|bloated|swollen|hard|pulsing|gas)
    (pain|{severe}) ~4 (belly|stomach|abdomen|tummy) & (green vomit|bile|no gas|can't pass gas|not
        passed gas|can't poop|no stool)
Vomiting that does not stop!
    ({cant}|{wont}) ~1 stop ~1 ({vomiting}|throwing)
    ({vomiting}) ~5 (nonstop|non stop|constantly|everything|all day|all night|every # minutes|
        every hour|every few minutes|every ten minutes|for # hours|since yesterday|for days|
        without stopping|uncontrollably|continuously|won't stop|can't stop|not stopping|for 2
        days|for two days|for three days|all water|even water|#many times|ten times)
    ({cant}|nothing|not) ~3 (keep|hold|keeping|stays|stay) ~4 (down|in) & ({vomiting}|water|fluid*|
        liquid*|sip*|anything|food|drink*|medicine|pills|nothing)
    ({vomiting}) ~3 (never stops|never ends|does not stop|doesn't stop|hasn't stopped)
    (won't stop|keeps|keep|not stopped|hasn't stopped) ~1 {vomiting} unless (pain|once)
    (haven't|not|hasn't|no) ~2 (drunk|drink|drinking|fluids|wet nappies|wet nappy|wet diaper|wet
        diapers) ~6 (hours|days|since|today|all day|yesterday|anything) & ({child}|{vomiting}|
        diarr*|fever|dry|drowsy|dizzy)
Possible trapped hernia!
    (lump|bulge|hernia|groin) ~9 (hard|purple|blue|black|dark|stuck|trapped|strangulated|rock
        hard|red|bigger) & ({pain}|{vomiting}|{fever}|sick|can't push)
    (lump|bulge|hernia) ~4 ({wont}|{cant}) ~2 (go|push|pushed|reduce|back|be) & ({pain}|
        {vomiting}|{fever}|back|hard|in)
    hernia & ({severe}|{vomiting}|hard) & ({pain}|{vomiting}|hard)
Testicular pain!
    (testical|testicals|testicle|testicles|ball|balls|testis|scrotum|nut|testes) ^6 ({severe}|
        {sudden}|swollen|swelling|twisted|killing|hurts|pain|painful|purple|hard) unless (kicked
        years|tennis|foot|football|golf|eye|allergy|allergic|ate|eat|peanut|knee)
    (erection|erect) ~8 (hours|go away|won't go|painful|since)
Cannot pass urine!
    {cant} ~3 (pee|urinate|wee|pass urine|pass water|pass any urine|empty my bladder|pass any
        water|peeing|urinating|go pee|to pee|piss) unless (hold|control|without|standing)
    (haven't|hasn't|not|havent|hadn't|didn't|no) ~4 (pee|peed|urinate|urinated|passed urine|passed
        any urine|passed water|weed|passed any water|urine|pissed|urinating|peeing) ~5 (hours|
        today|all day|since|yesterday|last night|hrs|morning|night|day|days|a drop|at all)
    (haven't|hasn't|not been able to|havent been able to) ~3 (pee|urinate|wee|peed|urinated|passed
        urine)
    bladder ~3 (bursting|burst|full|so full|about to burst) & ({cant}|nothing|not|no|hours|
        catheter)
    catheter & (nothing drains|no urine|nothing comes)
    (no urine|not a drop|nothing comes out|no pee|only drops) & (bladder|pee|urin*|catheter|hours|
        wee|full|since)
    catheter ~5 (blocked|not draining|nothing drains|nothing comes|fell out|came out|pulled out|no
        urine|stopped draining|isn't draining)
Possible pressure on the spine!
    (legs|both feet|feet) ~3 {weak} & (can't stand|can't walk|cannot stand|cannot walk|bladder|
        bowels|
        wetting|wet myself)
    (numb|numbness|no feeling|can't feel|cannot feel|tingling|lost feeling|no sensation) ~8
        (saddle|groin|genitals|private parts|privates|between my legs|inner thighs|buttocks|
        bottom|both legs|genital|perineum|vagina|penis|down there|when i wipe|my bum)
    (saddle area|between my legs|private parts|buttocks|groin|both legs|both my legs) ~4 (numb|no
        feeling|tingling|dead|weak|can't feel|paraly*|went numb|have no feeling)
    (lost|lose|losing|no|can't|cannot) ~2 (control) ~3 (bladder|bowel|bowels|urine|pee|poop) &
        (back|leg|legs|numb|suddenly|sudden|spine|since|today|weak*)
    (wet|wetting|wet myself|soiled|incontinent) & (back pain|numb) & (leg|legs|back|sudden*)
    {sudden} ~5 {cant} ~2 (feel|move) ~3 (legs|both legs|toes|feet)
    {cant} ~1 (feel|move) ~2 (my|his|her|both) (legs|feet|both legs)
Sudden change of sight!
    {sudden} ~9 (flash*|floaters|blind|curtain|blindness|black spots|vision loss|lost vision|lost
        sight|lose sight|loss of vision|loss of sight|half of what i see|veil|dark) unless (colour
        blind|color blind|photo|camera|curtains for)
    (flash*|flashes of light|flashing lights|lightning) ^9 (floaters|floater|black spots|spots|
        dots|specks|curtain|cobweb*|shadow) unless (photo|ten years|years)
    {sudden} ~6 ({cant}|barely|hardly) ~1 see
    {cant} ~2 see ~6 ({sudden}|out of|with one|with my|in my|on one|anything|from my|since|this
        morning|on the|at all|right eye|left eye) unless (without my glasses|without glasses|my
        doctor|screen|small print|at night|in the dark|the nurse|the results|results|website|app|
        appointment|appointments|page|letter|portal|link|report|photo|button|form|message|anyone|
        why|anything wrong|record|records|notes|login)
    {sudden} ~6 (see less|see nothing|see only half|sees nothing|see double|seeing double|half my
        vision|half of my vision|blurry vision|blurred vision|vision went|vision is gone|eyesight)
    (lost|losing|lose|loss of|gone) ~4 (vision|sight|eyesight) unless (weight|lost sight of|lose
        sight of|over the years|slowly)
    (vision|sight|eyesight) ~4 (gone|went|disappeared|went black|went dark|black|lost|half) unless
        (gone through)
    (gone|went|going|goes|became|am) ~1 blind ~6 (eye|eyes|suddenly|one|left|right|today|now|this)
    (eye|eyes) ~3 (went|goes|gone|turned|is) ~1 (black|dark|blind|blank) unless (black eye|bruise|
        makeup)
    (curtain|shadow|veil|black cloud|dark cloud|dark patch|blind) ^6 (over|across|my eye|my
        vision|my sight|in my eye|coming down|half) & (eye|vision|see|sight)
    (lot|lots|loads|shower|swarm|hundreds|many|new|dozens) ~2 (floaters|black dots|black spots|
        specks|spots) & (eye|eyes|vision|sudden*|today|since|flash*|see)
    ({severe}|extremely painful|really painful) ~4 eye ~8 (see|vision|blur*|halos|sick|vomit*|
        headache|red)
    (eye|eyes) ^6 ({severe}|so painful) & (halos|halo|{vomiting}|blur*|headache|red|vision|see|
        rainbow*)
Eye trouble after surgery!
    (eye|eyes) & (operat*|surgery|injection|cataract|lasik|laser|lens|op) & (very red|really red|
        so red|more red|very painful|really painful|so painful|more painful|terribly|badly|
        extremely|increasingly|pus|getting worse|worse|swollen|severe|hurts|hurting|painful|
        throbbing|a lot of pain|much pain|redder) & (see*|vision|blur*|{pain}|sight|worse|pus|
        discharge|foggy|hazy|cloudy)
    {severe} ~2 {pain} & (cataract|lasik|retina surgery|eye surgery|eye operation) & (vision|
        blur*|see|sight)
    contact lens* & (eye|eyes) & ({severe}|very|can't) & (painful|pain|red|see|open)
Shingles near the eye
    (eye|eyes|eyelid) & (shingles|zoster) & (vision|blur*|see|reached|{pain}|swollen|red|spread*)
    (shingles|blister*|zoster) ~9 (eye|eyes|eyelid|nose|forehead) & (vision|blur*|see|reached|
        {pain}|swollen|red|eye|eyelid|spread*)
Cold, pale or numb limb!
    (leg|legs|foot|feet|arm|hand|toes|fingers|toe|limb|calf) & (cold|ice cold|icy|freezing) &
        (white|pale|blue|gray|grey|purple|numb|no pulse|colourless|colorless|black|no feeling)
        unless (winter|snow|outside|raynaud*|gloves|always)
    (leg|legs|foot|feet|arm|hand|toes|fingers|limb) & (cold|white|pale|blue|icy) & (can't feel|
        cannot feel|no feeling)
    (cast|plaster|splint|bandage) & (tight|tighter|swollen|numb|blue|tingling|white|cold) &
        (finger*|toe*|hand|foot|{pain}|numb) & (numb|blue|white|cold|{severe}|tingling|can't|
        purple)
    (leg|foot|arm|hand|toes|fingers) ~5 (turned|went|gone|is|going|turning) ~3 (white and|black|
        blue|purple|cold and|ice cold) & ({pain}|numb|suddenly|sudden|cold|feel)
Possible clot in the leg
    {leg} ^6 (swollen|swelling|swelled|swells|thicker|puffy|bigger|ballooned|fat|hard) & ({pain}|
        red|hot|warm|one|left|right|breath*|chest|purple|blue) unless (knee|ankle|bruise|both|
        mosquito|insect)
    (have|having|think|thinks|has|suspect) ~4 (blood clot|clot|dvt|thrombosis|embolism) & (leg|
        calf|lung|swollen|{pain}|breath*|red)
    {leg} ^5 ({pain}) & (red|hot|warm) & (one|left|right|flight|surgery|operation|cast|pill|calf|
        swollen)
    (arm) ~4 (swollen|swelling|blue) & (picc|line|port|pacemaker|catheter)
Infected wound
    {wound} ^7 {pus} & {hot}
    {pus} ~5 {wound} & {hot}
    pus & (operation|surgery|op|operated|incision|wound|stitches|bite|burn|replacement) & {hot}
    (red streak|red line|red streaks|redness) ~6 (spreading|up my|running|creeping|moving up|
        climbing|going up) & (arm|leg|{wound}|hand|foot|fever|thigh)
    {wound} ~6 (burst open|opened up|came open|came apart|has opened|split open|is open|open
        again|opened|gaping)
    (animal|dog|cat|human|bat|monkey) ~2 (bite|bit|bitten|scratched) & (swollen|red|pus|fever|
        rabies|stray|deep|face|bleeding)
    (bowel|intestine|intestines|guts|organ) ~3 (out of|sticking|coming out|outside|through)
Very low blood sugar!
    {sugar} ^6 (low|#lowsugar|dropped|dropping|crashing|hypo|crashed|very low|too low) &
        {lowsigns}
    {sugar} ~4 #lowsugar
    {sugar} & #lowsugar & {lowsigns}
    (hypo|hypoglycemi*|hypoglycaemi*) & ({lowsigns}|having|now|won't|down|not coming) unless (what
        is|unawareness|how)
    diabet* & (confused|unconscious|won't wake|passed out|sweating|shaking|collapsed|unresponsive|
        slurred|acting strange|acting weird|not making sense|clammy) & (insulin|sugar|unconscious|
        confused|passed out|won't wake|collapsed|unresponsive|sweat*|shak*|clammy)
    (#lowsugar) ~4 (sugar|glucose)
Very high blood sugar!
    {sugar} ^6 (#highsugar|high|too high to read|through the roof|off the scale|very high|hi) &
        ({vomiting}|thirsty|thirst|breath*|fruity|acetone|ketones|confused|drowsy|sleepy|belly|
        stomach|sick|peeing|nail polish|weak)
    {sugar} ~5 #highsugar
    (ketones|ketone) & (high|{vomiting}|large|breath*|positive|moderate|sick|3|4|5)
    (breath) ~4 (fruity|acetone|nail polish|sweet|pear drops) & (diabet*|sugar|{vomiting}|thirst*)
Very high blood pressure
    (blood pressure|bp|pressure) ~5 #highpressure & (headache|vision|chest|confus*|nausea|vomit*|
        numb*|dizzy|blur*|pregnan*|nosebleed|breath*|weak*|#highpressure) unless (glucose|sugar)
Fever during cancer treatment!
    ({fever}) & (chemo*|cancer treatment|leukaemia|leukemia|lymphoma|radiotherapy|immunotherapy|
        bone marrow)
Fever in a small baby!
    {baby} & ({fever}) & (baby|newborn|infant|daughter|son|old|she|he|born|boy|girl|twin*)
    (newborn|neonate|new born) & ({fever}|hot)
Very ill child!
    {child} & (floppy|limp|won't wake|hard to wake|can't wake|unresponsive|not responding|
        grunting|blue|grey|mottled|not breathing|listless|won't feed|not feeding|refuses to feed|
        not drinking|won't drink|no wet nappies|no wet nappy|no wet diapers|no wet diaper|sunken|
        high pitched cry|weak cry|bulging|bulging soft spot|dry nappies|stopped feeding|not had a
        wet|fitting|lethargic|barely responds) & (baby|child|toddler|son|daughter|newborn|infant|
        month*|weeks|he|she|boy|girl|grandson|granddaughter|kid)
    ({child}) & (nappy|nappies|diaper|diapers) & (dry|no|none|not) & (hours|today|since|all day|
        vomit*|fever|diarr*)
    (baby|newborn|infant) ~4 (stopped breathing|not breathing|turns blue|went blue|isn't
        breathing|goes blue|yellow and)
    {child} & (#fever) & (41|40|40.5|41.5|105|106|104) & (drowsy|{vomiting}|fit|stiff|rash|won't
        drink|confused|days|limp|breath*|lethargic)
Trouble in pregnancy!
    {pregnant} & ({bleeding}|water broke|waters broke|waters have broken|water has broken|fainted|
        gush|{severe}|contractions|blurry|blurred|flashing|seeing spots|spots|swollen face|
        swelling of my face|face is swollen|swollen hands|cord|headache|belly pain|stomach pain|
        cramps|cramping|fell|itching all over|no movement|not felt|can't feel the baby|{cant}|
        leaking fluid|fluid leaking|stars|shoulder pain) unless (blood test|blood tests|blood
        pressure normal|blood group|blood type)
    (baby|babies|him|her|bump|kicks|fetus|foetus|kicking|movements) ~4 (stopped|not|isn't|hasn't|
        less|no|fewer|haven't felt|barely|doesn't) ~3 (move|moved|moving|movement|movements|kick|
        kicked|kicking|kicks) unless (learning|crawl)
    (haven't|not|no longer|can't|stopped|don't|didn't|no) ~4 (felt|feel|feeling|movements|kicks)
        ~5 (baby|kick|kicks|movement|movements|move)
    (waters|water) (broke|broken|have broken|has broken|just broke)
    (umbilical cord|baby's head|baby is coming|contractions) & (coming|out|every|minutes|see|
        hanging|weeks|early|now|preterm)
    (after|since|gave) ~3 (birth|delivery|c section|giving birth|caesarean) & (soak*|clots|fever|
        bleeding heavily|heavy bleeding|headache|chest|calf|gush*|pouring|faint*|foul|smelly|
        hallucinat*)
    (miscarr*|ectopic) & (think|having|am|bleeding|pain|might|now)
Blow to the head!
    {hit} ~4 {head} & ({vomiting}|{confused}|{faint}|{drowsy}|memory|remember|{thinner}|blood*|
        clear fluid|fluid|pupil*|seizure|fit|worse|double|slurred|weak*|neck|bleeding|stairs|
        ladder|aspirin|doesn't)
    ({fell}|{hit}) & (head|skull) & ({vomiting}|{confused}|{faint}|{thinner}|seizure|can't
        remember|pupil*|clear fluid|{drowsy})
    head injury & ({vomiting}|{confused}|{faint}|{thinner}|sleepy|drowsy|dizzy|blur*|headache)
    (fell|fallen|had a fall|fall|tripped|slipped) & {thinner} & (head|face|hit|bruise*|hip|
        headache|stairs|bump|swollen|hard|badly|down|floor|ladder|today)
    (concussion) & ({vomiting}|{confused}|worse|drowsy|{thinner})
Serious injury or burn!
    (shot|stabbed|impaled|gunshot|stab wound|bullet|run over|hit by a car|hit by a truck|hit by a
        bus|car crash|car accident|motorbike accident|motorcycle accident) unless (flu shot|shots
        of|shot for|shot in my|vaccine|shot today|shot of|booster|stabbed in the back|allergy
        shot|years ago|b12|insulin shot|covid shot|tetanus|shot yesterday|shot at|my shot|a shot|
        the shot|shot last|cortisone)
    (bone|bones) ~4 (sticking|poking|through|out|visible|showing|see)
    (burn|burned|burnt|scald|scalded|burns|boiling water|hot oil|fire|acid) & (face|hand|hands|
        child|baby|large|big|blister*|white|whole|arm|chest|electric*|genital*|deep|skin is|neck|
        foot|legs|back|toddler|charred) & (burn*|scald*|boiling|boil) unless (sunburn|heartburn|
        burning when|burns when|cream|mouth|stomach|burning feeling|burning sensation|burning
        pain|tongue on|pee)
    (electric shock|electrocuted|electric current|struck by lightning|high voltage)
    (drowned|drowning|nearly drowned|almost drowned|pulled from the water|under water|underwater)
        ~6 (pool|bath|child|baby|lake|minutes|cough*|water|bathtub|son|daughter|tub) unless
        (drowning in work)
    (hip|leg|arm|ankle|wrist|neck|back|collarbone|thigh|spine) ~5 (broken|deformed|bent the wrong|
        wrong angle|out of place|dislocated|twisted the wrong|snapped|crooked|shorter) & ({cant}|
        bone|{fell}|{severe}|swollen|numb|walk|move|hurt*)
    ({fell}) & (can't walk|cannot walk|cannot stand|couldn't walk|couldn't get up|unable to walk|
        unable to stand|can't bear weight|can't stand|can't get up|can't move|cannot move|cannot
        get up|shorter|can't put) & (hip|leg|back|floor|neck|spine|fell|stairs|ladder|roof)
    (heat stroke|heatstroke|sunstroke) & (confus*|hot|vomit*|stopped sweating|faint*|think|
        collapse*|dizzy|fever|collapsed)
    (frostbite|frozen) & (finger*|toe*|black|white|numb|nose)
"""
    + LAY_ENGLISH,
    Language.ENGLISH,
)
