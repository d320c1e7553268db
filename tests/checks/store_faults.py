"""Faults around a store: kill -9, two writers, a full disk, damage, read-only media.

usage: store_faults.py PROGRAM SOURCE_DIR [ROUNDS]
"""
import json, os, random, resource, shutil, signal, sqlite3, subprocess, sys, tempfile, time

program, source = os.path.abspath(sys.argv[1]), sys.argv[2]
slow = bool(os.environ.get("ENTENTE_SLOW_BUILD"))  # fewer trials, of the same kinds
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 4 if slow else 12
flips = 20 if slow else 60
failures = []


def check(claim, what):
    if not claim:
        failures.append(what)
        print("FAIL", what)


def run(*arguments, **more):
    return subprocess.run([program, *arguments], capture_output=True, text=True, timeout=120, **more)


def digest(store):
    out = run("verify", store)
    check(out.returncode == 0, f"verify {store}: {out.stdout}{out.stderr}")
    return out.stdout.strip().split()[-1]


def corpus(path, documents):
    """The example's articles again and again, each time with other ids and texts."""
    folder = os.path.join(source, "examples", "crisis")
    texts = [open(os.path.join(folder, n), encoding="utf-8").read() for n in sorted(os.listdir(folder)) if n.endswith(".txt")]
    with open(path, "w", encoding="utf-8") as out:
        for i in range(documents):
            day = f"2022-{i % 12 + 1:02d}-{i % 28 + 1:02d}"
            out.write(json.dumps({"id": f"n{i}", "date": day, "text": texts[i % len(texts)] + f"\n\nCopy {i}."}) + "\n")


def kills(folder):
    """Killed at any moment, a store opens with whole batches, and building again completes it."""
    lines = os.path.join(folder, "many.jsonl")
    corpus(lines, 400)
    whole = os.path.join(folder, "whole.entente")
    begin = time.monotonic()
    check(run("build", lines, "-o", whole).returncode == 0, "undisturbed build")
    lasted = time.monotonic() - begin
    expected = digest(whole)
    r = random.Random(7)
    inside = 0
    for i in range(rounds):
        store = os.path.join(folder, f"killed{i}.entente")
        process = subprocess.Popen([program, "build", lines, "-o", store], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(r.uniform(0, lasted))
        process.kill()
        inside += process.wait() == -signal.SIGKILL
        if os.path.exists(store):
            copy = os.path.join(folder, "copy.entente")
            for ending in ("", "-wal", "-shm"):
                if os.path.exists(copy + ending):
                    os.unlink(copy + ending)
                if os.path.exists(store + ending):
                    shutil.copy(store + ending, copy + ending)
            digest(copy)
            check(not os.path.exists(copy + "-wal"), f"round {i}: a log is left beside the store")
            database = sqlite3.connect(copy)
            count, = database.execute("SELECT count(*) FROM documents").fetchone()
            check(count % 128 == 0 or count == 400, f"round {i}: {count} documents are no whole batches")
            database.close()
        check(run("build", lines, "-o", store).returncode == 0, f"round {i}: building again")
        check(digest(store) == expected, f"round {i}: another digest after a kill")
        os.unlink(store)
    print(f"{inside} of {rounds} kills inside the build")
    check(inside * 3 >= rounds, "too few kills were inside the build to say anything")


def writers(folder):
    """A second writer waits and gives up with exit 3, or both end with everything."""
    one, two = os.path.join(folder, "one.jsonl"), os.path.join(folder, "two.jsonl")
    corpus(one, 300)
    with open(one) as source_lines, open(two, "w") as out:
        out.writelines(json.dumps(dict(json.loads(line), id=json.loads(line)["id"] + "x")) + "\n" for line in source_lines)
    store = os.path.join(folder, "shared.entente")
    run("build", os.path.join(source, "examples", "crisis"), "-o", store)
    both = [subprocess.Popen([program, "build", p, "-o", store], stderr=subprocess.PIPE) for p in (one, two)]
    codes = [p.wait(timeout=120) for p in both]
    check(all(c in (0, 3) for c in codes) and 0 in codes, f"two writers ended with {codes}")
    database = sqlite3.connect(store)
    count, = database.execute("SELECT count(*) FROM documents WHERE source_id GLOB 'n*'").fetchone()
    check(count == 300 * codes.count(0), f"two writers: {count} documents, exits {codes}")
    database.close()
    digest(store)


def full_disk(folder):
    """When the file may not grow: exit 3 that names the store; committed batches stay."""
    lines, store = os.path.join(folder, "many.jsonl"), os.path.join(folder, "small.entente")

    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))

    out = run("build", lines, "-o", store, preexec_fn=limited)
    check(out.returncode == 3 and "small.entente" in out.stderr, f"full disk: exit {out.returncode}, {out.stderr}")
    if os.path.exists(store):
        digest(store)
    check(run("build", lines, "-o", store).returncode == 0, "building again after a full disk")
    check(digest(store) == digest(os.path.join(folder, "whole.entente")), "another digest after a full disk")


def read_only(folder):
    """A store on read-only media is read, and nothing is left beside it."""
    place = os.path.join(folder, "media")
    os.mkdir(place)
    shutil.copy(os.path.join(folder, "shared.entente"), os.path.join(place, "case.entente"))
    os.chmod(os.path.join(place, "case.entente"), 0o400)
    os.chmod(place, 0o500)
    out = run("documents", os.path.join(place, "case.entente"))
    check(out.returncode == 0, f"read-only media: {out.stderr}")
    os.chmod(place, 0o700)
    check(os.listdir(place) == ["case.entente"], "a file was left beside a store that was only read")


def rows(path):
    database = sqlite3.connect(f"file:{path}?immutable=1", uri=True)
    database.text_factory = bytes
    names = [n.decode() for n, in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {n: sorted(map(repr, database.execute(f'SELECT * FROM "{n}"'))) for n in names}


def damage(folder):
    """verify finds every flipped bit that changes a row, and nothing crashes."""
    store = os.path.join(folder, "shared.entente")
    run("build", os.path.join(source, "examples", "crisis"), "-o", store, "--fresh")
    good, data, r = rows(store), open(store, "rb").read(), random.Random(11)
    changed = 0
    for i in range(flips):
        copy = os.path.join(folder, "flipped.entente")
        flipped = bytearray(data)
        if i < flips * 5 // 6:
            flipped[r.randrange(100, len(data))] ^= 1 << r.randrange(8)
        else:
            at = r.randrange(len(data) // 4096) * 4096
            flipped[at:at + 4096] = bytes(4096)
        with open(copy, "wb") as out:
            out.write(flipped)
        code = run("verify", copy).returncode
        check(code in (0, 1, 3), f"damage {i}: exit {code}")
        try:
            same = rows(copy) == good
        except sqlite3.Error:
            same = False
        changed += not same
        check(same or code != 0, f"damage {i}: a changed store is called sound")
    print(f"{changed} of {flips} damaged copies changed in content, all found" if not failures else "")


with tempfile.TemporaryDirectory() as work:
    for scenario in (kills, writers, full_disk, read_only, damage):
        scenario(work)
print(f"{len(failures)} failures")
sys.exit(1 if failures else 0)
