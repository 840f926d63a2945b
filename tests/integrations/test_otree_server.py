# SPDX-License-Identifier: GPL-3.0-or-later
"""Tickets of oTree's module in the real server."""
import itertools
import random
import unittest

import standin
from labserver import LabServer
from otreetest import OTreeTest, labchat
from test_otree_examples import APPS, tickets_of
from websocket import WebSocket


class Server(OTreeTest):
    people = itertools.count(1)

    @classmethod
    def setUpClass(cls):
        cls.server = LabServer()
        cls.addClassCleanup(cls.server.close)

    def setUp(self):
        super().setUp()
        self.settings.LABCHAT_SERVER, self.settings.LABCHAT_SECRET = self.server.url, self.server.key['secret']

    def enter(self, ticket):
        """Joins, and returns the connection and its channel."""
        socket = WebSocket(self.server.port)
        self.addCleanup(socket.close)
        socket.send(type='join', ticket=ticket)
        return socket, socket.wait_for('channel')

    def test_takes_the_tickets_of_all_examples(self):
        for app in APPS:
            for players in standin.make_session(app, 4):
                for player in players:
                    for ticket in tickets_of(player):
                        socket, channel = self.enter(ticket)
                        self.assertTrue(channel['open'], app)
                        socket.close()

    def test_lets_a_group_chat_and_stores_it(self):
        first, second, third, other = standin.make_session('pairs', 4)[0]
        one, channel_of_one = self.enter(first.chats[0].ticket)
        two, channel_of_two = self.enter(second.chats[0].ticket)
        three, channel_of_three = self.enter(third.chats[0].ticket)
        self.assertEqual((channel_of_one['nickname'], channel_of_two['nickname']), ('Player 1', 'Player 2'))
        self.assertEqual(channel_of_one['channel'], channel_of_two['channel'])
        self.assertNotEqual(channel_of_one['channel'], channel_of_three['channel'])
        one.send(type='post', channel=channel_of_one['channel'], nonce='n1', body='Hello <b>you</b>')
        message = two.wait_for('message')
        self.assertEqual((message['nickname'], message['body']), ('Player 1', 'Hello <b>you</b>'))
        record = self.server.records(first.session.code)[0]
        self.assertEqual((record['session_code'], record['participant_code'], record['channel'], record['nickname'], record['body']), (
            first.session.code, first.participant.code, f'{first.session.code}-pairs-{first.group.id}-1-2', 'Player 1', 'Hello <b>you</b>'))

    def test_knows_what_otree_knows(self):
        player = standin.make_session('chat_by_role', 4, labels=['Seat 1'])[0][0]
        socket, channel = self.enter(player.chats[0].ticket)
        socket.send(type='post', channel=channel['channel'], nonce='n1', body='Hello')
        socket.wait_for('message')
        record = self.server.records(player.session.code, 'messages')[0]
        self.assertEqual([record[column] for column in ('participant_label', 'round_number', 'id_in_group', 'role')], ['Seat 1', '1', '1', 'Seller'])

    def takes(self, **claims):
        ticket = labchat.sign(dict(claims, sub=f'p{next(self.people)}', session='s', channel='1'), key='otree', secret=self.settings.LABCHAT_SECRET)
        with WebSocket(self.server.port) as socket:
            socket.send(type='join', ticket=ticket)
            return any(frame['type'] == 'channel' for frame in iter(socket.frame, None) if frame['type'] in ('channel', 'error'))

    def test_takes_nicknames_that_people_have_typed(self):
        for typed in ('Анна 👩‍💻', 'A\u202enna', '"Bert" & <Co>', 'x' * 300, '\ud800', '\ufffe'):
            player = self.player()
            chat = labchat.chat(player, nickname=typed)
            self.assertEqual(self.enter(chat.ticket)[1]['nickname'], chat.nickname)

    def test_is_asked_for_nothing_that_it_refuses_and_loses_nothing_that_it_takes(self):
        """Each text as it was typed: the module changes what the server refuses, and only that."""
        spelled = [
            '👩‍💻', '👩🏽‍💻', '❤️‍🔥', '☺︎', '1️⃣', '🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f',  # an emoji of several, a form, a key, a flag
            'می\u200cخواهم', 'क्\u200dष', 'ශ්\u200dරී', 'ᠠ\u180bᠡ', '辻\U000e0100', '神\ufe00',
        ]
        unseen = ['\u200b', '\xad', '\u2060', '\ufeff', '\u200c', '\u200d', '\ufe0f', '\U000e0041', '\U000e0100', '\u3164', '\u115f', '\u2800', '\U0001d159', '\u180e',
                  '\u0600', '\u061c', '\u200e', '\u2066', '\U0001d173', '\x7f', '\x85', '\ufff9', '\U0001f3f4\U000e0067', '\u0953\u200d\u0953', '1\ufe0f', 'न\u200da', 'a\ufe00']
        for text in spelled + [f'A{char}b' for char in unseen]:
            for claim in ('nickname', 'label', 'group', 'role'):
                cleaned = labchat._visible(text, 100)
                self.assertEqual(self.takes(**{'nickname': 'n', claim: text}), cleaned == text, f'{claim} {text!r}')
                self.assertTrue(self.takes(**{'nickname': 'n', claim: cleaned}), f'{claim} {text!r}')

    def test_takes_what_is_left_of_any_mixture(self):
        """A character is spelling beside others, which may have to go first."""
        chance = random.Random(5)
        pool = 'a1 म्🏴👩❤ᠠ神\u200d\u200d\u200c\ufe0f\ufe0f\ufe00\u180b\u20e3\u200b\u3164\xad\U000e0067\U000e0067\U000e007f\U0001f3fd'
        for _ in range(150):
            text = ''.join(chance.choices(pool, k=12))
            self.assertTrue(self.takes(nickname=labchat._visible(text, 10) or 'n'), repr(text))

    def test_takes_participants_and_labels_with_what_cannot_be_seen(self):
        player = standin.make_session('chat_by_role', 4, labels=['Seat\u200b 1'])[0][0]
        player.participant.code += '\u200b'
        socket, channel = self.enter(player.chats[0].ticket)
        socket.send(type='post', channel=channel['channel'], nonce='n1', body='Hello')
        socket.wait_for('message')
        record = self.server.records(player.session.code, 'messages')[0]
        self.assertEqual((record['participant_label'], record['participant_code']), ('Seat 1', player.participant.code[:-1]))

    def test_refuses_a_wrong_secret(self):
        self.settings.LABCHAT_SECRET = 'guessed'
        with self.assertRaises(ConnectionError):
            self.enter(self.player().chats[0].ticket)


if __name__ == '__main__':
    unittest.main()
