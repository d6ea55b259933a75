"""Arabic text without any model: folding, words, tokens, sentences. No spaCy in here."""
