#!/usr/bin/env python3
"""Checks a solution of the benchmark "restart portfolio" by the rules of README.md.

    python3 check.py INSTANCE SOLUTION

Prints "ok OBJECTIVE" and ends with 0, or prints a line for each broken rule and ends with 1. A file
that cannot be read, or is of another form, is told in one line with its place; that ends with 2.
Needs the standard library only.
"""

import json
import sys
from collections import defaultdict


def whole(value):
    """Whether a value of JSON is a whole number; to Python `true` is one too.

    >>> [whole(value) for value in (-1, True, 1.0, "1", None)]
    [True, False, False, False, False]
    """
    return isinstance(value, int) and not isinstance(value, bool)


def text(value):
    """Whether a value of JSON is a text."""
    return isinstance(value, str)


def running(changes):
    """Sums of (day, change) at the days on which they change, in order."""
    by_day = defaultdict(int)
    for day, change in changes:
        by_day[day] += change
    level, levels = 0, []
    for day in sorted(by_day):
        level += by_day[day]
        levels.append((day, level))
    return levels


def changes_of(steps):
    """A step function as (day, change)."""
    before, changes = 0, []
    for day, value in steps:
        changes.append((day, value - before))
        before = value
    return changes


def short(changes, last):
    """The days up to and with `last` on which the sum begins to be below 0, and how far below."""
    below = False
    for day, level in running(changes):
        if day > last:
            return
        if level < 0 and not below:
            yield day, -level
        below = level < 0


def check(instance, solution):
    """The objective and a list of what is broken; the objective counts only when that is empty."""
    broken = []
    horizon = instance["horizon"]
    measures = instance["measures"]
    activity_of = {a["code"]: a for m in measures for a in m["activities"]}
    pools = {p["code"]: p for p in instance.get("pools", [])}

    # Rule 1
    if solution.get("format") != "restart-portfolio-solution/1":
        broken.append(f"rule 1: the format is {solution.get('format')!r}")
    if solution.get("instance") != instance["name"]:
        broken.append(f"rule 1: the solution is of {solution.get('instance')!r}, not of {instance['name']!r}")
    if broken:
        # Of something else: whatever else is said would not be about it.
        return 0, broken
    start, finish, mode, people = {}, {}, {}, {}
    for done in solution.get("activities", []):
        code = done["code"]
        if code not in activity_of:
            broken.append(f"rule 1: {code} is not an activity")
            continue
        if code in start:
            broken.append(f"rule 1: {code} is listed twice")
            continue
        modes = activity_of[code]["modes"]
        if not 0 <= done["mode"] < len(modes):
            broken.append(f"rule 1: {code} has no mode {done['mode']}")
            continue
        mode[code] = modes[done["mode"]]
        start[code] = done["start"]
        finish[code] = start[code] + mode[code]["days"]
        people[code] = done.get("people", [])

    # Rules 2 and 3
    chosen = {m["code"] for m in measures if any(a["code"] in start for a in m["activities"])}
    for measure in measures:
        code = measure["code"]
        if measure.get("must", False) and code not in chosen:
            broken.append(f"rule 2: {code} must be chosen")
        if code in chosen:
            for activity in measure["activities"]:
                if activity["code"] not in start:
                    broken.append(f"rule 2: {code} is chosen without {activity['code']}")
    for group in instance.get("at_most_one", []):
        own = [code for code in group if code in chosen]
        if len(own) > 1:
            broken.append(f"rule 3: of {', '.join(group)} at most one may be chosen, {len(own)} are")
    for one, other in instance.get("requires", []):
        if one in chosen and other not in chosen:
            broken.append(f"rule 3: {one} is chosen without {other}")

    # Rule 4
    for code in start:
        if start[code] < 0 or finish[code] > horizon:
            broken.append(f"rule 4: {code} lasts from {start[code]} to {finish[code]}, outside 0 to {horizon}")

    # Rule 5
    for link in instance.get("links", []):
        first, second = link["from"], link["to"]
        if first not in start or second not in start:
            continue
        lag = start[second] - finish[first]
        if lag < link["lag"]:
            broken.append(f"rule 5: {second} starts {lag} days after {first}, {link['lag']} at least")
        if link.get("most") is not None and lag > link["most"]:
            broken.append(f"rule 5: {second} starts {lag} days after {first}, {link['most']} at most")

    def while_on(field, code):
        """(day, change) of what is occupied from start to finish."""
        for one in start:
            for what, amount in mode[one].get(field, []):
                if what == code:
                    yield start[one], -amount
                    yield finish[one], amount

    def for_good(field, code, sign):
        """(day, change) of what lasts from the finish on."""
        for one in start:
            for what, amount in mode[one].get(field, []):
                if what == code:
                    yield finish[one], sign * amount

    # Rule 6
    for renewable in instance.get("renewables", []):
        code = renewable["code"]
        changes = changes_of(renewable["capacity"]) + list(while_on("renewables", code))
        for day, by in short(changes, horizon - 1):
            broken.append(f"rule 6: {code} is short by {by} on day {day}")

    # Rule 7
    taken = defaultdict(list)
    for code in start:
        needs = dict(mode[code].get("needs", []))
        told = defaultdict(int)
        for skill, pool, persons in people[code]:
            if skill not in needs:
                broken.append(f"rule 1: {code} does not need {skill}")
            elif pool not in pools:
                broken.append(f"rule 1: {code}: {pool} is not a pool")
            elif not whole(persons) or persons < 0:
                broken.append(f"rule 1: {code}: {json.dumps(persons)} persons")
            else:
                if persons > 0 and skill not in pools[pool]["skills"]:
                    broken.append(f"rule 7: {code}: {pool} do not have {skill}")
                told[skill] += persons
                taken[pool] += [(start[code], -persons), (finish[code], persons)]
        for skill, persons in needs.items():
            if told[skill] != persons:
                broken.append(f"rule 7: {code} has {told[skill]} persons with {skill}, {persons} are needed")
    for code, pool in pools.items():
        changes = [(0, pool["count"])] + taken[code] + list(for_good("trains", code, 1))
        for day, by in short(changes, horizon - 1):
            broken.append(f"rule 7: {code} are short by {by} on day {day}")

    # Rule 8
    for fund in instance.get("funds", []):
        changes = [(day, amount) for day, amount in fund["inflows"]]
        for one in start:
            for what, first, last in mode[one].get("pays", []):
                if what == fund["code"]:
                    changes += [(start[one], -first), (finish[one], -last)]
        for day, by in short(changes, horizon):
            broken.append(f"rule 8: {fund['code']} is short by {by} on day {day}")

    # Rule 9
    for utility in instance.get("utilities", []):
        code = utility["code"]
        changes = changes_of(utility["given"]) + list(while_on("draws", code))
        changes += list(for_good("takes", code, -1)) + list(for_good("gives", code, 1))
        for day, by in short(changes, horizon):
            broken.append(f"rule 9: {code} is short by {by} on day {day}")

    objective = 0
    for measure in measures:
        ends = [finish[a["code"]] for a in measure["activities"] if a["code"] in finish]
        if ends:
            objective += measure["worth"] * (horizon - max(ends))
    told = solution.get("objective")
    if told is not None and (not whole(told) or told != objective):
        broken.append(f"rule 1: the objective is told as {told} and is {objective}")
    return objective, broken


class Unusable(Exception):
    """A file that cannot be looked at: its place and why."""


def read(path):
    """The object in a JSON file."""
    try:
        with open(path, encoding="utf-8") as file:
            whole = json.load(file)
    except OSError as error:
        raise Unusable(f"{path}: {error.strerror}")
    except json.JSONDecodeError as error:
        raise Unusable(f"{path}, line {error.lineno}, column {error.colno}: no JSON: {error.msg}")
    except ValueError as error:
        raise Unusable(f"{path}: no UTF-8 text: {error}")
    if not isinstance(whole, dict):
        raise Unusable(f"{path}: an object {{…}} is expected")
    return whole


def formed(path, solution):
    """Refuses a solution whose fields are not there or of another kind."""
    done = solution.get("activities", [])
    if not isinstance(done, list):
        raise Unusable(f"{path}: activities: a list is expected")
    for place, activity in enumerate(done):
        at = f"{path}: activities[{place}]"
        if not isinstance(activity, dict):
            raise Unusable(f"{at}: an object with code, mode and start is expected")
        for field, fits, name in [("code", text, "a text"), ("mode", whole, "a whole number"), ("start", whole, "a whole number")]:
            if not fits(activity.get(field)):
                raise Unusable(f"{at}.{field}: {name} is expected, there is {json.dumps(activity.get(field))}")
        people = activity.get("people", [])
        if not isinstance(people, list):
            raise Unusable(f"{at}.people: a list is expected")
        for number, entry in enumerate(people):
            fine = isinstance(entry, list) and len(entry) == 3
            if not fine or not text(entry[0]) or not text(entry[1]):
                raise Unusable(f"{at}.people[{number}]: [skill, pool, persons] is expected")


def checked(instance_path, solution_path):
    """The objective and what is broken, of two files."""
    instance, solution = read(instance_path), read(solution_path)
    if instance.get("format") != "restart-portfolio/1":
        raise Unusable(f"{instance_path}: not an instance: the format is {instance.get('format')!r}")
    formed(solution_path, solution)
    try:
        return check(instance, solution)
    except KeyError as error:
        raise Unusable(f"{instance_path}: the field {error} is missing")
    except (TypeError, ValueError, AttributeError, IndexError) as error:
        raise Unusable(f"{instance_path}: not of the form in README.md: {error}")


def main():
    if len(sys.argv) != 3:
        print(__doc__.strip())
        return 2
    try:
        objective, broken = checked(sys.argv[1], sys.argv[2])
    except Unusable as error:
        print(error)
        return 2
    for line in broken:
        print(line)
    if broken:
        return 1
    print(f"ok {objective}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
