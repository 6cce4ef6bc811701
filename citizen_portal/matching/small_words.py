"""The small words of a sentence in each language, which tell nothing of what it is about. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from .folding import fold

SMALL: dict[str, str] = {
    "da": """
        af alle alt altid anden at bare begge blev blive bliver burde da de dem den der deres det dette dig
        din dine dit du efter eller en end er et fik for fordi fra få får før gennem gerne gik gå går gør gøre
        ham han hans har havde have hele hen her hos hun hvad hvem hver hvilke hvilken hvis hvor hvordan
        hvorfor hvornår i igen ikke imens ind ingen intet ja jeg jer jeres jo kan kom komme kommer kun kunne
        lige man mange med meget mellem men mens mere mig min mine mit mod må måske måtte ned nej nemlig nogen
        nogle noget nok nu når og også om op os over på samme se selv ses sig sin sine sit skal skulle som så
        sådan tager til ud under var ved vi vil ville vor vores være været
        """,
    "en": """
        a about after all also am an and any anything are as at be because been before but by can cant could
        did didnt do does doesnt doing dont during for from get gets getting give go going got had has have
        having he her here him his how i if im in into is isnt it its ive just let like made make makes may me
        might must my need no not of off on one only or other our out over own please shall she should so some
        something such take than that thats the their them then there they thing this to too under up us was
        we were what whats when where which while who whom why will with without wont would yes you your
        """,
    "ar": """
        في من على الى إلى عن مع هل ما ماذا كيف كم متى اين أين لماذا من هو هي هم انا أنا انت أنت نحن هذا هذه
        ذلك تلك التي الذي الذين كان كانت يكون تكون أن ان إن لا لم لن ليس قد لو اذا إذا او أو ثم كل بعض أي اي
        عند عندما بعد قبل حتى لي لك له لها لنا لهم بي به بها فيه فيها منه منها عليه عليها لكن بل و أريد اريد
        يمكن يمكنني استطيع أستطيع يجب علي هناك هنا غير بدون خلال أثناء اثناء حول
        """,
    "uk": """
        а або але без би бо був була були було бути в вам вами вас ваш ваша ваше вже ви від він вона воно вони
        все всі що щоб де для до є ж за з зі й його її їх і із інший коли кого кому котрий кожен ли лише мати
        мені мене ми мій моя моє мої може можна можу мною на над нам нас наш не нема немає ні ніж них нього о
        об один по поки при про під після перед потрібно раз сам себе свій своя свої собі та так також такий
        там те тебе ти тим тільки то тобі той треба тут у хто це цей ця чи чим чого чому як яка який яке які
        якщо буде будуть буду мої чи
        """,
    "pl": """
        a aby albo ale ani bardzo bez bo by być był była było były będę będzie będą ci co czego czemu czy czym
        dla do gdy gdzie go i ich ile im inny innych iść ja jak jaka jaki jakie jako je jego jej jest jestem
        jeszcze jeśli jeżeli już ją kiedy kogo komu kto która które który lub ma mają mam masz mi mieć mnie
        moja moje może możesz mogę można mój musi muszę my na nad nam nas nasz nic nich nie niego niej nim niż
        o od on ona one oni ono oraz po pod podczas poza przed przez przy są sam się siebie są ta tak także
        tam te tego tej ten teraz to tobie trzeba tu tutaj twój ty tych tylko tym u w wam was więc wszystko z
        za ze żaden że żeby
        """,
    "tr": """
        acaba ama ancak artık aslında az bana bazı belki ben beni benim bile bir biraz biri birşey biz bize
        bizi bizim bu buna bunda bunu bunun burada çok çünkü da daha de değil diye defa en eğer fakat gibi
        hangi hani hem hep her hiç için ile ise işte kadar ki kim kimi mı mi mu mü midir mıyım miyim muyum
        müyüm nasıl ne neden nerede nereye niye o olan olarak oldu olduğu olur olursa olmak on ona onlar onu
        onun orada oysa sana sen seni senin siz size sizi sizin sonra şey şu tüm var ve veya ya yani yok zaten
        gerek gerekiyor lazım mümkün
        """,
}


@cache
def small_words(lang: str) -> frozenset[str]:
    """Folded, as they are compared."""
    return frozenset(map(fold, SMALL.get(lang.partition("-")[0], "").split()))


def telling(words: Iterable[str], lang: str) -> list[str]:
    """The words without the small ones; all of them where there are none but small ones."""
    words, small = list(words), small_words(lang)
    return [word for word in words if fold(word) not in small] or words
