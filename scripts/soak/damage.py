#!/usr/bin/env python3
"""damage.py PROGRAM CORPUS SHARED [--sample N]: bits of a store are changed.

Takes the damaged copies that make_hostile.py --damage writes, if SHARED has it, or
flips single bits itself. A copy whose content differs must be found by 'verify' or
refused; no copy may crash the program, and no copy may give another answer with
exit code 0 once verify calls it sound.
"""
import argparse
import glob
import os
import random
import shutil
import subprocess
import sys
import tempfile

parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("corpus")
parser.add_argument("shared")
parser.add_argument("--sample", type=int, default=280)
arguments = parser.parse_args()
program = os.path.abspath(arguments.program)


def run(*words):
    return subprocess.run([program, *words], capture_output=True)


def flipped(store, folder, count):
    chance = random.Random(1)
    content = open(store, "rb").read()
    for i in range(count):
        copy = bytearray(content)
        copy[chance.randrange(len(copy))] ^= 1 << chance.randrange(8)
        with open(os.path.join(folder, f"flip{i}.entente"), "wb") as file:
            file.write(copy)


with tempfile.TemporaryDirectory() as folder:
    store = os.path.join(folder, "case.entente")
    if run("-q", "build", arguments.corpus, "-o", store).returncode != 0:
        sys.exit("the corpus cannot be built")
    copies = os.path.join(folder, "copies")
    os.makedirs(copies)
    maker = os.path.join(arguments.shared, "hostile", "make_hostile.py")
    if os.path.exists(maker):
        subprocess.run([sys.executable, maker, "--damage", store, copies], check=True, capture_output=True)
    else:
        flipped(store, copies, arguments.sample)
    answers = [("export", "--to", "records", "-o", "-"), ("rank", "--csv")]

    def answer(path, words):
        done = run(words[0], path, *words[1:])
        return done.returncode, done.stdout.replace(path.encode(), b"")

    expected = [answer(store, words) for words in answers]
    sound, found, crashes, wrong = 0, 0, [], []
    files = sorted(p for p in glob.glob(os.path.join(copies, "**"), recursive=True)
                   if os.path.isfile(p) and not p.endswith(".json"))
    if arguments.sample < len(files):
        files = files[:: len(files) // arguments.sample]
    for path in files:
        copy = os.path.join(folder, "copy.entente")
        shutil.copy(path, copy)
        code = run("verify", copy).returncode
        got = [answer(copy, words) for words in answers]
        if code < 0 or any(g[0] < 0 or g[0] == 4 for g in got) or code == 4:
            crashes.append(os.path.basename(path))
        elif code == 0:
            sound += 1
            if any(g[0] == 0 and g != e for g, e in zip(got, expected)):
                wrong.append(os.path.basename(path))
        else:
            found += 1
    for name in (crashes + wrong)[:20]:
        print(name)
    print(f"{len(files)} copies: {found} found, {sound} unchanged in content, "
          f"{len(wrong)} wrong but called sound, {len(crashes)} crashes")
    sys.exit(1 if crashes or wrong or not files else 0)
