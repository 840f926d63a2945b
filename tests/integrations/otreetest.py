# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of oTree's module have in common."""
import base64
import json
import os
import pathlib
import sys
import types
import unittest

PROJECT = pathlib.Path(__file__).resolve().parents[2] / 'resources' / 'integrations' / 'otree'
sys.path.insert(0, str(PROJECT))

import standin  # noqa: E402

standin.install()

import labchat  # noqa: E402


def claims_of(chat):
    part = chat.ticket.split('.')[1]
    return json.loads(base64.urlsafe_b64decode(part + '=' * (-len(part) % 4)))


class OTreeTest(unittest.TestCase):
    """Each test has its own settings."""

    def setUp(self):
        self.settings = types.ModuleType('settings')
        self.settings.LABCHAT_SERVER = 'http://lab:8000/'
        self.settings.LABCHAT_KEY = 'otree'
        self.settings.LABCHAT_SECRET = 'of oTree'
        sys.modules['settings'] = self.settings
        for name in ('LABCHAT_SERVER', 'LABCHAT_KEY', 'LABCHAT_SECRET'):
            os.environ.pop(name, None)

    def player(self, app='group_chat', **options):
        return standin.make_session(app, 4, **options)[0][0]
