"""Annotations as tidy tables: articles, mentions, actors, stances, for questions and other programs."""
