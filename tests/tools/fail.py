#!/usr/bin/env python3
# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""Programs that must not compile: what the compiler says about them, and what it must not say.

A case is tests/fail/<rule>.cpp; further cases of a rule are <rule>_2.cpp, <rule>_3.cpp. A case
slip_*.cpp is a slip of the language itself, which no rule can word. A case is written like this:

    #include "hotel.hpp"
    struct bad : writ::system<contracts, web> {};     // expect: command_has_no_owner<room, bad>
    // fix: struct bad : writ::system<contracts, web, room_booking> {};
    static_assert(writ::proven<bad>);

    // expect: TEXT    ends the fault, at the end of its last line or on a line below. The TEXT must
                       stand in the first error line; more lines of it may follow.
    // fault           alone on a line: the fault begins here, and has several lines.
                       At the end of a line: one more line that is wrong, with its own fix.
    // fix: CODE       follows a fault and replaces it; several lines of it may follow each other,
                       and one without CODE deletes the fault.
    // why: PROSE      and `// cannot see: PROSE` go into docs/rules.md.

Checked with each compiler: the case fails; its first error line has the expected text (and it is
the rule of the file's name; of a slip, whose words are the compiler's own, the line of source that
is quoted below counts as part of it); the output names the case's own file and has at most 15 lines (a
slip: 26); the case with its fixes compiles without a word. Every rule in broken_rule.hpp has a
case, and every case a rule.
"""

import argparse
import difflib
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from common import COMPILERS, ROOT, Tally, check_syntax, in_parallel, run, without_licence

LINES_OF_A_RULE = 15
LINES_OF_A_SLIP = 26
GROUPS = ("contracts", "handlers", "workflows", "system", "use", "endpoint")
MARK = re.compile(r"^(?P<code>.*?)\s*//\s*"
                  r"(?:(?P<word>expect|fix|why|cannot see):(?P<text>.*)|(?P<fault>fault))\s*$")
# What every case includes, and no reader needs to see again.
HEAD_INCLUDES = re.compile(r'^#include (?:<writ/writ\.hpp>|"story\.hpp")\n', re.MULTILINE)
RULE = re.compile(r"template\s*<(?P<parameters>[^;]*)>\s*struct\s+(?P<name>\w+)\s*;"
                  r"(?:\s*//\s*fix:\s*(?P<fix>[^\n]*(?:\n[ \t]+//[^\n]*)*))?")


@dataclass
class Rule:
    name: str
    group: str
    parameters: list
    fix: str


@dataclass
class Fault:
    """Lines that are wrong, and those that replace them; None until a fix is stated."""
    lines: list
    fixes: list = None


@dataclass
class Case:
    name: str
    path: Path
    parts: list = field(default_factory=list)      # lines of code, and faults
    expected: list = field(default_factory=list)
    why: list = field(default_factory=list)
    cannot_see: list = field(default_factory=list)
    problems: list = field(default_factory=list)

    @property
    def is_slip(self):
        return self.name.startswith("slip_")

    @property
    def rule(self):
        return re.sub(r"_\d+$", "", self.name)

    @property
    def budget(self):
        return LINES_OF_A_SLIP if self.is_slip else LINES_OF_A_RULE

    @property
    def faults(self):
        return [part for part in self.parts if isinstance(part, Fault)]

    def source(self, lines_of):
        out = []
        for part in self.parts:
            out += lines_of(part) if isinstance(part, Fault) else [part]
        return "\n".join(out) + "\n"

    def twin(self):
        return self.source(lambda fault: fault.fixes or [])

    def wrong(self):
        """The code as documentation shows it, its faults marked."""
        def marked(fault):
            return [f"{fault.lines[0]}    // wrong"] + fault.lines[1:]
        text = HEAD_INCLUDES.sub("", without_licence(self.source(marked)))
        return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


@dataclass
class Outcome:
    """What one compiler said about one case."""
    case: Case
    compiler: str
    problems: list
    output: str
    first_error: str

    @property
    def lines(self):
        return len(self.output.splitlines())


# ---- reading -------------------------------------------------------------------------------

def read_case(path):
    case = Case(path.stem, path)
    block = None
    for line in path.read_text(encoding="utf-8").splitlines():
        mark = MARK.match(line)
        if not mark:
            (case.parts if block is None else block).append(line)
            continue
        code, text = mark["code"], (mark["text"] or "")
        last = case.parts[-1] if case.parts else None
        if mark["fault"] and code.strip():
            case.parts.append(Fault([code]))
        elif mark["fault"]:
            if block is not None:
                case.problems.append("`// fault` inside a fault")
            block = []
        elif mark["word"] == "expect":
            block = end_fault(case, code, block, last)
            case.expected.append(text.strip())
        elif mark["word"] == "fix":
            if not isinstance(last, Fault):
                case.problems.append("`// fix:` does not follow a fault")
                continue
            indent = line[:len(line) - len(line.lstrip())]
            fix = [indent + text.removeprefix(" ")] if text.strip() else []
            last.fixes = (last.fixes or []) + fix
        else:
            (case.why if mark["word"] == "why" else case.cannot_see).append(text.strip())
    if block is not None:
        case.problems.append("a `// fault` has no `// expect:`")
    if not case.expected:
        case.problems.append("no line says `// expect: TEXT`")
    elif not case.is_slip and not any(re.match(rf"{case.rule}\b", text) for text in case.expected):
        case.problems.append(f"no `// expect:` begins with the rule {case.rule}")
    if any(not text for text in case.expected):
        case.problems.append("an `// expect:` without text")
    if any(fault.fixes is None for fault in case.faults):
        case.problems.append("a fault without a `// fix:`")
    return case


def end_fault(case, code, block, last):
    """Closes the fault at its `// expect:`; returns the block that is open then, which is none."""
    if code.strip():
        case.parts.append(Fault((block or []) + [code]))
    elif block is not None:
        case.parts.append(Fault(block))
        if not block:
            case.problems.append("an empty fault")
    elif isinstance(last, str) and last.strip():
        case.parts[-1] = Fault([last])
    elif not isinstance(last, Fault):
        case.problems.append("`// expect:` does not follow a line of code")
    return None


def read_rules(path):
    """The rules in the order of the header, each with the group whose comment stands above it."""
    if not path.exists():
        return []
    text = path.read_text(encoding="utf-8")
    groups = [(found.start(), found[1]) for found in
              re.finditer(rf"^// ({'|'.join(GROUPS)})$", text, re.MULTILINE)]
    rules = []
    for found in RULE.finditer(text):
        above = [name for start, name in groups if start < found.start()]
        fix = re.sub(r"\s*\n\s*//\s*", " ", found["fix"] or "").strip()
        parameters = [re.sub(r"^\s*(class|typename|auto)\b(\s*\.\.\.)?\s*", "", parameter).strip()
                      for parameter in split_parameters(found["parameters"])]
        rules.append(Rule(found["name"], above[-1] if above else "", parameters, fix))
    return rules


def split_parameters(text):
    """At the commas outside of brackets."""
    out, depth = [""], 0
    for letter in text:
        depth += letter in "<("
        depth -= letter in ">)"
        if letter == "," and depth == 0:
            out.append("")
        else:
            out[-1] += letter
    return out


# ---- compiling -----------------------------------------------------------------------------

def plain(text):
    """A type as both compilers spell it: no `struct`, no spaces."""
    return re.sub(r"\s+", "", re.sub(r"\b(?:struct|class|enum|union)\s+", "", text))


def first_error_of(output):
    """The first error without the place: lines of the library move, its words are what counts."""
    for line in output.splitlines():
        found = re.search(r"(?:^|: )((?:fatal )?error: .*)", line)
        if found:
            return found[1]
    return ""


def first_quote_of(output):
    """The line of source that is quoted below the first error."""
    below = re.split(r"(?:^|: )(?:fatal )?error: .*\n", output, maxsplit=1, flags=re.MULTILINE)
    found = re.match(r"\s*\d+ \|(.*)", below[-1])
    return MARK.sub(r"\g<code>", found[1]).strip() if found and len(below) > 1 else ""


class Compilation:
    """Compiles cases as a user would; their twins share a precompiled story."""

    def __init__(self, include, scratch):
        adapters = sorted((include.parent / "adapters").glob("*/include"))
        self.includes = [f"-I{each}" for each in (include, *adapters)]
        self.scratch = scratch
        (scratch / "twins").mkdir(parents=True, exist_ok=True)

    def precompile(self, job):
        compiler, story = job
        folder = self.scratch / compiler
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{story.name}.gch").unlink(missing_ok=True)
        run([compiler, "-std=c++20", "-Wall", "-Wextra", *self.includes, "-x", "c++-header",
             story, "-o", folder / f"{story.name}.gch"])

    def twin_flags(self, compiler, case):
        """g++ finds the precompiled story by itself, where it can be used; clang has to be told."""
        story = story_of(case)
        folder = self.scratch / compiler
        flags = ["-Wall", "-Wextra", f"-I{folder}", f"-I{case.path.parent}", *self.includes]
        if story and (folder / f"{story.name}.gch").exists():
            first = (["-include-pch", folder / f"{story.name}.gch"] if "clang" in compiler
                     else ["-include", folder / story.name])
            flags = first + flags
        return flags

    def check(self, job):
        case, compiler = job
        if case.problems:
            return Outcome(case, compiler, list(case.problems), "", "")
        result = check_syntax(compiler, case.path, *self.includes)
        output = result.stderr + result.stdout
        first = first_error_of(output)
        if case.is_slip and first_quote_of(output):
            first += "\n    " + first_quote_of(output)
        outcome = Outcome(case, compiler, [], output, first)
        outcome.problems = problems_of(case, result.returncode, outcome)
        outcome.problems += self.problems_of_twin(case, compiler)
        return outcome

    def problems_of_twin(self, case, compiler):
        twin = self.scratch / "twins" / f"{case.name}.{compiler}.cpp"
        twin.write_text(case.twin(), encoding="utf-8")
        result = check_syntax(compiler, twin, *self.twin_flags(compiler, case))
        said = (result.stderr + result.stdout).splitlines()
        if result.returncode != 0:
            return ["the fixed twin does not compile: " + (first_error_of(result.stderr) or "?")]
        return [f"the fixed twin compiles, but not in silence: {said[0]}"] if said else []


def story_of(case):
    """The header beside the cases that a case includes first."""
    found = re.search(r'^#include "([^"]+)"', case.twin(), re.MULTILINE)
    story = case.path.parent / found[1] if found else None
    return story if story and story.exists() else None


def problems_of(case, status, outcome):
    if status == 0:
        return ["it compiles"]
    if not outcome.first_error:
        return ["it fails without an error line"]
    problems = []
    said = plain(outcome.first_error)
    for text in case.expected:
        names_rule = not case.is_slip and re.match(rf"{case.rule}\b", text)
        if ("broken_rule::" if names_rule else "") + plain(text) not in said:
            problems.append(f"the first error does not say `{text}`")
    if case.path.name not in outcome.output:
        problems.append("the output does not name the file with the fault")
    if outcome.lines > case.budget:
        problems.append(f"{outcome.lines} lines, {case.budget} are allowed")
    return problems


# ---- documentation -------------------------------------------------------------------------

GENERATED = "<!-- Below this line everything is written by tests/tools/fail.py --docs. -->"
HEAD = f"""# Rules the compiler enforces

Each rule is a sentence about your own types. When it is broken, the first error line names the
rule and the types; the rest of the output is at most {LINES_OF_A_RULE} lines. Every program below
is compiled by the tests, and so is its repaired form.
"""


def document(rules, cases, outcomes):
    """docs/rules.md below its hand-written head: the same on every machine and in every run."""
    said = {(outcome.case.name, outcome.compiler): outcome.first_error for outcome in outcomes}
    out = [GENERATED, ""]
    for group in GROUPS:
        members = [rule for rule in rules if rule.group == group]
        if members:
            out += [f"## {group.capitalize()}", ""]
        for rule in members:
            own = [case for case in cases if case.rule == rule.name and not case.is_slip]
            out += document_rule(rule, own, said)
    slips = [case for case in cases if case.is_slip]
    if slips:
        out += ["## Slips of the language itself", "",
                "No rule can word these: the compiler stops before it knows what was meant. Its",
                f"first line holds the wrong word, and at most {LINES_OF_A_SLIP} lines follow.", ""]
    for case in slips:
        out += [f"### {sentence(case.name.removeprefix('slip_'))}", ""]
        out += document_case(case, said)
        out += document_blindness([case])
    return "\n".join(out).rstrip() + "\n"


def document_rule(rule, cases, said):
    parameters = f"<{', '.join(rule.parameters)}>"
    out = [f"### {sentence(rule.name)}", "", f"`{rule.name}{parameters}`", ""]
    if rule.fix:
        out += [f"**Fix:** {rule.fix}", ""]
    for number, case in enumerate(cases):
        if number:
            out += ["Another case:", ""]
        out += document_case(case, said)
    return out + document_blindness(cases)


def document_case(case, said):
    out = [" ".join(case.why), ""] if case.why else []
    out += [f"<!-- case: {case.name} -->", "```cpp", case.wrong(), "```", "", "```text"]
    out += [f"{compiler.removesuffix('-19')}: {said.get((case.name, compiler), '')}"
            for compiler in COMPILERS]
    out += ["```", "", "```diff"]
    for fault in case.faults:
        out += [f"-{line}" for line in fault.lines] + [f"+{line}" for line in fault.fixes or []]
    return out + ["```", ""]


def document_blindness(cases):
    text = " ".join(" ".join(case.cannot_see) for case in cases).strip()
    return [f"**Cannot see:** {text}", ""] if text else []


def sentence(name):
    words = name.replace("_", " ")
    return words[0].upper() + words[1:]


def head_of(page):
    if page.exists() and GENERATED in page.read_text(encoding="utf-8"):
        return page.read_text(encoding="utf-8").split(GENERATED)[0]
    return HEAD + "\n"


def check_page(page, text, tally):
    old = page.read_text(encoding="utf-8") if page.exists() else ""
    change = difflib.unified_diff(old.splitlines(), text.splitlines(), "committed", "now", n=1,
                                  lineterm="")
    shown = "\n".join(list(change)[:40])
    problems = [] if old == text else ["differs from the cases: run `./dev docs`"]
    tally.note(page.name, problems, shown)


# ---- the whole -----------------------------------------------------------------------------

def check_coverage(rules, cases, tally):
    """A rule without a case rots, and a case without a rule tests nothing."""
    names = {rule.name for rule in rules}
    for rule in rules:
        problems = [] if any(case.rule == rule.name for case in cases) else ["it has no case"]
        problems += [] if rule.group else ["it stands under no group comment"]
        problems += [] if rule.fix else ["it states no `// fix:`"]
        if problems:
            tally.note(f"rule {rule.name}", problems)
    for case in cases:
        if not case.is_slip and case.rule not in names:
            tally.note(case.name, [f"there is no rule {case.rule} in broken_rule.hpp"])


def summary(outcomes):
    words = []
    for compiler in COMPILERS:
        for kind, is_slip in (("rules", False), ("slips", True)):
            lines = [(outcome.lines, outcome.case.name) for outcome in outcomes
                     if outcome.compiler == compiler and outcome.case.is_slip == is_slip]
            if lines:
                most, name = max(lines)
                words.append(f"{compiler} {kind}: {len(lines)} cases, "
                             f"at most {most} lines ({name})")
    return "\n".join(words)


def chosen(cases, names):
    if not names:
        return cases
    unknown = [name for name in names if not any(name in (c.name, c.rule) for c in cases)]
    if unknown:
        sys.exit(f"no such case: {', '.join(unknown)}")
    return [case for case in cases if case.name in names or case.rule in names]


def arguments(words):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="cases or rules; all, when there is none")
    parser.add_argument("--verbose", action="store_true", help="print what the compilers say")
    parser.add_argument("--docs", action="store_true", help="write docs/rules.md")
    parser.add_argument("--check-docs", action="store_true", help="compare docs/rules.md")
    parser.add_argument("--tree", type=Path, default=ROOT, help="another tree, to test this tool")
    return parser.parse_args(words)


def main(words=None):
    options = arguments(words)
    tree = options.tree
    tally = Tally(options.verbose)
    rules = read_rules(tree / "include/writ/broken_rule.hpp")
    every = [read_case(path) for path in sorted((tree / "tests/fail").glob("*.cpp"))]
    cases = chosen(every, options.names)

    compilation = Compilation(tree / "include", tree / "build/fail")
    stories = sorted({story for story in map(story_of, cases) if story})
    in_parallel(compilation.precompile, [(c, story) for c in COMPILERS for story in stories])
    outcomes = in_parallel(compilation.check, [(case, c) for case in cases for c in COMPILERS])
    for outcome in outcomes:
        tally.note(f"{outcome.case.name} [{outcome.compiler}]", outcome.problems, outcome.output)

    if not options.names:
        check_coverage(rules, cases, tally)
        page = tree / "docs/rules.md"
        text = head_of(page) + document(rules, cases, outcomes)
        if options.docs:
            page.parent.mkdir(exist_ok=True)
            page.write_text(text, encoding="utf-8")
        if options.check_docs:
            check_page(page, text, tally)
    print(summary(outcomes))
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
