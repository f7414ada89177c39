"""`python -m awaykit` does what the command `awaykit` does."""

from awaykit.cli.main import main

if __name__ == "__main__":
    main()
