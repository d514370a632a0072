"""Where the sample plan's files are: in an installed package beside this one, in a checkout under `sample/`."""

from pathlib import Path

TANSLEY = "tansley"


def sample_folder(name: str = TANSLEY) -> Path:
    """The folder of one sample plan. FileNotFoundError if this Kith was installed without it."""
    here = Path(__file__).resolve().parent
    for folder in (here / "plans" / name, here.parents[1] / "sample" / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the sample plan {name} is not part of this Kith")
