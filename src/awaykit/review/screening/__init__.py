"""Looks for what could tell who a patient is, in one text: numbers, dates, ages, places and names."""
