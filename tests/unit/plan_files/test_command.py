"""`kith plan` and `kith sample check` on files: words for people, JSON for pipes, exit codes, and hard stops."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kith.config.cli import main
from tests.unit.plan_files.files import FOLDER, GUARD, V3, V5, as_bytes, labelled, plan, raw

DAY = ("--today", "2026-03-17")
GUARDED = ("--guard", str(GUARD), *DAY)
ROOT = FOLDER.parents[1]


def kith(capsysbinary: Any, *words: str) -> tuple[int, str, str]:
    try:
        code = main(words)
    except SystemExit as end:
        code = int(end.code or 0)
    out, err = capsysbinary.readouterr()
    return code, out.decode(errors="replace"), err.decode()


@pytest.fixture
def run(capsysbinary: Any) -> Any:
    return lambda *words: kith(capsysbinary, *map(str, words))


def fed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.rule("QUAL-2", part="the command names place, rule and how to mend it, item by item")
def test_check_says_what_stands_in_the_way(run: Any, tmp_path: Path) -> None:
    data = raw(V5)
    step = next(one for one in data["document"]["content"]["items"] if one["label"] == "R2.1")
    del step["by_when"]
    (tmp_path / "plan.json").write_bytes(as_bytes(data))
    code, out, _ = run("plan", "check", tmp_path / "plan.json", *DAY)
    assert code == 1
    assert out.startswith("v5: 1 stands in the way")
    place = out.index("step R2.1 (texts “Bluebird”")
    assert "  STOP  SAFE-3 (when): " in out[place:]
    assert "        Mend: " in out[place:]
    code, out, _ = run("plan", "check", tmp_path / "plan.json", *DAY, "--json")
    found = json.loads(out)
    assert (code, found["blocking"]) == (1, 1)
    (block,) = (one for one in found["findings"] if one["severity"] == "block")
    assert (block["rule"], block["field"], block["item_id"]) == ("SAFE-3", "by_when", step["id"])


@pytest.mark.parametrize(("file", "day"), [(V3, "2026-01-24"), (V5, "2026-03-17")])
def test_a_clean_plan_is_zero(run: Any, file: Path, day: str) -> None:
    code, out, err = run("plan", "check", file, "--guard", GUARD, "--today", day)
    assert (code, err) == (0, "")
    assert ": 0 stand in the way" in out


def leaking(tmp_path: Path) -> Path:
    """v5 with Craig's words saying a withheld spelling."""
    data, guard = raw(V5), raw(GUARD)
    craig = next(one["id"] for one in data["readers"] if one["name"] == "Craig Crowe")
    telling = next(one for one in data["tellings"] if one["reader_id"] == craig)
    telling["words"] += f" It is {guard['facts'][0]['variants'][0]}."
    path = tmp_path / "leak.json"
    path.write_bytes(as_bytes(data))
    return path


@pytest.mark.rule("SHARE-6", part="the command stops at a hit in any form, and writes nothing")
@pytest.mark.parametrize("form", ["text", "json", "html", "pdf"])
def test_a_withheld_fact_is_a_hard_stop(run: Any, tmp_path: Path, form: str) -> None:
    fact = raw(GUARD)["facts"][0]
    out_file = tmp_path / "out"
    code, out, err = run(
        "plan", "edition", leaking(tmp_path), "--reader", "Craig Crowe", *GUARDED, "--format", form, "-o", out_file
    )
    assert (code, out) == (1, "")
    assert not out_file.exists()
    assert fact["label"] in err
    assert "sections." in err
    assert not any(variant in err for variant in fact["variants"])
    assert run("plan", "edition", leaking(tmp_path), "--reader", "Leanne Tansley", *GUARDED)[0] == 0


@pytest.mark.rule("SHARE-6", part="check with a guard searches every reader's copy")
def test_check_with_a_guard_finds_a_leak(run: Any, tmp_path: Path) -> None:
    code, out, _ = run("plan", "check", leaking(tmp_path), *GUARDED)
    assert code == 1
    assert "The copy for Craig Crowe\n  STOP  SHARE-6: holds “" in out
    assert run("plan", "check", leaking(tmp_path), *DAY)[0] == 0
    code, out, _ = run("plan", "check", leaking(tmp_path), *GUARDED, "--json")
    assert [one["reader"] for one in json.loads(out)["leaks"]] == ["Craig Crowe"]


@pytest.mark.rule("SHARE-6", part="the words of a form are searched in that form")
@pytest.mark.parametrize("form", ["text", "html", "pdf"])
def test_the_finished_form_is_searched(form: str) -> None:
    from uuid import UUID

    from kith.config.plan_copies import made
    from kith.config.trouble import Trouble
    from kith.core.editions.needles import Sought
    from tests.unit.sample.plans import given

    def sought(words: str) -> tuple[Sought, ...]:
        return (Sought(UUID(int=1), "the fact", (words,)),)

    assert made(form, given(5, "craig"), sought("nowhere to be found"))
    with pytest.raises(Trouble, match=r"the fact.* at"):
        made(form, given(5, "craig"), sought("Craig Crowe"))


def test_no_edition_without_a_guard(run: Any) -> None:
    code, out, err = run("plan", "edition", V5, "--reader", "Ray Crowe")
    assert (code, out) == (2, "")
    assert "--guard" in err
    code, out, err = run("plan", "diff", V3, V5, "--reader", "Ray Crowe")
    assert (code, out) == (2, "")


@pytest.mark.rule("SHARE-5", part="the command gives a reader their edition: by id, name or beginning of it")
def test_a_reader_gets_theirs(run: Any) -> None:
    from tests.unit.sample.plans import edition, texts

    file = plan(5)
    reader = next(one for one in file.readers if one.name == "Ray Crowe")
    told = [
        run("plan", "edition", V5, "--reader", who, *GUARDED) for who in (reader.id, "Ray Crowe", "ray  CROWE", "ray")
    ]
    assert {code for code, _, _ in told} == {0}
    assert len({out for _, out, _ in told}) == 1
    shown = " ".join(told[0][1].split())
    assert all(" ".join(text.split()) in shown for text in texts(edition(5, "ray")) if text)
    body = json.loads(run("plan", "edition", V5, "--reader", "ray", *GUARDED, "--format", "json")[1])
    assert body["reader_name"] == "Ray Crowe"
    assert body["dated_on"] == "2026-03-17"


@pytest.mark.rule("SHARE-5", part="a copy made today honours today's dangers, whatever day the version is of")
def test_the_day_counts(run: Any, tmp_path: Path) -> None:
    guard = raw(GUARD)
    joan = next(one["id"] for one in raw(V5)["readers"] if one["name"] == "Joan Adeyemi")
    leanne = next(one["id"] for one in raw(V5)["readers"] if one["name"] == "Leanne Tansley")
    guard["dangers"].append({"from_id": joan, "to_id": leanne, "period": {"from_on": "2026-03-20"}})
    (tmp_path / "guard.json").write_bytes(as_bytes(guard))
    words = ("plan", "edition", V5, "--reader", "Joan Adeyemi", "--guard", tmp_path / "guard.json", "--today")
    before, after = run(*words, "2026-03-19"), run(*words, "2026-03-20")
    assert before[0] == 0
    assert "Bluebird" in before[1]
    assert "Bluebird" not in after[1]


def test_nothing_theirs_nobody_there_and_two_of_a_name(run: Any, tmp_path: Path) -> None:
    code, out, err = run("plan", "edition", V5, "--reader", "Gary Holt", *GUARDED)
    assert (code, out) == (1, "")
    assert "Nothing in this plan is for Gary Holt" in err
    code, out, err = run("plan", "edition", V5, "--reader", "Nobody", *GUARDED)
    assert code == 2
    assert "Leanne Tansley; Pauline Tansley" in err
    code, out, err = run("plan", "edition", V5, "--reader", "k", *GUARDED)
    assert code == 2
    assert "More than one reader" in err


@pytest.mark.rule("SHARE-12", part="the command tells workers of the plan, and a reader of their own copies alone")
def test_diff(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = run("plan", "diff", V3, V5)
    assert code == 0
    assert "step R2.1" in out
    assert run("plan", "diff", V5, V5)[1] == "Nothing changed.\n"
    fed(monkeypatch, V5.read_bytes())
    code, theirs, _ = run("plan", "diff", V3, "-", "--reader", "Craig Crowe", *GUARDED)
    assert code == 0
    assert "court order" in theirs
    assert "Bluebird" not in theirs
    assert "R2" not in theirs
    whole = json.loads(run("plan", "diff", V3, V5, "--json")[1])["changes"]
    assert {one["how"] for one in whole} <= {"added", "dropped", "moved", "re-worded", "for whom"}
    assert any(one["item_id"] == str(labelled(plan(5).document.content, "R2.1").id) for one in whole)
    copies = json.loads(run("plan", "diff", V3, V5, "--reader", "ray", *GUARDED, "--json")[1])["changes"]
    assert [one["how"] for one in copies] == ["re-worded", "re-worded"]


@pytest.mark.rule("SHARE-6", part="no difference is told of a copy that holds something withheld")
def test_diff_of_a_leaking_copy_is_refused(run: Any, tmp_path: Path) -> None:
    code, out, err = run("plan", "diff", V3, leaking(tmp_path), "--reader", "Craig Crowe", *GUARDED)
    assert (code, out) == (1, "")
    assert "is not made" in err


@pytest.mark.rule("GUARD-FILES", part="the command: one line, exit code 2, no traceback")
@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[1]", b'{"a": NaN}', b"[" * 90_000, V3.read_bytes()[:9000]])
def test_what_cannot_be_read_is_one_line(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(data)
    for words in (("check", path), ("diff", path, V5), ("edition", path, "--reader", "x", *GUARDED),
                  ("edition", V5, "--reader", "ray", "--guard", path)):  # fmt: skip
        code, out, err = run("plan", *words)
        assert (code, out) == (2, "")
        assert err.startswith(f"kith: Cannot read {path}: ")
        assert err.count("\n") == 1
    fed(monkeypatch, data)
    code, _, err = run("plan", "check", "-")
    assert (code, err[:33]) == (2, "kith: Cannot read standard input:")


def test_several_faults_are_listed_and_counted(run: Any, tmp_path: Path) -> None:
    data = raw(V5)
    data["document"]["content"]["items"] = [{"kind": "purpose"}] * 50
    (tmp_path / "bad.json").write_bytes(as_bytes(data))
    code, _, err = run("plan", "check", tmp_path / "bad.json")
    assert code == 2
    assert "document.content.items.0.id: this is missing" in err
    assert "… and 130 more" in err
    assert len(err.splitlines()) == 21


@pytest.mark.parametrize("words", [
    ("plan", "check", "-", "--guard", "-"), ("plan", "check", "nowhere.json"), ("plan", "check", "/"), ("plan",),
    ("plan", "check", str(V5), "--today", "17 March"), ("plan", "schema", "poem"), ("plan", "diff", str(V5)),
])  # fmt: skip
def test_a_wrong_command_is_two(run: Any, words: tuple[str, ...]) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert err
    assert "Traceback" not in err


@pytest.mark.parametrize("verb", ["", "check", "edition", "diff", "schema"])
def test_each_has_a_page_of_help(run: Any, verb: str) -> None:
    code, out, _ = run("plan", *filter(None, (verb,)), "--help")
    assert code == 0
    assert out.startswith("usage: kith plan")
    assert "database" in out or verb


def test_sample_check_and_where(run: Any) -> None:
    code, out, _ = run("sample", "check")
    assert code == 0
    assert out.startswith("The sample plan agrees")
    assert run("sample", "where")[1].strip() == str(FOLDER)


def test_sample_check_tells_what_does_not_fit(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (V3, V5, GUARD):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "v3.json").write_bytes(V5.read_bytes())
    monkeypatch.setattr("kith.sample.plan_files.sample_folder", lambda: tmp_path)
    code, out, _ = run("sample", "check")
    assert code == 1
    assert "v5 does not come after v5." in out


BLOCKED = """
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"django", "psycopg", "procrastinate", "axes"}:
            raise ImportError(f"{name} is not needed for this")
sys.meta_path.insert(0, Blocker())
from kith.config.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.rule("GUARD-FILES", part="no framework, no database, in an empty folder")
@pytest.mark.parametrize("words", [
    ("plan", "check", V5, *GUARDED),
    ("plan", "edition", V5, "--reader", "ray", *GUARDED),
    ("plan", "edition", V5, "--reader", "ray", *GUARDED, "--format", "html"),
    ("plan", "edition", V5, "--reader", "ray", *GUARDED, "--format", "pdf"),
    ("plan", "diff", V3, V5, "--reader", "ray", *GUARDED),
    ("plan", "schema", "edition"),
    ("sample", "check"),
])  # fmt: skip
def test_works_in_an_empty_folder_without_the_framework(tmp_path: Path, words: tuple[Any, ...]) -> None:
    held = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED, *map(str, words)], cwd=tmp_path, env=held, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode()
    assert done.stdout
    assert not list(tmp_path.iterdir())
