"""Leaves out of a message what it tells of nobody: of animals, of dummies, of roles and of lessons.

"My dog is not breathing" and "they taught us to help somebody who chokes" hold the words of an
emergency. So what has an animal for its subject, what is played and what is taught is taken out of
a message before it is judged. What is told of a person, or of anything that may be one, stays, and
so does whatever an animal has done to somebody.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.safety.people_words import (
    ANIMAL_NAMED,
    APART,
    ASKS,
    BEFORE_CHINESE,
    DONE_TO,
    ENDS,
    GOES_ON,
    HARMS,
    IN_A_STORY,
    KIN,
    LESSON,
    MARKS,
    MAY_BE_NOBODY,
    MEANWHILE_CHINESE,
    MYSELF,
    NAME,
    NO_MORE,
    OBJECT_CHINESE,
    OF_ANYBODY,
    OURSELVES,
    OWNER_CHINESE,
    PERSON,
    PRETENDS,
    REAL,
    SAYS,
    SIMULATED,
    STORY,
    SUBJECT,
    SUBJECT_CHINESE,
    TASK,
    TEACHES,
    TEACHES_US,
)

_LEADS_UP = 5
"""So many words may stand before an animal without telling anything of their own."""


def of_people(message: str, before: str = "") -> str:
    """The message without what it tells of animals, roles and lessons; unchanged without any.

    "She had a fit" goes on with the cat that the message before it is about.
    """
    goes_on = GOES_ON.match(message) and ANIMAL_NAMED.search(before)
    if goes_on and not (ASKS.search(before) or PERSON.search(before)):
        told = f"{before.rstrip(MARKS)}. "
        return of_people(told + message).removeprefix(of_people(told)).strip(MARKS)
    if not MAY_BE_NOBODY.search(message):
        return message
    pieces = [piece for piece in APART.split(message) if piece]
    kept = list(_of_people(pieces, lesson=bool(LESSON.search(message))))
    return message if kept == pieces else "".join(kept).strip(MARKS)


def _of_people(pieces: list[str], *, lesson: bool) -> Iterator[str]:
    """What is kept of each piece. A piece without a subject goes on with the one before it."""
    animal = taught = task = False
    begins = True
    for piece in pieces:
        if begins and not GOES_ON.match(piece):
            animal = taught = task = False
        # "The dog ran, Peter fell": whoever has a name may be a person.
        named = not begins and NAME.search(piece) is not None
        begins = bool(ENDS.search(piece))
        if _is_of_an_animal(piece, lesson=lesson):
            animal, taught = True, False
            continue
        if named or _is_of_a_person(piece):
            animal = False
        taught = taught and _goes_on_teaching(piece)
        task = (task or bool(TASK.search(piece))) and not _is_real(piece)
        if animal or taught or task:
            continue
        start = _begin_of_no_fact(piece, lesson=lesson)
        if start is None:
            yield piece
            continue
        taught = True
        yield piece[:start]


def _is_of_an_animal(piece: str, *, lesson: bool) -> bool:
    """Whether an animal, a dummy or a role is what the piece tells of."""
    if done := DONE_TO.search(piece):
        beside = (piece[: done.start()], piece[done.end() :])
        return not any(map(_is_of_a_person, beside))
    found = SUBJECT.match(piece)
    if found is None:
        found = SUBJECT_CHINESE.match(piece)
        if found is None or OBJECT_CHINESE.search(piece):
            return False
        # "The baby coughs like a dog": nothing but its owner, a time and a place may stand before.
        if not BEFORE_CHINESE.fullmatch(OWNER_CHINESE.sub("", piece[: found.start("who")])):
            return False
    elif not lesson and len(piece[: found.start("who")].split()) > _LEADS_UP:
        return False  # "at home with crushing chest pain my dog barks"
    elif found["dummy"] and not lesson:
        return False  # a baby's dummy may be in its throat
    elif found["played"] and not SIMULATED.search(piece):
        return False
    return not _is_of_a_person(piece[found.end() :])


def _is_of_a_person(piece: str) -> bool:
    return any(one.search(piece) for one in (MYSELF, OURSELVES, PERSON, HARMS))


def _goes_on_teaching(piece: str) -> bool:
    return not _is_real(piece) and bool(OF_ANYBODY.search(piece))


def _is_real(piece: str) -> bool:
    """Whether it tells of somebody here, or that it happens."""
    without_task = TASK.sub(" ", piece)
    return any(one.search(without_task) for one in (MYSELF, KIN, REAL))


def _begin_of_no_fact(piece: str, *, lesson: bool) -> int | None:
    """Where the piece begins to tell of what is played, taught or a story; None: nowhere."""
    played = PRETENDS.search(piece)
    if played and not NO_MORE.search(piece[: played.start()]) and not REAL.search(piece):
        return played.start()
    told = STORY.search(piece) or IN_A_STORY.search(piece)
    if told and not _is_real(told["of"]):
        return told.start("of")
    teaches = TEACHES.search(piece) if lesson else None
    teaches = teaches or TEACHES_US.search(piece) or SAYS.search(piece)
    if teaches is None:
        return None
    rest = piece[teaches.end() :]
    if teaches.re is not TEACHES and not OF_ANYBODY.search(rest):
        return None
    if _is_real(rest) or MEANWHILE_CHINESE.search(rest):
        return None
    return teaches.start()
