"""What tells a sign that is there from its look-alikes, in each language.

neg         denies what follows, when only `light` words and, in a list, `either` lie between
unlike      "like this", "before": after a negation it says how bad it is now
past        a time that is over; `present` and `now` in its clause say that it goes on
departed    that somebody has died; what `other` people had and not `self` is past, then
ongoing     that it happens as the person writes: a question or condition with it tells
usual       always so, or only with effort
over        says, after it, that it is gone; `back` that it came back; `recent` that it was today
ended       says so directly before it: "se me quitó el dolor"
formerly    that it was so before something, which is past only for who is `fine` since
mine, my    that it happens to somebody here; `modal` before `mine` makes that a question
cond        a condition, unless `embeds` stands before it ("I wonder if my …") or it
            is only `polite`; `supposing` is one where it begins its clause
due         asks when something is to be done; what for is supposed, unless it is `definite` or
            `felt`, and it begins no clause that leads another
trailing    a condition that stands after what it supposes
agent       a medicine or treatment: "can this tablet make me faint" is a matter of information
evaluates   asks whether something is normal or serious; a condition with it is there
fails       denies the `over` that follows it: "won't go away"
inverted    a condition that begins with its verb, unless it is the whole of a question
lasting     that it has gone on; with `now` in its clause, what a question supposes is there
knowing     asks how one would know: what follows is supposed
general     makes what follows a matter of information
why         asks for the reason of something, which is then there
borne       directly after a sign it says that somebody has it ("the pain I've got")
relative    begins a clause about somebody just named; it asks nothing
fear        makes what follows something feared, unless it is `definite` or `felt`; with
            `future` in its clause, also what stands before it
imagined    makes what follows a dream or a thought, unless it is `now`
source      where somebody read or heard of it; `fiction` is a story, unless told of somebody here
harmed      by an animal: what stands after it is not the animal's own
instruct    when to call for help; beside a `source`, or where it is `noted`, it is repeated advice
saying      a figure of speech in its clause
joke        makes light of what stands anywhere in the sentence, unless it is denied; a `laugh` of
            what stands in its clause
mild        how little it is
fine, body  between two parts of an expression they show that these belong to different things
someone     nobody in particular; asked how bad it is for them, it is asked in general
occasion    Chinese: when it might happen ("after a jab"); with a plea and without a person, a time
            or an `aspect` ("fainted") it is asked in general
concede     "no matter how": such a sentence asks nothing
any         directly before a sign: whichever there may be
ask, plea   words of a question; a plea ("what should I do") asks because it is there, an
            `preface` ("may I ask") may stand before what is there
subject     begins a clause of its own; so do `restart` and what follows `but` and `joint`,
            and `link` before one of these, but not between the two of a `pair`
lead        begins a clause that says when the next one holds
"""

from __future__ import annotations

from core.retrieval.language import Language
from core.signs.cues.chinese import CHINESE_CUES
from core.signs.cues.english import ENGLISH_CUES
from core.signs.cues.spanish import SPANISH_CUES

CUES_OF = {
    Language.ENGLISH: ENGLISH_CUES,
    Language.SPANISH: SPANISH_CUES,
    Language.CHINESE: CHINESE_CUES,
}
"""The definitions of each language, as tables have them."""
