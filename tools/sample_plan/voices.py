"""What children and adults said (2.4, 2.18), the picture story, the safety object, one sentence for the children."""

from kith.core.plans.content import (
    Panel,
    PanelHeading,
    PictureStory,
    SafetyObject,
    SentenceForChild,
    StoryLine,
    View,
)
from tools.sample_plan.keys import ALFIE, CHILDREN, KAYDEN, RUBY, day, id_of, ids
from tools.sample_plan.people import source

_TEAM = ("leanne", "pauline", "shelley", "joan", "kirsty", "graham")
_RUBY_CHOSE = ("leanne", "pauline", "shelley")
_View = tuple[int, str, str, str, str, str, tuple[str, ...], str]
# first version, key, who, on, how, words, may see, taken up in
_CHILDREN_SAID: tuple[_View, ...] = (
    (3, "V1", RUBY, "2026-01-09", "her room, with Tom", "Is Kayden coming home? I want my light on.", _TEAM,
     "light stays on"),
    (3, "V2", ALFIE, "2026-01-09", "seen at Joan's, by Tom",
     "in Joan's blanket, shivering, held Joan's hand, looked at the door", _TEAM, "emergency plan"),
    (3, "V3", KAYDEN, "2026-01-10", "kitchen, with Tom", "I'm not in trouble then. Don't make me sit in a meeting.",
     ("leanne", "shelley", "graham"), "20 minutes only on 24 January"),
    (3, "V4", KAYDEN, "2026-01-12", "return talk, with Reece",
     "I sat in the dugout. My phone was dead. I only went cos I couldn't stop it.", (), "R5, trigger sheet 14 January"),
    (3, "V5-good", RUBY, "2026-01-14", "three houses, Oakfield library, with Amara",
     "Nan's pancakes. My owl Hoot. Kayden makes me laugh. Reading with Mrs Nandra.", _TEAM, "R4, SG2"),
    (3, "V5-worries", RUBY, "2026-01-14", "three houses, Oakfield library, with Amara",
     "When Dad shouts my tummy hurts. Mum goes asleep on the sofa and she wont wake up. I make Alfie toast.",
     _RUBY_CHOSE, "R4, SG2"),
    (3, "V5-dreams", RUBY, "2026-01-14", "three houses, Oakfield library, with Amara",
     "We have a lock on the door and Mum laughs. I sleep in my own bed all night. Somebody else does tea.", _TEAM,
     "R4, SG2"),
    (3, "V6", ALFIE, "2026-01-22", "seen at nursery on 15 and 22 January, by Sam and Amara",
     "put the toy dad outside the toy house and shut the door twice; ran to Sam at a loud noise", _TEAM, "R3"),
    (3, "V7", KAYDEN, "2026-01-21", "Amara's car",
     "I'm the one who has to stop it. Imran. Football. I want my dad's number.", ("shelley",), "AC-23, R5.7"),
    (3, "V7-court", KAYDEN, "2026-01-21", "Amara's car", "I'm not going to court.", ("shelley",), ""),
    (3, "V8", RUBY, "2026-01-24", "with Chloe", "I want Nan to come when it's bad. I don't want a big meeting.", _TEAM,
     "she came to say hello and had a biscuit"),
    (3, "V9", KAYDEN, "2026-01-24", "first 20 minutes of the meeting",
     "I'll go to Joan's. But nobody shouts at me for going.", _TEAM, "R5.1"),
    (5, "V10-birthday", RUBY, "2026-03-14", "with Pauline", "I didn't want a birthday.", _RUBY_CHOSE,
     "party on 22 March"),
    (5, "V10", RUBY, "2026-03-16", "alone with Amara", "I heard Alfie. I put my pillow on my head.", _RUBY_CHOSE, "v5"),
    (5, "V11", KAYDEN, "2026-03-16", "alone with Amara", "you said someone would come.", _TEAM, "R2.3"),
    (5, "V12", ALFIE, "2026-03-16", "seen at nursery, by Sam and Amara",
     "kept hold of Sam's sleeve, put the toy mum to bed", _TEAM, "R2"),
)  # fmt: skip
_ADULTS_SAID: tuple[tuple[int, str, str, str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    # first version, who, on, words, accepts change, about, may see
    (3, "leanne", "2026-01-24", "I told everyone today. I want to be asked, not told.",
     "yes; “Alfie could be killed.”", CHILDREN, _TEAM),
    (3, "craig", "2026-01-16", "I didn't push her, I'm not signing.",
     "no; understands what is asked: yes; sees the risk: no", (RUBY, ALFIE), ("graham",)),
    (3, "pauline", "2026-01-24", "I should have said in the summer.", "yes", CHILDREN, _TEAM),
    (3, "shelley", "2026-01-24", "I can do nights. I can't do every night.", "yes", CHILDREN, _TEAM),
    (4, "dean", "2026-02-06", "Nobody told me. I want to see him. I don't want to make it worse.", "yes for Kayden",
     (KAYDEN,), ("kayden", "graham")),
)  # fmt: skip
_SEEN = {"V2": "tom", "V6": "sam", "V12": "sam"}


def views(version: int) -> tuple[View, ...]:
    """Own words, dated, with who may see them as the speaker chose."""
    children = (
        View(
            id=id_of(key), label=key, children=ids(who), source=source(_SEEN.get(key, who)), person_id=id_of(who),
            on=day(on), how=how, words=words, seen_not_said=key in _SEEN,
            may_see=ids(*may_see, *(("imran",) if key == "V7" and version > 3 else ())), taken_up_in=taken_up_in,
        )
        for first, key, who, on, how, words, may_see, taken_up_in in _CHILDREN_SAID
        if first <= version
    )  # fmt: skip
    adults = (
        View(
            id=id_of(f"V-{who}"), label=f"said {who}", children=ids(*about), source=source(who), person_id=id_of(who),
            on=day(on), how="his solicitor there" if who == "craig" else "", words=words, may_see=ids(*may_see),
            accepts_change=accepts,
        )
        for first, who, on, words, accepts, about, may_see in _ADULTS_SAID
        if first <= version
    )  # fmt: skip
    return (*children, *adults)


_CHECKED = ("leanne", "pauline", "shelley")


def _panel(heading: PanelHeading, picture: str, *lines: str, disputed: str = "") -> Panel:
    held = tuple(
        StoryLine(words=line, agreed_by=() if line == disputed else ids(*_CHECKED), disputed=line == disputed)
        for line in lines
    )
    return Panel(heading=heading, picture=picture, lines=held)


def picture_story(version: int) -> tuple[PictureStory, ...]:
    """Agreed 18 February, told to the children on Sunday 22 February."""
    if version < 5:
        return ()
    disagrees = "Dad does not agree about another day."
    panels = (
        _panel(PanelHeading.TITLE, "house, three stick children, owl", "Why lots of people came to our house"),
        _panel(PanelHeading.WHO_IS_WORRIED, "", "Amara is worried.", "Mum is worried.",
               "Nan, Mrs Nandra and the police are worried too."),
        _panel(PanelHeading.WHAT_ABOUT, "", "They worry that Dad hurts Mum.",
               "They worry that Mum drinks vodka and goes to sleep.", "Then nobody looks after you."),
        _panel(PanelHeading.WHAT_HAPPENED, "", "One night Dad and Mum had a big fight.", "Mum's head was cut.",
               "Alfie was outside in the dark.", "The police took Dad to another place.",
               "First Dad said he did not push Mum.", "Then he told the court that he did.", disagrees,
               "It is not your fault.", disputed=disagrees),
        _panel(PanelHeading.WHAT_WE_DO, "", "The court says Dad cannot come to our house.", "Mum gets help from Mark.",
               "Nan, Auntie Shelley, Joan and Kirsty come and help.",
               "If you move Hoot the owl, a grown-up will ask you why."),
    )  # fmt: skip
    return (
        PictureStory(
            id=id_of("PS"), label="picture story", children=ids(*CHILDREN), source=source("leanne"), panels=panels,
            told_on=day("2026-02-22"), told_by=ids("leanne"),
            how_taken="Leanne read, Pauline and Amara there. Ruby asked “Is Dad in prison?”, Alfie pointed at the owl; "
            "Kayden read it on his own and said “fair”.",
        ),
    )  # fmt: skip


def safety_object(version: int) -> tuple[SafetyObject, ...]:
    """Chosen by Ruby on 18 February, in use from 25 February."""
    if version < 5:
        return ()
    return (
        SafetyObject(
            id=id_of("SO"), label="safety object", children=ids(RUBY), source=source("ruby"), name="Hoot, Ruby's toy "
                                                                                                   "owl",
            place="Safe place: bedroom window sill facing in", meaning="Moved = “I am worried”",
            lookers=ids("pauline", "shelley", "joan", "leanne"),
            how_often="(Pauline Sunday when she brings the children home, Shelley Friday, Joan Wednesday, Mum daily)",
            what_they_do="ask alone, listen, no telling off; journal; if it is Craig or drink, use that rule; the owl "
            "goes back only when Ruby puts it back",
        ),
    )  # fmt: skip


_SENTENCES = {
    3: "The family team made the plan. You do not have to sort it out.",
    4: "The family team made the plan. You do not have to sort it out.",
    5: "It took too long for a grown-up to come. Now two grown-ups are ready every night.",
}


def sentence(version: int) -> SentenceForChild:
    """One sentence for the children: why the plan changed."""
    return SentenceForChild(
        id=id_of("SFC"), label="sentence", children=ids(*CHILDREN), source=source("amara"), words=_SENTENCES[version],
        told_by=ids("leanne", "amara"),
    )  # fmt: skip
