"""Application materials for international medical graduates who do away rotations in US internal medicine."""
