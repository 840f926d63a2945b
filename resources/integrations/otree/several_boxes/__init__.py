# SPDX-License-Identifier: MIT
from otree.api import *

import labchat

doc = "Several chats on a page: one for the group, one for everybody. In each one, the participant has another name."


class C(BaseConstants):
    NAME_IN_URL = 'several_boxes'
    PLAYERS_PER_GROUP = 2
    NUM_ROUNDS = 1


class Subsession(BaseSubsession):
    pass


class Group(BaseGroup):
    pass


class Player(BasePlayer):
    chats = property(labchat.chats)


# FUNCTIONS
def chat_configs(player):
    return [
        dict(label='Your group', channel=player.group.id),
        dict(label='Everybody', channel='plaza', nickname=f'Citizen {player.participant.id_in_session}'),
    ]


# PAGES
class YourChoice(Page):
    pass


page_sequence = [YourChoice]
