"""Runs the program on texts and scores the network it exports; for tests/checks."""
import importlib.util
import json
import os
import subprocess
import sys
import tempfile


def shared_folder(source):
    """The folder with gold and scorer beside the checkout; ends the test as skipped without it."""
    folder = os.path.join(source, "..", "shared")
    if not os.path.exists(os.path.join(folder, "score", "score_network.py")):
        print("skipped: ../shared with the gold annotations is not there")
        sys.exit(77)
    return folder


def scorer(shared):
    path = os.path.join(shared, "score", "score_network.py")
    spec = importlib.util.spec_from_file_location("score_network", path)
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    spec.loader.exec_module(module)
    return module


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode != 0:
        print("%s: exit %d\n%s" % (" ".join(command), done.returncode, done.stderr))
        sys.exit(1)


def annotations(program, texts):
    """The exported annotations of {id: text}."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, text in texts.items():
            paths.append(os.path.join(folder, name + ".txt"))
            with open(paths[-1], "w", encoding="utf-8") as out:
                out.write(text)
        case = os.path.join(folder, "case.entente")
        exported = os.path.join(folder, "annotations.json")
        run([program, "build", *paths, "-o", case])
        run([program, "export", case, "--to", "annotations", "-o", exported])
        with open(exported, encoding="utf-8") as read:
            return json.load(read)


def f1(score_network, golds, system):
    """{row: micro F1} and the scorer's result."""
    result = score_network.score(golds, system)
    return {row: score_network.prf(*counts)[2] for row, counts in result["total"].items()}, result
