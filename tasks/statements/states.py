"""The names of States, their adjectives and their short forms, so that each is known for the other.

The short names are those of ISO 3166-1 for the Members and observers of the United Nations, and for Kosovo,
Taiwan and the States in free association that are members of its agencies. They were compared with Debian's
package iso-codes 4.15: its short and formal names of a State lead to the same one here. The adjectives behind
the colons are those in common use. A State that is not here is known by its form: *Republic of X*, or an
organ of State in whose name it stands.
"""

import re
import unicodedata

_NAMES = """
Afghanistan:Afghan|Albania:Albanian|Algeria:Algerian|Andorra:Andorran|Angola:Angolan
|Antigua and Barbuda:Antiguan|Argentina:Argentine,Argentinian|Armenia:Armenian|Australia:Australian
|Austria:Austrian|Azerbaijan:Azerbaijani,Azeri|Bahamas:Bahamian|Bahrain:Bahraini|Bangladesh:Bangladeshi
|Barbados:Barbadian|Belarus:Belarusian|Belgium:Belgian|Belize:Belizean|Benin:Beninese|Bhutan:Bhutanese
|Bolivia:Bolivian|Bosnia and Herzegovina:Bosnian|Botswana:Botswanan|Brazil:Brazilian
|Brunei,Brunei Darussalam:Bruneian|Bulgaria:Bulgarian|Burkina Faso:Burkinabe|Burundi:Burundian
|Cambodia:Cambodian|Cameroon:Cameroonian|Canada:Canadian|Cape Verde,Cabo Verde:Cape Verdean
|Central African Republic:Central African|Chad:Chadian|Chile:Chilean|China:Chinese|Colombia:Colombian
|Comoros:Comoran|Congo:Congolese|Cook Islands|Democratic Republic of the Congo|Costa Rica:Costa Rican
|Côte d'Ivoire,Ivory Coast:Ivorian|Croatia:Croatian|Cuba:Cuban|Cyprus:Cypriot
|Czech Republic,Czechia:Czech|Denmark:Danish|Djibouti:Djiboutian|Dominica|Dominican Republic:Dominican
|Ecuador:Ecuadorian|Egypt:Egyptian|El Salvador:Salvadoran|Equatorial Guinea|Eritrea:Eritrean
|Estonia:Estonian|Eswatini,Swaziland:Swazi|Ethiopia:Ethiopian|Fiji:Fijian|Finland:Finnish|France:French
|Gabon:Gabonese|Gambia:Gambian|Georgia:Georgian|Germany:German|Ghana:Ghanaian|Greece:Greek,Hellenic
|Grenada:Grenadian|Guatemala:Guatemalan|Guinea:Guinean|Guinea-Bissau|Guyana:Guyanese|Haiti:Haitian
|Holy See,Vatican,Vatican City,Vatican City State,Holy See (Vatican City State)
|Honduras:Honduran|Hungary:Hungarian|Iceland:Icelandic|India:Indian
|Indonesia:Indonesian|Iran:Iranian|Iraq:Iraqi|Ireland:Irish|Israel:Israeli|Italy:Italian
|Jamaica:Jamaican|Japan:Japanese|Jordan:Jordanian|Kazakhstan:Kazakh,Kazakhstani|Kenya:Kenyan|Kiribati
|North Korea,Democratic People's Republic of Korea,DPRK:North Korean
|South Korea,Republic of Korea,ROK:South Korean|Kosovo:Kosovar|Kuwait:Kuwaiti
|Kyrgyzstan:Kyrgyz,Kyrgyzstani|Laos,Lao People's Democratic Republic:Laotian,Lao|Latvia:Latvian
|Lebanon:Lebanese|Lesotho:Basotho|Liberia:Liberian|Libya:Libyan|Liechtenstein|Lithuania:Lithuanian
|Luxembourg:Luxembourgish|Madagascar:Malagasy|Malawi:Malawian|Malaysia:Malaysian|Maldives:Maldivian
|Mali:Malian|Malta:Maltese|Marshall Islands:Marshallese|Mauritania:Mauritanian|Mauritius:Mauritian
|Mexico:Mexican|Micronesia:Micronesian|Moldova:Moldovan|Monaco:Monegasque|Mongolia:Mongolian
|Montenegro:Montenegrin|Morocco:Moroccan|Mozambique:Mozambican|Myanmar,Burma:Burmese|Namibia:Namibian
|Nauru:Nauruan|Nepal:Nepalese,Nepali|Netherlands:Dutch|New Zealand|Niue|Nicaragua:Nicaraguan|Niger:Nigerien
|Nigeria:Nigerian|North Macedonia:Macedonian|Norway:Norwegian|Oman:Omani|Pakistan:Pakistani|Palau:Palauan
|Palestine,State of Palestine:Palestinian|Panama:Panamanian|Papua New Guinea|Paraguay:Paraguayan
|Peru:Peruvian|Philippines:Philippine,Filipino|Poland:Polish|Portugal:Portuguese|Qatar:Qatari
|Romania:Romanian|Russian Federation,Russia:Russian|Rwanda:Rwandan,Rwandese|Saint Kitts and Nevis|Saint Lucia
|Saint Vincent and the Grenadines|Samoa:Samoan|San Marino|Sao Tome and Principe|Saudi Arabia:Saudi
|Senegal:Senegalese|Serbia:Serbian|Seychelles:Seychellois|Sierra Leone|Singapore:Singaporean
|Slovakia:Slovak|Slovenia:Slovenian,Slovene|Solomon Islands|Somalia:Somali|South Africa:South African
|South Sudan:South Sudanese|Spain:Spanish|Sri Lanka:Sri Lankan|Sudan:Sudanese|Suriname:Surinamese
|Sweden:Swedish|Switzerland:Swiss|Syria,Syrian Arab Republic:Syrian|Taiwan:Taiwanese
|Tajikistan:Tajik,Tajikistani|Tanzania,United Republic of Tanzania:Tanzanian|Thailand:Thai
|Timor-Leste,East Timor:Timorese|Togo:Togolese|Tonga:Tongan|Trinidad and Tobago:Trinidadian
|Tunisia:Tunisian|Turkey,Türkiye:Turkish|Turkmenistan:Turkmen|Tuvalu:Tuvaluan|Uganda:Ugandan
|Ukraine:Ukrainian|United Arab Emirates,UAE:Emirati
|United Kingdom,UK,Great Britain,Britain,United Kingdom of Great Britain and Northern Ireland:British
|United States,US,USA,United States of America:American|Uruguay:Uruguayan|Uzbekistan:Uzbek
|Vanuatu:Ni-Vanuatu|Venezuela:Venezuelan|Viet Nam,Vietnam:Vietnamese|Yemen:Yemeni|Zambia:Zambian
|Zimbabwe:Zimbabwean
"""
FORM = (
    "(?:plurinational |bolivarian |islamic |federal |federative |people's |democratic |socialist "
    "|oriental |eastern |co-operative |arab |hashemite |independent |federated |united "
    "|cooperative )*(?:republic|kingdom|state|principality|grand duchy|commonwealth|union|states|sultanate"
    "|emirate|federation|confederation)"
)
SURE_FORM = re.compile(r"\b(?:republic|kingdom|principality|grand duchy|sultanate|emirate) of ")
"""What only the name of a State begins with, even one that is in no table."""
ROMANCE = re.compile(
    r"\b(?:republique|royaume|principaute|etat|republica|reino|estado|repubblica|regno|stato)"
    r" (?:d'|de l'|(?:de|du|des|del|della|di|do|da)(?: la| el)? )(?P<name>[\w' -]{2,40})$"
)
"""*République de X* and its like: in French, Spanish, Portuguese and Italian."""
FORMAL = re.compile(rf"(?:the )?{FORM} of (?:the )?(?P<name>[^,]{{2,60}})")
ADJECTIVAL = re.compile(
    r"(?:the )?(?P<name>[\w' -]{2,40}?) (?:arab |democratic |federative )?"
    r"(?:republic|federation|confederation|kingdom)"
)
UNITED = re.compile(r"(?:the )?united (?P<name>[\w' -]{2,40}?) states")
PROVINCE = re.compile(r"(?P<name>[^,(]{2,60}), province of .+")
INVERTED = re.compile(rf"(?P<name>[^,(]{{2,60}}?)(?:, | \()(?:the )?{FORM}(?: of(?: the)?)?\)?")


def plain(name: str) -> str:
    """Return a name in lower case, without accents, points and odd apostrophes, blanks single."""
    folded = unicodedata.normalize("NFKD", name.replace("’", "'").replace("&", " and ")).casefold()
    kept = "".join(each for each in folded if not unicodedata.combining(each))
    return " ".join(kept.replace(".", "").split())


def _tables() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for entry in _NAMES.replace("\n", "").split("|"):
        spellings, _, forms = entry.partition(":")
        first, *others = spellings.split(",")
        for spelling in (first, *others):
            names[plain(spelling)] = plain(first)
        for form in filter(None, forms.split(",")):
            adjectives[plain(form)] = plain(first)
    return names, adjectives


STATES, ADJECTIVES = _tables()


def state_of(name: str) -> tuple[str, str] | None:
    """Return the canonical plain name of the State that a name means and by which rule, or None."""
    words = plain(name).removeprefix("the ")
    if words in STATES:
        return STATES[words], "name"
    before, comma, behind = words.partition(", ")
    turned = f"{behind.removeprefix('the ')} {before}"
    if comma and turned in STATES:
        return STATES[turned], "inverted name"
    for form, rule in ((FORMAL, "formal name"), (INVERTED, "inverted name")):
        found = form.fullmatch(words)
        if found:
            bare = found["name"].strip()
            is_state = bare in STATES or (rule == "inverted name" and words.rstrip(")").endswith(" of"))
            is_state = is_state or (
                bool(SURE_FORM.match(words)) and not re.search(r"\b(?:of|for)\b|\(", bare)
            )
            if is_state:
                return STATES.get(bare, bare), rule
    romance = ROMANCE.match(words)
    if romance:
        return STATES.get(romance["name"], romance["name"]), "formal name"
    found = ADJECTIVAL.fullmatch(words) or UNITED.fullmatch(words) or PROVINCE.fullmatch(words)
    if found and (found["name"] in ADJECTIVES or found["name"] in STATES):
        return ADJECTIVES.get(found["name"]) or STATES[found["name"]], "adjective"
    return None
