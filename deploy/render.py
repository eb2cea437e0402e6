"""Fills deploy/service.yaml with the values of one deployment: render.py TEMPLATE NAME=VALUE ...

`${NAME}` becomes the value as a quoted text, so that no value can change the file's structure;
`${NAME?}` may be empty.
Lines between `# if NAME=value` and `# end if` stay only where NAME has that value. The result goes
to standard output. A placeholder without a value, and a value without a placeholder, are refused.
Runs with Python alone: Cloud Build calls it in a plain image.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_PLACEHOLDER = re.compile(r"\$\{([A-Z][A-Z0-9_]*)(\??)\}")
_IF = re.compile(r"\s*# if ([A-Z][A-Z0-9_]*)=(\S+)\s*")
_END = re.compile(r"\s*# end if\s*")


class RenderError(Exception):
    """The template cannot be filled; `problems` names everything that is wrong."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = list(problems)


def render(template: str, values: Mapping[str, str]) -> str:
    """The template with every placeholder filled. Raises RenderError."""
    choices = _choices(template)
    known = {name for name, _ in _PLACEHOLDER.findall(template)} | choices.keys()
    problems = [f"{name}: the template has no such placeholder" for name in values.keys() - known]
    problems += [
        f"{name} is “{values.get(name, '')}”: give one of {', '.join(sorted(allowed))}"
        for name, allowed in choices.items()
        if values.get(name, "") not in allowed
    ]
    kept = _kept_lines(template, values)
    used = dict(_PLACEHOLDER.findall("\n".join(kept)))
    problems += [
        f"{name} is not set"
        for name, optional in used.items()
        if not optional and not values.get(name, "").strip()
    ]
    problems += [
        f"{name} holds a line break or another control character"
        for name in used
        if any(ord(character) < 32 for character in values.get(name, ""))
    ]
    if problems:
        raise RenderError(sorted(problems))
    return "".join(
        _PLACEHOLDER.sub(
            lambda found: json.dumps(values.get(found[1], ""), ensure_ascii=False), line
        )
        + "\n"
        for line in kept
    )


def _choices(template: str) -> dict[str, set[str]]:
    """The values that conditions ask for, by name; one that asks for `on` knows `off` too."""
    choices: dict[str, set[str]] = {}
    for line in template.splitlines():
        if found := _IF.fullmatch(line):
            choices.setdefault(found[1], set()).add(found[2])
            if found[2] == "on":
                choices[found[1]].add("off")
    return choices


def _kept_lines(template: str, values: Mapping[str, str]) -> list[str]:
    """The lines whose condition holds, without the conditions and without comments."""
    kept: list[str] = []
    keeping: bool | None = None
    for number, line in enumerate(template.splitlines(), start=1):
        if found := _IF.fullmatch(line):
            if keeping is not None:
                raise RenderError([f"line {number}: a condition stands inside another"])
            keeping = values.get(found[1]) == found[2]
        elif _END.fullmatch(line):
            if keeping is None:
                raise RenderError([f"line {number}: “end if” without “if”"])
            keeping = None
        elif keeping is not False and not line.lstrip().startswith("#"):
            kept.append(line)
    if keeping is not None:
        raise RenderError(["a condition is not closed by “# end if”"])
    return kept


def main(arguments: Sequence[str]) -> int:
    """Print the filled template; the result is the exit status."""
    pairs = [argument.partition("=") for argument in arguments[1:]]
    if not arguments or any(not separator for _, separator, _ in pairs):
        sys.stderr.write("Usage: render.py TEMPLATE NAME=VALUE ...\n")
        return 2
    values = {name: value for name, _, value in pairs}
    try:
        text = render(Path(arguments[0]).read_text(encoding="utf-8"), values)
    except OSError as error:
        sys.stderr.write(f"ERROR: {arguments[0]} cannot be read: {error.strerror}\n")
        return 1
    except RenderError as error:
        for problem in error.problems:
            sys.stderr.write(f"ERROR: {problem}\n")
        return 1
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
