"""Labels in the formats of annotation tools, with our record as the centre."""
