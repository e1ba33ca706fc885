"""The Python side of PcaBenchmark: makes its matrices, and times scikit-learn on them.

Usage:
  pca_sklearn.py make FILE ROWS COLUMNS EXPONENT   write floats, and their spectrum beside them
  pca_sklearn.py serve FILE ROWS COLUMNS           fit once for each line read: "full", or a k
  pca_sklearn.py command TABLE FOLDER K|SHARE    Parquet in; model, reduced table and CSV out

"command" is what one would write without Verger, with pyarrow and scikit-learn, the solver left to
scikit-learn's own choice.
"""

import json
import pathlib
import sys
import time

import numpy


def spectrum(features):
    """Variances along all components, descending, in float64, from the smaller Gram matrix."""
    centred = features - features.mean(axis=0, dtype="float64").astype("float32")
    rows, columns = centred.shape
    size = min(rows, columns)
    products = numpy.zeros((size, size))
    for start in range(0, max(rows, columns), 1024):
        if rows < columns:
            block = centred[:, start : start + 1024].astype("float64")
            products += block @ block.T
        else:
            block = centred[start : start + 1024].astype("float64")
            products += block.T @ block
    return numpy.linalg.eigvalsh(products)[::-1] / (rows - 1)


def make(file, rows, columns, exponent):
    """A mean away from zero, factors whose variances fall by a power, and noise."""
    random = numpy.random.default_rng(7)
    factors = min(rows, columns, 1500)
    weights = numpy.arange(1, factors + 1) ** (-exponent / 2)
    features = random.standard_normal((rows, factors), dtype="float32")
    features *= weights.astype("float32")
    features = features @ random.standard_normal((factors, columns), dtype="float32")
    for row in features:
        row += 0.01 * random.standard_normal(columns, dtype="float32") + 0.4
    features.tofile(file)
    pathlib.Path(f"{file}.json").write_text(json.dumps(spectrum(features).tolist()))


def serve(file, rows, columns):
    from sklearn.decomposition import PCA

    features = numpy.fromfile(file, dtype="<f4").reshape(rows, columns)
    print("ready", flush=True)
    for line in sys.stdin:
        solver = line.strip()
        arguments = {} if solver == "full" else {"n_components": int(solver)}
        if arguments:
            arguments.update(svd_solver="randomized", random_state=0)
        start = time.perf_counter()
        fitted = PCA(**arguments).fit(features)
        seconds = time.perf_counter() - start
        leading = fitted.explained_variance_[:64].astype("float64").tolist()
        print(json.dumps({"seconds": seconds, "leading": leading}), flush=True)


def command(table, folder, target):
    import pyarrow
    from pyarrow import csv, parquet
    from sklearn.decomposition import PCA

    start = time.perf_counter()
    rows = parquet.read_table(table)
    features = rows["features"].combine_chunks()
    features = features.flatten().to_numpy().reshape(len(features), -1)
    target = int(target) if target.isdigit() else float(target)
    fitted = PCA(n_components=target).fit(features)
    reduced = fitted.transform(features)
    out = pathlib.Path(folder)
    out.mkdir(parents=True)
    numpy.savez(out / "pca.npz", mean=fitted.mean_, components=fitted.components_)
    width = reduced.shape[1]
    labels = rows.select(["path", "label", "split"])
    vectors = pyarrow.FixedSizeListArray.from_arrays(pyarrow.array(reduced.ravel()), width)
    parquet.write_table(labels.append_column("pca", vectors), out / "reduced.parquet")
    for i in range(width):
        labels = labels.append_column(f"pc{i + 1}", pyarrow.array(reduced[:, i]))
    csv.write_csv(labels, out / "reduced.csv")
    print(json.dumps({"seconds": time.perf_counter() - start, "k": width}))


if __name__ == "__main__":
    verb, rest = sys.argv[1], sys.argv[2:]
    if verb == "make":
        make(rest[0], int(rest[1]), int(rest[2]), float(rest[3]))
    elif verb == "serve":
        serve(rest[0], int(rest[1]), int(rest[2]))
    else:
        command(*rest)
