"""Puts Spanish pronouns behind the verb that they belong to, as the tables have them."""

from __future__ import annotations

# Verbs of the same person as the pronoun, written as they sound (`core.signs.as_typed.texts`):
# "boy" is "voy". "Me va a matar" is of somebody else.
_INTENDS = {
    "me": frozenset(["boy", "kiero", "kisiera", "pienso", "planeo", "deseo"]),
    "se": frozenset(["ba", "kiere", "kisiera", "piensa", "planea"]),
    "nos": frozenset(["bamos", "keremos", "pensamos"]),
}
_JOINTS = frozenset(["a", "en"])
_INFINITIVES = ("ar", "er", "ir")


def with_joined_pronouns(units: list[str]) -> list[str]:
    """The words, with "me voy a quitar la vida" as "me voy a quitarme la vida".

    The first pronoun stays, so that the breaks of the sentence stay where they are.
    """
    joined = list(units)
    for place in range(len(joined) - 2):
        pronoun, verb = joined[place : place + 2]
        if verb not in _INTENDS.get(pronoun, ()):
            continue
        end = place + 2 + (joined[place + 2] in _JOINTS)
        if end < len(joined) and joined[end].endswith(_INFINITIVES):
            joined[end] += pronoun
    return joined
