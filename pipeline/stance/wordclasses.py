"""Closed classes of Arabic words, folded, that the rules of stance and attribution look at."""

from typing import Final

from pipeline.stance.inflect import Agreement
from pipeline.text.fold import fold


def words(text: str) -> frozenset[str]:
    """Return the folded words of ``text``, which are separated by spaces."""
    return frozenset(fold(text).split())


QUOTES: Final = frozenset('"«»“”')
COMMAS: Final = frozenset("،,")
PREPOSITIONS: Final = words("ل ب في من إلى على عن مع ضد بين تجاه إزاء حيال بشأن حول نحو لدى")
PLACE_AND_TIME: Final = words(
    "في خلال لدى عقب بعد قبل أمام منذ عبر أثناء لدن عند فور غداة إثر وسط ضمن داخل خارج فوق"
)
"""Prepositions of a circumstance: what they bring is neither subject nor object."""

ABOUT: Final = words("بشأن حول إزاء حيال تجاه بخصوص في ب على ل ضد بسبب لـ عن")
"""What follows an actor and brings what he is supported or opposed on."""

THAT: Final = words("أن إن أنه أنها أنهم أنهما أنني أننا أنا بأن بأنه بأنها بأنهم لأن لأنه")
_THIRD_PERSON: Final[dict[str, Agreement]] = {"ه": "m", "ها": "f", "هم": "p", "هما": "p"}
_FIRST_PERSON: Final[Agreement] = "1"
PRONOUN_THAT: Final[dict[str, Agreement]] = {
    form + ending: agreement
    for form in ("ان", "بان", "لان", "لكن")
    for ending, agreement in _THIRD_PERSON.items()
} | dict.fromkeys(words("أنا أننا أنني إني باننا بأنني لأننا نحن إنا"), _FIRST_PERSON)
"""``أن`` with a pronoun, and with whom the pronoun agrees."""

AUXILIARIES: Final = words(
    "س سوف قد لقد لم لن لا ما ليس ليست كان كانت كانوا يكون تكون زال زالت يزال تزال مازال مازالت "
    "أيضا دائما دوما ظل ظلت إنما كذلك لطالما طالما عاد يعد تعد أصبح أصبحت بات باتت"
)
"""Words that stand between a subject and its verb."""

RELATIVES: Final = words("الذي التي الذين اللذان اللذين اللتان اللتين اللواتي")

ADVERBS: Final = words(
    "بشدة بقوة شدة قوة الكامل الكاملة التام التامة الشديد الشديدة الثابت الثابتة القاطع القاطعة "
    "المطلق المطلقة القوي القوية الواضح الواضحة العميق العميقة البالغ البالغة المستمر المستمرة "
    "الصريح الصريحة المبدئي المبدئية اللامشروط اللامحدود التاريخي الدائم الدائمة العلني "
    "اليوم أمس مجددا أيضا جميعا علنا رسميا مرارا دائما بالإجماع إجماع كذلك مساء صباح يوم وقت متأخر "
    "مرة أخرى من جديد قد تماما كليا كاملا شديدا قويا ضمنا ضمنيا سرا مباشرة فورا نهائيا "
    "الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الماضي الماضية المقبل الحالي"
)
"""What may stand between a cue, its subject and its object, or after a noun of stance."""

LEAD_INS: Final = words(
    "جميع كافة مختلف كل أي أية قضية مسألة موضوع أنواع أشكال صور كامل وجود أهمية ضرورة استمرار هذا "
    "هذه تلك ذلك إجراء مبدأ مزيد المزيد من سلسلة بعض ملف أن بأن ب ل على إلى عن سبب شأن خصوص"
)
"""What issue spans leave out at their start."""

ENDS: Final = (
    words(
        "خلال بعد قبل عقب أثناء منذ حتى حيث عندما حين حينما بينما فيما لكن مضيفا مضيفة قائلا قائلة "
        "مؤكدا مؤكدة معتبرا معتبرة مشددا مشددة داعيا داعية مطالبا مطالبة مشيرا مشيرة موضحا موضحة "
        "لأن لأنه لأنها كما اليوم أمس مما وذلك رغم إذا إن لا لم لن ليس هو هي عبر وفق وفقا بحسب حسب "
        "إلا سواء بهدف بغية لكونه كونه الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت لدى غداة "
        "مبينا محذرا محذرة معربا معربة لافتا معلنا معلنة ما إثر تحت فيه فيها كان كانت"
    )
    | RELATIVES
    | QUOTES
    | THAT
    | frozenset("،,؛;:.!?؟()…\n-–")
)
"""Where the noun phrase of an issue is over."""

STOPS: Final = words(
    "خلال بعد قبل عقب أثناء لدى أمام حول بشأن إزاء تجاه على عن إلى أن لأن حيث عندما حين كما "
    "بينما فيما لكن مضيفا قائلا مع ضد"
) | frozenset(":؛،,;.!?؟")
"""Words at which the noun phrase after a verb is over."""

MASCULINE_STATES: Final = frozenset(["IRQ", "LBN", "JOR", "YEM", "SDN", "MAR", "KWT", "SOM", "VAT"])
MASCULINE_SEATS: Final = words("البيت الكرملين الإليزيه البنتاغون الكيان الاحتلال قصر العدو")
"""First words of masculine names of what counts as a country."""

MASCULINE_BODIES: Final = words(
    "مجلس المجلس حزب الحزب جيش الجيش برلمان البرلمان اتحاد الاتحاد حلف الحلف الناتو تنظيم التنظيم "
    "مكتب المكتب وفد الوفد تحالف التحالف ائتلاف الائتلاف نظام النظام تيار التيار معهد مركز المركز "
    "فريق صندوق بنك البنك الكونغرس الكونجرس الكنيست الحرس داعش الغرب المجتمع الشعب بيان"
)
FEMININE_PLURALS: Final = words("قوات القوات سلطات السلطات دول الدول ميليشيات مليشيات")
FEMININE_NAMES: Final = words(
    "هيلاري كوندوليزا أنغيلا انجيلا ميركل تيريزا تيريزا كاثرين ليلى فيديريكا نانسي سوزان مارغريت "
    "كريستين ميشيل أورسولا أنالينا جاسيندا سارة زينب فاطمة عائشة مريم بينظير ديلما كريستينا إيفانكا "
    "كامالا نيكي ليز كارولين فرانشيسكا أشتون موغيريني كلينتون رايس ليفني"
)
HOME: Final = words(
    "بلاده بلادها بلادنا بلادهم بلدنا بلده بلدها حكومته حكومتها حكومتنا دولته دولتنا إدارته إدارتها"
)
"""Names for the state or government that somebody speaks for."""
PRONOUN_WE: Final = words("نحن إننا أننا إنا بأننا لأننا لدينا علينا موقفنا لنا")
WE: Final = words(
    "نريد نرحب نقف نقبل نسمح ندعو نطالب نؤيد ندعم نرفض ندين نعمل نستمر سنستمر نواصل سنواصل نسعى نأمل "
    "نعارض نعتقد نرى نؤكد نحن نعرب نشعر نقول نتوقع نحذر نعتبر نتمنى نؤمن نحترم نعترف كنا نكون سنكون"
)
