"""WeasyPrint imported quickly, and what to do where its libraries are missing."""

import contextlib
import ctypes.util
import importlib
import io
import sys
import warnings
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from awaykit.problems import Problem, UserError

_LAZY_NAMES = {
    "fontTools": ("subset",),
    "fontTools.ttLib": ("TTFont", "TTLibError", "ttFont", "woff2"),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}
_USERS_OF_FONTTOOLS = ("weasyprint.pdf.fonts", "weasyprint.text.fonts")
_PARENTS = ("fontTools.varLib",)
_INSTALL_PANGO = {
    "linux": "Debian or Ubuntu: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "darwin": "Install Homebrew from brew.sh, then run: brew install pango",
    "win32": "Install MSYS2 from msys2.org, then run in it: pacman -S mingw-w64-ucrt-x86_64-pango",
}


class PangoMissingError(UserError):
    """Pages can't be made on this computer until the library Pango is installed."""


class _Lazy:
    """Stands for one name of fontTools until it is used; then it is the real thing."""

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    def _real(self) -> Any:  # noqa: ANN401 - fontTools has no types
        _put_back_fonttools()
        return _fonttools_name(self._module, self._name)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as above
        return getattr(self._real(), name)

    def __call__(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - as above
        return self._real()(*args, **options)


class _LazyError(Exception):
    """Takes the place of fontTools' TTLibError, which WeasyPrint only names in `except`."""


def import_weasyprint() -> ModuleType:
    """The module weasyprint, imported the quick way where that works.

    Raises:
        PangoMissingError: Pango isn't installed; the hint is how to install it on this system.
    """
    if "weasyprint" in sys.modules:
        return sys.modules["weasyprint"]
    # WeasyPrint prints and warns about libraries that are missing: `doctor` reports them in our words
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:  # leaving no trace of either
            with _silent_find_library(), _fonttools_put_off():
                return importlib.import_module("weasyprint")
        except Exception:  # noqa: BLE001 - whatever the short cut met, the plain import decides
            _forget("weasyprint")
        try:
            return importlib.import_module("weasyprint")
        except OSError as error:
            message = "No PDF can be made: the library Pango is not on this computer."
            hint = _INSTALL_PANGO.get(sys.platform, "Install the library Pango with your package manager.")
            raise PangoMissingError(Problem(message=message, hint=hint)) from error


@contextlib.contextmanager
def _silent_find_library() -> Iterator[None]:
    """On Linux, let `find_library` find nothing: the exact file names are then tried at once."""
    plain = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None  # noqa: ARG005 - its signature
    try:
        yield
    finally:
        ctypes.util.find_library = plain


@contextlib.contextmanager
def _fonttools_put_off() -> Iterator[None]:
    """Hand out stand-ins for the names that WeasyPrint takes from fontTools, unless it is loaded.

    `fontTools.subset` is itself a module and is loaded by its own name.
    """
    if "fontTools" in sys.modules:
        yield
        return
    for module in (*_LAZY_NAMES, *_PARENTS):
        made = sys.modules[module] = ModuleType(module)
        made.__path__ = []
        for name in _LAZY_NAMES.get(module, ()):
            setattr(made, name, _LazyError if name.endswith("Error") else _Lazy(module, name))
    try:
        yield
    finally:
        _forget("fontTools")


def _fonttools_name(module: str, name: str) -> Any:  # noqa: ANN401 - fontTools has no types
    """What `from module import name` gives: a submodule or a name of the module."""
    with contextlib.suppress(ImportError):
        return importlib.import_module(f"{module}.{name}")
    return getattr(importlib.import_module(module), name)


def _put_back_fonttools() -> None:
    """Put the real names into WeasyPrint's modules: its `except TTLibError` must catch the real one."""
    for user in _USERS_OF_FONTTOOLS:
        for module, names in _LAZY_NAMES.items():
            for name in names:
                if hasattr(sys.modules[user], name):
                    setattr(sys.modules[user], name, _fonttools_name(module, name))


def _forget(package: str) -> None:
    """Drop a package and all its modules from the table of loaded modules."""
    for name in [name for name in sys.modules if name == package or name.startswith(f"{package}.")]:
        del sys.modules[name]


def pango_version() -> str:
    """The version of Pango, like "1.50.12".

    Raises:
        PangoMissingError: it isn't installed; the hint is how to install it on this system.
    """
    import_weasyprint()
    from weasyprint.text.ffi import pango

    number = pango.pango_version()
    return f"{number // 10_000}.{number // 100 % 100}.{number % 100}"


def has_subsetter() -> bool:
    """Whether HarfBuzz's subsetter is there; without it PDFs take about twice as long.

    Raises:
        PangoMissingError: WeasyPrint can't be imported at all.
    """
    import_weasyprint()
    from weasyprint.text.ffi import harfbuzz_subset

    return harfbuzz_subset is not None
