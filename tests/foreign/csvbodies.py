# SPDX-License-Identifier: GPL-3.0-or-later
"""The column `body` of a CSV file on standard input, as Python's csv module reads it: a JSON list."""
import csv
import io
import json
import sys

text = io.TextIOWrapper(sys.stdin.buffer, encoding='utf-8', newline='')
json.dump([row['body'] for row in csv.DictReader(text)], sys.stdout)
