"""The command `elevendops`, also as `python -m elevendops`."""

from elevendops import _installed  # noqa: F401 - first: in a wheel, it lets `core` be found

# isort: split
from core.cli import main

if __name__ == "__main__":
    main()
