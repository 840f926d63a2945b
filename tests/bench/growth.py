#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How LabChat's costs grow with the log.

    cmake --build --preset release --target bench-growth            from a thousand to a million messages
    python3 tests/bench/growth.py --labchat PROGRAM --programs DIR --messages 1000,10000000    other numbers

Each log has one session of 200 participants in 50 channels, whose messages are written straight into the tables. Measured: the start until the first page is served
while the session runs (first: with nothing but the log; again: after a start and a stop), a browser that joins a channel with its history, the memory after that, the
export of the messages beside the time that SQLite's own shell needs for the same rows, and the start beside the session after it has ended."""
import argparse
import json
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import bench

SHOWN = 500         # messages of a channel that a page gets
SCENARIO = bench.Scenario('growth', '', '', 200, 4)
# What the columns of oTree's export need, joined as LabChat joins them.
ROWS = '''SELECT session.code, event.id_in_session, participant.code, channel.name, event.nickname, event.body, event.at_ms
FROM event JOIN session ON session.id = event.session_id JOIN channel ON channel.session_id = event.session_id AND channel.number = event.channel
JOIN participant ON participant.session_id = event.session_id AND participant.id_in_session = event.id_in_session
WHERE event.kind = 'message' ORDER BY event.session_id, event.seq'''


def database(folder):
    return folder / 'data/labchat.sqlite'


def fill(folder, messages):
    log = sqlite3.connect(database(folder))
    seq, at = log.execute('SELECT max(seq), max(at_ms) FROM event').fetchone()
    boxes = log.execute('SELECT id_in_session, channel, member, nickname FROM chat_box ORDER BY id_in_session').fetchall()
    log.executemany('INSERT INTO event (session_id, seq, at_ms, kind, id_in_session, channel, member, nickname, body, nonce) VALUES (1, ?, ?, \'message\', ?, ?, ?, ?, ?, ?)',
                    ((seq + 1 + i, at + i, *boxes[i % len(boxes)], f'What I have to say is as long as what people write, number {i}', f'n{i}') for i in range(messages)))
    log.execute('''INSERT INTO said SELECT 1, channel, max(seq), json_group_array(seq) FROM event WHERE kind = 'message' GROUP BY channel, seq / 1000''')
    log.execute('INSERT OR REPLACE INTO said_until VALUES (1, ?, ?)', (seq + messages, messages))
    log.commit()
    log.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    log.close()


def end(folder):
    log = sqlite3.connect(database(folder))
    seq, at = log.execute('SELECT seq, at_ms FROM event ORDER BY seq DESC LIMIT 1').fetchone()
    log.execute("INSERT INTO event (session_id, seq, at_ms, kind) VALUES (1, ?, ?, 'session_ended')", (seq + 1, at + 1))
    log.commit()
    log.close()


class Started:
    """LabChat with the data directory as it is, until its first page is served."""

    def __init__(self, setting, folder, ticket=None):
        began = time.monotonic()
        self.server = bench.Server([setting.labchat, 'serve', '--data', folder / 'data', '--bind', '127.0.0.1', '--port', 0], SCENARIO, setting, folder)
        self.server.port = self.server.wait_for('listening')['port']
        if ticket:
            bench.wait_until_served(f'http://127.0.0.1:{self.server.port}/p/{ticket}')
        self.seconds = time.monotonic() - began

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.server.__exit__(*error)


def timed(command, out):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(out, 'wb') as file:
        subprocess.run(list(map(str, command)), stdout=file, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def export(setting, folder):
    """The CPU time of the export in s, its memory in MiB, and the CPU time of SQLite's shell."""
    exported = ['/usr/bin/env', 'QT_QPA_PLATFORM=offscreen', setting.labchat, 'export', '--data', folder / 'data', '--format', 'otree', '--out', folder / 'export.csv']
    measured = subprocess.run([sys.executable, '-c', 'import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); '
                               'used = resource.getrusage(resource.RUSAGE_CHILDREN); print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)', *map(str, exported)],
                              stdout=subprocess.PIPE, text=True, check=True)
    seconds, memory = map(float, measured.stdout.split())
    shell = shutil.which('sqlite3')
    return seconds, memory, timed([shell, '-csv', '-header', database(folder), ROWS], folder / 'shell.csv') if shell else None


def measure(setting, messages):
    with tempfile.TemporaryDirectory(prefix='labchat-growth-') as name:
        folder = Path(name)
        with bench.labchat(SCENARIO, setting, folder) as server:
            tickets = server.tickets
        fill(folder, messages)
        result = {'messages': messages}
        with Started(setting, folder, tickets[0]) as first:
            result['first_start_s'] = first.seconds
        with Started(setting, folder, tickets[0]) as again:
            result['start_s'] = again.seconds
            again.server.tickets = tickets[:4]
            result['join_ms'] = again.server.load('storm', '--messages', min(SHOWN, messages // 50))['server_cpu_ms'] / 4
            result['resident_mib'] = again.server.load('idle')['resident_kib'] / 1024
        result['export_s'], result['export_mib'], result['shell_s'] = export(setting, folder)
        end(folder)
        with Started(setting, folder) as beside:
            result['start_beside_ended_s'] = beside.seconds
        return result


COLUMNS = [('messages', 'messages', '{:,}'), ('first_start_s', 'first start, s', '{:.2f}'), ('start_s', 'start, s', '{:.2f}'), ('join_ms', 'CPU of a join, ms', '{:.2f}'),
           ('resident_mib', 'resident, MiB', '{:.0f}'), ('export_s', 'CPU of the export, s', '{:.2f}'), ('export_mib', 'its memory, MiB', '{:.0f}'),
           ('shell_s', 'sqlite3 -csv, s', '{:.2f}'), ('start_beside_ended_s', 'start beside it ended, s', '{:.2f}')]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--labchat', type=Path, required=True, help='the program')
    parser.add_argument('--programs', type=Path, required=True, help='the folder of the load')
    parser.add_argument('--messages', default='1000,10000,100000,1000000', help='with commas')
    parser.add_argument('--out', type=Path, help='the folder of growth.json')
    arguments = parser.parse_args()
    setting = bench.Setting(arguments.labchat, arguments.programs, Path('/'), 1, 0.2)
    results = []
    print(' | '.join(title for _, title, _ in COLUMNS), flush=True)
    for messages in map(int, arguments.messages.split(',')):
        results.append(measure(setting, messages))
        print(' | '.join('–' if results[-1][key] is None else form.format(results[-1][key]) for key, _, form in COLUMNS), flush=True)
    if arguments.out:
        arguments.out.mkdir(parents=True, exist_ok=True)
        (arguments.out / 'growth.json').write_text(json.dumps(results, indent=1))


if __name__ == '__main__':
    sys.exit(main())
