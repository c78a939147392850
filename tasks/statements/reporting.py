"""The words by which texts say that somebody said something."""

import re

_SAY = (
    "said|says|added|adds|stated|states|wrote|writes|tweeted|posted|explained|explains|argued|argues|insisted|insists"
    "|noted|notes|warned|warns|announced|declared|declares|claimed|claims|admitted|admits|acknowledged|replied"
    "|responded|asserted|commented|comments|complained|concluded|concludes|confirmed|confirms|continued|continues"
    "|went on|emphasi[sz]ed|stressed|stresses|underlined|exclaimed|observed|observes|pointed out"
    "|recalled|recalls"
    "|remarked|reiterated|reiterates|reported|reads|read|suggested|testified|urged|vowed|joked|quipped|recounted|predicted"
    "|promised|denied|alleged|called for|maintained|affirmed|ordered|assured|assures|shouted|asked|asks"
    "|wondered|shouts|related|relates|put it|responds"
)
_TELL = "told|tells|informed|reminded"
_OTHER = (
    "a (?:déclaré|dit|affirmé|ajouté|expliqué|indiqué|souligné|estimé|précisé|rappelé|assuré|écrit)"
    "|ont (?:déclaré|dit|affirmé|ajouté)|déclare|affirme|ajoute|explique|indique|souligne|estime"
    "|précise|assure"
    "|dijo|declaró|afirmó|señaló|añadió|agregó|explicó|aseguró|indicó|manifestó|sostuvo|subrayó|expresó|reiteró"
    "|disse|afirmou|declarou|acrescentou|explicou|sagte|erklärte|betonte|teilte mit|ha (?:detto"
    "|dichiarato|aggiunto)"
    "|(?:сказал|заявил|отметил|сообщил|добавил|подчеркнул|написал|пояснил|указал|уточнил)[аи]?|говорит|говорится"
)
ADVERB = r"(?:also |further |then |later |simply |once |only |reportedly |publicly |(?:\w{3,14}ly ))?"
AUXILIARY = r"(?:has |have |had |would |will |is |was |are )?"
SAY = re.compile(rf"\b{ADVERB}{AUXILIARY}{ADVERB}(?P<verb>{_SAY}|{_TELL}|{_OTHER})\b")
INVERTED = re.compile(rf"[\s,—–-]*(?P<verb>{_SAY}|{_OTHER})\s+(?P<who>\S.*)", re.DOTALL)
SAYING = re.compile(
    r",? (?:saying|adding|stating|noting|writing|declaring|warning|arguing|explaining"
    r"|insisting)(?: that)?[\s,:]*$"
)
ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Ss]elon|[Dd]’après|[Ss]egún|[Pp]or palabras de|по словам|По словам|laut)\s+"
)
SOURCE_WORDS = re.compile(
    r"(?:the|this|that|a|their|its|his|her) (?:\w+ ){0,2}?(?:statement|release|post|tweet|letter"
    r"|message|note|communiqué"
    r"|communique|declaration|text|document|report|article|email|memo|filing|complaint|lawsuit|study|paper)"
)
PRONOUN = re.compile(r"(?:he|she|they|it|i|we|you|who|il|elle|ils|él|ella|он|она|они)\b", re.IGNORECASE)
