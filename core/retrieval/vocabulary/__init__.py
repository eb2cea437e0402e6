"""Expressions that mean the same to a patient: lay words beside the clinical ones.

A general resource, written for this project from common usage in English, Spanish and Chinese; it
is not taken from any document collection. In a table one line is one meaning; "=" separates the
expressions, each of one or several words, and starts a line that continues the one before. An
expression may stand in several meanings ("cold": an illness, and chilly).
"""

from __future__ import annotations

from core.retrieval.vocabulary.chinese import CHINESE_CLINICAL, CHINESE_COLLOQUIAL, CHINESE_DAILY
from core.retrieval.vocabulary.colloquial import ENGLISH_COLLOQUIAL
from core.retrieval.vocabulary.english import ENGLISH_CLINICAL, ENGLISH_DAILY
from core.retrieval.vocabulary.spanish import SPANISH_CLINICAL, SPANISH_COLLOQUIAL, SPANISH_DAILY

__all__ = [
    "CHINESE_CLINICAL",
    "CHINESE_MEANINGS",
    "ENGLISH_CLINICAL",
    "ENGLISH_MEANINGS",
    "SPANISH_CLINICAL",
    "SPANISH_MEANINGS",
    "in_simplified",
    "meanings",
]

ENGLISH_MEANINGS = ENGLISH_CLINICAL + ENGLISH_DAILY + ENGLISH_COLLOQUIAL
SPANISH_MEANINGS = SPANISH_CLINICAL + SPANISH_DAILY + SPANISH_COLLOQUIAL
CHINESE_MEANINGS = CHINESE_CLINICAL + CHINESE_DAILY + CHINESE_COLLOQUIAL


def meanings(table: str) -> list[list[str]]:
    """The expressions of each meaning in one of the tables."""
    joined = table.replace("\n= ", " = ")
    return [line.split(" = ") for line in joined.splitlines() if line]


def in_simplified(expression: str) -> str:
    """A Chinese expression of the tables in simplified characters."""
    return expression.translate(_SIMPLIFIED)


# The characters of the tables that have a simplified form, each with that form.
_SIMPLIFIED = str.maketrans(
    "來傳傷兒則劑勞動嘔噁塊壓婦嬰寶復懷應暈東氣減溫瀉烏煙菸熱燒癢發糞絡線縫聯脈脹腦腫臟臥藥術"
    "規視記診話講說識護車進運過釋針開長難電預頭顫風飯飲駕駛體點沒著種邁華丟乾係個備儲內兩凍剝"
    "創務啞單國園報墊夾妝學寫寵屬師帶後彈彎悶慾愛掃換擔攣書曬條棄樓樂機檢淨測濕潔澱滲無為環當"
    "痙癒監盜盤睏筆籃紀紅紗結給絞經緊維綠繃繫聲腳膚膠膩膿葉蕁蘋虛號蝦螢補裡製複襪見親覺計訓訴"
    "許課讀變豬貓貝負貼質蹤軟轉辦邊遊遠適醫醬醯鈉鍊錄錠錶鏡鐵鎮間閱關門陽隨險隱雙雞離霧靈靜項"
    "顆類飛飽飾餅餓餵饅馬騎驗髮鬍魚鮮鹹鹽麵麼黃齒紮嚥嚨嚴堅撲柺枴痠這"
    "儀剛嬤廁斷會極歸滿潰湯燙爛獨療異臉臍裝調趕還鍋陰鬆髒紙買輩數搖蓋",
    "来传伤儿则剂劳动呕恶块压妇婴宝复怀应晕东气减温泻乌烟烟热烧痒发粪络线缝联脉胀脑肿脏卧药术"
    "规视记诊话讲说识护车进运过释针开长难电预头颤风饭饮驾驶体点没着种迈华丢干系个备储内两冻剥"
    "创务哑单国园报垫夹妆学写宠属师带后弹弯闷欲爱扫换担挛书晒条弃楼乐机检净测湿洁淀渗无为环当"
    "痉愈监盗盘困笔篮纪红纱结给绞经紧维绿绷系声脚肤胶腻脓叶荨苹虚号虾萤补里制复袜见亲觉计训诉"
    "许课读变猪猫贝负贴质踪软转办边游远适医酱酰钠链录锭表镜铁镇间阅关门阳随险隐双鸡离雾灵静项"
    "颗类飞饱饰饼饿喂馒马骑验发胡鱼鲜咸盐面么黄齿扎咽咙严坚扑拐拐酸这"
    "仪刚嬷厕断会极归满溃汤烫烂独疗异脸脐装调赶还锅阴松脏纸买辈数摇盖",
)
