# SPDX-License-Identifier: GPL-3.0-or-later
"""A file of Stata as pandas reads it: JSON with its columns, their labels, and the rows.

    python3 stata.py FILE"""
import json
import sys

import pandas

with pandas.read_stata(sys.argv[1], iterator=True, convert_categoricals=False) as reader:
    labels = reader.variable_labels()
    table = reader.read()
rows = [[None if pandas.isna(value) else value for value in row] for row in table.values.tolist()]
json.dump({'columns': list(table.columns), 'labels': labels, 'rows': rows}, sys.stdout)
