"""`make bench`: measure against the budgets and print the table. Run with a database up: see the Makefile."""

import os
import sys


def main() -> int:
    """Settings first: everything else stands on them."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
    import django

    django.setup()
    from tests.bench.run import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
