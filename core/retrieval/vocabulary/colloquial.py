"""What English-speaking patients say in everyday speech; `vocabulary` says how to read it.

Slang, and descriptions in the place of a name: leaflets are seldom written so, and questions often.
"""

from __future__ import annotations

ENGLISH_COLLOQUIAL = """
loo = toilet = lavatory = lav = restroom = washroom
wee = pee = urine = urinate = tinkle = widdle = piss = take a leak = pass water
poo = poop = stool = bowel = turd = crap = number two = go to the toilet
telly = television = tv = screen = box set
kip = sleep = shut eye = nod off = drift off = drop off = shut my eyes = doze off = crash out
hit the sack = bed = bedtime = turn in = go to bed
wide awake = cannot sleep = insomnia = hardly sleep = lie there awake
specs = glasses = spectacles = shades = sunglasses
grub = food = eat = nosh = munch = feed = scoff = tuck in = bite to eat
guzzle = drink = gulp = down a glass = wash down = wash it down = cuppa = brew
booze = alcohol = boozing = bubbly = tipple = lager = gin = rum = shandy = sherry = bevvy = hangover
fag = cigarette = smoke = ciggy = ciggies = puff on = roll up = rollies = light up = hookah = shisha
chocolate = sweets = sugar = sugary = choccy = candies = treats = biscuits
fizz = fizzy = carbonated = coke = pepsi = energy drink
burger = fast food = takeaway = fried = greasy = fatty = pizza = kebab = junk food = ready meal
ready meal = processed = frozen pizza = frozen dinner = convenience food = canned = tinned = packet
toast = bread = white bread = roll = bun = bagel = wholemeal = brown bread = grain
wholemeal = fibre = fiber = brown bread = brown rice = whole grain = bran = high fibre
porridge = oats = cereal = muesli = cornflakes
spud = potato = chips = mash = fries
egg = eggs = omelette
gravy = sauce = ketchup = dressing
stock cube = salt = salted = crisps = pretzels = salty
cheddar = cheese = emmental = gouda = brie = mozzarella
yoghurt = dairy = milk = milkshake = custard = latte
tummy = stomach = belly = abdomen = gut = guts = insides = midriff
bum = bottom = buttocks = backside = behind = rear = arse = bum cheek = butt
willy = penis = private parts = genitals = down there = down below = privates
fanny = vagina = private parts = genitals = down there = down below
boob = breast = boobs = tits = bust = chest
gob = mouth = lips
gnashers = teeth = tooth = choppers = pearly whites
noggin = head = skull = bonce
ticker = heart = pump
peepers = eyes = eye
lughole = ear = ears
snout = nose = nostril = hooter
paw = hand = mitt = hands
mitts = gloves = glove = mittens
tootsies = feet = foot = toes
limb = arm = leg = arms = legs
pipes = airways = airway = windpipe = breathing tubes = tubes in my chest
waterworks = bladder = urine = urinary = plumbing
monthlies = period = menstruation = time of the month = that time of the month = aunt flo = periods
bun in the oven = pregnant = pregnancy = expecting = up the duff = having a baby = in the family way
= knocked up = baby bump
change of life = menopause = hot flush = hot flash
jab = injection = vaccine = vaccination = shot = shots = jabbed
prick = needle = inject = injection = jab = poke = stick myself
prick my finger = blood sugar = glucose = finger prick = test strip
pill = tablet = capsule = popping = pop a pill = swallow
without a script = over the counter = without a prescription = off the shelf = from the chemist
script = prescription = repeat
gp = doctor = doc = medic = family doctor
shrink = psychiatrist = psychologist = therapist = counsellor
sawbones = surgeon = surgery
a and e = emergency = casualty = emergency department = hospital
op = operation = surgery = under the knife = cut open = cut me open = cut up
under the knife = operation = surgery = procedure = go under
knock me out = anaesthetic = sedative = general anaesthetic = put me under = knocked out = out cold
knock out pill = sleeping pill = sleep aid = sleeping tablet
water tablet = diuretic = water pill = furosemide
blood thinner = anticoagulant = warfarin = heparin
sugar level = blood sugar = glucose = sugars
gadget = device = machine = recorder = monitor = contraption = gizmo = apparatus
thingy = device = thing = contraption
gizmo = device = aid = assistive device
battery = batteries = run out of juice = juice = go flat = flat = recharge = charge
squeal = whistle = whistling = squeak = screech = feedback
beep = alarm = bleep = ring = buzzer
sticker = patch = electrode = pad = adhesive
sticky tape = tape = adhesive = strip = plaster = glue
pouch = bag = stoma bag = urine bag = sack
hose = tube = tubing = prongs
mask = face mask = respirator
prongs = tube = cannula = nasal
drip = drops = infusion = intravenous = drip stand
eye drip = eye drops = drops
bandage = dressing = wrapping = wrap = tape
strapping = bandage = tape = support = splint
plaster of paris = cast = plaster
boot = cast = splint = brace
sling = arm support = support
tight socks = compression stockings = stockings = support socks = flight socks = elastic stockings
tight hose = stockings = compression
itch = tickle = itchy = prickle = tickling = scratchy = crawling
scratch = itch = claw = claw at = scratching
sting = smart = burn = stinging = smarting = nip
throb = pain = pound = thump = throbbing = pounding
agony = pain = painful = killing me = unbearable = severe = excruciating
ouch = hurt = pain = painful
hurt = pain = be sore = smart = twinge = tender = cause pain
blow up = swell = swollen = swelling = balloon = ballooned = puff up = blown up
bloated = wind = bloating = gassy = gas = blown up = trapped wind = full of air
windy = wind = gas = flatulence = gassy = trumping = farting = break wind
burp = belch = wind = belching = burping
hiccup = hiccups = hiccough
gag = choke = choking = go down the wrong way
chuck up = vomit = vomiting = hurl = spew = puke = barf = chunder = throw up = heave = upchuck
feel sick = nausea = queasy = green around the gills = nauseous
the runs = diarrhoea = diarrhea = the trots = squits = the squirts = runny tummy = loose motions
= upset stomach
bunged up = constipated = constipation = cannot go = blocked up = plugged up
tummy bug = gastroenteritis = stomach bug = norovirus = stomach flu
lurgy = illness = infection = flu = cold = bug
nits = lice = head lice = louse = creepy crawlies = bugs in hair = bugs
bugs = germs = bacteria = infection = virus = bug
snot = mucus = runny nose = discharge = bogey
snotty = runny nose = cold = blocked nose = bunged up nose = stuffy = sniffles = sniffle
goo = pus = discharge = gunk = gunge = yellow stuff = slime = ooze = yellow liquid = yellowish fluid
stinks = smell = smelly = foul = pongs = reeks = whiff = stink = odour = odor
ear wax = wax = earwax = muck = gunk
scab = crust = crusts = scabs = crusted = scabbed
spot = pimple = blister = zit = blemish = spots
pebble = stone = stones = gravel
splodge = patch = stain = blotch = mark
mark = scar = bruise = scarring
black and blue = bruise = bruising = bruised
funny colour = blue = pale = discoloured = discolored = colour = purple = white
goes blue = blue = bluish = purple
like ice = cold = icy = freezing = chilly
burning up = fever = temperature = hot = boiling = high temperature
temperature = fever = degrees = thermometer
shivers = chills = shivering = shivery = the shakes
pins and needles = numb = tingling = gone to sleep = fell asleep = dead
woozy = dizzy = lightheaded = giddy = wobbly = head spins = lightheadedness = room spins
= stand up too fast = see stars
keel over = faint = pass out = collapse = fainted = blackout
out of puff = breathless = short of breath = puffed = huffing = gasping = puffing and panting
cough = hack = barking = coughing up
wheezy = wheeze = whistling chest = tight chest
shattered = tired = fatigue = knackered = exhausted = wiped out = pooped = drained = bushed
= dead tired = worn to a frazzle
down in the dumps = depressed = depression = low mood = the blues = feeling low = sad
on edge = anxious = anxiety = nervous = jittery = worried = scared = panicky
grumpy = irritable = moody = bad tempered = snappy = cranky
forgetful = memory = confused = muddled = scatterbrained
out of it = drowsy = confused = groggy = dopey = spaced out = sedated = sleepy
blurry = blurred = fuzzy = hazy = foggy = misty = cannot see clearly = gets worse
milky = cloudy = clouding = foggy = misty
see double = double vision = two of everything
floaters = spots = specks = black dots
flashing = flashes = lightning = sparks
hard of hearing = deaf = hearing loss = cannot hear
creaky = stiff = stiffness = rusty
snap = break = fracture = broken = snapped = crack
wonky = crooked = bent = misaligned
limp = walk = hobble = limping
leg it = run = running = jog = dash
hop on = climb = get on = step on = step onto
hop on the scales = weigh = weight = scales = step on the scales
pile on = gain weight = weight gain = put on = gain = pounds = kilos
chubby = overweight = obese = fat = bulky = big boned = plump = podgy = tubby
skinny = thin = underweight = bony
shed = lose weight = weight loss = slim down = drop a few pounds
gym = exercise = work out = weights = pumping iron = lift weights = strenuous = exertion
kick about = football = sport = play = contact sport = rugby = hockey = basketball
hop in the pool = swim = swimming = dip = paddle = splash
soak = bath = bathe = bathtub = tub = jacuzzi = hot tub = bubble bath
scrub = wash = clean = rub = rubbing = rinse = hose down = freshen up
rub = massage = rubbing = knead
hair = mane = locks = hairdo = tresses
hair do = hair = hairspray = styling = hairdresser = hairdo = hair gel = style my hair = blow dry
gel nails = nail varnish = nail polish = nails = manicure = false nails = acrylics
moisturise = cream = lotion = moisturizer = moisturiser = emollient = slather
slap on = apply = rub in = put on = smear = dab = spread
dab = apply = lotion = soothe = dab on = soothing
shave = razor = stubble = beard = trim = wax my legs
undies = underwear = pants = knickers = boxers = bra
jim jams = pyjamas = pajamas = nightie = pjs
trainers = shoes = mules = slippers = heels = flip flops = sandals = high heels = clogs
teddy = toy = cuddly toy = favourite toy = comforter = stuffed animal = soft toy
dummy = pacifier = soother
nappy = diaper = diapers = nappies
pram = pushchair = stroller = buggy
little monkey = child = toddler = bairn = tot = wee one = nipper = youngster = little ones = kiddie
= kiddo = my little man = infants
lass = girl = daughter = women = woman = lady = ladies = gal
lad = boy = son = men = man = guy = guys = bloke = blokes = gents
granny = grandmother = elderly = older people = grandma = nan = gran = grandpa = grandad
= grandparent = pensioner = getting old = old age = aging
hubby = husband = partner = other half = better half = missus = fella = wife
mate = friend = someone = pal = buddy = relative = other people
mum to be = pregnant = pregnant women = expectant mother = about to have a baby = having a baby
playmate = children = kids = school = playgroup = nursery = kindergarten
miss class = school = off school = miss school = skip class = skip school
colouring in = drawing = crayons = paint = draw = craft = puzzles
home = house = apartment
upstairs = stairs = second floor = first floor = climb = steps
carpet = rug = rugs = mat
cable = cord = wire = cables
in the dark = light = lamp = night light = torch
railing = rail = grab rail = handrail = grab bar
couch = sofa = settee = armchair = sit
crutches = walking aid = frame = zimmer = rollator = walker
lift home = take you home = drive you home = fetch me = pick me up = collect me = get a lift
tram = bus = train = public transport = taxi = uber = underground
jet off = fly = flight = plane = long haul = holiday = overseas
sheets = bedding = bed linen = pillowcase = duvet = linen = blankets
washing machine = wash = launder = laundered = laundry = machine washed = boil wash
washing up = dishes = housework = household
bin it = throw away = dispose = discard = chuck = chuck out = chuck away
stash = keep = store = put away = leave = storage
post = mail = envelope = send back = return = ship back = bring back = hand in = give back
hear from you = result = results = letter = write to you = contact you = let me know
= get back to me = find out
gets back to me = result = results = call you = write to you
note = write down = jot = diary = jot down = record = log
fasten = attach = put on = hang = strap on = secure
comes loose = slip = come off = loose = falls off = slips off = detached = come undone
fiddle = touch = rub = pick = tamper = mess with = play with
poke = push = insert = stick in = prod = shove
yank = pull = tug = pull out = rip out = rip off
suck = lozenge = dissolve = let it melt = melts
chomp = chew = bite = gnaw = munch = chewing
gulp down = swallow = swallow whole = in one go
crush = grind = crushed = mash
shake = mix = stir = blend
puff = inhaler = inhale = breathe in = spray = pump
zap = shock = shocks = electric shock = laser
smash = break up = shock wave = crush = shatter = blast
fix = repair = mend = put right
get rid of = remove = clear up
wean = cut down = reduce = taper = wean off = tail off = ease off = come off
pack in = stop = quit = give up = jack in = kick the habit = knock on the head = ditch
double up = two tablets = double dose = take two = make up for = twice as many
slipped my mind = forget = forgot = missed = did not remember = forgotten = skipped
pointless = not needed = no need = unnecessary = need not
a no no = not allowed = must not = do not = avoid = off limits = forbidden = taboo = banned
steer clear = avoid = stay away = keep away = leave off = lay off = give it a miss
= give a wide berth
knock back = drink = alcohol
go easy on = limit = reduce = cut down on = cut back on = less
on the go = active = busy = move
bed rest = rest = lie down = put my feet up = stay in bed = take it easy
back on my feet = recover = walk = recovery = up and about = back to normal
how come = cause = why = reason = because
brings it on = cause = causes = trigger = triggers = sets it off = set off = kicks it off = due to
baddie = harmful = worst
prone = at risk = risk = likely = greater risk = liable = chances
packed with = high in = contain = contains = full of = loaded with = rich in
what age = years = months = how old = age group
danger to others = contagious = infectious = spread = catching = pass it on = give it to others
runs in = inherited = family = hereditary
snore = saw logs = snoring = noisy sleeper
stitches = sutures = sewn up = sewed = stitched = sewing
staples = clips = clamps
saw = cutter = cut off = cut open = remove = sawn off
knackers = testicles = scrotum = balls = nuts
quid = cost = price = pounds
"""
