"""Makes the small PCA references in src/test/resources/fr/verger/spark/pca.

Run from anywhere, with numpy and scikit-learn; needed only to make them anew. Each case is one
JSON file: the rows as floats, and what scikit-learn's full PCA in float64 finds in them.
"""

import json
from pathlib import Path

import numpy
import sklearn
from sklearn.decomposition import PCA

OUT = Path(__file__).parent.parent / "resources/fr/verger/spark/pca"
COMPONENTS = 8


def cases():
    random = numpy.random.default_rng(20)
    scales = 0.7 ** numpy.arange(24)
    mixed = random.standard_normal((60, 24)) * scales @ random.standard_normal((24, 24))
    yield "tall", mixed + random.standard_normal(24)
    yield "wide", mixed[:10] + 1
    constant = mixed.copy()
    constant[:, 5] = 0.1
    yield "constant_column", constant
    yield "far_from_zero", mixed + 1e6
    yield "two_rows", mixed[:2]


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    for name, rows in cases():
        rows = rows.astype("float32")
        exact = rows.astype("float64")
        full = PCA(svd_solver="full").fit(exact)
        # Where the variance is zero, any direction will do; those prove nothing.
        kept = int((full.explained_variance_ratio_[:COMPONENTS] > 1e-9).sum())
        golden = {
            "made_by": f"scikit-learn {sklearn.__version__}, numpy {numpy.__version__}",
            "rows": rows.tolist(),
            "mean": full.mean_.tolist(),
            "explained_variance": full.explained_variance_.tolist(),
            "explained_variance_ratio": full.explained_variance_ratio_.tolist(),
            "components": full.components_[:kept].tolist(),
            "reduced": full.transform(exact)[:, :kept].tolist(),
        }
        (OUT / f"{name}.json").write_text(json.dumps(golden) + "\n")
        print(name, rows.shape, kept)


if __name__ == "__main__":
    main()
