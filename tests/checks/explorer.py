#!/usr/bin/env python3
"""What `entente explore` makes works in a browser: search, filters, evidence, brush, path, saved
files, links, keyboard; hostile names stay text; nothing is asked of a network; axe-core, where it
can be had, finds no serious fault.

usage: explorer.py ENTENTE SOURCE_DIR; exit 77: skipped
"""
import glob
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from readers.labels import check, run  # noqa: E402

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
except ImportError:
    if sys.executable != "/usr/bin/python3" and os.path.exists("/usr/bin/python3"):
        os.execv("/usr/bin/python3", ["/usr/bin/python3"] + sys.argv)
    print("skipped: python3-selenium is not installed")
    sys.exit(77)

if os.environ.get("ENTENTE_SLOW_BUILD"):
    print("skipped: the page is the same from an instrumented build")
    sys.exit(77)
for tool in ("chromium", "chromedriver"):
    if not shutil.which(tool):
        print(f"skipped: {tool} is not installed")
        sys.exit(77)

PROGRAM, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
KIT = os.path.join(SOURCE, "..", "shared", "hostile", "make_hostile.py")

HOSTILE = [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<!--<script>", "<img src=x onerror=alert(1)>",
    "</title></style></svg><svg onload=alert(1)>", "javascript:alert(1)", "' onmouseover='alert(1)", "{{data}}", "__proto__",
    "constructor", "&lt;b&gt; &amp; &#60;", "\\u003cscript>", "שלום עולם", "日本", "a\u0301\u0323\u0330", "toString", "$&$1",
]


class Page:
    def __init__(self, folder):
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium")
        for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1400,900"):
            options.add_argument(flag)
        options.add_experimental_option("prefs", {"download.default_directory": folder, "download.prompt_for_download": False,
                                                  "profile.default_content_setting_values.automatic_downloads": 1})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.folder = folder
        self.driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
        self.driver.set_script_timeout(60)

    def open(self, name, link=""):
        self.driver.get("about:blank")
        self.driver.get("file://" + os.path.join(self.folder, name) + link)
        self.until("return document.body.dataset.ready", f"{name}: never ready")

    def js(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def until(self, script, what, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.js(script):
                return
            time.sleep(0.05)
        check(False, what)

    def text(self, selector):
        return self.js("return document.querySelector(arguments[0])?.textContent ?? ''", selector)

    def press(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()

    def shown(self):
        return self.js("const v = explorer.seen(); return [v.actors, v.lines]")

    def faults(self):
        """Console messages and requests since the last time."""
        console = [e["message"] for e in self.driver.get_log("browser") if e["level"] in ("SEVERE", "WARNING")]
        asked = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = message["params"]["request"]["url"]
                if not url.startswith(("file:", "blob:", "about:", "data:")):
                    asked.append(url)
        return console, asked


def panel_head(page):
    return page.text("#panel h2")


def check_search(page):
    page.press("/")
    check(page.js("return document.activeElement.id") == "search", "/ goes to the search field")
    page.press("kadar")
    page.until("return document.querySelectorAll('#seek li').length > 0", "search offers nothing")
    page.press(Keys.ENTER)
    check(panel_head(page) == "Miron Kadar", f"search leads to Miron Kadar, not to {panel_head(page)!r}")
    page.press("/", "border")
    page.until("return document.querySelector('#seek li:last-child')?.textContent.includes('with')", "no sentences found by their words")
    page.press(Keys.ARROW_UP, Keys.ENTER)
    check("border" in panel_head(page), "the found sentences are listed")
    check("border" in page.text("#panel .text").lower(), "the first of them holds the word")
    page.press(Keys.ESCAPE)


def toggle(page, words):
    page.js("""[...document.querySelectorAll('#choices label')].find(l => l.textContent.startsWith(arguments[0]))
               .querySelector('input').click()""", words)


def check_filters(page):
    whole = page.shown()
    for words in ("meeting", "Hostile", "person", "weak ties"):
        toggle(page, words)
        check(page.shown() != whole, f"the filter '{words}' changes nothing")
        toggle(page, words)
        check(page.shown() == whole, f"the filter '{words}' is not undone")
    group = page.js("return explorer.model.groups[0]")
    toggle(page, group["name"])
    check(page.shown()[0] == whole[0] - group["actors"], "a hidden group hides its actors")
    toggle(page, group["name"])
    page.js("const s = document.getElementById('least'); s.value = 3; s.dispatchEvent(new Event('input'))")
    left = page.js("return explorer.model.lines.filter(l => explorer.seen().line[l.i] && l.sentences < 3).length")
    check(left == 0 and page.shown()[1] < whole[1], "least evidence leaves weaker lines out")
    page.js("[...document.querySelectorAll('#choices button')].pop().click()")
    check(page.shown() == whole, "'Show everything' resets the filters")


def check_evidence(page, case):
    page.js("document.querySelector('.actor[data-actor=\"0\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    check(panel_head(page) == page.js("return explorer.model.actors[0].label"), "a click on an actor opens it")
    check("90 %" in page.js("return document.querySelector('.tile').title"), "the rank has an interval")
    check(page.js("return document.querySelectorAll('#panel .tie').length") > 5, "an actor lists its ties")
    meeting = page.js("""return explorer.model.lines.find(l => explorer.model.relations[l.relation].name === 'meeting' && !l.off).i""")
    page.js("document.querySelector(`.line[data-line='${arguments[0]}'] .grip`).dispatchEvent(new MouseEvent('click', {bubbles: true}))", meeting)
    place = page.text("#panel .evidence code")
    row = json.loads(run(PROGRAM, "evidence", case, place, "--json"))["rows"][0]
    check(page.text("#panel .evidence .text .main") == row["text"], f"the text of {place} is the document's")
    marks = page.js("return [...document.querySelectorAll('#panel .evidence:first-of-type mark')].map(m => m.title)")
    ends = page.js("const l = explorer.model.lines[arguments[0]]; return [l.source, l.target].map(i => explorer.model.actors[i].label)", meeting)
    check(set(marks) <= set(ends) and marks, f"marks name the two ends, not {marks}")
    check(page.text("#panel .stated") != "", "the words that state the tie are marked")
    check(page.text("#panel .source") != "", "the source document is named")


def check_time(page):
    whole = page.shown()
    box = page.js("const r = document.querySelector('.bars').getBoundingClientRect(); return [r.left, r.top, r.width, r.height]")
    drag = ActionChains(page.driver)
    drag.w3c_actions.pointer_action.move_to_location(int(box[0] + box[2] * 0.5), int(box[1] + 20))
    drag.w3c_actions.pointer_action.pointer_down()
    drag.w3c_actions.pointer_action.move_to_location(int(box[0] + box[2] * 0.8), int(box[1] + 20))
    drag.w3c_actions.pointer_action.pointer_up()
    drag.perform()
    check(page.js("return explorer.state().from !== null"), "the brush chooses a time")
    check(page.shown()[1] < whole[1], "a chosen time leaves lines out")
    wrong = page.js("""const [m, b, s] = [explorer.model, explorer.bins, explorer.state()];
      const [first, last] = [b.list[s.from].first, b.list[s.to].last];
      return m.lines.filter(l => explorer.seen().line[l.i] === 1 && !l.evidence.some(r => m.day(r) >= first && m.day(r) <= last)).length""")
    check(wrong == 0, f"{wrong} lines are shown that nothing of the chosen time tells")
    fields = page.driver.find_elements(By.CSS_SELECTOR, ".times select")
    check(all(f.get_attribute("value") != "-1" for f in fields), "the fields follow the brush")
    page.js("[...document.querySelectorAll('.times button')].find(b => b.textContent === 'All times').click()")
    check(page.shown() == whole, "'All times' shows everything")


def check_path(page, case):
    page.js("explorer.choose({actor: explorer.model.byId.get('dahl' in explorer.model.byId ? '' : [...explorer.model.byId.keys()].find(k => k.includes('dahl'))).i})")
    field = page.driver.find_element(By.CSS_SELECTOR, "#panel .picker input")
    field.send_keys("halvorsen", Keys.ENTER)
    names = page.js("return explorer.way().map(i => explorer.model.actors[i].label)")
    rows = json.loads(run(PROGRAM, "path", case, "Dahl", "Halvorsen", "--json"))["rows"]
    told = [rows[0]["from"]] + [r["to"] for r in rows]
    check(names == told, f"the page's way {names} is entente path's {told}")
    check(page.js("return document.querySelectorAll('#panel .path > li .text').length") == len(rows), "each step has its sentence")


def check_files(page):
    page.js("explorer.choose(null)")
    for form in ("svg", "png"):
        page.js(f"document.getElementById('save-{form}').click()")
    end = time.monotonic() + 20
    while time.monotonic() < end and not all(glob.glob(os.path.join(page.folder, "*." + f)) for f in ("svg", "png")):
        time.sleep(0.1)
    time.sleep(0.2)
    for form in ("svg", "png"):
        check(glob.glob(os.path.join(page.folder, "*." + form)), f"no {form.upper()} file is saved")
    picture = xml.etree.ElementTree.parse(glob.glob(os.path.join(page.folder, "*.svg"))[0])
    words = " ".join("".join(t.itertext()) for t in picture.iter("{http://www.w3.org/2000/svg}text"))
    check("Kadar" in words and "Karsova" in words, "the SVG has its names as text")
    check("meeting" in words and "Source:" in words, "the SVG says what its lines mean and where it comes from")
    check("script" not in {e.tag.split("}")[1] for e in picture.iter()}, "the SVG holds no script")
    png = open(glob.glob(os.path.join(page.folder, "*.png"))[0], "rb").read()
    check(png.startswith(b"\x89PNG") and len(png) > 20000, "the PNG is a picture")


def check_links(page, name):
    page.js("explorer.choose({actor: 3})")
    toggle(page, "Hostile")
    page.js("explorer.chooseTime(4, 9)")
    link = page.js("return location.hash")
    seen, head = page.shown(), panel_head(page)
    page.open(name, link)
    check((page.shown(), panel_head(page)) == (seen, head), f"the link {link} leads back to the same view")
    page.open(name, "#actor=nobody&tie=x&from=yesterday&least=-4&without-group=999")
    check(page.text("#panel h2") == "Ranking", "a link to nothing shows the whole page")


def check_keyboard(page, name):
    page.open(name)
    reached = []
    for _ in range(80):
        page.press(Keys.TAB)
        here = page.js("""const e = document.activeElement;
          return [e.className.baseVal ?? e.className, e.getAttribute('aria-label') || e.textContent || e.labels?.[0]?.textContent || '']""")
        check(here[1].strip() != "" or here[0] == "", f"what Tab reaches has a name: {here}")
        reached.append(here[0])
        if "picture" in here[0]:
            break
    check("picture" in reached[-1], "Tab reaches the picture")
    page.press(Keys.ARROW_RIGHT)
    page.press(Keys.ARROW_RIGHT)
    spoken = page.text("#said")
    check("influence rank" in spoken, f"arrow keys say the actor: {spoken!r}")
    page.press(Keys.ENTER)
    check(panel_head(page) != "" and spoken.startswith(panel_head(page)), "Enter opens the actor that was said")
    page.press(Keys.ESCAPE)
    check(panel_head(page) == "Ranking", "Esc selects nothing")


def axe_source():
    """The text of axe-core, or why there is none."""
    place = os.path.join(os.path.dirname(PROGRAM), "axe")
    path = os.path.join(place, "node_modules", "axe-core", "axe.min.js")
    if not os.path.exists(path):
        if not shutil.which("npm"):
            return None, "npm is not installed"
        try:
            subprocess.run(["npm", "install", "--prefix", place, "--no-audit", "--no-fund", "--ignore-scripts", "--silent",
                            "--fetch-retries=0", "--fetch-timeout=8000", "axe-core@4"], capture_output=True, timeout=25)
        except subprocess.TimeoutExpired:
            pass
    if not os.path.exists(path):
        return None, "axe-core could not be had from npm"
    with open(path, encoding="utf-8") as text:
        return text.read(), ""


def check_access(page, name, axe):
    for theme in ("light", "dark"):
        page.open(name)
        page.js("if (document.documentElement.dataset.theme !== arguments[0]) { document.documentElement.dataset.theme = arguments[0]; }", theme)
        page.js(axe)
        views = ("null", "{actor: 0}", "{a: explorer.model.lines[0].source, b: explorer.model.lines[0].target}", "{meeting: 0}", "tab")
        for view in views if theme == "light" else views[:3]:
            page.js("document.getElementById('tab-meetings').click()" if view == "tab" else f"explorer.choose({view})")
            found = page.driver.execute_async_script("""const done = arguments[0];
              axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations.filter(v => ['serious', 'critical'].includes(v.impact))
                .map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | '))))""")
            check(not found, f"axe-core, {theme}, {view}: {found}")


def check_phone(page, name):
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": True})
    page.open(name, "#actor=karsova")
    wide = page.js("return document.documentElement.scrollWidth")
    check(wide <= 390, f"the page is {wide} pixels wide on a phone of 390")
    page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def check_hostile(page, name, labels):
    page.open(name)
    check(page.js("return typeof explorer") == "object", "a page of hostile names works")
    odd = page.js("""return [...document.querySelectorAll('img, iframe, object, embed, script:not(:last-of-type), [onclick], [onload], [onerror], [onmouseover]')].map(e => e.outerHTML.slice(0, 80))""")
    check(not odd, f"{name}: elements that the page does not have: {odd}")
    check(page.js("return document.querySelectorAll('style').length") == 1, f"{name}: one style element")
    shown = set(page.js("return explorer.model.actors.map(a => a.label)"))
    for label in labels:
        check(label in shown, f"{name}: the label {label!r} is not there as it was")
    count = page.js("return explorer.model.actors.length")
    for i in range(0, count, max(1, count // 12)):
        page.js("explorer.choose({actor: arguments[0]})", i)
        check(panel_head(page) == page.js("return explorer.model.actors[arguments[0]].label", i), f"{name}: the panel names actor {i} as text")
    page.js("document.getElementById('save-svg').click()")


def edge_list(path, labels):
    with open(path, "w", encoding="utf-8") as rows:
        rows.write("source,target,weight\n")
        for i, label in enumerate(labels):
            rows.write('"' + label.replace('"', '""') + f'",middle,{i + 1}\n')


def kit_labels():
    """The kit's hostile labels, as many as an edge list may have, or None without the kit."""
    if not os.path.exists(KIT):
        return None
    wanted = importlib.util.spec_from_file_location("make_hostile", KIT)
    kit = importlib.util.module_from_spec(wanted)
    sys.dont_write_bytecode = True
    wanted.loader.exec_module(kit)
    return [label for label in kit.LABELS.values()
            if label.strip("\u200b ") and len(label.encode()) <= 1024 and "\0" not in label]


def main(folder):
    case = os.path.join(folder, "case.entente")
    run(PROGRAM, "build", os.path.join(SOURCE, "examples", "crisis"), "-o", case, "-q")
    run(PROGRAM, "explore", case, "-o", os.path.join(folder, "case.html"), "-q")
    edge_list(os.path.join(folder, "own.csv"), HOSTILE)
    run(PROGRAM, "explore", os.path.join(folder, "own.csv"), "-o", os.path.join(folder, "own.html"), "-q", "--title", "</title><script>alert(1)</script>")
    with open(os.path.join(folder, "evil.txt"), "w", encoding="utf-8") as text:
        text.write("Joe Biden met Sergey Lavrov in Geneva on Friday </script><script>alert(1)</script><img src=x onerror=alert(1)>.\n"
                   "Sergey Lavrov told Joe Biden that <b onclick=alert(1)>talks</b> were &lt;over&gt;.\n")
    run(PROGRAM, "build", os.path.join(folder, "evil.txt"), "-o", os.path.join(folder, "evil.entente"), "-q")
    run(PROGRAM, "explore", os.path.join(folder, "evil.entente"), "-o", os.path.join(folder, "evil.html"), "-q")
    page = Page(folder)
    try:
        page.open("case.html")
        check_search(page)
        check_filters(page)
        check_evidence(page, case)
        check_time(page)
        check_path(page, case)
        check_files(page)
        check_links(page, "case.html")
        check_keyboard(page, "case.html")
        check_phone(page, "case.html")
        check_hostile(page, "own.html", HOSTILE)
        check_hostile(page, "evil.html", [])
        kit = kit_labels()
        if kit:
            edge_list(os.path.join(folder, "kit.csv"), kit)
            run(PROGRAM, "explore", os.path.join(folder, "kit.csv"), "-o", os.path.join(folder, "kit.html"), "-q")
            check_hostile(page, "kit.html", [label for label in kit if label.isprintable() and label == label.strip() and len(label) < 500])
        else:
            print("without the kit of hostile labels: it is not beside the project")
        console, asked = page.faults()
        check(not console, f"console: {console[:3]}")
        check(not asked, f"requests: {asked[:3]}")
        axe, reason = axe_source()
        if axe:
            check_access(page, "case.html", axe)
            check(not page.faults()[1], "requests of the page under axe-core")
        else:
            print("without axe-core:", reason)
    finally:
        page.driver.quit()
    print("explorer: search, filters, evidence, time, path, files, links, keyboard, phone and hostile names hold")


with tempfile.TemporaryDirectory() as work:
    main(work)
