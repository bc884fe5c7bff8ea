#!/usr/bin/python3
"""Brings answers that were given to an older version into the form that this version asks for.

TrueNAS runs it when it upgrades the app, with a file of the answers, and takes what it prints in
their place. Every step finds out by the answers alone whether there is anything to do.
"""

# IMPORTS

# OPERATIONS


def holder(answers, path):
    """The level that has the last variable of a path."""
    for variable in path[:-1]:
        answers = answers.get(variable) if isinstance(answers, dict) else None
    return answers if isinstance(answers, dict) and path[-1] in answers else None


def get(answers, path):
    level = holder(answers, path)
    return None if level is None else level[path[-1]]


def put(answers, path, value):
    """Puts a value, and the levels above it, unless something else stands in the way."""
    for variable in path[:-1]:
        if answers.get(variable) is None:
            answers[variable] = {}
        answers = answers[variable]
        if not isinstance(answers, dict):
            return False
    answers[path[-1]] = value
    return True


def remove(answers, path):
    """Removes a value, and the levels above it that hold nothing else."""
    if len(path) == 1:
        answers.pop(path[0], None)
    elif isinstance(answers.get(path[0]), dict) and answers[path[0]]:
        remove(answers[path[0]], path[1:])
        if not answers[path[0]]:
            del answers[path[0]]


def rename(level, old, new):
    if holder(level, old) is not None:
        if get(level, new) is not None or put(level, new, get(level, old)):
            remove(level, old)


def take(level, old, new):
    value = get(answers, old)
    if value is not None and get(level, new) is None:
        put(level, new, copy.deepcopy(value))


def replace(level, path, old, new):
    value = get(level, path)
    if type(value) is type(old) and value == old:
        put(level, path, new)


def fill(level, path, value):
    if get(level, path) is None:
        put(level, path, value)


STEPS = {"rename": rename, "copy": take, "map": replace, "fill": fill, "drop": remove}

with open(sys.argv[1], encoding="utf-8") as file:
    # LOAD
for name, items, *words in OPERATIONS:
    levels = [answers]
    if items:
        levels = get(answers, items)
        levels = levels if isinstance(levels, list) else []
    for level in levels:
        if isinstance(level, dict):
            STEPS[name](level, *words)
# DUMP
