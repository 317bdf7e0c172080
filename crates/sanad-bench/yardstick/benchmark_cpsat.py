#!/usr/bin/env python3
"""The benchmark "restart portfolio" as a model of CP-SAT, and CP-SAT beside the product.

    python3 -m venv VENV && VENV/bin/pip install ortools
    VENV/bin/python benchmark_cpsat.py solve INSTANCE… --seconds 30 --threads 2 [--out FOLDER]
    VENV/bin/python benchmark_cpsat.py beside INSTANCE… --sanad-bench target/release/sanad-bench \\
        --seconds 30 --threads 2 --rows beside.csv
    python3 benchmark_cpsat.py table --rows beside.csv
    python3 benchmark_cpsat.py agree INSTANCE SOLUTION --sanad-bench target/release/sanad-bench --times 200

`beside` lets the two take turns on the same files, cores and limit, and appends a row an instance to the
file of rows; what stands there is not done again. `table` prints the rows and a line a size: mean gaps to
the better of both, and the ratio of the two sums of values, the product's over CP-SAT's (above 1 the
product has more). `agree` changes a solution at random again and again and holds the two checkers, that
of docs/benchmark and that of the product, against each other.
"""

import argparse
import collections
import copy
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "..", "docs", "benchmark"))

from check import check  # noqa: E402

COLUMNS = [
    "instance", "seconds", "threads",
    "sanad_value", "sanad_bound", "sanad_took",
    "cpsat_status", "cpsat_value", "cpsat_bound", "cpsat_took", "note",
]  # fmt: skip


class Model:
    """The whole problem, and how to read its answer.

    Each activity has a start and a finish, each mode of it an optional interval. What lasts for good is an
    interval up to the end; what comes later (an instalment, a graduate, a power station) is an interval
    that takes it away before. So every scarce thing is one cumulative constraint, whose energy CP-SAT sees.
    """

    def __init__(self, instance):
        from ortools.sat.python import cp_model

        self.instance = instance
        self.m = m = cp_model.CpModel()
        self.end = instance["horizon"]
        self.chosen, self.start, self.finish, self.picks, self.spans = {}, {}, {}, {}, {}
        self.modes = []  # (activity, number, mode, whether it is carried out so, interval)
        for measure in instance["measures"]:
            chosen = m.new_bool_var("")
            self.chosen[measure["code"]] = chosen
            if measure.get("must", False):
                m.add(chosen == 1)
            for activity in measure["activities"]:
                self.activity(activity, chosen)
        self.owner = {a["code"]: me["code"] for me in instance["measures"] for a in me["activities"]}
        self.links()
        self.renewables()
        self.people()
        self.funds()
        self.utilities()
        gains = []
        for measure in instance["measures"]:
            if measure["worth"] == 0:
                continue
            chosen = self.chosen[measure["code"]]
            days = m.new_int_var(0, self.end, "")
            m.add(days == 0).only_enforce_if(~chosen)
            for activity in measure["activities"]:
                m.add(days <= self.end - self.finish[activity["code"]]).only_enforce_if(chosen)
            gains.append(measure["worth"] * days)
        m.maximize(sum(gains))

    def activity(self, activity, chosen):
        m, code = self.m, activity["code"]
        days = [mode["days"] for mode in activity["modes"]]
        start = m.new_int_var(0, self.end - min(days), "")
        finish = m.new_int_var(min(days), self.end, "")
        self.start[code], self.finish[code], self.picks[code] = start, finish, []
        for number, mode in enumerate(activity["modes"]):
            pick = chosen if len(days) == 1 else m.new_bool_var("")
            span = m.new_optional_interval_var(start, mode["days"], finish, pick, "")
            self.picks[code].append(pick)
            self.modes.append((code, number, mode, pick, span))
        if len(days) > 1:
            m.add(sum(self.picks[code]) == chosen)

    def links(self):
        m = self.m
        for link in self.instance.get("links", []):
            first, second = link["from"], link["to"]
            both = list({self.owner[first]: 0, self.owner[second]: 0})
            both = [self.chosen[measure] for measure in both]
            m.add(self.start[second] >= self.finish[first] + link["lag"]).only_enforce_if(both)
            if link.get("most") is not None:
                m.add(self.start[second] <= self.finish[first] + link["most"]).only_enforce_if(both)
        for group in self.instance.get("at_most_one", []):
            m.add_at_most_one(self.chosen[code] for code in group)
        for one, other in self.instance.get("requires", []):
            m.add_implication(self.chosen[one], self.chosen[other])

    def steps(self, steps, last):
        """What a step function has at most, and intervals that take away what is not there."""
        most = max([value for _, value in steps], default=0)
        spans, amounts, before, since = [], [], 0, 0
        for day, value in [*steps, (last, 0)]:
            if day > since and before < most:
                spans.append(self.m.new_fixed_size_interval_var(since, day - since, ""))
                amounts.append(most - before)
            since, before = max(day, since), value
        return most, spans, amounts

    def away(self, code, pick, last):
        """Intervals before the finish of a mode, or all the time when it is not carried out."""
        m = self.m
        before = m.new_optional_interval_var(0, self.finish[code], self.finish[code], pick, "")
        never = m.new_optional_fixed_size_interval_var(0, last, ~pick, "")
        return [before, never]

    def on_for_good(self, day, pick, last):
        left = self.m.new_int_var(0, last, "")
        return self.m.new_optional_interval_var(day, left, last, pick, "")

    def renewables(self):
        for own in self.instance.get("renewables", []):
            most, spans, amounts = self.steps(own["capacity"], self.end)
            for _, _, mode, _, span in self.modes:
                amount = sum(n for code, n in mode.get("renewables", []) if code == own["code"])
                if amount:
                    spans.append(span)
                    amounts.append(amount)
            self.m.add_cumulative(spans, amounts, most)

    def people(self):
        m = self.m
        pools = self.instance.get("pools", [])
        uses = {pool["code"]: ([], [], pool["count"]) for pool in pools}
        self.taken = collections.defaultdict(list)
        for code, number, mode, pick, span in self.modes:
            for skill, persons in mode.get("needs", []):
                able = [pool["code"] for pool in pools if skill in pool["skills"]]
                if len(able) == 1:
                    counts = [persons]
                else:
                    counts = [m.new_int_var(0, persons, "") for _ in able]
                    m.add(sum(counts) == persons).only_enforce_if(pick)
                    for count in counts:
                        m.add(count == 0).only_enforce_if(~pick)
                for pool, count in zip(able, counts):
                    uses[pool][0].append(span)
                    uses[pool][1].append(count)
                    self.taken[code, number].append((skill, pool, count))
            for pool, persons in mode.get("trains", []):
                spans, amounts, most = uses[pool]
                spans += self.away(code, pick, self.end)
                amounts += [persons, persons]
                uses[pool] = spans, amounts, most + persons
        for spans, amounts, most in uses.values():
            m.add_cumulative(spans, amounts, most)
        # What follows, and helps the proof: no more of a skill than there are persons with it.
        for skill in sorted({skill for pool in pools for skill in pool["skills"]}):
            able = {pool["code"] for pool in pools if skill in pool["skills"]}
            spans, amounts, most = [], [], sum(pool["count"] for pool in pools if pool["code"] in able)
            for code, _, mode, pick, span in self.modes:
                for own, persons in mode.get("needs", []):
                    if own == skill:
                        spans.append(span)
                        amounts.append(persons)
                for pool, persons in mode.get("trains", []):
                    if pool in able:
                        spans += self.away(code, pick, self.end)
                        amounts += [persons, persons]
                        most += persons
            m.add_cumulative(spans, amounts, most)

    def funds(self):
        m, last = self.m, self.end + 1
        for own in self.instance.get("funds", []):
            come, steps = 0, []
            for day, amount in own["inflows"]:
                come += amount
                steps.append((day, come))
            most, spans, amounts = self.steps(steps, last)
            paid = []
            for code, _, mode, pick, _ in self.modes:
                for fund, first, final in mode.get("pays", []):
                    if fund != own["code"]:
                        continue
                    paid.append((first + final) * pick)
                    for day, amount in ((self.start[code], first), (self.finish[code], final)):
                        if amount:
                            spans.append(self.on_for_good(day, pick, last))
                            amounts.append(amount)
            m.add_cumulative(spans, amounts, most)
            m.add(sum(paid) <= come)

    def utilities(self):
        m, last = self.m, self.end + 1
        for own in self.instance.get("utilities", []):
            most, spans, amounts = self.steps(own["given"], last)
            balance = [own["given"][-1][1] if own["given"] else 0]
            for code, _, mode, pick, span in self.modes:
                of = lambda field: sum(n for what, n in mode.get(field, []) if what == own["code"])
                draws, takes, gives = of("draws"), of("takes"), of("gives")
                if draws:
                    spans.append(span)
                    amounts.append(draws)
                if takes:
                    spans.append(self.on_for_good(self.finish[code], pick, last))
                    amounts.append(takes)
                    balance.append(-takes * pick)
                if gives:
                    spans += self.away(code, pick, last)
                    amounts += [gives, gives]
                    most += gives
                    balance.append(gives * pick)
            m.add_cumulative(spans, amounts, most)
            m.add(sum(balance) >= 0)

    def solution(self, solver):
        activities = []
        for code, number, _, pick, _ in self.modes:
            if not solver.boolean_value(pick):
                continue
            people = [
                [skill, pool, count if isinstance(count, int) else solver.value(count)]
                for skill, pool, count in self.taken[code, number]
            ]
            people = [own for own in people if own[2] > 0]
            activities.append({"code": code, "mode": number, "start": solver.value(self.start[code]), "people": people})
        own = {"format": "restart-portfolio-solution/1", "instance": self.instance["name"]}
        own["activities"] = activities
        # As it is counted: when time runs out the model's own variables may still say less.
        own["objective"] = check(self.instance, own)[0]
        return own


def cpsat(instance, seconds, threads, seed):
    from ortools.sat.python import cp_model

    begun = time.monotonic()
    model = Model(instance)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.1, seconds - (time.monotonic() - begun))
    solver.parameters.num_workers = threads
    solver.parameters.random_seed = seed
    status = solver.solve(model.m)
    told = {cp_model.OPTIMAL: "optimal", cp_model.FEASIBLE: "feasible", cp_model.INFEASIBLE: "infeasible"}
    status = told.get(status, solver.status_name(status).lower())
    solution = model.solution(solver) if status in ("optimal", "feasible") else None
    return {
        "status": status,
        "value": solution["objective"] if solution else None,
        "bound": round(solver.best_objective_bound) if status != "infeasible" else None,
        "took": time.monotonic() - begun,
        "solution": solution,
    }


def product(command, path, seconds, threads, seed):
    with tempfile.TemporaryDirectory() as folder:
        args = ["benchmark", "solve", path, "--seconds", seconds, "--threads", threads, "--seed", seed]
        ran = subprocess.run(
            [command, *map(str, args), "--json", "--out", folder], capture_output=True, text=True
        )
        if not ran.stdout.strip():
            raise RuntimeError(ran.stderr)
        told = json.loads(ran.stdout)
        name = os.path.join(folder, f"{told['instance']}.solution.json")
        solution = read(name) if os.path.exists(name) else None
    status = "optimal" if told["objective"] == told["bound"] else "feasible" if solution else "unknown"
    return {
        "status": "infeasible" if told["infeasible"] else status,
        "value": told["objective"],
        "bound": told["bound"],
        "took": told["seconds"],
        "solution": solution,
    }


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def save(folder, name, solution):
    if folder and solution:
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, f"{name}.solution.json"), "w", encoding="utf-8") as file:
            json.dump(solution, file, indent=1)
            file.write("\n")


def solve(args):
    for path in args.instances:
        instance = read(path)
        told = cpsat(instance, args.seconds, args.threads, args.seed)
        broken = check(instance, told["solution"])[1] if told["solution"] else []
        save(args.out, instance["name"], told["solution"])
        print(
            f"{instance['name']:<12} {told['status']:<9} objective {told['value']} bound {told['bound']}"
            f" seconds {told['took']:.1f} check {'; '.join(broken) or 'ok'}",
            flush=True,
        )


def rows_of(path):
    if not os.path.exists(path):
        return []
    with open(path) as file:
        return [row for row in csv.DictReader(file) if None not in row.values()]


def beside(args):
    done = {(row["instance"], row["seconds"], row["threads"]) for row in rows_of(args.rows)}
    if not os.path.exists(args.rows):
        with open(args.rows, "w") as file:
            file.write(",".join(COLUMNS) + "\n")
    for number, path in enumerate(args.instances):
        instance = read(path)
        key = (instance["name"], str(args.seconds), str(args.threads))
        if key in done:
            continue
        turns = [
            ("sanad", lambda: product(args.sanad_bench, path, args.seconds, args.threads, args.seed)),
            ("cpsat", lambda: cpsat(instance, args.seconds, args.threads, args.seed)),
        ]
        # Each goes first on every other instance, so that neither always meets a warm machine.
        told = {who: turn() for who, turn in (turns if number % 2 == 0 else reversed(turns))}
        notes = []
        for who, other in (("sanad", "cpsat"), ("cpsat", "sanad")):
            own, solution = told[who], told[who]["solution"]
            if args.out:
                save(os.path.join(args.out, who), instance["name"], solution)
            broken = check(instance, solution)[1] if solution else []
            notes += [f"{who}: {line}" for line in broken[:3]]
            if own["value"] is not None and told[other]["bound"] is not None and own["value"] > told[other]["bound"]:
                notes.append(f"{who} has {own['value']} above the bound {told[other]['bound']} of {other}")
            if own["value"] is not None and told[other]["status"] == "infeasible":
                notes.append(f"{who} has a solution, {other} says there is none")
        row = dict(zip(COLUMNS, key))
        row.update(cpsat_status=told["cpsat"]["status"], note="; ".join(notes))
        for who in told:
            for name in ("value", "bound"):
                row[f"{who}_{name}"] = "" if told[who][name] is None else told[who][name]
            row[f"{who}_took"] = round(told[who]["took"], 1)
        with open(args.rows, "a") as file:
            csv.DictWriter(file, COLUMNS, lineterminator="\n").writerow(row)
        print(*(row[column] for column in COLUMNS), flush=True)
    return table(args)


def table(args):
    sizes = collections.defaultdict(list)
    noted = 0
    print("| instance | Sanad | bound | CP-SAT | bound | ratio | gap to the better, % (Sanad, CP-SAT) |")
    print("|---|---|---|---|---|---|---|")
    for row in sorted(rows_of(args.rows), key=lambda row: row["instance"]):
        own, other = (int(row[f"{who}_value"] or 0) for who in ("sanad", "cpsat"))
        best = max(own, other, 1)
        gaps = [100 * (best - value) / best for value in (own, other)]
        bounds = [int(row[f"{who}_bound"]) for who in ("sanad", "cpsat")]
        sizes[row["instance"].split("-")[0], row["seconds"]].append((own, other, *gaps, *bounds, row["cpsat_status"]))
        ratio = f"{own / other:.3f}" if other else "–"
        print(
            f"| {row['instance']} | {own} | {bounds[0]} | {other}{' *' if row['cpsat_status'] == 'optimal' else ''}"
            f" | {bounds[1]} | {ratio} | {gaps[0]:.2f}, {gaps[1]:.2f} |"
        )
        if row["note"]:
            noted += 1
            print(f"ALARM {row['instance']}: {row['note']}")
    print()
    print("| size, seconds | instances | mean gap to the better, %: Sanad | CP-SAT | better, equal, worse | ratio of sums | gap to the own bound, %: Sanad | CP-SAT | proven by CP-SAT |")
    print("|---|---|---|---|---|---|---|---|---|")
    for (size, seconds), own in sizes.items():
        mean = lambda values: sum(values) / len(own)
        order = [sum(f(a, b) for a, b, *_ in own) for f in (int.__gt__, int.__eq__, int.__lt__)]
        whole = [sum(row[n] for row in own) for n in (0, 1)]
        bound = [100 * mean([(row[4 + n] - row[n]) / max(row[4 + n], 1) for row in own]) for n in (0, 1)]
        proven = sum(row[6] == "optimal" for row in own)
        print(
            f"| {size}, {seconds} s | {len(own)} | {mean([row[2] for row in own]):.2f} | {mean([row[3] for row in own]):.2f}"
            f" | {', '.join(map(str, order))} | {whole[0] / max(whole[1], 1):.3f} | {bound[0]:.2f} | {bound[1]:.2f} | {proven} |"
        )
    return 1 if noted else 0


def mutated(instance, solution, draw):
    """A solution with one to three changes, most of them small."""
    own = copy.deepcopy(solution)
    if draw.random() < 0.8:
        own.pop("objective", None)
    activities = {a["code"]: a for m in instance["measures"] for a in m["activities"]}
    for _ in range(draw.randint(1, 3)):
        if not own["activities"]:
            break
        done = draw.choice(own["activities"])
        kind = draw.randrange(8)
        if kind <= 2:
            done["start"] += draw.choice([-40, -7, -2, -1, 1, 2, 7, 40])
        elif kind == 3:
            done["mode"] = draw.randrange(len(activities[done["code"]]["modes"]) + (draw.random() < 0.1))
        elif kind == 4 and done.get("people"):
            part = draw.choice(done["people"])
            part[2] = max(0, part[2] + draw.choice([-1, 1]))
        elif kind == 5 and done.get("people"):
            part = draw.choice(done["people"])
            part[1] = draw.choice(instance["pools"])["code"]
        elif kind == 6:
            own["activities"].remove(done)
        elif kind == 7:
            measure = next(m for m in instance["measures"] if any(a["code"] == done["code"] for a in m["activities"]))
            gone = {a["code"] for a in measure["activities"]}
            own["activities"] = [one for one in own["activities"] if one["code"] not in gone]
    return own


def agree(args):
    instance, solution = read(args.instance), read(args.solution)
    draw = random.Random(args.seed)
    counts = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "mutated.json")
        for number in range(args.times):
            own = mutated(instance, solution, draw) if number else solution
            with open(path, "w", encoding="utf-8") as file:
                json.dump(own, file)
            objective, broken = check(instance, own)
            ran = subprocess.run(
                [args.sanad_bench, "benchmark", "check", args.instance, path], capture_output=True, text=True
            )
            right = f"ok {objective}" if not broken else None
            told = ran.stdout.strip() if ran.returncode == 0 else None
            counts["right" if right else "broken"] += 1
            if told != right:
                counts["differ"] += 1
                print(f"number {number}: here {broken or right}, there {ran.stdout.strip()} {ran.stderr.strip()}")
    print(f"{instance['name']}: right {counts['right']}, broken {counts['broken']}, judged otherwise {counts['differ']}")
    return 1 if counts["differ"] else 0


def main():
    parser = argparse.ArgumentParser(description="CP-SAT beside the product on the benchmark of restart portfolios")
    verbs = parser.add_subparsers(dest="verb", required=True)
    for name, run in (("solve", solve), ("beside", beside), ("table", table), ("agree", agree)):
        verb = verbs.add_parser(name)
        verb.set_defaults(run=run)
        if name in ("solve", "beside"):
            verb.add_argument("instances", nargs="+")
            verb.add_argument("--seconds", type=int, default=30)
            verb.add_argument("--threads", type=int, default=2)
            verb.add_argument("--out", help="the folder for solutions")
        if name == "agree":
            verb.add_argument("instance")
            verb.add_argument("solution")
            verb.add_argument("--times", type=int, default=200)
        if name in ("beside", "agree"):
            verb.add_argument("--sanad-bench", default="target/release/sanad-bench")
        if name in ("beside", "table"):
            verb.add_argument("--rows", default="benchmark-rows.csv")
        verb.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    return args.run(args)


if __name__ == "__main__":
    sys.exit(main())
