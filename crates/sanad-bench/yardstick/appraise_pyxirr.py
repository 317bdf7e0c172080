#!/usr/bin/env python3
"""pyxirr and numpy-financial beside the product, on the same flows, one thread each, in the same run.

    python3 -m venv VENV && VENV/bin/pip install pyxirr numpy-financial
    VENV/bin/python appraise_pyxirr.py --bench target/release/sanad-bench [--seconds 3] [FILE]

The product goes first and tells its flows; the others then find the rate of return of each, turn by turn.
Printed: rates of return a second of each, and how many times as many the product finds. Rates that differ by
more than 1e-9 are told and end the run with code 1.
"""

import argparse
import json
import subprocess
import sys
import time

import numpy_financial
import pyxirr


def per_second(find, flows, seconds):
    for flow in flows:
        find(flow)
    begun, done = time.perf_counter(), 0
    while time.perf_counter() - begun < seconds:
        for flow in flows:
            find(flow)
        done += len(flows)
    return done / (time.perf_counter() - begun)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="?", default="docs/appraisal/garment.toml")
    parser.add_argument("--bench", default="target/release/sanad-bench")
    parser.add_argument("--seconds", type=float, default=3.0)
    args = parser.parse_args()
    command = [args.bench, "appraise", args.file, "--seconds", str(args.seconds), "--json"]
    own = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    flows, rates = own["flows"], own["rates"]
    others = {"pyxirr": pyxirr.irr, "numpy-financial": numpy_financial.irr}
    wrong = 0
    for name, find in others.items():
        for number, (flow, rate) in enumerate(zip(flows, rates)):
            other = find(flow)
            if rate is None or other is None or abs(rate - other) > 1e-9:
                wrong += 1
                print(f"flow {number}: {rate} here, {other} by {name}")
    print(f"{own['periods']} periods: {own['statements']:.0f} full calculations a second")
    print(f"rates of return a second: {own['irr']:.0f}")
    for name, find in others.items():
        found = per_second(find, flows, args.seconds)
        print(f"  {name}: {found:.0f}; the product finds {own['irr'] / found:.1f} times as many")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
