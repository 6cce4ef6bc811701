"""The words of dates as they are written in our languages: months, weekdays, and the small words around them."""

from __future__ import annotations

import re
import unicodedata

# All cases in which a date has them, and in Arabic both sets. Every beginning of three letters or more stands for one.
MONTHS = (
    "januar january styczeń stycznia ocak січень січня يناير كانون_الثاني",
    "februar february luty lutego şubat лютий лютого فبراير شباط",
    "marts march marzec marca mart березень березня مارس آذار",
    "april kwiecień kwietnia nisan квітень квітня أبريل نيسان",
    "maj may maja mayıs травень травня مايو أيار",
    "juni june czerwiec czerwca haziran червень червня يونيو حزيران",
    "juli july lipiec lipca temmuz липень липня يوليو تموز",
    "august sierpień sierpnia ağustos серпень серпня أغسطس آب",
    "september wrzesień września eylül вересень вересня سبتمبر أيلول",
    "oktober october październik października ekim жовтень жовтня أكتوبر تشرين_الأول",
    "november listopad listopada kasım листопад листопада نوفمبر تشرين_الثاني",
    "december grudzień grudnia aralık грудень грудня ديسمبر كانون_الأول",
)
ROMAN = "i ii iii iv v vi vii viii ix x xi xii"
SHORTEST = 3
WEEKDAYS = (
    "mandag tirsdag onsdag torsdag fredag lørdag søndag monday tuesday wednesday thursday friday saturday sunday "
    "poniedziałek wtorek środa czwartek piątek sobota niedziela pazartesi salı çarşamba perşembe cuma cumartesi pazar "
    "понеділок вівторок середа четвер п'ятниця субота неділя "
    "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"
)
AROUND = "den d the of dnia r roku року р рік yılı م يوم سنة عام"


def folded(word: str) -> str:
    """A word without what is spelt in two ways: capitals, marks, the Arabic article."""
    plain = unicodedata.normalize("NFKD", word.replace("İ", "i").casefold().replace("ı", "i").replace("ـ", ""))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).replace("’", "'").replace("ʼ", "'")
    return re.sub(r"(?<!\w)ال(?=\w{3})", "", plain)


def _beginnings(name: str) -> set[str]:
    return {name[:size] for size in range(SHORTEST, len(name))} | {name}


def _by_name() -> dict[str, int]:
    meant: dict[str, set[int]] = {roman: {number} for number, roman in enumerate(ROMAN.split(), 1)}
    for number, names in enumerate(MONTHS, 1):
        for name in names.split():
            for beginning in _beginnings(folded(name.replace("_", " "))):
                meant.setdefault(beginning, set()).add(number)
    return {name: numbers.pop() for name, numbers in meant.items() if len(numbers) == 1}


BY_NAME = _by_name()
PASSED_OVER = {folded(word) for word in f"{WEEKDAYS} {AROUND}".split()}


def month_of(words: str) -> int | None:
    """The month that some words name, beside a weekday and small words; None when they name none, or two."""
    written = [re.sub(r"[^\w' ]", " ", name).split() for name in re.split("[/()]", folded(words))]
    named = {" ".join(word for word in name if word not in PASSED_OVER) for name in written} - {""}
    months = {BY_NAME.get(name) for name in named}
    return months.pop() if len(months) == 1 else None
