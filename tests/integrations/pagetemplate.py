# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of oTree's template language that the examples use: variables, |escape, if, for, include, block. Text is not escaped."""
import html
import pathlib
import re

_TAG = re.compile(r'{{\s*(.*?)\s*}}|{#.*?#}', re.DOTALL)


def render(path, context, folders):
    return _Renderer(pathlib.Path(path), folders).run(context)


class _Renderer:
    def __init__(self, path, folders):
        self.path, self.folders = path, folders
        self.parts = _TAG.split(path.read_text('utf-8'))  # text, tag, text, tag, …, text; a comment is the tag None

    def run(self, context):
        text, at = self._until(0, (), context)
        assert at == len(self.parts), f'{self.path}: {self.parts[at]} has no beginning'
        return text

    def _until(self, at, ends, context):
        """The text up to one of these tags, and where that is."""
        out = []
        while at < len(self.parts):
            is_tag = at % 2 == 1
            part = self.parts[at]
            if is_tag and part is not None:
                word, _, rest = part.partition(' ')
                if word in ends:
                    return ''.join(out), at
                text, at = self._tag(at, word, rest, context)
                out.append(text)
            elif not is_tag:
                out.append(part)
            at += 1
        assert not ends, f'{self.path}: {ends} is missing'
        return ''.join(out), at

    def _tag(self, at, word, rest, context):
        if word == 'block':
            return self._until(at + 1, ('endblock',), context)
        if word == 'if':
            text, end = self._until(at + 1, ('endif',), context)
            return (text if resolve(rest, context) else ''), end
        if word == 'for':
            name, collection = rest.split(' in ')
            items = list(resolve(collection, context))
            texts = [self._until(at + 1, ('endfor',), {**context, name.strip(): item})[0] for item in items]
            return ''.join(texts), self._end_of_loop(at)
        if word in ('include', 'include_sibling'):
            return self._included(rest.strip('\'"'), word, context), at
        if word == 'next_button':
            return '<button>Next</button>', at
        expression, _, filters = self.parts[at].partition('|')
        value = str(resolve(expression, context))
        assert filters in ('', 'escape'), filters
        return (html.escape(value) if filters else value), at

    def _end_of_loop(self, at):
        depth = 0
        for end in range(at, len(self.parts), 2):
            word = (self.parts[end] or '').partition(' ')[0]
            depth += (word == 'for') - (word == 'endfor')
            if depth == 0:
                return end
        raise AssertionError(f'{self.path}: endfor is missing')

    def _included(self, name, word, context):
        folders = [self.path.parent] if word == 'include_sibling' else self.folders
        return render(next(folder / name for folder in folders if (folder / name).exists()), context, self.folders)


def resolve(expression, context):
    """Dots reach attributes and members; a method at the end is called."""
    value = context
    for word in expression.strip().split('.'):
        value = value[word] if isinstance(value, dict) else getattr(value, word)
    return value() if callable(value) else value
