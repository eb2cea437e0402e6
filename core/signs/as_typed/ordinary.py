"""Ordinary words that look like a misspelled word of a sign, and are not."""

from __future__ import annotations

from core.text.folding import word_set

ORDINARY_ENGLISH = word_set(
    """
    able address allow another answer applause asked asleep babies baby back baking balls basket
    bathe bathing batter beach bear beat bed bell bellow bells below belt bench bending best
    better betting bills bitter bland blank bleach bled bleep blend blends blind blinds blister
    block blond bloom blow blunder bodies body bolt booked bought brain braking breach bread
    breading breads breaking breathing breed breeds bright bring brother brought brown bubble
    bucket build bully bumps bunch burning business butter cable cake calling calm cancel cancer
    card care cart cash catch cause causes certain chased cheat cheating cheese chemist
    chemistry chess chests chin choose choosing chore chose clause climb closely closer closet
    closing clothes clothing cloud coffee coke cold collar color colour cooked cooking cooler
    core cough could course cramps crash crazy creating crest cricket crumbs dancer darkness
    dead deal dear decent descent died differ doctor dollar double down drain drawn dress
    dressed drew dried drink drinks dropped drumps dumps ease easing easter eastern eight either
    faces
    facing fact factor fail failing faint fair fall falling falls fame family famous faster
    father favor favour feeding feel feeling fell fellow felt fewer fight fill filling fitness
    fitting flash flask flasks flesh flow flush flushed follow forget forgets found founded
    fresh fried fuel full gain getting goodness grain grease greasy great green grew groan grow
    grown guild half handed handing hanging headed heading healed heals health hear heard hearts
    heat heated heater heath heel heels hills hitting hollow hooked hopped hunting hurting itch
    itchy joking jumps kidding killing kissing labor labour lamp lamps laser lately later latest
    latter laying leading lesions lesson letter letting lever light limbs limp lips listen
    locket looked loosing losing lump lunch lying mail main making marked masked master match
    meat meats mellow melt member might minister mission mister month mother moths motor mouth
    needed needing neither netting never night north number numbers nurse nurses office pace
    pacing paid pail paint pair palm palms pan pans pant pants parents parked partner pass
    passed past pasted patience patient patients pause paused paying pays peace peach peeling
    percent person pilling pillow pills pine pink pint pitch placing plain plan planes plant
    plants plaster playing pocket point poisson polls popped posing pound praying pregnant
    present print prison pull pulls pulse pumps purse quest racing rain raining raising rash
    razor reach reading recent right rising rough round rounded running sadness saint saints
    saying scale scales scalp scaly school score seat seats seeing sending setting sever several
    sewing shallow shape share sharp sheet shell shin shins shirt shoot shopped shore short
    shout sickness sight sister sitting sleep sleeping sleeve slip slipped slow small smell
    smoke smokes sneak sound south spacing speak spell spending spin spool staff stain stair
    stairs stamps stand stars start starts state statement steak stick sticks sticky stiffer
    stitch stoke stood stopped store strap stream street stress strict strike strikes string
    strip stripe strong stuff sudden suddenly suede sugary sunday swallow swear sweat sweater
    sweet swells swept switch table taking talked talking taped tapped taste teach test theater
    thick thin think though thought thread threat three threw throat through thunder ticket tied
    tight tired tongs tools topped tough tracing tractor train trapped trash treat treated
    treatment treats tried trouble turning unable under user users using version vision visit
    visited waist wait waited waiting walked walking walls wanting wash waste watch watching
    water weak weather week weekend weekly weeks weigh weight western whether wonder worked
    working worry worth worthy wounded wrapped wrist yellow
    """
)
ORDINARY_SPANISH = word_set(
    """
    abrazo alimento alma arma asiento ayuda ayudar beca bien boca boda bolsa bota brazo buena
    bueno cabeza cada cama cara caro casa caso cerca cero certeza cerveza ciego ciento corte
    corto cosa coser crema cuento dedo dedos derecho desde donde dormido dormir duda dudo
    empieza falda faltar frente fuego fuente fuerte gente gota gotas gotita gotitas guerra hablar
    hallar hecho juego jugar
    lecho limpieza llegar lograr luego mente mide mido mira miro momento mudo muerte muerto
    nadar nudo pagar para partido parto pasa pase paso pecas pechuga pedido pegar pelo pelota
    pera perdido pereza pero perro peso piedra pienso pierna pieza plazo pliego pollo polvo
    puerto quema rama riego ruego saco salud saludo sangria seca siento sigue sudar suerte techo
    tema tierra toma tomate tomo trazo tristeza viene viento vierna vine vino
    """
)
