"""Writes insights/golden.json: made-up photos, and what scikit-learn and numpy say of them.

Run:  python make_insights_golden.py
Needs numpy and scikit-learn. Nothing here is Verger's code: neighbours are scikit-learn's, the
outliers follow Iglewicz and Hoaglin (1993), similarities are 1 - |x - y|^2 / (|x|^2 + |y|^2).
"""

import json
import pathlib

import numpy as np
from sklearn.neighbors import NearestNeighbors

THRESHOLD = 0.98
random = np.random.default_rng(7)

rows, labels, splits = [], [], []
for label, size in (("apple", 24), ("banana", 20), ("cherry", 13), ("fig", 4)):
    middle = random.normal(size=6) * 2
    for i in range(size):
        rows.append(middle + random.normal(size=6))
        labels.append(label)
        splits.append("Test" if i % 4 == 3 else "Training")
rows = np.array(rows)
rows[7] = rows[2]  # a copy across splits
rows[5] = rows[4] * 1.001  # nearly the same, one split
rows[30] = rows[12] + 0.01  # nearly the same, two labels
rows[10] += 9  # far from its class
rows = rows.astype("f4")
x = rows.astype("f8")
labels, splits = np.array(labels), np.array(splits)

squares = ((x[:, None, :] - x[None, :, :]) ** 2).sum(2)
lengths = (x**2).sum(1)
similarity = 1 - squares / (lengths[:, None] + lengths[None, :])
pairs = [
    (i, j) for i in range(len(x)) for j in range(i + 1, len(x)) if similarity[i, j] >= THRESHOLD
]
near = np.zeros(similarity.shape, bool)
for i, j in pairs:
    near[i, j] = near[j, i] = True

nearest = NearestNeighbors(n_neighbors=2).fit(x).kneighbors(x)[1]
nearest = [int(b if a == i else a) for i, (a, b) in enumerate(nearest)]
distinct = []
for i in range(len(x)):
    others = np.flatnonzero(~near[i] & (np.arange(len(x)) != i))
    found = NearestNeighbors(n_neighbors=1).fit(x[others]).kneighbors(x[i : i + 1])[1][0, 0]
    distinct.append(int(others[found]))

own = np.zeros(len(x))
outliers = []
for label in dict.fromkeys(labels):
    members = np.flatnonzero(labels == label)
    each = min(5, len(members) - 1)
    distances = NearestNeighbors(n_neighbors=each).fit(x[members]).kneighbors()[0].mean(1)
    own[members] = distances
    if len(members) >= 10:
        logs = np.log(distances)
        deviation = np.abs(logs - np.median(logs))
        scores = 0.6745 * (logs - np.median(logs)) / np.median(deviation)
        outliers += [[int(m), float(s)] for m, s in zip(members, scores) if s > 3.5]
outliers.sort(key=lambda one: -one[1])

target = pathlib.Path(__file__).parent.parent / "resources/fr/verger/spark/insights/golden.json"
target.write_text(
    json.dumps(
        {
            "rows": [[float(f"{v:.9g}") for v in row] for row in rows],
            "labels": labels.tolist(),
            "splits": splits.tolist(),
            "threshold": THRESHOLD,
            "pairs": [[i, j, float(similarity[i, j])] for i, j in pairs],
            "nearest": nearest,
            "distinct": distinct,
            "distinctSimilarity": [float(similarity[i, j]) for i, j in enumerate(distinct)],
            "ownDistance": own.tolist(),
            "outliers": outliers,
        },
        indent=None,
        separators=(",", ":"),
    )
    + "\n"
)
print(f"{len(x)} photos, {len(pairs)} pairs, {len(outliers)} outliers -> {target.name}")
