"""The ERAS draft as a paper and as text to paste."""
