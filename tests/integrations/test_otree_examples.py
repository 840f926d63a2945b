# SPDX-License-Identifier: GPL-3.0-or-later
"""The example apps: who chats with whom, under which names, and what their pages contain."""
import importlib
import importlib.util
import pathlib
import re
import shutil
import tempfile
import unittest

import pagetemplate
import standin
from otreetest import OTreeTest, PROJECT, claims_of

APPS = sorted(path.parent.name for path in PROJECT.glob('*/__init__.py'))


def page_of(player):
    app = importlib.import_module(type(player).__module__)
    page = app.page_sequence[0]
    return pagetemplate.render(PROJECT / app.__name__ / f'{page.__name__}.html', standin.context_of(player, page), [PROJECT / '_templates'])


def tickets_of(player):
    return re.findall(r'<lab-chat ticket="([^"]+)"></lab-chat>', page_of(player))


class Ticket:
    def __init__(self, ticket):
        self.ticket = ticket


def boxes_of(player):
    """Channel and nickname of each box on the player's page."""
    return [(claims['channel'], claims['nickname']) for claims in map(claims_of, map(Ticket, tickets_of(player)))]


def who_chats(players):
    """For each channel, the participants' numbers and their nicknames."""
    channels = {}
    for player in players:
        for channel, nickname in boxes_of(player):
            channels.setdefault(channel, []).append((player.participant.id_in_session, nickname))
    return list(channels.values())


class Examples(OTreeTest):
    def chats(self, app, participants=4, rounds=1):
        made = standin.make_session(app, participants)
        return who_chats([player for players in made[:rounds] for player in players])

    def test_group_chat(self):
        self.assertEqual(self.chats('group_chat', 8), [[(n, f'Player {n}') for n in range(1, 5)], [(n, f'Player {n - 4}') for n in range(5, 9)]])

    def test_nickname_and_channel(self):
        self.assertEqual(self.chats('nickname_and_channel'), [[(1, 'blue 1'), (2, 'blue 2')], [(3, 'red 3'), (4, 'red 4')]])

    def test_chat_by_role(self):
        self.assertEqual(self.chats('chat_by_role'), [[(1, 'Group 1 Seller'), (3, 'Group 2 Seller')], [(2, 'Group 1 Buyer'), (4, 'Group 2 Buyer')]])

    def test_across_rounds(self):
        pair = [(1, 'Player 1'), (2, 'Player 2')]
        self.assertEqual(self.chats('across_rounds', 2, rounds=3), [pair * 3])

    def test_whole_session(self):
        self.assertEqual(self.chats('whole_session', rounds=2), [[(n, f'Participant {n}') for n in range(1, 5)] * 2])

    def test_several_boxes(self):
        self.assertEqual(self.chats('several_boxes', 2), [[(1, 'Player 1'), (2, 'Player 2')], [(1, 'Citizen 1'), (2, 'Citizen 2')]])

    def test_pairs(self):
        self.assertEqual(self.chats('pairs', 3), [[(1, 'Player 1'), (2, 'Player 2')], [(1, 'Player 1'), (3, 'Player 3')], [(2, 'Player 2'), (3, 'Player 3')]])
        self.assertEqual(re.findall('<h4>(.*?)</h4>', page_of(standin.make_session('pairs', 3)[0][1])), ['Chat with Player 1', 'Chat with Player 3'])

    def test_styled(self):
        page = page_of(self.player('styled'))
        self.assertIn('.otree-chat__messages {', page)
        self.assertEqual(len(re.findall('<lab-chat', page)), 1)

    def test_groups_of_all_rounds_and_sessions_have_different_channels(self):
        names = [boxes_of(player)[0][0] for session in range(2) for player in standin.make_session('group_chat', 8)[0]]
        self.assertEqual(len(set(names)), 4)

    def test_each_page_loads_the_script_and_has_no_tag_left(self):
        for app in APPS:
            page = page_of(self.player(app))
            self.assertRegex(page, r'</lab-chat>\s*<script type="module" src="http://lab:8000/labchat.js" ', app)
            self.assertNotIn('{{', page, app)

    def test_the_include_may_lie_beside_the_page(self):
        player = self.player()
        with tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder, 'YourChoice.html')
            page.write_text((PROJECT / 'group_chat' / 'YourChoice.html').read_text().replace("include 'labchat.html'", "include_sibling 'labchat.html'"))
            shutil.copy(PROJECT / '_templates' / 'labchat.html', folder)
            self.assertIn('<lab-chat ticket="', pagetemplate.render(page, standin.context_of(player, standin.Page), []))

    def test_each_app_is_in_the_settings(self):
        spec = importlib.util.spec_from_file_location('example_settings', PROJECT / 'settings.py')
        settings = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(settings)
        self.assertEqual(sorted(config['app_sequence'][0] for config in settings.SESSION_CONFIGS), APPS)


if __name__ == '__main__':
    unittest.main()
