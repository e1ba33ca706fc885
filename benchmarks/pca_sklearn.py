"""Times scikit-learn's PCA() on the rows that PcaBenchmark wrote.

Usage: pca_sklearn.py FILE ROWS COLUMNS [REPETITIONS]
"""

import sys
import time

import numpy
import sklearn
from sklearn.decomposition import PCA

path, rows, columns = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
repetitions = int(sys.argv[4]) if len(sys.argv) > 4 else 1
features = numpy.fromfile(path, dtype="<f4").reshape(rows, columns)
for arguments in ({}, {"svd_solver": "covariance_eigh"}):
    for dtype in ("float32", "float64"):
        matrix = features.astype(dtype)
        seconds = []
        for _ in range(repetitions):
            start = time.perf_counter()
            fitted = PCA(**arguments).fit(matrix)
            seconds.append(time.perf_counter() - start)
        print(
            f"scikit-learn {sklearn.__version__} PCA({arguments}) {dtype}: "
            f"{min(seconds):.2f} s, total variance {fitted.explained_variance_.sum():.6g}",
            flush=True,
        )
