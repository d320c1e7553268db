#!/usr/bin/env python3
"""Quality on the annotated development articles: actors F1 >= 0.70, meet F1 >= 0.78,
typed ties exact type F1 >= 0.48 with precision >= 0.70;
of the ties found that give a place, 90 % in the right sentence."""
import glob
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import network_run  # noqa: E402

FLOORS = {"actors": 0.70, "meet": 0.78, "tie+type": 0.48}
TIE_PRECISION = 0.70


def main(program, source):
    shared = network_run.shared_folder(source)
    score_network = network_run.scorer(shared)
    gold_folder = os.path.join(shared, "gold", "dev")
    texts = {}
    for path in sorted(glob.glob(os.path.join(gold_folder, "text", "*.txt"))):
        with open(path, encoding="utf-8") as read:
            texts[os.path.splitext(os.path.basename(path))[0]] = read.read()
    system = network_run.annotations(program, texts)
    scores, result = network_run.f1(score_network, score_network.load([gold_folder]), system)
    score_network.report(result)
    failed = [row for row, floor in FLOORS.items() if scores[row] < floor]
    correct, told, _ = result["total"]["tie+type"]
    if correct < TIE_PRECISION * told:
        failed.append("precision of typed ties: %d of %d" % (correct, told))
    right, placed = result["located"]
    if not placed or right < 0.9 * placed:
        failed.append("ties in the right sentence: %d of %d" % (right, placed))
    if result["absent"]:
        failed.append("documents absent from the export: %s" % result["absent"])
    for what in failed:
        print("below its floor: %s" % what)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
