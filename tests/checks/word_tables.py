#!/usr/bin/env python3
"""The word tables are what data/make_tables.py --check demands, and it sees what is wrong with one."""
import os
import shutil
import subprocess
import sys
import tempfile


def checked(source, folder):
    command = [sys.executable, os.path.join(source, "data", "make_tables.py"), "--check", "--out", folder]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def main(source):
    tables = os.path.join(source, "data")
    done = checked(source, tables)
    failed = []
    if done.returncode != 0:
        failed.append(done.stdout + done.stderr)
    for line, fault in (("Zz\tzz", "2 cells"), ("Aaa\t\t\t\tx", "out of order"), ("Zzzz\tb|b\t\t\t", "repeated alternative")):
        with tempfile.TemporaryDirectory() as folder:
            for name in os.listdir(tables):
                if name.endswith(".tsv"):
                    shutil.copy(os.path.join(tables, name), folder)
            with open(os.path.join(folder, "organizations.tsv"), "a", encoding="utf-8") as out:
                out.write(line + "\n")
            done = checked(source, folder)
            if done.returncode != 1 or "organizations.tsv" not in done.stdout or fault not in done.stdout:
                failed.append("%r: exit %d, %s" % (line, done.returncode, done.stdout + done.stderr))
    for what in failed:
        print(what)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[2]))
