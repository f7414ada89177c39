"""The commands, and how things look in a terminal; the only floor that prints, asks or reads the clock."""
