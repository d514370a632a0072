"""What workers write when they are tired, found for the right reason; and what says the same well, left alone."""

import pytest

from kith.core.quality.language.reading import CHILD
from kith.core.quality.language.section import check_text

NAMES = frozenset({"Amara", "Beth", "Dean", "Joan", "Kirsty", "Leanne", "Mark", "Pauline", "Priya", "Ruby", "Shelley"})
BAD = [
    ("Mum to attend all health appointments.", "QUAL-4", "attend all health appointments"),
    ("Dean to evidence change.", "QUAL-4", "to evidence"),
    ("Leanne to reduce her alcohol intake.", "QUAL-4", "reduce her alcohol"),
    ("Work towards better mornings.", "QUAL-4", "Work towards"),
    ("Beth links in with school.", "QUAL-4", "links in with"),
    ("Amara will touch base.", "QUAL-4", "touch base"),
    ("Pauline keeps in touch.", "QUAL-4", "keeps in touch"),
    ("Priya to follow up.", "QUAL-4", "follow up"),
    ("Dean will sort out the stairs.", "QUAL-4", "sort out"),
    ("Discuss with the nursery.", "QUAL-4", "Discuss with"),
    ("Ruby will be referred.", "QUAL-4", "be referred"),
    ("Direct visits undertaken by Beth.", "QUAL-4", "undertaken"),
    ("Leanne will attend the course.", "QUAL-4", "attend the course"),
    ("Shelley rings often.", "QUAL-4", "often"),
    ("Shelley rings soon.", "QUAL-4", "soon"),
    ("Kirsty helps when able.", "QUAL-4", "when able"),
    ("Kirsty comes as agreed.", "QUAL-4", "as agreed"),
    ("School to raise concerns.", "QUAL-4", "raise concerns"),
    ("Agencies to share information.", "QUAL-4", "share information"),
    ("Spend quality time.", "QUAL-4", "quality time"),
    ("A reasonable standard.", "QUAL-4", "reasonable"),
    ("Wider family to help at weekends.", "QUAL-4", "Wider family to"),
    ("The key worker comes.", "SAFE-9", "key worker"),
    ("The voice of the child is missing.", "SAFE-9", "voice of the child"),
    ("A wrap-around package.", "SAFE-9", "wrap-around"),
    ("Ruby hears parental conflict.", "SAFE-9", "parental conflict"),
    ("She is parentified.", "SAFE-9", "parentified"),
    ("Help her to self-regulate.", "SAFE-9", "self-regulate"),
    ("The police did a welfare check.", "SAFE-9", "welfare check"),
    ("Mum has mental health issues.", "SAFE-9", "mental health issues"),
    ("There are concerns around bedtime.", "SAFE-9", "concerns around"),
    ("No unsupervised contact.", "SAFE-9", "unsupervised contact"),
    ("His visits are sporadic.", "SAFE-9", "sporadic"),
    ("The CSC worker rings MGM.", "SAFE-9", "CSC"),
    ("Held under s 47.", "SAFE-9", "s 47"),
    ("The children were unkempt.", "SAFE-9", "unkempt"),
    ("She makes poor choices.", "SAFE-9", "poor choices"),
    ("Mum lacks motivation.", "SAFE-9", "lacks motivation"),
    ("Three missed appointments.", "SAFE-9", "missed appointments"),
]
GOOD = [
    "Leanne meets Mark on Tuesdays at 10:00. Kirsty drives.",
    "Shelley asks Leanne how often she slept well this week, and writes it down.",
    "She is asked again as soon as she is sober.",
    "Amara asks Priya by Friday noon how many days Ruby was at school.",
    "Joan knocks at 20:00. Nobody answers in 10 minutes: she rings 999.",
    "Beth and Leanne fill in the form on Monday 2 February. The place is sure by 16 February.",
    "Pauline reads the story at 19:15, four nights of five.",
    "If anybody is worried they ring Amara the same day.",
    "Dean walks to his brother's for an hour when his voice goes up, and texts “out”.",
    "Nobody asks Leanne to keep him out, talk him down or report on him.",
    "Somebody always knows where Ruby is.",
    "Kirsty waits for a named yes. Until then the night stays hers.",
    "The court order says so until 8 March 2028.",
    "The nursery gate is shut at 09:05. Pauline rings the bell.",
    "Mark texts Amara if she did not come.",
]


@pytest.mark.rule("SAFE-9", "QUAL-4", part="what is often written, found for the right reason")
@pytest.mark.parametrize(("text", "rule", "words"), BAD)
def test_what_nobody_can_see_or_understand_is_pointed_at(text: str, rule: str, words: str) -> None:
    found = [(one.rule, text[slice(*one.span)]) for one in check_text(text, NAMES) if one.span]
    assert (rule, words) in found


@pytest.mark.rule("SAFE-9", "QUAL-3", "QUAL-4", part="what is written well is left alone")
@pytest.mark.parametrize("text", GOOD)
def test_what_can_be_seen_and_understood_is_left_alone(text: str) -> None:
    assert [(one.rule, text[slice(*one.span)]) for one in check_text(text, NAMES) if one.span] == []


@pytest.mark.rule("QUAL-3", part="long words every child knows are not hard, in any form")
@pytest.mark.parametrize(
    "text",
    [
        "Nobody shouts on Wednesdays or Saturdays in the evenings any more now",
        "On Wednesday somebody takes the pyjamas and the message to the nursery’s manager",
        "Everybody remembers that Grandma’s telephone is in the nursery tomorrow afternoon",
    ],
)
def test_everyday_words_are_not_hard_for_a_child(text: str) -> None:
    assert check_text(text, NAMES, CHILD) == ()
