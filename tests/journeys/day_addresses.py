"""Every address of the site, by its line in routes.txt: the days it shows, or that it shows none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from citizen_portal.guidance.pages import SLUGS

LIST = Path(__file__).parent.parent / "routes.txt"


@dataclass(frozen=True)
class Asked:
    """A page as somebody asks for it, and the days on it, counted from the Danish day it is.

    In braces stands a door of the `World`; `who` is somebody in it.
    """

    path: str
    days: frozenset[int]
    who: str = "anybody"

    def __str__(self) -> str:
        return f"{self.path} for {self.who}"


def shown(path: str, *days: int, who: str = "anybody") -> Asked:
    return Asked(path, frozenset(days), who)


def none(path: str, who: str = "anybody") -> tuple[Asked, ...]:
    return (shown(path, who=who),)


# Days of the placement that was sent today, and of the one that ended yesterday.
STARTS, MIDWAY, ENDS, SENT, ANSWER_BY = 21, 34, 48, 0, 7
OLD_SENT, OLD_STARTS, OLD_MIDWAY, OLD_ENDS = -49, -28, -15, -1
TODAY, KEPT_TO = 0, 30
AGREED = (STARTS, MIDWAY, ENDS)
OVER = (OLD_SENT, OLD_STARTS, OLD_MIDWAY, OLD_ENDS)

# Pages of reading say on paper on which day they were printed.
SITE_PAGES = ("om", "privatliv", "tilgaengelighed")
STEPS = ("dig", "virksomhed", "formaal", "laering")

SHOWS_DAYS: Mapping[str, tuple[Asked, ...]] = {
    "/<lang:lang>/arbejdsgiver/<token>  GET POST": (
        shown("{employer}", ANSWER_BY, *AGREED),
        shown("{old_employer}", *OVER),
    ),
    "/<lang:lang>/arbejdsgiver/<token>/aendring/<what>  GET POST": (
        shown("{changing_employer}/aendring/dage", STARTS, ENDS),
    ),
    "/<reading:lang>/status/<token>/aendring/<what>  GET POST": (
        shown("{changing_citizen}/aendring/dage", STARTS, ENDS),
    ),
    "/<lang:lang>/arbejdsgiver/<token>/aftale  GET": (shown("{employer}/aftale", TODAY, *AGREED),),
    "/<lang:lang>/arbejdsgiver/<token>/aftale.pdf  GET": (shown("{employer}/aftale.pdf", TODAY, *AGREED),),
    "/<lang:lang>/arbejdsgiver/<token>/enig  POST": (shown("{employer}/enig", ANSWER_BY, *AGREED),),
    "/<lang:lang>/arbejdsgiver/<token>/kalender.ics  GET": (shown("{employer}/kalender.ics", *AGREED),),
    "/<lang:lang>/arbejdsgiver/<token>/ret  GET POST": (shown("{employer}/ret", STARTS, ENDS),),
    "/<lang:lang>/arbejdsgiver/<token>/soegt  POST": (shown("{employer}/soegt", STARTS, ENDS),),
    "/<lang:lang>/arbejdsgiver/<token>/vitas  GET": (shown("{employer}/vitas", STARTS, ENDS),),
    "/<lang:lang>/arbejdsgiver/inviter/<token>  GET POST": (shown("{prepared_by}", KEPT_TO),),
    "/<lang:lang>/arbejdsgiver/mine/<token>  GET POST": (shown("{room}", STARTS, ANSWER_BY, OLD_STARTS, KEPT_TO),),
    "/<reading:lang>/ikke-rigtigt/<token>  GET POST": (shown("{not_right}", TODAY),),
    "/<lang:lang>/medarbejder/<token>  GET POST": (shown("{representative}", STARTS, ENDS),),
    "/<reading:lang>/plads/forberedt/<token>  GET POST": (shown("{prepared}", STARTS, ENDS, KEPT_TO),),
    "/<reading:lang>/plads/  GET": (shown("/da/plads/", KEPT_TO, who="writer"),),
    "/<reading:lang>/plads/<any(dig, virksomhed, plads, formaal, laering):step>  GET POST": (
        *(shown(f"/da/plads/{step}", KEPT_TO, who="writer") for step in STEPS),
        shown("/da/plads/plads", STARTS, ENDS, KEPT_TO, who="writer"),
    ),
    "/<reading:lang>/plads/gem  GET POST": (shown("/da/plads/gem", KEPT_TO, who="writer"),),
    "/<reading:lang>/plads/kvittering  GET": (
        shown("/da/plads/kvittering", TODAY, ANSWER_BY, STARTS, ENDS, who="sender"),
    ),
    "/<reading:lang>/plads/tekster  GET": (shown("/da/plads/tekster", STARTS, who="writer"),),
    "/<reading:lang>/plads/tjek  GET POST": (shown("/da/plads/tjek", STARTS, ENDS, KEPT_TO, who="writer"),),
    "/<reading:lang>/status/<token>  GET": (
        shown("{citizen}", SENT, ANSWER_BY, *AGREED),
        shown("{old_citizen}", *OVER),
    ),
    "/<reading:lang>/status/<token>/cv  GET": (shown("{old_citizen}/cv", OLD_STARTS, OLD_ENDS),),
    "/<reading:lang>/status/<token>/cv.pdf  GET": (shown("{old_citizen}/cv.pdf", OLD_STARTS, OLD_ENDS, TODAY),),
    "/<reading:lang>/status/<token>/mind  POST": (shown("{citizen}/mind", SENT, ANSWER_BY, *AGREED),),
    "/<reading:lang>/status/<token>/aftale  GET POST": (shown("{citizen}/aftale", TODAY, *AGREED),),
    "/<reading:lang>/status/<token>/aftale.pdf  GET": (shown("{citizen}/aftale.pdf", TODAY, *AGREED),),
    "/<reading:lang>/status/<token>/kalender.ics  GET": (shown("{citizen}/kalender.ics", *AGREED),),
    "/<reading:lang>/status/<token>/kvittering.pdf  GET": (shown("{citizen}/kvittering.pdf", TODAY, STARTS, ENDS),),
    # The day it is deleted lies a year ahead, and is looked at in status/test_oneself_routes.py.
    "/<reading:lang>/status/<token>/oplysninger  GET": (shown("{citizen}/oplysninger", SENT, *AGREED),),
    "/<reading:lang>/status/<token>/ret  GET POST": (shown("{citizen}/ret", *AGREED),),
    "/<reading:lang>/status/<token>/tekster  GET": (shown("{citizen}/tekster", STARTS),),
    "/<reading:lang>/status/<token>/vitas  GET": (shown("{citizen}/vitas", STARTS, ENDS),),
    "/<reading:lang>/vejviser/svar  GET": (shown("/da/vejviser/svar", TODAY, who="walker"),),
    "/<reading:lang>/vejviser/svar.ics  GET": (shown("/da/vejviser/svar.ics", 2, 14, who="walker"),),
    "/<reading:lang>/vejviser/svar.pdf  GET": (shown("/da/vejviser/svar.pdf", TODAY, who="walker"),),
    **{f"/<reading:lang>/{page}  GET": (shown(f"/da/{page}", TODAY),) for page in SITE_PAGES},
    "/<reading:lang>/viden/fag/<slug>  GET": (shown("/da/viden/fag/cafe", TODAY),),
    "/<reading:lang>/viden/<slug>  GET": tuple(shown(f"/da/viden/{slug}", TODAY) for slug in SLUGS),
}

# What is sent with a button on one of these leads away, or comes back as it was.
SHOWS_NONE: Mapping[str, tuple[Asked, ...]] = {
    "/  GET": none("/"),
    "/<lang:lang>/arbejdsgiver/  GET POST": none("/da/arbejdsgiver/"),
    "/<lang:lang>/arbejdsgiver/<token>/aendring  GET POST": none("{changing_employer}/aendring"),
    "/<lang:lang>/arbejdsgiver/<token>/kontakt  GET POST": none("{changing_employer}/kontakt"),
    "/<reading:lang>/status/<token>/aendring  GET POST": none("{changing_citizen}/aendring"),
    "/<lang:lang>/arbejdsgiver/<token>/bagefter  GET POST": none("{old_employer}/bagefter"),
    "/<lang:lang>/arbejdsgiver/<token>/slut  GET POST": none("{old_employer}/slut"),
    "/<lang:lang>/arbejdsgiver/<token>/mere/<step>  GET POST": none("{employer}/mere/tal"),
    "/<lang:lang>/arbejdsgiver/<token>/nej  GET POST": none("{employer}/nej"),
    "/<lang:lang>/arbejdsgiver/<token>/paamindelser  GET POST": none("{employer}/paamindelser"),
    "/<lang:lang>/arbejdsgiver/inviter  GET POST": none("/da/arbejdsgiver/inviter"),
    "/<lang:lang>/arbejdsgiver/mine  GET POST": none("/da/arbejdsgiver/mine"),
    "/<reading:lang>/plads/  POST": none("/da/plads/"),
    "/<reading:lang>/plads/forberedt/  GET POST": none("/da/plads/forberedt/"),
    "/<reading:lang>/plads/igen/<token>  GET POST": none("{anew}"),
    "/<reading:lang>/plads/find  GET POST": none("/da/plads/find"),
    "/<reading:lang>/plads/fortsaet  GET POST": none("/da/plads/fortsaet"),
    "/<reading:lang>/plads/fortsaet/<token>  GET POST": none("{resume}"),
    "/<reading:lang>/status/<token>/bagefter  GET POST": none("{old_citizen}/bagefter"),
    "/<reading:lang>/status/<token>/adresse  GET POST": none("{citizen}/adresse"),
    "/<reading:lang>/status/<token>/gamle-links  GET POST": none("{citizen}/gamle-links"),
    "/<reading:lang>/status/<token>/nu  GET POST": none("{old_citizen}/nu"),
    "/<reading:lang>/status/<token>/oplysninger.json  GET": none("{citizen}/oplysninger.json"),
    "/<reading:lang>/status/<token>/oplysninger/ret  GET POST": none("{citizen}/oplysninger/ret"),
    "/<reading:lang>/plads/slettet  GET": none("/da/plads/slettet"),
    "/s/<code>  GET": none("/s/CCCCCCCCCC"),
    "/<reading:lang>/status/<token>/slut  GET POST": none("{old_citizen}/slut"),
    "/<reading:lang>/status/<token>/link  GET POST": none("{citizen}/link"),
    "/<reading:lang>/status/<token>/paamindelser  GET POST": none("{citizen}/paamindelser"),
    "/<reading:lang>/status/<token>/stop  GET POST": none("{citizen}/stop"),
    # Whoever is asked nothing is led to the page.
    "/<reading:lang>/status/<token>/svar  GET POST": none("{citizen}/svar"),
    "/<lang:lang>/arbejdsgiver/<token>/svar  GET POST": none("{employer}/svar"),
    "/<reading:lang>/vejviser/  GET": none("/da/vejviser/", "walker"),
    "/<reading:lang>/vejviser/  POST": none("/da/vejviser/"),
    "/<reading:lang>/vejviser/<question>  GET POST": none("/da/vejviser/wellbeing", "walker"),
    "/<reading:lang>/vejviser/tekster  GET": none("/da/vejviser/tekster", "walker"),
    "/<reading:lang>/vejviser/kort  GET": none("/da/vejviser/kort"),
    "/<reading:lang>/vejviser/kort.svg  GET": none("/da/vejviser/kort.svg"),
    "/<reading:lang>/  GET": none("/da/"),
    "/<reading:lang>/viden/  GET": none("/da/viden/"),
    "/<reading:lang>/viden/fag/  GET": none("/da/viden/fag/"),
    # The desk shows its days to whoever is signed in; nobody of the world is.
    "/sagsbord/  GET": none("/sagsbord/"),
    "/sagsbord/<reference>  GET": none("/sagsbord/CDFG-HJKM"),
    "/sagsbord/<reference>/telefon  GET POST": none("/sagsbord/CDFG-HJKM/telefon"),
    "/sagsbord/<reference>/telefon/<act>  GET POST": none("/sagsbord/CDFG-HJKM/telefon/ja"),
    "/sagsbord/telefon  GET POST": none("/sagsbord/telefon"),
    "/sagsbord/forbered  GET POST": none("/sagsbord/forbered"),
    "/sagsbord/forbered/<token>  GET POST": none("/sagsbord/forbered/x"),
    "/<reading:lang>/plads/paa-telefon/<token>  GET POST": none("{on_telephone}"),
    "/sagsbord/<reference>/<decision>  POST": none("/sagsbord/CDFG-HJKM/approved"),
    "/sagsbord/<reference>/slet  GET POST": none("/sagsbord/CDFG-HJKM/slet"),
    "/sagsbord/dagsmail/<token>  GET POST": none("/sagsbord/dagsmail/CDFG"),
    "/sagsbord/kalender/<token>.ics  GET": none("{desk_calendar}"),
    "/sagsbord/kvalitet  GET": none("/sagsbord/kvalitet"),
    "/sagsbord/kvalitet.csv  GET": none("/sagsbord/kvalitet.csv"),
    "/sagsbord/kvalitet/stikproeve  GET": none("/sagsbord/kvalitet/stikproeve"),
    "/sagsbord/opfoelgning  GET": none("/sagsbord/opfoelgning"),
    "/sagsbord/opfoelgning/<any(midway, end):talk>/<reference>  POST": none("/sagsbord/opfoelgning/end/CDFG-HJKM"),
    "/sagsbord/opfoelgning/kalender  POST": none("/sagsbord/opfoelgning/kalender"),
    "/sagsbord/opfoelgning/mail  POST": none("/sagsbord/opfoelgning/mail"),
    "/sagsbord/log-ind  GET POST": none("/sagsbord/log-ind"),
    "/<reading:lang>/plads/log-ind  GET": none("/da/plads/log-ind"),
    "/<reading:lang>/plads/log-ud  GET": none("/da/plads/log-ud"),
    "/<reading:lang>/plads/log-ud  POST": none("/da/plads/log-ud"),
    "/<reading:lang>/plads/mine  POST": none("/da/plads/mine"),
    "/log-ind/retur  GET": none("/log-ind/retur"),
    "/sagsbord/log-ind/retur  GET": none("/sagsbord/log-ind/retur"),
    "/sagsbord/log-ind/videre  GET": none("/sagsbord/log-ind/videre"),
    "/sagsbord/log-ud  GET": none("/sagsbord/log-ud"),
    "/sagsbord/log-ud  POST": none("/sagsbord/log-ud"),
    "/sagsbord/log-ud/udbyder  POST": none("/sagsbord/log-ud/udbyder"),
    "/sagsbord/soeg  POST": none("/sagsbord/soeg"),
    "/<reading:lang>/viden/soeg  GET": none("/da/viden/soeg?q=uger"),
    "/<reading:lang>/om/kort.png  GET": none("/da/om/kort.png"),
    "/<reading:lang>/om/plakat  GET": none("/da/om/plakat"),
    "/manifest.webmanifest  GET": none("/manifest.webmanifest"),
    "/.well-known/security.txt  GET": none("/.well-known/security.txt"),
    "/favicon.ico  GET": none("/favicon.ico"),
    "/healthz  GET": none("/healthz"),
    "/readyz  GET": none("/readyz"),
    "/robots.txt  GET": none("/robots.txt"),
    "/sitemap.xml  GET": none("/sitemap.xml"),
    "/sw.js  GET": none("/sw.js"),
    "/schema/placement-v1.json  GET": none("/schema/placement-v1.json"),
    "/was  GET": none("/was"),
}


def known() -> list[str]:
    """Every address that is promised, with its methods."""
    return LIST.read_text(encoding="utf-8").splitlines()


def asked(addresses: Mapping[str, tuple[Asked, ...]]) -> list[tuple[str, Asked]]:
    """Each of them by each of its methods."""
    methods = {line: line.partition("  ")[2].split() for line in addresses}
    return [(method, page) for line, pages in addresses.items() for method in methods[line] for page in pages]
