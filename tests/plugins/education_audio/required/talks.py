"""Documents with talks made of them in other words, written after the rules; each is whole.

`left_out` is what is taken away of the talk, so that it lacks a sign or when to call.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Talk:
    """A document, a talk that tells all of its warnings, and a part that it must not lack."""

    language: str
    document: str
    script: str
    left_out: str


TALKS = (
    Talk(
        "en",
        """# Laser treatment of the prostate

You go home with a catheter for two days. Drink two litres a day.

## Ring the ward at once if

- your catheter stops draining
- you pass large clots
- you shiver and feel hot

Do not ride a bicycle for six weeks.
""",
        "This is about your laser treatment. A catheter stays in for two days after you go home,"
        " and you drink two litres each day. There are three things for which you phone the ward"
        " immediately. One is that the catheter no longer drains. Another is when large clots"
        " come out. And the third is that you are hot and shivering. Cycling has to wait for six"
        " weeks. Now it is your turn. How much will you drink each day? And what would make you"
        " phone the ward?",
        " And the third is that you are hot and shivering.",
    ),
    Talk(
        "en",
        """Carpal tunnel release. Keep the hand above your heart for three days. Take the
bandage off after five days. If your fingers turn blue, go numb or the pain is not eased by tablets,
go to the emergency department. Your stitches come out after twelve days. Gripping hard things has
to wait for a month. Wash your other hand as usual, and move all your fingers ten times an hour
while awake.""",
        "Your carpal tunnel has been released. For three days the hand stays above your heart,"
        " and the bandage comes off after five. Move your fingers ten times an hour while you are"
        " awake. Blue fingers, fingers that go numb, or pain that tablets do not ease: for any of"
        " these, go to the emergency department. The stitches are taken out after twelve days. Do"
        " not grip anything hard for a month. When does the bandage come off? What is it that you"
        " should not do for a month? When would you go to the emergency department?",
        ", or pain that tablets do not ease",
    ),
    Talk(
        "en",
        """# Taking lithium

Take it at the same time each evening. Drink as much as usual.

## Warning signs

Call us the same day for:

- a coarse tremor
- slurred speech
- unsteady walking

Have a blood test every three months.
""",
        "Lithium is taken at the same time in the evening. Keep drinking as much as you usually"
        " do. Every three months your blood is tested. There are signs of too much lithium. If"
        " you notice that your hands have a coarse tremor, that your speech is slurred, or that"
        " walking becomes unsteady, call us on the same day. Let us see what you remember. How"
        " often is your blood tested? Which signs would make you call?",
        ", or that walking becomes unsteady",
    ),
    Talk(
        "es",
        """# Después de la biopsia de mama

Lleve un sujetador firme dos días. Puede ducharse mañana.

## Llámenos enseguida si

- el pecho se hincha mucho
- la herida sangra a través del apósito
- tiene escalofríos

El resultado tarda siete días.
""",
        "Hoy le hemos hecho una biopsia de mama. Durante dos días llevará un sujetador firme. La"
        " ducha está permitida a partir de mañana. Hay tres motivos para llamarnos enseguida: que"
        " el pecho se hinche mucho, que la herida sangre y traspase el apósito, o que note"
        " escalofríos. El resultado estará dentro de siete días. Ahora, unas preguntas. ¿Cuántos"
        " días llevará el sujetador? ¿Por qué motivos nos llamaría enseguida?",
        ", o que note escalofríos",
    ),
    Talk(
        "es",
        """Gotas para el glaucoma. Ponga una gota cada noche en los dos ojos. Cierre los ojos
un minuto después. Si ve halos alrededor de las luces, le duele mucho un ojo o pierde visión de
golpe, acuda a urgencias. No deje las gotas aunque vea bien. Guarde el frasco abierto en un lugar
fresco durante cuatro semanas como máximo y tráigalo a cada visita.""",
        "Estas gotas son para el glaucoma. Cada noche se pone una gota en los dos ojos y los"
        " mantiene cerrados un minuto. Aunque vea bien, no las deje. El frasco abierto se guarda"
        " en un lugar fresco cuatro semanas como máximo. Vaya a urgencias si un ojo le duele"
        " mucho, si de golpe pierde visión o si aparecen halos alrededor de las luces. Antes de"
        " terminar, díganos con sus palabras cuándo iría a urgencias. ¿Cuántas gotas se pone cada"
        " noche?",
        " o si aparecen halos alrededor de las luces",
    ),
    Talk(
        "es",
        """# Escayola en el brazo

Mantenga el brazo en alto y mueva los dedos cada hora. No meta nada dentro de la escayola.

## Señales de alarma

- Dedos morados o fríos
- Hormigueo que no se quita
- Mal olor

Llame al hospital el mismo día.
""",
        "Le hemos puesto una escayola en el brazo. Tenga el brazo en alto y mueva los dedos cada"
        " hora. Dentro de la escayola no se mete nada. Hay señales por las que debe llamar al"
        " hospital el mismo día. Son los dedos fríos o morados, un hormigueo que no se quita y un"
        " mal olor. Si le pasa algo de esto, no espere a la revisión. ¿Cada cuánto mueve los"
        " dedos? ¿Qué no debe meter dentro de la escayola? ¿Por qué señales llamaría al hospital?",
        ", un hormigueo que no se quita",
    ),
    Talk(
        "zh",
        """# 大腸息肉切除後

三天內吃軟的食物。一週內不要提重物。

## 有下列情形請立刻到急診

- 大量血便
- 腹部劇痛
- 發燒超過38度

兩週後回診看報告。
""",
        "您今天切除了大腸息肉。接下來三天請吃軟一點的食物，重的東西一週內都不要提。兩週後回來看報告。"
        "有三種情形要馬上去急診：第一是血便的量很大，第二是肚子，也就是腹部，痛得很劇烈，"
        "第三是發燒超過38度。聽完以後想請您回答幾個問題。這一週您不要提什麼？"
        "要吃幾天軟的食物？哪些情形您會到急診？請您慢慢想，也可以跟家人一起討論，再把答案告訴護理師。",
        "，第三是發燒超過38度",
    ),
    Talk(
        "zh",
        """打石膏後請把手抬高，每小時活動手指十次。石膏不要碰水。如果手指發紫、麻木，或是疼痛吃藥也沒有改善，
請當天打電話給骨科門診。石膏要固定六週。癢的時候不要用東西伸進去抓。""",
        "您的手已經打好石膏，要固定六週。平常請把手抬高，每小時動一動手指，一共十次。"
        "石膏不能碰到水，裡面癢也不要拿東西伸進去抓。要是手指變得發紫，或者覺得麻木，"
        "又或者疼痛吃了藥還是沒有改善，請在當天打電話給骨科門診。最後考考您：石膏要固定多久？"
        "什麼時候您會打電話給門診？如果一時想不起來，再聽一次這段錄音就可以了，也可以請家人陪您一起聽，一起記住這些重點。",
        "，或者覺得麻木",
    ),
    Talk(
        "zh",
        """# 服用抗凝血药

每天晚上同一时间服用。忘记服药时不要加倍。

## 警告征兆

- 牙龈出血不止
- 大便变黑
- 头部受到撞击

出现以上情况请马上打120。每月抽血一次。
""",
        "这是关于抗凝血药的说明。药在每天晚上的同一时间吃，忘了也不要吃双倍。每个月要抽一次血。"
        "请特别留意几个征兆。牙龈一直出血停不下来、大便变成黑色，或者头撞到了，"
        "这些时候都要马上打120，一分钟也不要耽误。现在请您用自己的话说说，哪些情况要打120？"
        "忘记吃药的时候不要怎么做？多久抽血一次？说不上来也没有关系，您可以把这段录音再听一遍。",
        "、大便变成黑色",
    ),
)
