"""Stands in for the command `gcloud`: keeps what is created in a file and notes every call.

It knows the commands that our deployment uses, with their options, and refuses everything else as
gcloud does: an unknown option, a second thing of the same name, a missing thing, a service that is
not enabled. `GCLOUD_STATE` names the file; a call that contains `GCLOUD_FAIL` fails.

A test starts it hundreds of times, so that it imports little, and what `COMMAND` runs is compiled.
"""

from __future__ import annotations

import fcntl
import json
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

_FOLDER = os.path.dirname(os.path.abspath(__file__))
COMMAND = f"""exec "{sys.executable}" -I -S -c '
import sys
sys.path.insert(0, "{_FOLDER}")
from gcloud_stand_in import main
main()' "$@"
"""
"""For a shell script that is found as `gcloud`."""

WIDE = {"--project", "--quiet", "--format", "--filter"}
ENABLED_BY = {
    "artifacts": "artifactregistry",
    "firestore": "firestore",
    "secrets": "secretmanager",
    "storage": "storage",
    "iam": "iam",
}
# By the words of the command: the options that it needs, those that it may have, what it makes.
CREATE = {
    "iam service-accounts create": ({"--project"}, {"--display-name"}),
    "artifacts repositories create": (
        {"--location", "--repository-format", "--project"},
        {"--description"},
    ),
    "storage buckets create": (
        {"--location", "--project"},
        {
            "--uniform-bucket-level-access",
            "--public-access-prevention",
            "--soft-delete-duration",
        },
    ),
    "firestore databases create": (
        {"--location", "--database", "--project"},
        {"--type", "--delete-protection"},
    ),
    "secrets create": ({"--project"}, {"--replication-policy", "--locations"}),
}
DESCRIBE = {
    "iam service-accounts describe": set(),
    "artifacts repositories describe": {"--location"},
    "storage buckets describe": set(),
    "firestore databases describe": {"--database"},
    "secrets describe": set(),
}
BIND = {
    "projects add-iam-policy-binding": {"--condition"},
    "iam service-accounts add-iam-policy-binding": set(),
    "artifacts repositories add-iam-policy-binding": {"--location"},
    "storage buckets add-iam-policy-binding": set(),
    "secrets add-iam-policy-binding": set(),
}
OTHERS = {
    "auth list": set(),
    "projects describe": set(),
    "services enable": set(),
    "secrets versions add": {"--data-file"},
    "secrets versions describe": {"--secret"},
    "firestore indexes composite list": {"--database"},
    "firestore indexes composite create": {
        "--database",
        "--async",
        "--collection-group",
        "--query-scope",
        "--field-config",
    },
}


def refuse(message: str) -> NoReturn:
    """End as gcloud does."""
    sys.stderr.write(f"ERROR: (gcloud) {message}\n")
    sys.exit(1)


class Call:
    """One call: the words of the command, what follows them, and the options."""

    def __init__(self, arguments: list[str]) -> None:
        plain = [word for word in arguments if not word.startswith("--")]
        known = [*CREATE, *DESCRIBE, *BIND, *OTHERS]
        fitting = [name for name in known if " ".join(plain).startswith(name)]
        if not fitting:
            refuse(f"Invalid choice: {' '.join(plain)}")
        self.command = max(fitting, key=len)
        self.names = plain[len(self.command.split()) :]
        self.options: dict[str, list[str]] = {}
        for word in arguments:
            if word.startswith("--"):
                name, _, value = word.partition("=")
                self.options.setdefault(name, []).append(value)
        self._check_options()

    def _check_options(self) -> None:
        allowed: set[str] = set(WIDE)
        if self.command in CREATE:
            needed, optional = CREATE[self.command]
            allowed |= needed | optional
            if missing := needed - self.options.keys():
                refuse(f"argument {missing.pop()}: Must be specified.")
        elif self.command in BIND:
            allowed |= {"--member", "--role"} | BIND[self.command]
        else:
            allowed |= DESCRIBE.get(self.command, set()) | OTHERS.get(self.command, set())
        if unknown := self.options.keys() - allowed:
            refuse(f"unrecognized arguments: {unknown.pop()}")

    def option(self, name: str) -> str:
        """The option's value."""
        return self.options.get(name, [""])[0]

    def thing(self) -> str:
        """The name under which the thing that the command speaks of is kept."""
        kind = " ".join(self.command.split()[:-1])
        name = self.names[0] if self.names else self.option("--database")
        if kind == "iam service-accounts" and "@" not in name:
            name += f"@{self.option('--project')}.iam.gserviceaccount.com"
        return f"{kind} {name}"


def act(call: Call, state: dict[str, Any]) -> str:
    """Do what is asked for; the result goes to standard output."""
    things: dict[str, Any] = state["things"]
    service = ENABLED_BY.get(call.command.split()[0])
    if service and f"{service}.googleapis.com" not in state["enabled"]:
        refuse(f"SERVICE_DISABLED: {service}.googleapis.com is not enabled")
    if call.command == "auth list":
        return "ana@clinic.example\n" if state["signed_in"] else ""
    if call.command == "projects describe":
        if call.names[0] != "clinic-test":
            refuse("NOT_FOUND: The project does not exist")
        return "1234567\n"
    if call.command == "services enable":
        state["enabled"] = sorted({*state["enabled"], *call.names})
        return ""
    if call.command in CREATE:
        if call.thing() in things:
            refuse(f"ALREADY_EXISTS: {call.thing()}")
        things[call.thing()] = {name: values[0] for name, values in sorted(call.options.items())}
        return ""
    if call.command in DESCRIBE:
        if call.thing() not in things:
            refuse(f"NOT_FOUND: {call.thing()}")
        return "name: it\n"
    if call.command in BIND:
        return bind(call, state)
    if call.command.startswith("secrets versions"):
        return version(call, state)
    return index(call, state)


def bind(call: Call, state: dict[str, Any]) -> str:
    """Give a role; giving it again changes nothing."""
    if not call.command.startswith("projects") and call.thing() not in state["things"]:
        refuse(f"NOT_FOUND: {call.thing()}")
    member = call.option("--member").removeprefix("serviceAccount:")
    if f"iam service-accounts {member}" not in state["things"]:
        refuse(f"INVALID_ARGUMENT: Service account {member} does not exist.")
    binding = [call.thing(), member, call.option("--role"), call.option("--condition")]
    if binding not in state["bindings"]:
        state["bindings"] = sorted([*state["bindings"], binding])
    return "bindings: ...\n"


def version(call: Call, state: dict[str, Any]) -> str:
    """Add a version of a secret, or look whether there is one."""
    name = call.option("--secret") or call.names[0]
    if f"secrets {name}" not in state["things"]:
        refuse(f"NOT_FOUND: Secret [{name}] not found")
    versions = state["versions"].setdefault(name, [])
    if call.command.endswith("add"):
        if call.option("--data-file") != "-":
            refuse("only - is allowed here")
        versions.append(sys.stdin.read())
    elif not versions:
        refuse(f"NOT_FOUND: Secret version [{name}/latest] not found")
    return ""


def index(call: Call, state: dict[str, Any]) -> str:
    """Make a Firestore index, or list all; with GCLOUD_SLOW one is ready at the second look."""
    database = call.option("--database")
    if f"firestore databases {database}" not in state["things"]:
        refuse("NOT_FOUND: The database does not exist")
    indexes: list[dict[str, Any]] = state["indexes"]
    if call.command.endswith("list"):
        answer = json.dumps(indexes)
        for row in indexes:
            row["state"] = "READY" if row["state"] == "CREATING" else row["state"]
        return answer
    fields = [
        dict(part.split("=") for part in text.split(",")) for text in call.options["--field-config"]
    ]
    rows = [
        {"fieldPath": field["field-path"]}
        | ({"order": field["order"].upper()} if "order" in field else {"arrayConfig": "CONTAINS"})
        for field in fields
    ]
    rows.append({"fieldPath": "__name__", "order": rows[-1].get("order", "ASCENDING")})
    group = f"projects/p/databases/{database}/collectionGroups/{call.option('--collection-group')}"
    made = "CREATING" if "GCLOUD_SLOW" in os.environ else "READY"
    row = {"queryScope": call.option("--query-scope").upper(), "fields": rows}
    if any(old["name"].startswith(f"{group}/") and old["fields"] == rows for old in indexes):
        refuse("ALREADY_EXISTS: index already exists")
    indexes.append({"name": f"{group}/indexes/{len(indexes)}", "state": made} | row)
    return ""


def main() -> None:
    """One call of gcloud."""
    arguments = sys.argv[1:]
    path = os.environ["GCLOUD_STATE"]
    # Several calls at the same time change it one after another.
    with open(f"{path}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with open(path) as file:
            state = json.load(file)
        state["calls"].append(arguments)
        _keep(path, state)
        fail = os.environ.get("GCLOUD_FAIL")
        if fail and fail in " ".join(arguments):
            refuse("UNAVAILABLE: the connection broke")
        answer = act(Call(arguments), state)
        _keep(path, state)
    sys.stdout.write(answer)


def _keep(path: str, state: dict[str, Any]) -> None:
    with open(path, "w") as file:
        file.write(json.dumps(state))
