# SPDX-License-Identifier: MIT
"""LabChat's chat boxes in the pages of oTree 5 and 6.

Put this file beside settings.py, and labchat.html into the folder _templates. In the app:

    import labchat

    class Player(BasePlayer):
        chats = property(labchat.chats)

and in the page: {{ include 'labchat.html' }}. That is a chat of the group. With chat_nickname and chat_configs, as in the
documents of oTree's chat, the app decides about names and channels. For a box of one page only, use chat() in the page's
vars_for_template.

The settings LABCHAT_SERVER, LABCHAT_KEY and LABCHAT_SECRET are in settings.py or in the environment; the first two also in
a session's configuration, as labchat_server and labchat_key.
"""
import base64
import hashlib
import hmac
import html
import json
import os
import re
import sys
import time

# Participants read this if the page is there and LabChat is not. No apostrophes.
NOT_LOADED = 'The chat cannot be loaded. Please tell the experimenter.'
VALID_FOR_SECONDS = 24 * 60 * 60
LONGEST_NICKNAME = 255
LONGEST_TEXT = 100

_CHANNEL = re.compile(r'[a-zA-Z0-9_-]+')
# The server refuses characters that are not visible and change what people read: controls, line ends, changes of direction.
_INVISIBLE = re.compile('[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]')


class LabChatError(Exception):
    """Something that the author of the experiment has to change. The text says what."""


class Chat:
    """A chat box of one player. Templates read its attributes."""

    def __init__(self, *, server, ticket, channel, nickname, label):
        self.server = server
        self.ticket = ticket
        self.channel = channel
        self.nickname = nickname
        self.label = label

    @property
    def script(self):
        """The address of the script that makes the box. It may be on the page several times."""
        return self.server + '/labchat.js'

    @property
    def onerror(self):
        """For the script's element, which follows the box: says that the server cannot be reached. Without it, the box would be empty."""
        return f"this.previousElementSibling.textContent = '{NOT_LOADED}'"

    @property
    def html(self):
        """The box with its script and its label, for a template that places it by itself: {{ team.html }}."""
        heading = f'<h4>{html.escape(self.label)}</h4>\n' if self.label else ''
        return (
            f'{heading}<lab-chat ticket="{html.escape(self.ticket)}"></lab-chat>\n'
            f'<script type="module" src="{html.escape(self.script)}" onerror="{self.onerror}"></script>\n'
        )


def chats(player):
    """The boxes of a player: one for each of its chat_configs, or one for its group."""
    try:
        configs = _asked(player, 'chat_configs')
        return [_configured(player, config) for config in ([{}] if configs is None else configs)]
    except AttributeError as error:  # templates would take it for a missing variable
        raise LabChatError(f'{error}, for the chats of {player!r}') from error


def _configured(player, config):
    unknown = set(config) - {'channel', 'nickname', 'label'}
    if unknown:
        raise LabChatError(f"chat_configs: there is no {', '.join(sorted(unknown))}, only channel, nickname and label.")
    return chat(player, **config)


def chat(player, channel=None, nickname=None, label=''):
    """One box. Players with the same channel, session and app chat together; the default is the group in this round."""
    channel = str(player.group.id if channel is None else channel)
    if not _CHANNEL.fullmatch(channel):
        raise LabChatError(
            f'A channel can only have letters of the English alphabet, digits, "_" and "-". This one is {channel!r}.'
        )
    if nickname is None:
        nickname = _asked(player, 'chat_nickname')
    nickname = _visible(nickname, LONGEST_NICKNAME) or f'Player {player.id_in_group}'
    claims = dict(_about(player), channel=channel, nickname=nickname, exp=int(time.time()) + VALID_FOR_SECONDS)
    secret = _setting('secret')
    config = player.session.config
    ticket = sign(claims, key=_setting('key', config), secret=secret)
    server = _setting('server', config).rstrip('/')
    return Chat(server=server, ticket=ticket, channel=channel, nickname=nickname, label=str(label))


def sign(claims, *, key, secret):
    """A JSON Web Token (RFC 7519) that is signed with HMAC and SHA-256."""
    header = dict(alg='HS256', typ='JWT', kid=key)
    text = b'.'.join(_base64url(json.dumps(part, separators=(',', ':')).encode()) for part in (header, claims))
    signature = hmac.new(secret.encode(), text, hashlib.sha256).digest()
    return (text + b'.' + _base64url(signature)).decode()


def _base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b'=')


def _about(player):
    """Who and where the player is, as far as oTree knows it: for the console and the export."""
    participant = player.participant
    claims = dict(
        sub=participant.code,
        session=player.session.code,
        app=type(player).__module__.split('.')[0],
        label=_visible(participant.label, LONGEST_TEXT),
        id_in_session=participant.id_in_session,
        group=player.group.id_in_subsession,
        id_in_group=player.id_in_group,
        role=_visible(_asked(player, 'role'), LONGEST_TEXT),
        round=player.round_number,
        page=_visible(getattr(participant, '_current_page_name', ''), LONGEST_TEXT),
    )
    return {name: value for name, value in claims.items() if value not in ('', None)}


def _asked(player, name):
    """A field, a property or a method of the player; or, in apps without "self", a function of the app. None: there is none."""
    if not hasattr(type(player), name):
        function = getattr(sys.modules.get(type(player).__module__), name, None)
        return function(player) if callable(function) else None
    try:
        value = getattr(player, name)
    except TypeError:
        if isinstance(getattr(type(player), name), property):
            raise
        return None  # oTree's way of saying that a field is empty
    return value() if callable(value) else value


def _visible(text, longest):
    """On one line, without what cannot be seen: some nicknames and labels are typed by participants."""
    return ' '.join(_INVISIBLE.sub(' ', str(text or '')).split())[:longest].strip()


def _setting(name, config=()):
    """Each session may have its own server and key. A secret is not in its configuration, because oTree shows that."""
    if config and config.get('labchat_' + name):
        return str(config['labchat_' + name])
    variable = 'LABCHAT_' + name.upper()
    value = getattr(sys.modules.get('settings'), variable, None) or os.environ.get(variable)
    if not value:
        raise LabChatError(f'{variable} is missing, in settings.py and in the environment. See "oTree" in the manual of LabChat.')
    return str(value)
