"""Measures the checks of scripts: `python -m benchmarks.fidelity [DIRECTORY]`.

Each case is a sentence of a document beside the script's, which says the same or not. Without a
directory the cases are made from the sample documents: their own sentences, with a figure, a unit,
a “not”, a condition or a medicine changed, and with numbers written another way. A directory holds
`script_checks.json` (`document`, `script`, `language`, `finding_expected`) or `*.jsonl` files
(`original`, `changed`, `kind`, `error`, and `document`, or `doc` as the name of a sample document
or of a file in `docs`, also in `eval/docs` beside the directory). Prints how many errors were
found, and how many false alarms there were.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.retrieval.language import detect_language
from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.reading.sentences import read_sentences
from plugins.education_audio.fidelity.review import review

DOCUMENTS = Path("plugins/knowledge/samples")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence of a script beside its document; `error` tells whether a finding is right."""

    kind: str
    language: str
    document: str
    script: str
    error: bool


# What is changed in a sentence of a sample: kind, whether it is an error, pattern, replacement.
_CHANGES: dict[str, tuple[tuple[str, bool, str, str], ...]] = {
    "en": (
        ("number", True, r"\bfive (?=minutes|seconds)", "fifty "),
        ("number", True, r"\b(\d)0 (?=minutes)", r"\g<1>5 "),
        ("unit", True, r"(?<=\w )days\b", "weeks"),
        ("unit", True, r"(?<=\w )minutes\b", "hours"),
        ("frequency", True, r"\bonce a day\b", "once a week"),
        ("frequency", True, r"\bthree times a day\b", "three times a week"),
        ("negation", True, r"^Do not (\w)", r"You may \1"),
        ("negation", True, r"^Never (\w)", r"Always \1"),
        ("negation", True, r"\bdoes not (?=\w)", "does "),
        ("condition", True, r"\bbefore (?=you|the)", "after "),
        ("condition", True, r"\bhigher than\b", "lower than"),
        ("condition", True, r"\bin the morning\b", "in the evening"),
        ("medicine", True, r"\b[Ww]arfarin\b", "digoxin"),
        ("medicine", True, r"\b[Mm]etformin\b", "ibuprofen"),
        ("number form", False, r"\bfive (?=minutes|seconds)", "5 "),
        ("number form", False, r"\bone week\b", "seven days"),
        ("address", False, r"^Do not (\w)", r"Please don't \1"),
        ("synonym", False, r"\bonce a day\b", "once daily"),
    ),
    "es": (
        ("number", True, r"\bdiez (?=segundos|minutos)", "veinte "),
        ("unit", True, r"\bsegundos\b", "minutos"),
        ("frequency", True, r"\bpor semana\b", "por día"),
        ("negation", True, r"^No (\w)", r"Siempre \1"),
        ("condition", True, r"\bantes de\b", "después de"),
        ("number form", False, r"\bdiez (?=segundos|minutos)", "10 "),
        ("synonym", False, r"\bpor semana\b", "a la semana"),
    ),
    "zh": (
        ("number", True, "三十分鐘", "五十分鐘"),
        ("unit", True, "到兩週", "到兩個月"),
        ("negation", True, "請?不要", "可以"),
        ("condition", True, "手術前", "手術後"),
        ("number form", False, "三十分鐘", "30分鐘"),
        ("synonym", False, "請?不要", "請勿"),
    ),
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path, nargs="?", help="folder with cases")
    directory: Path | None = parser.parse_args().directory
    cases = list(made_cases()) if directory is None else list(read_cases(directory))
    if not cases:
        raise SystemExit(f"{directory}: no script_checks.json, and no *.jsonl with cases")
    for error, title in ((True, "errors found"), (False, "false alarms")):
        counts: dict[tuple[str, str], list[bool]] = defaultdict(list)
        for case in cases:
            if case.error is error:
                for group in ((case.kind, case.language), ("all", "all")):
                    counts[group].append(has_finding(case))
        print(f"\n{title}")
        for (kind, language), hits in sorted(counts.items()):
            print(f"  {kind:<28} {language:<4} {sum(hits):>4} of {len(hits)}")


def made_cases() -> Iterator[Case]:
    """The cases that are made from the sample documents."""
    for name in sorted({path.name for path in DOCUMENTS.glob("*.md")}):
        document = (DOCUMENTS / name).read_text(encoding="utf-8")
        language = _language(document)
        for sentence in read_sentences(document):
            for kind, error, pattern, replacement in _CHANGES[language]:
                changed, count = re.subn(pattern, replacement, sentence.text, count=1)
                if count:
                    yield Case(kind, language, document, changed, error)


def read_cases(directory: Path) -> Iterator[Case]:
    """The cases of a directory."""
    whole = directory / "script_checks.json"
    if whole.exists():
        for row in json.loads(whole.read_text(encoding="utf-8")):
            yield Case(
                "script_checks",
                row["language"],
                row["document"],
                row["script"],
                row["finding_expected"],
            )
    for path in sorted(directory.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            case: dict[str, Any] = json.loads(line) if line.strip() else {}
            if {"original", "changed", "error"} <= case.keys():
                document = case.get("document") or _document(directory, case["doc"])
                language = case.get("lang") or _language(case["changed"])
                yield Case(case["kind"], language, document, case["changed"], case["error"])


def has_finding(case: Case) -> bool:
    """Whether the checks find a difference."""
    return bool(review(CheckedScript(case.script, case.document, case.language)).found)


def _document(directory: Path, name: str) -> str:
    folders = (DOCUMENTS, directory, directory / "docs", directory.parent / "eval" / "docs")
    paths = [folder / file for folder in folders for file in (name, f"{name}.md")]
    path = next((path for path in paths if path.exists()), None)
    if path is None:
        raise SystemExit(f"there is no document {name}")
    return path.read_text(encoding="utf-8")


def _language(text: str) -> str:
    found = detect_language(text)
    return found.value if found else "en"


if __name__ == "__main__":
    main()
