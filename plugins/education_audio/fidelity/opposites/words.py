"""Words that turn a sentence round when one takes the other's place: “before” and “after”.

Each line is an axis: its name, then its poles, with the words of each pole parted by “|”; what is
indented goes on with the line before. Words may be regular expressions. Chosen for this project;
the axes of time and side are those of the WHO Surgical Safety Checklist and of the error-prone
expressions in the ISMP's "List of Error-Prone Abbreviations, Symbols, and Dose Designations".
"""

ENGLISH = """
order: before(?! (?:then|bed|bedtime|sleep|going to (?:bed|sleep)|you (?:go to (?:bed|sleep)|
    sleep))\\b)|
    beforehand|prior to|ahead of|leading up to|preceding|
    up to(?= (?:the|your) (?:test|scan|surgery|operation|procedure)) ; after|afterwards|subsequent|
    following(?= (?:the|a|your|surgery|meals?|each|this|an)\\b)
wait: until|till ; after|once|when
during: while|as long as ; until|till
although: not (?:if|when)|unless|except (?:if|when) ; even (?:if|when|though)
span: until|till|before(?= (?:the age of|age|turning)) ; from(?= (?:the|day|week|WEEKDAY|
    tomorrow|today|\\d)\\b)|starting
degree: (?<!any )(?<!one )(?<!once )more|above|warmer|hotter|over(?= (?:\\d|NUMBER))|higher|
    greater|exceeds?|exceeding|at least|
    increas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|rises?|rising|(?<!no )(?<!any )longer|heavier|bigger|
    larger|older|
    minimum|high|no less than|not less than|no fewer than|no lower than|no under|
    too much|too many|too high|go(?:es|ing)? up ;
     less|fewer|colder|cooler|below|under(?= (?:\\d|NUMBER))|
    lower(?:s|ed|ing)?|
    at most|within(?= [\\w.]+ (?:met(?:re|er)s?|feet|inch(?:es)?|cm|km|miles?|yards?)\\b)|
    no more than|not more than|no longer than|not longer than|up to|
    decreas(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)|drops?(?= (?:below|under|to|in))|
    falls?(?= (?:below|under))|shorter|lighter|smaller|younger|maximum|low|go(?:es|ing)? down|
    too little|
    too few|too low|less (?:high|long|tall)|lower down
weight: gain(?:s|ed|ing)?|put(?:ting)? on|
    (?:kilos?|kg|pounds?|weight) (?:gone |going |goes |went |is )?up|
    heavier ; los(?:e|es|
    ing|t)|
    (?:kilos?|kg|pounds?|weight) (?:gone |going |goes |went |is )?down|lighter
side: left|
    left-hand ; right-hand|
    right(?! (?:away|now|after|before|size|amount|dose|choice|time|way|thing|one|kind)\\b)
period: seconds ; minutes ; hours ; days ; weeks ; months ; years
food: (?:with|after|during) (?:some |a |your |each |every |the )?(?:food|meals?|eating|breakfast|
    dinner|lunch|supper)|on a full stomach ; (?:without|before|between) (?:any |a |your |each |
    every |the )?(?:food|eating|meals?|breakfast|dinner|lunch|supper)|on an empty stomach|
    nothing in (?:your|the) stomach|fasting
stomach: empty stomach ; full stomach
weekday: mondays? ; tuesdays? ; wednesdays? ; thursdays? ; fridays? ; saturdays? ; sundays?
inward: inwards? ; outwards?
upward: upwards? ; downwards?
forward: forwards? ; backwards?
turn: clockwise ; anti-?clockwise|counter-?clockwise
with: with(?! or without| an? (?:limit|maximum)\\b) ; (?<!with or )without(?! (?:exceeding|
    going over|passing))
daytime: morning|breakfast|breakfast-?time|mornings|am(?= dose)|(?:on|upon|after) waking|
    wak(?:e|ing) up|(?:when|once|after|as soon as|the moment) you(?:'ve| have)? w[ao]ken?|
    ris(?:e|ing) from bed|get(?:ting)? up|g[eo]t(?:ting)? out of bed|dawn|daybreak|sunrise|
    first thing ; noon|midday|lunch|lunchtime|noontime ;
     afternoons?|mid-?afternoon|teatime ; evenings?|night|nights|bedtime|dinner|tonight|overnight|
    supper|suppertime|dinner-?time|nightfall|dusk|sunset|last thing|(?:before|to) (?:bed|sleep)|
    turn(?:ing)? in|retir(?:e|ing)
light: in the day|during the day|daytime|by day ; at night|nighttime|overnight|during the night
warmth: (?:very )?hot|heat|heating ; cold|cool|ice|icy|chilled ; lukewarm|tepid|(?:just|slightly|
    only) warm ;
     warm
course: start(?:s|ed|ing)?|begin(?:s|ning)?|continu(?:e|es|ed|ing)|
    keep (?:taking|using|going)|carry on|
    go on|as (?:usual|normal) ; stop(?:s|ped|ping)?|quit|
    discontinu(?:e|es|ed|ing)|cease
apart: apart|separately|space (?:it|them) out ; together|at the same time
lid: open(?:s|ed|ing)? ; clos(?:e|es|ed|ing)|shut(?:s|ting)?
speed: quick(?:ly)?|fast(?!ing)|rapid(?:ly)? ; slow(?:ly)?|gradual(?:ly)?
early: early|earlier|soon(?:er)? ; late(?!st|ly)|later(?= than)
place: inside|indoors ; outside|outdoors
vertical: upper|
    top ; lower(?= (?:straps?|strings?|drawers?|shelf|button|end|line|tubes?|
    part|half|arm|leg|back|body|lid|eyelid|abdomen|jaw|lip|number|limb))|bottom
pose: upright|sitting|sit up|standing|sit|stand ; lying|lie down|lie flat|lying down
parity: even(?=(?: numbered|-numbered)? (?:days?|dates?)\\b) ; odd(?=(?: numbered|-numbered)?
     (?:days?|dates?)\\b)
seat: sit(?:s|ting)?|seated ; stand(?:s|ing)?|on your feet
colour: blue ; brown ; purple ; red ; orange ; yellow ; green ; white ; pink ; black ; gr[ea]y
side2: front ; back(?= of)
fill: full ; empty
wet: wet|damp|moist ; dry|dried
lift: raise(?= (?:your|the|it))|lift|
    elevate ; lower(?= (?:your|the|it) (?:leg|arm|head|foot|hand))|
    hang(?:s|ing)?(?: down)?|dangl\\w+
ends: first(?= (?:day|week|month|hour|year|dose|night|time)s?\\b) ;
     (?:last|final)(?= (?:day|week|month|hour|year|dose|night|time)s?\\b)
effort: rest(?:s|ed|ing)?(?! of) ; exercis(?:e|es|ing)|mov(?:e|es|ing)(?= (?:your|the|it))
people: adults? ; child|children|babies|baby|infants?
sex: men|man|males? ; women|woman|females?
quantifier: all|every(?= (?:patient|person|woman|man|child))|
    everyone ; no(?= (?:patient|one|people))|none|nobody
habit: always|every day|every single day ; sometimes|rarely|seldom|occasionally|now and then|
    from time to time|once in a while ; never
worth: safe|harmless ; dangerous|unsafe|harmful
better: better|improves?|improved|improving ; worse|worsens?|worsening
use: soft ; hard(?! (?:blow|to|time|of)\\b)
thickness: thick(?:ly)? ; thin(?:ly)?(?!ner)
same: same ; different|opposite|other(?= (?:side|breast|arm|eye|ear|leg|hand|foot)\\b)
length: long ; short(?!ness|ly)
size: large|big ; small|little(?= (?:amount|dose))
quorum: both|each(?= (?:eye|ear|nostril|side|foot|hand|arm|leg|breast|cheek))|
    (?:left and right|right and left) ; either|only one|just one|one(?= (?:eye|ear|nostril|
    side)\\b)|
    a single(?= (?:eye|ear|nostril|side))|single(?= (?:eye|ear|nostril|side))
affected: (?:affected|painful|sore|bad|injured|operated|weak|swollen)(?= (?:side|arm|leg|hand|
    foot|eye|
    ear|breast|shoulder|knee|hip)) ; (?:unaffected|healthy|good|other|opposite|pain-free|
    strong)(?= (?:side|
    arm|leg|hand|foot|eye|ear|breast|shoulder|knee|hip))
lying: on (?:your|their|his|her|its|the) back ;
     on (?:your|their|his|her) (?:front|stomach|belly|tummy) ;
     on (?:your|their|his|her|one|the|its) side
intact: whole(?= *(?:[.,;:]|$|and|with|without|do|never|but|so|to))|in one piece|intact|unbroken|
    uncrushed|unchewed|without (?:chewing|crushing|breaking|biting|cutting) ; chew(?:s|ed|ing)?|
    crush(?:es|ed|ing)?|open(?:ed|ing)? (?:up )?(?:the |your |each )?capsules?|sprinkl(?:e|ed|ing)|
    suck(?:s|ed|ing)?|grind(?:ing)?|ground up|halv(?:e|ed|ing)|
    dissolv(?:e|ed|ing)|break(?:ing)? (?:it|them|the \\w+) (?:up|open|in)|cut (?:it|them) (?:up|in)
inner: inner|inside(?= of) ; outer|outside(?= of)
limit: at least|or more|or longer|no sooner than ; within(?= (?:\\d|NUMBER|the first)[\\w ]*
    (?:minutes?|hours?|days?|weeks?|months?)\\b)
swallow: swallow(?:s|ed|ing)? ; spit(?:s|ting)?|spat ; insert(?:s|ed|ing)?|push (?:it|them) (?:in|
    up) ; (?:let|leave|hold|until) (?:[\\w']+ ){1,4}
    (?:dissolve|dissolves|melt|melts|dissolved|melted)|suck(?:s|ed|ing)?|under (?:the|your) tongue
worn: (?:leav(?:e|ing)|keep(?:ing)?(?! an eye)|stays?|wear(?:ing)?) (?:[\\w']+ ){0,5}?(?:on|
    in(?= (?:and|or)\\b)|in place|connected|attached)|
    stays? in(?! (?:bed|hospital|contact|touch)) ; (?:tak(?:e|en|ing)|
    pull(?:ing)?|
    peel(?:ing)?|
    lift(?:ing)?) (?:[\\w']+ ){0,3}?(?:off|out)|
    (?:com(?:es?|ing)|came|f[ae]ll(?:s|en|ing)?|drop(?:s|ped)?|slip(?:s|ped)?|work(?:s|ed)?)
     (?:off|out|loose)|remov(?:e|ed|ing)|disconnect(?:ed|ing)?
through: by mouth|orally|into (?:the|your) mouth ; under (?:the|your) tongue ;
     (?:into|up|in|through) (?:the|your|each|one|both|either) (?:nose|nostrils?) ;
     (?:into|in) (?:the|your) (?:rectum|bottom|back passage) ; into (?:the|your) vagina ;
     (?:on|onto|to|into) (?:the|your) skin
breath: breathe in|inhale ; breathe out|exhale
rubbing: rub(?:s|bed|bing)?|scrub(?:s|bed|bing)? ; pat(?:s|ted|ting)?|dab(?:s|bed|bing)?(?! of\\b)|
    blot
strength: undiluted|neat ; dilut(?:e|ed|ing)
storage: fridge|refrigerat(?:e|ed|or) ; (?:out of|outside)(?: of)? the fridge|room temperature|
    cupboard ; freezer
if: if|when(?:ever)?|once|any time(?= you) ; unless|except (?:if|when)
salt: salty|salted ; unsalted|salt-free
hours: a\\.?m\\.? ; p\\.?m\\.?
fat: low-fat|low fat ; high-fat|high fat
acid: hypoglyc[ae]?emia|low blood sugar|low sugar ; hyperglyc[ae]?emia|high blood sugar
tension: hypotension|low blood pressure ; hypertension|high blood pressure
lasting: lasts?(?= (?:more|longer|over|for|beyond|past|\\d|NUMBER))|lasting|goes on|going on|
    carries on|continu(?:es|ed|ing)|persist(?:s|ed|ing|ent)?|keeps? on|lingers?|is still there ;
     stops|(?<!be )(?<!is )(?<!are )stopped|stop(?= (?:within|after|in|by|on its own)\\b| *(?:[.,;]|
    $))|go(?:es)? away|gone away|going away|settles?(?: down)?|clears? up|wears? off|is over|
    ends?(?= (?:within|after|in|by)\\b)|eases? off|dies? down
severity: severe(?:ly)?|unbearable|intense|agonising|strong(?= (?:pain|cramps?|headache|itch))|
    heavy(?= (?:bleeding|period|flow)) ; mild(?:ly)?|slight(?:ly)?|minor|bearable|
    light(?= (?:bleeding|period|flow|spotting))|weak(?= (?:pain|cramps?|headache))
common: common|usual|often|frequent(?:ly)? ; rare|uncommon|unusual|rarely|seldom
"""
SPANISH = """
order: antes(?! de (?:dormir|acostarse|irse|que pas))|visperas?|
    previ[oa]s?|anterior(?:es)?(?= a\\b)|
    anteriores ; despues|tras|posterior(?:es)?(?= a\\b)|
    siguientes(?= a\\b)
although: no si|no cuando|a menos que|salvo (?:que|si)|
    excepto (?:que|si) ; incluso (?:si|cuando)|aunque
wait: hasta ; despues de|pasad[oa]s?|hayan? pasado|han pasado
span: hasta|antes de(?= (?:los|las|cumplir) (?:\\d|NUMERO)) ; desde|a partir de
degree: pas[ae]n? de(?= \\d)|mas(?! tarde| o menos|\\s*[,;.]|\\s*$)|mayor(?:es)?|superior(?:es)?|
    por encima|encima(?= de (?:\\d|NUMERO))|
    al menos|
    no menos de|por lo menos|cuando menos|como minimo|minim[oa]s?|o (?:algo )?mas|
    aument\\w+|sub(?:e|ir|a|en|iendo)(?:l[ea]s?)?|eleva\\w*|supera|
    sobrepas\\w+|exced\\w+|(?:mas )?alt[oa]s?|demasiad[oa]s?|
    mas (?:grandes?|larg[oa]s?) ; menos(?! que\\b)|menor(?:es)?|
    mas (?:baj[oa]s?|pequen[oa]s?|cort[oa]s?|abajo)|menos (?:alt[oa]s?|grandes?|larg[oa]s?)|
    inferior(?:es)?|por debajo|debajo(?= de (?:\\d|NUMERO))|
    hasta(?= (?:\\d|NUMERO|una? |medi[oa] )[\\d.,]* ?(?:\\w+ ){0,1}?(?:mg|g|ml|gramos?|
    miligramos?|mililitros?|litros?|
    veces|comprimidos?|capsulas?|gotas?|pastillas?|kg|kilos?)\\b)|como maximo|como mucho|
    a lo sumo|no mas de|maxim[oa]s?|
    disminu\\w+|
    baj(?:a|ar|e|an|ando|os|as)(?:l[ea]s?)?|bajo(?! (?:la|el|los|las|sus?|una?)\\b)|reduc\\w+|
    reduzca\\w*|poc[oa]s?
side: izquierd[oa]s? ; (?<!sentad[oa] )(?<!espalda )derech[oa]s?
period: segundos ; minutos ; horas ; dias ; semanas ; meses ; anos
food: (?:con|despues de|tras|durante) (?:la |las |el |los |cada )?(?:comidas?|alimentos|
    comer|desayun[oa]r?|cenar?|almuerzo|almorzar)|con el estomago lleno ; (?:sin|antes de|entre)
     (?:la |las |el |los |cada )?(?:comidas?|alimentos|comer|desayun[oa]r?|cenar?|almuerzo|
    almorzar)|en ayunas|con el estomago vacio
stomach: estomago vacio|en ayunas ; estomago lleno
weekday: lunes ; martes ; miercoles ; jueves ; viernes ; sabados? ; domingos?
inward: hacia (?:a?dentro|el interior) ; hacia (?:a?fuera|el exterior)
worn: (?:dej|manteng|qued)\\w* (?:\\w+ ){0,4}?(?:puest[oa]s?|conectad[oa]s?|colocad[oa]s?)|
    sig(?:ue|a)n? (?:puest|colocad|conectad)[oa]s? ;
     quit(?:e|ar)\\w*|quit(?:ese|esela)|
    se (?:le )?(?:cae|caiga|suelt[ae]|despeg(?:a|ue)|desprend[ae]|sale|salga)n?|
    retir(?:e|ar)\\w*|desconect\\w+
upward: hacia arriba|hasta la (?:cabeza|coronilla) ; hacia abajo|hasta los (?:pies|tobillos)
forward: hacia a?delante ; hacia atras
with: con(?! un (?:limite|maximo|minimo)) ; sin(?! (?:pasar|super|exced|sobrepas|rebas))
daytime: mananas?|desayun(?:o|os|ar|e|a|as|es)|levantarse|(?:se|te) (?:levant|despiert)[ae]s?|
    despertar(?:se)?|amanecer|madrugada ; mediodia|almuerz[oae]s?|
    almorzar|(?:la )?hora (?:de comer|de la comida|del almuerzo) ; tardes?(?! o temprano)|
    merienda|merendar|media tarde ; noche|noches|acostarse|(?:se|te) acuest[ae]s?|dormir|cenas?|
    cenar|anochecer|irse a la cama
warmth: (?:muy )?calientes?|calor|calient[ea]l[oa]s? ; enfri\\w+|fri[oa]s?|hielo|
    helad[oa]s? ; tibi[oa]s?|templad[oa]s?
course: empie\\w+|empez\\w+|comien\\w+|comenz\\w+|contin\\w+|siga|seguir|
    como (?:siempre|de costumbre)|
    inici\\w+ ; deje de|dejar de|
    dej(?:e|ar|en|es)(?= (?:el|la|los|las|su|sus) \\w+(?! (?:puest|colocad|conectad|al |en |sobre |
    actuar|secar|reposar|enfriar|abiert|cerrad|quiet)))|suspend\\w+|interrump\\w+|pare|parar
quorum: amb[oa]s|l[oa]s dos(?= (?:ojos|oidos|orejas|lados|fosas|orificios|manos|pies|piernas|
    brazos))|
    cada(?= (?:ojo|oido|oreja|lado|fosa|orificio|ventana|mano|pie|pierna|brazo)) ; un[oa]? sol[oa]|
    solo un[oa]?|un[oa] de (?:los|las)
affected: (?:lado|brazo|ojo|oido|pie|pecho) (?:afectado|malo|operado|enfermo|dolorido)|
    (?:pierna|mano|rodilla|cadera) (?:afectada|mala|operada|enferma|dolorida) ; (?:lado|brazo|
    ojo|oido|pie|
    pecho) (?:sano|bueno|contrario)|(?:pierna|mano|rodilla|cadera) (?:sana|buena|contraria)|
    otro (?:lado|brazo|
    ojo|oido|pie|pecho)|otra (?:pierna|mano|rodilla|cadera)
lying: boca arriba ; boca abajo ; de (?:lado|costado)
intact: enter[oa]s?|de una pieza|intact[oa]s?|sin (?:masticar\\w*|triturar\\w*|partir\\w*|
    machacar\\w*|morder\\w*|romper\\w*|cortar\\w*|abrir\\w*) ; mastiqu\\w+|masticar\\w*|
    masticad\\w+|
    tritur[eoa]\\w*|machaqu\\w+|machac\\w+|abr[aei]\\w* (?:la|las|cada) capsulas?|espolvore\\w+|
    chup(?:e|ar|ando)\\w*|disuelv\\w+|disolv\\w+
swallow: tragu\\w+|tragar\\w*|traga(?:n|r)? ; escup\\w+ ; introdu\\w+
through: por (?:la )?boca(?! [oy] (?:por )?la nariz)|por via oral|via oral ; debajo de la lengua|
    sublingual ; (?:en|por) (?:la nariz(?! [oy] (?:por )?la boca)|
    (?:cada|un|una|los|las|el|la) (?:orificios?|fosas?|ventanas?)) ;
     (?:en|por) (?:el recto|el ano|via rectal) ; (?:en la|por via) vagina\\w* ; (?:en|sobre) la piel
breath: inspir[eoa]\\w*|coja aire|tome aire|inhal[eoa] ; espir[eoa]\\w*|exhal\\w+|
    suelte el aire|eche el aire
rubbing: frot\\w+|restreg\\w+|restrieg\\w+ ; toquecitos|golpecitos|palmaditas
strength: sin diluir|pur[oa] ; dilu(?:ya|ido|ida|ir|yendo)\\w*
storage: nevera|frigorifico|refrigerador ; fuera de(?: la nevera|l frigorifico)|
    temperatura ambiente|armario ; congelador
apart: por separado|separad[oa]s? ; junt[oa]s?|a la vez|al mismo tiempo
lid: abr[aei]\\w*|abiert[oa]s? ; cierr\\w+|cerr\\w+|cerrad[oa]s?
speed: rapid[oa]s?|rapidamente|deprisa ; despacio|lent[oa]s?|lentamente
early: temprano|pronto ; tarde
place: dentro|adentro ; fuera|afuera
vertical: superior|arriba ; inferior|abajo
pose: sentad[oa]|sientese|de pie ; acostad[oa]|acuestese|tumbad[oa]
parity: pares ; impares
seat: sentad[oa]s?|sientese|sentarse ; de pie|levantese|pongase en pie
colour: azul(?:es)? ; marr[oó]n(?:es)? ; morad[oa]s? ; roj[oa]s? ; naranjas?(?! exprimid) ;
     amarill[oa]s? ; verdes?(?! hoja) ; blanc[oa]s? ; rosas? ; negr[oa]s? ; gris(?:es)?
fill: llen[oa] ; vaci[oa]
wet: mojad[oa]|humed[oa] ; sec[oa]
people: adult[oa]s? ; nin[oa]s?|bebes?
sex: hombres?|varones ; mujer(?:es)?
habit: siempre ; a veces|rara vez|de vez en cuando ; nunca|jamas
worth: segur[oa]s? ; peligros[oa]s?
better: mejor(?:a|an|ar|e)? ; peor|empeor\\w+
same: mism[oa]s? ; distint[oa]s?|diferentes?|contrari[oa]s?|
    otr[oa](?= (?:lado|pecho|brazo|ojo|oido|pierna|mano|pie)\\b)
size: grandes? ; pequen[oa]s?
if: si|cuando|aunque|incluso (?:si|cuando)|siempre que|cada vez que ; a menos que|a no ser que|
    (?:salvo|excepto) (?:que|si|cuando)
light: de dia|durante el dia|por el dia|para el dia ; (?:de|por la|durante la|para la) noche
weight: (?:gan|aument)\\w+ (?:(?:de|mas de) )?(?:peso|\\w+ (?:kg|kilos?))|engord\\w+|
    sub\\w+ de peso|sub(?:e|a|en|an|ido|ir) (?:mas de )?\\w+ (?:kg|kilos?) ;
     p[ei]e?rd\\w+ (?:(?:de|mas de) )?(?:peso|\\w+ (?:kg|kilos?))|adelgaz\\w+|
    baj\\w+ (?:de peso|(?:mas de )?\\w+ (?:kg|kilos?))
turn: sentido horario|sentido de las agujas ; antihorario|contrario a las agujas
ends: primer[oa]?s?(?= (?:dias?|semanas?|mes|meses|horas?|anos?|dosis|noches?|vez)\\b) ;
     ultim[oa]s?(?= (?:dias?|semanas?|mes|meses|horas?|anos?|dosis|noches?|vez)\\b)
effort: repos(?:o|ar|e)|descans\\w+ ; ejercit\\w+|ejercicios?|muev\\w+
lift: en alto|levantad[oa]s?|elevad[oa]s?|(?:levant|elev)e(?= (?:el|la|los|las|su|sus)) ;
     colgand\\w+|colgad[oa]s?|baj[oa]s?(?=[ ,.]|$)
use: bland[oa]s?|suaves? ; dur[oa]s?
thickness: grues[oa]s? ; fin[oa]s?|delgad[oa]s?
side2: delante|delanter[oa]s? ; detras|traser[oa]s?
inner: intern[oa]s?|interior(?:es)? ; extern[oa]s?|exterior(?:es)?
limit: al menos|como minimo|o mas ; en (?:los|las)(?= (?:primer[oa]s )?(?:\\d|NUMERO))|a mas tardar
salt: salad[oa]s? ; sin sal|sos[oa]s?
fat: baj[oa]s? en grasas?|desnatad[oa]s? ; alt[oa]s? en grasas?|gras[oa]s?(?= alimentos)
acid: hipoglucemia ; hiperglucemia
tension: hipotension ; hipertension
lasting: dur[ae]n?|durar|duracion|persist\\w+|continu[ae]n?|sig(?:ue|a) (?:sangrando|doliendo|igual|
    ahi) ; par[ae]n?(?= (?:en|antes|sol[oa])\\b)|ces[ae]n?|desapare\\w+|se (?:le |les )?(?:pas[ae]|
    quit[ae]|va|detiene|detenga|cort[ae]|calm[ae])n?|se (?:le )?ha (?:pasado|quitado|detenido)|
    remit[ae]n?|ced[ae]n?
severity: fuertes?|intens[oa]s?|insoportables?|abundantes?(?= (?:sangrado|regla))|graves? ;
     leves?|liger[oa]s?|suaves?(?= dolor)|soportables?|debil(?:es)?
common: comun(?:es)?|frecuentes?|a menudo ; rar[oa]s?|poco (?:comunes|frecuentes?)|infrecuentes?
"""
CHINESE = """
order: (?<![目以眼提先之])(?!(?<![^，。；：])前[\\d一二三四五六七八九十兩幾])前
    (?![往面列天臂者額额])|(?<![那此這])之前|以前|
    先(?![不別勿]|吃[^。；]{1,24}再吃|喝[^。；]{1,24}再喝|打[^。；]{1,24}再打|擦[^。；]{1,24}再擦|
    用[^。；]{1,24}再用) ; (?<![最然背])(?:後|后)(?![面天背發发續续者])|
    完(?=[^，。；]{0,3}(?:[後后再才]|之[後后]|以[後后]))|完(?=[要請请就])|之後|之后|以後|以后
although: 除非 ; 即使|就算|即便|哪怕
span: 直到|為止|为止 ; 開始(?=[起])|起(?=[，。])
degree: (?<![未不])滿(?=[\\d一二三四五六七八九十兩百半]+[歲個週周天日])|
    (?<![墊抬舉])[高](?=[，。；]|$|一點|些)|(?<!可)以上|超過|超过|高於|高于|大於|大于|多於|
    多于|至少|最少|不少於|不少于|不低於|不低于|
    增加|提高|上升|升高|偏高|過高|过高|太高|更多|(?<![最至])多[喝吃走做]|較多|较多|加重|
    增多|更高 ; [低矮](?=[，。；]|$|一點|些)|(?<!可)以下|不高於|不高于|不多於|不多于|
    [不未][到滿](?=[\\d一二三四五六七八九十兩百半])|低於|低于|小於|
    小于|少於|少于|
    最多|不超過|不超过|至多|
    減少|减少|降低|下降|偏低|過低|过低|太低|更低|更少|(?<![最至])少[喝吃走做]|較少|较少|減輕|减轻
side: 左 ; 右
period: [幾几數数]分[鐘钟] ; [幾几數数][個个]?[小鐘钟][時时頭头] ; [幾几數数][天日]
     ; [幾几數数][個个]?(?:星期|週|周|禮拜) ; [幾几數数][個个]月 ; [幾几數数]年
food: 吃[完過](?=[早午晚]?[餐飯])|隨餐|随餐|[跟和配][著着]?[飯饭]|
    和食物一起|與食物|与食物|[飯饭餐][中後后]|吃飽 ; 空腹|
    [飯饭餐]前|空肚子
stomach: 空腹|空肚子 ; 吃飽(?![^，。；]{0,8}[隔過等])
weekday: (?:星期|禮拜|[週周])一(?![次回個个天日顆颗片粒]) ; (?:星期|禮拜|[週周])二 ;
     (?:星期|禮拜|[週周])三 ; (?:星期|禮拜|[週周])四 ; (?:星期|禮拜|[週周])五 ;
     (?:星期|禮拜|[週周])六 ; (?:星期|禮拜|[週周])[日天]
inward: [往向朝](?:[內内]|[裡里]面?) ; [往向朝]外
worn: (?:戴|留|貼|穿)著|還在(?=[，。；就])|繼續戴 ; [拿取]下|摘[下掉]?|拆[下掉]?|拔[掉下]|脫[掉下]?
upward: [往向朝]上 ; [往向朝]下
forward: [往向朝]前 ; [往向朝](?:後|后)
turn: 順時針|顺时针 ; 逆時針|逆时针
daytime: 起床|起牀|早上|早晨|早餐|上午|清晨|晨間|晨间|早飯|早饭|早膳|醒來|醒来|睡醒|
    一大?早|清早|大清早|早起 ; 中午|午餐|午飯|午饭|正午|午間|午间|午膳 ; 下午|午後|午后 ;
     晚上|睡前|晚餐|晚飯|晚饭|晚膳|夜間|夜间|夜裡|夜里|每晚|當晚|当晚|晚間|晚间|傍晚|黃昏|黄昏|
    睡覺前|睡觉前|臨睡|临睡|就寢|就寝|入睡前|上床
warmth: (?<![發发紅又])熱(?!量)|燙 ; (?<![發发])冷|冰 ; 溫(?=溫?[水的開])|温水|微溫 ;
     (?<![體室常低高恆保降退量])溫(?!度|差|和|[水的開])
course: 開始|开始|繼續|继续|照常|照樣 ; 停止|停用|停藥|停药|中斷|中断
apart: 隔開|間隔|錯開|分開|相隔 ; (?<![飯饭餐物])一起(?!吃飯)|同時
lid: 打開|打开|睜開|睁开|張開|张开 ; 閉上|闭上|關上|关上|閉緊|蓋緊|蓋上
speed: (?<![儘盡趕])快(?![樂要到])|迅速|趕快 ; 慢(?!性)
place: 室內|室内|裡面|里面 ; 室外|戶外|户外|外面
vertical: 上[面方](?=的)|上(?=眼皮|肢|臂|半身|腹) ; 下[面方](?=的)|下(?=眼皮|肢|半身|腹)
pose: 坐|站|直立|豎立 ; 躺|平躺|臥
parity: 雙[號数數]|偶數|偶数 ; 單[號數]|单[号数]|奇數|奇数
seat: 坐(?!車|飛|船|月) ; 站
colour: 藍色 ; 棕色|咖啡色 ; 紫色 ; (?<![橘粉橙])紅色 ; 橘色|橙色|橘紅色? ;
     黃色 ; 綠色 ; 白色 ; 粉紅色 ; 黑色 ; 灰色
wet: 潮濕|濕|湿 ; 乾燥|干燥|擦乾|乾(?!淨)
people: 成人|大人 ; 兒童|儿童|小孩|孩子|嬰兒|婴儿
sex: 男性|男人|男 ; 女性|女人|女
habit: 總是|总是|一直|一定 ; 有時|有时|偶爾|偶尔 ; 從不|从不|絕不
worth: 安全 ; 危險|危险|有害
better: 改善|好轉|好转|變好|變清楚 ; 惡化|恶化|變差|变差|加重|變糟
same: 相同|同一|一樣的 ; 不同|另外?一?[邊側隻個條支]|對側
if: 如果|若|一旦|即使|就算|哪怕|縱使 ; 除非|[若如][果是]?[^，。；]{1,8}除外
both: (?:兩|雙|左右)(?:[個隻條])?(?:眼|耳|邊|側|手|腳|腿|膝|臂|隻|鼻孔|鼻) ;
     單(?:眼|耳|邊|側|手|腳|腿|鼻孔)|[一其]中?一?(?:邊|側|隻|個)(?=鼻|眼|耳)|
    一(?:邊|側)(?=鼻|眼|耳)|只[^，。；]{0,3}一[隻邊條](?=手|腳|腿|膝|臂)
affected: (?<![不沒])(?<!沒有)痛的?(?=那?一?[側邊隻])|痛的那|患側|患部|
    患肢 ; 不痛的?(?=那?一?[側邊隻])|不痛的那|健側|
    好的那|另一?[側邊隻]
lying: 仰躺|仰臥|平躺 ; 趴|俯臥 ; 側躺|側臥|側睡
intact: 整[顆粒片錠個]|完整|直接吞|囫圇|不經咀嚼 ; 咬碎|咬破|[打拆剝]開膠囊|撒[在到]|嚼|
    磨[碎成粉]|壓碎|搗碎|掰[開成半]|
    剝[開半]|切[開半]|
    含(?=著|在|於|到)|溶解
swallow: 吞[下服入進掉]|嚥下 ; 吐[掉出] ; 塞(?:進|入|肛|到|在)
through: 口服|從口|嘴巴吃 ; 舌下|舌頭下 ; 鼻(?:孔|腔|子) ; 肛門|直腸|塞劑 ; 陰道
breath: 吸氣 ; [吐呼]氣|氣[^，。；]{0,3}[吐呼]
rubbing: 搓|揉|用力擦 ; 輕拍|輕按|按乾|沾乾
strength: 不(?:用|要|必)?稀釋|原液 ; (?<!不)(?<!不用)(?<!不要)(?<!不必)稀釋|沖淡
storage: 冰箱(?!外)|冷藏 ; 冰箱外|室溫|常溫 ; 冷凍
size: 大量 ; 少量
light: 白天|日間 ; 晚上|夜間|夜裡|睡覺時
weight: 變胖|變重|(?<!比)重了|增加(?=(?:超過)?[\\d一二兩三四五]+(?:公斤|kg))|
    體重[^，。；]{0,4}(?:增加|
    上升) ; 變瘦|變輕|輕了|瘦了|體重[^，。；]{0,4}(?:減輕|減少|下降)
fill: (?<![未不])滿(?![\\d一二三四五六七八九十兩百半]) ; 空(?!腹|氣|肚|間|調)
ends: 第一(?=[天日週個年次劑晚]) ; 最後(?:一(?=[天日週個年次劑晚]))
effort: 休息|靜養 ; 運動|活動
lift: 抬高|墊高|舉高 ; 放低|垂下|放下
use: 軟 ; 硬
thickness: 厚 ; 薄
inner: [內内裡]側 ; 外側
side2: 前面|前側 ; 後面|後側
limit: (?<!可)以上|至少|最少 ; (?<=[分時天日週月年期鐘])[之以]?[內内]
salt: 加鹽|鹹 ; 無鹽|不加鹽
fat: 低脂 ; 高脂|全脂
acid: 低血糖 ; 高血糖
tension: 低血壓 ; 高血壓
lasting: 持續(?!葡萄|正壓|服|吃|使|用)|還(?:在|[^，。；]{1,4}(?=的?時候?|的話))|仍|
    不停|不止|止不住|不退|沒停 ;
     停(?:止|下|了)(?!藥|用|服|吃)|(?:血|痛|吐|瀉|咳)停|止住|消失|消退|退了|緩解|結束
severity: 嚴重|严重|劇烈|剧烈|很痛|痛得厲害|受不了 ; 輕微|轻微|輕度|轻度|一點點|有點|稍微
effect: (?<![沒無])(?<!沒有)有效 ; 失效|無效|沒有?效
common: 常見|常见|經常|经常|常常 ; 少見|少见|罕見|罕见|很少
"""

WEEKDAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
NUMBER = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty"
    "|seventy|eighty|ninety|a hundred|a week|an hour|a day"
)

NUMERO = "dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|catorce|quince|veinte|treinta"
