# SPDX-License-Identifier: MIT
from otree.api import *

import labchat

doc = "A chat that looks as the page wants it, by the class names of oTree's chat."


class C(BaseConstants):
    NAME_IN_URL = 'styled'
    PLAYERS_PER_GROUP = 2
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
