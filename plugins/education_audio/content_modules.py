"""The built-in content modules: what a script of each kind covers."""

from __future__ import annotations

from dataclasses import dataclass

from core.i18n import text

PREVIEW_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class ContentModule:
    """Instructions to the writer about one kind of content. Ids are those of the published API."""

    template_id: str
    display_name: str
    description: str
    content: str

    @property
    def preview(self) -> str:
        """How the content begins."""
        return self.content[:PREVIEW_CHARACTERS]


MODULES: tuple[ContentModule, ...] = (
    ContentModule(
        "pre_surgery",
        text("Before a procedure"),
        text("What patients do and know before they come in."),
        """\
- What the procedure is for and what will happen, in the order in which the patient meets it.
- What to do in the days before: eating and drinking, medicines, tests, clothes, transport.
- Each time limit as the document gives it, such as how many hours before.
- What to bring, what to leave at home, and what to tell the clinic first.
- What is normal on the day, and when to call the clinic before coming.""",
    ),
    ContentModule(
        "post_surgery",
        text("After a procedure"),
        text("How patients look after themselves at home."),
        """\
- What patients usually notice in the first days, and how long it lasts.
- Care of the wound or the treated part, washing, resting, eating and drinking.
- When work, driving, sport and other activities may begin again.
- Medicines after the procedure, as the document gives them.
- Signs that are not normal, and what to do about each; then the follow-up visit.""",
    ),
    ContentModule(
        "pre_post_surgery",
        text("Procedure from start to finish"),
        text("Preparation, the day itself and recovery in one talk."),
        """\
- Preparation: the few things that matter most, with their time limits.
- The day: arriving, what is done, how long it takes, going home.
- Recovery: care at home, activities and medicines, step by step.
- Signs that are not normal, and what to do about each.
- Say clearly when one stage ends and the next begins.""",
    ),
    ContentModule(
        "faq",
        text("Common questions"),
        text("Questions that patients ask, each with its answer."),
        """\
- Take the questions that a patient is most likely to ask and that the document answers.
- Say each question in a patient's own words, then answer it at once in two to four sentences.
- Begin with what worries patients most, and end with what to do when something goes wrong.
- Leave out every question that the document does not answer.""",
    ),
    ContentModule(
        "medication",
        text("Medicines"),
        text("How to take medicines safely."),
        """\
- What each medicine in the document is for.
- How, when and for how long to take it, with every dose and limit exactly as the document has it.
- What to do about a missed dose, and what must not be taken together with it.
- Side effects that pass, and side effects that need a call or urgent help.
- Not to stop or change a medicine without asking, where the document says so.""",
    ),
    ContentModule(
        "lifestyle",
        text("Living with it"),
        text("Daily habits that help, and what to watch."),
        """\
- What the condition means for daily life, in one or two sentences.
- Eating, drinking, moving, sleeping and other habits, as small steps that patients can begin with.
- What to measure or watch at home, how often, and which values or changes matter.
- What makes it worse, and how to avoid it.
- When to contact the clinic, and when to get urgent help.""",
    ),
)

_BY_ID = {module.template_id: module for module in MODULES}


def find_module(template_id: str) -> ContentModule | None:
    """The module with this id, or None."""
    return _BY_ID.get(template_id)
