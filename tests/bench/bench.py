#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmark: LabChat beside other durable chat servers, in the same run, alternating.

    cmake --build --preset release --target bench            everything, five rounds
    python3 tests/bench/bench.py --labchat PROGRAM --programs DIR --only 50x4,1x24 --peers labchat,limit    some of it

Each server has one core and the load another one, where there are two. What a server uses is the CPU time of its threads; a message's latency ends when the
last member of its channel has it. Results: a table on the terminal, and bench.json, bench.md and bench.svg in the folder --out."""
import argparse
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field, replace
from pathlib import Path

import plot

HERE = Path(__file__).resolve().parent
LAST_CORE = (os.cpu_count() or 1) - 1


@dataclass(frozen=True)
class Scenario:
    """What the participants do, and the figure that says how well the server serves them."""
    name: str
    title: str
    load: str                       # labchat-load's scenario
    participants: int = 0
    members: int = 0                # of each channel
    senders: int = 1                # of each channel
    options: tuple = ()
    sync_us: int = 1000             # how long the disk's fsync takes
    figure: str = 'rate'            # deliveries (or requests) per CPU-second; 'cost': CPU in µs of a delivery; 'cpu': CPU in µs of one who joins; 'p50', 'p99'
    fill: int = 0                   # messages before it begins
    group: str = ''                 # of scenarios that are asked for together
    times: int = 1                  # as long as the others: few messages need longer
    peers: tuple = ('labchat', 'limit', 'node-full', 'node-normal', 'qt')

    def scaled(self, size):
        members = min(self.members, max(4, round(self.members * size)))
        channels = max(1, round(self.participants * size / members)) if members else 0
        return replace(self, members=members, participants=channels * members, fill=round(self.fill * size))


SCENARIOS = [
    Scenario('50x4', '50 channels of 4, one message outstanding in each', 'closed', 200, 4),
    Scenario('1x24', '24 in one channel, one message outstanding of each', 'closed', 24, 24, 24),
    Scenario('1x1000', '1,000 in one channel, 32 write', 'closed', 1000, 1000, 32),
    Scenario('200x1', '200 in 50 channels, each writes once a second', 'open', 200, 4, 4, ('--period', '1'), figure='cost'),
    Scenario('window', '1,000 in 250 channels, 500 messages a second, beside the console\'s open window', 'open', 1000, 4, 4, ('--period', '2'), figure='cost', peers=('labchat', 'window')),
    Scenario('slow', '200 in 50 channels, each writes once a second, and an fsync takes 5 ms', 'open', 200, 4, 4, ('--period', '1'), sync_us=5000, figure='p99'),
    Scenario('slow-full', '50 channels of 4, closed loop, an fsync takes 5 ms', 'closed', 200, 4, 4, sync_us=5000),
    Scenario('storm', '1,000 join at once, 500 messages of history', 'storm', 1000, 1000, figure='cpu', fill=500),
    Scenario('storm5000', '5,000 join at once, 500 messages of history', 'storm', 5000, 5000, figure='cpu', fill=500, peers=('labchat', 'limit')),
    *[Scenario(f'grow{count}', f'{count:,} in groups of 5, each writes once in 5 seconds', 'open', count, 5, 5, ('--period', '5'), figure='cost', group='grow', times=times, peers=('labchat', 'limit'))
      for count, times in ((10, 10), (100, 5), (1000, 3), (5000, 3))],
    Scenario('idle', '1,000 who are silent', 'idle', 1000, 4, figure='memory', peers=('labchat', 'limit', 'node-full', 'qt')),
    Scenario('asset', 'a file of the page, over and over', 'requests', figure='requests', peers=('labchat', 'nginx')),
]
FIGURES = {
    'rate': ('deliveries per CPU-second', lambda r: r['deliveries'] / r['server_cpu_ms'] * 1e3),
    'cost': ('µs of CPU a delivery', lambda r: r['server_cpu_ms'] * 1e3 / max(1, r['deliveries'])),
    'cpu': ('µs of CPU for each who joins', lambda r: r['server_cpu_ms'] * 1e3 / r['participants']),
    'p99': ('p99 in ms', lambda r: r['p99_ms']),
    'memory': ('KiB a connection', lambda r: r['resident_growth_kib'] / r['participants']),
    'requests': ('requests per CPU-second', lambda r: r['requests'] / r['server_cpu_ms'] * 1e3),
}


@dataclass(frozen=True)
class Setting:
    """Where the programs are, and how long each measurement takes."""
    labchat: Path
    programs: Path
    web_server_in: Path
    seconds: float
    warmup: float


class Server:
    """A server that runs on the first core, and the tickets of its participants. A context manager."""

    def __init__(self, command, scenario, setting, folder):
        self.folder, self.setting = folder, setting
        environment = dict(os.environ, XDG_CONFIG_HOME=str(folder / 'config'), LD_PRELOAD=str(setting.programs / 'liblabchat_slowsync.so'), LABCHAT_SYNC_US=str(scenario.sync_us), QT_QPA_PLATFORM='offscreen')
        self.process = subprocess.Popen(['taskset', '-c', '0', *map(str, command)], stdout=subprocess.PIPE, env=environment, text=True)
        self.pid = self.process.pid
        self.port = 0
        self.tickets = []
        self.options = []               # of the load

    def wait_for(self, event):
        for line in self.process.stdout:
            said = json.loads(line)
            if said['event'] == event:
                return said
        raise RuntimeError('the server has ended')

    def load(self, scenario, *options, times=1):
        tickets = self.folder / 'tickets.txt'
        tickets.write_text('\n'.join(self.tickets) + '\n')
        command = ['taskset', '-c', LAST_CORE, self.setting.programs / 'labchat-load', scenario, '--port', self.port, '--server', self.pid, '--tickets', tickets,
                   '--seconds', self.setting.seconds * times, '--warmup', self.setting.warmup, *self.options, *options]
        done = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError('the load has failed')
        return json.loads(done.stdout)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)
        self.process.stdout.close()


def labchat(scenario, setting, folder):
    study = {'name': 'bench', 'title': 'Bench', 'num_participants': scenario.participants or 4, 'players_per_group': scenario.members or 4, 'num_rounds': 1,
             'matching': 'fixed', 'pages': [{'name': 'talk', 'title': 'Talk', 'body': 'talk.md', 'ends': 'operator', 'chats': [
                 {'name': 'group', 'label': 'Chat', 'limits': {'messages_per_second': 1000, 'burst': 1000}}]}]}
    (folder / 'bench.study.json').write_text(json.dumps(study))
    (folder / 'talk.md').write_text('Talk.\n')
    server = Server([setting.labchat, 'serve', '--data', folder / 'data', '--bind', '127.0.0.1', '--port', 0, '--study', folder / 'bench.study.json'],
                    scenario, setting, folder)
    server.port = server.wait_for('listening')['port']
    server.tickets = [link.rsplit('/', 1)[1] for link in server.wait_for('session')['participant_links']]
    return server


def window(scenario, setting, folder):
    """The console, which continues the session and shows it. Only the server's threads are measured; the window's thread has another core."""
    with labchat(scenario, setting, folder) as before:
        tickets = before.tickets
    port = free_port()
    server = Server([setting.labchat, '--data', folder / 'data', '--bind', '127.0.0.1', '--port', port], scenario, setting, folder)
    subprocess.run(['taskset', '-p', '-c', str(min(1, LAST_CORE)), str(server.pid)], stdout=subprocess.DEVNULL, check=True)
    server.port, server.tickets = port, tickets
    server.options = ['--has-window', 1]
    wait_until_served(f'http://127.0.0.1:{port}/p/{tickets[0]}')
    return server


def free_port():
    with socket.create_server(('127.0.0.1', 0)) as found:
        return found.getsockname()[1]


def wait_until_served(address):
    for _ in range(200):
        try:
            urllib.request.urlopen(address).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f'{address} is not served')


def peer(*command):
    def start(scenario, setting, folder):
        program, *arguments = command
        first = [program, setting.programs / arguments.pop(0)] if program == 'node' else [setting.programs / program]
        server = Server([*first, folder / 'log.sqlite', scenario.members, *arguments], scenario, setting, folder)
        server.port = server.wait_for('listening')['port']
        server.tickets = list(map(str, range(scenario.participants)))
        return server
    return start


def nginx_program(setting):
    return shutil.which('nginx', path=os.pathsep.join([os.environ['PATH'], '/usr/sbin', str(setting.web_server_in / 'usr/sbin')]))


def nginx(scenario, setting, folder):
    """Debian's nginx with one worker, which serves a file of the size of the page's largest one."""
    folder.chmod(0o755)  # its worker may be another user
    (folder / 'page').mkdir()
    shutil.copy(HERE.parent.parent / 'resources/web/labchat.js', folder / 'page/labchat.js')
    port = free_port()
    (folder / 'nginx.conf').write_text(f'''daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{ access_log off; keepalive_requests 1000000000; types {{ text/javascript js; }}
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3; uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  sendfile on; tcp_nopush on; open_file_cache max=10;
  server {{ listen 127.0.0.1:{port}; root {folder}/page; }} }}
''')
    server = Server([nginx_program(setting), '-p', folder, '-c', folder / 'nginx.conf'], scenario, setting, folder)
    server.port = port
    for _ in range(100):
        children = Path(f'/proc/{server.pid}/task/{server.pid}/children').read_text().split()
        if children:
            server.pid = int(children[0])  # the worker
            time.sleep(0.2)
            return server
        time.sleep(0.05)
    raise RuntimeError('nginx has no worker')


PEERS = {
    'labchat': ('LabChat', labchat),
    'window': ('LabChat with its window', window),
    'limit': ('limit (bare epoll, the same group commit)', peer('labchat-limit')),
    'node-full': ('Node ws + better-sqlite3, FULL', peer('node', 'node/server.js', 'FULL')),
    'node-normal': ('the same, NORMAL: not durable in a power cut', peer('node', 'node/server.js', 'NORMAL')),
    'qt': ('QWebSocketServer, a commit and a sendTextMessage for each', peer('labchat-qtserver')),
    'nginx': ('nginx, one worker', nginx),
}


def is_installed(name, setting):
    if name.startswith('node'):
        return shutil.which('node') is not None and (setting.programs / 'node/node_modules/.package-lock.json').exists()
    return name != 'nginx' or nginx_program(setting) is not None


def run(scenario, name, setting):
    with tempfile.TemporaryDirectory(prefix='labchat-bench-') as folder:
        with PEERS[name][1](scenario, setting, Path(folder)) as server:
            if scenario.fill:
                everybody, server.tickets = server.tickets, server.tickets[:1]
                server.load('fill', '--count', scenario.fill)
                server.tickets = everybody
            options = ['--senders', scenario.senders, *scenario.options]
            if scenario.load == 'storm':
                options += ['--messages', scenario.fill]
            if scenario.load == 'requests':
                options += ['--path', '/labchat.js']
            return server.load(scenario.load, *options, times=scenario.times)


@dataclass
class Measured:
    scenario: Scenario
    rounds: dict = field(default_factory=dict)   # by peer: what labchat-load printed, by round

    def values(self, name, of=None):
        of = of or FIGURES[self.scenario.figure][1]
        return [of(each) for each in self.rounds.get(name, [])]

    def median(self, name, of=None):
        return statistics.median(self.values(name, of))

    def report(self):
        unit = FIGURES[self.scenario.figure][0]
        lines = [f'\n{self.scenario.title} ({unit}; fsync {self.scenario.sync_us / 1000:g} ms)']
        for name in self.rounds:
            values = self.values(name)
            line = f'  {PEERS[name][0]:58} {self.median(name):12,.1f}  [{min(values):,.1f} … {max(values):,.1f}]  labchat/it {self.median("labchat") / self.median(name):6.2f}'
            if 'p50_ms' in self.rounds[name][0]:
                line += ''.join(f'  {key[:-3]} {self.median(name, lambda each, key=key: each[key]):.2f} ms' for key in ('p50_ms', 'p99_ms', 'max_ms'))
            if 'idle_cpu_ms' in self.rounds[name][0]:
                line += f'  CPU {self.median(name, lambda each: each["idle_cpu_ms"]):.1f} ms'
            if self.scenario.load == 'storm':
                line += f'  grew {self.median(name, lambda each: each["resident_growth_kib"]) / 1024:.1f} MiB'
            lines.append(line + f'  (load {self.median(name, lambda each: each["load_share"]):.0%})')
        return '\n'.join(lines)


def table(results):
    """For the manual's page about performance: a row for each scenario, the medians with the lowest and the highest round."""
    peers = [name for name in PEERS if any(name in each.rounds for each in results)]
    lines = ['| what | ' + ' | '.join(PEERS[name][0] for name in peers) + ' |', '| --- ' * (len(peers) + 1) + '|']
    for each in results:
        cells = [f'{each.median(name):,.1f} ({min(each.values(name)):,.1f} … {max(each.values(name)):,.1f})' if name in each.rounds else '' for name in peers]
        lines.append(f'| {each.scenario.title}: {FIGURES[each.scenario.figure][0]} | ' + ' | '.join(cells) + ' |')
        for key in ('p50_ms', 'p99_ms') if 'p50_ms' in each.rounds['labchat'][0] else ():
            latencies = [f'{each.median(name, lambda one, key=key: one[key]):.2f}' if name in each.rounds else '' for name in peers]
            lines.append(f'| … {key[:-3]} to the last member, ms | ' + ' | '.join(latencies) + ' |')
    return '\n'.join(lines) + '\n'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--labchat', type=Path, required=True, help='the program')
    parser.add_argument('--programs', type=Path, required=True, help='the folder of the load and of the peers')
    parser.add_argument('--web-server-in', type=Path, default=Path('/'), help='where nginx was unpacked, if it is not installed')
    parser.add_argument('--out', type=Path, help='the folder of bench.json, bench.md and bench.svg')
    parser.add_argument('--rounds', type=int, default=5)
    parser.add_argument('--seconds', type=float, default=3)
    parser.add_argument('--warmup', type=float, default=0.5)
    parser.add_argument('--size', type=float, default=1, help='of the crowds and histories: to try out the benchmark itself')
    parser.add_argument('--only', default='', help='names of scenarios, or “grow”, with commas: ' + ','.join(each.name for each in SCENARIOS))
    parser.add_argument('--peers', default='', help='with commas: ' + ','.join(PEERS))
    parser.add_argument('--leave-out-missing', action='store_true', help='compare with the peers that are installed')
    arguments = parser.parse_args()
    wanted, peers = arguments.only.split(',') if arguments.only else [], arguments.peers.split(',') if arguments.peers else list(PEERS)
    unknown = ({*wanted} - {each.name for each in SCENARIOS} - {each.group for each in SCENARIOS}) | ({*peers} - {*PEERS})
    if unknown or 'labchat' not in peers:
        parser.error(f'no such scenario or peer: {", ".join(sorted(unknown))}' if unknown else 'everything is compared with labchat')
    setting = Setting(arguments.labchat, arguments.programs, arguments.web_server_in, arguments.seconds, arguments.warmup)
    missing = [name for name in peers if not is_installed(name, setting)]
    if missing and not arguments.leave_out_missing:
        sys.exit('Not installed: ' + ', '.join(missing))
    if missing:
        print('Left out, because they are not installed:', ', '.join(missing))
        peers = [name for name in peers if name not in missing]
    results = []
    for scenario in (each.scaled(arguments.size) for each in SCENARIOS if not wanted or {each.name, each.group} & set(wanted)):
        measured = Measured(scenario)
        for _ in range(arguments.rounds):
            for name in scenario.peers:
                if name in peers:
                    measured.rounds.setdefault(name, []).append(run(scenario, name, setting))
        print(measured.report(), flush=True)
        results.append(measured)
    if arguments.out:
        arguments.out.mkdir(parents=True, exist_ok=True)
        (arguments.out / 'bench.json').write_text(json.dumps({each.scenario.name: each.rounds for each in results}, indent=1))
        (arguments.out / 'bench.md').write_text(table(results))
        (arguments.out / 'bench.svg').write_text(plot.picture([(each.scenario.title, FIGURES[each.scenario.figure][0],
                                                                [(PEERS[name][0], each.values(name)) for name in each.rounds]) for each in results]))


if __name__ == '__main__':
    sys.exit(main())
