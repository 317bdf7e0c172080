#!/usr/bin/env python3
"""SALib beside the risk engine: Sobol' indices of the function of Ishigami and Homma.

    python3 -m venv VENV && VENV/bin/pip install SALib
    VENV/bin/python risk_salib.py --sanad-bench target/release/sanad-bench --base 16384 --seeds 20

For each seed the two take turns, one thread each, with as many evaluations of the function: base × (inputs + 2).
Timed are sampling, evaluating (SALib's side all at once by numpy) and both kinds of index with their errors
(SALib: 100 resamples, its default, and with --resamples another number). Printed: the median time of each and
their ratio, SALib's over the product's (above 1 the product is faster), and the mean and the greatest distance
of an index to what it is.
"""

import argparse
import json
import os
import statistics
import subprocess
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

import numpy as np  # noqa: E402
from SALib.analyze import sobol as analyze  # noqa: E402
from SALib.sample import sobol as sample  # noqa: E402

FIRST = [0.31390519114781146, 0.4424111447900409, 0.0]
TOTAL = [0.5575888552099592, 0.4424111447900409, 0.24368366406214773]
PROBLEM = {"num_vars": 3, "names": ["x1", "x2", "x3"], "bounds": [[-np.pi, np.pi]] * 3}


def ishigami(x):
    return np.sin(x[:, 0]) * (1 + 0.1 * x[:, 2] ** 4) + 7 * np.sin(x[:, 1]) ** 2


def salib(base, seed, resamples):
    began = time.perf_counter()
    points = sample.sample(PROBLEM, base, calc_second_order=False, seed=seed)
    found = analyze.analyze(PROBLEM, ishigami(points), calc_second_order=False, num_resamples=resamples, seed=seed)
    return time.perf_counter() - began, list(found["S1"]), list(found["ST"])


def own(path, base, batches, seed):
    asked = [path, "risk", "--base", str(base), "--batches", str(batches), "--seed", str(seed), "--json"]
    row = json.loads(subprocess.run(asked, capture_output=True, check=True, text=True).stdout)
    return row["seconds"], row["first"], row["total"]


def distances(first, total):
    return [abs(found - known) for found, known in zip(first + total, FIRST + TOTAL)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sanad-bench", required=True)
    parser.add_argument("--base", type=int, default=16384)
    parser.add_argument("--batches", type=int, default=8)
    parser.add_argument("--resamples", type=int, default=100)
    parser.add_argument("--seeds", type=int, default=20)
    args = parser.parse_args()
    salib(args.base, 0, args.resamples)
    rows = {"salib": [], "sanad": []}
    for seed in range(1, args.seeds + 1):
        rows["salib"].append(salib(args.base, seed, args.resamples))
        rows["sanad"].append(own(args.sanad_bench, args.base, args.batches, seed))
    times = {}
    for name, done in rows.items():
        times[name] = statistics.median(took for took, _, _ in done)
        far = [distance for _, first, total in done for distance in distances(first, total)]
        print(
            f"{name}: {1e3 * times[name]:.2f} ms, distance {statistics.mean(far):.5f} mean, {max(far):.5f} most "
            f"({args.seeds} seeds, base {args.base})"
        )
    print(f"SALib's time over the product's: {times['salib'] / times['sanad']:.1f}")


if __name__ == "__main__":
    main()
