"""Makes the fonts in kith/core/documents/fonts from the @fontsource npm packages (needs npm and a network).

typst cannot read woff2, and the packages split one font by script: the parts are merged and written as TTF. A run
gives the same bytes each time. Run it as `python tools/build_fonts.py`; it replaces the folder's fonts and licences.
"""

import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.merge import Merger  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

OUT = Path(__file__).resolve().parent.parent / "kith" / "core" / "documents" / "fonts"


@dataclass(frozen=True)
class Family:
    """One npm package, the parts of it we merge (first part wins where two have a glyph), and the weights we ship."""

    package: str
    version: str
    file_stem: str
    parts: tuple[str, ...]
    weights: tuple[int, ...] = (400, 700)


FAMILIES = (
    Family(
        "atkinson-hyperlegible-next",
        "5.3.0",
        "AtkinsonHyperlegibleNext",
        ("latin", "latin-ext"),
    ),
    Family(
        "noto-sans",
        "5.3.0",
        "NotoSans",
        (
            "latin",
            "latin-ext",
            "vietnamese",
            "greek",
            "greek-ext",
            "cyrillic",
            "cyrillic-ext",
        ),
    ),
    Family("noto-naskh-arabic", "5.3.0", "NotoNaskhArabic", ("arabic",)),
    Family("noto-nastaliq-urdu", "5.3.0", "NotoNastaliqUrdu", ("arabic",)),
    Family("noto-sans-bengali", "5.3.0", "NotoSansBengali", ("bengali",)),
    Family("noto-sans-gurmukhi", "5.3.0", "NotoSansGurmukhi", ("gurmukhi",)),
    Family("noto-sans-symbols", "5.3.0", "NotoSansSymbols", ("symbols",), (400,)),
    Family("noto-sans-symbols-2", "5.3.0", "NotoSansSymbols2", ("symbols",), (400,)),
    Family("noto-emoji", "5.3.2", "NotoEmoji", ("emoji",), (400,)),
)
WEIGHT_NAMES = {400: "Regular", 700: "Bold"}


def unpack(family: Family, into: Path) -> Path:
    """Fetches the package at its pinned version and returns the unpacked folder."""
    spec = f"@fontsource/{family.package}@{family.version}"
    packed = subprocess.run(
        ["npm", "pack", "--silent", spec],
        cwd=into,
        check=True,
        capture_output=True,
        text=True,
    )
    folder = into / family.package
    with tarfile.open(into / packed.stdout.split()[-1]) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def as_ttf(source: Path, target: Path) -> None:
    """Writes a woff as plain TTF, its own dates kept so that the bytes do not move."""
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    font.save(target)


def build(family: Family, package: Path, work: Path) -> None:
    """Writes one TTF per weight, and the licence."""
    for weight in family.weights:
        parts = []
        for part in family.parts:
            ttf = work / f"{family.package}-{part}-{weight}.ttf"
            as_ttf(package / "files" / f"{family.package}-{part}-{weight}-normal.woff", ttf)
            parts.append(ttf)
        target = OUT / f"{family.file_stem}-{WEIGHT_NAMES[weight]}.ttf"
        if len(parts) == 1:
            target.write_bytes(parts[0].read_bytes())
        else:
            merge(parts, target)
    (OUT / "LICENSES" / f"{family.file_stem}.txt").write_text((package / "LICENSE").read_text())


def merge(parts: list[Path], target: Path) -> None:
    """Merges the parts of one font; dates come from the first part."""
    first = TTFont(parts[0])
    merged = Merger().merge([str(part) for part in parts])
    merged.recalcTimestamp = False
    for field in ("created", "modified", "fontRevision"):
        setattr(merged["head"], field, getattr(first["head"], field))
    merged["name"] = first["name"]
    merged["OS/2"].usWeightClass = first["OS/2"].usWeightClass
    merged.save(target)


def main() -> int:
    """Builds every family."""
    (OUT / "LICENSES").mkdir(parents=True, exist_ok=True)
    for old in (*OUT.glob("*.ttf"), *(OUT / "LICENSES").glob("*.txt")):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for family in FAMILIES:
            build(family, unpack(family, work), work)
    for font in sorted(OUT.glob("*.ttf")):
        print(f"{font.stat().st_size:>9,}  {font.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
