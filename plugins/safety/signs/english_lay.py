"""Urgent symptoms in English as people say them at home.

Rules are made of slots: whose body, which part, what it does or no longer does, how badly. They add
to the signs of the same names in `plugins.safety.signs.english` and use its concepts.
"""

from __future__ import annotations

LAY_ENGLISH = """
kin = mum|mom|mam|mummy|mother|dad|father|daddy|husband|wife|hubby|missus|partner|brother|sister|
        gran|granny|nan|nana|grandma|grandmother|grandad|granddad|grandpa|grandfather|uncle|aunt|
        auntie|cousin|friend|mate|neighbour|neighbor|flatmate|roommate|lodger|colleague|boyfriend|
        girlfriend|fiance|man|woman|lady|guy|bloke|patient|someone|somebody|he|she|him|her
little = {child}|shes|hes|sons|daughters|toddlers|bub|bubs|bairn|tot|preschooler|schoolboy|
        schoolgirl|stepson|stepdaughter|# years old|little man|little lad|lad|princess|munchkin|our
        youngest|our eldest|teen|teenager
cant2 = {cannot}|can't even|couldn't even|cannot even|can not even|couldnt|wont|doesn't|doesnt|
        isn't able|no longer able to|no way i can|lost the ability to|forgotten how to|refuses to
refuses = won't|wont|will not|doesn't|doesnt|does not|isn't|isnt|not|stopped|can't|cannot|couldn't
useless = won't lift|wont lift|won't do|not doing|won't obey|doesn't obey|won't listen|isn't
        listening|not listening|flopped|flops|flopping|useless|no use|dead weight|just hangs|just
        hanging|hangs|hanging|dangling|dangles|gone dead|went dead|gone to jelly|jelly|like jelly|
        like lead|like rubber|doesn't belong|not mine|isn't mine|not responding|won't respond|
        doesn't respond|won't grip|can't grip|won't hold|can't hold|keeps dropping|gives way|
        giving way|gave out|gives out|buckles|buckled|won't move|wont move|won't go|won't budge|
        not moving|no life|lifeless|dropping|floppy|limp|heavy and numb|numb|paraly*|has no
        strength|got no strength|no strength|won't come up|won't bend|won't work|not working|
        stopped working|dead|asleep
wonky = wonky|slid|slipped|sliding|slipping|melted|melting|drooling|dribbling|frozen|skewed|
        collapsed|slumped|gone funny|looks funny|looks odd|looks strange|looks wrong|looks weird|
        doesn't move|won't move|not moving|isn't moving|doesn't match|drop|drops|dropping|pulled
        down|lopsided|squint|fell|sunk|lower than|won't smile|can't smile
gibberish = gibberish|jibberish|word salad|double dutch|nonsense|rubbish|mush|mumbo jumbo|garbled|
        jumbled|scrambled|muddled|backwards|slurred|slurry|wrong|mumbles|mumble|babble
poison = {toxic}|toilet cleaner|toilet duck|oven cleaner|descaler|limescale remover|drain cleaner|
        unblocker|thinners|fairy liquid|washing up liquid|fabric softener|dishwasher liquid|
        slug pellets|slug bait|ant powder|ant killer|mouse bait|bait|fertiliser|fertilizer|screen
        wash|deicer|coolant|glue|superglue|nail varnish remover|e liquid|vape|vape juice|vape
        liquid|nicotine pouch|nicotine pouches|cigarette|cigarette butt|essential oil|eucalyptus
        oil|tea tree oil|white spirits|paraffin|lighter fluid|firelighter|firelighters|pods|pod|
        washing capsule|dishwasher tabs|laundry capsule|laundry capsules|foxglove|laburnum|yew|
        deadly nightshade|nightshade|death cap|toadstool|toadstools|mushroom|hydrogen peroxide|
        peroxide|caustic soda|button batteries|button battery|coin battery|water beads|magnetic
        balls|rat bait|alcohol gel|hand gel|sanitiser|methylated spirits|meths|surgical spirit|
        weed gummies|edibles|edible|cannabis|hash|weed|diesel|brake fluid|varnish|battery acid|
        chlorine tablets|pool chlorine|boric acid|moth balls
drug = {medicine}|co codamol|cocodamol|dihydrocodeine|oramorph|pregabalin|gabapentin|sertraline|
        citalopram|fluoxetine|amitriptyline|propranolol|bisoprolol|atenolol|zopiclone|temazepam|
        lorazepam|clonazepam|quetiapine|olanzapine|panadol|nurofen|naproxen|sleepers|sleeping
        tablets|sleeping pills|heart tablets|heart pills|diabetes tablets|diabetes pills|
        gliclazide|
        glipizide|levothyroxine|thyroid tablets|antihistamines|piriton|benadryl|tramadols|
        percocet|vicodin|adderall|ritalin|anxiety meds|nerve tablets|water tablets|seizure meds
gotinto = got into|gets into|getting into|got hold of|got at|got to|helped himself to|helped
        herself to|munched|munching|guzzled|licked|licking|sipped|sip of|sips of|mouthful of|
        mouthfuls of|swig of|swigs of|gulp of|been at|been into|been in|found|opened|emptied|
        polished off|necked|swigged|chugged|knocked back|downed|scoffed|bit into|chewing|chewed|
        sucked|sucking|drunk|drank|drinking|ate|eaten|eating|swallowed|had some|has had|have had|
        had a|had my|has taken|taken|took|put in his mouth|put in her mouth|mistook
allofit = all|whole|entire|lot|box|boxes|bottle|bottles|packet|packets|pack|packs|strip|strips|
        handful|handfuls|fistful|fistfuls|bunch|rest|every|loads|stash|blister|blisters|tub|jar|
        cupboard|cabinet|month's|months|week's|weeks
downed = necked|downed|took|taken|taking|swallowed|popped|chugged|knocked back|emptied|polished
        off|washed down|gulped|scoffed|crushed|mixed|ate|eaten|had
clotword = blood|clots|claret|bleed|bleeding|bled|bleeds|red stuff
opening = nose|gums|gum|ear|ears|mouth|vagina|down below|down there|penis|belly button|bellybutton|
        wound|cut|gash|stump|socket|drain|incision|stitches|site|scar|back passage|bum|bottom|
        backside|rectum|stoma|ulcer|varicose vein|vein|wrist|finger|thumb|hand|arm|leg|foot|head|
        scalp|thigh|neck|lip|tongue|chin|shin|fistula|tooth|toe
unstoppable = shooting|shoots|spraying|sprays|sprayed|jetting|pulsing out|won't stop|wont stop|not
        stopping|isn't stopping|hasn't stopped|hasnt stopped|doesn't stop|doesnt stop|can't stop
        it|cant stop it|won't quit|keeps coming|keeps going|keeps pouring|keeps pumping|keeps
        welling|won't clot|still going|still pouring|still coming|still bleeding|pouring|gushing|
        spurting|squirting|pumping|running down|streaming|soaked|soaking|soaks|drenched|saturated|
        everywhere|puddle|puddles|pool|pools|like a tap|like a fountain|in spurts|in jets|through
        the towel|through towels|through three|through two|through four|through every|nonstop|non
        stop|buckets|litres|pints|pint|cupful|cupfuls|torrents|won't let up|hasn't let up
vessel = mouthful|mouthfuls|cupful|cup|mug|bowl|bowlful|basin|teaspoon|teaspoons|tablespoon|
        tablespoons|spoonful|spoonfuls|handful|sink|pint|glassful|lots|loads|streams|gobs|lumps
blade = chainsaw|saw|axe|machete|knife|glass|blade|grinder|drill|mower|lawnmower|trimmer|cleaver|
        scissors|mandoline|tin lid|window|bottle|sword|razor|chisel|angle grinder|hedge trimmer|
        sliced|slashed|gashed|cut|ripped|tore|gash
deepcut = bone|tendon|tendons|artery|deep|fat|muscle|gaping|hanging off|hanging|half off|nearly
        off|flap|spurt*|gush*|pumping|pulsing|squirt*|can't move|can't feel|numb|wide open
wheals = hives|welts|lumps|bumps|wheals|weals|blotches|blotchy|rash|itching|itchy|nettle rash|
        flushed|raised patches
trigger = stung|sting|stings|bitten|bite|wasp|bee|hornet|nut|nuts|peanut|peanuts|cashew|cashews|
        walnut|almond|almonds|sesame|egg|eggs|milk|shellfish|prawn|prawns|shrimp|crab|lobster|fish|
        kiwi|strawberries|antibiotic|antibiotics|penicillin|amoxicillin|jab|injection|vaccine|
        contrast|dye|ibuprofen|aspirin|naproxen|tablet|tablets|pill|pills|medicine|medication|
        dose|ramipril|lisinopril|enalapril|perindopril|infusion|drip|latex|ate|eaten|eating|meal|
        allergic|allergy|hair dye|ant
closing = close|closes|closing|closing up|closed|shut|shutting|shuts|tight|tighter|tightening|
        swell|swells|swollen|swelling|narrow|narrower|narrowing|blocking up|blocked|thick|
        thickening|
        huge|twice|double|balloon*|like sausages|like a sausage|fat|lump|constrict*|seizing up|
        filling up|squeaky|squeaking|raspy|hoarse|croaky|puffed|puffing|puffy|ballooning|bloated
ill = confused|muddled|delirious|rambling|babbling|raving|talking rubbish|talking nonsense|away
        with the fairies|not with it|out of it|not all there|not making sense|doesn't know where|
        doesn't know us|doesn't know me|not himself|not herself|bewildered|vacant|glazed|spaced
        out|seeing things|hearing things|hallucinating|mottled|clammy|drowsy|hard to wake|can't
        wake|won't wake|can't rouse|can't stand|barely conscious|breathing fast|breathing really
        fast|panting|grey|gray|pale|blue|no wee|not peed|hasn't peed|not weed|hasn't weed|heart
        racing|heart is racing|pouring with sweat|shaking uncontrollably|teeth chattering|
        uncontrollable shivering|collapsed|never felt so ill|never been so ill|like death
knock = hit|hits|banged|bang|bangs|struck|bumped|bump|smashed|cracked|knocked|knock|whacked|whack|
        slammed|kicked|kick|punched|headbutted|clonked|bashed|thumped|clobbered|landed|fell|fallen|
        falling|fall|tumble|tumbled|tripped|crashed|crash|came off|flew over|went over|thrown|
        over the handlebars|ball|brick|bat|plank|swing|ladder|stairs|horse|scooter|accident|
        headfirst|head first|hoof|hurt
skullpart = head|skull|forehead|temple|back of the head|noggin|bonce|crown|head first|headfirst|
        eyebrow
afterknock = {vomiting}|{confused}|{faint}|{drowsy}|{thinner}|{ill}|double|seeing two|two of
        everything|two of me|same question|same thing|same questions|same story|over and over|
        memory|remember|remembers|forgets|forgotten|dazed|wobbly|staggering|clear fluid|fluid|
        watery|pupil|pupils|slurred|slurring|seizure|fit|black eyes|dent|neck|bleeding|woozy|
        spaced|blurry|blurred|stumbling|can't walk straight
gradeup = getting harder|getting worse|getting shallower|getting faster|getting slower|harder|
        worse|
        shallow|shallower|noisy|raspy|rattling|rattly|ragged|gurgling|gurgly|grunting|crackly|
        crackling|bubbling|bubbly|laboured|labored|labouring|struggling|stopping|stops|stopped|
        pauses|fast|faster|rapid|rapidly|quick|quicker|slow|slowing|weird|funny|strange|painful|
        impossible|weak|wheezy|whistling|hurts|agony|gasping|gasps|seconds apart|like a fish|like
        a dog|like a dog's
dying = die|dying|death|kill|lethal|fatal|not wake up|don't wake up|dont wake up|never wake up|
        won't wake up|wouldn't wake up|don't wake|never wake|not wake|end it|end my life|finish me
        off|kill me|do the job|od|overdose
means = pills|tablets|rope|gun|blade|blades|knife|razor|razors|noose|belt|cord|bottle|meds|
        paracetamol|insulin|bridge|train|tracks|roof|balcony|cliff|river|car|hose|petrol|shotgun|
        rifle|sleepers|stash|dressing gown cord
gone = without me|if i wasn't|if i weren't|if i'm gone|if i am gone|once i'm gone|once i am gone|
        when i'm gone|when i am gone|after i'm gone|if i was gone|if i were gone|if i was dead|if i
        were dead|if i died|if i disappeared|if i vanished|me not around|me gone|me out of the
        way|when i'm not here|when i am not here|if i was no longer here|me dead
burnt = burn|burns|burned|burnt|burning|scald|scalded|scalds|scalding|boiling|boiled|kettle|hot
        oil|
        hot fat|chip pan|deep fryer|fryer|steam|hot tea|hot coffee|hot soup|hot water|cup of tea|
        mug of tea|coffee|soup|oven|hob|flames|fire|fireworks|firework|bbq|petrol|acid|caustic|
        hot tar|exhaust|cooker|bath water
burnbad = blister|blisters|blistered|blistering|peeling|peeled|peels|raw|skin off|skin is off|skin
        came off|skin coming|skin is coming|white patch|white and|charred|blackened|leathery|
        whole|half|all over|all down|everywhere|chest|face|neck|genitals|groin|eyes|bare skin|
        baby|toddler|son|daughter|granddaughter|grandson|little girl|little boy
charge = shock|belt|jolt|zap|zapped|electrocuted|electric|electricity|current|live wire|mains|
        shocked
socketword = socket|plug|mains|wire|wires|wiring|cable|machine|kettle|toaster|fence|appliance|lamp|
        cooker|oven|outlet|pylon|lead|switch|light|charger|extension|fuse box|power line|iron|
        drill|dryer|hairdryer|heater
preggers = {pregnant}|preggers|third trimester|second trimester|due date|week #|my bump|bump is|
        bump has|due next|due in|baby bump|obstetrician|# weeks|# wks|thirty weeks|thirty two
        weeks|thirty four weeks|thirty five weeks|thirty six weeks|twenty weeks|eight months gone|
        bun in the oven|overdue|my midwife|# months gone
eclampsia = sparkles|sparkling|sparkly|stars|flashing|flashes|zigzag|zigzags|spots|lights|blurry|
        blurred|blur|vision|swollen|swelling|puffy|puffed|bp|blood pressure|under my ribs|below my
        ribs|upper belly|twitching|fit|seeing things|seeing double|#severepressure

Chest pain!
    (sharp|stab|stabs|knife|knifelike|catching|{pain}) ~5 (to breathe|breathe in|breathing in|
        breathe deep|breathe deeply|deep breath|deep breaths|take a breath|inhale|inhaling) &
        (surgery|operation|hip|knee|flight|flew|cast|calf|leg|spat|spit*|cough*|pink|birth|clot|sudden*|
        since|today|this morning|hour|breathless|puffed)
    {pressure} ~2 (behind|under|beneath|inside) ~1 (ribs|breastbone|sternum)
    (band|belt|vice|strap|hoop) ~3 (round|around|across) ~3 (chest|ribs|heart|ribcage|breastbone)
    (left arm|jaw|both arms|both my arms) ~3 {pain} & (sweat*|chest|clammy|sick|breath*|pale|ribs|
        grey|dizzy|faint*|heart|drenched)
    (chest|breastbone|sternum|ribcage|heart|ribs) ~5 (vice|vise|belt|band|clamp|gripped|gripping|
        squeezing|squeezed|squeeze|crushed|crushing|bursting|exploding|ripping|tearing|on fire|
        spasm|spasms|elephant|like a fist|fist|dull ache|going to explode|tightens|constrict*|
        twinges|twinge|stabbing|knife|knives|jabbing|heavy|heaviness|lead weight|boulder|concrete|
        parked|sat on|sitting on|standing on|on top of|on it|van|car|lorry|truck|
        horse|cement|bricks|anvil|sandbag) unless (cream on it|plaster on it|sticker on it|
        rash on it|hair on it|indigestion only|heartburn only|bra|chest infection cleared|
        chest freezer)
    (crushing|squeezing|tight|tightness|heavy|ripping|tearing|sitting|sat|parked|lorry|van|
        truck|car|horse|standing|stamping|fist|weight|
        pressing|press*) ~6 (chest|breastbone|sternum|heart)
    ({pain}|pressure|tightness|heaviness|numb*|tingling) ~8 (jaw|left arm|shoulder blades|both
        arms|left shoulder|down my arm|down his arm|down her arm|down the arm) & (chest|sweat*|
        clammy|sick|breath*|pale|grey|gray|dizzy|faint*|heart|drenched|cold sweat)
    (heart) ~2 (playing up|is giving out|giving out|is failing|hurting|in pain|is sore) & (sweat*|
        breath*|arm|jaw|pain|dizzy|now|faint*)
Trouble breathing!
    (breath|breathing|breathes|breaths|breathe|resp*) ~4 {gradeup} unless (hold|holding|deep
        breath)
    (gulping|fighting|gasping|clawing|begging|heaving|struggling|desperate|battling) ~2 (air|
        breath)
    (gasping|panting|puffing|puffed|winded|wheezing|out of breath|breathless|out of puff|gasps) ~6
        (just walking|just from|just getting|getting dressed|getting up|to the kitchen|to the
        toilet|to the loo|to the door|across the room|one step|few steps|two steps|talking|to talk|
        speaking|sitting still|lying down|in bed|doing nothing|moving|rolling over|lips|at rest)
    {cant2} ~2 (finish|complete|get to the end of|get through|get out|manage|speak in|say|string)
        ~3
        (sentence|sentences|three words|two words|few words)
    (breathing|breathe|breath) ~3 (through a straw|under water|underwater)
    (feel*|like|as if) ~4 drowning & (air|breath*|lie|lying|chest|lungs)
    (lungs|lung|chest|airways) ~3 (won't fill|closing|filling|filling up|shutting|bubbling|not
        working|collapsing|collapsed|closed|won't expand|gurgling|rattling|full of water)
    (inhaler|puffer|ventolin|nebuliser|nebulizer|salbutamol|blue one) ~5 (nothing|doesn't|doesnt|
        isn't|not|useless|no help|no good|empty|ran out|run out|not touching|isn't touching|won't)
        & (breath*|asthma|wheez*|sentence|chest|air|{kin}|cough*|lips|word*|blue)
    (nostrils|tummy|belly|ribs|neck|throat) ~3 (flaring|sucking|pulling|tugging|heaving|sinking|
        going in and out) & (breath*|cough*|{little})
    {refuses} ~2 (get air|get enough air|get a breath|draw breath|draw a breath|take a breath|take
        in air|suck in air|get oxygen)
    (turning|gone|going|went) ~1 (blue|purple|grey|gray) & (breath*|chok*|cough*|lips|baby)
Choking!
    (eating|ate|toast|food|lunch|dinner|meal|meat|grape*|sweet|bread|sausage|steak|mouthful|bite) &
        {cant2} ~3 (sound|noise|cough|speak|talk|breathe) unless (sore throat|dentist)
    (eating|ate|toast|food|meal|meat|grape*|sweet|bread|sausage|steak|mouthful) & (clutch*|grabbed|
        grabbing|holding|pointing) ~2 (neck|throat)
    (stuck|lodged|wedged|jammed|went down the wrong|wrong way|wrong hole|wrong pipe) ^6 (throat|
        windpipe|gullet|pipe|airway|neck) & (breath*|cough*|talk*|speak*|swallow*|saliva|spit|
        blue|purple|red|gag*|drool*|dribbl*|noise|panic*|clutching)
    (clutching|grabbing|holding|pointing) ~3 throat & (food|eating|ate|{cant2}|blue|red)
    {cant2} ~2 (swallow|get down) ~3 (own|saliva|spit|anything|water|even|drop)
Blue lips!
    ({kin}|{little}|skin|lips) ~6 (blue|purple|grey|gray|dusky) ~1 (colour|color|shade|tinge)
    (lips|lip|face|fingertips|tongue|nails|fingers|mouth|skin|he|she|baby|cheeks) ~4 (blue|bluish|
        blueish|ashen|dusky|navy|grey|gray|purple|purply) & (breath*|cough*|cold and clammy|baby|
        wheez*|limp|chest|asleep|wake|gasp*|panic*|chok*|floppy) unless (blueberr*|lipstick|bruise|
        wearing|eyes are blue)
Possible stroke!
    ({speech}|voice|sounds|sounding) ~5 (drunk|drunken)
    (left|right|one|whole left|whole right) ~3 ({limb}|grip) ~4 {useless} unless (carpal|tunnel|
        slept on|lay on|sciatica|surgery|operation|anaesthe*|anesthe*|block|cast|bike|nerve|after
        sitting|pins|years|plaster|woke me|always|physio)
    {useless} ~4 (left|right|one) ~3 ({limb}) & ({recently}|face|{speech}|{sudden})
    {face} ^5 {wonky} & ({one}|half|side|sudden*|since|today|arm|speech|words|talk*|this morning|
        now|woke|drool*) unless (mask|filler|botox|dentist|dental|anaesthe*|numbing)
    (drool*|dribbl*|dribble|spilling) ~5 (one side|side of|corner|left side|right side)
    (drop*|dropping|spilling|letting go of) ~3 (things|cups|cup|everything|mug|fork|keys|pen|phone|
        spoon|toothbrush|stuff) & (hand|arm|{sudden}|{one}) & (sudden*|since|today|this morning|
        keep|keeps|face|speech|numb|weak*|now)
    {cant2} ~2 (find|form|string|get|say|speak|utter|make|pronounce|produce) ~3 (words|word|
        sentence|sentences|sense|name) & ({sudden}|{gibberish}|now|today|since|face|arm|hand|out|
        just|{kin}) unless (crossword|foreign|language class|asleep|name of the)
    (words|speech|sentences|talking|mouth|voice) ~5 {gibberish} unless (website|letter|leaflet|
        hoarse)
    (gibberish|jibberish|word salad) ~4 (coming|comes|came|talk*|speak*|out|said|say*)
    (stopped|stops|quit) ~1 (talking|speaking|making sense) & (face|droop*|drool*|dribbl*|arm|leg|
        mid|sudden*|staring|stare*|side|halfway|mouth)
    (walking|walks|staggering|staggers|veering|veers|leaning|listing|stumbling) ~4 (like a drunk|
        drunk|one side|sideways|to the left|to the right|into walls|into the wall) & ({sudden}|
        today|since|this morning|speech|slur*|headache|vomit*|hasn't been drinking|not been
        drinking|not drunk|now|hasn't had a drink|sober)
    (seeing|see|sees|saw) ~2 (double|two of everything|two of) & ({knock}|{sudden}|headache|
        vomit*|throwing|since|weak*|head|slur*|dizzy|today|this morning)
    (half of|one half of|left half|right half|one whole) ~4 (body|face|mouth|me) ~5 (numb|dead|
        gone|weak|asleep|tingl*|won't|can't|frozen)
    (can't|couldn't|can not|cannot|forgot how to|forgotten how to) ~3 (walk straight|work my|hold
        my
        cup|hold a cup|hold a pen|hold his cup|hold her cup|button|write my name|hold a spoon|
        sign my name|hold the phone) & ({sudden}|since|today|this morning|right|left|hand|now)
Heart racing or very slow!
    (heart|pulse|ticker) ~5 (missing|skipping|skips|misses|stops|stopping|pausing|flipping|
        somersaults|all over the place|erratic|bonkers|haywire|going mad|going nuts|going like the
        clappers|like a drum|like a bird|jackhammer|hammering|200|190|180|170|160|150|220|210) &
        (faint*|dizzy|chest|breath*|{charge}|threw|pass out|black out|blackout|collapse*|gray|
        grey|hour|hours|sweat*|light headed|lightheaded|drop|woozy|wobbly|vision|cold sweat|stop)
    (heart|pulse) ~5 (slow|slowly|dropped|low|barely|faint|weak) & (faint*|dizzy|pass out|
        collapse*|
        grey|gray|blackout|chest|breath*|confus*|pacemaker)
    (pacemaker|icd|defibrillator) & (shock*|beeping|zapped|fired|faint*|collapse*|went off|kicked
        me|dizzy|blackout)
Sudden confusion!
    (couldn't|couldnt|can't|cant|didn't|didnt|don't|dont|not) ~1 (remember|know|recall) ~1 (who i
        am|who i was|where i am|where i was|my own name|how i got here) unless (talking|speaking|
        supposed|meeting|calling|going|park|parking|ward|clinic|building|department)
    {cant2} ~1 (say|tell|give|remember|recall) ~2 (name|own name|birthday|what day|what year) &
        {kin} unless (password|appointment|name of the|doctor|website|form)
    (can't remember|cant remember|doesn't remember|doesnt remember|forgotten|forgets|no idea) ~2
        (who|
        where|my name|his own|her own) & ({sudden}|since|today|now|tonight|fever|this morning|head|
        fell) & ({kin}|{little}) unless (password|appointment|left my)
    (talk*|speaking|speaks|shouting|waving|chatting|reaching) ~3 (people|someone|things|somebody|
        wall|walls|dead mother|dead husband|dead wife|ceiling|nobody|children|man|men|animals) ~4
        (aren't|isn't|arent|isnt|not there|not in|no one|nobody|who died|wall|walls)
    (thinks|believes|convinced|insists|swears) ~4 (it is 19*|it's 19*|in the war|19*|spiders|
        insects|i'm his mother|i'm her mother|poisoning|strangers|somebody else|stranger|a
        stranger|dead mother) & ({sudden}|today|since|fever|infection|tonight|this morning|now|
        operation|urine|last night|sugar)
    {ill} & (fever|#fever|infection|hasn't drunk|not drinking|dehydrat*|urine|uti|sugar|chest
        infection|runs|diarr*|operation|medication|{sudden}) & (muddled|rambling|babbling|raving|
        talking rubbish|away with the fairies|not with it|not all there|doesn't know|seeing
        things|hearing things|hallucinating|bewildered|vacant|delirious|not making sense|talking
        nonsense|confused|out of it)
Worst headache!
    (like a bat|like a hammer|like a brick|like lightning|like thunder|like a train|like a gunshot|
        like an explosion|like a ton of bricks|like a bomb|like a firework|out of nowhere|in one
        second|in a second|in seconds|within seconds|split second|instantly|in an instant|bang|
        from nothing|zero to ten|snapped|popped|pop|went off) & (headache*|migraine*|head|skull) &
        (sick|vomit*|throwing|worst|neck|never|different|explo*|agony|collapsed|pain|ache|stiff|
        light|unbearable|splitting|headache*) unless (banged|ball|concussion)
    (worst|most awful|most terrible|most horrendous|most brutal|most violent|most severe|
        nastiest) ~3
        (headache|head|pain) & head*
    (splitting|blinding|crashing|pounding|killer|thumping|brutal|savage|monstrous|horrendous) ~3
        (headache|head|migraine) & ({sudden}|stiff|vomit*|throwing|neck|fever|rash|vision|blurr*|
        sight|weak*|numb*|confus*|drowsy|collapsed|{thinner}|never|different)
Rash that does not fade!
    (spots|rash|marks|dots|blotches|specks|bruises) ^8 (under a glass|under the glass|with a glass|
        glass test|tumbler|stay put|stays put|don't go|doesn't go|won't go|not going|press|pressed|
        pressing|purple|pinprick*|pin prick*|blood spots|bruise like) & ({fever}|{ill}|stiff|light|
        neck|sleepy|vomit*|{little}|spreading|poorly|unwell|glass|moaning|floppy)
Possible sepsis!
    ({fever}|infection|uti|pneumonia|chest infection|flu|cellulitis|kidney infection) & {ill}
        unless (feeling better|went down)
    (skin|legs|arms|hands|feet|knees|she|he) ~3 (mottled|marbled|lacy|like marble) unless cake
    (teeth chattering|teeth are chattering|shaking like a leaf|violent shivers|violent shaking|
        uncontrollable shaking|can't stop shaking|can't stop shivering) & ({fever}|hot|wound|
        catheter|line|port|infection|surgery|operation|burning|chemo*|kidney)
    (never felt so ill|never been so ill|never felt this ill|feel like i'm dying|feels like dying|
        feel like i am dying|feel i'm dying|at death's door|sense of doom|impending doom|going to
        die right now|think i'm dying|think i am dying|think he's dying|think she's dying) unless
        (to know|boredom)
    (spreading|spread|spreads|creeping|growing) ~4 (fast|quickly|by the hour|hourly|past the line|
        rapidly|as i watch|before my eyes|every hour) & (red*|skin|leg|arm|swollen|hot|wound|bite|
        purple|black|pain|rash|cellulitis)
Coughing or vomiting blood!
    (cough*|spit|clear my throat|spat) ~8 (sink|basin|washbasin|tissue|hanky|bowl|toilet) ~4 (red|
        pink)
    (sink|basin|washbasin|tissue|hanky|bowl) ~5 (red|pink) ~6 (cough*|spit|spat|clear my throat)
    (cough*|spat|spit*|brought up|bringing up|bring up|hack*) ~3 (pink|rusty|red) ~1 (stuff|foam|
        froth|phlegm|spit|sputum|mucus|gunk|bits|streaks|slime)
    (cough*|hack*|spit*|gob*|spat|retch*|heav*) ^12 (blood|clots|bloody|crimson|scarlet|pink froth|
        frothy pink|pink foam|rusty) unless (pressure|blood test|thinner*|sugar|gums|brushing|
        toothbrush|floss|tooth|dentist|nosebleed|sample)
    {vessel} ~4 (blood|clots) unless (blood test|pressure|sample|sugar|took|donat*|taken)
    ({vomiting}|sick) ^8 (blood|coffee grounds|coffee granules|coffee ground|dark brown bits|black
        bits|black stuff|bright red|clots|bloody) unless (blood pressure|blood test|sugar|gums|
        blood thinner*)
Black or bloody stool!
    (passing|passed|pooing|pooped|pooing out|shitting) ~2 (tar|tarry|black tar|black sludge|black
        goo)
    {stool} ^6 (blood|bloody|clots|jet black|tar|tarry|like treacle|treacle|like oil|red water|
        redcurrant|red currant jelly|redcurrant jelly|maroon|burgundy|plum coloured) & (dizzy|
        faint*|weak|{vessel}|full|pouring|water|tar|tarry|treacle|stink*|sticky|smell*|clots|pain|
        pale|collapsed|light headed|lightheaded|baby|maroon|jelly|{thinner}|all|filled) unless
        (iron|bismuth|pepto|beetroot|blood pressure|on the paper|streak)
Heavy bleeding!
    (cut|wound|gash|socket|stump|stitches|incision|graze|artery|vein) ~5 (pumping|spurting|gushing|
        pouring|squirting|spraying|jetting)
    (pouring|gushing|dripping|streaming|oozing|running|won't stop|not stopping|bleeding) ~5 (hour|
        hours|minutes|ages) & {thinner} & (nosebleed*|nose|cut|gum|gums|tooth|wound|blood|bleed*|
        graze)
    (cut|caught|sliced|slit|gashed|ripped|tore) ~3 (wrist|arm|leg|thigh|hand|neck) & (pumps|pumping|
        pulses|pulsing|squirts|spurts|gushes|pours|pouring|shoots|sprays)
    (pouring|gushing|streaming|dripping) ~4 (an hour|hours|half an hour|# minutes|forty minutes) &
        {thinner} unless rain*
    (socket|wound|cut|gash|stump|stitches|incision) ~4 (pouring|gushing|spurting|flooding) & (hours|
        hour|minutes|won't|still|blood|red|stop)
    {opening} ^7 ({clotword}) & {unstoppable}
    ({clotword}|nosebleed|nosebleeds|nose bleed) ^8 {unstoppable} unless (blood pressure|blood
        test|
        sugar|rain|period pants|swimming pool)
    (pressing|pressed|pressure|holding|squeezing|pinching|pinched|tourniquet|towel|towels|tea
        towel|cloth|kitchen roll|gauze|bandage) ~10 (still|keeps|keep|comes|coming|pouring|won't|
        through|gushing|soaked|soaking|red) & ({clotword}|{blade}|wound)
    (soak*|changing|changed|going through|gone through|get* through|filled|fill*|flood*|using) ~4
        (pad|pads|tampon|tampons|towel|towels|nappies|sanitary) ~5 (hour|half hour|minutes|minute|
        hourly|fast|clots|night)
    (bandage|dressing|gauze|plaster|pad|towel|tea towel|sheet|sheets|pillow|mattress|shirt|
        sock) ~4 (soaked|soaking|drenched|saturated|red through|dripping|sodden) & (red|blood*|
        bleed*|again|wound|cut|minutes|hour) unless (rain|sweat|shower|bath|washed|water)
    (clots|clot) ~5 (size of|big as|like|golf|plum|lemon|fist|egg|palm|liver|ball|lumps) & (period|
        bleed*|blood|pad*|birth|pregnan*|vagina|passing|toilet|giving|passed)
    {blade} ^10 {deepcut} & (hand|finger|fingers|thumb|arm|leg|foot|thigh|wrist|neck|calf|palm|
        forearm|knee|shin|head|face|toe|blood|bleed*) unless (deep breath|cut down)
    (finger|thumb|toe|fingertip|hand|ear) ~5 (came off|come off|is off|chopped|severed|hanging off|
        sliced off|lopped off|taken off|hanging by)
Fainting!
    (steroid|steroids|hydrocortisone|prednisolone|prednisone|cortisone|addison*) & (missed|
        stopped|ran
        out|run out|forgot|throwing up|vomit*) & (vomit*|throwing up|faint*|weak|confus*|collapse*|
        dizzy|drowsy) & (faint*|weak|confus*|collapse*|dizzy|drowsy)
    {cant2} ~1 (get|make) ~1 (them|{kin}) ~2 (wake|respond|react|talk|answer|breathe|stir|up|come
        round) unless (bed on time|in the morning)
    {cant2} ~2 (rouse|wake|waken|stir|revive|get a response|get any response|get a word|get an
        answer) ~2 (them|{kin}|from|out|my|the|our|baby|up) unless (early|for work|school|alarm|in
        the morning)
    (dropped|drops|collapsed|slumped|crumpled|keeled|flopped|hit the deck|went down|gone down|fell|
        falls|sank|toppled|lying|lies|found|crashed) ~7 (floor|deck|ground|chair|sofa|wheel|
        bathroom|shower|kitchen|bed|pavement|stairs|street|car|garden|toilet) & (not waking|won't
        wake|not moving|isn't moving|not responding|unresponsive|limp|breathing|cold|grey|gray|
        blue|won't answer|doesn't answer|not answering|isn't answering|isn't responding|
        isn't talking|isn't waking|isn't breathing|doesn't move|doesn't respond|not coming round|
        isn't coming round|eyes open|eyes|staring|snoring|gurgling|
        lifeless|no response|can't wake|can't rouse|won't move|groaning|moaning|not talking)
    (about to|going to|gonna|gona|nearly|almost|keep|keeps) ~1 (drop|keel over|black out|blacking
        out|pass out|passing out|collapse|collapsing|go down|faint|fainting|keeling over|greying
        out) & (chest|throat|heart|bleed*|blood|spinning|racing|pulse|#fastpulse|vision|welts|
        hives|belly|stool*|poo|pregnan*|pain|breath*|sweat*)
    (in and out of|slipping in and out|drifting in and out|going in and out|fading in and out|
        losing)
        ~2 (consciousness|it|sleep|awareness)
    (eyes|eye) ~2 (rolled|rolling|roll|rolled back|fixed and|glassy|glazed) & (limp|shak*|jerk*|
        stiff|floor|not|respond*|won't|{kin}|twitch*|floppy|breath*|collapsed|{little})
    ({kin}|{little}) ~4 {refuses} ~1 (stay awake|open his eyes|open her eyes|keep his eyes open|
        keep her eyes open|respond|responding|react|reacting|answer me|answering|responsive|
        stirring|stir|
        wake|waking|rouse)
    {refuses} ~1 (coming|come|came) ~1 (round|around|to) unless (coming to the|come to the|
        come to my|coming to my|coming to see)
    (unrousable|comatose|out for the count|spark out|sparked out|out like a light and|dead to the
        world and)
Seizure!
    (won't stop|can't stop|hasn't stopped|doesn't stop|not stopped|isn't stopping) ~1 (twitching|
        jerking|convulsing|seizing|fitting|thrashing)
    (fit|fits|fitting|seizure|convulsing|shaking|jerking|twitching|spasms) ~3 (won't stop|has not
        stopped|
        will not stop|does not stop|not
        stopping|isn't stopping|hasn't stopped|doesn't stop|wont stop|going on|lasted|lasting|
        after another|minutes|back to back|for # minutes|still going|again and again) unless (fit
        for|nerves|laughing|hands)
    (having|had|has|another|second|third|in a|into a|long|just had|first) ~1 (fit|fits|funny turn
        and|episode and) unless (clothes|shoe*|denture*|brace|mask|ring|aid|glasses|well|me|keep|
        laugh*|giggles|about the)
    (whole body|arms and legs|all four limbs|limbs|body|both arms) ~4 (jerk*|shak*|twitch*|stiff|
        rigid|thrash*|convuls*|spasm*) & ({kin}|{little}|eyes|foam*|respond*|froth*|blue|bit|
        unconscious|wet|gurgl*|floor|now|minutes)
    (foam*|froth*|frothing|foaming|bubbles) ~4 mouth
Swelling of face, tongue or throat!
    ({airway}|voice|gullet|tonsil|tonsils|neck|eyes) ~6 {closing} & {trigger} unless (sore throat
        only|cold sore|insect on|hay fever|mosquito)
    {wheals} ~6 (all over|everywhere|head to toe|covered|whole body|from head|spreading|arms and
        legs|head to foot|top to toe|body) & (throat|voice|tongue|breath*|faint*|dizzy|spinning|
        lips|wheez*|vomit*|sick|collapsed|choking|chest|eyes|face|swallow*|drop|gasping|cough*)
    (covered in|covered with|broke out in|broken out in|come out in|came out in|coming out in|
        erupted in) ~2 {wheals} & (throat|tongue|lips|voice|breath*|dizzy|faint*|spinning|swell*|
        swollen|vomit*|sick|wheez*|collapsed|tight|chest|eyes|face)
    {trigger} & (throat|tongue|lips|voice) & (closing|tight|tightening|swelling|swollen|thick|
        squeaky|hoarse|huge|croaky|lump|itchy and|puffing|puffed|ballooned|ballooning)
Thoughts of suicide or self-harm!
    (wrote|written|writing) ~2 (letters|goodbyes) & (gave|giving|given) ~1 away
    (took|taken|swallowed|downed) ~3 (pills|tablets|bottle|meds|medication|capsules) & goodbye &
        (thank you for everything|thanks for everything|sorry|forever)
    (took|taken|swallowed|downed) ~3 (pills|tablets|bottle|meds|medication|capsules) & (bye
        everyone|bye all|goodbye everyone|goodbye all|this is goodbye|farewell|forgive|love you
        all|sorry for everything|tell them|tell mum|tell my)
    (feel like|want to|ready to|going to|thinking of|thinking about|thoughts of) ~1 (ending things|
        end things|ending everything|end everything|ending my|finish it all|finishing it all)
    (giv*|gave) ~5 away & (things|belongings|stuff|possessions|pets|clothes) & (won't|wont|need*|
        goodbye|gone|longer|die|anymore|any more) unless (charity|too small)
    (goodbye|goodbyes|farewell) & (gun|rope|pills|blade|noose|knife|rifle|razor|shotgun|tablets|
        bridge|overdose|forgive|forever|can't go on|last time)
    (driving|drive|crash|crashing|steer|swerve) ~4 (into|off) ~2 (wall|tree|oncoming|lamp post|
        barrier|lake|lorry|traffic|cliff|road) & (thinking|want|urge|keep|feel*|tempted|imagin*|
        think|
        picture|going to)
    (saving|saved|hoarding|stockpil*|hiding|collecting|storing|stashing) ~3 {drug} & (tonight|take|
        all|end|die|enough|swallow|anymore|bottle) unless (money)
    (take|taking|swallow) ~1 (them all|all of them|the lot|the whole lot|everything) & (tonight|
        {drug}|
        end it|gonna|going to|i'll|ill) unless (once a day|as prescribed|should i|do i)
    (plan|planned|planning|decided|intend|set on|mind made up) ~3 (jump|hang|drown|die|overdose|end
        it|kill|gas|shoot|slit)
    (everyone|everybody|they|they'd|family|kids|children|world|people|wife|husband|mum|all|you|
        you'd|nobody|no one|parents|partner) ~5 (better off|cope|manage|happier|fine|relieved|
        miss|easier|get over it|get over me|better|notice|notices|care|free|get by|survive|mourn|
        okay|ok|cry) ~3 {gone} unless (without me asking|hospital|holiday|surgery|operation|
        procedure|admitted|
        admission|work|job)
    (written|wrote|writing|left|leaving|finished|posted) ~4 (letters|letter|goodbye|goodbyes|
        farewell|farewells) & (better off|without me|{means}|everyone|forgive|die|end|tonight|
        cope|kids|sorry|family|goodbye*|don't look|each|all of them) unless (referral|doctor|
        appointment|
        gp|insurance|clinic|consultant|hospital|nurse|school|employer)
    {means} ~5 (lined up|in front of me|in my hand|in my hands|next to me|beside me|counted|laid
        out|loaded|hidden|saved up|stockpiled|saved|hoarded|picked out|chosen|waiting|ready|in the
        garage|in the drawer|by the bed|on the bed|on the table|in the shed) & (die|end|ending|
        anymore|any more|sorry|bye|goodbye|without me|tired|cope|done|enough|anymor|stand|live|
        living|alive|morir*|matar*|can't|tonight|over|peace|pain) unless (pill box|pillbox|dosette|
        in the morning)
    (rope|noose|gun|shotgun|rifle) ~4 (in my hand|in my hands|ready|in the garage|in front of me|
        tied|loaded|round my neck|around my neck|over the beam|bought|in the attic|in the loft|next
        to me)
    (had enough of|done with|tired of|fed up with|finished with|sick of|exhausted of|through with|
        over) ~2 (living|life|being alive|this world|existing|existence|my life|being here|
        breathing|waking up) unless (living with|living in|living alone|living on)
    {refuses} ~3 (see|have|find|got) ~3 (point|reason|future|way out|purpose) ~4 (anymore|any more|
        living|going on|being|carrying on|staying|to live|to go on|to stay|in life|alive|tomorrow|
        waking)
    (no|what's the|what is the|isn't any|any|see the|lost the) ~2 (point|reason|will|future|way
        out)
        ~3 (living|anymore|any more|going on|being here|being alive|carrying on|to live|left|to go
        on|waking up|for me|to stay) unless (website|appointment|no future appointments)
    (wish|wish i could|wish i would|wishing|hope|hoping|pray|praying|want|wanted|love to|like to|
        need to|dream of|just want)
        ~8 (not wake|wouldn't wake|don't wake|never wake|didn't exist|disappear|vanish|was never
        born|be gone|be over|god would take me|lord would take me|god takes me|lord takes me|hit by
        a bus|run me over|stop existing|not exist|cease to exist|never existed|sleep forever|not be
        here|stop being alive|be no more|fall asleep forever|it all to stop|everything to stop|it
        all to end|everything to end|hurt anymore|wasn't here) unless (symptoms|scar|stoma|pain to)
    (don't|dont|do not|doesn't|doesnt|not|no longer|didn't) ~3 (want|wanna|wana|wish|care) ~2 (be
        here|live|exist|be alive|wake|go on|be around|continue|stay alive|carry on|see tomorrow|
        if i live|whether i live|be a burden and|be on this earth|be in this world) unless (live
        with|live in|live near|live at|here for|in hospital|here overnight|be here early|be here
        too|carry on with|continue with|wake up early|wake the)
    (rather not|prefer not to|sooner not) ~1 (be alive|exist|wake up|go on living|carry on living|be
        on this earth|be in this world) unless wake up early
    (goodbye forever|goodbye world|goodbye cruel|bye forever|this is goodbye|last message|last
        goodbye|final goodbye|won't be here tomorrow|wont be here tomorrow|won't be around much
        longer|not be here next week|won't see tomorrow|won't hear from me again|never hear from
        me again|won't be a problem|won't be a burden|nobody will have to|see you on the other
        side|by the time you read)
    (burden|weight|drain|waste of space|waste of air) ~5 (everyone|family|them|kids|all|husband|
        wife|on|people|mum) & (better|gone|dead|end|die|without|go away|disappear|stop|over|
        not be here|exist)
    ? (how many|how much|which|what) ~4 ({drug}|alcohol) ~9 {dying} unless (risk|prevent|worried|
        he took|she took|dog|cat|child lock|accident*)
    ? (painless|quickest|easiest|best|least painful|quick|fastest|peaceful|surest|reliable|less
        painful) ~2 (way|ways|method|methods) ~4 (die|go|end it|kill*|end my|end things|suicide|
        dying|hang|out of this)
    ? (lethal|fatal|deadly) ~1 (dose|amount|quantity) ~6 ({drug}|for me|for someone|my weight)
    ? (would|will|does|do|is) ~8 (enough|sufficient) ~3 (to kill me|to end it|to die|to end my)
    (jump|jumping|step|stepping|walk|walking|drive|driving|throw*|swerve|swerving|hurl*) ~4 (in
        front of|under|off|into|out of) ~3 (train|trains|bus|lorry|truck|bridge|car|tree|traffic|
        roof|cliff|balcony|tracks|river|window|sea|platform|building|tube) & (want|going|thinking|
        feel*|urge|think|keep|keeps|tonight|tempted|imagin*|might|just|wonder*|could|picturing|
        i'd|ready|wanted|standing)
    (overdose|hang myself|slit|gas myself|drown myself|shoot myself|take my life|take my own life|
        end
        my life|off myself|top myself|do myself in|do something stupid|do something silly|do away
        with myself|finish myself|neck myself) unless (accident*|laughing)
    (cut|cutting|burn|burning|scratching|hitting|hurting|harming|starving|punishing) ~2 (myself|
        himself|herself|my arms|my thighs|my legs|her thighs|her arms|his arms) & (again|relief|
        feel|release|help*|deserve|punish*|every night|secret|scars|cope|keep|keeps|started|
        urge|blade*|razor*|hide|hides|found|numb) unless (accident*|kitchen|cooking|shaving)
Violence at home!
    ({kin}|stepdad|stepfather|carer) ~4 (hit|hits|hitting|beat|beats|beating|punches|punched|kicks|
        kicked|strangles|strangled|choked|chokes|threatens|threatened|threatening|forces|forced)
        ~2 (me|us|my kids|the kids|my children|my mum|himself on) unless (ball|news|accident*)
Thoughts of harming others!
    (voice|voices|something|someone in my head) ~6 (kill|stab|hurt|harm|strangle|attack|smother) ~3
        (my|him|her|them|people|mum|mom|dad|baby|wife|husband|myself|me|someone)
Overdose or poisoning!
    (lithium|digoxin|theophylline) & (confus*|slur*|trembl*|tremor|shak*|unsteady|yellow) &
        (vomit*|sick|confus*|diarr*|drows*|slur*|palpitations) unless (mother took|years ago)
    ({little}|{kin}) ~2 (found|got|opened|been|emptied) ~4 {drug} & (ate|eaten|some|swallowed|
        mouth|chew*|empty|missing|crunch*) unless (pharmacy|prescription)
    {poison} & (licked|licking|tasted|tasting|drank it|swallowed it|ate it|had some|bit it|bit
        into) & ({little}|{kin}|i)
    (swallowed|downed|necked|popped|taken|took|had) ~2 #many unless (mg|mcg|milligram*|ml|days|
        years|minutes|hours|weeks|months|am|pm|units|percent|times|breaths|steps|people|visits) &
        ({drug}) & (pill|pills|tablets|capsules|paracetamol|ibuprofen|aspirin|painkillers|sleepers|
        painkiller) & (already|them|those|just|now|more|tonight|today|die|end)
    {poison} & (gulp|gulps|sip|sips|swig|swigs|mouthful|mouthfuls|swallowed|drank|took a) & (mouth|
        throat|gullet|tongue|burning|on fire|burns|stomach|belly|sick|vomit*)
    (headache*|dizzy|sick|drowsy|drunk|faint*|groggy|vomit*|woozy) & (carbon monoxide|co alarm|co
        detector|gas alarm) & (all|both|us|we|everyone|family|house|alarm|beep*)
    (put|stuck|popped|shoved|poked) ~3 {poison} ~3 (mouth|nose|nostril|ear|up) unless (cotton)
    (engine|car|exhaust|hose|hosepipe) ~5 (running|garage|window) & (found|garage|inside|locked) &
        (found|him|her|unconscious|head|sick|sleepy|note)
    (stopped drinking|alcohol withdrawal|came off the drink|no drink for) & (shak*|seeing|fit|
        hallucinat*|sweat*|crawling|seizure)
    {little} ~6 {gotinto} ~6 {poison} unless (mouthwash rinse|clean*|washed|clean up)
    {gotinto} ~5 {poison} & ({little}|{kin}|vomit*|throat|burn*|sick|accident*|mistake|thought it
        was) unless (news|clean the|cleaning the|dressing|mushroom soup|berries with|glass of|
        pin code|my coin)
    (swallowed|drank|drunk|gulped|sipped|swigged|ingested|licked) ~5 {poison}
    {little} ~6 (got into|gets into|got hold of|got at|munched|helped himself to|helped herself to|
        been at|been into|found and|swallowed|emptied|chewed|sucked|necked|mistook|scoffed|ate|
        eaten|thought|downed|drank) ~7 {drug} unless (prescribed|with food|well)
    (bottle|packet|box|blister|pack|jar|tub|strip|pillbox|pill box) ~4 (empty|half empty|open|
        missing|gone|tipped|chewed) & ({little}) & {drug}
    (took|taken|had|swallowed|ate|given|gave|drank|injected) ~3 (mum|mums|mom|moms|dad|dads|wife|
        wifes|husband|husbands|gran|grans|nan|nans|grandma|grandmas|grandad|grandads|grandpa|
        grandpas|dog|dogs|cat|cats|somebody else|someone else|sister|brother|son|flatmate|
        neighbour|the wrong|wrong) ~4 {drug} unless (to the|box of the wrong|never)
    {drug} ~4 (for sweets|for candy|as sweets|as candy|like sweets|like candy|like smarties)
    {downed} ~5 {allofit} ~4 ({drug}|them|of them) unless (prescribed|as directed|week's course|
        the course|with water|three times|with food|all my tablets this|all my tablets with|all my
        medication as|finished the|ran out|regularly|every day|every morning|all week|weeks ago)
    {downed} ~2 (the lot|everything in|whatever was|every last one|all of them|two boxes|three
        boxes|two packs|three packs) unless (homework|food)
    {drug} ^8 (vodka|whisky|whiskey|gin|wine|booze|alcohol|rum|beer|drink|drunk) & (drowsy|sleepy|
        asleep|wake|slur*|can't|unconscious|handful|whole|lots|pass*|vomit*|all|bottle|breath*|
        loads|goodbye|sorry|want|die|blue|snoring) unless (can i|is it|avoid*|may i|allowed)
    (heroin|fentanyl|oxy|ketamine|ghb|coke|cocaine|crack|ecstasy|mdma|meth|spice|oxys|xannies|
        benzos|downers|opioids|opiates|methadone|booze|vodka|whisky|whiskey|pills|lines|drugs|
        molly|acid tab|od|overdose) & (unconscious|won't wake|can't wake|not waking|snoring|
        gurgling|blue|not breathing|barely breathing|fit|seizure|unresponsive|out cold|passed out|
        pinpoint|collapsed|can't rouse|cold and clammy|foaming)
    (carbon monoxide|charcoal|bbq|barbecue|generator|boiler|stove|heater|exhaust|wood burner|
        woodburner|fumes|alarm|gas fire|gas cooker|paraffin heater|disposable grill|gas) &
        (indoors|
        inside|room|everyone|all of us|both of us|dog|tent|garage|house|kitchen|us|flat|caravan|
        cabin|van) & (headache*|dizzy|sick|sleepy|drowsy|faint*|groggy|head|vomit*|woozy|confused|
        weak|pink) unless (hours ago cleared)
    (mixed|mixing|mix) ~5 (bleach|chlorine|ammonia|cleaner*|cleaning products|toilet cleaner|
        vinegar) & (cough*|breath*|chest|throat|eyes|fumes|burn*|dizzy|wheez*|lungs)
    (insulin|warfarin|digoxin|methotrexate|morphine|methadone|lithium|fentanyl|patches|patch|
        oxycodone|beta blocker*|blood thinner*) ~6 (twice|double|wrong dose|wrong pen|too much|ten
        times|10 times|instead of|by mistake|two patches|three patches|extra) & (i|{kin}|
        {little}|took|gave|injected|had) & (drowsy|sleepy|dizzy|sweat*|shak*|confus*|bleed*|today|
        just|now|this morning|tonight|minutes|hour|again|took|gave|injected) unless (never|missed)
    (snake|adder|viper|scorpion|jellyfish|widow|spider|stonefish|weever|stingray) ~5 (bit|bitten|
        bite|stung|got me|fang*) & (swell*|swollen|breath*|dizzy|sick|purple|numb|vomit*|sweat*|
        spread*|leg|hand|arm|foot|faint*|ankle)
Severe belly pain!
    (doubled|doubled up|curled up|curled in|writhing|rolling around|rolling on the floor|rolling
        about|screaming|bent double|bent over|crying|sobbing|can't straighten|cant straighten|all
        fours|can't stand up|can't lie still|climbing the walls|begging|howling) ^9 ({belly}|side|
        flank|kidney|{pain})
    ({belly}|flank|kidney) ^6 (agony|unbearable|killing me|rock hard|like a board|like a drum|
        stabbing|knife|on fire|ripping|tearing|excruciating|out of this world|beyond|worst|savage|
        vicious|horrendous|insane|off the scale|10/10|hard as) & ({pain}|vomit*|sick|fever|faint*|
        move|hard|since|touch|back|swollen|wind|sweat*)
    (tearing|ripping|splitting|shredding) ~6 (back|chest|belly|shoulder*|stomach|abdomen)
Severe pain!
    (worst pain|most painful|never felt pain|never known pain|never had pain|pain like it|pain like
        this|pain beyond|blinding pain|worst agony|in agony|absolute agony|total agony|pain is off
        the scale|pain through the roof|morphine isn't|10/10 pain|pain 10/10|pain is 10) unless
        (childbirth years|giving birth was)
    (pain|agony|hurts) ~4 (unbearable|excruciating|intolerable|indescribable|beyond words|10/10|
        killing|off the scale|so bad i|can't cope|can't take|can't bear) unless (feet are killing|
        gym|killing me just)
Vomiting that does not stop!
    (throw*|vomit*|puk*|being sick|sick|heaving|retching|chuck*|bringing up|barf*) ~6 (every time|
        each time|everything|nonstop|non stop|over and over|again and again|can't stop|won't stop|
        hasn't stopped|all day|all night|since last night|since yesterday|hours|even water|sips|
        constantly|#many times|dozen times) & ({cant2}|water|drink*|fluid*|dizzy|weak|wee|pee|dry|
        keep|hours|day|{little}|blood|bile|night|belly|{pain}|headache|diabet*|pregnan*|times)
        unless (once|sick of)
Testicular pain!
    (privates|crotch|family jewels|manhood|willy|penis|groin) ^8 (huge|swollen|blue|purple|black|
        twisted|agony) & (side|{pain}|kicked|{sudden}|ball|erection|stuck|blue|purple)
    (testicle|testicles|balls|ball|nut|nuts|scrotum|goolies|bollocks|bollock|crown jewels|ballsack|
        sack|plums) ^8 (agony|killing|twisted|pulled up|high|swollen|swelling|sudden*|out of
        nowhere|unbearable|throwing|vomit*|sick|excruciating|size of|red and|woke|purple) &
        ({pain}|twisted|swollen|killing|sick|unbearable) unless (tennis|football|ate|eat|allerg*|
        peanut*)
Cannot pass urine!
    (pee bag|urine bag|catheter bag|wee bag|leg bag|night bag) ~4 (empty|dry|nothing) & (hours|
        since|
        belly|bladder|swollen|pain|morning|all day)
    (catheter|bag|tube) ~4 (hasn't|not|isn't|stopped|no longer|nothing|won't) ~1 (drain*|filling|
        flowing|coming|working) & (belly|bladder|hours|bursting|pain|full|tummy|since|swollen)
    {cant2} ~2 (pee|wee|urinate|pass water|pass urine|go) & (bladder|bursting|agony|hours|since) &
        (bladder|pee|wee|urine|urinate|water)
Ill after missed dialysis!
    (dialysis|haemodialysis|hemodialysis) & (missed|missing|skipped|skipping|not had|haven't had|
        hasn't had|didn't go|couldn't go|without|cancelled|overdue|no|late) & (weak*|jelly|heart|
        pulse|breath*|chest|swollen|swelling|puffy|confus*|palpitations|flutter*|dizzy|faint*|
        tingl*|numb|vomit*|collapsed|cramp*|drowsy)
Possible pressure on the spine!
    (legs|feet|thighs|bottom|groin) ~5 (numb|weak|dead|tingl*|jelly) & (hold my water|hold my wee|
        hold
        my pee|leaking wee|leaking pee|incontinent|lost control|can't hold it|no control|accidents)
    {cant2} ~2 (feel|tell) ~5 (wipe|wiping|bottom|bum|pee|peeing|wee|weeing|poo|going|saddle|
        crotch|
        privates|genitals|between my legs|backside|loo paper|toilet paper|legs|waist down|toes)
        unless (baby|kick*)
    (waist down|belly button down|chest down|hips down|neck down) ~5 (numb|dead|nothing|no feeling|
        can't|gone|tingl*|weak|paraly*|feel)
    (no feeling|nothing|numb|numbness|dead|can't feel|paraly*) ~5 (waist down|from the waist|below
        the waist|belly button down|neck down|chest down|hips down)
    (wet|wetting|soiled|messed|pooed|peed|weed) ~2 (myself|himself|herself|my pants|the bed) &
        (legs|back|numb|feel) & (numb|weak*|{cant2}|tingl*|feel|jelly|dead|can't)
    (legs) ~5 (jelly|gone|dead|won't work|not working|won't hold|giving way|gave way|won't move|
        stopped working|like lead|numb|tingle|tingling|useless) & (back|bladder|wee|pee|poo|wipe|
        spine|{knock}|neck|waist|sudden*|bowel*|wet)
Sudden change of sight!
    (vision|sight) ~2 (halved|cut in half|half gone) unless halves
    (halos|halo|rainbows|rainbow rings) ~6 (lights|lamps|light|bulbs) & ({pain}|vomit*|throwing|
        sick|headache|red)
    (vision|sight|eye|eyes|everything) ~6 (milky|grey|greyed|gray|blacked|dimming|dimmed|narrowing|
        tunnel|misty|shutter|curtain|black|dark|blank|gone|half|missing|vanished|blotted|smeared|
        wavy|cut off|foggy) & ({sudden}|in an instant|since this morning|hour ago|minutes ago|just
        now|one eye|left eye|right eye|today|this morning|tonight|curtain|shutter) unless (cataract
        years|black eye|over the years|slowly|lights)
Cold, pale or numb limb!
    (leg|foot|arm|hand|toes|fingers|toe|finger|calf|limb) & (cold|ice|icy|freezing|stone cold|like
        ice|marble) & (white|pale|blue|grey|gray|purple|mottled|waxy|numb|dead|can't feel|no
        feeling|black|like wax|marble|bloodless|no pulse) & ({sudden}|{pain}|excruciating|can't
        move|numb|feel|no pulse|hours|this morning|screaming|since|one|left|right) unless (winter|
        snow|outside|raynaud*|gloves|always)
Possible clot in the leg
    {leg} ^7 (ballooned|ballooning|swollen|swollen up|swelled|huge|twice the size|twice its size|
        double the size|double|tight|rock hard|blown up|like a balloon|tree trunk) & ({pain}|red|
        hot|warm|flight|plane|breath*|gasping|puffed|chest|cast|surgery|operation|purple|one|left|
        right|other one|pill) unless (knee|ankle|both|mosquito|insect|knee replacement)
    (gasping|breathless|out of breath|short of breath|can't breathe|to breathe|puffed|coughing
        blood|chest) & {leg} & (swollen|swelling|ballooned|huge|clot|sore|tender|hard|hurts|
        painful|tight|twice)
Infected wound
    {wound} ~4 (burst|popped|gave|given way|split|open|apart|unzipped) & (see|bulging|bulge|inside|
        pink|poking|out|fat|guts|bowel|hole)
    {wound} ^8 (popped open|popped|burst|wide open|come apart|come undone|gaping|guts|see inside|
        black|green|stinks|reeks|rotten|rotting|pus|gunk|oozing|weeping|gooey|yellow|brown|foul) &
        ({hot}|shiver*|smell*|stink*|reek*|throb*|open|inside|guts|pus)
Very low blood sugar!
    insulin & (eat|ate|eaten|eating|food|meal|breakfast|lunch|dinner|skipped) & ({lowsigns}|double|
        think straight|fuzzy|foggy|jittery|spaced|woozy)
    #many ~5 insulin & (instead of|extra|by mistake|too many|too much|accident*|meant|supposed to
        be|wrong)
    (diabetic|diabetes|insulin|gliclazide|type 1|type one|type 2|type two) & (rouse|wake|drenched|
        twitching|shaking|clammy|unresponsive|slurring|slurred|out of it|acting drunk|aggressive|
        glassy|pale|sweaty|sweating|collapsed|fitting|confused|limp|weird|wobbly|trembling|floppy)
        & ({cant2}|sweat*|drenched|shak*|trembl*|twitch*|clammy|unresponsive|collapsed|confused|
        slur*|glassy|limp|fitting|wobbly|floppy)
Very high blood sugar!
    (ran out of|run out of|out of|no|missed|stopped|forgot|forgotten|without|skipped|not had|not
        taken|no more|pump) ~5 insulin & ({vomiting}|sick|breath*|panting|thirst*|drowsy|sleepy|
        confus*|ketone*|belly|stomach|weak|fruity|peeing|pear drops|nail*|tummy)
    (breath|mouth) ~4 (fruity|acetone|nail|pear|sweet|rotten apples|apples) & ({vomiting}|sick|
        diabet*|insulin|thirst*|sleepy|drowsy|breath*|ketone*|panting|weeing)
Fever in a small baby!
    (baby|babys|newborn|infant|shes|hes|son|daughter|boy|girl|twin|twins|granddaughter|grandson|
        little one|little man|he|she) & (# days|# weeks|#day|#week|days old|weeks old|week old|day
        old|fortnight old|one month|two months|1 month|2 months|eight weeks|six weeks|five weeks|
        four weeks|three weeks|two weeks|ten weeks|nine weeks|born last|born on|just home) &
        ({fever}|hot|boiling|burning) unless (pregnan*|years old|# years|knee|hip|replacement|
        surgery|operation|pain for|for # weeks|hot water|hot weather|bath|room)
Very ill child!
    {little} & (rag doll|like a doll|gone grey|gone white|gone limp|floppy|can't keep his eyes
        open|
        can't keep her eyes open|no tears|sunken|soft spot|fontanelle|fontanel|whimper*|moaning|
        stopped crying|cries when touched|blank|won't feed|refusing feeds|refusing bottle|refusing
        the breast|refusing milk|hasn't weed|hasn't peed|not weed|hasn't had a wet|bone dry|
        grunting|
        dusky|mottled|marbled|jelly|hard to rouse|difficult to wake|not waking|unsettled and|high
        pitched|cold hands|drawing legs|screaming and|dry nappy|dry nappies|no wet|not had a wet|
        lifeless|staring|not focusing|barely moving) & (fever|hot|vomit*|sick|diarr*|runs|baby|
        newborn|months|weeks|rash|hours|feed*|breath*|wake|today|since|drink*|now|nappy|nappies|
        cry*|
        limp|floppy|temperature|sleepy|pale)
Trouble in pregnancy!
    (positive test|pregnancy test|late period|missed period|missed my period|early pregnancy) &
        (shoulder|one side|agony|faint*|bleed*|stabbing|collapsed|dizzy|sharp)
    {preggers} & (headache|pounding head|head is pounding|splitting|banging head|head pounding|head
        is splitting|head is banging|head) & {eclampsia}
    {preggers} & ({clotword}|#severepressure|cord|waters|fluid|gush|trickle|leaking|contractions|
        tightenings|cramping|agony|stabbing|excruciating|collapsed|fit|itching|shoulder tip|haven't
        felt|hasn't moved|not moved|stopped moving|not moving|not kicking|hasn't kicked|kicks|less
        movement|quiet) & (baby|pregnan*|bump|bleed*|blood|moved|kick*|movement*|waters|fluid|
        pain|contractions|hands|bp|midwife|soaked|trimester|gush|cord|#severepressure|shoulder|
        minutes|apart|move|moving|fit|collapsed) unless (blood test*|knee|hip|replacement|physio|
        old|surgery|ago|moved my appointment|operation)
    (waters|water) ~2 (gone|went|popped|leaking|broken|broke|trickling) unless (off|hot|cold|
        retention)
    (cord|foot|hand|head|baby) ~4 (hanging out|coming out|sticking out|come out|showing|crowning) &
        (contractions|labour|labor|waters|push*|pregnan*|baby|birth)
Blow to the head!
    (pupil|pupils) ~5 (bigger|larger|different|uneven|blown|huge|unequal|not the same|pinpoint|
        fixed|
        dilated) unless (drops|eye exam|optician)
    {knock} ^6 {skullpart} & {afterknock} unless (years|headache for|never hit)
    {thinner} & {knock} & (head|skull|forehead|temple|face|nose|eye|stairs|ladder|floor|hard|
        bathroom|back of) unless (should i|if i)
    (over the handlebars|off the bike|off a bike|off his bike|off her bike|off my bike|off the
        horse|off a horse|down the stairs|off the swing|off the trampoline|out of the tree|off the
        bunk|headbutt*|rugby|tackle|goalpost|off the bed|off the sofa|changing table|dropped on) &
        {afterknock} & (head|wake|vomit*|sick|sleepy|confus*|same question|same thing|memory|dazed|
        remember|skull|drowsy|unconscious|knocked out|neck)
Serious injury or burn!
    (boiling|boiling water|hot oil|hot fat|hot water|kettle|hot tea|hot coffee|hot soup|acid|
        flames|
        steam) ~4 (over|on|onto|down|into|all over) ~3 ({body}|lap|me|him|her|himself|herself|
        myself|
        {little}) unless (rinse|wash|bottle on|hot water bottle|compress|can i put)
    {burnt} & skin ~4 (white|black|peeling|coming|gone|off|leathery|raw|charred)
    (ran over|rolled over|drove over|reversed over|dropped on|landed on|fell on|went over|
        crushed) ~3
        (foot|hand|leg|arm|chest|me|toes|fingers|him|her) & (purple|crooked|bent|bone|can't|numb|
        deformed|swollen|blood*|flat|blue|move)
    (foot|ankle|wrist|arm|leg|finger|knee|elbow|shoulder|nose) ~6 (crooked|deformed|bent|wrong way|
        wrong angle|out of place|sticking out|misshapen|at an angle|backwards) & ({knock}|car|ran|
        twist*|purple|swollen|{pain}|just|football|bike|snap*|heard)
    (freezing|so cold|hypothermi*) & (stopped shivering|confus*|slur*|drowsy|mumbling|stiff)
    {burnt} ^9 {burnbad} unless (sunburn|heartburn|burning when|urine|peeing|wee|half an hour|whole
        day|half a|when i pee|allowed|coffee before|stomach|reflux|blistered feet|can i|
        boiling water
        for)
    (spilled|spilt|tipped|pulled|poured|splashed|fell into|fell in) ~6 (kettle|tea|coffee|soup|oil|
        hot water|boiling|pan|bath|chip pan|gravy|fat|noodles) & ({little}|face|chest|skin|
        blister*|
        arm|leg|back|neck|belly|himself|herself|myself|lap)
    {charge} ~5 (off|from|by|of|touching) ~5 {socketword}
    (electrocut*|zapped|got a shock|had a shock|electric shock|shocked by|bitten the cable|
        chewed the
        cable|touched the wire|stuck a fork|poked the socket) & ({socketword}|thrown|threw|heart|
        burn*|numb|arm|hand|mark|{little}|unconscious|chest|dizzy|tingl*)
    (fell|came off|thrown|knocked off|crashed|tumbled|dropped|rolled|jumped|slipped|dived|dove|
        diving) ~7 (ladder|roof|horse|motorbike|motorcycle|bike|scaffold|scaffolding|stairs|steps|
        balcony|window|tree|cliff|car|quad|loft|hatch|wall|bridge|pool|scooter|escalator) & (can't
        move|cannot move|can't feel|legs|neck|back|numb|tingl*|breath*|can't stand|hip|unconscious|
        confused|bone|blood|not moving|won't move|feel|screaming|deformed|dizzy|can't get up)
    (trapped|crushed|pinned|crush|mangled|run over|squashed) ~5 (arm|leg|foot|hand|fingers|chest|
        car|machine|door|under|tractor|forklift|pelvis)
    (metal|nail|splinter|glass|spike|railing|rod|stick|pencil|knife|dart|fence) ~6 (through|
        stuck in|
        sticking out|embedded|gone into|went into|impaled) ~4 (hand|foot|leg|arm|chest|neck|eye|
        stomach|thigh|head|face|belly|palm|him|her)
"""
