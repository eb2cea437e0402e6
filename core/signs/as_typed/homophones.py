"""Reads Chinese words typed with a character of the same sound as the words they stand for."""

from __future__ import annotations

import re

# What input methods offer first, or what is often written so; in Traditional characters.
_MEANT = {
    "困難": "困南 困男 睏難",
    "失明": "失名",
    "中風": "中瘋 中封 重風",
    "抽搐": "抽蓄 抽畜 抽慉 抽觸",
    "痙攣": "痙孿 痙巒 頸攣",
    "癲癇": "癲閒 癲嫻 顛癇",
    "嘴巴": "嘴吧",
    "昏倒": "昏到",
    "暈倒": "暈到 韻倒",
    "倒在地": "到在地",
    "倒地": "到地上",
    "跌倒": "跌到",
    "休克": "休客 修克",
    "梗塞": "梗賽 埂塞",
    "呼吸": "呼希 呼息 乎吸",
    "胸口": "胸囗 兇口",
    "傷口": "傷囗",
    "血不止": "血不只 血不紙",
    "流不止": "流不只 流不紙",
    "止不住": "止不主 只不住",
    "喘不過氣": "喘不過汽 踹不過氣",
    "割腕": "割碗",
    "自殺": "自沙 自煞",
    "想死": "想四",
    "不想活": "不想或 不想火",
    "安眠藥": "安民藥 安棉藥",
    "麻痺": "麻必 麻閉",
    "無力": "無利 吳力",
    "沒力": "沒利",
    "吐血": "土血 吐雪",
    "咳血": "咳雪",
    "破水": "坡水",
    "叫不醒": "叫不行 叫部行 叫部醒",
    "沒反應": "沒反映 沒返應",
    "過敏": "過民",
    "噎到": "耶到",
}
_WRITTEN = {slip: meant for meant, slips in _MEANT.items() for slip in slips.split()}
_SLIP = re.compile("|".join(sorted(_WRITTEN, key=len, reverse=True)))


def as_meant(text: str) -> str:
    """The text, in Traditional characters, with such words mended."""
    return _SLIP.sub(lambda slip: _WRITTEN[slip[0]], text)
