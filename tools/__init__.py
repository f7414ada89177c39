"""Programs for those who work on awaykit: demo, benchmarks, generated pages. Not part of the wheel."""
