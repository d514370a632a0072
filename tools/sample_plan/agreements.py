"""Who said yes to v3 and to v5, each to his or her own part (2.8), the steps they stand in for among them."""

from typing import Any

from kith.core.plans.records import Agreement
from tools.sample_plan.keys import day, id_of, ids, moment

_NOTICE = {"notice_on": day("2026-01-23")}
_OFFERED = {"advice": "offered, declined", "understands": True, "sees_the_risk": True}


def agreements(version: int) -> tuple[Agreement, ...]:
    """v3: in the room on 24 January, Kirsty the day after. v5: those whose part changed; the others carry forward."""
    if version == 5:
        return (*_v5(), *_later(), _kayden())
    return (*_v3(), _kayden(), *(_later() if version == 4 else ()))


def _yes(who: str, items: str, at: str, how: str, **more: Any) -> Agreement:
    return Agreement(person_id=id_of(who), items=ids(*items.split()), at=moment(at), how=how, **more)


def _v3() -> tuple[Agreement, ...]:
    told = {
        "told_on": day("2026-01-22"), "told_by": id_of("yusuf"), "notice_on": day("2026-01-22"), "format": "spoken",
        "asked_alone": True, **_OFFERED,
    }  # fmt: skip
    return (
        _yes("leanne", "R1.2 R2.1 R2.7 R3.1 R4.1 R4.2 R5.3 R1.1 R5.4", "2026-01-24 12:05", "drawn on screen",
             told_on=day("2026-01-23"), told_by=id_of("amara"), format="easy read, read aloud",
             advice="solicitor offered and seen 22 January", asked_alone=True, understands=True, sees_the_risk=True,
             said_back="I text before I drink. I don't have to stop Craig. Shelley sleeps in Friday to Sunday.",
             **_NOTICE),
        _yes("pauline", "R6.2 R1.4 R2.2 R5.2", "2026-01-24 12:08", "signed on paper (photo)",
             said_back="No messages at my table. I keep my phone on buzz.", **{**told, "format": "large print"}),
        _yes("shelley", "R1.4 R1.5 R1.7 R2.4 R2.5 R2.6 R5.2 R5.4 K2 K3 K6 R1.2 R1.3 R2.1 R3.1 R3.2 R4.1 R4.2 R5.1 R6.2",
             "2026-01-24 12:10", "typed name",
             said_back="Twenty minutes. If nobody sober is there I stay and ring.", **told),
        _yes("joan", "R1.1 R1.3 R2.3 R2.5 R3.2 R4.3 R5.1 R1.5 R3.1 R4.1 R4.2 R5.3 K2", "2026-01-24 12:10",
             "signed on paper (photo)", said_back="I ring 999, I open the back, I ask the boy nothing.", **told),
        _yes("kirsty", "R2.2 R2.5 R1.4 R1.7 R2.1 R2.3 R2.6 R4.3 R5.2", "2026-01-25 16:30", "typed name",
             said_back="Ten minutes to answer, half an hour to be there.",
             **{**told, "told_on": day("2026-01-23"), "notice_on": day("2026-01-23"),
                "advice": "a day asked for and given"}),
    )  # fmt: skip


def _kayden() -> Agreement:
    return _yes("kayden", "R5", "2026-01-24 10:50", "spoken, Chloe witness", told_on=day("2026-01-24"),
                told_by=id_of("chloe"), notice_on=day("2026-01-24"), format="spoken", asked_alone=True,
                understands=True, sees_the_risk=True, said_back="joans or shell", signed=False)  # fmt: skip


def _later() -> tuple[Agreement, ...]:
    """Imran and Dean, from version 4; their yes carries forward to version 5. The hour was not written down."""
    told = {
        "told_on": day("2026-02-06"), "told_by": id_of("amara"), "notice_on": day("2026-02-06"), "format": "spoken",
        "asked_alone": True, "understands": True, "sees_the_risk": True, "signed": False,
    }  # fmt: skip
    return (
        _yes("imran", "R5.7", "2026-02-11 12:00", "spoken",
             said_back="Ten minutes at the pitch side, and I only write in the group.", **told),
        _yes("dean", "R5 O3", "2026-02-13 12:00", "spoken",
             said_back="If he rings I listen. I don't come to the house.", **told),
    )  # fmt: skip


def _v5() -> tuple[Agreement, ...]:
    told = {
        "told_on": day("2026-03-17"), "told_by": id_of("amara"), "notice_on": day("2026-03-17"), "format": "spoken",
        "asked_alone": True, **_OFFERED,
    }  # fmt: skip
    phone = {"by_telephone": True, "confirmed_at": moment("2026-03-18 17:30")}
    return (
        _yes("leanne", "R1.1 R1.2 R2.1 R2.7 R3.1 R4.1 R4.2 R5.3 R5.4 K1 AC-11 AC-29", "2026-03-17 20:05", "in the room",
             said_back="I text Tonight. On the hard days Shelley rings me first.",
             **{**told, "format": "easy read, read aloud"}),
        _yes("shelley", "R1.2 R1.3 R1.4 R1.5 R1.7 R1.8 R2.1 R2.2 R2.3 R2.4 R2.5 R2.6 R2.8 R3.1 R3.2 R4.1 R4.2 R5.1 "
             "R5.2 R5.4 R5.7 R6.2 K1 K2 K3 K6 K8 AC-12", "2026-03-17 20:15", "in the room",
             said_back="Two names every night. No tick by quarter past, somebody goes.", **told),
        _yes("pauline", "R1.4 R2.2 R2.3 R2.4 R2.9 R5.2 R6.2 K6 AC-29", "2026-03-17 20:20", "in the room",
             said_back="When the bell is in I am a name too. No lunch for Ray.", **{**told, "format": "large print"}),
        _yes("joan", "R1.1 R1.3 R1.4 R1.5 R2.2 R2.3 R2.4 R2.5 R3.1 R3.2 R4.1 R4.2 R4.3 R5.1 R5.3 K1 K2",
             "2026-03-17 20:10", "by telephone", said_back="No tick, I knock. I am second till eleven.", **told,
             **phone),
        _yes("kirsty", "R1.4 R1.7 R1.8 R2.1 R2.2 R2.3 R2.4 R2.5 R2.6 R2.8 R4.3 R5.2 K1 K2 K3 K6 AC-26",
             "2026-03-17 20:25", "by telephone", said_back="A swap is mine until somebody says yes by name.", **told,
             **phone),
    )  # fmt: skip
