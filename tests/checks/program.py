#!/usr/bin/env python3
"""The program as a user meets it: exit codes, what goes where, error texts.

program.py PROGRAM SOURCE_DIR: builds the example corpus in a temporary folder and
runs the program on it, and on everything that can be wrong with a command line,
a corpus, a store and a disk.
"""
import csv
import hashlib
import io
import json
import os
import pty
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
LISTS = [["stats"], ["actors"], ["documents"], ["timeline"], ["rank"], ["communities"],
         ["ego", "Valdoria"], ["evidence", "Valdoria"], ["evidence", "Valdoria", "Karsova"],
         ["path", "Valdoria", "Karsova"], ["mutual", "Valdoria", "Karsova"], ["actors", "show", "Valdoria"]]
TALK = "\n\n".join(f"Minister Ana Test met President Bo Other{i} in Oslo on Friday." for i in range(60))


def sha(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


class Program(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.case = os.path.join(cls.folder, "case.entente")
        corpus = os.path.join(SOURCE, "examples", "crisis")
        done = subprocess.run([PROGRAM, "build", corpus, "-o", cls.case], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        cls.built = done

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def run_program(self, *arguments, **options):
        options.setdefault("cwd", self.folder)
        return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=120,
                              stdin=options.pop("stdin", subprocess.DEVNULL), **options)

    def on_case(self, words, *options, **more):
        at = 2 if words[:2] == ["actors", "show"] else 1
        return self.run_program(*words[:at], self.case, *words[at:], *options, **more)

    def expect(self, done, code, *texts):
        self.assertEqual(done.returncode, code, f"{done.args}: {done.stderr}")
        for text in texts:
            self.assertIn(text, done.stderr, str(done.args))
        if code not in (0, 1):
            self.assertTrue(any(line.startswith("entente: ") for line in done.stderr.splitlines()), done.stderr)

    def write(self, name, content):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    # The command line.

    def test_help_is_data_and_begins_with_examples(self):
        for words in (["-h"], ["--help"], ["help"], ["rank", "-h"], ["rank", "--help"], ["help", "rank"]):
            done = self.run_program(*words)
            self.expect(done, 0)
            self.assertEqual(done.stderr, "")
            self.assertTrue(done.stdout.endswith("\n") and not done.stdout.endswith("\n\n"), words)
            self.assertLess(done.stdout.index("Example"), done.stdout.index("Usage"), words)

    def test_short_help_fits_one_screen(self):
        for words in (["-h"], ["rank", "-h"], ["evidence", "-h"], ["stats", "-h"]):
            self.assertLessEqual(self.run_program(*words).stdout.count("\n"), 45, words)

    def test_no_command_shows_the_help_and_fails(self):
        done = self.run_program()
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("Examples", done.stderr)

    def test_unknown_words_get_the_nearest_names(self):
        self.expect(self.run_program("rnak", self.case), 2, "no command 'rnak'", "did you mean  rank?")
        self.expect(self.run_program("rank", self.case, "--tpo", "3"), 2, "no option '--tpo'", "--top")
        self.expect(self.run_program("rank", self.case, "--format", "jsno"), 2, "did you mean  json")
        self.expect(self.run_program("help", "rnak"), 2, "did you mean  rank?")

    def test_a_value_that_is_none_is_named(self):
        self.expect(self.run_program("--seed", "x", "stats", self.case), 2, "--seed", "'x'")
        self.expect(self.run_program("stats", self.case, "--threads"), 2, "--threads needs a value")
        self.expect(self.run_program("stats", self.case, "one-too-many"), 2, "'one-too-many'")

    def test_a_count_is_not_negative(self):
        for words in (["rank", "--top"], ["actors", "--min-mentions"], ["--seed"]):
            at = [words[0], self.case, words[1]] if len(words) > 1 else ["stats", self.case, *words]
            self.expect(self.run_program(*at, "-3"), 2, words[-1], "-3")

    def test_global_options_stand_before_or_after_the_command(self):
        before = self.run_program("--json", "stats", self.case)
        after = self.run_program("stats", self.case, "--json")
        self.expect(before, 0)
        self.assertEqual(before.stdout, after.stdout)

    # What goes where.

    def test_a_build_talks_on_standard_error_only(self):
        self.assertEqual(self.built.stdout, "")
        self.assertIn("16 documents", self.built.stderr)

    def test_quiet_builds_say_nothing(self):
        done = self.run_program("-q", "build", os.path.join(SOURCE, "examples", "crisis"), "-o", "quiet.entente")
        self.expect(done, 0)
        self.assertEqual((done.stdout, done.stderr), ("", ""))

    def test_lists_are_valid_in_every_form(self):
        for words in LISTS:
            with self.subTest(words):
                whole = self.on_case(words, "--json")
                self.expect(whole, 0)
                self.assertEqual(whole.stderr, "")
                data = json.loads(whole.stdout)
                self.assertTrue(data["meta"]["schema"].startswith("entente."))
                self.assertTrue(data["rows"])
                lines = self.on_case(words, "--jsonl").stdout.splitlines()
                self.assertEqual([json.loads(line) for line in lines], data["rows"])
                for form, delimiter in (("--csv", ","), ("--tsv", "\t")):
                    text = self.on_case(words, form).stdout
                    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
                    self.assertEqual(len(rows), len(data["rows"]) + 1, form)
                    self.assertEqual({len(row) for row in rows}, {len(rows[0])}, form)
                self.assertIn("| --- |", self.on_case(words, "--markdown").stdout.replace("---:", "---"))

    def test_piped_tables_are_plain_and_colour_can_be_forced(self):
        self.assertNotIn("\x1b", self.on_case(["evidence", "Valdoria"]).stdout)
        self.assertIn("\x1b[", self.on_case(["evidence", "Valdoria"], "--color", "always").stdout)
        forced = dict(os.environ, CLICOLOR_FORCE="1", NO_COLOR="1")
        self.assertNotIn("\x1b", self.on_case(["evidence", "Valdoria"], env=forced).stdout)
        del forced["NO_COLOR"]
        self.assertIn("\x1b[", self.on_case(["evidence", "Valdoria"], env=forced).stdout)

    def test_a_reader_that_leaves_early_ends_the_program_quietly(self):
        with subprocess.Popen([PROGRAM, "evidence", self.case, "Valdoria", "--json"], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as process:
            process.stdout.read(10)
            process.stdout.close()
            error = process.stderr.read()
        self.assertIn(process.returncode, (0, 141))
        self.assertEqual(error, b"")

    def test_documents_cannot_drive_the_terminal(self):
        self.write("evil/a.txt", "date 2022-01-21 President Ev\x1b[2Jil\u202e Kadar met Valdorian "
                                 "President Tomas\x9b31m Reveni in Geneva on Friday.\n")
        done = self.run_program("build", "evil", "-o", "evil.entente")
        self.expect(done, 0)
        for words in (["documents"], ["actors"], ["evidence", "Reveni"], ["timeline"]):
            for form in ("--format=table", "--json", "--csv", "--markdown"):
                out = self.run_program(words[0], "evil.entente", *words[1:], form)
                for text in (out.stdout, out.stderr):
                    for bad in ("\x1b", "\x9b", "\u202e"):
                        self.assertNotIn(bad, text, f"{words} {form}")

    def test_completion_offers_commands_and_options(self):
        script = self.run_program("completion", "bash").stdout
        ask = "COMP_WORDS=(entente {}); COMP_CWORD={}; _entente; echo ${{COMPREPLY[@]}}"
        for words, at, offered in (("ti", 1, "timeline"), ("rank --to", 2, "--top")):
            done = subprocess.run(["bash", "-c", script + ask.format(words, at)], capture_output=True, text=True)
            self.assertEqual((done.stdout.strip(), done.stderr), (offered, ""))
        self.assertIn("bashcompinit", self.run_program("completion", "zsh").stdout)
        self.assertIn("-a timeline -d", self.run_program("completion", "fish").stdout)
        self.expect(self.run_program("completion", "csh"), 2, "csh")

    def test_progress_is_a_line_on_a_terminal_and_none_elsewhere(self):
        lines = "".join(json.dumps({"id": f"p{i}", "date": "2031-05-01", "text": TALK}) + "\n" for i in range(300))
        self.write("slow.jsonl", lines)
        try:
            main, other = pty.openpty()
        except OSError as error:
            self.skipTest(str(error))
        process = subprocess.Popen([PROGRAM, "build", "slow.jsonl", "-o", "slow.entente", "--threads", "1"],
                                   cwd=self.folder, stdout=subprocess.PIPE, stderr=other)
        os.close(other)
        shown = b""
        try:
            while chunk := os.read(main, 4096):
                shown += chunk
        except OSError:  # the terminal closes with the program
            pass
        self.assertEqual((process.wait(), process.stdout.read()), (0, b""))
        process.stdout.close()
        os.close(main)
        if b"eta" in shown:  # a fast machine may be done within half a second
            self.assertIn(b"\r\x1b[K", shown)
        quiet = self.run_program("build", "slow.jsonl", "-o", "slow2.entente")
        self.assertNotIn("eta", quiet.stderr)

    # Bad input: one line that names the thing and the remedy.

    def test_an_empty_folder_makes_no_store(self):
        os.makedirs(os.path.join(self.folder, "empty"), exist_ok=True)
        self.expect(self.run_program("build", "empty", "-o", "none.entente"), 2, "empty")
        self.assertFalse(os.path.exists(os.path.join(self.folder, "none.entente")))

    def test_a_path_that_is_not_there_is_named(self):
        self.expect(self.run_program("build", "nowhere", "-o", "none.entente"), 2, "nowhere")
        self.expect(self.run_program("stats", "nowhere.entente"), 2, "nowhere.entente")
        self.assertFalse(os.path.exists(os.path.join(self.folder, "nowhere.entente")))

    def test_a_folder_of_binaries_is_skipped_with_reasons(self):
        self.write("binaries/a.bin", os.urandom(5000))
        self.write("binaries/b.exe", b"MZ\x90\0" + bytes(4000))
        done = self.run_program("build", "binaries", "-o", "none.entente", "--report", "report.json")
        self.expect(done, 2)
        with open(os.path.join(self.folder, "report.json"), encoding="utf-8") as file:
            report = json.load(file)
        self.assertEqual((report["seen"], report["skipped"], report["ingested"]), (2, 2, 0))
        self.assertTrue(all(d["reason"] and d["file"] for d in report["diagnostics"]))

    def test_an_unreadable_file_is_skipped_and_the_rest_is_read(self):
        shutil.copytree(os.path.join(SOURCE, "examples", "crisis"), os.path.join(self.folder, "locked"))
        locked = os.path.join(self.folder, "locked", "01-border-incident.txt")
        os.chmod(locked, 0)
        as_user = {}
        if os.geteuid() == 0:  # root reads everything
            os.chmod(self.folder, 0o777)
            as_user = {"user": 65534, "group": 65534}
            if subprocess.run(["test", "-x", PROGRAM], user=65534, group=65534).returncode != 0:
                self.skipTest("the program's folder is closed to other users")
        done = self.run_program("build", "locked", "-o", "locked.entente", **as_user)
        self.expect(done, 0, "01-border-incident.txt: Permission denied; give yourself the right")

    def test_stores_of_others_are_refused_and_not_touched(self):
        other = os.path.join(self.folder, "other.entente")
        with sqlite3.connect(other) as database:
            database.execute("CREATE TABLE history (url TEXT)")
        newer = os.path.join(self.folder, "newer.entente")
        shutil.copy(self.case, newer)
        with sqlite3.connect(newer) as database:
            database.execute("PRAGMA user_version = 9999")
        text = self.write("text.entente", "not a store at all, but a text\n" * 20)
        for path, why in ((other, "another program"), (newer, "newer version"), (text, "not an entente store")):
            before = sha(path)
            for words in (["stats"], ["rank"], ["evidence", "Valdoria"], ["verify"]):
                self.expect(self.run_program(words[0], path, *words[1:]), 3, os.path.basename(path), why)
            self.expect(self.run_program("build", os.path.join(SOURCE, "examples", "crisis"), "-o", path), 3, why)
            self.assertEqual(sha(path), before, path)

    def test_a_strict_build_reports_what_stopped_it(self):
        self.write("strict/a.txt", "date 2031-05-01 Minister Ana Test met President Bo Other in Oslo.")
        self.write("strict/b.txt", " ")
        done = self.run_program("build", "strict", "-o", "strict.entente", "--strict", "--report", "strict.json")
        self.expect(done, 2, "strict/b.txt")
        self.assertFalse(os.path.exists(os.path.join(self.folder, "strict.entente")))
        with open(os.path.join(self.folder, "strict.json"), encoding="utf-8") as file:
            report = json.load(file)
        # Nothing was stored, so nothing counts as ingested.
        self.assertEqual((report["seen"], report["skipped"], report["ingested"]), (2, 2, 0))
        self.assertEqual(report["diagnostics"][-1]["file"], "strict/b.txt")

    def test_documents_are_not_added_to_an_imported_graph(self):
        self.write("ties.csv", "source,target\na,b\n")
        self.expect(self.run_program("import", "ties.csv", "-o", "ties.entente"), 0, "2 nodes, 1 tie")
        store = os.path.join(self.folder, "ties.entente")
        before = sha(store)
        corpus = os.path.join(SOURCE, "examples", "crisis")
        self.expect(self.run_program("build", corpus, "-o", store), 2, "ties.entente", "imported graph")
        self.assertEqual(sha(store), before)
        self.expect(self.run_program("build", corpus, "-o", store, "--fresh"), 0, "16 documents")
        self.assertIn("Reveni", self.run_program("rank", store).stdout)

    def test_records_are_read_from_files_only(self):
        for path in ("/dev/full", self.folder):
            done = self.run_program("build", "--mentions", path, "-o", "given.entente")
            self.expect(done, 2, path, "cannot be read")

    def test_an_actor_that_is_not_there_gets_the_nearest_names(self):
        for words in (["ego", "Valdorja"], ["evidence", "Valdorja"], ["path", "Valdorja", "Karsova"],
                      ["timeline", "Valdorja"], ["actors", "show", "Valdorja"]):
            self.expect(self.on_case(words), 2, "Valdorja", "did you mean", "Valdoria")

    def test_names_like_no_other_lead_to_the_list(self):
        self.expect(self.on_case(["ego", "Qqqqq"]), 2, "Qqqqq", "no name is near it; 'entente actors list")
        self.expect(self.on_case(["remove", "qqqqq"]), 2, "qqqqq", "'entente documents'")

    def test_a_place_that_is_not_there_is_said_to_be_none(self):
        self.expect(self.on_case(["evidence", "zz:s9"]), 2, 'no sentence "zz:s9"', "'entente documents'")
        self.expect(self.on_case(["evidence", "05-geneva-meeting:s99"]), 2, "has s1 to s")
        self.expect(self.on_case(["evidence", "3fa91c2e:s"]), 2, "does not name a sentence")

    def test_verify_answers_programs_too(self):
        done = self.run_program("verify", self.case, "--json")
        self.expect(done, 0)
        meta = json.loads(done.stdout)["meta"]
        self.assertEqual((meta["sound"], meta["complete"], meta["documents"]), (True, True, 16))
        self.assertIn(meta["digest"], self.run_program("verify", self.case).stdout)
        damaged = os.path.join(self.folder, "damaged.entente")
        shutil.copy(self.case, damaged)
        os.chmod(damaged, 0o600)
        with sqlite3.connect(damaged) as database:
            database.execute("UPDATE documents SET title = title || '!' WHERE id = 1")
        done = self.run_program("verify", damaged, "--json")
        self.expect(done, 1, "damaged")
        answer = json.loads(done.stdout)
        self.assertIs(answer["meta"]["sound"], False)
        self.assertIn("records were changed", answer["rows"][0]["damage"])

    def test_nothing_found_is_exit_1(self):
        self.expect(self.on_case(["actors", "zzzzzz"]), 1)
        self.expect(self.on_case(["evidence", "Valdoria"], "--since", "2050-01-01"), 1)
        self.expect(self.on_case(["timeline", "--since", "2050-01-01"]), 1)

    def test_bad_weights_are_named_by_file_and_line(self):
        for weight in ("NaN", "-1", "inf", "1e999", "many"):
            self.write("bad.edges.csv", f"source,target,weight\na,b,1\nb,c,{weight}\n")
            for command in (["rank", "bad.edges.csv"], ["import", "bad.edges.csv", "-o", "bad.entente"]):
                self.expect(self.run_program(*command), 2, "bad.edges.csv:3")
            self.assertFalse(os.path.exists(os.path.join(self.folder, "bad.entente")))

    # The environment.

    def test_a_report_that_cannot_be_written_is_noticed_before_the_work(self):
        corpus = os.path.join(SOURCE, "examples", "crisis")
        for path in ("absent/report.json", self.folder):
            done = self.run_program("build", corpus, "-o", "unreported.entente", "--report", path)
            self.expect(done, 3, path + ": cannot be written", "--report")
            self.assertFalse(os.path.exists(os.path.join(self.folder, "unreported.entente")))
            self.assertEqual(self.run_program("read", corpus, "--report", path).stdout, "")
        self.assertEqual(self.run_program("build", "absent", "-o", "x.entente", "--report", "left.json").returncode, 2)
        self.assertFalse(os.path.exists(os.path.join(self.folder, "left.json")))

    def test_a_full_disk_under_standard_output_is_exit_3(self):
        for words in (["stats"], ["actors"], ["evidence", "Valdoria"]):
            with open("/dev/full", "w") as full:
                done = subprocess.run([PROGRAM, words[0], self.case, *words[1:]], stdout=full,
                                      stderr=subprocess.PIPE, text=True)
            self.assertEqual(done.returncode, 3, words)
            self.assertIn("standard output", done.stderr)

    def test_a_full_disk_under_the_store_leaves_it_as_it_was(self):
        store = os.path.join(self.folder, "full.entente")
        shutil.copy(self.case, store)
        before = self.run_program("verify", store).stdout
        big = "\n\n".join(f"Minister Ana Test{i} met President Bo Other{i} in Oslo on Friday." for i in range(4000))
        self.write("big/big.txt", "date 2031-05-01 Long\n\n" + big)
        limit = os.path.getsize(store) + 8192
        done = self.run_program("build", "big", "-o", store,
                                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        self.expect(done, 3, "full.entente is as it was before")
        self.assertEqual(self.run_program("verify", store).stdout, before)
        # A new store: the empty one still finds room, the first document does not.
        self.write("one.edges", "a b\n")
        self.run_program("import", "one.edges", "-o", "one.entente")
        limit = os.path.getsize(os.path.join(self.folder, "one.entente")) + 8192
        done = self.run_program("build", "big", "-o", "new.entente",
                                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        self.expect(done, 3, "new.entente was new and is removed again")
        self.assertFalse(os.path.exists(os.path.join(self.folder, "new.entente")))

    def test_an_interrupt_is_exit_130(self):
        lines = "".join(json.dumps({"id": f"n{i}", "date": "2031-05-01", "text": TALK}) + "\n" for i in range(3000))
        self.write("many.jsonl", lines)
        with subprocess.Popen([PROGRAM, "build", "many.jsonl", "-o", "many.entente"], cwd=self.folder,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
            time.sleep(0.4)
            begin = time.monotonic()
            process.send_signal(signal.SIGINT)
            error = process.stderr.read()
        self.assertLess(time.monotonic() - begin, 10)
        self.assertEqual(process.returncode, 130, error)
        self.assertIn("interrupted", error)

    def test_one_interrupt_ends_the_wait_for_standard_input(self):
        with subprocess.Popen([PROGRAM, "build", "-", "-o", "waiting.entente"], cwd=self.folder,
                              stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            time.sleep(0.4)
            process.send_signal(signal.SIGINT)
            try:
                self.assertEqual(process.wait(timeout=10), 130)
            finally:
                process.kill()

    def test_standard_input_is_a_corpus(self):
        with open(os.path.join(SOURCE, "examples", "crisis", "05-geneva-meeting.txt"), "rb") as text:
            self.expect(self.run_program("build", "-", "-o", "stdin.entente", stdin=text), 0, "1 document")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=1)
