"""Forms of verbs that a stemmer keeps apart from the others of the same verb.

Leaflets tell what to do ("traiga", "toque") and patients ask about themselves ("¿qué traigo?",
"¿puedo tocar?"). Forms that more often are another word ("left", "vista", "suelo") are left out.
"""

from __future__ import annotations

import re


def english_base(word: str) -> str:
    """The base form of an irregular form of an English verb; any other word as it is."""
    return _ENGLISH.get(word, word)


def spanish_root(stem: str) -> str:
    """The stem of a Spanish verb as its infinitive has it; any other stem as it is."""
    spelled = _SPELLED.sub("c", stem)
    return _SPANISH.get(spelled, spelled)


def _table(text: str) -> dict[str, str]:
    """Each line is the form that the others of its line stand for, and those others."""
    lines = [line.split() for line in text.strip().splitlines()]
    return {form: base for base, *forms in lines for form in forms}


_ENGLISH = _table(
    """
    begin began begun
    bend bent
    bite bitten
    bleed bled
    break broke broken
    breastfeed breastfed
    bring brought
    build built
    burn burnt
    buy bought
    catch caught
    choose chose chosen
    come came
    drink drank drunk
    drive drove driven
    eat ate eaten
    fall fell fallen
    feed fed
    feel felt
    fight fought
    find found
    fly flew flown
    forget forgot forgotten
    freeze froze frozen
    get got gotten
    give gave given
    go went gone
    grow grew grown
    hear heard
    hide hid hidden
    hold held
    keep kept
    know knew known
    lie lay lain lying
    lose lost
    make made
    mean meant
    meet met
    pay paid
    ride rode ridden
    ring rang rung
    run ran
    say said
    see saw seen
    send sent
    shake shook shaken
    shrink shrank shrunk
    sit sat
    sleep slept
    speak spoke spoken
    spend spent
    stand stood
    stick stuck
    sting stung
    swell swollen
    swim swam swum
    take took taken
    teach taught
    tear tore torn
    tell told
    think thought
    throw threw thrown
    wake woke woken
    wear wore worn
    write wrote written
    """
)

# "Toque" and "tocar", "utilice" and "utilizar", "reduzca" and "reducir".
_SPELLED = re.compile("(?:qu|zc|z)$")

# The stems as the stemmer makes them, and as `_SPELLED` leaves them.
_SPANISH = _table(
    """
    acord acuerd
    acost acuest
    apret apriet
    at atar
    atend atiend
    ca caig
    calent calient
    cerr cierr
    coc cuec
    cog coj
    colg cuelg
    comenc comienc
    correg corrij corrig
    dec dig
    despert despiert
    dirig dirij
    dol duel
    dorm duerm
    eleg elij elig
    empec empiec
    encend enciend
    encontr encuentr
    entend entiend
    escog escoj
    extend extiend
    freg frieg friegu
    hac hag
    herv hierv
    ir vay
    jug jueg juegu
    le lea leer
    med mid
    mor muer
    mord muerd
    mostr muestr
    mov muev
    oir oig
    ol huel oler
    ped pid
    pens piens
    perd pierd
    pod pued
    pon pong
    prob prueb
    proteg protej
    quer quier
    recog recoj
    record recuerd
    repet repit
    sab sep
    sal salg
    segu sig
    sent sient
    serv sirv
    sumerg sumerj
    ten teng
    torc tuerc
    tra traig
    us usar
    ven veng
    volv vuelv
    """
)
