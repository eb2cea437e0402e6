"""Urgent symptoms in Chinese, in Traditional characters; Simplified ones are read as these."""

from __future__ import annotations

from plugins.conversations.signs import SignTable

_SIMPLIFIED = (
    "闷紧压气沒没无办边侧脚脸头发热烧脑脏说话讲写长难过来从么伤脓红肿胀胸痛药电磁铁农剂产动胎"
    "关节术开后视见闪飞黑点帘挡蒙蓝紫时间现刚担预险胁会觉认识乱语惊抽搐痉挛诊块样严剧杀轻结"
    "残误饮坏洁鲜滴断续软僵硬弯嘴歪讯书册传妈爷孙儿岁个几"
)
_TRADITIONAL = (
    "悶緊壓氣沒沒無辦邊側腳臉頭發熱燒腦臟說話講寫長難過來從麼傷膿紅腫脹胸痛藥電磁鐵農劑產動胎"
    "關節術開後視見閃飛黑點簾擋蒙藍紫時間現剛擔預險脅會覺認識亂語驚抽搐痙攣診塊樣嚴劇殺輕結"
    "殘誤飲壞潔鮮滴斷續軟僵硬彎嘴歪訊書冊傳媽爺孫兒歲個幾"
)
_TO_TRADITIONAL = str.maketrans(_SIMPLIFIED, _TRADITIONAL)


def to_traditional(text: str) -> str:
    """The text with the Simplified characters of these tables in their Traditional form."""
    return text.translate(_TO_TRADITIONAL)


CHINESE = SignTable(
    """
pain = 痛|疼
cannot = 不能|無法|沒辦法|沒法

Chest pain
    (胸口|胸部|胸前|胸膛|心口|胸)~6({pain}|悶|緊|壓)
Trouble breathing
    喘不過氣
    {cannot}呼吸
    呼吸~3(困難|不過來|不到)
    (吸不到|快窒息)
    (坐著|躺著|休息|不動)(也|都|時)~3喘
Blue lips
    嘴唇~4(紫|青|藍|黑)
Possible stroke
    (左|右|半|一)(邊|側|身|手|腳|腿|臉|隻手|隻腳|條腿|臂)~10(沒有力|沒力|無力|麻木|發麻|{cannot}動|動不了|抬不起|癱)
    (嘴角|嘴巴|嘴|臉)~4(歪|下垂)
    (說話|講話)~5(不清|含糊|大舌頭|困難)
    (口齒不清|說不出話)
Possible stroke or heart attack
    (是不是|好像|應該是|正在)(中風|心肌梗塞|心臟病發)(?!的|常見)
Sudden confusion
    突然~6(意識不清|神智不清|認不得|胡言亂語)
Worst headache
    (這輩子|有生以來|從來沒有|一生)~12頭~3{pain}
    突然~6頭~4(劇痛|痛得|很痛|疼得)
    頭~4{pain}~6(炸|爆|打雷|受不了)
Stiff neck with fever
    (脖子~4(僵|硬)|頸部?僵硬) & (發燒|高燒|頭痛|怕光)
Coughing or vomiting blood
    咳(出|到|了)?~6血
    咯血
    吐(出|了)?~4血
    嘔血
Black or bloody stool
    (血便|黑便)
    (大便|糞便)~6(黑色|變黑|很黑|有血|帶血|是血)
Heavy bleeding
    (血|傷口)~8(止不住|流不停|停不下來|一直流)
    (大量(出血|流血)|大出血)
Fainting
    (昏倒|暈倒|昏過去|暈過去|失去意識|叫不醒|昏迷)
Seizure
    (抽搐|痙攣發作|癲癇發作)
Swelling of face, tongue or throat
    (舌頭|嘴唇|臉|喉嚨|喉頭)~6(腫|緊縮)
Thoughts of suicide or self-harm
    (不想活|活不下去|想死|自殺|輕生|傷害自己|自殘)
    結束(自己的)?生命
Overdose or poisoning
    (吃|吞|服)(了|下)?~3(很多|太多|好多|整瓶|整盒|過量|大量|幾十顆|幾十粒)~3藥
    藥~3吃(太多|過量)
    (吞|喝|吃|誤食|誤喝)(了|下|到|進)?~5(電池|磁鐵|漂白水|農藥|清潔劑|老鼠藥)
Chemical in the eye
    (漂白水|清潔劑|酸|鹼|化學)~5眼
Severe belly pain
    (肚子|腹部|腹)~5(劇痛|痛得受不了|非常痛|痛死|硬得|很硬|變硬)
    (劇烈|嚴重)的?腹痛
Vomiting that does not stop
    (吐個?不停|一直吐|吐到停不下來)
Possible trapped hernia
    (疝氣|腹股溝|鼠蹊|腫塊|硬塊)~14(很硬|變硬|紫|黑|推不回|卡住) & ({pain}|吐|發燒)
Cannot pass urine
    尿不出
    {cannot}(排尿|小便|尿尿)
    (解|排)不出(尿|小便)
    (整天|一天|昨晚|昨天)~6沒有?(尿|小便)
Sudden change of sight
    突然~8(看不見|看不到|看不清|失明|閃光|飛蚊|黑影|視力)
    閃光~10(飛蚊|黑點|黑影)
    視力~4突然
    (窗簾|簾子)~6(遮|擋)
Eye trouble after surgery
    眼 & (手術|開刀|術後) & (很紅|非常紅|越來越(痛|紅|模糊)|很痛|劇痛|化膿)
Cold, pale or numb limb
    (腳|腿|手|趾) & (冰冷|發冷|很冷|很冰) & (蒼白|發白|發紫|沒有?感覺|麻)
Possible clot in the leg
    (小腿|單腳|一條腿|左腿|右腿|左腳|右腳)~5腫 & ({pain}|紅|熱)
Infected wound
    (傷口|縫線) & (膿|裂開|臭) & (發燒|紅|熱|{pain})
Very low blood sugar
    血糖~6(低|[1-4]?[0-9](?![0-9])) & (發抖|冒冷汗|意識|昏|暈)
Fever during cancer treatment
    (發燒|高燒) & 化療
Fever in a small baby
    (新生兒|寶寶|嬰兒|滿月) & (發燒|高燒)
Trouble in pregnancy
    孕 & (出血|流血|破水|胎動~4(沒|少|停))
Blow to the head
    (撞|摔|打|碰)(到|傷)?~3頭 & (吐|昏|暈|抗凝血|意識)
""",
    spaced=False,
)
