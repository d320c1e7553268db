#!/usr/bin/env python3
"""How fast the explorer's page is with many actors, in headless Chromium without a GPU.

usage: explorer_speed.py PROGRAM [--actors N] [--edges N] [--sentences N] [--keep FILE.html]
Makes up a case (default 10,000 actors, 30,000 edges, 50,000 sentences), builds and explores it with PROGRAM, and
prints: seconds and bytes of the page; milliseconds from opening the file to the finished first picture; frames a
second while the picture is dragged, counted where the bitmap moved; milliseconds of a redraw at rest, of a click on
an actor, and of a filter, all with every line drawn. Goals: first picture < 2 s, >= 20 frames a second, redraw <= 200 ms.
"""
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
except ImportError:
    if sys.executable == "/usr/bin/python3":
        raise
    os.execv("/usr/bin/python3", ["/usr/bin/python3"] + sys.argv)

SYLLABLES = [a + b for a in "bdfgklmnprstv" for b in "aeiou"]


def name(i):
    """Two made-up words, different for every i below 65^4."""
    first, last = divmod(i * 7919 % (len(SYLLABLES) ** 4), len(SYLLABLES) ** 2)
    word = lambda k: (SYLLABLES[k // len(SYLLABLES)] + SYLLABLES[k % len(SYLLABLES)] + "n").capitalize()
    return word(first) + " " + word(last)


def records(actors, edges, sentences, path):
    """One sentence a document: pairs inside groups of unequal size, a few across; then single names."""
    draw = random.Random(1)
    group = [int(40 * draw.random() ** 2) for _ in range(actors)]
    members = [[i for i in range(actors) if group[i] == g] for g in range(40)]
    pairs = {}
    for i in range(1, actors):  # everybody has a tie
        others = members[group[i]]
        j = others[int(len(others) * draw.random() ** 3)]
        pairs[tuple(sorted((i, j if j != i else 0)))] = True
    while len(pairs) < edges:
        i = int(actors * draw.random() ** 1.5)
        others = members[group[i]] if draw.random() < 0.9 else range(actors)
        j = others[int(len(others) * draw.random() ** 3)]
        if i != j:
            pairs[tuple(sorted((i, j)))] = True
    told = [list(p) for p in sorted(pairs)] + [[draw.randrange(actors)] for _ in range(sentences - len(pairs))]
    with open(path, "w", encoding="utf-8") as out:
        for number, who in enumerate(told):
            text = f"On day {number} "
            mentions = []
            for k, actor in enumerate(who):
                text += " met " if k else ""
                mentions.append({"id": k, "begin": len(text), "end": len(text) + len(name(actor)), "type": "person", "entity": k})
                text += name(actor)
            text += f" and said that article {number} of the draft would be read again in a week."
            day = time.strftime("%Y-%m-%d", time.gmtime(1640995200 + 86400 * (number * 331 // len(told))))
            tie = []
            if len(who) == 2 and number % 10 == 0:
                tie = [{"kind": "meet", "begin": mentions[0]["end"] + 1, "end": mentions[0]["end"] + 4,
                        "participants": [{"entity": 0, "role": "attendee"}, {"entity": 1, "role": "attendee"}]}]
            out.write(json.dumps({"schema": "entente.records/1", "id": f"d{number}", "uri": f"d{number}.txt", "date": day, "text": text, "offsets": "codepoints",
                                  "entities": [{"id": k, "type": "person", "name": name(a)} for k, a in enumerate(who)], "mentions": mentions, "ties": tie}) + "\n")


def timed(*command):
    begin = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return time.monotonic() - begin, done.stderr.strip().splitlines()[-1:]


def browse(page):
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1400,900"):
        options.add_argument(flag)
    driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
    try:
        first = []
        for _ in range(3):
            driver.get("about:blank")
            driver.get("file://" + page)
            while not driver.execute_script("return document.body.dataset.ready"):
                time.sleep(0.05)
            first.append(int(driver.execute_script("return document.body.dataset.ready")))
        print(f"first picture       {min(first)} ms (of {first})")
        print("shown              ", driver.execute_script("return document.getElementById('counts').textContent"))
        weak = "[...document.querySelectorAll('#choices label')].find(l => l.textContent.startsWith('weak')).querySelector('input').click()"
        print(f"draw weak ties too  {driver.execute_script('const t = performance.now(); ' + weak + '; return performance.now() - t'):.0f} ms;", driver.execute_script("return document.getElementById('counts').textContent"))
        box = driver.execute_script("const r = document.querySelector('.picture').getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]")
        driver.execute_script("""window.frames = []; let last = '';
          const step = () => { const now = document.querySelector('canvas.drawn').style.transform;
            if (now !== last) { window.frames.push(performance.now()); last = now; } requestAnimationFrame(step); };
          requestAnimationFrame(step);""")
        mouse = lambda kind, x, y, down: driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, "button": "left", "buttons": down, "clickCount": 1})
        mouse("mousePressed", *box, 1)
        begin = time.monotonic()
        while (gone := time.monotonic() - begin) < 3:
            mouse("mouseMoved", box[0] + 90 * gone, box[1] + 40 * gone, 1)
            time.sleep(0.004)
        mouse("mouseReleased", box[0] + 270, box[1] + 120, 0)
        frames = driver.execute_script("return window.frames")
        frames = [f for f in frames if f < frames[0] + 2900]
        gaps = sorted(b - a for a, b in zip(frames, frames[1:]))
        print(f"dragging            {len(gaps) / (frames[-1] - frames[0]) * 1000:.0f} frames a second; 95 % of gaps <= {gaps[len(gaps) * 95 // 100]:.0f} ms, longest {gaps[-1]:.0f} ms")
        time.sleep(0.5)
        redraws = driver.execute_script("const t = []; for (let i = 0; i < 9; ++i) { explorer.view.resize(); t.push(explorer.view.timing.redraw); } return t.sort((a, b) => a - b)")
        print(f"redraw at rest      {redraws[4]:.0f} ms (median of 9, {redraws[0]:.0f} to {redraws[-1]:.0f})")
        for words, script in (("select an actor", "explorer.choose({actor: 0})"), ("select nothing", "explorer.choose(null)"), ("choose a time", "explorer.chooseTime(2, 5)"),
                              ("find a way", "explorer.choose({path: [0, explorer.model.actors.length - 1]})")):
            print(f"{words:<19} {driver.execute_script('const t = performance.now(); ' + script + '; return performance.now() - t'):.0f} ms")
    finally:
        driver.quit()


def main(arguments):
    wanted = lambda word, usual: int(arguments[arguments.index(word) + 1]) if word in arguments else usual
    program = os.path.abspath(arguments[0])
    actors = wanted("--actors", 10000)
    with tempfile.TemporaryDirectory() as folder:
        made, case, page = (os.path.join(folder, n) for n in ("made.jsonl", "case.entente", "case.html"))
        records(actors, wanted("--edges", 30000), wanted("--sentences", 50000), made)
        print("build               %.1f s" % timed(program, "build", "--mentions", made, "-o", case)[0])
        seconds, said = timed(program, "explore", case, "-o", page, "--top", str(actors))
        print(f"explore             {seconds:.1f} s, {os.path.getsize(page) / 1e6:.1f} MB: {said[0].split(': ')[-1]}")
        if "--keep" in arguments:
            shutil.copy(page, arguments[arguments.index("--keep") + 1])
        browse(page)


main(sys.argv[1:])
