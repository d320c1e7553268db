"""Widths of a TrueType font's letters, read from its file without any library of fonts."""
import struct


def widths(path):
    """Thousandths of the size by code point, of the Basic Multilingual Plane."""
    data = open(path, "rb").read()
    tables = {}
    for i in range(struct.unpack(">H", data[4:6])[0]):
        tag, _, offset, _ = struct.unpack(">4sLLL", data[12 + 16 * i:28 + 16 * i])
        tables[tag] = offset
    units = struct.unpack(">H", data[tables[b"head"] + 18:tables[b"head"] + 20])[0]
    metrics = struct.unpack(">H", data[tables[b"hhea"] + 34:tables[b"hhea"] + 36])[0]

    def advance(glyph):
        at = tables[b"hmtx"] + 4 * min(glyph, metrics - 1)
        return 1000 * struct.unpack(">H", data[at:at + 2])[0] / units

    cmap = tables[b"cmap"]
    for i in range(struct.unpack(">H", data[cmap + 2:cmap + 4])[0]):
        offset = cmap + struct.unpack(">L", data[cmap + 8 + 8 * i:cmap + 12 + 8 * i])[0]
        if struct.unpack(">H", data[offset:offset + 2])[0] == 4:
            break
    else:
        raise ValueError(path + ": no table of characters of format 4")
    count = struct.unpack(">H", data[offset + 6:offset + 8])[0] // 2

    def row(begin, kind="H"):
        return struct.unpack(f">{count}{kind}", data[begin:begin + 2 * count])

    first = offset + 14
    ends, starts = row(first), row(first + 2 * count + 2)
    deltas, places = row(first + 4 * count + 2), row(first + 6 * count + 2)
    out = {}
    for i in range(count):
        for c in range(starts[i], ends[i] + 1):
            glyph = c
            if places[i]:
                at = first + 6 * count + 2 + 2 * i + places[i] + 2 * (c - starts[i])
                glyph = struct.unpack(">H", data[at:at + 2])[0]
            if glyph or not places[i]:
                out[c] = advance((glyph + deltas[i]) & 0xFFFF)
    return out
