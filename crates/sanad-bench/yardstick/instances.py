"""Readers of public scheduling instances, written apart from those of the product.

Each gives a `Problem`; `digest` says it in the numbers that `sanad-bench read` prints, so that the
two can be held against each other.
"""

import os
import re
from dataclasses import dataclass, field


@dataclass
class Mode:
    duration: int
    uses: dict = field(default_factory=dict)
    spends: dict = field(default_factory=dict)
    takes: dict = field(default_factory=dict)
    gives: dict = field(default_factory=dict)
    needs: dict = field(default_factory=dict)


@dataclass
class Problem:
    format: str
    activities: list = field(default_factory=list)  # of lists of modes
    releases: list = field(default_factory=list)
    # (from, its end, to, its end, lag); an end is "S" or "F"
    links: list = field(default_factory=list)
    renewables: list = field(default_factory=list)
    budgets: list = field(default_factory=list)
    stocks: list = field(default_factory=list)
    skills: int = 0
    persons: list = field(default_factory=list)
    parts: list = field(default_factory=list)  # of (release, length, activities)
    objective: str = "makespan"


def positive(values):
    return {place: value for place, value in enumerate(values) if value > 0}


def psplib(text):
    problem = Problem("psplib")
    number = lambda pattern: int(re.search(pattern, text).group(1))
    jobs = number(r"jobs[^:\n]*:\s*(\d+)")
    renewables = number(r"- *renewable *: *(\d+)")
    budgets = number(r"- *nonrenewable *: *(\d+)")

    def rows(start, end):
        part = re.split(start, text, maxsplit=1)[1]
        part = re.split(end, part, maxsplit=1)[0] if end else part
        lines = [re.findall(r"-?\d+", line) for line in part.split("\n") if re.match(r"^\s*\d", line)]
        return [[int(word) for word in line] for line in lines]

    problem.activities = [[] for _ in range(jobs)]
    problem.releases = [0] * jobs
    project = re.search(r"PROJECT INFORMATION.*\n.*\n\s*(\d+)\s+(\d+)\s+(\d+)", text)
    if project:
        problem.releases = [int(project.group(3))] * jobs
    for row in rows("PRECEDENCE RELATIONS", "REQUESTS"):
        for to in row[3:]:
            problem.links.append((row[0] - 1, "F", to - 1, "S", 0))
    job = None
    for row in rows("REQUESTS", "RESOURCE ?AVAILABILITIES"):
        if len(row) == 3 + renewables + budgets:
            job = row.pop(0) - 1
        amounts = row[2:]
        mode = Mode(row[1], uses=positive(amounts[:renewables]), spends=positive(amounts[renewables:]))
        problem.activities[job].append(mode)
    supply = sum(rows("RESOURCE ?AVAILABILITIES", None), [])
    problem.renewables, problem.budgets = supply[:renewables], supply[renewables:]
    return problem


def patterson(text, stocks):
    problem = Problem("patterson_stocks" if stocks else "patterson")
    words = iter([int(word) for word in text.split()])
    jobs, renewables = next(words), next(words)
    kinds = next(words) if stocks else 0
    problem.renewables = [next(words) for _ in range(renewables)]
    problem.stocks = [next(words) for _ in range(kinds)]
    problem.releases = [0] * jobs
    for job in range(jobs):
        mode = Mode(next(words))
        mode.uses = positive([next(words) for _ in range(renewables)])
        flows = [next(words) for _ in range(2 * kinds)]
        mode.takes, mode.gives = positive(flows[0::2]), positive(flows[1::2])
        problem.activities.append([mode])
        for _ in range(next(words)):
            problem.links.append((job, "F", next(words) - 1, "S", 0))
    # The published results do not count what the beginning and the end are said to take and give.
    for job in (0, jobs - 1):
        mode = problem.activities[job][0]
        if mode.duration == 0:
            mode.takes, mode.gives = {}, {}
    return problem


def progen_max(text):
    problem = Problem("progen_max")
    lines = [line.split() for line in text.split("\n") if line.strip()]
    jobs, renewables = int(lines[0][0]) + 2, int(lines[0][1])
    problem.releases = [0] * jobs
    for row in lines[1 : 1 + jobs]:
        count = int(row[2])
        for to, lag in zip(row[3 : 3 + count], row[3 + count :]):
            problem.links.append((int(row[0]), "S", int(to), "S", int(lag.strip("[]"))))
    for row in lines[1 + jobs : 1 + 2 * jobs]:
        numbers = [int(word) for word in row]
        problem.activities.append([Mode(numbers[2], uses=positive(numbers[3:]))])
    problem.renewables = [int(word) for word in sum(lines[1 + 2 * jobs :], [])][:renewables]
    return problem


def mspsp(text):
    problem = Problem("mspsp")
    text = re.sub(r"%.*", "", text)
    declared = dict(re.findall(r"(\w+)\s*=\s*([^;]*);", text))
    numbers = lambda name: [int(word) for word in re.findall(r"-?\d+", declared[name])]
    (jobs,), (skills,), (persons,) = numbers("nActs"), numbers("nSkills"), numbers("nResources")
    needs, masters = numbers("sreq"), re.findall(r"true|false", declared["mastery"])
    problem.skills = skills
    for job, duration in enumerate(numbers("dur")):
        row = needs[job * skills : (job + 1) * skills]
        problem.activities.append([Mode(duration, needs=positive(row))])
    problem.releases = [0] * jobs
    for person in range(persons):
        row = masters[person * skills : (person + 1) * skills]
        problem.persons.append([skill for skill, word in enumerate(row) if word == "true"])
    for first, then in zip(numbers("pred"), numbers("succ")):
        problem.links.append((first - 1, "F", then - 1, "S", 0))
    return problem


def mplib(text):
    problem = Problem("mplib")
    words = iter(text.split())
    number = lambda: int(next(words))
    projects, renewables = number(), number()
    problem.renewables = [number() for _ in range(renewables)]
    starts, named = [], []
    for _ in range(projects):
        jobs, release = number(), number()
        starts.append(len(problem.activities))
        for _ in range(renewables):
            number()
        for _ in range(jobs):
            job = len(problem.activities)
            mode = Mode(number())
            mode.uses = positive([number() for _ in range(renewables)])
            problem.activities.append([mode])
            problem.releases.append(release)
            for _ in range(number()):
                named.append((job, next(words)))
        problem.parts.append((release, None, list(range(starts[-1], starts[-1] + jobs))))
    for job, name in named:
        project, activity = (int(part) for part in name.split(":"))
        problem.links.append((job, "F", starts[project - 1] + activity - 1, "S", 0))
    return problem


def mista(text, folder):
    problem = Problem("mista_2013", objective="total_delay")
    words = iter(text.split())
    named = [(int(next(words)), int(next(words)), next(words)) for _ in range(int(next(words)))]
    shared = [int(next(words)) for _ in range(int(next(words)))]
    places = {}
    for number, (release, length, name) in enumerate(named):
        with open(os.path.join(folder, name)) as file:
            own = psplib(file.read())

        def place(kind, resource, local):
            """The place of a resource: one for all where it is shared, else one a project."""
            column = resource + (len(own.renewables) if kind == "budgets" else 0)
            is_shared = shared[column] >= 0
            key = (kind, resource) if is_shared else (kind, resource, number)
            if key not in places:
                supply = getattr(problem, kind)
                places[key] = len(supply)
                supply.append(shared[column] if is_shared else local)
            return places[key]

        uses = [place("renewables", n, there) for n, there in enumerate(own.renewables)]
        spends = [place("budgets", n, there) for n, there in enumerate(own.budgets)]
        start = len(problem.activities)
        for modes, earliest in zip(own.activities, own.releases):
            for mode in modes:
                mode.uses = {uses[n]: amount for n, amount in mode.uses.items()}
                mode.spends = {spends[n]: amount for n, amount in mode.spends.items()}
            problem.activities.append(modes)
            problem.releases.append(release + earliest)
        for first, a, then, b, lag in own.links:
            problem.links.append((first + start, a, then + start, b, lag))
        problem.parts.append((release, length, list(range(start, len(problem.activities)))))
    return problem


def read(path):
    """Reads a file; the format is told by the name and, for `.rcp` and `.txt`, by the first lines."""
    with open(path) as file:
        text = file.read()
    end = path.rsplit(".", 1)[1].lower()
    words = text.split()
    if end in ("sm", "mm"):
        return psplib(text)
    if end == "rcp":
        return patterson(text, len(text.strip().split("\n")[0].split()) == 3)
    if end == "sch":
        return progen_max(text)
    if end == "dzn":
        return mspsp(text)
    if ":" in text:
        return mplib(text)
    if words and words[3].endswith(".mm"):
        return mista(text, os.path.dirname(path))
    raise ValueError(f"{path}: no instance")


def earliest(problem, duration):
    """Earliest starts that releases and links alone allow; none where the links contradict."""
    start = list(problem.releases)
    length = [duration(mode.duration for mode in modes) for modes in problem.activities]
    at = lambda activity, end: length[activity] if end == "F" else 0
    for _ in range(len(start) + 1):
        moved = False
        for first, a, then, b, lag in problem.links:
            value = start[first] + at(first, a) + lag - at(then, b)
            if value > start[then]:
                start[then], moved = value, True
        if not moved:
            return start, length
    return None


def horizon(problem):
    work = sum(max(mode.duration for mode in modes) for modes in problem.activities)
    return max(problem.releases) + work + sum(max(link[4], 0) for link in problem.links)


def digest(problem):
    modes = [mode for modes in problem.activities for mode in modes]
    total = lambda name, kinds: [sum(getattr(mode, name).get(n, 0) for mode in modes) for n in range(kinds)]
    joined = lambda n, end: n + (100_003 if end == "F" else 0) + 1
    links = [
        joined(first, a) * 31 + joined(then, b) * 17 + lag * 7 for first, a, then, b, lag in problem.links
    ]
    early = earliest(problem, min)
    return {
        "format": problem.format,
        "objective": problem.objective,
        "activities": len(problem.activities),
        "modes": len(modes),
        "links": len(links),
        "links_sum": sum(links),
        "releases": sum(problem.releases),
        "durations": sum(mode.duration for mode in modes),
        "renewables": problem.renewables,
        "uses": total("uses", len(problem.renewables)),
        "budgets": problem.budgets,
        "spends": total("spends", len(problem.budgets)),
        "stocks": problem.stocks,
        "takes": total("takes", len(problem.stocks)),
        "gives": total("gives", len(problem.stocks)),
        "skills": problem.skills,
        "persons": [len(skills) for skills in problem.persons],
        "needs": sum(sum(mode.needs.values()) for mode in modes),
        "parts": [[release, len(activities)] for release, _, activities in problem.parts],
        "horizon": horizon(problem),
        "critical_path": early and max(start + length for start, length in zip(*early)),
    }


def value(problem, starts, finishes):
    if problem.objective == "makespan":
        return max(finishes)
    return sum(
        max(finishes[n] for n in activities) - release - length for release, length, activities in problem.parts
    )


def breaches(problem, schedule):
    """What a schedule of the product breaks, counted tick by tick; nothing where it is sound.

    `schedule` lists, for each activity, its start, its mode from 1 on and its crew.
    """
    found = []
    starts = [own["start"] for own in schedule]
    modes = [problem.activities[n][own["mode"] - 1] for n, own in enumerate(schedule)]
    finishes = [start + mode.duration for start, mode in zip(starts, modes)]
    if len(schedule) != len(problem.activities):
        return ["not one start for each activity"]
    time = lambda n, end: finishes[n] if end == "F" else starts[n]
    for first, a, then, b, lag in problem.links:
        if time(then, b) < time(first, a) + lag:
            found.append(f"{then} starts too early after {first}")
    for n, start in enumerate(starts):
        if start < problem.releases[n]:
            found.append(f"{n} starts before its release")
    last = max(finishes)
    for resource, there in enumerate(problem.renewables):
        used = [0] * (last + 1)
        for start, finish, mode in zip(starts, finishes, modes):
            for tick in range(start, finish):
                used[tick] += mode.uses.get(resource, 0)
        if max(used) > there:
            found.append(f"renewable {resource}: {max(used)} of {there}")
    for budget, there in enumerate(problem.budgets):
        spent = sum(mode.spends.get(budget, 0) for mode in modes)
        if spent > there:
            found.append(f"budget {budget}: {spent} of {there}")
    for stock, level in enumerate(problem.stocks):
        change = [0] * (last + 1)
        for start, finish, mode in zip(starts, finishes, modes):
            change[start] -= mode.takes.get(stock, 0)
            change[finish] += mode.gives.get(stock, 0)
        for tick, moved in enumerate(change):
            level += moved
            if level < 0:
                found.append(f"stock {stock}: {level} at {tick}")
                break
    busy = {}
    for n, own in enumerate(schedule):
        crew = own.get("crew", [])
        told = {}
        for member in crew:
            person, skill = member["person"] - 1, member["skill"] - 1
            told[skill] = told.get(skill, 0) + 1
            if skill not in problem.persons[person]:
                found.append(f"{n}: person {person} has no skill {skill}")
            for tick in range(starts[n], finishes[n]):
                if (person, tick) in busy:
                    found.append(f"person {person} is at {n} and {busy[person, tick]}")
                busy[person, tick] = n
        if told != modes[n].needs or len({member["person"] for member in crew}) != len(crew):
            found.append(f"{n}: crew {told} for {modes[n].needs}")
    return found
