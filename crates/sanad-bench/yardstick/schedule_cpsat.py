#!/usr/bin/env python3
"""CP-SAT beside the product, on the same files, cores and limit, in the same run.

    python3 -m venv VENV && VENV/bin/pip install ortools
    VENV/bin/python schedule_cpsat.py FOLDER --sanad target/release/sanad \\
        --best-known best_known.csv --seconds 30 --threads 2 --every 10 --rows yardstick.csv
    VENV/bin/python schedule_cpsat.py FOLDER --read target/release/sanad-bench   # readers alone

For each instance the product and CP-SAT take turns. A row an instance is appended to the file of rows;
what stands there is not done again. Printed, a set a line: proved shares, mean gaps to the best known
(without one: to the better of both), and the ratio of the mean gaps, the product's over CP-SAT's:
below 1 the product is nearer. Every schedule of the product is counted again here.
"""

import argparse
import collections
import csv
import json
import os
import subprocess
import sys
import time

import instances

COLUMNS = [
    "set", "instance", "seconds", "threads", "known",
    "sanad_status", "sanad_value", "sanad_bound", "sanad_took",
    "cpsat_status", "cpsat_value", "cpsat_bound", "cpsat_took", "note",
]  # fmt: skip


def files(folder, every):
    """Instances by set, in the order of the product: numbers in names by their value."""
    sets = collections.defaultdict(list)
    for root, _, names in os.walk(os.path.realpath(folder)):
        if root.endswith(".mm"):
            continue
        for name in names:
            path = os.path.join(root, name)
            end = name.rsplit(".", 1)[-1].lower()
            if end == "txt":
                try:
                    instances.read(path)
                except (ValueError, IndexError):
                    continue
            elif end not in ("sm", "mm", "rcp", "sch", "dzn"):
                continue
            sets["/".join(root.split(os.sep)[-2:])].append(path)

    def key(path):
        digits, parts = "", []
        for c in os.path.basename(path) + "\0":
            if c.isdigit():
                digits += c
                continue
            if digits:
                parts.append((0, int(digits), len(digits), ""))
                digits = ""
            parts.append((1, 0, 0, c))
        return parts

    return {name: sorted(paths, key=key)[::every] for name, paths in sorted(sets.items())}


def model(problem):
    """The whole problem as a model of CP-SAT; the model and what is needed to read its answer."""
    from ortools.sat.python import cp_model

    m = cp_model.CpModel()
    end = instances.horizon(problem)
    starts, finishes, chosen, spans = [], [], [], []
    for n, modes in enumerate(problem.activities):
        start = m.new_int_var(problem.releases[n], end, "")
        if len(modes) == 1:
            starts.append(start)
            finishes.append(start + modes[0].duration)
            chosen.append([1])
            spans.append([m.new_fixed_size_interval_var(start, modes[0].duration, "")])
            continue
        picks = [m.new_bool_var("") for _ in modes]
        m.add_exactly_one(picks)
        finish = m.new_int_var(0, end, "")
        own = []
        for pick, mode in zip(picks, modes):
            m.add(finish == start + mode.duration).only_enforce_if(pick)
            own.append(m.new_optional_fixed_size_interval_var(start, mode.duration, pick, ""))
        starts.append(start)
        finishes.append(finish)
        chosen.append(picks)
        spans.append(own)
    time_of = lambda n, which: finishes[n] if which == "F" else starts[n]
    for first, a, then, b, lag in problem.links:
        m.add(time_of(then, b) >= time_of(first, a) + lag)
    every_mode = [(n, k, mode) for n, modes in enumerate(problem.activities) for k, mode in enumerate(modes)]
    for resource, there in enumerate(problem.renewables):
        using = [(n, k, mode.uses[resource]) for n, k, mode in every_mode if mode.uses.get(resource)]
        m.add_cumulative([spans[n][k] for n, k, _ in using], [amount for _, _, amount in using], there)
    for budget, there in enumerate(problem.budgets):
        m.add(sum(chosen[n][k] * mode.spends.get(budget, 0) for n, k, mode in every_mode) <= there)
    for stock, there in enumerate(problem.stocks):
        takes = [(starts[n], -mode.takes[stock]) for n, _, mode in every_mode if mode.takes.get(stock)]
        gives = [(finishes[n], mode.gives[stock]) for n, _, mode in every_mode if mode.gives.get(stock)]
        times, changes = zip(*([(0, there)] + takes + gives))
        m.add_reservoir_constraint(times, changes, 0, there + sum(change for _, change in gives))
    if problem.persons:
        work = [[] for _ in problem.persons]
        for n, (mode,) in enumerate(problem.activities):
            joins = collections.defaultdict(list)
            for skill, asked in mode.needs.items():
                able = [p for p, skills in enumerate(problem.persons) if skill in skills]
                picks = {p: m.new_bool_var("") for p in able}
                m.add(sum(picks.values()) == asked)
                for person, pick in picks.items():
                    joins[person].append(pick)
            for person, picks in joins.items():
                joined = m.new_bool_var("")
                m.add(sum(picks) == joined)
                work[person].append(m.new_optional_fixed_size_interval_var(starts[n], mode.duration, joined, ""))
        for own in work:
            m.add_no_overlap(own)
        # What follows, and helps the proof: no more of a skill than there are persons with it.
        for skill in range(problem.skills):
            asked = [(n, modes[0].needs[skill]) for n, modes in enumerate(problem.activities) if modes[0].needs.get(skill)]
            able = sum(skill in skills for skills in problem.persons)
            m.add_cumulative([spans[n][0] for n, _ in asked], [count for _, count in asked], able)
    if problem.objective == "makespan":
        goal = m.new_int_var(0, end, "")
        m.add_max_equality(goal, finishes)
    else:
        lasts = []
        for _, _, activities in problem.parts:
            last = m.new_int_var(0, end, "")
            m.add_max_equality(last, [finishes[n] for n in activities])
            lasts.append(last)
        goal = sum(lasts) - sum(release + length for release, length, _ in problem.parts)
    m.minimize(goal)
    return m


def cpsat(problem, seconds, threads, seed):
    from ortools.sat.python import cp_model

    begun = time.monotonic()
    solver = cp_model.CpSolver()
    made = model(problem)
    solver.parameters.max_time_in_seconds = max(0.1, seconds - (time.monotonic() - begun))
    solver.parameters.num_workers = threads
    solver.parameters.random_seed = seed
    status = solver.solve(made)
    told = {cp_model.OPTIMAL: "optimal", cp_model.FEASIBLE: "feasible", cp_model.INFEASIBLE: "infeasible"}
    status = told.get(status, "unknown")
    has_value = status in ("optimal", "feasible")
    return {
        "status": status,
        "value": round(solver.objective_value) if has_value else None,
        "bound": round(solver.best_objective_bound) if status != "infeasible" else None,
        "took": time.monotonic() - begun,
    }


def product(command, path, seconds, threads, seed):
    args = ["schedule", path, "--seconds", seconds, "--threads", threads, "--seed", seed, "--json"]
    ran = subprocess.run([command, *map(str, args)], capture_output=True, text=True)
    (told,) = json.loads(ran.stdout)["files"]
    return told


def best_known(path):
    if not path:
        return {}
    with open(path) as file:
        return {(row["set"], row["instance"]): row["upper_bound"] for row in csv.DictReader(file)}


def compare_readers(args):
    ran = subprocess.run(
        [args.read, "read", args.folder, "--every", str(args.every)], capture_output=True, text=True, check=True
    )
    differ, same = 0, 0
    for line in ran.stdout.splitlines():
        told = json.loads(line)
        path = told.pop("file")
        if "fault" in told:
            print(f"refused: {told['fault']}")
            continue
        own = instances.digest(instances.read(path))
        wrong = {name for name in own if own[name] != told.get(name)}
        for name in sorted(wrong):
            print(f"{path}: {name}: {told.get(name)} here {own[name]}")
        differ, same = differ + bool(wrong), same + (not wrong)
    print(f"read alike: {same}, otherwise: {differ}")
    return 1 if differ or not same else 0


def run(args):
    known = best_known(args.best_known)
    done = {}
    if os.path.exists(args.rows):
        with open(args.rows) as file:
            for row in csv.DictReader(file):
                if None not in row.values():
                    done[row["set"], row["instance"], row["seconds"], row["threads"]] = row
    else:
        with open(args.rows, "w") as file:
            file.write(",".join(COLUMNS) + "\n")
    rows = []
    for name, paths in files(args.folder, args.every).items():
        for number, path in enumerate(paths):
            instance = os.path.basename(path)
            key = (name, instance, str(args.seconds), str(args.threads))
            if key not in done:
                done[key] = row_of(args, key, path, known.get((name.split("/")[-1], instance), ""), number)
                with open(args.rows, "a") as file:
                    csv.DictWriter(file, COLUMNS, lineterminator="\n").writerow(done[key])
            rows.append(done[key])
    return summary(rows)


def row_of(args, key, path, known, number):
    problem = instances.read(path)
    turns = [
        ("sanad", lambda: product(args.sanad, path, args.seconds, args.threads, args.seed)),
        ("cpsat", lambda: cpsat(problem, args.seconds, args.threads, args.seed)),
    ]
    # Each goes first on every other instance, so that neither always meets a warm machine.
    told = {who: turn() for who, turn in (turns if number % 2 == 0 else reversed(turns))}
    own, other, notes = told["sanad"], told["cpsat"], []
    if own.get("schedule"):
        found = instances.breaches(problem, own["schedule"])
        starts = [item["start"] for item in own["schedule"]]
        finishes = [item["finish"] for item in own["schedule"]]
        if instances.value(problem, starts, finishes) != own["value"]:
            found.append("the value told is not that of the schedule")
        notes += found[:3]
    pairs = [(own, other), (other, own)]
    for one, another in pairs:
        if one.get("value") is not None and another["status"] == "infeasible":
            notes.append("one has a schedule, the other says there is none")
        if one.get("value") is not None and another.get("bound") is not None and one["value"] < another["bound"]:
            notes.append(f"a value of {one['value']} below a bound of {another['bound']}")
    row = dict(zip(COLUMNS, [*key, known]))
    for who, answer in (("sanad", own), ("cpsat", other)):
        row[f"{who}_status"] = answer["status"]
        for name in ("value", "bound"):
            row[f"{who}_{name}"] = "" if answer.get(name) is None else answer[name]
        row[f"{who}_took"] = round(answer.get("took", answer.get("seconds", 0.0)), 3)
    row["note"] = "; ".join(notes)
    print(*(row[column] for column in COLUMNS), flush=True)
    return row


def summary(rows):
    sets = collections.defaultdict(list)
    for row in rows:
        sets[row["set"]].append(row)
    number = lambda text: None if text in ("", None) else int(text)
    print(f"{'set':<24} {'n':>4}  proved % (own, CP-SAT)  with schedule  mean gap % (own, CP-SAT)   ratio  better, equal, worse")
    for name, own in sets.items():
        proved = [100 * sum(row[f"{w}_status"] in ("optimal", "infeasible") for row in own) / len(own) for w in ("sanad", "cpsat")]
        found = [sum(row[f"{w}_value"] not in ("", None) for row in own) for w in ("sanad", "cpsat")]
        gaps, order = [], [0, 0, 0]
        for row in own:
            a, b = number(row["sanad_value"]), number(row["cpsat_value"])
            if a is not None or b is not None:
                if b is None or (a is not None and a < b):
                    order[0] += 1
                else:
                    order[1 if a == b else 2] += 1
            if a is None or b is None:
                continue
            base = number(row["known"]) or min(a, b)
            if base > 0:
                gaps.append((100 * (a - base) / base, 100 * (b - base) / base))
        mean = [sum(gap[n] for gap in gaps) / len(gaps) if gaps else float("nan") for n in (0, 1)]
        if gaps and mean[1] > 0:
            ratio = f"{mean[0] / mean[1]:.2f}"
        else:
            ratio = "–" if not gaps else "1.00" if mean[0] == 0 else "∞"
        print(
            f"{name:<24} {len(own):>4}  {proved[0]:>10.1f} {proved[1]:>10.1f}  {found[0]:>6} {found[1]:>6}"
            f"  {mean[0]:>12.3f} {mean[1]:>12.3f}  {ratio:>6}  {order[0]:>6} {order[1]:>6} {order[2]:>6}"
        )
    noted = [row for row in rows if row["note"]]
    for row in noted:
        print(f"ALARM {row['set']} {row['instance']}: {row['note']}")
    return 1 if noted else 0


def main():
    parser = argparse.ArgumentParser(description="CP-SAT beside the product on public scheduling instances")
    parser.add_argument("folder", help="the folder with the instances, in folders by set")
    parser.add_argument("--read", metavar="SANAD_BENCH", help="only hold the two readers against each other")
    parser.add_argument("--sanad", default="target/release/sanad", help="the command of the product")
    parser.add_argument("--best-known", help="CSV with set, instance, upper_bound")
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=1, help="every so many-th of each set")
    parser.add_argument("--rows", default="yardstick-rows.csv", help="CSV that rows are appended to")
    args = parser.parse_args()
    return compare_readers(args) if args.read else run(args)


if __name__ == "__main__":
    sys.exit(main())
