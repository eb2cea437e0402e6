"""Only a whole sentence of small talk is off topic; a real question with its words is counted."""

import pytest

from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.analysis import NOT_ANSWERED
from plugins.conversations.review.ledger import judge
from tests.plugins.conversations.support import CAST, DECLINE, index_of


@pytest.mark.parametrize(
    "message",
    [
        "What time is it?",
        "Excuse me, do you know what time it is?",
        "Hi, what is your name please?",
        "Are you a real person or a computer?",
        "How will the weather be tomorrow?",
        "Who won the match on Sunday?",
        "Could you tell me a funny story?",
        "Could you say that again, please?",
        "Can you speak more slowly?",
        "Do you like music?",
        "Perdón, ¿qué hora es ahora?",
        "¿Eres una máquina?",
        "¿Qué tiempo hace hoy?",
        "¿Puede repetirlo, por favor?",
        "¿Quién ganó el partido?",
        "請問你是機器人嗎？",
        "现在几点了？",
        "今天天氣如何？",
        "可以再說一次嗎？",
        "昨天比賽誰贏了？",
        "How was your weekend?",
        "Hi, is somebody there?",
        "嗨，有人嗎？",
        "请问你还在吗？",
        "so do you live around here",
        "Did you have a nice holiday?",
        "¿Qué tal el día?",
        "你最近好吗？",
        "Comment allez-vous ?",
        "Como você se chama?",
        "Wie geht es Ihnen heute?",
        "Come ti chiami?",
        "كيف الحال؟",
        "Πώς είστε;",
        "お元気でしたか？",
        "누구세요?",
        "Как вас зовут?",
        "आप कैसे हैं?",
        "Any nice plans for the weekend?",
        "Do you have any plans for tonight?",
        "Lovely weather today, isn't it?",
        "Do you enjoy your job?",
        "Do you like dogs or cats?",
        "What do you do for fun?",
        "Did you see the football match last night?",
        "Hey there, do you understand Vietnamese?",
        "Sorry, I didn't catch that, could you say it again?",
        "Would you talk a little slower?",
        "Who am I speaking with?",
        "No le oigo bien, ¿puede hablar un poco más alto?",
        "¿Con quién estoy hablando?",
        "¿Entiende usted castellano?",
        "我聽不清楚，可以再說一遍嗎",
        "你會講廣東話嗎？",
    ],
)
def test_small_talk_is_off_topic(message: str) -> None:
    [found] = judge(index_of(CAST), message, DECLINE)
    assert found.status is QuestionStatus.OFF_TOPIC


@pytest.mark.parametrize(
    "message",
    [
        "Where are you located?",
        "What time is it safe to eat again?",
        "What day is it that my stitches come out?",
        "Do I have to repeat this every year?",
        "Should I say that I take warfarin at the dentist?",
        "Does the cold weather make my asthma worse?",
        "Who are you supposed to call at night?",
        "Do you eat before the scan or after it?",
        "How old are you when you need a colonoscopy?",
        "Will I have to speak louder after the operation?",
        "¿Qué hora es mejor para la pastilla?",
        "¿Debo repetir la dosis si vomito?",
        "¿Tengo que caminar más despacio?",
        "現在幾點吃藥比較好？",
        "今天星期几要回诊？",
        "天氣冷會讓關節痛嗎？",
        "說慢一點才不會喘嗎？",
        "How was your weekend dose decided?",
        "Do you live longer with this valve?",
        "Wie geht es nach der Operation weiter?",
        "Quelle heure est la meilleure pour le comprimé ?",
        "Do you have any meal plans for diabetes?",
        "Any rehab plans after a new hip?",
        "Any plans for my discharge?",
        "Hot weather and my water tablets?",
        "Cold day without gloves and Raynaud's?",
        "Do you like statins?",
        "Isn't it hot in the cast?",
        "What do you do about a fever at night?",
        "I can't hear well after the cold, is that normal?",
        "我聽不清楚，還好嗎？",
        "¿Con quién hablo si me sangra la nariz?",
        "Can we switch to liquid tablets?",
        "Could you repeat the dose for a child?",
        "可以用溫水吞嗎",
    ],
)
def test_a_question_about_care_is_counted(message: str) -> None:
    [found] = judge(index_of(CAST), message, DECLINE)
    assert found.status in NOT_ANSWERED


@pytest.mark.parametrize(
    "message",
    [
        "The skin around my cast has turned blue. What's going on?",
        "My fingers have been numb since Monday. How are things?",
        "Tengo los dedos hinchados desde ayer. ¿Todo bien?",
        "我的手指又腫又麻。還好嗎？",
        "我聽不清楚。還好嗎？",
        "I can't hear. What's going on?",
    ],
)
def test_small_talk_after_what_is_told_is_a_question(message: str) -> None:
    [found] = judge(index_of(CAST), message, DECLINE)
    assert found.status is not QuestionStatus.OFF_TOPIC


@pytest.mark.parametrize(
    "message",
    [
        "Lovely weather today. How was your weekend?",
        "Hello there! Who are you?",
        "Sorry, I couldn't hear you. Could you repeat that?",
    ],
)
def test_small_talk_in_two_sentences_is_off_topic(message: str) -> None:
    assert all(
        found.status is QuestionStatus.OFF_TOPIC
        for found in judge(index_of(CAST), message, DECLINE)
    )
