# SPDX-License-Identifier: MIT
from otree.api import *

import labchat

doc = "The members of a group chat. Each one is called by their number: Player 1, Player 2, …"


class C(BaseConstants):
    NAME_IN_URL = 'group_chat'
    PLAYERS_PER_GROUP = 4
    NUM_ROUNDS = 1


class Subsession(BaseSubsession):
    pass


class Group(BaseGroup):
    pass


class Player(BasePlayer):
    chats = property(labchat.chats)


# PAGES
class YourChoice(Page):
    pass


page_sequence = [YourChoice]
