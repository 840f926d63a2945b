# SPDX-License-Identifier: GPL-3.0-or-later
"""A transcript as Python's html.parser reads it: JSON with its sessions, channels and messages. Control characters, which are shown by their symbols, are themselves again.

    python3 transcript.py FILE"""
import html.parser
import json
import sys

VOID = {'meta', 'br', 'img', 'link', 'input', 'hr'}


class Transcript(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.channels, self.sessions, self.tags = [], [], [], set()

    def inside(self, name):
        """The innermost open element with this class, or (in angle brackets) of this kind."""
        return next((attributes for tag, attributes in reversed(self.open) if name == f'<{tag}>' or name in attributes.get('class', '').split()), None)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append((tag, attributes))
        classes = attributes.get('class', '').split()
        if tag == 'h1':
            self.sessions.append('')
        elif 'channel' in classes:
            self.channels.append({'title': '', 'about': '', 'members': [], 'messages': []})
        elif tag == 'li' and self.inside('members'):
            self.channels[-1]['members'].append('')
        elif 'message' in classes:
            self.channels[-1]['messages'].append({'id': attributes['id'], 'author': '', 'number': '', 'time': '', 'body': '', 'steps': [], 'isUnseen': 'unseen' in classes})
        elif 'body' in classes:
            self.channels[-1]['messages'][-1]['dir'] = attributes.get('dir')
        elif 'step' in classes:
            self.channels[-1]['messages'][-1]['steps'].append('')

    def handle_endtag(self, tag):
        assert self.open and self.open[-1][0] == tag, (tag, self.open)
        self.open.pop()

    def handle_data(self, data):
        if (control := self.inside('control')) is not None:
            data = chr(int(control['data-code'], 16))
        if self.inside('<h1>') is not None:
            self.sessions[-1] += data
        elif self.inside('<h2>') is not None:
            self.channels[-1]['title'] += data
        elif self.inside('message') is not None:
            message = self.channels[-1]['messages'][-1]
            for name, place in (('author', 'author'), ('number', 'number'), ('time', '<time>'), ('body', 'body')):
                if self.inside(place) is not None:
                    message[name] += data
            if self.inside('step') is not None:
                message['steps'][-1] += data
        elif self.inside('<li>') is not None and self.inside('members') is not None:
            self.channels[-1]['members'][-1] += data
        elif self.inside('channel') is not None and self.inside('about') is not None:
            self.channels[-1]['about'] += data


parser = Transcript()
with open(sys.argv[1], encoding='utf-8', newline='') as file:
    parser.feed(file.read())
parser.close()
assert not parser.open, parser.open
json.dump({'sessions': parser.sessions, 'channels': parser.channels, 'tags': sorted(parser.tags)}, sys.stdout)
