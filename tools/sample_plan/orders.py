"""The register of custody, bail and orders (2.17): what courts and police say, from when until when."""

from kith.core.plans.content import Order, Power
from tools.sample_plan.keys import CHILDREN, id_of, ids, moment
from tools.sample_plan.people import source

_MOODY = "DC Moody to Amara to Leanne and Shelley"
_BAIL = (
    "no contact with Leanne, direct or through others",
    "not to enter Larkfield Road",
    "not to go to Oakfield or Little Acorns",
    "sleeps at the bail address the police hold",
)
_ORDERS = (
    ("ORD-1", Power.CUSTODY, "Police custody", "2026-01-09 20:55", "2026-01-10 14:35", (),
     "Sgt Pitt to EDT to Shelley (voice) and Pauline (text) to Leanne"),
    ("ORD-2", Power.POLICE_BAIL, "Police bail to court", "2026-01-10 14:35", "2026-02-02 10:00", _BAIL, _MOODY),
    ("ORD-3", Power.COURT_BAIL, "Court bail", "2026-02-02 12:15", "2026-03-09 15:00",
     (*_BAIL, "not to enter Chapel Bank"), _MOODY),
    ("ORD-4", Power.COURT_ORDER, "Community order, 18 months, programme", "2026-03-09 15:00", "2027-09-08 23:59",
     ("programme from 16 March", "reports to Diane"), "Diane to Amara"),
    ("ORD-5", Power.COURT_ORDER, "Restraining order, 2 years", "2026-03-09 15:00", "2028-03-08 23:59",
     ("no contact with Leanne, direct or through others",
      "not to enter Larkfield Road, Chapel Bank or any home he knows to be hers",
      "time with Ruby and Alfie only as children's services arrange or the Family Court orders"), _MOODY),
)  # fmt: skip
_HELD = {3: ("ORD-1", "ORD-2"), 4: ("ORD-1", "ORD-2", "ORD-3"), 5: tuple(row[0] for row in _ORDERS)}
IN_FORCE = {3: "ORD-2", 4: "ORD-3", 5: "ORD-5"}


def orders(version: int) -> tuple[Order, ...]:
    """The register as the version holds it."""
    return tuple(
        Order(
            id=id_of(key), label=key, children=ids(*CHILDREN), source=source("moody"), about=id_of("craig"),
            power=power, title=title, from_at=moment(from_at), until_at=moment(until_at), conditions=conditions,
            warning=warning,
        )
        for key, power, title, from_at, until_at, conditions, warning in _ORDERS
        if key in _HELD[version]
    )  # fmt: skip
