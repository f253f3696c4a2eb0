"""`python -m scanner`."""

from scanner.cli.main import run

if __name__ == "__main__":
    run()
