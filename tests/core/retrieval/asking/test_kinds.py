"""A question that is none for a leaflet is told by its form, and answered only by a sentence that
speaks of the very thing."""

from __future__ import annotations

import pytest

from core.retrieval.answers import answer_question
from core.retrieval.asking.kinds import QuestionKind, special_question
from core.retrieval.index import DocumentIndex, SourceDocument


@pytest.mark.parametrize(
    ("kind", "question"),
    [
        (QuestionKind.OWN_RECORD, "What did the ultrasound of my gallbladder show?"),
        (QuestionKind.OWN_RECORD, "Was my calcium fine in May?"),
        (QuestionKind.OWN_RECORD, "Is my iron still too low?"),
        (QuestionKind.OWN_RECORD, "When will we get my ultrasound report?"),
        (QuestionKind.OWN_RECORD, "Have my gallstones grown?"),
        (QuestionKind.OWN_RECORD, "Are my liver values back to normal?"),
        (QuestionKind.OWN_RECORD, "Which operation is planned for me?"),
        (QuestionKind.OWN_RECORD, "Is my iron of 45 enough for me?"),
        (QuestionKind.OWN_RECORD, "¿Salieron bien mis análisis?"),
        (QuestionKind.OWN_RECORD, "我的乳房攝影報告正常嗎？"),
        (QuestionKind.OFFICE, "Can you move my appointment to Friday?"),
        (QuestionKind.OFFICE, "Is the midwife in tomorrow?"),
        (QuestionKind.OFFICE, "Will Dr. Osei take the stitches out?"),
        (QuestionKind.OFFICE, "My blood sugar monitor shows an error, is it faulty?"),
        (QuestionKind.OFFICE, "When is my gallstone going to be removed?"),
        (QuestionKind.OFFICE, "How do we get from the airport to the clinic?"),
        (QuestionKind.OFFICE, "Who services my oxygen concentrator?"),
        (QuestionKind.OFFICE, "Would the nurse sign my sports form?"),
        (QuestionKind.OFFICE, "Can we rent a walker from the clinic?"),
        (QuestionKind.OFFICE, "Is the curry from the takeaway okay with gluten?"),
        (QuestionKind.OFFICE, "¿Está hoy la enfermera?"),
        (QuestionKind.OFFICE, "張醫師明天有看診嗎？"),
        (QuestionKind.PRICE, "Does my insurance pay for the crutches?"),
        (QuestionKind.PRICE, "How much is the ultrasound without insurance?"),
        (QuestionKind.PRICE, "¿Cuánto cuesta la faja?"),
        (QuestionKind.PRICE, "這個檢查健保有給付嗎？"),
        (QuestionKind.OTHERS_MEDICINE, "Can I use my brother's eye drops?"),
        (QuestionKind.OTHERS_MEDICINE, "My aunt gave me two of her water pills, can I take them?"),
        (QuestionKind.OTHERS_MEDICINE, "¿Puedo tomar las pastillas de mi vecina?"),
        (QuestionKind.OTHERS_MEDICINE, "可以吃先生的止痛藥嗎？"),
        (QuestionKind.OWN_DOSE, "Can I double my tablets tonight because it hurts?"),
        (QuestionKind.OWN_DOSE, "Should I stop the antibiotic now that I am well?"),
        (QuestionKind.OTHERS_MEDICINE, "Can I finish the eye drops of my mother?"),
        (QuestionKind.OWN_DOSE, "可以不打胰島素嗎？"),
        (QuestionKind.OWN_DOSE, "¿Puedo dejarlas ya?"),
        (QuestionKind.OWN_DOSE, "Must I leave off my anticoagulant for the scan?"),
        (QuestionKind.OWN_DOSE, "Do we have to pause his aspirin?"),
        (QuestionKind.OWN_DOSE, "¿Tengo que dejar de tomar la aspirina?"),
        (QuestionKind.OWN_DOSE, "我的抗凝血劑需要先停嗎？"),
        (QuestionKind.OWN_DOSE, "¿Puedo dejar las gotas antes de tiempo?"),
        (QuestionKind.OWN_DOSE, "我可以自己停藥嗎？"),
        (QuestionKind.OWN_RECORD, "What's my ferritin?"),
        (QuestionKind.OWN_RECORD, "How high is the sugar in my blood today?"),
        (QuestionKind.OWN_RECORD, "Are my triglycerides within the normal range?"),
        (QuestionKind.OFFICE, "When can I collect my new glasses?"),
        (QuestionKind.OFFICE, "Who delivers the oxygen bottles?"),
        (QuestionKind.OFFICE, "Is your lab open on Sunday?"),
        (QuestionKind.OFFICE, "¿Qué día viene el fisioterapeuta a casa?"),
        (QuestionKind.OFFICE, "我的假牙哪一天可以拿？"),
        (QuestionKind.OWN_DOSE, "How many units can I knock off my insulin before the party?"),
    ],
)
def test_kinds(kind: QuestionKind, question: str) -> None:
    found = special_question(question)
    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize(
    "question",
    [
        "What does a high calcium mean?",
        "How is the ultrasound done?",
        "My chart says gallstones. What are those?",
        "Can I eat before the scan?",
        "Which doctor takes out stitches?",
        "How much water do I need?",
        "Can my brother catch it from me?",
        "Did I get this from my mother?",
        "When should I call the clinic?",
        "Can I take my zinc tablets?",
        "我可以吃鋅片嗎",
        "When do the clips come out of my scalp?",
        "At what number is my pulse too low?",
        "At what number do I call the nurse?",
        "When do gallstones grow?",
        "Which operation is used for gallstones?",
        "What machine is used for the scan?",
        "¿Qué significan los análisis altos?",
        "¿Cuánta agua bebo?",
        "檢查前可以吃東西嗎？",
        "報告多久會出來？",
        "When can I pick up my grandchild again?",
        "How do I know that my sugar is in range?",
        "Is my asthma under control?",
        "紗布什麼時候可以拿掉？",
    ],
)
def test_questions_for_a_leaflet_are_of_no_kind(question: str) -> None:
    assert special_question(question) is None


LEAFLET = (
    "Gallstones are hard pieces in the gallbladder. An ultrasound shows them. Take the tablets with"
    " food and eat little fat. A low fat diet helps while you wait for the operation."
)
SPEAKS_OF_IT = (
    " The ultrasound costs 30 dollars. Do not stop the tablets without asking us. Never share your"
    " tablets with other people. You can change your appointment by phone."
)


@pytest.mark.parametrize(
    ("question", "kind", "quote"),
    [
        ("What did my ultrasound show?", QuestionKind.OWN_RECORD, None),
        ("What does the ultrasound cost?", QuestionKind.PRICE, "30 dollars"),
        ("Can I stop the tablets now?", QuestionKind.OWN_DOSE, "Do not stop"),
        ("Can I share the tablets with my wife?", QuestionKind.OTHERS_MEDICINE, "share"),
        ("Can I change my appointment?", QuestionKind.OFFICE, "by phone"),
    ],
)
def test_only_a_sentence_that_speaks_of_it_answers(
    question: str, kind: QuestionKind, quote: str | None
) -> None:
    silent = answer_question(DocumentIndex([SourceDocument("d", "Gallstones", LEAFLET)]), question)
    assert (silent.answered, silent.kind) == (False, kind)
    told = answer_question(
        DocumentIndex([SourceDocument("d", "Gallstones", LEAFLET + SPEAKS_OF_IT)]), question
    )
    assert told.kind is kind
    assert told.answered is (quote is not None)
    assert (quote or "") in told.quote


def test_what_one_s_weight_means_for_one_s_dose_no_leaflet_tells() -> None:
    leaflet = "# Water tablets\n\nTake one tablet each day. Do not change the dose on your own.\n"
    index = DocumentIndex([SourceDocument("d", "Water tablets", leaflet)])
    question = "I have put on three kilos since Friday, should I change my water tablet?"
    answer = answer_question(index, question)
    assert (answer.answered, answer.kind) == (False, QuestionKind.OWN_DOSE)
    assert answer_question(index, "Should I change the dose of my tablets?").answered


@pytest.mark.parametrize(
    ("question", "beside", "answer"),
    [
        (
            "May I halve my blood pressure tablet this week?",
            "Some of these tablets lower blood pressure within hours.",
            "Your doctor may lower the dose of a tablet after some weeks.",
        ),
        (
            "Should I skip my evening dose today?",
            "Say so when you skip a meal in the evening.",
            "Never skip an evening dose.",
        ),
        (
            "Can I quit my blood pressure pills?",
            "The pill stops the production of a hormone.",
            "Do not stop the pills on your own.",
        ),
        (
            "Do I need to stop my aspirin?",
            "Such drugs slow or stop the disease.",
            "Do not take aspirin in the week before.",
        ),
        (
            "¿Hay que suspender el enalapril?",
            "El bebé puede nacer antes.",
            "Siga tomando sus medicinas.",
        ),
        (
            "血壓藥可以不吃嗎？",
            "量血壓前先休息。",
            "請不要自行停藥。",
        ),
        (
            "When is my gallstone going to be removed?",
            "Gallstones can hurt over weeks.",
            "Gallstones are removed within two weeks.",
        ),
    ],
)
def test_a_word_of_it_in_another_sense_is_no_answer(
    question: str, beside: str, answer: str
) -> None:
    special = special_question(question)
    assert special is not None
    assert not special.is_answered_by(beside)
    assert special.is_answered_by(answer)


DEVICES = """# At home

Run the feeding pump at night. If the pump breaks, give the feed by syringe every 3 hours. Keep the
spare bag in the fridge. You may swim with the splint after five weeks. You may bathe once the cut
has closed. Melons from the shop or the market count as fruit. Take one capsule in the morning.
"""


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("My feeding pump is faulty, what should I do?", "by syringe"),
        ("My feeding pump won't start. How many hours apart do I give the feed?", "every 3 hours"),
        ("My monitor is broken, when can I swim with the splint?", "five weeks"),
        ("Do the melons from the market count as fruit?", "Melons"),
        ("Has my cut closed enough to bathe?", "has closed"),
        ("I took one capsule at 8 am, is that right for me?", "in the morning"),
    ],
)
def test_a_leaflet_tells_what_to_do_about_a_broken_device(question: str, quote: str) -> None:
    index = DocumentIndex([SourceDocument("d", "At home", DEVICES)])
    assert quote in answer_question(index, question).quote


@pytest.mark.parametrize(
    "question",
    [
        "Who repairs my feeding pump?",
        "Is my pump accurate?",
        "Are the pies at the market stall without nuts?",
        "Has my cut closed?",
        "I took two capsules today, is that enough for me?",
    ],
)
def test_what_it_does_not_tell_is_left_to_the_clinic(question: str) -> None:
    index = DocumentIndex([SourceDocument("d", "At home", DEVICES)])
    assert not answer_question(index, question).answered


def test_a_leaflet_that_only_tells_how_to_use_a_device_is_not_quoted_when_it_is_broken() -> None:
    text = "# Walker\n\nPush the walker ahead of you. Do not climb stairs with the walker.\n"
    index = DocumentIndex([SourceDocument("d", "Walker", text)])
    assert not answer_question(index, "My walker is broken, what should I do?").answered
    assert answer_question(index, "May I climb stairs with my walker?").answered


@pytest.mark.parametrize("words", ["my ", "did i ", "can my last ", "我的上次", "is my and "])
def test_a_very_long_message_is_read_at_once(words: str) -> None:
    # Read to and fro as a whole, it would take minutes.
    special_question(words * 30_000)


def test_a_leaflet_that_says_the_very_thing_outweighs_how_a_question_sounds() -> None:
    question = "Shall I leave my iron tablets?"
    found = special_question(question)
    assert found is not None
    assert not found.told
    leaflet = SourceDocument(
        "x", "Capsule endoscopy", "Leave iron tablets in the week before. Fast from midnight."
    )
    assert "iron" in answer_question(DocumentIndex([leaflet]), question).quote
    silent = SourceDocument(
        "x", "Capsule endoscopy", "Bring your tablets along. Fast from midnight."
    )
    assert not answer_question(DocumentIndex([silent]), question).answered


def test_words_that_only_look_like_a_kind() -> None:
    assert special_question("What if I throw up the sleeping pill?") is None
    assert special_question("¿Puedo llevar la pulsera de cobre?") is None
