"""The form that a question asks for, and the phrases that only ask."""

import pytest

from core.retrieval.answer_type import wanted_form, without_asking


@pytest.mark.parametrize(
    ("question", "answer", "other"),
    [
        ("How long must I wear the boot?", "Wear it for ten weeks.", "Wear it every day."),
        ("How often do I change the bag?", "Change it twice a day.", "Change it at the sink."),
        ("When can I ski?", "You can ski after the winter.", "Skiing is tiring."),
        ("Can I ski?", "Do not ski.", "Skiing is tiring."),
        ("Why is my mouth dry?", "It is dry because of the spray.", "Moisten the mouth."),
        ("Is that normal?", "A dry mouth is harmless.", "Moisten the mouth."),
        ("What do I do if I choke?", "If you choke, sit up.", "Sit at the table."),
        ("¿Cuánto tiempo llevo la bota?", "Llévela diez semanas.", "Llévela con calcetín."),
        ("¿Cada cuánto cambio la bolsa?", "Cámbiela cada noche.", "Cámbiela en el lavabo."),
        ("¿Por qué tengo sed?", "Tiene sed porque suda.", "Moje los labios."),
        ("¿Puedo esquiar?", "No esquíe.", "Esquiar cansa."),
        ("Where do I hang the boot?", "Hang it in the hall.", "Hang it at night."),
        ("¿Dónde guardo la bota?", "Guárdela en el armario.", "Guárdela limpia."),
        ("¿Con qué frecuencia la lavo?", "Lávela cada semana.", "Lávela a mano."),
        ("靴子放在哪裡？", "放在櫃子裡。", "要放好。"),
        ("袋子多久換一次？", "袋子每天換。", "袋子在水槽換。"),
        ("靴子要穿多久？", "穿十週。", "配襪子穿。"),
        ("為什麼會口渴？", "因為噴劑很乾。", "潤濕嘴唇。"),
        ("可以滑雪嗎？", "不要滑雪。", "滑雪很累。"),
    ],
)
def test_an_answer_has_the_form_asked_for(question: str, answer: str, other: str) -> None:
    wanted = wanted_form(question)
    assert wanted is not None
    assert wanted.search(answer)
    assert not wanted.search(other)


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("My ankle clicks, is that bad?", ["My", "ankle", "clicks"]),
        ("How often do I have to stretch?", ["stretch"]),
        ("What time is lunch?", ["is", "lunch"]),
        ("What is the best way to stretch?", ["to", "stretch"]),
        ("¿Con qué frecuencia estiro?", ["estiro"]),
        ("Me cruje el tobillo, ¿es grave?", ["Me", "cruje", "el", "tobillo"]),
        ("¿Cada cuánto tiempo estiro?", ["estiro"]),
        ("腳踝有聲音，要緊嗎？", ["腳踝有聲音"]),
    ],
)
def test_what_only_asks_is_left_out(question: str, left: list[str]) -> None:
    remaining = without_asking(question)
    assert [word.strip("?¿,，？ ") for word in remaining.split() if word.strip("?¿,，？ ")] == left
