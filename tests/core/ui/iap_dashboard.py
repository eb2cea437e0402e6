"""The dashboard behind a proxy of the tests: `python -m tests.core.ui.iap_dashboard KEYS_URL`."""

from __future__ import annotations

import sys

from core.serving import serve, settings_or_exit
from core.ui.asgi import create_app
from core.ui.iap import IapKeys, IapSignIn

if __name__ == "__main__":
    settings = settings_or_exit()
    app = create_app(settings, IapSignIn(settings, IapKeys(sys.argv[1])))
    serve(app, settings.frontend_host, settings.port, ws="websockets-sansio")
