"""How fast the pipeline is, beside what would otherwise be run for names alone."""
