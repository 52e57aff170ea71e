"""The parts of a sentence, one module for each kind: words, names, quantities, times, quotations, reports, stance."""
