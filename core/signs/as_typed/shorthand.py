"""The words that people shorten when they type a message on a telephone."""

from __future__ import annotations

from core.retrieval.language import Language


def _table(text: str) -> dict[str, list[str]]:
    lines = (line.split(" = ") for line in text.strip().splitlines())
    return {short: meant.split() for shorts, meant in lines for short in shorts.split()}


_WORDS: dict[Language, dict[str, list[str]]] = {
    Language.ENGLISH: _table(
        """
abt = about
alot = a lot
atm = at the moment
b4 = before
bby = baby
bcs bcuz coz = because
cnt = can't
cudnt cdnt = couldn't
dnt = don't
hlp = help
hv hav = have
n = and
pls plz = please
r = are
thru = through
tdy 2day = today
tmrw 2moro = tomorrow
tonite 2nite = tonight
u = you
ur = your
w = with
wnt = won't
yday = yesterday
"""
    ),
    Language.SPANISH: _table(
        """
bb bbs = bebe
bn = bien
d = de
dl = del
e = y
i = y
m = me
mxo mxa = mucho
pa = para
pdo = puedo
q qe k = que
sta ta = esta
stoy toy = estoy
tb tmb tbn = tambien
tgo tngo = tengo
x = por
xfa xfavor porfa = por favor
xq pq xk pk porq = porque
"""
    ),
    Language.CHINESE: {},
}


def written_out(word: str, language: Language) -> list[str]:
    """The words that a shortened one stands for; itself where it stands for none."""
    return _WORDS[language].get(word, [word])
