"""Letters: the form in which names are compared, and natural case for upper-case names."""

import re
import unicodedata


def fold(text):
    """Lower case without diacritics: the form in which names are compared."""
    text = text.replace("ı", "i").replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("Ł", "L")
    text = unicodedata.normalize("NFKD", text)
    return "".join(c for c in text if not unicodedata.combining(c)).lower()


LOWER_PARTICLES = {
    "al", "an", "ad", "ar", "as", "at", "az", "bin", "bint", "ibn", "ben", "abu", "da", "das", "de", "del",
    "della", "den", "der", "di", "do", "dos", "du", "e", "el", "la", "las", "le", "los", "of", "the", "ter",
    "van", "von", "y", "zu", "ul", "ur", "ud", "and", "for", "in", "on", "to", "with", "et",
}
UPPER_NUMERALS = {"ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi"}


def natural_case(text, first=True):
    """'MUAMMAR AL-GADHAFI' -> 'Muammar al-Gadhafi'."""
    words = []
    for i, word in enumerate(text.lower().split()):
        if word in UPPER_NUMERALS and i > 0:
            words.append(word.upper())
            continue
        parts = word.split("-")
        done = []
        for j, part in enumerate(parts):
            arabic = part in {"al", "an", "ad", "ar", "as", "at", "az", "el", "ul", "ur", "ud", "e", "i"} and len(parts) > 1
            if (part in LOWER_PARTICLES and (i > 0 or arabic) and len(parts) == 1) or (arabic and not (i == 0 and j == 0 and first)):
                done.append(part)
            elif re.match(r"(mc|o'|d'|n')[a-z]{2}", part):
                k = 2
                done.append(part[0].upper() + part[1:k] + part[k:].capitalize())
            else:
                done.append(part[:1].upper() + part[1:])
        words.append("-".join(done))
    return " ".join(words)
