"""Articles in, passages found. Knows nothing of questions, models or screens."""
