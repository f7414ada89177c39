"""Templates: what they see, how they are filled, and how their errors are reported."""
