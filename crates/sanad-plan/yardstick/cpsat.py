"""Compares plans of survey visits with OR-tools CP-SAT on made problems.

usage: cpsat.py PROGRAM SECONDS UNITS SEED...

PROGRAM is the built example `visits_yardstick`. Each problem has 20 sites and 3 teams and no
limit on driving in a day, so that a team's time is one axis of working minutes. The orders found
are decoded here anew, and must give the value-days stated. Printed are ratios alone: the peer's
value, and both bounds, against the value found. Needs Python 3 with the package `ortools`.
"""

import itertools
import math
import subprocess
import sys

from ortools.sat.python import cp_model

RADIUS_KM = 6371.0088


def driving(a, b, speed, factor):
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2
    h += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return math.ceil(2 * RADIUS_KM * math.asin(math.sqrt(h)) * factor / speed * 60 - 1e-8)


def read(text):
    problem = {"team": [], "site": [], "order": []}
    for line in text.splitlines():
        kind, *words = line.split()
        numbers = [float(word) for word in words]
        if kind in problem and isinstance(problem[kind], list):
            problem[kind].append(numbers)
        else:
            problem[kind] = numbers
    return problem


def prepare(problem):
    speed, factor = problem["travel"]
    sites = [(s[0], s[1]) for s in problem["site"]]
    teams = []
    for number, (lat, lon, first, *minutes) in enumerate(problem["team"]):
        ends, days = [], []
        for day, amount in enumerate(minutes, int(first)):
            if amount:
                ends.append(int(amount) + (ends[-1] if ends else 0))
                days.append(day + 1)
        teams.append({
            "ends": ends,
            "days": days,
            "base": [driving((lat, lon), s, speed, factor) for s in sites],
            "able": [bool(s[4 + number]) for s in problem["site"]],
        })
    arcs = [[driving(a, b, speed, factor) for b in sites] for a in sites]
    work = [int(s[2]) for s in problem["site"]]
    value = [int(s[3]) for s in problem["site"]]
    return teams, arcs, work, value


def decode(problem, teams, arcs, work, value):
    total, seen = 0, set()
    for team, order in zip(teams, problem["order"]):
        now, last = 0, None
        for site in map(int, order):
            assert team["able"][site] and site not in seen
            seen.add(site)
            now += (team["base"] if last is None else arcs[last])[site] + work[site]
            total += value[site] * next(d for e, d in zip(team["ends"], team["days"]) if now <= e)
            last = site
    left = set(range(len(work))) - seen
    return total + sum(value[site] * 2 * int(problem["horizon"][0]) for site in left)


def peer(problem, teams, arcs, work, value, seconds, hint):
    model = cp_model.CpModel()
    n, horizon = len(work), int(problem["horizon"][0])
    served = [[] for _ in range(n)]
    # Days until each answer is at hand, one number for a site whoever serves it.
    paid = [model.new_int_var(1, 2 * horizon, "") for _ in range(n)]
    stated = {}
    for number, team in enumerate(teams):
        last = team["ends"][-1]
        order = [int(site) for site in problem["order"][number]]
        pairs = set(zip([-1, *order], [*order, -1]))
        literals = [(n, n, model.new_bool_var(""))]
        if hint:
            model.add_hint(literals[0][2], not order)
        end = [model.new_int_var(work[i], last, "") for i in range(n)]
        now, before = 0, None
        for i in order:
            now += (team["base"] if before is None else arcs[before])[i] + work[i]
            before = i
            stated[number, i] = now
        for i in range(n):
            if not team["able"][i] or team["base"][i] + work[i] > last:
                literals.append((i, i, model.new_constant(1)))
                continue
            skipped = model.new_bool_var("")
            served[i].append(skipped.negated())
            first, home = model.new_bool_var(""), model.new_bool_var("")
            literals += [(i, i, skipped), (n, i, first), (i, n, home)]
            if hint:
                model.add_hint(skipped, i not in order)
                model.add_hint(first, (-1, i) in pairs)
                model.add_hint(home, (i, -1) in pairs)
            model.add(end[i] >= team["base"][i] + work[i]).only_enforce_if(first)
            # One literal for each day on which the team could finish there.
            soonest = team["base"][i] + work[i]
            finish = [(e, d, model.new_bool_var("")) for e, d in zip(team["ends"], team["days"]) if e >= soonest]
            model.add(sum(literal for _, _, literal in finish) == 1 - skipped)
            model.add(end[i] <= sum(e * literal for e, _, literal in finish) + last * skipped)
            model.add(paid[i] >= sum(d * literal for _, d, literal in finish))
            if hint:
                done = stated.get((number, i))
                day = next((d for e, d in zip(team["ends"], team["days"]) if done and done <= e), None)
                for _, d, literal in finish:
                    model.add_hint(literal, d == day)
                model.add_hint(end[i], done or soonest)
                if day:
                    model.add_hint(paid[i], day)
        for i, j in itertools.permutations(range(n), 2):
            if team["able"][i] and team["able"][j]:
                literal = model.new_bool_var("")
                literals.append((i, j, literal))
                if hint:
                    model.add_hint(literal, (i, j) in pairs)
                gap = arcs[i][j] + work[j]
                model.add(end[j] >= end[i] + gap).only_enforce_if(literal)
        model.add_circuit(literals)
    for i in range(n):
        left = model.new_bool_var("")
        model.add_exactly_one([*served[i], left])
        model.add(paid[i] == 2 * horizon).only_enforce_if(left)
        if hint:
            is_left = all((number, i) not in stated for number in range(len(teams)))
            model.add_hint(left, is_left)
            if is_left:
                model.add_hint(paid[i], 2 * horizon)
    model.minimize(sum(value[i] * paid[i] for i in range(n)))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return (solver.objective_value if found else math.nan), solver.best_objective_bound


def main():
    program, seconds, units, *seeds = sys.argv[1:]
    for seed in seeds:
        text = subprocess.run([program, seed, "20", "3", units], check=True, capture_output=True, text=True).stdout
        problem = read(text)
        prepared = prepare(problem)
        value, bound = problem["found"]
        assert decode(problem, *prepared) == value
        cold, cold_bound = peer(problem, *prepared, float(seconds), False)
        warm, _ = peer(problem, *prepared, float(seconds), True)
        print(
            f"seed {seed}: peer's value {cold / value:.4f}, started from the plan {warm / value:.4f}, "
            f"own bound {bound / value:.4f}, peer's bound {cold_bound / value:.4f} of the value found",
            flush=True,
        )


if __name__ == "__main__":
    main()
