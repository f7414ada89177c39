"""Arithmetic of dates: windows, deadlines, final weeks, letters, the agenda. Pure: `today` is an argument."""
