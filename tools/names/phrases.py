"""Names as phrases: lower-case tokens as the tokeniser would cut them, joined by one blank."""

import re
import unicodedata

MOST_TOKENS = 6
_BRACKET = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_MARKS = re.compile(r"([,;:!?\"“”/])")
_POSSESSIVE = re.compile(r"^(.+)('s)$", re.IGNORECASE)

# Letters that Unicode does not decompose, as English writes them.
_PLAIN = str.maketrans({
    "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
    "ı": "i", "ħ": "h", "ŋ": "n", "ə": "e", "ɛ": "e", "ɔ": "o", "ŧ": "t", "ƒ": "f",
    "ʻ": "'", "ʼ": "'", "ʿ": "'", "ʾ": "'", "’": "'", "‘": "'", "`": "'", "´": "'",
    "–": "-", "—": "-", "‑": "-"})


def folded(text):
    """Lower-case text without accents; letters of other scripts stay."""
    marks = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return unicodedata.normalize("NFC", "".join(c for c in marks if not unicodedata.combining(c)))


def tokens(name):
    """Lower-case tokens in Penn style: "'s" and commas apart, hyphens and "u.s." whole."""
    text = unicodedata.normalize("NFC", name).replace("’", "'").replace("‘", "'")
    text = _MARKS.sub(r" \1 ", _BRACKET.sub("", text)).lower()
    found = []
    for part in text.split():
        match = _POSSESSIVE.match(part)
        if match:
            found.extend(match.groups())
        elif len(part) > 2 and part.endswith("s'"):
            found.extend((part[:-1], "'"))
        else:
            found.append(part)
    return found


def variants(name):
    """The phrases of a name: as written and without accents; none when it is too long."""
    cut = tokens(name)
    if not 1 <= len(cut) <= MOST_TOKENS or not any(c.isalpha() for c in name):
        return ()
    phrase = " ".join(cut)
    return (phrase,) if folded(phrase) == phrase else (phrase, folded(phrase))
