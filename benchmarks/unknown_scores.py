"""Which unknown score tells strangers best: ten labels left out, five draws, scikit-learn's regression.

    python3 benchmarks/unknown_scores.py OUT

OUT is a run on photos with the splits Training and Test. Prints, for components as they are (0) and of one
variance (1) and each regularisation: accuracy, then AUROC and the share of strangers rejected when 95 % of the
known Test photos are kept, by greatest probability, greatest logit and energy.
"""

import sys

import numpy as np
import pyarrow.dataset as ds
from scipy.special import logsumexp, softmax
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

SCORES = [
    lambda logits: 1 - softmax(logits, 1).max(1),
    lambda logits: -logits.max(1),
    lambda logits: -logsumexp(logits, 1),
]


def figures(features, labels, splits, seed, results):
    classes = sorted(set(labels))
    out = np.random.default_rng(seed).choice(classes, 10, replace=False)
    known = [label for label in classes if label not in out]
    training = (splits == "Training") & np.isin(labels, known)
    test = (splits == "Test") & np.isin(labels, known)
    strange = (splits == "Test") & np.isin(labels, out)
    truth = np.searchsorted(known, labels)
    mean = features[training].mean(0)
    _, lengths, directions = np.linalg.svd(features[training] - mean, full_matrices=False)
    kept = int(np.searchsorted(np.cumsum(lengths**2) / (lengths**2).sum(), 0.99) + 1)
    components = (features - mean) @ directions[:kept].T
    for power in (0, 1):
        scaled = components / components[training].std(0) ** power
        for regularisation in (1, 1e-1, 1e-2, 1e-3) if power else (1e-2, 1e-3, 1e-4):
            fit = LogisticRegression(C=1 / (training.sum() * regularisation), max_iter=150, tol=1e-4)
            logits = fit.fit(scaled[training], truth[training]).decision_function(scaled)
            row = [(logits[test].argmax(1) == truth[test]).mean()]
            for score in SCORES:
                here, there = score(logits[test]), score(logits[strange])
                which = np.r_[np.zeros(len(here)), np.ones(len(there))]
                row += [roc_auc_score(which, np.r_[here, there]), (there > np.quantile(here, 0.95)).mean()]
            results.setdefault((power, regularisation), []).append(row)


def main(run):
    table = ds.dataset(run + "/features", format="parquet").to_table()
    features = table["features"].combine_chunks().flatten().to_numpy().reshape(len(table), -1)
    labels = np.array(table["label"].to_pylist())
    splits = np.array(table["split"].to_pylist(), dtype=object)
    results = {}
    for seed in range(1, 6):
        figures(features.astype(np.float64), labels, splits, seed, results)
    for (power, regularisation), rows in results.items():
        print(power, regularisation, " ".join(f"{value:.3f}" for value in np.mean(rows, 0)))


if __name__ == "__main__":
    main(sys.argv[1])
