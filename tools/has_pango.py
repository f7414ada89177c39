"""Ends with 0 when Pango and HarfBuzz's subsetter are on this computer, else with 1."""

import sys

from awaykit.run.doctor import examine

if __name__ == "__main__":
    sys.exit(0 if all(check.is_well and check.advice is None for check in examine()) else 1)
