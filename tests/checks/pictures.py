#!/usr/bin/env python3
"""What a reader sees in the pictures: no label lies on another label or on an actor, text stays in
its shape, no line runs through an actor where it does not end, text has a contrast of 4.5:1 or
more with what is behind it (WCAG AA), and no text is smaller than 7 pixels where the picture is
1,600 wide. Measured in the SVG, without the program's own geometry. Pictures kept in docs/images
are measured as they are, the others are drawn.

usage: pictures.py ENTENTE SOURCE_DIR [SVG...]; with SVGs, only those are measured. Exit 77: skipped
"""
import glob
import math
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import font_widths

TOUCH = 0.75  # points that two outlines may share
WIDE, LEAST = 1600, 7  # pixels: a picture's width on a page, the least size of its text there
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans%s.ttf"
SVG = "{http://www.w3.org/2000/svg}"

# Thousandths of the size for U+0020 to U+007E: Adobe's metrics of Helvetica, plain and bold.
PLAIN = [int(w) for w in """278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556
556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500
667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500
556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260
334 584""".split()]
BOLD = [int(w) for w in """278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556
556 556 556 556 556 556 556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556
722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556
611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280
389 584""".split()]


def width(text, size, bold, font=None):
    if font:
        return size * sum(font[bold].get(ord(c), 556) for c in text) / 1000
    table = BOLD if bold else PLAIN
    return size * sum(table[ord(c) - 32] if 32 <= ord(c) < 127 else 556 for c in text) / 1000


def numbers(text):
    return [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", text)]


def colour(text, opacity="1", page=(1, 1, 1)):
    """(red, green, blue) in 0..1 as it looks on the page."""
    rgb = (1, 1, 1)
    if re.fullmatch(r"#[0-9a-f]{6}", text):
        rgb = tuple(int(text[i:i + 2], 16) / 255 for i in (1, 3, 5))
    elif text == "black":
        rgb = (0, 0, 0)
    share = float(opacity)
    return tuple(share * c + (1 - share) * p for c, p in zip(rgb, page))


def contrast(a, b):
    def luminance(rgb):
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    high, low = sorted([luminance(a), luminance(b)], reverse=True)
    return (high + 0.05) / (low + 0.05)


class Shape:
    """An ellipse or the polygon of a node, less TOUCH all around."""

    def __init__(self, element, page):
        self.fill = colour(element.get("fill", "none"), element.get("fill-opacity", "1"), page)
        if element.get("fill") in (None, "none", "transparent"):
            self.fill = page
        self.ellipse = element.tag == SVG + "ellipse"
        if self.ellipse:
            cx, cy, rx, ry = (float(element.get(k)) for k in ("cx", "cy", "rx", "ry"))
            self.centre, self.radii = (cx, cy), (rx - TOUCH, ry - TOUCH)
            self.box = (cx - rx, cy - ry, cx + rx, cy + ry)
        else:
            n = numbers(element.get("points") or element.get("d"))
            points = list(zip(n[::2], n[1::2]))
            xs, ys = n[::2], n[1::2]
            self.box = (min(xs), min(ys), max(xs), max(ys))
            cx, cy = (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2
            wide, high = max(self.box[2] - cx, 1e-9), max(self.box[3] - cy, 1e-9)
            self.points = [(cx + (x - cx) * (wide - TOUCH) / wide,
                            cy + (y - cy) * (high - TOUCH) / high) for x, y in points]

    def holds(self, p):
        if self.ellipse:
            return (min(self.radii) > 0 and ((p[0] - self.centre[0]) / self.radii[0]) ** 2 +
                    ((p[1] - self.centre[1]) / self.radii[1]) ** 2 < 1)
        inside = False
        for (ax, ay), (bx, by) in zip(self.points, self.points[1:] + self.points[:1]):
            if (ay > p[1]) != (by > p[1]) and p[0] < ax + (p[1] - ay) / (by - ay) * (bx - ax):
                inside = not inside
        return inside

    def meets(self, box):
        """Whether any of a grid of points of the box lies in the shape."""
        left, top, right, bottom = box
        if right <= self.box[0] or left >= self.box[2] or bottom <= self.box[1] or \
                top >= self.box[3]:
            return False
        steps = 12
        return any(self.holds((left + (right - left) * i / steps, top + (bottom - top) * j / steps))
                   for i in range(steps + 1) for j in range(steps + 1))


def text_box(element, font):
    size = float(element.get("font-size"))
    wide = width(element.text or "", size, element.get("font-weight") == "bold", font)
    x, y = float(element.get("x")), float(element.get("y"))
    if element.get("text-anchor") == "middle":
        x -= wide / 2
    return (x, y - 0.74 * size, x + wide, y + 0.2 * size)  # capitals and descenders


def around(boxes):
    return (min(b[0] for b in boxes), min(b[1] for b in boxes),
            max(b[2] for b in boxes), max(b[3] for b in boxes))


def overlap(a, b):
    return min(a[2], b[2]) - max(a[0], b[0]) > TOUCH and min(a[3], b[3]) - max(a[1], b[1]) > TOUCH


def curve(path):
    """Points along a path of cubic curves."""
    n = numbers(path)
    p = list(zip(n[::2], n[1::2]))
    out = []
    for i in range(0, len(p) - 3, 3):
        steps = 4 + int(sum(math.dist(p[i + k], p[i + k + 1]) for k in range(3)) / 2)
        for k in range(steps + 1):
            t = k / steps
            u = 1 - t
            out.append(tuple(u ** 3 * p[i][a] + 3 * u * u * t * p[i + 1][a] +
                             3 * u * t * t * p[i + 2][a] + t ** 3 * p[i + 3][a] for a in (0, 1)))
    return out


class Picture:
    def __init__(self, path, font=None):
        root = ElementTree.parse(path).getroot()
        self.actors, self.labels, self.texts, self.edges = {}, {}, [], []
        graph = root.find(SVG + "g")
        page = colour(graph.find(SVG + "polygon").get("fill"))
        self.pixels = WIDE / numbers(root.get("viewBox"))[2]  # a point of text where the picture is WIDE
        self.sizes = []
        for group in graph.iter(SVG + "g"):
            name, kind = group.get("id"), group.get("class")
            if kind == "edge":
                self.edges.append((group.get("data-ends").split(),
                                   curve(group.find(SVG + "path").get("d"))))
                continue
            if kind not in ("node", "text"):
                continue
            shapes = [Shape(e, page) for e in group.iter()
                      if e.tag in (SVG + "ellipse", SVG + "polygon", SVG + "path")]
            lines = [(text_box(e, font), colour(e.get("fill", "black")), e.text or "")
                     for e in group.iter(SVG + "text") if (e.text or "").strip()]
            self.sizes += [(float(e.get("font-size")) * self.pixels, e.text)
                           for e in group.iter(SVG + "text") if (e.text or "").strip()]
            behind = shapes[0].fill if shapes else page
            self.texts += [(ink, behind, text) for _, ink, text in lines]
            if kind == "node":
                self.actors[name] = (shapes[0], lines)
            elif lines:
                self.labels[name] = (around([box for box, _, _ in lines]), lines[0][2])
        self.cut_off = self.outside(numbers(root.get("viewBox")))

    def outside(self, view):
        """What a reader does not see in whole: names of actors and labels, and lines."""
        left, top, wide, high = view
        boxes = [(shape.box, name) for name, (shape, _) in self.actors.items()]
        boxes += list(self.labels.values())
        boxes += [(around([(x, y, x, y) for x, y in points]), "-".join(ends))
                  for ends, points in self.edges]
        return [name for (x0, y0, x1, y1), name in boxes
                if x0 < left or y0 < top or x1 > left + wide or y1 > top + high]


def faults(path, font=None):
    """Lists of what is wrong, by kind."""
    picture = Picture(path, font)
    found = {"label on label": [], "label on actor": [], "text out of its shape": [],
             "line through an actor": [], "contrast below 4.5": [], "cut off": picture.cut_off,
             "small text": [f"{text} {size:.1f}" for size, text in picture.sizes if size < LEAST]}
    labels = sorted(picture.labels.items())
    for i, (_, (box, text)) in enumerate(labels):
        for _, (other, other_text) in labels[:i]:
            if overlap(box, other):
                found["label on label"].append(f"{text} / {other_text}")
        for shape, lines in picture.actors.values():
            if shape.meets(box):
                name = lines[0][2] if lines else "a disc"
                found["label on actor"].append(f"{text} / {name}")
    for shape, lines in picture.actors.values():
        for box, _, text in lines:
            if box[0] < shape.box[0] or box[2] > shape.box[2] or box[1] < shape.box[1] or \
                    box[3] > shape.box[3]:
                found["text out of its shape"].append(text)
    for ends, points in picture.edges:
        for name, (shape, lines) in picture.actors.items():
            if name not in ends and any(shape.holds(p) for p in points):
                found["line through an actor"].append(
                    f"{'-'.join(ends)} / {lines[0][2] if lines else name}")
    for ink, behind, text in picture.texts:
        if contrast(ink, behind) < 4.5:
            found["contrast below 4.5"].append(f"{text} {contrast(ink, behind):.1f}")
    return found, picture


def measure(path, name, font=None):
    """Prints a line a picture; whether it is free of faults."""
    found, picture = faults(path, font)
    counts = ", ".join(f"{kind} {len(what)}" for kind, what in found.items())
    least = min((contrast(ink, behind) for ink, behind, _ in picture.texts), default=21)
    print(f"{name}: {len(picture.actors)} actors, {len(picture.edges)} lines, "
          f"{len(picture.labels)} labels; {counts}; least contrast {least:.1f}, "
          f"least text {min(picture.sizes, default=(0, ''))[0]:.1f} px")
    bad = [f"  {kind}: {one}" for kind, what in found.items() for one in what]
    print("\n".join(bad[:20]), end="\n" if bad else "")
    return not bad


def main():
    program, source = os.path.abspath(sys.argv[1]), sys.argv[2]
    if len(sys.argv) > 3:
        sys.exit(0 if all([measure(p, os.path.basename(p)) for p in sys.argv[3:]]) else 1)
    shared = os.environ.get("ENTENTE_SHARED", os.path.join(source, "..", "shared"))
    cases = [("example", os.path.join(source, "examples", "crisis"), "Karsova")]
    seed = os.path.join(shared, "corpora")
    slow = bool(os.environ.get("ENTENTE_SLOW_BUILD"))  # fewer pictures, of every view
    if slow:
        print("left out: the seed's pictures, for the build is slow")
    elif os.path.isdir(seed):
        cases.append(("seed", seed, "Antony Blinken"))
    else:
        print("left out: the seed's pictures, for there is no ../shared/corpora")
    kept = sorted(glob.glob(os.path.join(source, "docs", "images", "*.svg")))
    good = len(kept) > 0
    for path in kept:
        good &= measure(path, "docs, " + os.path.basename(path))
    wide = None  # the letters of DejaVu Sans, a sixth wider than those of the house style
    if os.path.exists(DEJAVU % ""):
        wide = {bold: font_widths.widths(DEJAVU % name) for bold, name in ((False, ""), (True, "-Bold"))}
    else:
        print("left out: pictures with --font, for there is no " + DEJAVU % "")
    with tempfile.TemporaryDirectory() as folder:
        for name, corpus, ego in cases:
            store = os.path.join(folder, name + ".entente")
            subprocess.run([program, "-q", "build", corpus, "-o", store], check=True)
            views = [("full", []), ("meetings", ["--view", "meetings"]),
                     ("ego", ["--view", "ego:" + ego]), ("communities", ["--view", "communities"]),
                     ("top 30", ["--top", "30"]), ("sides", ["--view", "sides"]),
                     ("timeline", ["--view", "timeline"])]
            if name == "example":
                views += [("dark", ["--top", "20", "--dark", "--page", "a4"]), ("path", ["--view", "path:Jan Rusek,Karsova"]),
                          ("between", ["--between", "Karsova,Valdoria"]),
                          ("timeline, dark", ["--view", "timeline", "--by", "day", "--dark", "--page", "slide"])]
            if wide:
                views += [("font " + v, [*a, "--font", "DejaVu Sans"]) for v, a in views[:2 if slow else 7]]
            for view, arguments in views:
                svg = os.path.join(folder, "picture.svg")
                subprocess.run([program, "-q", "render", store, *arguments, "-o", svg], check=True)
                good &= measure(svg, f"{name}, {view}", wide if "--font" in arguments else None)
    sys.exit(0 if good else 1)


main()
