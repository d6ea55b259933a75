"""How near annotations come to hand labels: pairing, figures, intervals, readable lists."""
