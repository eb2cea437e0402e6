"""A stand-in for the check of the settings: it answers what start.sh's environment says.

The real one reads the program of the settings for it, which is most of what the start of a stand-in
costs. It is there for the tests of the settings, see `tests.scripts.conftest`.
"""

import os


def check_when_asked() -> None:
    """Tell start.sh what it needs to know, if it asks."""
    given = os.environ.pop("SUPERVISOR_CHECK_FD", "")
    if not given:
        return
    os.environ.setdefault("INTERNAL_TOKEN_KEY", os.urandom(32).hex())
    found = {
        "ELEVENDOPS_DATA_DIR": ".elevendops",
        "LOCAL_SERVICE_PORT": os.environ["LOCAL_SERVICE_PORT"],
        "LOG_LEVEL": "INFO",
        "INTERNAL_TOKEN_KEY": os.environ["INTERNAL_TOKEN_KEY"],
        "needs_local_service": "yes",
        "demo": "no",
        "backend_host": "127.0.0.1",
        "backend_port": os.environ["BACKEND_PORT"],
        "frontend_host": "127.0.0.1",
        "frontend_port": os.environ["PORT"],
    }
    settings = "\n".join(f"{name}={value}" for name, value in found.items())
    with open(int(given), "w", encoding="utf-8") as answers:
        answers.write(f"installed\0settings\n{settings}\0")
