"""Every edge of the Wikinews store leads to words: the passage of each pair holds both surface forms,
and so does each telling's sentence its trigger.

usage: edge_evidence.py PROGRAM SOURCE_DIR
"""
import os, sqlite3, subprocess, sys, tempfile

program, source = os.path.abspath(sys.argv[1]), sys.argv[2]
corpus = os.path.join(source, "..", "shared", "data", "corpora", "wikinews_2019_2020.jsonl")
if not os.path.exists(corpus):
    print("skipped: ../shared is not here")
    sys.exit(77)
with tempfile.TemporaryDirectory() as folder:
    store = os.path.join(folder, "w.entente")
    subprocess.run([program, "build", corpus, "-o", store, "-q"], check=True)
    database = sqlite3.connect(store)
    pairs, failures = set(), 0
    for a, b, one, other, text, place in database.execute("SELECT actor_a, actor_b, words_a, words_b, text, place FROM edge_evidence"):
        pairs.add(tuple(sorted((a, b))))
        if one not in text or other not in text:
            failures += 1
            print(f"FAIL {place}: {one!r} and {other!r} are not both in {text!r}")
    for words, sentence, place in database.execute("SELECT words, sentence, sentence_place FROM tie_evidence"):
        if words not in sentence:
            failures += 1
            print(f"FAIL {place}: {words!r} is not in {sentence!r}")
    sizes = subprocess.run([program, "evidence", store, *sorted(pairs)[0]], capture_output=True, text=True)
    failures += sizes.returncode != 0
    print(f"{len(pairs)} edges, {failures} failures")
    sys.exit(1 if failures or len(pairs) < 1000 else 0)
