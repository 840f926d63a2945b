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
import unicodedata

# Participants read this if the page is there and LabChat is not. No apostrophes.
NOT_LOADED = 'The chat cannot be loaded. Please tell the experimenter.'
VALID_FOR_SECONDS = 24 * 60 * 60
LONGEST_NICKNAME = 255
LONGEST_TEXT = 100

_CHANNEL = re.compile(r'[a-zA-Z0-9_-]+')
# What the server refuses in a text that people read, because nobody sees it: controls, marks of direction, joiners, selectors, fillers, tags;
# and what it cannot store. The tags of a flag of a part of a country are together.
_UNSEEN = re.compile(
    '(?<=\U0001f3f4)[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f|'
    '[\x00-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e'
    '\u2060-\u206f\u2800\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f'
    '\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff]'
)
# Unicode's Extended_Pictographic.
_PICTURE = re.compile(
    '[\xa9\xae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u2388\u23cf\u23e9-\u23f3\u23f8-\u23fa\u24c2\u25aa\u25ab\u25b6\u25c0'
    '\u25fb-\u25fe\u2600-\u2605\u2607-\u2612\u2614-\u2685\u2690-\u2705\u2708-\u2712\u2714\u2716\u271d\u2721\u2728\u2733\u2734\u2744\u2747\u274c\u274e'
    '\u2753-\u2755\u2757\u2763-\u2767\u2795-\u2797\u27a1\u27b0\u27bf\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299'
    '\U0001f000-\U0001f0ff\U0001f10d-\U0001f10f\U0001f12f\U0001f16c-\U0001f171\U0001f17e\U0001f17f\U0001f18e\U0001f191-\U0001f19a'
    '\U0001f1ad-\U0001f1e5\U0001f201-\U0001f20f\U0001f21a\U0001f22f\U0001f232-\U0001f23a\U0001f23c-\U0001f23f\U0001f249-\U0001f3fa'
    '\U0001f400-\U0001f53d\U0001f546-\U0001f64f\U0001f680-\U0001f6ff\U0001f774-\U0001f77f\U0001f7d5-\U0001f7ff\U0001f80c-\U0001f80f'
    '\U0001f848-\U0001f84f\U0001f85a-\U0001f85f\U0001f888-\U0001f88f\U0001f8ae-\U0001f8ff\U0001f90c-\U0001f93a\U0001f93c-\U0001f945'
    '\U0001f947-\U0001faff\U0001fc00-\U0001fffd]'
)
_KEYS = frozenset(f'{key}\ufe0f\u20e3' for key in '0123456789#*')
_SKIN = re.compile('[\U0001f3fb-\U0001f3ff]')
# Scripts in which a joiner between two letters is spelling, as the names of their letters begin.
_JOINING = frozenset(
    'ARABIC SYRIAC MONGOLIAN NKO DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU KANNADA MALAYALAM SINHALA KHMER MYANMAR'.split()
)


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
        if configs is None:
            configs = [{}]
        if isinstance(configs, (str, dict)) or not hasattr(configs, '__iter__'):
            raise LabChatError(f'chat_configs has to be a list with a dict for each box: [dict(channel=1)]. It is {configs!r}.')
        return [_configured(player, config) for config in configs]
    except AttributeError as error:  # templates would take it for a missing variable
        raise LabChatError(f'{error}, for the chats of {player!r}') from error


def _configured(player, config):
    if not isinstance(config, dict):
        raise LabChatError(f'chat_configs: each box is a dict, such as dict(channel=1). This one is {config!r}.')
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
    about = _about(player)
    # The same after a reload, so that "labchat key revoke KEY --ticket CODE-APP-CHANNEL" closes this box for good.
    name = f"{about['sub']}-{about['app']}-{channel}"[:LONGEST_TEXT]
    claims = dict(about, channel=channel, nickname=nickname, jti=name, exp=int(time.time()) + VALID_FOR_SECONDS)
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
        sub=_UNSEEN.sub('', str(participant.code)).strip(),
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
    text, before = str(text or ''), None
    while text != before:  # without one character, the next one may no longer be spelling
        before = text
        text = _UNSEEN.sub(_spelling, ' '.join(text.split()))[:longest].strip()
    return text


def _spelling(unseen):
    """What stays of a character that nobody sees: it itself where it is part of an emoji or of a word, otherwise nothing."""
    text, at = unseen.string, unseen.start()
    before, char, after = text[at - 1:at], unseen.group(), text[at + 1:at + 2]
    if char == '\u200d' and _PICTURE.match(after):
        stays = _PICTURE.match(before) or _SKIN.match(before) or before == '\ufe0f'
    elif char in '\u200c\u200d':
        stays = _script(before) in _JOINING and _script(after) in _JOINING
    elif char in '\ufe0e\ufe0f' and (_PICTURE.match(before) or before + char + after in _KEYS):
        stays = True
    elif char in '\u180b\u180c\u180d\u180f':
        stays = _script(before) == 'MONGOLIAN'
    elif '\ufe00' <= char <= '\ufe02' or '\U000e0100' <= char <= '\U000e01ef':
        stays = _script(before) == 'CJK'
    else:
        stays = len(char) > 1
    return char if stays else ''


def _script(char):
    """As the name of a letter, mark or digit begins; two accents of Devanagari are for other scripts, too."""
    is_written = char and char not in '\u0953\u0954' and unicodedata.category(char)[0] in 'LMN'
    return unicodedata.name(char, '').partition(' ')[0] if is_written else ''


def _setting(name, config=()):
    """Each session may have its own server and key. A secret is not in its configuration, because oTree shows that."""
    if config and config.get('labchat_' + name):
        return str(config['labchat_' + name])
    variable = 'LABCHAT_' + name.upper()
    value = getattr(sys.modules.get('settings'), variable, None) or os.environ.get(variable)
    if not value:
        raise LabChatError(f'{variable} is missing, in settings.py and in the environment. See "oTree" in the manual of LabChat.')
    return str(value)
