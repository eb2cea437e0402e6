"""Questions about prices, bills and insurance."""

from __future__ import annotations

from core.retrieval.asking.kind_words.named import Forms

_MONEY = (
    r"(?:[$€£¥]|\bfree\b|\b(?:costs?|price|fees?|pay|paid|free of charge|charge[sd]?|insurance"
    r"|medicare"
    r"|medicaid"
    r"|euros?|dollars?|covered|coverage|afford|bill)\b)"
)

PRICE: Forms = (
    (
        r"\b(?:money|cash|refund)\b.{0,12}\bback\b|\bset (?:me|us) back\b|\b(?:is"
        r"|are) .{2,40}\bfree\b(?: of charge|\W*$"
        r"| (?:for (?!\d|diabetics|people with)|at|here|with|on))(?!.*gluten)",
        _MONEY,
    ),
    (
        r"\b(?:costs?|costly|prices?|pric(?:ed|ey)|fees?|expensive|cheap(?:er|est)?|afford"
        r"|co-?pay|deductible"
        r"|refunds?|reimburse\w*|invoice|discounts?|coupons?|voucher|installments?|instalments?"
        r"|credit cards?"
        r"|insur(?:ance|er|ed)|medicare|medicaid|blue cross|nhs|tax|owe|charged?|for free"
        r"|out of pocket)\b"
        r"(?! of (?:not|living))|\b(?:pay|paying|paid) (?:for|by|with|in|the|my|extra|it|me|a)\b"
        r"|\b(?:have to|must|do i|will i|need to|employer|who) pay\b",
        _MONEY,
    ),
    (
        r"\bhow much (?:is|are|for|would|will|do|does)\b (?!(?:too|enough|safe|normal|ok|okay"
        r"|recommended)\b)"
        r"(?:an?|one|two|the|each|that|it|this|those|these|you)\b(?!.*\b(?:need|should|take"
        r"|drink|eat|use"
        r"|weigh|hurt|help|swell\w*|bleed\w*|sleep|dose|contain|reduce|raise|lower|affect"
        r"|improve|matter"
        r"|serving|in (?:an?|one|each))\b)",
        _MONEY,
    ),
    (
        r"\bhow much (?:is|are|was|for)\b.{3,50}\b(?:here|at (?:your|this|the) (?:clinic"
        r"|hospital|office)|per (?:session"
        r"|visit|night|month)|each|without|with my|altogether|in total)\b",
        _MONEY,
    ),
    (
        r"\b(?:cu[aá]nto valen?|cuest\w+|costar?|coste|costo|precio|tarifa"
        r"|cobr(?:a\w*|en|emos)\b|pag(?:ar|o|an?|ue)\b"
        r"|seguro (?:m[eé]dico|cubre"
        r"|paga|de)|cubre (?:el|mi|la)|(?:el|mi) seguro|aseguradora|mutua|gratis|gratuit\w+"
        r"|descuento|factura|"
        r"reembols\w+|a plazos|tarjeta)\b",
        r"\b(?:cuest|cost|precio|pag|seguro|gratis|gratuit|euros?|cubr|tarifa)|[€$]",
    ),
    (
        r"(?:多少錢|多少钱|費用|费用|價錢|价钱|價格|价格|收費|收费|健保|醫保|医保|保險|保险|自費"
        r"|自费|給付|给付|報銷|报销|理賠|理赔"
        r"|付款|付錢|付钱|刷卡|分期|便宜|貴不貴|贵不贵|免費|免费|補助|补助)",
        r"錢|钱|元|費|费|價|价|健保|醫保|医保|保險|保险|給付|给付|報銷|报销|免費|免费",
    ),
)
