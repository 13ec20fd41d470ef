"""Reads translated interface strings out of the packages that inputs.tsv names.

Writes one file a language, a line a string: words of letters in lower case, separated by spaces.
Only the standard library; dpkg-deb and aapt unpack Debian's packages.
"""

import gettext
import io
import json
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import unicodedata
import zipfile

LANGUAGES = (
    "ar bg bn ca cs da de el en es et eu fa fi fil fr gl he hi hr hu id it ja ko lt lv mr ms nb nl"
    " pl pt-BR pt-PT ro ru sk sl sr sv ta te th tr uk ur vi zh-Hans zh-Hant").split()
# Names that projects use for the same languages; what is not here and not above is left out.
NAMES = {
    "iw": "he", "in": "id", "tl": "fil", "no": "nb", "nb-no": "nb", "pt-pt": "pt-PT",
    "pt-br": "pt-BR", "zh-hans": "zh-Hans", "zh-cn": "zh-Hans", "zh-hant": "zh-Hant",
    "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "en-us": "en", "en-gb": "en", "es-es": "es",
    "es-419": "es", "es-mx": "es", "es-ar": "es", "es-us": "es", "fr-ca": "fr", "fr-fr": "fr",
    "de-de": "de", "sr-cyrl": "sr", "sr-rs": "sr", "fil-ph": "fil", "cs-cz": "cs", "da-dk": "da",
    "el-gr": "el", "et-ee": "et", "fi-fi": "fi", "he-il": "he", "hu-hu": "hu", "id-id": "id",
    "it-it": "it", "ja-jp": "ja", "ko-kr": "ko", "lt-lt": "lt", "nl-nl": "nl", "no-no": "nb",
    "pl-pl": "pl", "ro-ro": "ro", "ru-ru": "ru", "sv-se": "sv", "ta-in": "ta", "tr-tr": "tr",
    "uk-ua": "uk", "vi-vn": "vi", "ar-sa": "ar", "ca-es": "ca", "ms-my": "ms", "hi-in": "hi",
    "fa-ir": "fa", "bg-bg": "bg", "sk-sk": "sk", "sl-si": "sl", "hr-hr": "hr", "lv-lv": "lv",
    "eu-es": "eu", "gl-es": "gl", "th-th": "th", "bn-bd": "bn", "zh": None, "pt": None,
}
# Scripts by name of their letters, and those that a language is written in.
SCRIPTS = {
    "ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "bg": "CYRILLIC", "ru": "CYRILLIC",
    "uk": "CYRILLIC", "sr": "CYRILLIC", "bn": "BENGALI", "el": "GREEK", "he": "HEBREW",
    "hi": "DEVANAGARI", "mr": "DEVANAGARI", "ta": "TAMIL", "te": "TELUGU", "th": "THAI",
    "ko": "HANGUL", "ja": "CJK", "zh-Hans": "CJK", "zh-Hant": "CJK",
}
PLACEHOLDER = re.compile(
    r"%\([^)]*\)[-+ #0-9.]*[a-zA-Z]|%[-+ #0-9.$]*[a-zA-Z@]|\{[^{}]*\}|\$\w+|\$\{[^}]*\}|<[^<>]*>"
    r"|&[a-z#0-9]+;|\bhttps?://\S+|\S+@\S+\.\S+|\[\w+:[^\]]*\]|\\[nrt]|:[a-z_]+:")


def language(name):
    """The language that a project's name for it means, or None."""
    key = name.replace("_", "-").lower().split("@")[0]
    if "@" in name and "latin" in name.lower():
        return None
    if key in NAMES:
        return NAMES[key]
    for known in LANGUAGES:
        if known.lower() == key:
            return known
    return None


def words(text):
    """Runs of letters and marks in lower case, each character for itself."""
    text = unicodedata.normalize("NFC", PLACEHOLDER.sub(" ", text))
    letters = [c if unicodedata.category(c)[0] in "LM" else " " for c in text]
    return " ".join("".join(c.lower() for c in letters).split())


def script_share(text, script):
    """Share of the letters that are of a script."""
    letters = [c for c in text if unicodedata.category(c)[0] == "L"]
    if not letters:
        return 0.0

    def fits(character):
        name = unicodedata.name(character, "")
        if script == "CJK":
            return name.startswith(("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC"))
        return name.startswith(script)

    return sum(map(fits, letters)) / len(letters)


def mo_file(data):
    """Pairs of source and translation of a compiled catalogue."""
    try:
        catalogue = gettext.GNUTranslations(io.BytesIO(data))._catalog
    except (OSError, UnicodeDecodeError, ValueError):
        return
    for source, text in catalogue.items():
        source = source[0] if isinstance(source, tuple) else source
        if source and isinstance(text, str):
            yield source, text


def po_file(data):
    """The same of a catalogue's text."""
    source, text, current = "", "", None
    for line in data.decode("utf-8", "replace").splitlines() + ["msgid \"\""]:
        line = line.strip()
        match = re.match(r'(msgid|msgstr|msgid_plural|msgctxt)(\[\d\])?\s+"(.*)"$', line)
        if match:
            keyword = match.group(1)
            if keyword in ("msgid", "msgctxt") and current == "msgstr":
                if source and text:
                    yield source, text
                source, text = "", ""
            if keyword == "msgid":
                source = match.group(3)
            elif keyword == "msgstr":
                text = text or match.group(3)
            current = keyword
        elif line.startswith('"') and line.endswith('"'):
            if current == "msgid":
                source += line[1:-1]
            elif current == "msgstr":
                text += line[1:-1]


def leaves(value):
    """Every string in nested JSON."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    elif isinstance(value, str):
        yield value


def wheel(path):
    """Triples of language, source (or None) and text of a Python package."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        compiled = {n for n in names if n.endswith(".mo")}
        for name in sorted(names):
            match = re.search(r"(?:locale|locales|translations)/([A-Za-z_@-]+)/LC_MESSAGES/", name)
            if match and name.endswith(".mo") and language(match.group(1)):
                for source, text in mo_file(archive.read(name)):
                    yield language(match.group(1)), source, text
            elif (match and name.endswith(".po") and name[:-2] + "mo" not in compiled
                  and language(match.group(1))):
                for source, text in po_file(archive.read(name)):
                    yield language(match.group(1)), source, text
            elif name.endswith(".json"):
                match = re.search(r"/translations/(?:\w+/)?([A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?)"
                                  r"(?:-[0-9a-f]{32})?\.json$", name)
                if match and language(match.group(1)):
                    for text in leaves(json.loads(archive.read(name))):
                        yield language(match.group(1)), None, text


def numbered(data):
    """Texts of Chromium's resource file, version 5, by their numbers."""
    version, encoding, count, _ = struct.unpack_from("<IIHH", data)
    assert version == 5 and encoding & 0xFF == 1
    entries = [struct.unpack_from("<HI", data, 12 + 6 * i) for i in range(count + 1)]
    return {
        number: data[start:end].decode("utf-8", "replace")
        for (number, start), (_, end) in zip(entries, entries[1:])
    }


def debian(path):
    """The same triples of a Debian package."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["dpkg-deb", "-x", path, folder], check=True)
        for file in sorted(pathlib.Path(folder).rglob("*.pak")):
            if "_" not in file.stem and language(file.stem):
                for text in numbered(file.read_bytes()).values():
                    yield language(file.stem), None, text
        for file in sorted(pathlib.Path(folder).rglob("*.apk")):
            yield from android(file)


def android(path):
    """The same triples of Android's framework; its "pt" is Brazil's and is left out."""
    dump = subprocess.run(
        ["aapt", "dump", "--values", "resources", path], capture_output=True, check=True).stdout
    name = None
    for line in dump.decode("utf-8", "replace").splitlines():
        line = line.strip()
        match = re.match(r"config (\S+):$", line)
        if match:
            config = match.group(1)
            plain = re.fullmatch(r"([a-z]{2,3})(?:-r([A-Z]{2}))?", config)
            name = language("-".join(filter(None, plain.groups()))) if plain else None
            if config == "(default)":
                name = "en"
        elif name and line.startswith('(string8) "') or name and line.startswith('(string16) "'):
            yield name, None, line[line.index('"') + 1:-1].encode().decode("unicode_escape", "ignore") \
                if "\\u" in line else line[line.index('"') + 1:-1]


def main(inputs, output):
    texts = {name: {} for name in LANGUAGES}
    english = set()
    for path in sorted(pathlib.Path(inputs).iterdir()):
        reader = debian if path.suffix == ".deb" else wheel if path.suffix == ".whl" else None
        if reader is None:
            continue
        before = sum(map(len, texts.values()))
        for name, source, text in reader(str(path)):
            if source:
                english.add(words(source))
            if not 1 < len(text) <= 400:
                continue
            clean = words(text)
            if clean:
                texts[name].setdefault(clean, None)
        print(f"{path.name}: {sum(map(len, texts.values())) - before} strings", file=sys.stderr)
    english |= set(texts["en"])
    for text in sorted(english):
        texts["en"].setdefault(text, None)
    output = pathlib.Path(output)
    output.mkdir(parents=True, exist_ok=True)
    for name, found in texts.items():
        script = SCRIPTS.get(name, "LATIN")
        kept = [
            text for text in sorted(found)
            if (name == "en" or text not in english) and script_share(text, script) > 0.7
        ]
        (output / f"{name}.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
        print(f"{name}: {len(kept)}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
