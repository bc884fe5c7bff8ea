"""Reads texts with PyYAML: a list of them as JSON comes in, what each is goes out."""
import datetime
import json
import math
import sys

import yaml


def plain(value):
    """The value in JSON, which has no dates and no numbers without end."""
    if isinstance(value, dict):
        if not all(isinstance(key, str) for key in value):
            raise KeyError
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return {"date": []} if isinstance(value, datetime.date) else value


def read(text):
    try:
        value = yaml.safe_load(text)
    except yaml.YAMLError as refused:
        return {"refused": str(refused)}
    except Exception as ended:  # It refuses some values by what Python says of them.
        return {"refused": repr(ended)}
    try:
        return {"value": plain(value)}
    except (KeyError, RecursionError):
        return {}


json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
