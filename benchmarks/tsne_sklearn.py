"""Times scikit-learn's TSNE on the rows that TsneBenchmark wrote, and judges both maps alike.

Usage: tsne_sklearn.py time FILE COLUMNS MAP   fits, writes the map to MAP, prints seconds
       tsne_sklearn.py judge FILE COLUMNS MAP…  Kullback-Leibler divergence and trustworthiness

FILE holds little-endian floats, row after row; MAP x and y of each row as little-endian doubles.
The divergence is exact over all pairs, with scikit-learn's own affinities for every map.
"""

import os
import sys
import time

import numpy
import sklearn
from sklearn.manifold import TSNE, trustworthiness
from sklearn.manifold._t_sne import _joint_probabilities_nn
from sklearn.neighbors import NearestNeighbors

PERPLEXITY = 30


def timed(features, path):
    wall, cpu = time.perf_counter(), time.process_time()
    tsne = TSNE(
        perplexity=PERPLEXITY,
        init="pca",
        learning_rate="auto",
        method="barnes_hut",
        random_state=0,
        n_jobs=os.cpu_count(),
    )
    places = tsne.fit_transform(features)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    places.astype("<f8").tofile(path)
    print(f"scikit-learn {sklearn.__version__} TSNE, {tsne.n_iter_ + 1} iterations")
    print(f"seconds {wall:.2f} processor {cpu:.2f}", flush=True)


def divergence(affinities, places):
    total = 0.0
    for start in range(0, len(places), 1000):
        block = places[start : start + 1000]
        squares = ((block[:, None, :] - places[None, :, :]) ** 2).sum(axis=2)
        total += (1 / (1 + squares)).sum()
    total -= len(places)
    pairs = affinities.tocoo()
    squares = ((places[pairs.row] - places[pairs.col]) ** 2).sum(axis=1)
    return (pairs.data * numpy.log(pairs.data * total * (1 + squares)))[pairs.data > 0].sum()


def judged(features, paths):
    neighbours = NearestNeighbors(n_neighbors=3 * PERPLEXITY + 1).fit(features)
    distances = neighbours.kneighbors_graph(mode="distance")
    distances.data **= 2
    affinities = _joint_probabilities_nn(distances, PERPLEXITY, 0)
    for path in paths:
        places = numpy.fromfile(path, dtype="<f8").reshape(len(features), 2)
        trust = trustworthiness(features, places, n_neighbors=12)
        print(
            f"{os.path.basename(path)}: divergence {divergence(affinities, places):.4f},"
            f" trustworthiness {trust:.4f}",
            flush=True,
        )


task, file, columns = sys.argv[1], sys.argv[2], int(sys.argv[3])
rows = numpy.fromfile(file, dtype="<f4").reshape(-1, columns)
if task == "time":
    timed(rows, sys.argv[4])
else:
    judged(rows, sys.argv[4:])
