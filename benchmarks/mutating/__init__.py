"""Changes that make a faithful sentence unsupported, one operator for each way in which writers go wrong.

They know nothing of the check: no word list and no module of it, so that what it catches it has not been shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random

from claims import Claim, Library

from mutating.certainty import modality_raised, tense_shifted
from mutating.dates import date_shifted
from mutating.entities import entity_swapped, office_named, outlet_swapped
from mutating.joins import citation_moved, facts_fused
from mutating.names import names_of
from mutating.negation import negation_turned
from mutating.numbers import number_changed, unit_changed
from mutating.quotes import quote_reassigned, quote_word_changed, quotes_spliced
from mutating.reach import cause_invented, scope_widened
from mutating.sources import attribution_dropped, naming_changed, sources_multiplied, speaker_swapped
from mutating.text import squeezed
from mutating.types import Context, Mutant, Operator

__all__ = ["OPERATORS", "Context", "Mutant", "context_of", "mutants"]

OPERATORS: dict[str, Operator] = {
    "entity swapped": entity_swapped,
    "office-holder named": office_named,
    "number changed": number_changed,
    "unit changed": unit_changed,
    "date shifted": date_shifted,
    "negation turned": negation_turned,
    "modality raised": modality_raised,
    "attribution dropped": attribution_dropped,
    "speaker swapped": speaker_swapped,
    "named or unnamed": naming_changed,
    "sources multiplied": sources_multiplied,
    "outlet swapped": outlet_swapped,
    "quote word changed": quote_word_changed,
    "quotes spliced": quotes_spliced,
    "quote reassigned": quote_reassigned,
    "scope widened": scope_widened,
    "cause invented": cause_invented,
    "tense shifted": tense_shifted,
    "facts fused": facts_fused,
    "citation moved": citation_moved,
}


def context_of(library: Library, claims: Iterable[Claim]) -> Context:
    """What the operators need to know of a library."""
    return Context(library, names_of(article.text for article in library.articles.values()), tuple(claims))


def mutants(context: Context) -> Iterator[Mutant]:
    """At most one mutant of each operator and claim. The same claims give the same mutants: what is picked hangs on
    the claim's id and the operator alone."""
    for name, operator in OPERATORS.items():
        for claim in context.claims:
            if mutant := mutant_of(name, operator, claim, context):
                yield mutant


def mutant_of(name: str, operator: Operator, claim: Claim, context: Context) -> Mutant | None:
    """The operator's mutant of the claim; None where it does not apply or changes nothing."""
    changed = operator(claim, context, Random(f"{name} {claim.id}"))
    if changed is None or isinstance(changed, tuple):
        return Mutant(name, claim, claim.text, changed) if changed else None
    return (
        Mutant(name, claim, changed, claim.sources)
        if squeezed(changed) != squeezed(claim.text) or _marks_moved(changed, claim)
        else None
    )


def _marks_moved(changed: str, claim: Claim) -> bool:
    """Whether quotation marks stand elsewhere."""
    return changed != claim.text and any(mark in changed for mark in '“"')
