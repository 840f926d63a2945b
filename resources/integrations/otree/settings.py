# SPDX-License-Identifier: MIT
"""An oTree project with an example for each use of the chat. Try it with `otree devserver`, beside a running console."""
from os import environ

# From the console: the address in the status bar of its window, and a key that was made with `labchat key make otree`.
LABCHAT_SERVER = environ.get('LABCHAT_SERVER', 'http://localhost:8000')
LABCHAT_KEY = environ.get('LABCHAT_KEY', 'otree')
LABCHAT_SECRET = environ.get('LABCHAT_SECRET')

SESSION_CONFIGS = [
    dict(name='group_chat', app_sequence=['group_chat'], num_demo_participants=4),
    dict(name='nickname_and_channel', app_sequence=['nickname_and_channel'], num_demo_participants=4),
    dict(name='chat_by_role', app_sequence=['chat_by_role'], num_demo_participants=4),
    dict(name='across_rounds', app_sequence=['across_rounds'], num_demo_participants=4),
    dict(name='whole_session', app_sequence=['whole_session'], num_demo_participants=4),
    dict(name='several_boxes', app_sequence=['several_boxes'], num_demo_participants=4),
    dict(name='styled', app_sequence=['styled'], num_demo_participants=2),
    dict(name='pairs', app_sequence=['pairs'], num_demo_participants=3),
]
SESSION_CONFIG_DEFAULTS = dict(real_world_currency_per_point=1.00, participation_fee=0.00, doc='')

PARTICIPANT_FIELDS = []
SESSION_FIELDS = []

LANGUAGE_CODE = 'en'
REAL_WORLD_CURRENCY_CODE = 'EUR'
USE_POINTS = True

ADMIN_USERNAME = 'admin'
ADMIN_PASSWORD = environ.get('OTREE_ADMIN_PASSWORD')
SECRET_KEY = environ.get('OTREE_SECRET_KEY', 'only for trying the examples')
DEMO_PAGE_INTRO_HTML = ''
