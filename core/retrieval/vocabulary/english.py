"""English expressions that mean the same to a patient; `vocabulary` says how to read them."""

from __future__ import annotations

# Illnesses, parts of the body, medicines and examinations.
ENGLISH_CLINICAL = """
heart attack = myocardial infarction
irregular heartbeat = arrhythmia = irregular heart rhythm = irregular pulse
afib = atrial fibrillation = a fib
racing heart = fast heartbeat = palpitation = pounding heart = heart flutter
high blood pressure = hypertension
low blood pressure = hypotension
blood pressure pill = antihypertensive = blood pressure medicine
water pill = diuretic
blood thinner = anticoagulant = blood thinning = thin the blood = warfarin
blood clot = thrombosis = clot = thrombus
stroke = cerebrovascular accident = brain attack
mini stroke = transient ischemic attack = tia
heart doctor = cardiologist
heart bypass = coronary bypass = cabg
heart tracing = electrocardiogram = ekg = ecg
echo = echocardiogram = echocardiography = heart ultrasound
hardening of the arteries = atherosclerosis
swollen = swelling = edema = oedema = puffy = swell
out of breath = shortness of breath = short of breath = breathless = dyspnea = trouble breathing
= difficulty breathing = hard to breathe = cannot breathe
lung = pulmonary
collapsed lung = pneumothorax
lung infection = pneumonia = chest infection
phlegm = mucus = sputum
puffer = inhaler
runny nose = rhinitis
flu = influenza
stomach flu = stomach bug = gastroenteritis = stomach virus = tummy bug
throw up = vomit = vomiting = threw up = throwing up = puke = be sick
sick to my stomach = nausea = queasy = nauseous
stomach = belly = tummy = abdomen = abdominal = gut
stomach ache = belly pain = abdominal pain = stomach pain = tummy ache = bellyache
heartburn = acid reflux = gerd = gastroesophageal reflux
the runs = diarrhea = diarrhoea = loose stools
blocked up = constipation = constipated
passing gas = flatulence = fart = wind
bloated = bloating = bloat
piles = hemorrhoid = haemorrhoid
bottom = anus = anal = rectum = rectal = back passage
pee = urinate = urine = urination = urinary = peeing = pass water = wee
bladder infection = urinary tract infection = uti = water infection = cystitis
kidney = renal
kidney doctor = nephrologist
kidney failure = renal failure
kidney stone = nephrolithiasis = renal stone
water works = urinary tract
wet the bed = bedwetting = enuresis
leaking urine = incontinence = leak pee
liver = hepatic
yellow skin = jaundice = yellow eyes
gall bladder = gallbladder
sugar = glucose = blood sugar = blood glucose
low sugar = hypo = hypoglycemia = low blood sugar = low blood glucose
high sugar = hyperglycemia = high blood sugar = high blood glucose
sugar test = glucose test = glucose tolerance test = glucose challenge test
sugar diabetes = diabetes mellitus = diabetes = diabetic
pregnancy diabetes = gestational diabetes
pregnant = pregnancy = expecting = pregnancies
after the baby = postpartum = after birth = after delivery = after childbirth
miscarriage = pregnancy loss
morning sickness = nausea of pregnancy
period = menstruation = menstrual = monthly bleeding = menses
change of life = menopause = menopausal
womb = uterus = uterine
breast feed = breastfeed = nursing = nurse the baby = breastfeeding
child = children = kid = pediatric = childhood
elderly = older adult = old people = older people = senior = aging
underactive thyroid = hypothyroidism = slow thyroid = low thyroid
overactive thyroid = hyperthyroidism
fat = lipid = fatty
bad cholesterol = ldl = low density lipoprotein
good cholesterol = hdl = high density lipoprotein
overweight = obese = obesity = too heavy
lose weight = weight loss = losing weight
iron pill = iron supplement = iron tablet
low iron = iron deficiency = low in iron
low blood = anemia = anaemia
red blood cell = erythrocyte
white blood cell = leukocyte
platelet = thrombocyte
cancer = malignancy = malignant = tumor = tumour = carcinoma
skin doctor = dermatologist
rash = skin eruption = hives
itch = itchy = itching = pruritus
bruise = bruising = contusion
scab = crust = scabs
bed sore = pressure ulcer = bedsore = pressure sore
pimple = acne = zit
broken bone = fracture = break a bone = broke my = fractured
bone = bones = skeletal
brittle bones = osteoporosis = bone loss = thin bones
bone density test = dxa = dexa = bone mineral density = bone scan
joint pain = arthritis = arthralgia
wear and tear arthritis = osteoarthritis
ra = rheumatoid arthritis
joint = joints
knee cap = patella = kneecap
new knee = knee replacement = artificial knee = knee implant
new hip = hip replacement
backbone = spine = spinal = vertebrae
slipped disc = herniated disk = herniated disc = ruptured disk
pins and needles = tingling = tingle = paresthesia = prickling
numb = numbness = loss of feeling
dizzy = dizziness = lightheaded = light headed = vertigo = giddy
faint = fainting = pass out = passed out = syncope = black out
fit = seizure = convulsion = epileptic
bad headache = migraine = severe headache
headache = head pain = headaches
memory loss = dementia = forgetful = alzheimer
feeling down = depression = depressed = sad
nerves = anxiety = anxious = nervous
cannot sleep = insomnia = sleepless = trouble sleeping = trouble falling asleep
= difficulty sleeping
sleeping pill = sleep medicine = hypnotic = sleep aid
snore = snoring
breathing machine = cpap = ventilator
tired = fatigue = tiredness = exhausted = exhaustion = worn out = weary
weak = weakness = feeble
fever = high temperature = temperature = febrile
chill = chills = shivering
pain killer = painkiller = pain reliever = analgesic = pain medicine = pain relief
= pain medication
ibuprofen = nsaid = anti inflammatory = advil = motrin
antibiotic = antibiotics = antibacterial
germ = bacteria = bacterial = microbe = bug
virus = viral
steroid = corticosteroid = cortisone
shot = injection = inject = needle = jab
vaccine = vaccination = immunization = vaccinated = immunize
pill = tablet = medicine = medication = drug = capsule = meds = medicines
over the counter = nonprescription = without a prescription
dose = dosage
side effect = adverse effect = complication = adverse reaction
allergy = allergic
surgery = operation = surgical = operated = operate = procedure
surgeon = surgical doctor
anesthesia = anaesthesia = put to sleep = anesthetic = numbing
keyhole surgery = laparoscopic = laparoscopy = minimally invasive
cut = incision = wound
blood test = blood work = lab test = blood sample
x ray = xray = radiograph = radiography
scan = imaging = mri = ct = tomography
scope = endoscopy = endoscope = endoscopic
colon check = colonoscopy = colon exam
tissue sample = biopsy = biopsies
stool test = fecal test
tube = catheter = drain
drip = intravenous = iv
oxygen tank = oxygen cylinder = oxygen therapy = home oxygen
eye doctor = ophthalmologist = optometrist = eye specialist
ear doctor = otolaryngologist = ear nose and throat = ent
hearing test = audiologist = audiogram = hearing exam
cloudy lens = cataract = clouding
blurry = blurred = blurriness = blur
eye pressure = intraocular pressure
eye drops = eyedrops = drops = artificial tears
sight = vision = eyesight = see = visual
go blind = blindness = lose sight = vision loss = blind
deaf = hearing loss = hard of hearing = deafness = lose hearing
ringing in the ears = tinnitus = ringing = buzzing in the ear
dry mouth = xerostomia = mouth dry
spit = saliva
dentist = dental care = dental = dental check = dental work
gum = gums = gingival
sore throat = pharyngitis
cold = common cold
cold sore = herpes labialis = fever blister
chickenpox = varicella = chicken pox
shingles = herpes zoster = zoster
lice = louse = nits
groin = inguinal
rupture = hernia
womens doctor = gynecologist = obstetrician
waterworks doctor = urologist
bone doctor = orthopedic = orthopaedic = orthopedist
cancer doctor = oncologist
family doctor = primary care = general practitioner = gp
doctor = physician = health care provider = healthcare provider = health care professional
emergency room = emergency department = casualty = er = emergency medical
hospital stay = hospitalized = hospitalization = overnight
go home the same day = outpatient = same day surgery
back to normal = normal routine = recover = recovery = get better = heal = usual activities
= normal activities
eat = diet = food = eating = meal
drink = fluid = liquid = fluids = beverage = drinking
booze = alcohol = beer = wine = alcoholic
smoke = smoking = cigarette = tobacco = smoker
salt = sodium
salty = sodium
fiber = fibre = roughage
milk = dairy = lactose
wheat = gluten = bread
work out = exercise = physical activity = physically active = workout = gym
sex = sexual = intercourse = intimacy = sexual activity
runs in the family = inherited = hereditary = genetic = family history = passed down = genes
catch = contagious = spread = infectious = get it from = pass it on
cure = cured = curable = go away for good
come back = recur = recurrence = return = comes back = coming back
hurt = pain = painful = ache = sore = discomfort = aching = hurts
burn = burning = sting
lump = bulge = bump = mass = knot
thigh = upper leg
calf = lower leg
leg veins = varicose veins = bulging veins = spider veins
wrist = carpal
finger = fingers = thumb
shoulder blade = scapula
collar bone = clavicle
windpipe = trachea
food pipe = esophagus = gullet
voice box = larynx
belly button = navel
big toe = toe
flare up = flare = attack = flareup = flared up
warning sign = symptom = sign
find out if = diagnose = diagnosis = test for = tell if = prove
talk = speak
sport = sports = football = soccer = tennis = basketball = jog = jogging
leafy green = green vegetable = spinach = kale = broccoli = lettuce
coffee = caffeine = tea
fried = greasy = chips = fries
sun = sunlight = sunbathe = tan = sunscreen
bleed = bleeding = blood = bloody
pus = discharge = ooze = weeping
urgent = emergency = ambulance = emergency number = emergency services = 911 = 999 = 112
phone = call = ring = contact
danger = complication = risk = dangerous = serious
odds = chance = likely = risk = likelihood
prevent = avoid = prevention = keep from = lower the risk
"""

# Daily life with an illness: what to eat, wash, lift and drive, when, and with whom.
ENGLISH_DAILY = """
empty stomach = fast = fasting = fasted = stop eating = nothing to eat = not eat = without food
= nothing by mouth = before breakfast = before food = before a meal = before meals = before eating
full stomach = with food = with a meal = with meals = after a meal = after meals = after eating
= after food
eat = breakfast = lunch = dinner = supper = snack = food = meal = hungry
drink = sip = swallow = drank = thirsty = water
fizzy drink = soda = cola = soft drink = lemonade = sparkling = carbonated
alcohol = spirits = whisky = whiskey = vodka = cocktail = champagne = pint = glass of wine = drunk
smoke = vape = vaping = cigar = nicotine = e cigarette = smoking
meat = beef = pork = chicken = steak = ham = sausage = bacon
fish = seafood = shellfish = tuna = salmon = shrimp = prawns
fruit = apple = banana = orange = grape = berry = melon
vegetable = veg = greens = salad = carrot = vegetables
sweets = candy = chocolate = cake = cookie = biscuit = dessert = sugary = ice cream = sweet
dairy = cheese = yogurt = yoghurt = cream = butter = milk
nuts = peanut = almond = nut = seeds
starchy = pasta = noodles = rice = bread = potato = cereal = porridge = oats
spicy = chilli = chili = curry = spices = pepper
soup = broth = clear fluids = clear liquid
soft food = mashed = puree = pureed = soft diet = liquid diet
juice = grapefruit = orange juice
tea = coffee = latte = espresso = cappuccino = cup of tea
drive = driving = car = behind the wheel = drove = motorbike = motorcycle = steering wheel
public transport = bus = train = taxi = cab = subway
cycle = bike = bicycle = cycling = ride a bike
bath = bathe = shower = bathing = tub = bathtub = soak = hot tub = wash myself = showering
wet = water = damp = soak = moist = get wet = soaked
swim = swimming = pool = sea = beach = lake = sauna = bathing = dive = diving
wash my hair = shampoo = hair wash = wash your hair = washing hair
work = job = office = shift = employer = sick note = back to work = stay at home
back to school = at home until = stay at home = keep at home = off school = back to nursery
school = nursery = kindergarten = daycare = day care = preschool = childcare = lessons
exercise = sport = sports = gym = train = yoga = run = running = jog = jogging = workout = active
= physical activity = exertion = dance = dancing = football
lift = carry = heavy = pick up my = heavy lifting = shopping bag = groceries = weights = lifting
= carrying = kilos
stairs = climb = steps = climbing
walk = walking = stroll = get up = stand up = move around = on my feet = mobilise
bend = stoop = lean = bending = crouch
sit = sitting = chair = seat = sofa = seated
housework = vacuum = hoover = chores = gardening = vacuuming = ironing = mopping
pain killer = painkiller = paracetamol = pain relief = for the pain = pain tablets
painkiller = ibuprofen = for the pain
painkiller = aspirin = for the pain
anti inflammatory = aspirin = ibuprofen = naproxen = nurofen = diclofenac
paracetamol = acetaminophen = panadol = calpol = tylenol
blood thinner = coumadin = eliquis = xarelto = apixaban = rivaroxaban = plavix = clopidogrel
bleed = bleeding = blood = bled = hemorrhage = haemorrhage = bleeds
fever = high temperature = burning up = degrees = thermometer = hot = shivery
rash = spots = blotches = welts = hives = red patches = red skin = bumps
itch = scratch = itchy = itching = itches = scratching
swell = swelling = swollen = puffy = puffed up = swells = swelled
red = redness = reddish
hot = heat = warm = warmth
sleep = asleep = bed = bedtime = sleeping = slept = lie
sleepy = drowsy = drowsiness = groggy = sleepiness = dozy = drowse
sedation = sedative = sedated = put under = anaesthetic = anesthetic
awake = wake up = conscious = stay awake
sex = make love = making love = sexual = intercourse = sleep with
condom = contraception = birth control = contraceptive = protection
pregnant = pregnancy = having a baby = want a baby = conceive = trying for a baby = have a baby
= a baby = expecting
breast feed = breast milk = lactating = breastfeed = nursing = breastfeeding
miss = missed = forget = forgot = skip = skipped = missing = forgotten = late = forgetting
= left out
double = two at once = two doses = two together = twice the dose = extra dose = too much
= too many = overdose = double dose = make up for
dose = tablet = pill = capsule = puff = spoonful = injection = shot
pill = tablet = capsule = medicine = medication = drug = dose
spoon = spoonful = teaspoon = syrup = ml = millilitres
stop = quit = come off = give up = stopping = finish = end = stop taking
store = keep = storage = kept = storing = put away
fridge = refrigerator = cool place = refrigerate = refrigerated
freezer = freeze = frozen = freezing
throw away = bin = dispose = discard = rubbish = trash = garbage = get rid of = throw them away
= throw it away = throw them = dump
expire = expiry = out of date = shelf life = expiration = use by = good for
leftover = left over = unused = remaining = remainder
fly = flight = plane = airplane = airport = aeroplane = flying = air travel
travel = trip = holiday = vacation = abroad = go away = suitcase = hand luggage = travelling
= traveling
dressing = bandage = plaster = band aid = gauze = strip = pad = wrap
cast = plaster = plaster cast
splint = brace = support = sling
stocking = stockings = compression stockings = socks
crutch = crutches = walking stick = cane = walker = walking frame = zimmer
glasses = spectacles = sunglasses
contact lenses = contacts = contact lens = lenses
patch = sticker = patches
cream = ointment = lotion = gel = moisturizer = moisturiser = salve = balm
syringe = needle = needles = sharps = lancet
result = results = outcome = findings = report = find out
appointment = visit = check up = follow up = come back = checkup = see you = come in = return
= see us = be seen
blood test = blood sample = bloods = blood check = check your blood = blood drawn
= have blood taken = draw blood = blood level = check my blood
stitches = sutures = staples = clips = sewn = stitch = threads
take out = come out = remove = taken out = removal = removed = took out = take off = come off
= comes off
dissolve = dissolvable = absorbed = disappear = go away = dissolves = fall out
fall off = drop off = come off = fell off = falls off
tell = inform = let know = let you know = mention = let us know = told = show
call = phone = contact = telephone = get in touch
hospital = emergency = emergency room = ambulance = casualty = accident and emergency
= emergency department
doctor = physician = gp = surgeon
nurse = midwife
pharmacist = chemist = pharmacy = drugstore
poop = stool = poo = motion = motions = stools = number two = bowel movement = bowels = feces
= faeces
pee = urine = urinate = wee = urinating = pass urine = passing water = water works
toilet = bathroom = loo = restroom
throat = swallow = swallowing
bottom = buttocks = behind = backside
private parts = genitals = penis = vagina = genital
mouth = lips = tongue = oral = lip
foot = feet = toes = sole = toe
tooth = teeth = dental = tooth brush
chest = breast = breastbone
arm = forearm = upper arm
leg = legs = calf = thigh = shin
hand = hands = fingers = wrist
eye = eyes = eyelid
ear = ears = eardrum
nose = nostril = nasal
head = scalp = skull
face = cheek = forehead = cheeks
stomach = tummy = belly = abdomen = insides = stomach ache = upset stomach
skin = complexion = dermal
scar = scarring = scars
child = children = kid = son = daughter = toddler = little one = boy = girl = kids = little boy
= little girl
baby = infant = newborn = babies = little one = toddler = child
husband = wife = partner = spouse = boyfriend = girlfriend
parent = mother = father = mum = mom = dad = mummy = daddy
family = relative = someone = friend = adult = another person = anyone = somebody = relatives
= household
alone = by myself = on my own = someone with = accompany = company = escort = take me home
= take you home = someone = pick me up = collect me = take me = go home = get home
pet = dog = cat = animal = pets
morning = wake up = get up = mornings = waking
night = sleep = asleep = bedtime = evening = before bed = going to bed = tonight = at night
= overnight = before sleep
noon = midday = lunchtime = lunch = afternoon
next = following
ill = sick = unwell = poorly = illness = sickness = under the weather = come down with
throw up = vomit = sick = being sick = threw up = vomiting = bring it up = keep it down
black = dark = tarry
yellow = jaundice = yellowish
pale = white = pallor
better = improve = improvement = recovered = relief = ease
take effect = it works = until it works = you feel better = start to work = kick in
= begin to work = notice a difference = full effect = starts working = starts to work
= feel the effect = feel the benefit = work fully = start working = begins to work
worse = worsen = getting worse = gets worse = worsening
help = ease = relieve = soothe = helps = eases = relieves = good for
crush = chew = split = break = swallow whole = cut in half = crushed = crushing = chewed = halve
herbal = natural remedy = supplement = vitamin = herb = vitamins = herbs = supplements
thirsty = thirst = dry mouth
hungry = appetite = hunger = peckish = off my food
weigh = weight = scales = heavier = put on weight = gain weight = weighing = weight gain = get fat
thin = lose weight = weight loss = slim = diet
hair loss = lose hair = losing hair = bald = hair fall out = hair falling out = lose my hair
= thinning hair
mood = emotional = tearful = cry = crying = moody = irritable = depressed
shake = shaky = trembling = tremor = shaking = jittery = sweaty
sweat = sweaty = sweating = perspire = sweats
dizzy = light headed = lightheaded = faint = woozy = wobbly = unsteady = dizziness = spin
= spinning
tired = fatigue = exhausted = worn out = no energy = weary = tiredness = lethargic
weak = weakness = no strength
breath = breathe = breathing = breathless = wheeze = wheezing = wheezy = puff = breathlessness
hoarse = croaky = lose my voice = hoarseness = lost my voice = voice
cramp = cramps = spasm = crampy = gripes
stiff = stiffness = stiffen
sore = tender = hurt = hurts = pain = ache = painful = aches = soreness = hurting = throb
headache = head hurts = head pain = head aches = migraine
numb = no feeling = tingling = pins and needles = cannot feel = tingle
infected = infection = pus = smelly = discharge = oozing = leaking = weeping = germs = smell
burst = pop = burst open = open up = opens = split open = come apart
trouble = problem = problems = difficulty
cold = chilly = cool
ice = cold pack = ice pack = cool pack = cold compress = frozen peas = icing
heat pad = hot water bottle = heating pad = warm compress = heat pack
sun = sunbathe = sunburn = sunscreen = sun cream = sunlight = tanning = sun bed = sunshine
= sunblock
make up = makeup = cosmetics = mascara = lipstick = nail polish = nail varnish = foundation
perfume = deodorant = scent = aftershave = talc = powder
clothes = dress = clothing = underwear = trousers = shirt = clothed
tight = loose = loosely = tightly
shoe = shoes = footwear = trainers = boots = slippers = sandals = sneakers
jewelry = jewellery = ring = watch = earring = necklace = piercing = metal = rings = earrings
television = tv = screen = computer = phone screen = watch tv
read = reading = book = books
rest = lie down = put my feet up = resting = take it easy = lie = relax
raise = lift = elevate = elevated = raised = prop up = propped
still = not move = without moving = motionless
move = wiggle = moving = movement = moved
bend = straighten = flex = stretch
push = press = strain = straining = pressing
shave = razor = shaving
change = replace = new one = swap = changed = renew = changing = replaced
clean = wash = washing = cleaned = rinse = wipe = cleaning = disinfect
soap = soapy = shower gel = body wash
dry = towel = pat dry = air dry
brush = toothbrush = brushing = floss = toothpaste = brush my teeth
inject = injection = needle = jab = jabs = injecting = pen
measure = check = test = monitor = measured = measuring = checking
write down = record = diary = note = notebook = log
refill = repeat prescription = run out = prescription = running out = ran out
fall = slip = tumble = fell = trip over
loud = noisy = noise = ear plugs = earplugs
tight space = claustrophobic = claustrophobia = small space = closed in = enclosed
battery = batteries = charge = recharge = flat
blood pressure = pressure = bp
contagious = infectious = catching = pass it on = infect = spread = give it to = isolate
vaccine = jab = shot = vaccination = booster = immunisation = immunised
harmless = nothing to worry = no cause for concern = normal = usual = common
upright = sit up = lie down = lying down = lie flat = flat on my back
daily = every day = each day = once a day = weekly = once a week
cotton bud = cotton buds = cotton swab = q tip = q tips = ear bud = cotton wool
pinch = squeeze = clamp = hold shut
lie awake = toss and turn = cannot sleep = wide awake = awake at night
nap = naps = doze = snooze = sleep during the day = forty winks
barefoot = bare feet = without shoes = slippers = shoes = socks
forever = for good = permanent = for life = lifelong = go away = last
put weight on = weight bearing = stand on = walk on = step on = crutches
kneel = on my knees = kneeling = knee down = squat
whistle = squeal = beep = buzz = feedback = hiss
straight away = right away = immediately = at once = from the first day = same day
gag = retch = choke = throat
season = salt = seasoning = salty
fragrance = perfume = scent = scented
lean forward = tilt = lean back = head back = bend forward
"""
