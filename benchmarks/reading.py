"""Measures what documents' findings say: `python -m benchmarks.reading [DIRECTORY]`.

Reads the Markdown files of a directory, else the sample documents, and prints each one's measure of
reading, its hardest sentence, whether it says when to seek help, what may identify a patient, and
where two documents give different figures for the same; then the processor time.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from core.text.readability import hardness, reading_of
from plugins.knowledge.findings.figures import Fact, contradictions, facts_of
from plugins.knowledge.findings.sentences import read_document
from plugins.knowledge.findings.warning_signs import says_when_to_seek_help
from plugins.knowledge.identifiers.finder import possible_identifiers

DOCUMENTS = Path("plugins/knowledge/samples")


def main() -> None:
    """Read the files and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading")
    parser.add_argument("directory", nargs="?", type=Path, default=DOCUMENTS)
    files = sorted(parser.parse_args().directory.glob("*.md"))
    began = time.process_time()
    facts: dict[str, tuple[Fact, ...]] = {}
    asked = helped = 0
    for file in files:
        content = file.read_text(encoding="utf-8")
        document = read_document(file.stem, content)
        reading = reading_of((one.text for one in document.sentences), document.language)
        identifiers = possible_identifiers(content)
        asked += bool(identifiers)
        seeks_help = says_when_to_seek_help(document)
        helped += bool(seeks_help)
        facts[file.stem] = facts_of(document)
        value = f"{reading.measure} {reading.value} ({reading.level})" if reading else "not read"
        print(f"{file.stem}: {document.language or '?'}, {value}, help: {seeks_help}")
        for one in identifiers:
            print(f"  line {one.line}: {one.kind}")
        if document.sentences:
            hardest = max(document.sentences, key=lambda one: hardness(one.text, document.language))
            print(f"  hardest: {hardest.text[:100]}")
    pairs = 0
    for name, own in facts.items():
        later = [(other, other, found) for other, found in facts.items() if other > name]
        for found in contradictions(own, later):
            pairs += 1
            print(f"{name} / {found.title}: {found.here.sentence} / {found.there.sentence}")
    print(
        f"{len(files)} documents: {helped} say when to seek help, {asked} may hold a patient's "
        f"data, {pairs} pairs of sentences with other figures; "
        f"{time.process_time() - began:.1f} s of processor time"
    )


if __name__ == "__main__":
    main()
