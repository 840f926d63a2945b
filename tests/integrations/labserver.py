# SPDX-License-Identifier: GPL-3.0-or-later
"""The real `labchat serve`, with a key of another system."""
import csv
import io
import json
import os
import signal
import subprocess
import tempfile

PROGRAM = os.environ['LABCHAT_PROGRAM']


class LabServer:
    def __init__(self):
        self._folder = tempfile.TemporaryDirectory(prefix='labchat-integrations-')
        self.key = json.loads(self._run('key', 'make', 'otree'))
        self._process = subprocess.Popen(
            [PROGRAM, 'serve', '--data', self._folder.name, '--bind', '127.0.0.1', '--port', '0'], stdout=subprocess.PIPE, text=True)
        self.url = next(report['url'] for report in map(json.loads, self._process.stdout) if report['event'] == 'listening').rstrip('/')
        self.port = int(self.url.rsplit(':', 1)[1])

    def _run(self, *arguments):
        return subprocess.run([PROGRAM, *arguments, '--data', self._folder.name], check=True, stdout=subprocess.PIPE, text=True).stdout

    def ticket(self, *options):
        return self._run('ticket', *options).strip()

    def records(self, session, form='otree'):
        return list(csv.DictReader(io.StringIO(self._run('export', '--session', session, '--format', form))))

    def close(self):
        self._process.send_signal(signal.SIGTERM)
        self._process.wait()
        self._process.stdout.close()
        self._folder.cleanup()
