"""TIME: rows, nothing left to fill in, unannounced visits, an end."""

import pytest

from tests.unit.quality.builders import Severity, found, only, plan, purpose, step, view
from tests.unit.quality.builders_second import row


@pytest.mark.rule("TIME-1", part="when and what")
class TestRows:
    def test_a_row_is_right(self) -> None:
        assert found(plan(row()), "TIME-1") == []

    @pytest.mark.parametrize("field", ["when", "task"])
    def test_what_is_missing_is_named(self, field: str) -> None:
        assert only(plan(row(**{field: " "})), "TIME-1").field == field


@pytest.mark.rule("TIME-2", part="nothing unfilled is proposed; the ready rows are not built yet")
class TestFilledIn:
    @pytest.mark.parametrize(
        ("words", "gap"),
        [
            ("[name] rings Amara", "[name]"), ("[Child’s name] is told", "[Child’s name]"), ("meet at [ ]", "[ ]"),
            ("{{ network_lead }} hosts", "{{ network_lead }}"), ("<insert date>", "<insert date>"),
            ("Tell ____ by Friday", "____"), ("on XX March", "XX"), ("place TBC", "TBC"), ("…", "…"), ("?", "?"),
            ("within … days", "within …"), ("date to be confirmed", "to be confirmed"),
            ("[insert school here]", "[insert school here]"),
        ],
    )  # fmt: skip
    def test_a_gap_is_refused_with_its_place(self, words: str, gap: str) -> None:
        one = only(plan(row(task=words)), "TIME-2")
        assert (one.field, one.severity) == ("task", Severity.BLOCK)
        assert one.span is not None
        assert words[slice(*one.span)] == gap

    @pytest.mark.parametrize(
        "words",
        [
            "Is Kayden home?", "Ruby said “I … don’t know”.", "the [younger] children", "3 < 4", "love xxx",
            "to be with Nan", "Then… she slept", "(who is on: see list)", "5 of 7 [see R2]",
        ],
    )  # fmt: skip
    def test_plain_writing_is_left_alone(self, words: str) -> None:
        assert found(plan(row(task=words)), "TIME-2") == []

    def test_it_is_looked_for_everywhere(self) -> None:
        document = plan(purpose(worry="[child] could be hurt"), step(rule_id=None, check_how="asks [worker]"))
        assert [one.field for one in found(document, "TIME-2")] == ["worry", "check_how"]

    def test_a_childs_own_pause_is_no_gap(self) -> None:
        assert found(plan(view(words="I went to … then I ran")), "TIME-2") == []


HIDDEN = {"task": "Home visits", "meetings": "Tuesday 3 February", "unannounced": True}
SAID = row(2, task="Some visits are unannounced", why="agreed with Leanne on 24 January")


@pytest.mark.rule("TIME-3", part="in a plan's content; editions hide the row, see test_compose")
class TestUnannounced:
    def test_a_hidden_row_and_one_that_says_so_is_right(self) -> None:
        assert found(plan(row(1, **HIDDEN), SAID), "TIME-3") == []

    def test_a_day_among_the_words_is_refused(self) -> None:
        hidden = row(1, **{**HIDDEN, "changes": "on 3 February Beth comes too"})
        one = only(plan(hidden, SAID), "TIME-3")
        assert (one.field, one.severity) == ("changes", Severity.BLOCK)

    def test_a_day_in_the_row_that_everybody_reads_is_refused(self) -> None:
        said = row(2, task="Some visits are unannounced", when="Tuesday 3 February")
        assert only(plan(said), "TIME-3").field == "when"

    def test_the_same_day_in_another_visit_row_is_refused(self) -> None:
        other = row(3, task="Amara visits", meetings="Tuesday 3 February")
        one = only(plan(row(1, **HIDDEN), SAID, other), "TIME-3")
        assert (one.item_id, one.field) == (other.id, "meetings")

    def test_a_meeting_on_the_same_day_is_no_visit(self) -> None:
        assert found(plan(row(1, **HIDDEN), SAID, row(3, meetings="Tuesday 3 February")), "TIME-3") == []

    def test_the_family_must_know_that_there_are_some(self) -> None:
        one = only(plan(row(1, **HIDDEN)), "TIME-3")
        assert (one.field, one.severity) == ("unannounced", Severity.HINT)


@pytest.mark.rule("TIME-6", part="hint")
class TestTheEnd:
    def test_an_end_the_family_agreed_is_right(self) -> None:
        assert found(plan(row()), "TIME-6") == []
        assert found(plan(purpose()), "TIME-6") == []

    def test_no_end_is_hinted_at(self) -> None:
        one = only(plan(row(finish_on=None)), "TIME-6")
        assert (one.field, one.severity) == ("finish_on", Severity.HINT)

    def test_an_end_nobody_agreed_is_hinted_at(self) -> None:
        assert only(plan(row(why="because we close then")), "TIME-6").field == "why"
