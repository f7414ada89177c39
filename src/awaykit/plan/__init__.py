"""The arithmetic of dates and letters: windows, steps of the agenda, portfolio, the ERAS draft."""
