# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves the pages of the example apps, as oTree would: /APP/ROUND/PARTICIPANT. Prints its address when it is ready."""
import http.server
import importlib
import os
import sys
import types

import pagetemplate
import standin

standin.install()
sys.modules['settings'] = types.ModuleType('settings')  # the settings are in the environment

from otreetest import PROJECT  # noqa: E402

SESSIONS = {path.parent.name: standin.make_session(path.parent.name, 4) for path in PROJECT.glob('*/__init__.py')}
FRAME = '<!DOCTYPE html><link rel="icon" href="data:,"><form class="otree-form" action="/next" onsubmit="event.preventDefault(); window.submitted = true">{}</form>'


class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        app, round_number, number = self.path.strip('/').split('/')
        player = SESSIONS[app][int(round_number) - 1][int(number) - 1]
        page = importlib.import_module(app).page_sequence[0]
        html = pagetemplate.render(PROJECT / app / f'{page.__name__}.html', standin.context_of(player, page), [PROJECT / '_templates'])
        self.send_response(200)
        self.send_header('Content-Type', 'text/html; charset=utf-8')
        self.end_headers()
        self.wfile.write(FRAME.format(html).encode())

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(('127.0.0.1', int(os.environ.get('PORT', '0'))), Pages)
print(f'http://127.0.0.1:{server.server_port}', flush=True)
server.serve_forever()
