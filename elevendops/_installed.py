"""Finds the product in a wheel, which keeps it inside this package, and not beside it.

So `site-packages` gets no top-level `core`, `pages`, `plugins` or `scripts`, and another package's
folder of such a name is not taken for ours.
"""

from __future__ import annotations

import sys
from pathlib import Path

PRODUCT = Path(__file__).with_name("_product")

if PRODUCT.is_dir() and sys.path[:1] != [str(PRODUCT)]:
    sys.path.insert(0, str(PRODUCT))
