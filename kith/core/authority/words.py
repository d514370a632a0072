"""What the parts of a plan are called on copies: the field's general words, or those a council has a right to.

Some names in the field are trade marks of their owners: Kith uses none of them, and a council that may can. A version
keeps the words it was proposed with, and no copy becomes stale by a word of this page (`editions.labels`).
"""

from kith.core.authority.fields import Group, Heading, setting
from kith.kernel.frozen import Frozen

_WORDS = Group.WORDS


class Words(Frozen):
    """The headings of copies, each with its default. They hold for versions that are proposed from then on."""

    label_danger_statement: Heading = setting(
        "What we are worried about",
        "Danger statement: heading on copies",
        hint="Who is worried, about what, and what it could do to the child.",
        rule="SOS-2",
        group=_WORDS,
    )
    label_safety_goal: Heading = setting(
        "What we want to see",
        "Safety goal: heading on copies",
        hint="What grown-ups will do instead, and what the child will live.",
        rule="SOS-3",
        group=_WORDS,
    )
    label_safety_scale: Heading = setting(
        "How safe is it? From 0 to 10",
        "Safety scale: heading on copies",
        hint="What 10 and 0 mean.",
        rule="SOS-5",
        group=_WORDS,
    )
    label_works_well: Heading = setting(
        "What works well",
        "What works well: heading on copies",
        hint="Strengths, and safety that is there already.",
        rule="SOS-8",
        group=_WORDS,
    )
    label_makes_harder: Heading = setting(
        "What makes it harder",
        "What makes it harder: heading on copies",
        hint="Harm, danger and what complicates things, of the map.",
        rule="SOS-8",
        group=_WORDS,
    )
    label_next_steps: Heading = setting(
        "What happens next",
        "Next steps: heading on copies",
        hint="The next steps of the map.",
        rule="SOS-8",
        group=_WORDS,
    )
    label_said: Heading = setting(
        "What people said",
        "What people said: heading on copies",
        hint="Somebody’s own words, such as a child’s good things, worries and dreams.",
        rule="VOICE-1",
        group=_WORDS,
    )
    label_safety_circles: Heading = setting(
        "The people who help",
        "Safety circles: heading on copies",
        hint="The network around the child, and what they need.",
        rule="NET-1",
        group=_WORDS,
    )
    label_picture_story: Heading = setting(
        "The story for the children",
        "Picture story: heading on copies",
        hint="Why things happened, in words and pictures.",
        rule="WORDS-1",
        group=_WORDS,
    )
    label_safety_object: Heading = setting(
        "The safety object",
        "Safety object: heading on copies",
        hint="A thing a child moves to say “I am worried”.",
        rule="WORDS-4",
        group=_WORDS,
    )
