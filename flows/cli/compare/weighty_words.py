"""The small words that turn a sentence round, by language, and the words that are numbers or dates.

Tables to be added to: a language that has none falls back on all of them together.
"""

NEGATIONS = {
    "ar": "لا ولا فلا ألا وألا لئلا لم ولم لن ولن ليس وليس ليست وليست غير دون بدون",
    "bg": "не ни нито няма без никога никой никакъв",
    "cs": "ne není nejsou ani bez nikdy nikdo nic žádný žádná žádné",
    "de": "nicht kein keine keinen keinem keiner keines nie niemals nichts niemand weder ohne",
    "en": "not no never nor neither none nothing nobody nowhere without cannot hardly",
    "es": "no ni nunca jamás nada nadie ninguno ninguna ningún tampoco sin",
    "fa": "نه نیست نیستند نمی هیچ بدون",
    "fr": "ne n pas non ni jamais rien aucun aucune nul nulle sans",
    "he": "לא אין אינו אינה אינם בלי ללא",
    "hi": "नहीं न मत बिना",
    "it": "non né mai niente nulla nessuno nessuna nessun senza",
    "ja": "ない なく なかっ ません ず ぬ 不 無 非 未",
    "ko": "안 않 못 없 아니 비",
    "nl": "niet geen nooit niets niemand zonder",
    "pl": "nie ani nigdy nic nikt żaden żadna żadne bez",
    "pt": "não nem nunca jamais nada ninguém nenhum nenhuma sem",
    "ro": "nu nici niciodată nimic nimeni niciun nicio fără",
    "ru": "не нет ни никогда никто ничто ничего никакой никакая никакие нельзя без",
    "sr": "не ни није нису никада нико ништа без ne ni nije nisu nikada niko ništa bez",
    "sv": "inte icke ej aldrig ingen inget inga utan",
    "tr": "değil yok hayır asla hiç hiçbir olmadan",
    "uk": "не ні ані немає нема ніколи ніхто ніщо жоден жодна жодне без",
    "zh": "不 没 沒 未 非 无 無 勿 莫 否",
}

UNMISTAKABLE = frozenset(word for words in NEGATIONS.values() for word in words.split() if len(word) > 3) | {
    "not"
}
"""Negations that no language takes for another word: counted also where the language was misjudged."""

INSIDE_WORDS = {"ja", "ko", "zh"}
"""Languages whose negations are looked for anywhere, since no blank sets them off."""

NEGATIVE_PREFIXES = {
    "de": "un nicht",
    "en": "un in im il ir non dis",
    "es": "in im i des no",
    "fr": "in im il ir non dés mé",
    "it": "in im il ir non s dis",
    "pt": "in im i des não",
    "ru": "не без бес",
    "uk": "не без",
}

CAPITALS_MEAN_NOUNS = {"de", "lb"}

ONLY_CAPITALIZED = {"march", "may", "august", "second"}
"""Words that are dates or numbers only with a capital or beside one: `may` is a verb."""

NUMBERS = {
    "ar": "اثنان اثنين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية تسعة تسع عشرة عشر مئة مائة"
    " ألف مليون",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig hundert tausend"
    " milliarde",
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
    " hundreds thousand thousands million millions billion billions half twice first second third"
    " fourth fifth sixth seventh eighth ninth tenth",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez veinte treinta cien ciento mil millón millones",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante"
    " cinquante cent mille milliard",
    "ru": "два две двух три трех трёх четыре четырех четырёх пять пяти шесть шести семь семи восемь"
    " восьми девять девяти десять десяти двадцать тридцать сорок сто ста тысяча тысячи тысяч"
    " миллион миллиона миллионов",
    "uk": "два дві двох три трьох чотири чотирьох шість сім вісім десять двадцять тисяча тисяч мільйон"
    " мільйонів",
    "zh": "二 三 四 五 六 七 八 九 十 百 千 万 萬 亿 億",
}

DATES = {
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر شباط آذار نيسان"
    " أيار حزيران تموز آب أيلول",
    "de": "januar jänner februar märz april mai juni juli august september oktober november dezember",
    "en": "january february march april may june july august september october november december monday"
    " tuesday wednesday thursday friday saturday sunday today yesterday tomorrow",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря январь"
    " февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь январе феврале"
    " марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}
