"""The dashboard behind a proxy of the tests.

Run by `python -m tests.core.ui.sign_in.iap_dashboard KEYS_URL`.
"""

from __future__ import annotations

import sys

from core.process.serving import serve, settings_or_exit
from core.ui.asgi import create_app
from core.ui.sign_in.iap import IapKeys, IapSignIn

if __name__ == "__main__":
    settings = settings_or_exit()
    app = create_app(settings, IapSignIn(settings, IapKeys(sys.argv[1])))
    serve(app, settings.frontend_host, settings.port, ws="websockets-sansio")
