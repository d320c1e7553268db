#!/usr/bin/env python3
"""The page that `entente report` makes: report_page.py PROGRAM SOURCE_DIR."""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])


class ReportPage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.case = os.path.join(cls.folder, "case.entente")
        subprocess.run([PROGRAM, "build", os.path.join(SOURCE, "examples", "crisis"), "-o", cls.case, "-q"], check=True)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def report(self, *arguments):
        return subprocess.run([PROGRAM, "report", *arguments], capture_output=True, text=True, cwd=self.folder)

    def test_report_is_one_page_that_asks_for_nothing(self):
        page = os.path.join(self.folder, "report.html")
        self.assertIn("7 sections", self.report(self.case, "-o", page).stderr)
        html = open(page, encoding="utf-8").read()
        for heading in ["The case at a glance", "Who matters most", "Key meetings", "Who did what to whom",
                        "When it happened"]:
            self.assertIn(f"<h2>{heading}</h2>", html)
        self.assertEqual(html.count("data:image/svg+xml;base64,"), 3)
        self.assertIn("<blockquote>", html)
        self.assertNotRegex(html, r"<script|https?:|\son[a-z]+=")
        again = os.path.join(self.folder, "again.html")
        self.report(self.case, "--threads", "1", "-o", again)
        self.assertEqual(html, open(again, encoding="utf-8").read())

    def test_report_without_text_holds_no_sentence(self):
        done = self.report(self.case, "--no-text", "-o", "-")
        self.assertIn("<h2>Key meetings</h2>", done.stdout)
        self.assertNotIn("<blockquote>", done.stdout)

    def test_report_of_one_day_has_no_timeline(self):
        article, case = (os.path.join(self.folder, name) for name in ("day.txt", "day.entente"))
        with open(article, "w", encoding="utf-8") as file:
            file.write("Oslo, 3 March 2031\n\nPresident Ada Lund met Minister Bo Falk in Oslo. Lund accused Falk of delay.\n")
        subprocess.run([PROGRAM, "build", article, "-o", case, "-q"], check=True)
        done = self.report(case, "-o", "-")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("<h2>Key meetings</h2>", done.stdout)
        self.assertNotIn("When it happened", done.stdout)

    def test_report_of_an_edge_list_says_what_a_list_can(self):
        links = os.path.join(self.folder, "links.csv")
        with open(links, "w", encoding="utf-8") as file:
            file.write("source,target\nAda,Bo\nBo,Cy\n")
        done = self.report(links, "-o", "-")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Ada", done.stdout)
        self.assertNotIn("Key meetings", done.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
