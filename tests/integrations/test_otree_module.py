# SPDX-License-Identifier: GPL-3.0-or-later
"""What oTree's module makes of players and settings."""
import hashlib
import hmac
import os
import sys
import types
import unittest

import standin
from otreetest import OTreeTest, claims_of, labchat


def app_with(**parts):
    """A new app whose module has these functions, and whose Player class has the others."""
    name = parts.pop('module', 'temporary_app')
    module = types.ModuleType(name)
    methods = parts.pop('methods', {})

    class C:
        PLAYERS_PER_GROUP = 2
        NUM_ROUNDS = 1

    module.C, module.Group, module.Subsession = C, standin.BaseGroup, standin.BaseSubsession
    module.Player = type('Player', (standin.BasePlayer,), {'__module__': name, 'chats': property(labchat.chats), **methods})
    vars(module).update(parts)
    sys.modules[name] = module
    return standin.make_session(name, 4)[0][0]


class Claims(OTreeTest):
    def test_say_who_and_where_the_player_is(self):
        player = self.player('chat_by_role', labels=['Seat 1'])
        player.participant._current_page_name = 'YourChoice'
        claims = claims_of(player.chats[0])
        self.assertGreater(claims.pop('exp'), 1_700_000_000)
        self.assertEqual(claims, dict(
            sub=player.participant.code, session=player.session.code, app='chat_by_role', label='Seat 1', id_in_session=1, group=1, id_in_group=1,
            role='Seller', round=1, page='YourChoice', channel='Seller', nickname='Group 1 Seller', jti=f'{player.participant.code}-chat_by_role-Seller'))

    def test_leave_out_what_is_not_known(self):
        self.assertEqual(set(claims_of(self.player().chats[0])), {'sub', 'session', 'app', 'id_in_session', 'group', 'id_in_group', 'round', 'channel', 'nickname', 'jti', 'exp'})

    def test_name_the_app_by_its_folder(self):
        sys.modules['trust'] = types.ModuleType('trust')
        player = app_with(module='trust.models', chat_configs=lambda player: [dict(channel='x')])
        self.assertEqual([claims_of(player.chats[0])[name] for name in ('app', 'channel')], ['trust', 'x'])

    def test_are_signed_with_hmac_and_sha256(self):
        text, _, signature = self.player().chats[0].ticket.rpartition('.')
        self.assertEqual(signature, labchat._base64url(hmac.new(b'of oTree', text.encode(), hashlib.sha256).digest()).decode())


class Settings(OTreeTest):
    def test_may_be_in_the_environment(self):
        for name in ('LABCHAT_SERVER', 'LABCHAT_KEY', 'LABCHAT_SECRET'):
            delattr(self.settings, name)
            with self.assertRaisesRegex(labchat.LabChatError, 'is missing'):
                self.player().chats
            os.environ[name] = 'http://elsewhere' if name == 'LABCHAT_SERVER' else 'from outside'
        self.assertEqual(self.player().chats[0].script, 'http://elsewhere/labchat.js')

    def test_of_a_session_come_first_but_never_a_secret(self):
        player = self.player(config=dict(labchat_server='http://other:1', labchat_key='second', labchat_secret='shown by oTree'))
        chat = player.chats[0]
        self.assertEqual(chat.script, 'http://other:1/labchat.js')
        text, _, signature = chat.ticket.rpartition('.')
        self.assertEqual(signature, labchat._base64url(hmac.new(b'of oTree', text.encode(), hashlib.sha256).digest()).decode())


class Nicknames(OTreeTest):
    def nickname(self, **parts):
        return app_with(**parts).chats[0].nickname

    def test_are_the_players_number_by_default(self):
        self.assertEqual(self.nickname(), 'Player 1')

    def test_come_from_a_method_a_field_or_a_function(self):
        self.assertEqual(self.nickname(methods=dict(chat_nickname=lambda player: f'Villain {player.id_in_group}')), 'Villain 1')
        self.assertEqual(self.nickname(methods=dict(chat_nickname='Hero')), 'Hero')
        self.assertEqual(self.nickname(chat_nickname=lambda player: f'Function {player.id_in_group}'), 'Function 1')

    def test_are_the_number_while_the_field_is_empty(self):
        self.assertEqual(self.nickname(methods=dict(chat_nickname=standin.StringField())), 'Player 1')

    def test_have_nothing_that_the_server_refuses(self):
        for typed, shown in [(' Anna \n', 'Anna'), ('A\tn\u2028na', 'A n na'), ('A\u202enna', 'Anna'), ('\u200f', 'Player 1'), ('x' * 300, 'x' * 255), ('\U0001f469\u200d\U0001f4bb', '\U0001f469\u200d\U0001f4bb')]:
            self.assertEqual(labchat.chat(self.player(), nickname=typed).nickname, shown)

    def test_are_cut_where_nothing_half_is_left(self):
        self.assertEqual(labchat.chat(self.player(), nickname='x' * 253 + '\U0001f469\u200d\U0001f4bb').nickname, 'x' * 253 + '\U0001f469')

    def test_of_two_boxes_name_two_tickets_that_stay_the_same(self):
        player = self.player()
        names = [claims_of(labchat.chat(player, channel=channel))['jti'] for channel in ('a', 'b', 'a')]
        self.assertEqual(len(set(names)), 2)
        self.assertEqual(names[0], names[2])
        self.assertEqual(len(claims_of(labchat.chat(player, channel='x' * 100))['jti']), 100)


class Channels(OTreeTest):
    def test_have_names_of_letters_digits_and_hyphens(self):
        for name in ('a b', 'ä', '', 'x.y', 'a\n'):
            with self.assertRaisesRegex(labchat.LabChatError, 'This one is'):
                labchat.chat(self.player(), channel=name)
        self.assertEqual(labchat.chat(self.player(), channel='a_B-9').channel, 'a_B-9')
        self.assertEqual(labchat.chat(self.player(), channel=0).channel, '0')

    def test_come_from_a_method_or_a_function(self):
        self.assertEqual([chat.channel for chat in app_with(methods=dict(chat_configs=lambda player: [dict(channel='x'), dict(channel='y')])).chats], ['x', 'y'])
        self.assertEqual([chat.channel for chat in app_with(chat_configs=lambda player: []).chats], [])

    def test_have_no_unknown_settings(self):
        with self.assertRaisesRegex(labchat.LabChatError, 'there is no chanel'):
            app_with(chat_configs=lambda player: [dict(chanel='x')]).chats

    def test_are_a_list_of_dicts(self):
        for configs in (dict(channel='x'), 'x', 7):
            with self.assertRaisesRegex(labchat.LabChatError, 'has to be a list with a dict for each box'):
                app_with(chat_configs=lambda player: configs).chats
        with self.assertRaisesRegex(labchat.LabChatError, "each box is a dict.*'x'"):
            app_with(chat_configs=lambda player: ['x']).chats
        self.assertEqual([chat.channel for chat in app_with(chat_configs=lambda player: (dict(channel=name) for name in 'xy')).chats], ['x', 'y'])


class Mistakes(OTreeTest):
    def test_in_an_app_are_not_taken_for_a_missing_variable(self):
        with self.assertRaisesRegex(labchat.LabChatError, 'nobody'):
            app_with(chat_configs=lambda player: [dict(channel=player.nobody)]).chats
        with self.assertRaises(TypeError):
            app_with(methods=dict(chat_nickname=property(lambda player: 1 + 'x'))).chats

    def test_in_a_label_are_no_markup(self):
        box = labchat.chat(self.player(), label='<b>Us</b>').html
        self.assertIn('&lt;b&gt;Us&lt;/b&gt;', box)
        self.assertNotIn('<b>', box)


if __name__ == '__main__':
    unittest.main()
