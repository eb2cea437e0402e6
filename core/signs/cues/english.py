"""The cues of English."""

from __future__ import annotations

# Of an animal as its clause's subject: what it has bitten is another matter. Fish is eaten.
_ANIMALS = "dog cat puppy kitten rabbit hamster horse pony goat parrot budgie bird"
_DO = "is isn't isnt was can't cant cannot won't wont stopped collapsed keeps started has had"
_ANIMALS_DO = "|".join(f"{animal} {does}" for animal in _ANIMALS.split() for does in _DO.split())
_BY = ("by", "off", "from", "allergic to", "over")
_WHOSE = ("", "a ", "the ", "my ", "our ", "his ", "her ", "their ")
_BY_ANIMALS = "|".join(
    [f"{by} {whose}{animal}" for by in _BY for whose in _WHOSE for animal in _ANIMALS.split()]
    + [f"{animal} {bite}" for animal in _ANIMALS.split() for bite in ("bite", "bites", "scratch")]
)

# Who practises the piano may faint at it; and a baby's dummy is none to practise on.
_DRILLS = (
    "cpr|first aid|resuscitation|choking|a choking|fainting|a faint|seizures|a seizure|strokes"
    "|a stroke|a heart attack|a cardiac|heart attacks|bleeding|overdoses|an overdose|what|how"
    "|for|on a dummy|on the dummy|on someone|on somebody|on people|the recovery"
)
_PRACTISED = "|".join(
    f"{practised} {what}"
    for practised in ("practised", "practiced", "rehearsed")
    for what in _DRILLS.split("|")
)
# "Haven't been feeling very well since" says none of it.
_WELL_SINCE = "|".join(
    f"{been} {well} {since}"
    for been in ("been", "felt", "feeling", "am", "i'm", "is", "he's", "she's", "doing", "keeping")
    for well in ("fine", "well", "ok", "okay", "good", "healthy")
    for since in ("since", "ever since")
)

ENGLISH_CUES = f"""
departed = late nephew|late niece|late cousin|late stepdad|late stepfather|late stepmum|late
        stepmother|late boss|late neighbour|late neighbor|late fiance|late boyfriend|late
        girlfriend|late granddad|late grandson|late granddaughter|late nana|late nanny|late
        colleague|late godmother|late godfather|at the very end|at the end|last days|final days|
        final weeks|
        final hours|deathbed|the late mr|the late mrs|the late ms|late husband|
        late wife|late father|late mother|late dad|late mum|late mom|late brother|late sister|late
        uncle|late aunt|late grandfather|late grandmother|late gran|late nan|late grandad|late
        grandpa|late grandma|late partner|late son|late daughter|late friend|rest in peace|rest his
        soul|rest her soul|god rest|bless his soul|bless her soul|lived to|lived until|lived till|
        lived another|lived on for|survived by|passed away|passed on|died of|died from|died after|
        died in|died when|died at|died aged|died peacefully|died years|died last|died long|before
        he died|before she died|until he died|until she died|when he died|when she died|that killed
        him|that killed her|what killed him|what killed her|no longer with us|not with us anymore|
        not with us any more|funeral|widow|widower
other = he|she|they|mum|mom|mam|mummy|mother|dad|father|daddy|husband|wife|brother|sister|gran|
        granny|nan|nana|grandma|grandmother|grandad|granddad|grandpa|grandfather|uncle|aunt|auntie|
        cousin|friend|neighbour|neighbor|colleague|partner|son|daughter|stepfather|stepmother|
        godmother|godfather
self = i|i'm|i've|i'd|i'll|me|mine|myself|we|we're|we've|us
ongoing = yesterday|right now|at this moment|at the moment|at this very|as we speak|as i type|as i
        write|since i|since he|since she|since eating|since taking|since breakfast|since lunch|
        since dinner|since noon|since midday|since midnight|since this|since last night|since
        yesterday|since #|since one|since a quarter|since half past|since an|since half|since
        waking|since i woke|since he woke|since she woke|since he got|since she got|since dawn|
        since monday|since tuesday|since wednesday|since thursday|since friday|since saturday|since
        sunday|since about|since around|since earlier|for the last|for the past|just now|hours ago|
        hour ago|minutes ago|minute ago|mins ago|hrs ago|last night|this morning|i've already|ive
        already|he's already|she's already|already have|already has|has just|have just|i've just|
        he's just|she's just|these last|this past hour|and counting
future = when i'm old|when i am old|when i'm older|when i get old|when i get older|when i'm elderly|
        in old age|in my old age|later in life|in later life|some day|someday|one day|in the
        future|down the line|in years to come|years from now|in a fortnight|next week|next month|
        next year|next time|tomorrow|during the operation|during the surgery|during my operation|
        during my surgery|during the birth|during labour|during labor|at the birth|under the
        anaesthetic|from the anaesthetic|under anaesthesia|from the anesthesia|in theatre|on the
        table|on the plane|on holiday|on my holiday|while i'm away|eventually|if i get pregnant|
        when the baby comes|when baby comes|once i start|when i start
supposing = say|let's say|lets say|imagine|suppose|supposing|pretend|picture this|hypothetically|
        in theory|theoretically|just say
instruct = 999|911|999 call|911 call|is a hospital|ambulance|means 999|means 911|means 112|means a|
        means hospital|means calling|means going|means ringing|call 911|call 999|call 112|ring 999|
        ring 112|dial 999|dial 911|dial 112|call an ambulance|call for an ambulance|ring for an
        ambulance|call emergency|straight to a|go straight|go to a|go to the er|go to the
        emergency|go to hospital|go to the hospital|straight to hospital|straight to the er|
        straight to the hospital|get help|seek help|seek medical|get medical|come straight|come
        back in|come in if|ring you|ring the|phone the|call the ward|call the clinic|call the
        nurse|call you|contact the|contact you|report any|head to the er|head to a|means emergency|
        is an emergency|are emergencies
any = any|whatever|all
noted = i understand|i know to|i know i should|i know that i should|i'm aware|i am aware|i was told
        to|we were told to|i've been told to|i have been told to|they told me to|nurse told me|
        doctor told me|explained that|explained to me|i keep it in|got it|good to know|noted|
        understood|i'll remember|will remember|i will remember|remember that|i'll keep|keep that in
        mind|bear that in mind|keep it in mind|makes sense|that's clear|all clear|crystal clear|
        wrote it down|written it down|write it down|written down|writing it down|i've learned|i
        have learned|learned that|learnt that|glad to know|useful to know|nice to know|handy to
        know|thanks for the|thank you for the|thanks for explaining|thanks for telling|so the rule|
        the plan is|i'll do that|fridge|saved it|that's useful|very helpful|that's helpful|good
        advice|i now know|now i know|message received|loud and clear
pair = between|rather than|versus|vs|same as|compare|comparing|compared|distinguish|tell apart|
        difference of|like a
neg = no|not|never|without|denies|deny|denied|nor|neither|none|free of|nothing|isn't|aren't|wasn't|
        weren't|don't|doesn't|didn't|haven't|hasn't|hadn't|ain't|zero|rule out|ruled out|no sign
        of|no signs of|rather than|instead of
light = a|an|the|any|have|has|had|having|been|be|being|get|got|getting|feel|feeling|felt|of|my|
        his|her|your|more|longer|much|really|actually|think|thought|considered|dreamt|real|
        serious|severe|bad|sign|signs|experience|experiencing|experienced|noticed|notice|seen|
        suffer|suffering|from|there|is|are|was|currently|at all|sort of|kind of|particular|new|
        further|other|ever|yet|in|or|nor|and no|either|significant|single|once|one|time|this|that|
        today|even|very|so|i|do|it|all|big|to|going|thinking|about|want|wanting|trying|thoughts|
        feels|look|looks|quite|too|that bad|looking|strong|such|acute|sudden
either = or|nor|and no|neither|or anything like that|or anything like this|or something like that|
        nor anything like that
unlike = like this|like that|this bad|so bad|as bad|so much|this much|this hard|this strong|before
        in my life|felt before|felt this|had before|seen before|felt anything like|never before|so
        severe|such a pain|such pain|this kind|so strong
past = in january|in february|in march|in april|in may|in june|in july|in august|in september|in
        october|in november|in december|before the end|before he went|before she went|at the end of
        his|at the end of her|in his
        last|in her last|towards the end|in his final|in her final|at the age of|at age|in his
        twenties|in his thirties|in his forties|in his fifties|in his sixties|in his seventies|in
        his eighties|in her twenties|in her thirties|in her forties|in her fifties|in her sixties|
        in her seventies|in her eighties|most of his life|most of her life|as a toddler|as an
        infant|as a newborn|as a youngster|in infancy|in the eighties|in the nineties|in the
        seventies|in the sixties|years back|when he was one|when he was two|when he was three|when
        he was four|when he was five|when he was six|when he was seven|when he was eight|when he
        was nine|when he was ten|when he was eleven|when he was twelve|when she was one|when she
        was two|when she was three|when she was four|when she was five|when she was six|when she
        was seven|when she was eight|when she was nine|when she was ten|when she was eleven|when
        she was twelve|when he was small|when she was small|when she was little|when he was at
        school|when she was at school|when he was born|when she was born|years ago|year ago|months
        ago|month ago|weeks ago|decades ago|winters ago|summers ago|springs ago|autumns ago|
        christmases ago|ages back|last year|last month|last summer|last winter|last spring|last
        autumn|last christmas|previous year|long ago|a while ago|ages ago|in the past|back then|
        back in|at the time|those days|as a child|as a kid|as a teenager|as a teen|as a baby|as a
        boy|as a girl|as a student|as a young|when i was a|when i was young|when i was little|when
        i was younger|when i was small|when i was pregnant|when i was at university|when i was at
        school|when i was at college|when i was in hospital|when i was in the army|when i lived|at
        university|in college|when i was #|when i was one|when i was two|when i was three|when i
        was four|when i was five|when i was six|when i was seven|when i was eight|when i was nine|
        when i was ten|when i was eleven|when i was twelve|when i was thirteen|when i was fourteen|
        when i was fifteen|when i was sixteen|when i was eighteen|when i was twenty|when i was
        thirty|when i was forty|when she was #|when he was #|when he was a|when she was a|when he
        was young|when she was young|when he was little|in my twenties|in my teens|in my youth|in
        childhood|in my childhood|used to|history of|previously|formerly|in 19*|in 20*|before the
        operation|before my operation|before the surgery|before my surgery|before the stent|before
        my stent|before the treatment|before treatment|before i started|before starting|before my
        diagnosis|before the procedure|before the bypass|before the pacemaker|before my bypass|
        prior to|once had|had once|last time|months back|years before|had a * once|had a * * once|
        during my first pregnancy|during my last pregnancy|in my last pregnancy|in my first
        pregnancy|with my first|with my last|in high school|at school|during the war|at age #|aged
        #|at # years|first chemo|decade ago|past history
present = it's|he's|she's|they're|there's|i have|i've|have had|i'm|i am|hurts|is|are|has|can't|
        cannot|won't|keeps|keep|feels|feel|started|began|begun|am|has been|have been|i get|hasn't|
        haven't
now = now|minutes later|hour later|hours later|half an hour later|right now|today|tonight|this
        morning|this afternoon|this evening|this week|since this|since yesterday|since last night|
        since lunch|since lunchtime|since dinner|since dinnertime|since supper|since breakfast|since
        tea|since teatime|since noon|since midday|since midnight|since dawn|since earlier|since i
        got up|since getting up|since my last|
        since an|since a|since i woke|since waking|since monday|since tuesday|since wednesday|
        since thursday|since friday|since saturday|since sunday|since the|for the last|for the
        past|for # hours|for # minutes|for hours|for an hour|for two hours|for three hours|last
        night|currently|at the moment|at this moment|just started|just now|just happened|suddenly|
        all of a sudden|sudden|out of nowhere|again|getting worse|worse|worsening|much worse|
        still|hour ago|hours ago|minutes ago|minute ago|mins ago|min ago|hrs ago|started today|
        can't stop|won't stop|different this time|this time|stronger than|not like usual|unlike|
        yesterday|increasing|keeps getting|unbearable|crushing
recent = today|this morning|this afternoon|this evening|tonight|last night|hour ago|hours ago|
        minutes ago|minute ago|mins ago|hrs ago|just now|an hour|half an hour|at lunch|at
        breakfast|after lunch|after breakfast
usual = as always|as usual|like always|like usual|same as always|as ever|for years|for many years|
        for # years|for several years|for two years|for three years|for four years|for five years|
        for six years|for ten years|for twenty years|for decades|for ages|all my life|my whole
        life|since childhood|since i was a|since i was born|since my childhood|since birth|
        lifelong|usual|only when i|only if i|only after|only with|always get|always had|always
        have|every winter|every summer|every spring|every year|every month|each month|every time i
        run|when i run|when i exercise|when i climb|after running|after climbing|after exercise|
        after a run|after the gym|after my workout|after sport|whenever i run|when running|when
        exercising|i always|nothing new|every morning for|chronic|long standing|old injury
turned = hardly been|barely been|scarcely been|hardly felt|barely felt|gone milky|gone cloudy|gone
        hazy|gone misty|gone bloodshot|gone puffy|gone swollen|gone
        tingly|gone lumpy|gone sour|gone stone|gone ice|gone freezing|gone bright|gone deep|gone
        rock|gone as|gone like|gone sort of|gone kind of|gone missing|gone fuzzy|gone foggy|gone
        dim|gone soft|gone wobbly|gone thick|gone fat|gone croaky|gone raspy|gone purply|gone
        bluish|gone a funny|gone a strange|gone a horrible|gone an odd|gone pins|gone cold|gone
        white|gone pale|gone blue|gone grey|gone gray|gone numb|gone dead|gone limp|gone floppy|
        gone black|gone dark|gone weak|gone clammy|gone hoarse|gone squeaky|gone funny|gone weird|
        gone quiet|gone stiff|gone hard|gone purple|gone red|gone blurry|gone blurred|gone blank|
        gone tight|gone crooked|gone wonky|gone down|gone into|gone all|gone really|gone very|gone
        so|gone completely|gone totally|gone a bit|gone blotchy|gone mottled|gone yellow|gone
        silent|gone unconscious|gone downhill|gone worse|gone strange|gone blind|gone deaf|gone
        rigid|gone heavy|gone huge|gone sleepy|gone drowsy|gone off his|gone off her|gone mad|gone
        crazy|gone droopy|gone lopsided|gone slack|gone in the|gone to my|gone to his|gone to her|
        gone through|gone up|gone at 2*|gone at 3*
over = tests were normal|tests were all normal|everything was normal|all came back normal|scan
        was normal|scan was clear|gone|went away|goes away|going away|go away|cleared up|clear now|
        it's clear|is clear|better
        now|all better|is better|much better|got better|feel better|feeling better|fine now|is
        fine|i'm fine|am fine|ok now|okay now|is ok|is okay|i'm ok|am ok|no longer|stopped|has
        passed|passed quickly|healed|over now|is over|resolved|settled|settled down|disappeared|
        vanished|eased off|eased|never came back|did not come back|hasn't come back|didn't come
        back|hasn't returned|never returned|recovered|never again|back to normal|normal now|
        {_WELL_SINCE}|no trouble since|no problems since|
        subsided|cured|under control now|no more|not any more|not anymore|under control|was
        treated|were treated|it went|ended|ruled out|was nothing|nothing wrong|turned out to be
formerly = before the * i was|before the * i had|before my * i was|before my * i had|before the *
        he was|before the * he had|before the * she was|before the * she had|before his * he was|
        before her * she was
ended = recovered from|got over|gotten over|got rid of|was cured of|was relieved of
back = again|had another|got another|having another|another one|a second one|came back|come back|
        coming back|is back|are back|it's back|returned|returning|back now|but now
mine = mum|mom|dad|grandma|grandpa|gran|nan|grandad|granddad|granny|nana|mine|mine is|mine are|mine
        has|can't i|why am i|why do i|why is my|why does my|i have|i've|i'm|i am|i feel|i felt|i
        keep|i can't|i cannot|i could not|i couldn't|i just|i started|i woke|i took|i swallowed|i
        fell|i hit|i passed|i fainted|i cough|i coughed|i'm coughing|i vomit|i vomited|i threw|i
        lost|i had|i got|i get|i see|i saw|i cut|i burned|i drank|i ate|i noticed|i was|i do not|i
        don't|i want|i collapsed|i need|i think|i bled|i hear|i still|i also|i now|i suddenly|he
        is|he's|she is|she's|they are|he has|she has|he had|she had|he can't|she can't|he won't|she
        won't|he keeps|she keeps|he was|she was|he took|she took|he swallowed|she swallowed|he
        fell|she fell|he hit|she hit|he just|she just|am i|is he|is she|he got|she got|we are|it
        is|it's|it won't|it started|it hurts|there is|there's|it came|have just|have been|has been|
        has had|having|i'd|wants to|he feels|she feels|is bleeding|is swelling|is swollen|be
        having|keeps|started|s having|someone|somebody
my = my|his|her|our|this|these|the pain i|your patient
definite = this|these|my|his|her
felt = it's a|it is a|this is|that's a|i have|i've|i'm|i am|i feel|i had|he is|she is|he's|she's|he
        has|she has|started|is having|
        i can't|he can't|she can't|since|that won't|that keeps|that has|that is getting
subject = all of us|all four|all three|all five|both of us|everyone|everybody|the whole family|i|
        i'm|i've|i'd|i'll|im|my|it|it's|he|she|he's|she's|they|we|you|his|her|our|the|there|
        there's|this|that's|these|mum|mom|dad|both|now my|now i|today|now|one of my|nothing|
        everything|a|do|does|is|can|could|should|what|how|why|am|will|where|have|feel|feels|can't|
        cannot|had|blood|suddenly|all of a sudden
lead = when|whenever|before|after|if|last|while|in case|as a|as usual|as always|years ago|back in|
        during|unless|like always
cond = if|in case|in the event|unless|what if|whether|in case of|supposing|suppose|imagine|when you|
        whenever you|assuming|were to|until i
polite = suppose i should|suppose i better|suppose i'd better|suppose it's|suppose it is|suppose
        that's|if you ask me|if it is not|if it's not too|if you don't mind|if you do not mind|if
        it helps|if that helps|if it matters|if that matters|if i may|if possible|if you can|if you
        could|if i'm honest|if i am honest|if you have time|if anyone|if that's ok|if this is|if it
        is|if it's|if that is|if that's
embeds = know|wonder|wondering|sure|as|feels|even|ask|like|see|tell|check|say|idea|unsure|feel|
        asking|clue|decide|understand
knowing = how would i know|how would you know|how will i know|how will you know|how would i tell|
        how would i notice|how would i recognise|how would i recognize|how will i tell|would i know|
        would i notice|would i feel|how do you know|how does one know|how would anyone know|how to
        know|how to tell|ways to tell|how do i know if i|how do i know if i'm|how can i tell if i|
        how can i tell if i'm|how do i know when i|how do i recognise|how do i recognize|how do i
        spot|how do we spot
agent = tablet|tablets|pill|pills|medicine|medicines|medication|medications|drug|drugs|injection|
        injections|vaccine|jab|patch|patches|inhaler|drops|cream|ointment|spray|operation|surgery|
        procedure|treatment|antibiotic|antibiotics|chemo|chemotherapy|radiotherapy|anaesthetic|
        anesthetic|iron|statin|statins|steroid|steroids|insulin|warfarin|aspirin|ibuprofen|scan|
        dye|contrast|infusion|drip|supplement|supplements|vitamins|laxative|laxatives|painkiller|
        painkillers|test|biopsy|catheter|stent|pacemaker|contraceptive|diet|coffee|alcohol
evaluates = is it normal|is it ok|is it okay|is it bad|is it usual|is it common|is it fine|is it
        serious|is it dangerous|is it a problem|is it a worry|is it worrying|does it matter|is it
        an emergency|is it urgent|is it alright|is it all right|do i need to worry|should i worry|
        should i be worried|should i be concerned|is it a bad sign
fails = won't|can't|cannot|couldn't|refuses to|will not
inverted = should i ever|should you|should there be|should my|should it|should he|should she
lasting = has been|have been|hasn't been|haven't been|hasn't|haven't|i've been|i've had|he's been|
        she's been|has had|have had
borne = i've got|i've had|ive got|i have|i'm having|i am having|i'm getting|i feel|i keep having|i
        keep getting|that i have|that i've|that i'm|that i am|that started|that began|that came on|
        that won't|that keeps|that has|which started|which began|which won't|he has|she has|he's
        got|she's got|he's having|she's having|that he has|that she has|we have|since
relative = who is|who has|who can't|who cannot|who won't|who just|who keeps|who isn't|who was|who's|
        who started|who seems|who looks|who had|whose|who suddenly|who fell|who took|who collapsed|
        which is|which has|which won't|which started
general = what's worse|which is worse|which is more|which one is|is worse|what's the|
        signs of|sign of|symptoms of|symptom of|risk of|risks of|risk for|chance of|chances of|
        danger of|warning signs|warning sign|red flag|red flags|prevent|prevents|preventing|
        prevention|avoid|avoiding|avoids|causes|cause|caused by|lead to|leads to|result in|results
        in|trigger|triggers|what is|what's a|what are|what does|meaning of|means|stand for|
        difference between|differences between|different from|same as|same thing as|compared with|
        compared to|distinguish|tell apart|how do you tell|how can you tell|how do doctors|
        how does a|how do they|similar to|types of|kinds of|could get|can get|might
        get|may get|will get|would get|could develop|might develop|develop|at risk|treat|treatment
        for|treatment of|treatments for|medicine for|remedy for|cure for|side effect|side effects|
        rule out|you have|you get|you feel|you notice|you are|you can't|someone has|somebody has|
        people with|people who|patients with|patients who|people get|percent|how common|how often|
        likely|likelihood|possibility of|possible to|tell me about|information on|information
        about|explain|define|article|how long does|does having|can having|recover from|recovery
        from|recovery after|protect|protects|protect against|lower the|reduce the|reduces the|test
        for|screening for|checked for|exclude|scan for|will my|will i|would my|would i|will it|
        will there|would it|can you get|can you die|can people|can a|can an|can the|could a|could
        the|does a|does an|do all|does every|is it possible|prone to|tend to|insurance|cover|
        emergency plan|give me|gives me|gives you|give you|first aid|course on|reading about
imagined = nightmare|nightmares|bad dream|bad dreams|dreamt|dreamed|dreaming of|dream about|dreams
        about|thought of|thoughts of losing|idea of|imagining|picturing|imagine myself|visions of
fear = i'd hate to|would hate to|i hate to|don't want to have|don't want to get|don't want to end
        up|don't want a|nervous i|nervous that|nervous i'll|nervous i will|terrified i|terrified
        that|terrifies me|petrified of|petrified that|dreading|fearful of|fretting about|fretting
        that|panicking about|stressed about|paranoid about|keep worrying that|worrying that i'll|
        worrying that i will|worrying that i|worrying about|anxious that i|afraid of|afraid that|
        scared that i|scares me|frightens me|worst fear|nightmare is|nightmares about|afraid that i
        might|afraid i might|afraid i could|afraid i will|afraid i'll|scared of|scared that i
        might|scared i might|scared i will|scared i'll|worried about|worried that i might|worried i
        might|worried i could|worried i will|worried i'll|worry about|worry that i might|worry i
        might|worry i'll|worry i will|frightened of|terrified of|fear of|anxious about|nervous
        about|dread|phobia|fear|what would happen|i might|i could|could happen|might happen|
        concerned about|concern about|concerned that i might|panic about|fears|worried that the|
        worry that the|one day
source = page #|page one|page two|page three|page four|page five|page six|page seven|page eight|
        card says|letter says|sheet says|poster says|says call|says ring|says to|say to call|said
        to call|says return|says come|i've written|i have written|i wrote that|i've noted|stuck on
        the|pinned on the|leaflet|leaflets|booklet|brochure|pamphlet|website|internet|online|
        google|googled|read|heard|told me about|story|news|newspaper|magazine|movie|film|series|tv|
        television|show|novel|video|youtube|podcast|poster|book|chapter|label|package insert|
        instructions say|it says|page says|friend of mine had|a friend had|my friend had|friend's
        mother|neighbour had|neighbor had|colleague had|dog|cat|puppy|horse|actor|character|the
        song|class|lecture|course|quiz|exam|for school|homework|presentation|family history|runs
        in|run in the|{_PRACTISED}|essay on|essay about|essays on|dissertation on|dissertation
        about|mannequin|training dummy|cpr dummy|resuscitation dummy
fiction = in the film|in the movie|in a film|in a movie|in the novel|in a novel|in the series|in
        the show|on the show|in the soap|in the play|in the book|in my book|in the comic|on telly|
        in the drama|in the game|in the story|{_ANIMALS_DO}
tells = about|of|on|that|where|who|whose|which|how|why|what|whether|says|said|is|are|can|may|might|
        causes|says that
harmed = {_BY_ANIMALS}
concede = no matter|whatever i do|whatever we do|however i
someone = someone|somebody|anyone|anybody|a person|people|one|you
saying = knocked out by the anaesthetic|knocked me out for the night|out of pocket|from laughter|
        of laughter|with laughter|laughing|laughed|giggling|so hungry i|hungry i
        could|pain is killing me just|nearly had a|almost had a|gave me a heart attack|give me a
        heart attack|gives me a heart attack|nearly had a heart attack|almost had a heart attack|
        heart attack when i saw|nearly gave|almost gave|heart attack from laughing|stroke of|dying
        of laughter|die laughing|died laughing|dying to|dying of boredom|dying of embarrassment|
        bored to death|scared to death|scared me to death|scared the life|worried to death|sick to
        death|tired to death|kill for|would kill|could kill|killing time|kill time|kills me to|my
        feet are killing|my back is killing|bleeding edge|bleeding heart|blood boil|blood is
        boiling|bad blood|blood sweat and|in cold blood|took my breath away|takes my breath away|
        breath of fresh|catch my breath after|breathless with|hold your breath|out of breath
        laughing|choked up|head exploded with|head is exploding with|mind blown|blew my mind|
        passed out the|passed out leaflets|pass out the|drop dead|dead tired|dead on my feet|dead
        to the world|to die for|die for|broke my heart|heart is broken|broken heart|heartbroken|
        heart skipped|heart sank|weak at the knees|weak in the knees|cold feet|blind date|blind
        spot|love is blind|blinded by love|blind drunk|turned a blind|fit of laughter|having a fit
        about|threw a fit|throw a fit|sick of|pain in the neck|pain in the butt|pain in the ass|
        pain in the backside|butterflies|shake my head|drowning in|suffocating in work|suffocating
        me with|burning question|burning desire|swallowed my pride|hard pill to swallow|overdosed
        on netflix|overdose of cuteness|overdose of fun|overdose of sugar|overdose of news|
        overdose of work|overdose of love|overdosing on series|under pressure|overdosed on
        chocolate|overdosed on cake|overdosed on sugar|overdosed on sun|attack of the giggles|shot
        in the dark|shoot myself in the foot|killed it|killing it|killed the|suicide squad|suicide
        mission|sugar rush|sugar crash|black out the|blacked out the|blackout curtains|blackout
        blinds|chest of|treasure chest|off my chest|close to my chest|fainted from laughter|faint
        hope|feint|strike|laughed so hard|laughing so hard|laughed till|heart on|shocked me|stab
        in the back|stabbed in the back|lost my head|lost my voice cheering|jaw dropped|swollen
        with pride|explode with joy|exploded with joy|burst into|seized the|seizing the|poison
        ivy|what doesn't kill|over my dead body|kill myself laughing|killed myself laughing|
        hospital food|price|the bill|bleeding me dry|bleed me dry|bleeds me dry|cost me an arm|an
        arm and a leg|head over heels|itching to|hanging out with|cutting corners|cut myself some
        slack|cut myself off from|hurt myself at the gym
joke = as we say|as they say|so to speak|figuratively|metaphorically|just kidding|only kidding|i'm
        kidding|joking|just a joke
laugh = lol|haha*|jk|lmao|hehe*|rofl
fine = feel well|am well|is well|i'm well|all well|fine|normal|ok|okay|clear|good|healthy|perfect|
        great|better
body = chest|arm|arms|leg|legs|foot|feet|hand|hands|head|neck|back|belly|stomach|tummy|abdomen|
        knee|knees|ankle|ankles|shoulder|shoulders|eye|eyes|ear|ears|nose|mouth|throat|tongue|lip|
        lips|face|cheek|jaw|tooth|teeth|hip|wrist|elbow|finger|fingers|toe|toes|heart|lung|lungs|
        skin|calf|thigh|groin|wound|scar|nail|hair|gums|testicle|heel|thumb
but = but|however|yet i|except that
link = and|plus|also|so|or
joint = because|cause i|cuz|since i have|then|although|though|while|so now|so i|so my|and now|and
        suddenly|and today|and then|until|when suddenly|or is it|bc
restart = i've got|i've already|i already|i have already|now i|now my|now it|now he|now she|now
        the|now im|now there|today i|today my|today he|today she|today the|this morning i|this
        morning my|this morning he|this morning she|tonight i|right now i|right now my|suddenly i|
        suddenly my|now have|now feel|now cant|now can't|should i|do i need|what should|what do i|
        is this|is that|is it
ask = what|when|where|which|who|how|why|is|are|does|do|can|could|should|will|would|did|was|were|
        has anyone|tell me|explain|i want to know|like to know|wonder|may|might
plea = best for a|good for a|take for a|take for my|recommend for|use for a|help a|stop a|how do i
        stop|how can i stop|how do we stop|how can we stop|what do i do|what should i do|what can i
        do|what shall i do|what to do now|help me|please help|should
        i go|should i call|do i need to go|do i need an ambulance|do i call|should i come|should i
        worry|should i be worried|is this an emergency|is that an emergency|is it an emergency|is
        this serious|is that serious|is it serious|is it ok to wait|can i wait|is it normal that|is
        this bad|is that bad|should we go|should we call|what now|do i have to go|where should i
        go|who should i call|who do i call|where do i go|should i wait|is this normal|is that
        normal|is this dangerous
modal = can|could|will|would|should|do|did|may|might|does|if|when|whenever|must|until|unless
due = when should|when must|when do|when shall|when ought|when to|when is it time|at what point|at
        which point|in what case|in what cases|in which cases|in what circumstances|under what
        circumstances|what would be a reason
wait = how long can i leave|how long can we leave|how long can i wait|how long can it wait|leave it
        till|leave it until|leave it overnight|leave this until|leave this till|is it ok to leave|
        can i leave|can we leave|hold off until|put it off|sleep on it|sleep it off|can i wait|can
        it wait|ok to wait|okay to wait|safe to wait|can we wait|wait until|wait till|wait for
mild = mild|mildly|slight|slightly|minor|barely|tiny|only a little|just a little|just a bit|a tad|
        not too bad|not that bad|not bad|nothing serious|very light|hardly|faint line|bearable|out
        of 10|out of ten|superficial|paper cut|small scratch|a scratch|comes and goes with
"""
