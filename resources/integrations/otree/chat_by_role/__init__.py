# SPDX-License-Identifier: MIT
from otree.api import *

import labchat

doc = "All sellers of all groups chat, and all buyers. They are called by their group and role: Group 2 Seller."


class C(BaseConstants):
    NAME_IN_URL = 'chat_by_role'
    PLAYERS_PER_GROUP = 2
    NUM_ROUNDS = 1
    SELLER_ROLE = 'Seller'
    BUYER_ROLE = 'Buyer'


class Subsession(BaseSubsession):
    pass


class Group(BaseGroup):
    pass


class Player(BasePlayer):
    chats = property(labchat.chats)


# FUNCTIONS
def chat_nickname(player):
    return f'Group {player.group.id_in_subsession} {player.role}'


def chat_configs(player):
    return [dict(channel=player.role)]


# PAGES
class YourChoice(Page):
    pass


page_sequence = [YourChoice]
