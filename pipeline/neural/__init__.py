"""Trained models: a shared word encoder and the heads on top of it."""
