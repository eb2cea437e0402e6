"""Decisions about short texts that are learnt from labelled examples, by what they are made of.

A classifier knows pieces of words and words (`ngrams`), and how much each speaks for its decision.
Unlike rules it has an opinion of every text, also of words in an order that nobody thought of. It
needs no model of a language, a fraction of a millisecond a sentence, and says which words decided.
"""

from __future__ import annotations

from core.learnt.classifier import Classifier, Judgement

__all__ = ["Classifier", "Judgement"]
