"""check_text: what is said of one text while it is typed; and what is left alone."""

import time

import pytest

from kith.core.quality.finding import Severity
from kith.core.quality.language.section import check_text

NAMES = frozenset({"Craig", "Mark", "Client", "Leanne"})
DRAFT_1 = (
    "Concerns re exposure to DV and parental alcohol misuse impacting on mother's ability to prioritise."
)  # fmt: skip


def said(text: str, rule: str = "") -> list[str]:
    """The words pointed at, by one rule or by all."""
    found = check_text(text, NAMES)
    assert all(one.severity is Severity.HINT and one.mend and one.span for one in found)
    return [text[slice(*one.span)] for one in found if one.span and (not rule or one.rule == rule)]


@pytest.mark.rule("SAFE-9", "QUAL-3", part="word lists")
class TestJargonAndLabels:
    def test_bad_draft_1_has_its_five(self) -> None:
        assert said(DRAFT_1, "SAFE-9") == ["re", "exposure to", "DV", "alcohol misuse", "impacting on"]
        assert said(DRAFT_1, "QUAL-3") == [DRAFT_1.rstrip(".")]
        assert said(DRAFT_1, "QUAL-4") == ["prioritise"]

    def test_a_better_wording_is_offered(self) -> None:
        one = check_text("the siblings", NAMES)[0]
        assert one.message == "Not everybody knows what “siblings” means."
        assert one.mend == "Say instead: brother or sister, by name."

    @pytest.mark.parametrize("word", ["non-compliant", "Hard to reach", "failed to protect", "alcoholic", "in denial"])
    def test_a_label_is_pointed_at(self, word: str) -> None:
        (one,) = check_text(f"{word}.", NAMES)
        assert (one.rule, one.message) == ("SAFE-9", f"“{word}” blames or labels somebody.")

    @pytest.mark.parametrize("text", ["the perpetrator’s", "perpetrator, again", "PERPETRATORS", "(perpetrator)"])
    def test_inflections_and_marks_hide_nothing(self, text: str) -> None:
        assert [word.lower().rstrip("s") for word in said(text, "SAFE-9")] == ["perpetrator"]

    def test_letters_count_only_in_capitals(self) -> None:
        assert said("The PEP is here. Full of pep.") == ["PEP"]

    def test_the_longest_counts_once(self) -> None:
        assert said("He failed to engage.") == ["failed to engage"]

    def test_a_line_break_or_a_curly_mark_hides_nothing(self) -> None:
        assert said("the core\ngroup", "SAFE-9") == ["core\ngroup"]
        assert said("if you don’t sign", "AGR-8") == ["if you don’t sign"]

    def test_the_place_is_right_after_letters_that_grow_when_small(self) -> None:
        assert said("İİ siblings") == ["siblings"]


@pytest.mark.rule("SAFE-9", part="what is left alone")
class TestLeftAlone:
    @pytest.mark.parametrize(
        "text",
        [
            "Mum said “I won’t engage with you”.", 'She said "my siblings".', "‘siblings’", "'I don't comply'",
            "Mark and Client come", "bookmark", "re-read it", "fire-resistant door", "the baby monitor",
            "Victim Support rings", "sign in at the door; you must sign in", "a DNA test",
            "Amara asks the family to come", "she slept on the sofa, lying on her side",
        ],
    )  # fmt: skip
    def test_plain_writing_has_no_findings(self, text: str) -> None:
        assert said(text) == []

    def test_a_name_in_small_letters_is_a_word_again(self) -> None:
        assert said("a client") == ["client"]

    def test_words_outside_the_quotes_still_count(self) -> None:
        assert said("“siblings” are siblings") == ["siblings"]

    def test_a_legal_term_explained_once_is_left_alone(self) -> None:
        assert said("The core group (the small group that works on the plan) meets. The core group is Amara.") == []
        assert said("the small group that works on the plan (core group)") == []
        assert said("the core group (Tuesday)") == ["core group"]

    def test_a_label_cannot_be_explained_away(self) -> None:
        assert said("He is manipulative (says two different things).") == ["manipulative"]


@pytest.mark.rule("QUAL-4")
class TestVague:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Family to monitor drinking.", ["Family to", "monitor"]),
            ("Craig to engage with probation asap.", ["engage with", "asap"]),
            ("Ensures routines; liaises with school", ["Ensures", "liaises with"]),
            ("be open and honest where possible", ["open and honest", "where possible"]),
        ],
    )  # fmt: skip
    def test_what_nobody_can_see_is_pointed_at(self, text: str, words: list[str]) -> None:
        assert said(text, "QUAL-4") == words

    def test_what_can_be_seen_is_left_alone(self) -> None:
        assert (
            said("Joan looks in at 8pm on Wednesdays and writes it in the journal. No answer in 10 minutes: 999.") == []
        )


@pytest.mark.rule("AGR-8", part="wording that presses or threatens")
@pytest.mark.parametrize(
    "words", ["must sign", "If she refuses", "no choice but", "lose your children", "failure to comply", "made to sign"]
)
def test_pressing_is_pointed_at(words: str) -> None:
    assert said(f"{words} today", "AGR-8") == [words]


@pytest.mark.rule("AGR-8", part="wording that presses or threatens")
def test_what_the_council_may_ask_is_no_threat() -> None:
    assert said("You can say no. We would ask a lawyer what the law allows.") == []


@pytest.mark.rule("QUAL-3", part="works while typing")
def test_a_section_takes_less_than_two_milliseconds() -> None:
    text = "Shelley comes within 30 minutes and stays until 07:30; Kirsty steps in. The siblings engage. " * 14
    check_text(text, NAMES)
    times = []
    for _ in range(20):
        before = time.thread_time()
        check_text(text, NAMES)
        times.append(time.thread_time() - before)
    assert min(times) < 0.002
