#!/usr/bin/python3
"""Builds the bundled letter fonts once; its output in assets/fonts is committed, so nobody needs to run it to build the program.

Why not ship the originals: Chromium writes CFF outlines into a PDF as anonymous Type 3 fonts, and fonts that map a Kangxi radical and a Han
character to one glyph give a text layer that cannot be searched. So: outlines become TrueType, code points that only duplicate a Han character
go, layout tables go (letters are set on a grid), and the family gets a name of its own so that no machine font is taken for it.

Needs Debian's python3-fonttools and python3-brotli, and the unpacked packages texlive-lang-chinese, fonts-lxgw-wenkai, fonts-noto-cjk.
    scripts/build-fonts.py --root DIR [FACE ...]     DIR holds usr/share of the first two packages; no FACE = all of them
"""
import argparse
import pathlib
from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

OUT = pathlib.Path(__file__).resolve().parent.parent / "assets" / "fonts"
FANDOL = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/"
WENKAI = "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
NOTO_SERIF = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
NOTO_SC = 2  # place of the simplified-Chinese font in the collection
MAX_ERROR = 0.5  # of 1000 units: no visible difference at 22 pt

URO, EXT_A, BEYOND_BMP = range(0x4E00, 0xA000), range(0x3400, 0x4DC0), range(0x20000, 0x2F800)
MARKS = [*range(0x20, 0x250), *range(0x370, 0x400), *range(0x400, 0x460), *range(0x2000, 0x2C00), *range(0x3000, 0x3100), *range(0x3200, 0x3400), *range(0xFF00, 0xFFF0)]
DIGITS = [*range(0x20, 0x7F), 0x2014]
# Duplicates of Han characters: radicals, strokes, ideographic description, compatibility blocks.
DUPLICATES = {*range(0x2E80, 0x2FE0), *range(0x31C0, 0x31F0), *range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)}


def is_han(code):
    return code in URO or code in EXT_A or code in BEYOND_BMP


def wanted(cmap, keep):
    """Code points to keep: those asked for, less every one that shares its glyph with a Han character and is not that character."""
    han_glyphs = {glyph for code, glyph in cmap.items() if code in URO}
    return {c for c, glyph in cmap.items() if c in keep and c not in DUPLICATES and (c in URO or glyph not in han_glyphs)}


def cut(font, codes):
    options = subset.Options()
    options.layout_features, options.name_IDs, options.notdef_outline, options.hinting = [], ["*"], True, False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)


def to_truetype(font):
    """Replaces the CFF outlines by quadratic ones, in place."""
    shapes, order, glyphs = font.getGlyphSet(), font.getGlyphOrder(), {}
    for name in order:
        pen = TTGlyphPen(None)
        shapes[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    font["loca"], font["glyf"] = newTable("loca"), glyf
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements", "maxSizeOfInstructions", "maxComponentElements",
                  "maxComponentDepth", "maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours"):
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    for name in order:
        glyphs[name].recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyphs[name], "xMin", 0) or 0)
    del font["CFF "]
    font["post"].formatType, font["head"].glyphDataFormat, font["head"].indexToLocFormat = 3.0, 0, 1
    font.sfntVersion = "\0\1\0\0"


def take_latin(font, donor):
    """Gives `font` the digits, letters and marks of ASCII that `donor` has: the typewriter ones of FandolFang look wrong in an official letter."""
    cut(donor, DIGITS)
    to_truetype(donor)
    own, theirs = font.getBestCmap(), donor.getBestCmap()
    for code in (c for c in DIGITS if c in own and c in theirs and c > 0x20 and c < 0x7F):
        font["glyf"].glyphs[own[code]] = donor["glyf"][theirs[code]]
        font["hmtx"][own[code]] = donor["hmtx"][theirs[code]]


def rename(font, family):
    """Own family name in every name record that carries one; copyright and licence records (0, 13, 14) stay as they were."""
    table = font["name"]
    for record in list(table.names):
        if record.nameID in (1, 3, 4, 16):
            record.string = family
        elif record.nameID == 6:
            record.string = family.replace(" ", "")
        elif record.nameID in (2, 17):
            record.string = "Regular"


def face(name, family, source, keep, number=-1, latin=None):
    font = TTFont(source, fontNumber=number)
    codes = wanted(font.getBestCmap(), keep)
    cut(font, codes)
    if "CFF " in font:
        to_truetype(font)
    if latin:
        take_latin(font, TTFont(latin))
    rename(font, family)
    font.flavor = "woff2"
    target = OUT / f"{name}.woff2"
    font.save(target)
    print(f"{target.name}: {len(codes)} characters, {target.stat().st_size} bytes", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("faces", nargs="*")
    args = parser.parse_args()
    fandol = args.root / FANDOL
    everything = range(0x20, 0x30000)
    fang = lambda: set(TTFont(fandol / "FandolFang-Regular.otf").getBestCmap()) - DUPLICATES
    builds = {
        "fangsong": lambda: face("fangsong", "Zeren FangSong", fandol / "FandolFang-Regular.otf", everything, latin=fandol / "FandolSong-Regular.otf"),
        "xiaobiaosong": lambda: face("xiaobiaosong", "Zeren BiaoSong", fandol / "FandolSong-Bold.otf", everything),
        "heiti": lambda: face("heiti", "Zeren Hei", fandol / "FandolHei-Regular.otf", everything),
        # 楷体 sets names and second-level headings only; cut to the set of the 仿宋 face to keep it small, the companion has the rest.
        "kaiti": lambda: face("kaiti", "Zeren Kai", args.root / WENKAI, fang()),
        "songti-digits": lambda: face("songti-digits", "Zeren Song Digits", fandol / "FandolSong-Regular.otf", set(DIGITS)),
        "rare": lambda: face("rare", "Zeren Rare", NOTO_SERIF, ({*URO, *EXT_A, *BEYOND_BMP, *MARKS}) - fang(), NOTO_SC),
    }
    for name in args.faces or builds:
        builds[name]()


main()
