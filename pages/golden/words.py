"""Words for golden questions."""

from __future__ import annotations

from core.i18n import text
from plugins.golden.contract import Expected

EXPECTED = {
    Expected.ANSWERED: text("Answered from the documents"),
    Expected.REFUSED: text("Refused"),
    Expected.RED_FLAG: text("Seen as a red flag"),
}
"""What has to become of a question."""
