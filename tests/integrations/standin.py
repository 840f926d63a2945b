# SPDX-License-Identifier: GPL-3.0-or-later
"""A stand-in for oTree's documented API: enough to import an app, to make a session of it, and to show its pages."""
import importlib
import itertools
import sys
import types

_ids = itertools.count(1)  # database keys: unique in the whole table, so also over sessions and rounds


class StringField:
    """A field is None until it is set, and reading None is a TypeError (documented under field_maybe_none)."""

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = instance.__dict__.get(self.name)
        if value is None:
            raise TypeError(f'{self.name} is None')
        return value

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value


class BaseConstants:
    pass


class BaseSubsession:
    def __init__(self, session, round_number):
        self.session, self.round_number, self.groups = session, round_number, []

    def get_groups(self):
        return list(self.groups)

    def get_players(self):
        return [player for group in self.groups for player in group.players]


class BaseGroup:
    def __init__(self, subsession, id_in_subsession):
        self.id = next(_ids)
        self.subsession, self.id_in_subsession, self.players = subsession, id_in_subsession, []

    def get_players(self):
        return list(self.players)


class BasePlayer:
    def __init__(self, participant, group, id_in_group, role):
        self.id = next(_ids)
        self.participant, self.group, self.id_in_group, self._role = participant, group, id_in_group, role
        self.subsession, self.session, self.round_number = group.subsession, group.subsession.session, group.subsession.round_number

    @property
    def role(self):
        return self._role

    def get_others_in_group(self):
        return [player for player in self.group.players if player is not self]


class Page:
    pass


class Session:
    def __init__(self, config):
        self.id = next(_ids)
        self.code = f'sess{self.id:04}'
        self.config = config


class Participant:
    def __init__(self, session, id_in_session, label):
        self.code, self.session, self.id_in_session, self.label = f'part{next(_ids):04}', session, id_in_session, label


def install():
    """Makes `from otree.api import *` work."""
    api = types.ModuleType('otree.api')
    api.models = types.SimpleNamespace(StringField=StringField)
    for cls in (BaseConstants, BaseSubsession, BaseGroup, BasePlayer, Page):
        setattr(api, cls.__name__, cls)
    api.WaitPage = type('WaitPage', (Page,), {})
    sys.modules['otree'] = types.ModuleType('otree')
    sys.modules['otree.api'] = api


def make_session(app_name, participants, config=None, labels=()):
    """A session of an app with groups in order of arrival. Returns its players by round."""
    app = importlib.import_module(app_name)
    session = Session(config or {})
    people = [Participant(session, n + 1, dict(enumerate(labels)).get(n)) for n in range(participants)]
    size = app.C.PLAYERS_PER_GROUP or participants
    roles = [value for name, value in vars(app.C).items() if name.endswith('_ROLE')]
    rounds = []
    for round_number in range(1, app.C.NUM_ROUNDS + 1):
        subsession = app.Subsession(session, round_number)
        for start in range(0, participants, size):
            group = app.Group(subsession, start // size + 1)
            subsession.groups.append(group)
            for place, participant in enumerate(people[start:start + size]):
                role = roles[place] if place < len(roles) else ''
                group.players.append(app.Player(participant, group, place + 1, role))
        if hasattr(app, 'creating_session'):
            app.creating_session(subsession)
        rounds.append(subsession.get_players())
    return rounds


def context_of(player, page):
    """What a page's template can use."""
    variables = page.vars_for_template(player) if hasattr(page, 'vars_for_template') else {}
    return dict(player=player, group=player.group, subsession=player.subsession, session=player.session, participant=player.participant, **variables)
