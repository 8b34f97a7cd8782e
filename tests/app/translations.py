#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text of the window is translated, with the placeholders that it has, in the context in which the program looks for it.

translations.py LUPDATE SOURCE_FOLDER
"""
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
from pathlib import Path

lupdate, source = sys.argv[1], Path(sys.argv[2])
PLACEHOLDER = re.compile(r"%L?[0-9n]|</?b>")


def messages(file):
    for context in tree.parse(file).getroot().findall("context"):
        for message in context.findall("message"):
            yield context.findtext("name"), message


def texts(translation):
    forms = translation.findall("numerusform")
    return [form.text or "" for form in forms] if forms else [translation.text or ""]


def complaints(language, only_plurals):
    """Of one language's file, brought up to the sources in a copy."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / f"vortex_{language}.ts"
        shutil.copy(source / "translations" / copy.name, copy)
        spoken = [str(file) for kind in ("*.cpp", "*.h") for file in sorted((source / "ui").rglob(kind))]
        subprocess.run([lupdate, "-silent", "-no-obsolete", "-locations", "none", *(["-pluralonly"] if only_plurals else []), "-I", str(source),
                        *spoken, "-ts", str(copy)], check=True, capture_output=True)
        for context, message in messages(copy):
            text, translation = message.findtext("source"), message.find("translation")
            if translation.get("type") == "unfinished":
                yield f"{language}: {context}: not translated: {text!r}"
                continue
            for form in texts(translation):
                # A singular may leave the number out.
                lost = set(PLACEHOLDER.findall(text)) ^ set(PLACEHOLDER.findall(form))
                if lost - {"%n"}:
                    yield f"{language}: {context}: {text!r} is {form!r}: {sorted(lost)}"


def contexts_that_nobody_asks_for():
    """A class without Q_OBJECT has lupdate's context only where Q_DECLARE_TR_FUNCTIONS says so."""
    known = set()
    for file in (source / "ui").rglob("*.h"):
        text = file.read_text()
        known.update(re.findall(r"class (\w+)[^;{]*\{\s*Q_OBJECT", text))
    for kind in ("*.cpp", "*.h"):
        for file in (source / "ui").rglob(kind):
            text = file.read_text()
            known.update(name.split("::")[-1] for name in re.findall(r"Q_DECLARE_TR_FUNCTIONS\(([\w:]+)\)", text))
            known.update(re.findall(r"translate\(\"([\w:]+)\"", text))
    for context in {context for context, _ in messages(source / "translations" / "vortex_de.ts")}:
        if context.split("::")[-1] not in known | {"ui", "QObject"}:
            yield f"context {context}: no class of that name translates"


found = [*complaints("de", False), *complaints("en", True), *contexts_that_nobody_asks_for()]
print("\n".join(found) or "every text is translated")
sys.exit(1 if found else 0)
