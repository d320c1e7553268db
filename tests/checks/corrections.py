#!/usr/bin/env python3
"""Corrections by hand, from the command line to the exports and back.

corrections.py PROGRAM SOURCE_DIR: merges, splits and ignores in the example corpus, rebuilds, adds documents,
takes some out, deletes the file; and gives corrections that cannot be applied.
"""
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

PROGRAM, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
CORPUS = os.path.join(SOURCE, "examples", "crisis")
FORMATS = ["graphml", "gexf", "json", "jgf", "csv", "net", "dot", "records", "annotations"]


def content(path):
    with open(path, "rb") as file:
        return file.read()


def sha(path):
    return hashlib.sha256(content(path)).hexdigest()


class Corrections(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.store = os.path.join(self.folder, "case.entente")
        self.file = os.path.join(self.folder, "case.corrections.toml")
        self.articles = sorted(os.path.join(CORPUS, n) for n in os.listdir(CORPUS) if n.endswith(".txt"))

    def tearDown(self):
        shutil.rmtree(self.folder)

    def run_program(self, *words):
        return subprocess.run([PROGRAM, *words], cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, timeout=120)

    def ok(self, *words):
        done = self.run_program(*words)
        self.assertEqual(done.returncode, 0, f"{words}: {done.stderr}")
        return done

    def refused(self, code, *words, says=()):
        done = self.run_program(*words)
        self.assertEqual(done.returncode, code, f"{words}: {done.stderr}")
        for text in says:
            self.assertIn(text, done.stderr)
        return done

    def build(self, articles=None, store=None, *more):
        return self.ok("build", *(articles or self.articles), "-o", store or self.store, *more)

    def rows(self, *words):
        return json.loads(self.ok(*words, "--json").stdout)["rows"]

    def actors(self, store=None):
        return {row["id"]: row for row in self.rows("actors", store or self.store)}

    def everything(self, store=None):
        """All that the store says, as bytes; the digest of the store with it."""
        store = store or self.store
        out = {"verify": self.ok("verify", store).stdout.split("digest")[1]}
        for form in FORMATS:
            out[form] = self.ok("export", store, "--to", form, "-o", "-").stdout
        for words in (["actors"], ["rank"], ["timeline"], ["communities"], ["actors", "show", "Kadar", "--why"]):
            at = 2 if words[:2] == ["actors", "show"] else 1
            out[" ".join(words)] = self.ok(*words[:at], store, *words[at:], "--csv").stdout
        return out

    def correct_three(self):
        """merge, split of one mention, ignore; returns the span that was split off."""
        self.ok("actors", "merge", self.store, "Clara Vance", "Lidia Baran", "--reason", "one woman")
        span = next(r["span"] for r in self.rows("actors", "show", self.store, "Kadar", "--why")
                    if r["words"] == "Kadar")
        self.ok("actors", "split", self.store, "Miron Kadar", "--mentions", span, "--into", "Ilse Kadar")
        self.ok("actors", "ignore", self.store, "Continental Press")
        return span

    def assert_in_force(self, store=None):
        there = self.actors(store)
        self.assertIn("clara-vance", there)
        self.assertNotIn("lidia-baran", there)
        self.assertIn("Lidia Baran", there["clara-vance"]["also"])
        self.assertEqual((there["ilse-kadar"]["mentions"], there["ilse-kadar"]["label"]), (1, "Ilse Kadar"))
        self.assertNotIn("continental-press", there)

    # The sixth point of the issue on who is who.

    def test_corrections_outlive_builds_and_end_with_their_file(self):
        first, rest = self.articles[:10], self.articles[10:]
        self.build(first)
        self.correct_three()
        self.assert_in_force()
        self.build(first)
        self.assert_in_force()
        self.build(rest)
        self.assert_in_force()
        added = self.everything()
        # At once, from nothing, with the same file.
        other = os.path.join(self.folder, "other.entente")
        shutil.copy(self.file, os.path.join(self.folder, "other.corrections.toml"))
        self.build(self.articles, other)
        self.assertEqual({k: v.replace("other.", "case.") for k, v in self.everything(other).items()}, added)
        # A document taken out and put back.
        self.ok("remove", self.store, os.path.splitext(os.path.basename(rest[0]))[0])
        self.assert_in_force()
        self.build()
        self.assertEqual(self.everything(), added)
        # Without the file: what entente finds alone, byte for byte.
        os.unlink(self.file)
        self.build()
        alone = os.path.join(self.folder, "alone.entente")
        self.build(self.articles, alone)
        self.assertEqual({k: v.replace("alone.", "case.") for k, v in self.everything(alone).items()},
                         self.everything())
        self.assertIn("continental-press", self.actors())

    def test_every_kind_is_written_by_a_command(self):
        self.build()
        with open(self.file, "w", encoding="utf-8") as file:
            file.write("# mine, keep it\n\n")
        key, where = self.correct_three().split(":")
        self.ok("actors", "rename", self.store, "Kadar", "M. Kadar", "--who", "me", "--date", "2031-04-01")
        self.ok("actors", "retype", self.store, "European Union", "group")
        self.ok("actors", "must-not-merge", self.store, "Andrei Solokov", "Tomas Reveni")
        text = content(self.file).decode()
        self.assertTrue(text.startswith("# mine, keep it\n"))
        for kind in ("merge", "split", "ignore", "rename", "retype", "must-not-merge"):
            self.assertEqual(text.count(f"[[{kind}]]"), 1, kind)
        self.assertRegex(text, f'"{key}[0-9a-f]{{{16 - len(key)}}}:{where}"')  # the document's whole key
        there = self.actors()
        self.assertEqual(there["miron-kadar"]["label"], "M. Kadar")
        self.assertEqual(there["european-union"]["type"], "group")
        shown = self.ok("actors", "show", self.store, "Clara Vance", "--why").stdout
        for part in ("correction 1", "one woman", "merged by hand", "(1.00)", ":s"):
            self.assertIn(part, shown)
        with sqlite3.connect(self.store) as database:
            kept, digest = database.execute("SELECT text, sha256 FROM corrections_file").fetchone()
            self.assertEqual(database.execute("SELECT count(*) FROM corrections").fetchone()[0], 6)
        self.assertEqual((kept, digest), (text, hashlib.sha256(text.encode()).hexdigest()))
        self.ok("verify", self.store)

    def test_keys_that_were_merged_away_still_lead_there(self):
        self.build()
        self.ok("actors", "merge", self.store, "Clara Vance", "Lidia Baran")
        self.assertIn("Clara Vance", self.ok("actors", "show", self.store, "lidia-baran").stdout)
        self.ok("actors", "rename", self.store, "lidia-baran", "C. Vance")
        self.assertEqual(self.actors()["clara-vance"]["label"], "C. Vance")

    def test_a_file_and_a_store_that_differ_are_told_of(self):
        self.build()
        self.ok("actors", "ignore", self.store, "Continental Press")
        self.assertNotIn("warning", self.ok("rank", self.store).stderr)
        with open(self.file, "a", encoding="utf-8") as file:
            file.write('\n[[rename]]\nactor = "Kadar"\nname = "M. Kadar"\n')
        for words in (["rank"], ["actors"], ["evidence", "Kadar"]):
            self.assertIn("case.corrections.toml", self.ok(words[0], self.store, *words[1:]).stderr)
        self.ok("actors", "apply", self.store)
        self.assertNotIn("warning", self.ok("rank", self.store).stderr)
        self.assertEqual(self.actors()["miron-kadar"]["label"], "M. Kadar")
        os.unlink(self.file)
        self.assertIn("is gone", self.ok("rank", self.store).stderr)

    def test_another_file_is_named_and_remembered(self):
        mine = os.path.join(self.folder, "mine.toml")
        with open(mine, "w", encoding="utf-8") as file:
            file.write('[[ignore]]\nactor = "Continental Press"\n')
        self.build(None, None, "--corrections", mine)
        self.assertNotIn("continental-press", self.actors())
        self.build()
        self.assertNotIn("continental-press", self.actors())
        self.build(None, None, "--fresh")  # begins anew, and forgets
        self.assertIn("continental-press", self.actors())
        self.refused(2, "build", CORPUS, "-o", self.store, "--corrections", "none.toml", says=["none.toml"])
        self.refused(2, "build", CORPUS, "-o", self.store, "--corrections", "none.txt", says=["ends in .toml"])

    def test_what_cannot_be_applied_changes_nothing(self):
        self.build(self.articles[:10])
        before = sha(self.store)
        merge = '[[merge]]\nactor = "Clara Vance"\nwith = "Lidia Baran"\n'
        for text, says in (
                ('\n[[ignore]]\nactor = "Clara Vanse"\n', ["case.corrections.toml:3:", "Clara Vanse", "Clara Vance"]),
                ('[[ignore]]\nactor = "Clara Vance"\nwhy = "x"\n', ["case.corrections.toml:3:", "why"]),
                ('[[ignore]\n', ["case.corrections.toml:1:", "TOML"]),
                (merge + '[[must-not-merge]]\nactors = ["Lidia Baran", "Clara Vance"]\n',
                 ["case.corrections.toml:4:", "line 1"]),
                (merge + '[[ignore]]\nactor = "Lidia Baran"\n', ["case.corrections.toml:4:", "line 1"]),
                ('[[rename]]\nactor = "Kadar"\nname = "A"\n[[rename]]\nactor = "miron-kadar"\nname = "B"\n',
                 ["case.corrections.toml:4:", "line 1"])):
            with open(self.file, "w", encoding="utf-8") as file:
                file.write(text)
            # Neither to the documents that are there nor to new ones.
            self.refused(2, "build", *self.articles[:10], "-o", self.store, says=says)
            self.refused(2, "build", CORPUS, "-o", self.store, says=says)
            self.refused(2, "actors", "apply", self.store, says=says)
            self.refused(2, "remove", self.store, "01-border-incident", says=says)
            self.assertEqual(sha(self.store), before, text)
            self.assertEqual(content(self.file).decode(), text)
        new = os.path.join(self.folder, "new.entente")
        shutil.copy(self.file, os.path.join(self.folder, "new.corrections.toml"))
        self.refused(2, "build", CORPUS, "-o", new)
        self.assertFalse(os.path.exists(new))

    def test_a_command_that_fails_writes_nothing(self):
        self.build()
        self.correct_three()
        text, before = content(self.file), sha(self.store)
        for words in (["merge", "Clara Vance", "Nobody Atall"], ["ignore", "Clara Vance"],
                      ["must-not-merge", "clara-vance", "Lidia Baran"],
                      ["split", "Valdoria", "--mentions", "ffff:1-2", "--into", "X"],
                      ["split", "Valdoria", "--into", "X"], ["rename", "Valdoria", ""]):
            self.refused(2, "actors", words[0], self.store, *words[1:])
            self.assertEqual((content(self.file), sha(self.store)), (text, before), words)
        self.assertEqual([n for n in os.listdir(self.folder) if ".new-" in n], [])

    def test_a_read_only_folder_is_said_to_be_one(self):
        self.build()
        before = sha(self.store)
        os.mkdir(self.file)  # what cannot be replaced by a file, for root too
        done = self.run_program("actors", "ignore", self.store, "Continental Press")
        self.assertIn(done.returncode, (2, 3), done.stderr)
        self.assertIn("case.corrections.toml", done.stderr)
        self.assertEqual(sha(self.store), before)

    def test_suspicious_actors_come_with_the_command_to_type(self):
        text = ("date 2031-05-01 Talks in Oslo\n\nForeign Minister Anna Kowalska of Poland met President Bo Other in "
                "Oslo on Friday. Kowalska said she was content.\n")
        other = ("date 2031-05-03 Talks in Bergen\n\nForeign Minister Anna Kowalskа of Poland met President Bo Other "
                 "in Bergen on Sunday.\n")  # the last letter of her name is Cyrillic
        for name, article in (("a.txt", text), ("b.txt", other)):
            with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
                file.write(article)
        self.ok("build", "a.txt", "b.txt", "-o", self.store)
        found = self.rows("actors", "list", self.store, "--suspicious")
        pair = next(r for r in found if "look alike" in r["why"])
        self.assertEqual(pair["kind"], "duplicate")
        self.assertGreater(pair["effect_percent"], 0)
        done = subprocess.run(pair["command"].replace("entente", PROGRAM, 1), shell=True, cwd=self.folder,
                              capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)
        left = self.run_program("actors", "list", self.store, "--suspicious", "--json")
        self.assertNotIn("look alike", left.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=1)
