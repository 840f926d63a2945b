# SPDX-License-Identifier: GPL-3.0-or-later
"""Tickets of oTree's module in the real server."""
import unittest

import standin
from labserver import LabServer
from otreetest import OTreeTest, labchat
from test_otree_examples import APPS, tickets_of
from websocket import WebSocket


class Server(OTreeTest):
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

    def test_takes_nicknames_that_people_have_typed(self):
        for typed in ('Анна 👩‍💻', 'A\u202enna', '"Bert" & <Co>', 'x' * 300, '\ud800'):
            player = self.player()
            chat = labchat.chat(player, nickname=typed)
            self.assertEqual(self.enter(chat.ticket)[1]['nickname'], chat.nickname)

    def test_refuses_a_wrong_secret(self):
        self.settings.LABCHAT_SECRET = 'guessed'
        with self.assertRaises(ConnectionError):
            self.enter(self.player().chats[0].ticket)


if __name__ == '__main__':
    unittest.main()
