"""Who a name means: a State, an organization or a person, and a key that is equal for all its spellings.

An organ of State (a ministry, an embassy, a mission, a government, its spokesperson) speaks for the State
whose name or adjective it bears: *MFA of Ukraine*, *Ukrainian Foreign Ministry* and *Ukraine* have one key.
"""

import re
from dataclasses import dataclass

from schemas.statement import SpeakerKind
from tasks.clean.blocks import SUPERSCRIPTS
from tasks.statements.states import ADJECTIVES, FORM, ROMANCE, STATES, plain, state_of

ORGAN = (
    r"(?:mfa|(?:foreign|defence|defense|interior|justice|health|finance|state) (?:ministry|office"
    r"|department|minister)"
    r"|ministry|ministries|ministere|ministerio|ministero|ministerium|министерств\w*|мид|посольств\w*"
    r"|department of (?:state|foreign affairs|defen[cs]e|justice)|federal (?:foreign office|department)"
    r"|embassy|consulate|high commission|permanent (?:mission|representative|delegation)|ambassade|embajada"
    r"|government|gouvernement|gobierno|cabinet|parliament|presidency|prime minister|foreign secretary"
    r"|minister (?:for|of)|ambassador|president|chancellor|army|navy|armed forces|military|police"
    r"|senate|congress)"
)
STRONG = re.compile(
    r"\b(?:mfa|foreign (?:ministry|office)|ministry of|embassy|permanent mission|ministere|ministerio"
    r"|ministero"
    r"|министерств\w*|мид|посольств\w*)\b"
)
"""What only a State has: so it is the State's voice, whichever it is."""
ORGAN_WORD = re.compile(rf"\b{ORGAN}\b")
ORGANIZATION_WORD = re.compile(
    r"\b(?:organi[sz]ation|union|council|assembly|league|movement|committee|commission|association|authority|agency"
    r"|authorities|conference|group|community|commonwealth|parliament|secretariat|court|tribunal|bank|fund|party|board"
    r"|institute|university|college|school|company|corporation|corp|inc|ltd|llc|foundation|federation|society"
    r"|department|office|bureau|service|services|centre|center|alliance|front|network|institution|club|team|house|church"
    r"|states|nations|countries"
    r"|ministry|embassy|government|police|press|media|news|times|post|administration|coalition|congress|forum"
    r"|comite|conseil|organisation|asamblea|consejo|organizacion|организац\w*|союз\w*|совет\w*|комитет\w*)\b"
)
HONORIFIC = re.compile(
    r"(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|lord|lady|baroness|judge|justice|sheikh|archbishop|monsignor|father"
    r"|rev|gen|col|maj|capt|lt|sgt|sen|rep|gov|h e|m|mme|mlle|sr|sra|srta|herr|frau|г-н|г-жа)\.? ",
    re.IGNORECASE,
)
NAME_WORD = (
    r"(?:[^\W\d_a-zа-я][\w’'-]*\.?"
    r"|(?:van|von|der|den|de|da|di|del|della|la|le|bin|ibn|al|el|ben|dos|du)(?= ))"
)
PERSON = re.compile(rf"{NAME_WORD}(?: {NAME_WORD}){{1,4}}")
ACRONYM = re.compile(r"[A-ZА-Я][A-ZА-Я&-]{1,9}")
GIVEN = re.compile(r"\s*[(–—-]\s*(?P<acronym>[A-ZА-Я][A-Za-zА-Я&-]{1,9})\s*\)?$")
SMALL_WORDS = "of the and for in on to a an de la des du les et y e del"
SMALL = frozenset(SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """`name` as written without acronym and marks, and what it means.

    `basis` is how that is known: by name, formal name, inverted name, adjective, organ, acronym or person.
    """

    name: str
    kind: SpeakerKind
    key: str
    acronym: str | None
    basis: str


def speaker_of(written: str, hint: SpeakerKind | None = None) -> Speaker:
    """Return who a written name means; `hint` says what a name is whose form does not tell."""
    name = bare(written)
    given = GIVEN.search(name)
    without = name[: given.start()].strip() if given else name
    state = state_of(name) or state_of(without)
    if state and hint != "person":
        return Speaker(name, "state", f"state:{state[0]}", None, state[1])
    organ = _state_behind(name)
    if organ and hint != "person":
        return Speaker(name, "state", f"state:{organ}", None, "organ")
    if STRONG.search(plain(name)) and not hint and not is_person(name):
        return Speaker(name, "state", f"organ:{_words(name)}", None, "name")
    if hint == "state":
        return Speaker(name, "state", f"state:{_words(name)}", None, "name")
    if hint == "person" or (hint is None and is_person(name)):
        return Speaker(name, "person", f"person:{_words(HONORIFIC.sub('', name))}", None, "person")
    if ACRONYM.fullmatch(name):
        return Speaker(name, "organization", f"organization:{name.casefold()}", name.casefold(), "acronym")
    acronym = given["acronym"].casefold() if given else initials(without)
    return Speaker(without, "organization", f"organization:{_words(without)}", acronym, "name")


def bare(written: str) -> str:
    """Return a name without marks of notes, quotation marks, article and odd blanks."""
    name = re.sub(rf"[{SUPERSCRIPTS}*†‡]+|\[\^?\d+\]", "", written)
    name = " ".join(name.split()).strip(' ,.;:–—-“”"«»')
    return re.sub(r"^(?:the|The|THE|an?)\s+", "", name)


def _state_behind(name: str) -> str | None:
    """Return the plain name of the State whose organ a name is, or None."""
    words = plain(name)
    organ = ORGAN_WORD.search(words)
    if not organ:
        return None
    behind = re.split(r"\b(?:in|to|at|,)\s", words[organ.end() :])[0]
    for _, found in sorted(_states_in(words[: organ.start()]), reverse=True):
        return found
    for part in reversed(re.split(r"\b(?:of|for|de|du|del)(?: the| la)? ", behind)[1:]):
        known = state_of(part.strip())
        if known:
            return known[0]
    formal = re.search(rf"\b(?P<form>{FORM} of (?:the )?)(?P<name>[\w' -]{{2,40}}?)\s*$", behind)
    formal = formal or ROMANCE.search(behind)
    if formal:
        return formal["name"].strip()
    inside = sorted(_states_in(behind))
    return inside[0][1] if inside else _of_unknown(name)


def _of_unknown(name: str) -> str | None:
    """Return X of *Ministry of … of X*, *Embassy of X* or *X's embassy*, where X is in no table."""
    found = re.search(
        r"(?:Ministry (?:of|for) [^,:]{3,80}? of|MFA of|Embassy of|Government of|Permanent Mission of)"
        r"(?: the)? (?P<name>(?:[^\W\d_a-z][\w’'-]+ ?){1,4})(?=$|[,;:(]| (?:in|to|at|on)\b)",
        name,
    )
    if found is None:
        found = re.match(
            r"(?P<name>(?:[^\W\d_a-z][\w-]+ ?){1,3})[’']s? "
            r"(?:[Ee]mbassy|[Ff]oreign [Mm]in\w+|MFA|[Gg]overnment)\b",
            name,
        )
    return plain(found["name"]) if found else None


def _states_in(words: str) -> list[tuple[int, str]]:
    """Return place and name of each State that is named, or whose adjective stands, in plain words."""
    tokens = [(each.start(), each[0].removesuffix("'s")) for each in re.finditer(r"[\w'-]+", words)]
    found = []
    for index, (start, _) in enumerate(tokens):
        for length in (3, 2, 1):
            phrase = " ".join(token for _, token in tokens[index : index + length])
            state = STATES.get(phrase) or ADJECTIVES.get(phrase)
            if state:
                found.append((start, state))
                break
    return found


def is_person(name: str) -> bool:
    """Whether a name has the form of a person's: a title of honour, or two to five words, none an office."""
    if HONORIFIC.match(name):
        return True
    words = plain(name)
    if name.isupper() or ORGANIZATION_WORD.search(words) or state_of(name):
        return False
    return bool(PERSON.fullmatch(name))


def initials(name: str) -> str | None:
    """Return the acronym that the initials of a name's words make, or None for a single word."""
    words = [word for word in re.split(r"[\s-]+", name) if word and plain(word) not in SMALL]
    letters = "".join(word[0] for word in words if word[0].isalpha())
    return letters.casefold() if len(letters) > 1 else None


def _words(name: str) -> str:
    return " ".join(re.findall(r"[\w']+", plain(name)))
