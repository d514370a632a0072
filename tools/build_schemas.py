"""Writes docs/schema/*.json from the types; with `--check` only looks."""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kith.core.editions.schemas import TYPES, schema_of  # noqa: E402

FOLDER = ROOT / "docs" / "schema"


def files() -> dict[str, str]:
    """Each file's name and text."""
    return {
        f"{name}.schema.json": json.dumps(schema_of(name), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        for name in TYPES
    }


def main(arguments: list[str]) -> int:
    """Exit code 1: with `--check`, a file is missing or differs."""
    looking = "--check" in arguments
    stale = []
    for name, text in files().items():
        path = FOLDER / name
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(name)
            if not looking:
                FOLDER.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
    print(f"{len(stale)} file(s) {'differ' if looking else 'written'}: {', '.join(stale) or 'none'}")
    return 1 if stale and looking else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
