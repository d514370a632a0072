"""Writes the sample plan's files, `sample/tansley/*.json`, from tools/sample_plan; with `--check` only looks."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.sample_plan.build import files  # noqa: E402

FOLDER = ROOT / "sample" / "tansley"


def main(arguments: list[str]) -> int:
    """Exit code 1: with `--check`, a file is missing or differs."""
    stale = []
    for name, text in files().items():
        path = FOLDER / name
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(name)
            if "--check" not in arguments:
                FOLDER.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
    print(f"{len(stale)} file(s) {'differ' if '--check' in arguments else 'written'}: {', '.join(stale) or 'none'}")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
