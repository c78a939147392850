"""Who repeats whom, passage by passage: match form, seeds, candidates, alignment."""
