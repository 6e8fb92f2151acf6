"""Run jitui with ``python -m jitui``."""

import sys

from jitui.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
