"""Characters that only show another one in the shape it takes in some place.

Arabic, Hebrew and Armenian presentation forms and Kangxi radicals by their compatibility mappings;
punctuation for vertical lines as its full-width form; radicals that stand for a whole character as in
Unicode's EquivalentUnifiedIdeograph.txt, since a font that draws both with one glyph names either.
"""

import unicodedata

COMPATIBLE = ((0x2F00, 0x2FD5), (0xFB13, 0xFB4F), (0xFB50, 0xFDFC), (0xFE80, 0xFEFC))
VERTICAL = ((0xFE10, 0xFE19), (0xFE30, 0xFE44))
FULL_WIDTH = 0xFEE0
"""From an ASCII sign to its full-width form."""

RADICALS = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻"
    "⺮竹⺯糹⺰纟⺲罒⺵罓⺶羊⺸羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝"
    "⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)


def _compatible(code: int) -> str:
    return unicodedata.normalize("NFKC", chr(code))


def _full_width(code: int) -> str:
    return "".join(chr(ord(sign) + FULL_WIDTH) if "!" <= sign <= "~" else sign for sign in _compatible(code))


FORMS = (
    {chr(code): _compatible(code) for first, last in COMPATIBLE for code in range(first, last + 1)}
    | {chr(code): _full_width(code) for first, last in VERTICAL for code in range(first, last + 1)}
    | dict(zip(RADICALS[::2], RADICALS[1::2], strict=True))
)
FORMS = {form: character for form, character in FORMS.items() if form != character}
