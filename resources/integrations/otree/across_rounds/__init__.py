# SPDX-License-Identifier: MIT
from otree.api import *

import labchat

doc = "One chat for all rounds of a group: its members can chat while they are in different rounds."


class C(BaseConstants):
    NAME_IN_URL = 'across_rounds'
    PLAYERS_PER_GROUP = 2
    NUM_ROUNDS = 3


class Subsession(BaseSubsession):
    pass


class Group(BaseGroup):
    pass


class Player(BasePlayer):
    chats = property(labchat.chats)


# FUNCTIONS
def chat_configs(player):
    # The group's id is another one in each round. This number stays the same.
    return [dict(channel=player.group.id_in_subsession)]


# PAGES
class YourChoice(Page):
    pass


page_sequence = [YourChoice]
