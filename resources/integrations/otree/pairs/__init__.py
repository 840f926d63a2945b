# SPDX-License-Identifier: MIT
from otree.api import *

import labchat

doc = "One to one with everybody in the group: each pair of players has a chat of its own."


class C(BaseConstants):
    NAME_IN_URL = 'pairs'
    PLAYERS_PER_GROUP = 3
    NUM_ROUNDS = 1


class Subsession(BaseSubsession):
    pass


class Group(BaseGroup):
    pass


class Player(BasePlayer):
    chat_nickname = models.StringField()
    chats = property(labchat.chats)


# FUNCTIONS
def creating_session(subsession):
    for player in subsession.get_players():
        player.chat_nickname = f'Player {player.id_in_group}'


def chat_configs(player):
    configs = []
    for other in player.get_others_in_group():
        # Both members of a pair come to the same name.
        low, high = sorted([player.id_in_group, other.id_in_group])
        configs.append(dict(channel=f'{player.group.id}-{low}-{high}', label=f'Chat with {other.chat_nickname}'))
    return configs


# PAGES
class YourChoice(Page):
    pass


page_sequence = [YourChoice]
