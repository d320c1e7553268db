"""OUT/clusters.tsv: spherical k-means of word vectors, equal bit for bit on every machine.

Vectors and centres are whole numbers of length about 1024, so every product of
two is below 2^24 in any partial sum (Cauchy-Schwarz) and float32 holds it exactly,
in whatever order and with whatever instructions a BLAS adds.  Ties go to the
lowest number.  Centres are whole sums, brought to length by one square root and
one division (IEEE 754).
"""

import os
import time

import numpy

import embedding

SIZES = (64, 512, 2048)
WORDS = 150000
TRAINED_ON = 80000
ROUNDS = 12
SEED = 20260101
CHUNK = 8192


def permutation(count, seed):
    """0 .. count-1 in an order drawn by a 64-bit linear congruential generator (Knuth's MMIX)."""
    order, state = list(range(count)), seed
    for i in range(count - 1, 0, -1):
        state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        j = (state >> 32) % (i + 1)
        order[i], order[j] = order[j], order[i]
    return order


def nearest(vectors, centres):
    """Number of the nearest centre of each vector (largest product, lowest number on a tie)."""
    found = numpy.empty(len(vectors), dtype=numpy.int64)
    turned = numpy.ascontiguousarray(centres.T)
    for start in range(0, len(vectors), CHUNK):
        products = vectors[start:start + CHUNK] @ turned
        found[start:start + CHUNK] = products.argmax(axis=1)
    return found


def sums(vectors, assigned, count):
    """Exact sums of the vectors of each cluster (int64) and the sizes of the clusters."""
    order = numpy.argsort(assigned, kind="stable")
    sizes = numpy.bincount(assigned, minlength=count)
    total = numpy.zeros((count, vectors.shape[1]), dtype=numpy.int64)
    filled = numpy.flatnonzero(sizes)
    starts = (numpy.cumsum(sizes) - sizes)[filled]
    total[filled] = numpy.add.reduceat(vectors[order].astype(numpy.int64), starts, axis=0)
    return total, sizes


def centres_of(total):
    """Sums brought to length UNIT."""
    squares = (total * total).sum(axis=1)
    length = numpy.sqrt(numpy.maximum(squares, 1).astype(numpy.float64))
    scaled = total.astype(numpy.float64) * embedding.UNIT / length[:, None]
    return numpy.rint(scaled).astype(numpy.float32)


def k_means(vectors, count, rounds, seed):
    """Centres of `count` clusters; a cluster that runs empty starts anew from another word."""
    order = permutation(len(vectors), seed)
    centres, spare = vectors[order[:count]].copy(), count
    for _ in range(rounds):
        total, sizes = sums(vectors, nearest(vectors, centres), count)
        centres = centres_of(total)
        for empty in numpy.flatnonzero(sizes == 0):
            centres[empty] = vectors[order[spare % len(order)]]
            spare += 1
    return centres


def numbers(vectors, sizes=SIZES, trained_on=TRAINED_ON, rounds=ROUNDS, seed=SEED):
    """A list for each size: the cluster of every vector."""
    found = []
    for size in sizes:
        began = time.monotonic()
        centres = k_means(vectors[:trained_on], size, rounds, seed)
        found.append(nearest(vectors, centres))
        print("%4d clusters, %.0f s" % (size, time.monotonic() - began), flush=True)
    return found


def write(path, archive):
    """Writes word TAB cluster of 64 TAB of 512 TAB of 2048, commonest word first."""
    words, vectors = embedding.read(archive, WORDS)
    columns = numbers(vectors)
    with open(path + ".part", "w", encoding="utf-8", newline="\n") as out:
        for i, word in enumerate(words):
            out.write("%s\t%d\t%d\t%d\n" % ((word,) + tuple(column[i] for column in columns)))
    os.replace(path + ".part", path)
    print("%d words in clusters.tsv" % len(words))
