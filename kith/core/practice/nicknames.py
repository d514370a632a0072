"""What people are called for short: an own small table of English first names; a proposal, never a rule (SHARE-6)."""

from collections.abc import Mapping

# One group a line: any of them may stand for any other.
_GROUPS = """
alexander alex al sandy xander
alexandra alex sandra sandy lexi
alfred alfie alf fred
alice ali
amanda mandy
andrew andy drew
angela angie ange
anne ann anna annie
anthony tony ant
arthur art artie
barbara barb babs
benjamin ben benny benji
bernard bernie
beverley bev
catherine cath cathy kate katie kathryn katherine kath kathy kat kitty
charles charlie chas chaz chuck
charlotte charlie lottie char
christina christine chris chrissie tina
christopher chris kit
craig craigy
cynthia cindy
daniel dan danny
david dave davy davey
dean deano
deborah debra deb debbie debs
dennis den denny
derek del
diane diana di
donald don donny
dorothy dot dottie dolly
douglas doug
edward ed eddie ted teddy ned
eleanor ellie nell nora elle
elizabeth liz lizzie beth betty eliza libby lisa bess elsie
emily em emmy millie
emma em emmy
ethan eth
florence flo florrie
frances fran frankie
francis frank frankie
frederick fred freddie
gareth gaz gary gaza
geoffrey jeffrey geoff jeff
george georgie
georgina georgie gina
gerald gerry jerry
grace gracie
graham graeme gray
gregory greg
harold harry hal
harriet hattie harry
helen nell nellie
henry harry hal
isabel isabella isobel izzy bella bel
jacob jake
jacqueline jackie jacqui
james jim jimmy jamie jem
janet jan
jason jay jase
jennifer jen jenny jenni
jeremy jez jerry
jessica jess jessie
joanne joanna jo joan
jonathan jon jonny john
john jack johnny jon
joseph joe joey
joshua josh
judith judy jude
julie jules
kayden kay kade
kenneth ken kenny
kevin kev
kimberley kim
kirsty kirsten kirst
lawrence laurence larry laurie loz
leanne lee annie
leonard len lenny leo
lesley les
leslie les
lewis louis lou lew
lillian lily lil
louise lou
lucy luce lu
luke lukey
margaret maggie meg peggy marge madge mags
mark marky
martin marty mart
matthew matt matty
michael mike mick mickey micky
michelle shell shelley chelle
mohammed muhammad mohammad mohamed mo
natalie nat nats
nathan nate nath
nathaniel nat nate
nicholas nick nicky nico
nicola nicky nic nikki
oliver ollie olly
olivia liv livvy
pamela pam
patricia pat trish tricia patsy
patrick pat paddy
pauline paul polly
peter pete
philip phillip phil pip
rachel rach rachael
raymond ray
rebecca becky becca bex
richard rich rick ricky dick
robert rob robbie bob bobby bert
roger rodge
ronald ron ronnie
rosemary rose rosie
ruby rubes
samantha sam sammy
samuel sam sammy
sarah sara sally
sharon shaz shazza
shelley shell shelly
simon si
sophie soph sophia
stephanie steph
stephen steven steve stevie ste
stuart stewart stu
susan sue suzie susie
sylvia syl
teresa theresa terri tess tessa
terence terry tel
thomas tom tommy
timothy tim timmy
tobias toby
tracey tracy trace
valerie val
victoria vicky vic tori
vincent vince vinny
walter wally walt
wayne waz
wendy wend
william will bill billy willie liam
zachary zach zac zak
"""


def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, dict[str, None]] = {}
    for line in _GROUPS.strip().splitlines():
        names = line.split()
        for name in names:
            table.setdefault(name, {}).update(dict.fromkeys(one for one in names if one != name))
    return {name: tuple(others) for name, others in table.items()}


NICKNAMES: Mapping[str, tuple[str, ...]] = _table()


def called(first_name: str) -> tuple[str, ...]:
    """What somebody of that first name may be called for short, or in full."""
    return tuple(name.capitalize() for name in NICKNAMES.get(first_name.casefold(), ()))
