"""Prints the measures of the house: how large it is, and how far a thought is split; `make measure`.

Each measure is a function of the source alone, so that a test can hold it, but for the functions that one
run enters, which are counted by running it.
"""

import ast
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"
TEMPLATES = ROOT / "templates"
CONTEXT_FIELD = ("papers.paper", "doc")
"""The module and the function that make a documented field of a context."""

_GUESSES = re.compile(r"striptags|\|\s*length\s*[+*]|wordcount")
"""How a template counts letters to guess whether a line is full."""

_ESTIMATES = re.compile(r"_(?:A|PER)_LINE\b|\b_LINES\b|_LINES_OF_A_PAGE\b|\bceil\(|-\(-len\(")
"""How a paper's module does the same: so many letters in a line, so many lines on a page, rounded up."""


@dataclass(frozen=True)
class Module:
    """One module: its dotted name, its text, its syntax tree, and the modules of ours that it imports.

    `imports` leaves out what is imported for types only.
    """

    name: str
    text: str
    tree: ast.Module
    imports: frozenset[str]
    imports_for_types: frozenset[str]

    @property
    def folder(self) -> str:
        """The dotted name of its folder."""
        return self.name.rpartition(".")[0]

    @property
    def stem(self) -> str:
        """The last part of its name."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True)
class House:
    """All modules below a folder, by name; a package's own module ends in `__init__`."""

    modules: Mapping[str, Module] = field(repr=False)

    def __iter__(self) -> Iterator[Module]:
        return iter(self.modules.values())

    def __len__(self) -> int:
        return len(self.modules)


def read_house(source: Path = SOURCE) -> House:
    """The modules below `source`, parsed."""
    trees = {_name(path, source): path.read_text(encoding="utf-8") for path in sorted(source.rglob("*.py"))}
    known = frozenset(trees)
    return House({name: _module(name, text, known) for name, text in trees.items()})


def _name(path: Path, source: Path) -> str:
    return ".".join(path.relative_to(source).with_suffix("").parts)


def _module(name: str, text: str, known: frozenset[str]) -> Module:
    tree = ast.parse(text)
    for_types = {
        id(inner)
        for node in tree.body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            found[id(node) in for_types].update(_imported(node, known))
    return Module(name, text, tree, frozenset(found[False]), frozenset(found[True] - found[False]))


def _imported(node: ast.Import | ast.ImportFrom, known: frozenset[str]) -> Iterator[str]:
    """The modules of ours that one statement imports."""
    names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
    for alias in node.names:
        longer = [f"{name}.{alias.name}" for name in names] if names else [alias.name]
        yield from (found for name in longer for found in (name, f"{name}.__init__") if found in known)
        if not any(name in known for name in longer):
            yield from (found for name in names for found in (name, f"{name}.__init__") if found in known)


def lines(house: House) -> int:
    """Lines of all modules."""
    return sum(module.text.count("\n") for module in house)


def largest_folder(house: House) -> tuple[int, str]:
    """How many modules lie flat in the folder that has the most, and its name."""
    name, count = Counter(module.folder for module in house).most_common(1)[0]
    return count, name


def with_one_neighbor(house: House) -> list[str]:
    """Modules that one module of their own folder imports, and nothing else does."""
    importers: dict[str, set[str]] = defaultdict(set)
    for module in house:
        for name in module.imports | module.imports_for_types:
            importers[name].add(module.name)
    return sorted(
        module.name
        for module in house
        if len(importers[module.name]) == 1
        and house.modules[next(iter(importers[module.name]))].folder == module.folder
    )


def functions(house: House) -> list[tuple[str, str]]:
    """Every function and method: its module and its name."""
    return [
        (module.name, node.name)
        for module in house
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def called_once(house: House) -> list[tuple[str, str]]:
    """Private functions whose name stands twice in their file: where it is made, and where it is called."""
    return [
        (module.name, node.name)
        for module in house
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("_")
        and not node.name.startswith("__")
        and not node.decorator_list
        and len(re.findall(rf"\b{node.name}\b", module.text)) == 2  # noqa: PLR2004 - made, called
    ]


def contexts(house: House) -> dict[str, int]:
    """Classes that templates see, and how many documented fields each has."""
    home, name = CONTEXT_FIELD
    found = {}
    for module in house:
        if not any(imported.endswith(home) for imported in module.imports):
            continue
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef):
                values = [part.value for part in node.body if isinstance(part, ast.AnnAssign)]
                calls = [value.func for value in values if isinstance(value, ast.Call)]
                fields = sum(isinstance(function, ast.Name) and function.id == name for function in calls)
                if fields:
                    found[f"{module.name}.{node.name}"] = fields
    return found


def guesses_of_layout(house: House, templates: Path = TEMPLATES) -> list[str]:
    """Modules and templates that guess how wide words are, or how many lines they take."""
    papers = [each for each in house if ".papers." in each.name]
    stems = re.compile(r"_room$|text_widths|characters_a_line")
    modules = [each.name for each in papers if stems.search(each.stem) or _ESTIMATES.search(each.text)]
    words = [path for path in sorted(templates.rglob("*.j2")) if _GUESSES.search(path.read_text("utf-8"))]
    return modules + [str(path.relative_to(templates)) for path in words]


def names_used_twice(names: Iterable[str]) -> list[str]:
    """Names that stand more than once."""
    return sorted(name for name, count in Counter(names).items() if count > 1)


def module_names(house: House) -> list[str]:
    """The last parts of the modules' names, those of packages left out."""
    return [module.stem for module in house if not module.stem.startswith("__")]


def public_classes(house: House) -> list[str]:
    """The names of classes that other modules may import."""
    return [
        node.name
        for module in house
        for node in module.tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]


def cycles(house: House) -> list[list[str]]:
    """Groups of modules that import each other, types included."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        order[name] = low[name] = len(order)
        stack.append(name)
        module = house.modules[name]
        for other in sorted(module.imports | module.imports_for_types):
            if other not in order:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], order[other])
        if low[name] == order[name]:
            group = stack[stack.index(name) :]
            del stack[stack.index(name) :]
            if len(group) > 1:
                found.append(sorted(group))

    for name in house.modules:
        if name not in order:
            visit(name)
    return found


_COUNT_FUNCTIONS = """
import sys
from pathlib import Path
from awaykit.cli.main import main
from awaykit.resources import package_folder

own, seen = str(package_folder()), set()

def watch(frame, event, argument):
    code = frame.f_code
    if event == "call" and code.co_filename.startswith(own) and not code.co_name.startswith("<"):
        seen.add((code.co_filename, code.co_qualname))

sys.argv = ["awaykit", "packet", "samples/minimal", "--today", "2027-04-29", "--out", sys.argv[1]]
sys.setprofile(watch)
try:
    main()
except SystemExit:
    pass
sys.setprofile(None)
print("COUNTED", len(seen), len({name for name, _ in seen}))
"""


def functions_of_a_run() -> tuple[int, int]:
    """How many functions of ours one packet of the smallest sample enters, and in how many modules."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", _COUNT_FUNCTIONS, folder],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
    told = done.stdout.rpartition("COUNTED ")[2].split()
    return int(told[0]), int(told[1])


def main() -> None:
    """Print every measure with its bound."""
    house = read_house()
    count, folder = largest_folder(house)
    split, once, every = with_one_neighbor(house), called_once(house), functions(house)
    seen = contexts(house)
    run, modules = functions_of_a_run()
    guessed = guesses_of_layout(house)
    stems, classes = names_used_twice(module_names(house)), names_used_twice(public_classes(house))
    rows = [
        ("lines under src/", f"{lines(house):,}", "36,000"),
        ("modules under src/", f"{len(house)}", "200"),
        ("modules in the largest flat folder", f"{count} ({folder})", "20"),
        (
            "modules imported by one neighbor only",
            f"{len(split)} ({len(split) / len(house):.0%})",
            "30 (15%)",
        ),
        (
            "private functions called once",
            f"{len(once)} of {len(every)} ({len(once) / len(every):.0%})",
            "20%",
        ),
        ("context classes / their fields", f"{len(seen)} / {sum(seen.values())}", "50 / 430"),
        ("guesses of layout", f"{len(guessed)}", "0"),
        ("module names / class names used twice", f"{len(stems)} / {len(classes)}", "5 / 0"),
        ("functions run by a packet (modules)", f"{run:,} ({modules})", "1,400 (160)"),
        ("import cycles", f"{len(cycles(house))}", "0"),
    ]
    for name, value, bound in rows:
        print(f"{name:40} {value:>24}   at most {bound}")
    if "--names" in sys.argv:
        parts = {"one neighbor": split, "guesses": guessed, "modules": stems, "classes": classes}
        for title, names in parts.items():
            print(f"\n{title}\n  " + "\n  ".join(names))
        print("\ncycles", cycles(house))


if __name__ == "__main__":
    main()
