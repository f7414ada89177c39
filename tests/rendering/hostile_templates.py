"""Malicious templates: each tries to reach a file, a process or the network, or to exhaust time and memory.

`SECRET` stands for the path of a file outside the dossier, `WEB` for the address of a server.
"""

LADDER = "{% macro m0() %}xxxxxxxxxx{% endmacro %}" + "".join(
    "{% macro m" + str(n) + "() %}" + ("{{ m" + str(n - 1) + "() }}") * 10 + "{% endmacro %}"
    for n in range(1, 10)
)

WAYS_OUT: dict[str, str] = {
    # What sandboxes were left through before.
    "class": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "class by attr": "{{ ''|attr('__class__')|attr('__mro__') }}",
    "class by item": "{{ ''['__class__']['__mro__'] }}",
    "class by joined words": "{{ ''['__cl' ~ 'ass__'] }}",
    "class by map": "{{ ['']|map(attribute='__class__')|list }}",
    "class by group": "{{ ['']|groupby('__class__')|list }}",
    "class by sum": "{{ ['']|sum(attribute='__class__') }}",
    "class by sort": "{{ ['a', 'b']|sort(attribute='__class__.__mro__')|list }}",
    "class by unique": "{{ ['a']|unique(attribute='__class__')|list }}",
    "class by selectattr": "{{ ['a']|selectattr('__class__')|list }}",
    "class by min": "{{ ['a', 'b']|min(attribute='__class__') }}",
    "format": "{{ '{0.__class__.__init__.__globals__}'.format(self) }}",
    "format map": "{{ '{a.__class__}'.format_map({'a': 1}) }}",
    "format filter": "{{ '%s'|format(self.__class__) }}",
    "format as map": "{{ ['{0.__class__}']|map('format', 1)|list|first }}",
    "self": "{{ self.__init__.__globals__.__builtins__.open('SECRET').read() }}",
    "self block": "{% block b %}{{ self.b.__globals__ }}{% endblock %}",
    "cycler": "{{ cycler.__init__.__globals__.os.popen('touch SECRET.made').read() }}",
    "joiner": "{{ joiner.__init__.__globals__ }}",
    "lipsum": "{{ lipsum.__globals__['os'].system('touch SECRET.made') }}",
    "namespace": "{{ namespace.__init__.__globals__ }}",
    "namespace set": "{% set n = namespace() %}{% set n.__class__ = 1 %}{{ n.__class__ }}",
    "range": "{{ range.__self__.__import__('os').popen('touch SECRET.made') }}",
    "macro": "{% macro m() %}{% endmacro %}{{ m.__globals__ }}{{ m._environment }}",
    "macro caller": "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "macro arguments": "{% macro m() %}{{ varargs.__class__ }}{{ kwargs.__class__ }}{% endmacro %}{{ m(1, a=2) }}",  # noqa: E501 - one template, one line
    "loop": "{% for a in 'ab' %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "loop environment": "{% for a in 'ab' %}{{ loop._undefined.__call__.__globals__ }}{% endfor %}",
    "undefined": "{{ nothing.__class__.__init__.__globals__ }}",
    "import function": "{{ __import__('os').system('touch SECRET.made') }}",
    "open": "{{ open('SECRET').read() }}",
    "config": "{{ config.items() }}{{ request.application }}",
    "context": "{{ context.environment.loader }}{{ environment.globals }}",
    "get_flashed": "{{ get_flashed_messages.__globals__ }}{{ url_for.__globals__ }}",
    "markup": "{{ ('<b>'|escape).__class__.__mro__ }}{{ '<img src=\"WEB\">'|escape|string }}",
    "markup format": "{{ ('{0.__class__}'|escape).format(1) }}",
    "date": "{{ applicant.__class__.__init__.__globals__ }}",
    "import of text": "{% import 'SECRET' as x %}{{ x }}",
    "do": "{% do [].append(1) %}",
    "debug": "{% debug %}",
    "unsafe switch": "{% autoescape false %}<img src='WEB/x'>{% endautoescape %}",
    "safe": "{{ '<img src=\"WEB/safe\">'|safe }}",
    "tojson": "{{ '<script>'|tojson }}",
    "xmlattr": "{{ {'><img src=\"WEB\" ': 1}|xmlattr }}",
    "urlize": "{{ 'WEB'|urlize }}",
    # Ways out of the folder.
    "include": "{% include 'SECRET' %}",
    "include up": "{% include '../secret.html.j2' %}",
    "include far up": "{% include '../../../../../../../../etc/passwd' %}",
    "include dots": "{% include 'shared/../../secret.html.j2' %}",
    "include backslash": "{% include '..\\\\secret.html.j2' %}",
    "include link": "{% include 'link.html.j2' %}",
    "include linked folder": "{% include 'linked/secret.html.j2' %}",
    "include pipe": "{% include 'pipe.html.j2' %}",
    "include folder": "{% include 'folder.j2' %}",
    "include NUL": "{% include 'SECRET\\x00.html.j2' %}",
    "include address": "{% include 'WEB/x.html.j2' %}",
    "include file address": "{% include 'file://SECRET' %}",
    "include several": "{% include ['SECRET', '../secret.html.j2', 'link.html.j2'] ignore missing %}",
    "include of a value": "{% include ('SECRET' ~ '') %}",
    "extends": "{% extends 'SECRET' %}",
    "extends link": "{% extends 'link.html.j2' %}",
    "import link": "{% import 'link.html.j2' as x %}{{ x }}",
    "from link": "{% from 'link.html.j2' import secret %}{{ secret }}",
    "fault near a link": "<b>the secret word</b><p>{{ 1 }}</p>",
}  # fmt: skip
"""They want to know or to reach what is outside."""

BOMBS: dict[str, str] = {
    "format wide": "{{ '%999999999d'|format(1) }}",
    "loops": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "loop that prints": "{% for a in range(99999) %}{% for b in range(999) %}<p>x</p>\n{% endfor %}{% endfor %}",  # noqa: E501 - one template, one line
    "tags": "{% for a in range(99999) %}<hr>{% endfor %}",
    "unknown tags": "{% for a in range(19999) %}<b>\n{% endfor %}",
    "deep tags": "{% for a in range(19999) %}<section>{% endfor %}",
    "attributes": "<p {% for a in range(99999) %}a{{ a }}='x' {% endfor %}>x</p>",
    "one word": "<p>{% for a in range(99999) %}xxxxxxxxx{% endfor %}</p>",
    "many rules": "{% for a in range(5990) %}<hr>{% endfor %}",
    "many words": "<p>{% for a in range(9999) %}xxxxxxx {{ a }} {% endfor %}</p>",
    "wide words": "<p>{{ 'x' * 5000000000 }}</p>",
    "large words": "<p>{{ 'x' * 200000000 }}</p>",
    "power": "<p>{{ 9 ** 9 ** 9 }}</p>",
    "power of text": "<p>{{ (9 ** 99999)|string }}</p>",
    "shifted": "{% set x = namespace(a='x') %}{% for i in range(60) %}{% set x.a = x.a ~ x.a %}{% endfor %}{{ x.a }}",  # noqa: E501 - one template, one line
    "long range": "{{ range(99999999999)|list }}",
    "list": "{{ [0] * 9999999999 }}",
    "center": "{{ 'x'|center(9999999999) }}",
    "indent": "{{ 'x\ny'|indent(9999999999) }}",
    "batch": "{{ [1]|batch(9999999999, 'x')|list|length }}",
    "slice": "{{ [1]|slice(9999999999)|list|length }}",
    "wordwrap": "{{ ('x' * 9999999)|wordwrap(1)|length }}",
    "replace": "{{ ('x' * 999999)|replace('x', 'y' * 999999) }}",
    "join": "{{ (['x' * 999999] * 999999)|join }}",
    "truncate": "{{ ('x ' * 99999999)|truncate(99999998) }}",
    "striptags": "{{ ('<' * 9999999)|striptags }}",
    "recursion": "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "recursive loop": "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "including itself": "{% include 'letter.html.j2' %}{% include 'letter.html.j2' %}",
    "macros on macros": LADDER + "{{ m9() }}",
    "nested parentheses": "{{ " + "(" * 500 + "1" + ")" * 500 + " }}",
    "nested tags": "{% if 1 %}" * 200 + "{% endif %}" * 200,
    "nested lists": "{{ " + "[" * 3000 + "]" * 3000 + " }}",
    "many operators": "{{ 1 " + "+ 1" * 20000 + " }}",
}  # fmt: skip
"""They want all time or all memory."""

HOSTILE = WAYS_OUT | BOMBS
