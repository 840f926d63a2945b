# SPDX-License-Identifier: MIT
from otree.api import *

import labchat

doc = "A page with a nickname and a channel of its own: teams of two within groups of four."


class C(BaseConstants):
    NAME_IN_URL = 'nickname_and_channel'
    PLAYERS_PER_GROUP = 4
    NUM_ROUNDS = 1


class Subsession(BaseSubsession):
    pass


class Group(BaseGroup):
    pass


class Player(BasePlayer):
    pass


# FUNCTIONS
def team_name(player):
    return 'blue' if player.id_in_group <= 2 else 'red'


# PAGES
class YourChoice(Page):
    @staticmethod
    def vars_for_template(player):
        team = team_name(player)
        return dict(
            team=team,
            team_chat=labchat.chat(
                player,
                nickname=f'{team} {player.id_in_group}',
                channel=f'{player.group.id}-{team}',
            ),
        )


page_sequence = [YourChoice]
