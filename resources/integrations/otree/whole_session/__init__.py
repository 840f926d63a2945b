# SPDX-License-Identifier: MIT
from otree.api import *

import labchat

doc = "Everybody in the session chats, in all groups and rounds."


class C(BaseConstants):
    NAME_IN_URL = 'whole_session'
    PLAYERS_PER_GROUP = 2
    NUM_ROUNDS = 2


class Subsession(BaseSubsession):
    pass


class Group(BaseGroup):
    pass


class Player(BasePlayer):
    chats = property(labchat.chats)


# FUNCTIONS
def chat_nickname(player):
    return f'Participant {player.participant.id_in_session}'


def chat_configs(player):
    # Any name, as long as it is the same for everybody.
    return [dict(channel=1)]


# PAGES
class YourChoice(Page):
    pass


page_sequence = [YourChoice]
