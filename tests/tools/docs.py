#!/usr/bin/env python3
# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""Everything in README.md, CONTRIBUTING.md and docs/ that can be run is run, and compared.

In Markdown, a marker stands on the line before a fence and says where its content comes from:

    <!-- code: examples/first/main.cpp -->              the file, without its licence head
    <!-- code: examples/first/main.cpp#handler -->      `// [handler]` to `// [/handler]` of it
    <!-- output: first --loud -->                       what build/bin/first --loud prints
    <!-- diff: docs/examples/one.cpp docs/examples/two.cpp -->
    <!-- compiler: tests/fail/some_rule.cpp g++ -->     what the compiler says about a wrong file
    <!-- sketch: why this code cannot be compiled -->   the only C++ that is not checked

Options follow after a semicolon: `lines 5` (the first five), `status 1`, `stderr` for an output;
`lines 5` or `first` (the first error line alone), and `flag -std=c++17`, for a compiler.
`<!-- case: … -->` belongs to fail.py. A C++ fence without a marker is an error, and so is a link to a file that is not there.

docs/examples/<name>.cpp, or a folder docs/examples/<name>/, is a program build/bin/docs_<name>;
what it prints is docs/examples/<name>.out.

--check compares, --write fills in.
"""

import argparse
import difflib
import re
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

from common import COMPILERS, ROOT, Tally, check_syntax, in_parallel, run, without_licence
from fail import first_error_of, read_case

MARKER = re.compile(r"^<!-- (code|output|diff|compiler|sketch|case): (.*?) -->$")
FENCE = re.compile(r"^(\s*)(```+|~~~+)\s*([\w+-]*)\s*$")
CPP = {"cpp", "c++", "cc", "cxx", "hpp", "h"}
BUILT = ("examples", "docs/examples", "include", "tests", "benchmarks", "adapters")
LANGUAGES = {".cpp": "cpp", ".hpp": "cpp", ".jsonl": "json", ".json": "json", ".txt": "cmake"}
PAGES = ("README.md", "CONTRIBUTING.md")


class Problem(Exception):
    """What is wrong with a block, for its author."""


@dataclass
class Block:
    """A fence, and the marker before it; either may be missing."""
    line: int               # of the marker, or of the fence
    kind: str = ""
    words: str = ""
    language: str = ""
    start: int = 0          # the content's lines, between the fences
    end: int = 0
    has_fence: bool = False


# ---- reading -------------------------------------------------------------------------------

def blocks_of(lines):
    blocks, marked, number = [], None, 0
    while number < len(lines):
        marker, fence = MARKER.match(lines[number]), FENCE.match(lines[number])
        if marked and lines[number].strip() and not fence:
            blocks.append(marked)
            marked = None
        if marker:
            marked = Block(number, marker[1], marker[2].strip())
        elif fence:
            block = marked or Block(number)
            block.language, block.has_fence, block.start = fence[3], True, number + 1
            number = block.end = end_of_fence(lines, number, fence[2])
            if fence[1] and (marked or block.language in CPP):
                block.kind, block.words = "", "a checked fence begins at the start of its line"
            blocks.append(block)
            marked = None
        number += 1
    return blocks + ([marked] if marked else [])


def end_of_fence(lines, number, fence):
    for end in range(number + 1, len(lines)):
        if lines[end].strip().startswith(fence) and not lines[end].strip().strip(fence[0]):
            return end
    return len(lines)


def path_in(tree, name):
    path = tree / name
    if not path.is_file():
        raise Problem(f"there is no file {name}")
    return path


def split_options(words):
    head, *rest = [part.strip() for part in words.split(";")]
    return head, dict((option.split() + [""])[:2] for option in rest if option)


def first_lines(text, options):
    count = int(options["lines"]) if "lines" in options else None
    return "".join(text.splitlines(keepends=True)[:count])


# ---- what the content has to be ------------------------------------------------------------

def source_of(tree, words):
    """A file, or a region of it. A compile-fail case is shown without its machinery."""
    name, _, region = words.partition("#")
    path = path_in(tree, name)
    if path.suffix in (".cpp", ".hpp") and not name.startswith(BUILT):
        raise Problem(f"{name} is built by nobody")
    if name.startswith("tests/fail/") and path.suffix == ".cpp":
        return read_case(path).wrong() + "\n"
    text = path.read_text(encoding="utf-8")
    mark = re.compile(r"^\s*(?://|#)\s*\[/?[\w-]+\]\s*$")
    if not region:
        return without_licence("".join(line for line in text.splitlines(keepends=True)
                                       if not mark.match(line)))
    found = re.search(rf"^\s*(?://|#)\s*\[{re.escape(region)}\]\s*\n(.*?)"
                      rf"^\s*(?://|#)\s*\[/{re.escape(region)}\]\s*$",
                      text, re.DOTALL | re.MULTILINE)
    if not found:
        raise Problem(f"{name} has no region [{region}]")
    inner = "".join(line for line in found[1].splitlines(keepends=True) if not mark.match(line))
    return textwrap.dedent(inner).strip("\n") + "\n"


def output_of(tree, binaries, words):
    command, options = split_options(words)
    program, *rest = command.split()
    result = run([binaries / program, *rest], seconds=60, cwd=tree)
    if result.returncode != int(options.get("status", 0)):
        said = (result.stderr or result.stdout).strip().splitlines()
        raise Problem(f"{program} ended with status {result.returncode}: {(said or ['?'])[-1]}")
    return first_lines(result.stderr if "stderr" in options else result.stdout, options)


def difference(tree, words):
    """A unified difference without file names and line numbers, which tell a reader nothing."""
    names = words.split()
    if len(names) != 2:
        raise Problem("a diff is of two files")
    old, new = (source_of(tree, name).splitlines() for name in names)
    lines = [line for line in difflib.unified_diff(old, new, n=2, lineterm="")][2:]
    if not lines:
        raise Problem("the two files are equal")
    shown = ["@@" if line.startswith("@@") else line.rstrip() for line in lines]
    while shown[0] in ("@@", ""):
        shown.pop(0)
    return "\n".join(shown) + "\n"


def message_of(tree, words):
    command, options = split_options(words)
    name, _, compiler = command.partition(" ")
    compiler = {"clang++": "clang++-19"}.get(compiler.strip(), compiler.strip())
    if compiler not in COMPILERS:
        raise Problem(f"the compiler is one of {', '.join(COMPILERS)}")
    flags = [options["flag"]] if "flag" in options else []
    result = check_syntax(compiler, path_in(tree, name), f"-I{tree / 'include'}", *flags)
    if result.returncode == 0:
        raise Problem(f"{name} compiles")
    if "first" in options:
        return first_error_of(result.stderr) + "\n"
    shown = re.sub(r"[^\s:,]*/([\w.-]+\.[ch]pp)\b", r"\1", result.stderr)
    return first_lines(shown, options)


def expected(tree, binaries, block):
    if block.kind == "code":
        return source_of(tree, block.words)
    if block.kind == "output":
        return output_of(tree, binaries, block.words)
    if block.kind == "diff":
        return difference(tree, block.words)
    if block.kind == "compiler":
        return message_of(tree, block.words)
    return None


def same(kind, old, new):
    """A line of the library that has moved makes no other message."""
    def stripped(text):
        text = re.sub(r"(\.hpp):\d+(:\d+)?", r"\1", text)
        return re.sub(r"^ *\d+ \|", " |", text, flags=re.MULTILINE)
    return stripped(old) == stripped(new) if kind == "compiler" else old == new


# ---- pages and programs --------------------------------------------------------------------

def problem_without_content(block):
    """What can be said of a block that nothing is compared with."""
    if not block.kind and block.language in CPP:
        return block.words or "C++ without a marker: `code:`, or `sketch:` with the reason"
    if not block.kind:
        return block.words
    if not block.words:
        return f"`{block.kind}:` says nothing"
    return "" if block.has_fence else f"`{block.kind}:` without a fence"


def check_page(tree, binaries, page, options, tally):
    lines = page.read_text(encoding="utf-8").splitlines()
    blocks = blocks_of(lines)
    results = in_parallel(lambda block: content_or_problem(tree, binaries, block), blocks)
    for block, (text, problem) in reversed(list(zip(blocks, results))):
        place = f"{page.relative_to(tree)}:{block.line + 1}"
        name = f"{place}: {block.kind or block.language} {block.words}"
        if text is None:
            problem = problem or problem_without_content(block)
            if problem or block.kind == "sketch":
                tally.note(name, [problem] if problem else [])
            continue
        shown = lines[block.start:block.end] if block.has_fence else []
        old = "".join(line + "\n" for line in shown)
        if options.write:
            put(lines, block, text)
            old = text
        equal = block.has_fence and same(block.kind, old, text) or options.write
        tally.note(name, [] if equal else ["is out of date: run `./dev docs`"],
                   "" if equal else change(old, text))
    if options.write:
        page.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    check_links(tree, page, lines, tally)


def content_or_problem(tree, binaries, block):
    try:
        return expected(tree, binaries, block), ""
    except Problem as problem:
        return None, str(problem)


def put(lines, block, text):
    content = text.splitlines()
    if block.has_fence:
        lines[block.start:block.end] = content
    else:
        suffix = Path(block.words.split("#")[0].split()[0]).suffix
        language = {"code": LANGUAGES.get(suffix, "text"), "diff": "diff"}.get(block.kind, "text")
        lines[block.line + 1:block.line + 1] = [f"```{language}", *content, "```"]


def change(old, new):
    rows = difflib.unified_diff(old.splitlines(), new.splitlines(), "in the page", "now", n=1,
                                lineterm="")
    return "\n".join(list(rows)[:30])


def check_links(tree, page, lines, tally):
    """One test a page: each relative link leads to a file of the tree."""
    text = "\n".join(lines)
    text = re.sub(r"^(```+|~~~+).*?^\1\s*$|`[^`\n]*`", "", text, flags=re.DOTALL | re.MULTILINE)
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)", text)
    dead = [target for target in targets
            if not re.match(r"\w+:", target) and not (page.parent / target).exists()]
    tally.note(f"{page.relative_to(tree)}: links", [f"there is no {target}" for target in dead])


def programs_of(tree):
    folder = tree / "docs/examples"
    names = {path.stem for path in folder.glob("*.cpp")}
    names |= {path.parent.name for path in folder.glob("*/*.cpp")}
    return sorted(names)


def check_program(tree, binaries, name, options, tally):
    record = tree / "docs/examples" / f"{name}.out"
    try:
        text = output_of(tree, binaries, f"docs_{name}")
    except Problem as problem:
        tally.note(f"docs/examples/{name}", [str(problem)])
        return
    if options.write:
        record.write_text(text, encoding="utf-8")
    problems = []
    if not text:
        problems.append("it prints nothing")
    elif not record.exists():
        problems.append(f"there is no {record.name}: run `./dev docs`")
    elif record.read_text(encoding="utf-8") != text:
        problems.append(f"prints something else than {record.name}")
    old = record.read_text(encoding="utf-8") if record.exists() else ""
    tally.note(f"docs/examples/{name}", problems, change(old, text) if problems else "")


def arguments(words):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true", help="compare what the pages show")
    what.add_argument("--write", action="store_true", help="fill it in")
    parser.add_argument("--verbose", action="store_true", help="name what passed, too")
    parser.add_argument("--bin", type=Path, help="folder of the programs; build/bin by default")
    parser.add_argument("--tree", type=Path, default=ROOT, help="another tree, to test this tool")
    return parser.parse_args(words)


def main(words=None):
    options = arguments(words)
    tree = options.tree
    binaries = (options.bin or tree / "build/bin").resolve()
    tally = Tally(options.verbose)
    for name in programs_of(tree):
        check_program(tree, binaries, name, options, tally)
    pages = [tree / name for name in PAGES] + sorted((tree / "docs").rglob("*.md"))
    for page in pages:
        if page.exists():
            check_page(tree, binaries, page, options, tally)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
