"""Arithmetic of dates: windows, deadlines, final weeks, letters, and the agenda. Pure: `today` is an argument."""
