"""What a patient with an urgent symptom is told, at once and always in the same words.

The texts send to help and promise none: nobody reads a conversation while it is held.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from plugins.safety.contract import Locale, TextKind

SELF_HARM = "Thoughts of suicide or self-harm"
"""The sign that has a text of its own."""
SOUNDS_URGENT = "Sounds like an emergency"
"""The sign of a message that no rule names."""


@dataclass(frozen=True, slots=True)
class EmergencyTexts:
    """The texts of one locale; `{number}` and `{line}` are telephone numbers.

    Attributes:
        emergency: for an urgent symptom.
        self_harm: for thoughts of suicide or self-harm.
        call: how to call for help where the clinic has set the number.
        call_local: the same where it has not.
        crisis: names the crisis line, where the clinic has set one.
        caution: the sentence beside an answer to what may be urgent.
        self_harm_caution: the same for thoughts of suicide or self-harm.
    """

    emergency: str
    self_harm: str
    call: str
    call_local: str
    crisis: str
    caution: str
    self_harm_caution: str

    def standard(self, kind: TextKind) -> str:
        """Our wording of this kind."""
        wording: str = getattr(self, kind.value)
        return wording

    def filled(self, wording: str, number: str, crisis_line: str) -> str:
        """A wording with the numbers that are known."""
        call = self.call.format(number=number) if number else self.call_local
        crisis = self.crisis.format(line=crisis_line) if crisis_line else ""
        return wording.format(call=call, crisis=crisis).strip()


def kind_for(signs: Collection[str], *, urgent: bool) -> TextKind:
    """The text for these signs."""
    if SELF_HARM in signs:
        return TextKind.SELF_HARM if urgent else TextKind.SELF_HARM_CAUTION
    return TextKind.EMERGENCY if urgent else TextKind.CAUTION


TEXTS: dict[Locale, EmergencyTexts] = {
    "en": EmergencyTexts(
        emergency=(
            "What you describe may be an emergency. {call} Do not wait for an answer here, and do "
            "not drive yourself. If you can, have somebody stay with you. I am an automatic "
            "service: I cannot examine you or send help, and nobody may be reading this now."
        ),
        self_harm=(
            "I am very sorry that you are going through this. You do not have to face it alone. "
            "If you are in danger, have hurt yourself or have taken something: {call} {crisis}"
            "Tell somebody you trust now, and stay with them. Move away from anything that you "
            "could hurt yourself with. I am an automatic service: I cannot send help, and nobody "
            "may be reading this now."
        ),
        call="Call {number} now.",
        call_local=(
            "Call your local emergency number now, or go to the nearest emergency department."
        ),
        crisis="You can talk to somebody at any time: call {line}. ",
        caution=(
            "Tell your clinic about this today. If it is strong, comes on suddenly or gets "
            "worse: {call}"
        ),
        self_harm_caution=(
            "Please tell somebody you trust how you feel. If you think of hurting yourself: "
            "{call} {crisis}"
        ),
    ),
    "es": EmergencyTexts(
        emergency=(
            "Lo que describe puede ser una emergencia. {call} No espere una respuesta aquí y no "
            "conduzca usted. Si puede, pida a alguien que se quede con usted. Soy un servicio "
            "automático: no puedo examinarle ni enviar ayuda, y es posible que nadie esté leyendo "
            "esto ahora."
        ),
        self_harm=(
            "Siento mucho que esté pasando por esto. No tiene que afrontarlo a solas. Si está en "
            "peligro, se ha hecho daño o ha tomado algo: {call} {crisis}Dígaselo ahora a alguien "
            "de confianza y quédese con esa persona. Aléjese de todo aquello con lo que pueda "
            "hacerse daño. Soy un servicio automático: no puedo enviar ayuda, y es posible que "
            "nadie esté leyendo esto ahora."
        ),
        call="Llame ahora al {number}.",
        call_local=(
            "Llame ahora al número de emergencias de su país o vaya al servicio de urgencias más "
            "cercano."
        ),
        crisis="Puede hablar con alguien a cualquier hora: llame al {line}. ",
        caution=("Cuénteselo hoy a su clínica. Si es fuerte, aparece de repente o empeora: {call}"),
        self_harm_caution=(
            "Por favor, cuente a alguien de confianza cómo se siente. Si piensa en hacerse daño: "
            "{call} {crisis}"
        ),
    ),
    "zh-Hant": EmergencyTexts(
        emergency=(
            "您描述的情況可能是緊急狀況。{call}請不要在這裡等待回覆，也不要自己開車。"
            "可以的話，請找人陪在您身邊。我是自動服務，無法為您檢查，也無法派人協助，"
            "現在可能沒有人在看這段對話。"
        ),
        self_harm=(
            "知道您正在承受這些，我很難過。您不必獨自面對。如果您有危險、已經傷害自己，"
            "或吃下了什麼：{call}{crisis}請現在就告訴您信任的人，並和他待在一起，"
            "也請遠離任何可能傷害自己的東西。我是自動服務，無法派人協助，"
            "現在可能沒有人在看這段對話。"
        ),
        call="請立即撥打 {number}。",
        call_local="請立即撥打當地的緊急電話，或前往最近的急診。",
        crisis="您隨時都可以找人談談：請撥打 {line}。",
        caution="請今天就把這個情況告訴您的診所。如果很嚴重、突然發生或越來越糟：{call}",
        self_harm_caution="請把您的感受告訴信任的人。如果您想到傷害自己：{call}{crisis}",
    ),
    "zh-Hans": EmergencyTexts(
        emergency=(
            "您描述的情况可能是紧急状况。{call}请不要在这里等待回复，也不要自己开车。"
            "可以的话，请找人陪在您身边。我是自动服务，无法为您检查，也无法派人协助，"
            "现在可能没有人在看这段对话。"
        ),
        self_harm=(
            "知道您正在承受这些，我很难过。您不必独自面对。如果您有危险、已经伤害自己，"
            "或吃下了什么：{call}{crisis}请现在就告诉您信任的人，并和他待在一起，"
            "也请远离任何可能伤害自己的东西。我是自动服务，无法派人协助，"
            "现在可能没有人在看这段对话。"
        ),
        call="请立即拨打 {number}。",
        call_local="请立即拨打当地的急救电话，或前往最近的急诊。",
        crisis="您随时都可以找人谈谈：请拨打 {line}。",
        caution="请今天就把这个情况告诉您的诊所。如果很严重、突然发生或越来越糟：{call}",
        self_harm_caution="请把您的感受告诉信任的人。如果您想到伤害自己：{call}{crisis}",
    ),
}
"""The texts of each locale."""
