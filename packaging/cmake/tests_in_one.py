# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the units of a program that holds several Qt Tests: a unit for every few of them, and a main.

    tests_in_one.py FOLDER PER_UNIT TEST.cpp…

A test's source is what it is in a program of its own. Here each lies in a namespace that is named as its file, so that what two tests
call by one name stays two things, and its main() is NAMESPACE::main(). Their #include lines come before all of them: inside the
namespaces they find the headers read. The program does what the test does whose name it is started by, and CTest and people start it by
links that are named as the tests.
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'#\s*include\s*([<"][^>"]+[>"])')
CONDITION = re.compile(r'#\s*(if|ifdef|ifndef|else|elif|endif)\b')


def includes(source):
    """What the source includes; its own moc's output belongs where it stands."""
    depth, found = 0, []
    for number, line in enumerate(source.read_text().splitlines(), 1):
        if condition := CONDITION.match(line):
            depth += {"endif": -1, "else": 0, "elif": 0}.get(condition[1], 1)
        elif (name := INCLUDE.match(line)) and not name[1].endswith('.moc"'):
            if depth:
                sys.exit(f"{source}:{number}: an #include under a condition: this test wants a program of its own (vortex_qtest)")
            found.append(name[1])
    return found


def write(file, lines):
    """Written only where it is another text, so that nothing is compiled for nothing."""
    text = "\n".join(lines) + "\n"
    if not file.exists() or file.read_text() != text:
        file.write_text(text)


def main():
    folder, per_unit = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    sources = [pathlib.Path(name) for name in sys.argv[3:]]
    for start in range(0, len(sources), per_unit):
        part = sources[start:start + per_unit]
        every = dict.fromkeys(name for source in part for name in includes(source))
        every = sorted(every, key=lambda name: name.startswith("<Q"))  # LibTorch's do not compile after Qt's `slots`
        lines = [f"#include {name}" for name in every]
        for source in part:
            lines += [f"namespace {source.stem} {{", f'#include "{source}"', f"}}  // namespace {source.stem}"]
        write(folder / f"unit_{start // per_unit}.cpp", lines)
    names = [source.stem for source in sources]
    write(folder / "main.cpp",
          ["#include <cstdio>", "#include <cstring>"]
          + [f"namespace {name} {{ int main(int argc, char** argv); }}" for name in names]
          + ["int main(int argc, char** argv) {",
             "  const char* slash = std::strrchr(argv[0], '/');",
             "  const char* name = slash != nullptr ? slash + 1 : argv[0];"]
          + [f'  if (std::strcmp(name, "{name}") == 0) return {name}::main(argc, argv);' for name in names]
          + [f'  std::fprintf(stderr, "%s holds {len(names)} tests: start it by a link named as one of them\\n", argv[0]);',
             "  return 2;", "}"])


main()
