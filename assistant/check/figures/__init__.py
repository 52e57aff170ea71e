"""Numbers, amounts, dates and times of a claim beside those of its sources."""
