"""Draws small pictures, saves them in every format Verger reads, and writes down what pixels Pillow
makes of them: decoded, and resized to a smaller and a larger size.

    pip install Pillow==12.3.0 numpy
    python3 vision/src/test/python/make_goldens.py

Writes vision/src/test/resources/fr/verger/vision/photo/pillow/ anew. Where Verger departs from
Pillow's convert("RGB") on purpose (orientation, alpha over white, 16 bits to 8), the expected pixels
are computed here from what Pillow reads.
"""

import hashlib
import io
import shutil
import struct
import zlib
from pathlib import Path

import numpy as np
import PIL
from PIL import Image, ImageDraw, ImageOps, PngImagePlugin

assert PIL.__version__ == "12.3.0", PIL.__version__

OUT = Path(__file__).parent.parent / "resources/fr/verger/vision/photo/pillow"
SMALLER, LARGER = (19, 14), (61, 67)
index = []


def picture(width, height, seed):
    """A gradient, noise and ellipses: smooth, rough and sharp parts in one."""
    rng = np.random.default_rng(seed)
    x, y = np.meshgrid(np.linspace(0, 255, width), np.linspace(0, 255, height))
    rgb = np.stack([x, y, 255 - (x + y) / 2], axis=2)
    rgb[:, width // 2 :] += rng.normal(0, 25, (height, width - width // 2, 3))
    image = Image.fromarray(np.clip(rgb, 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for _ in range(4):
        cx, cy = rng.integers(0, width), rng.integers(0, height)
        fill = tuple(int(v) for v in rng.integers(0, 256, 3))
        draw.ellipse((cx, cy, cx + width // 3, cy + height // 3), fill=fill)
    return image


def sha(image):
    return hashlib.sha256(image.tobytes()).hexdigest()


def add(name, data, expected=None):
    """Writes a file and what is expected of it; Pillow's convert("RGB") where nothing is given."""
    if expected is None:
        expected = Image.open(io.BytesIO(data)).convert("RGB")
    (OUT / name).write_bytes(data)
    row = [name, *expected.size, sha(expected), sha(expected.resize(SMALLER)), sha(expected.resize(LARGER))]
    index.append("\t".join(map(str, row)))


def save(image, format, **options):
    data = io.BytesIO()
    image.save(data, format, **options)
    return data.getvalue()


def over_white(rgb, alpha):
    rgb, alpha = np.asarray(rgb, np.int64), np.asarray(alpha, np.int64)[..., None]
    return Image.fromarray(((rgb * alpha + 255 * (255 - alpha) + 127) // 255).astype(np.uint8))


def jpegs():
    image = picture(45, 35, 1)
    for subsampling in ("4:4:4", "4:2:2", "4:2:0"):
        name = subsampling.replace(":", "")
        add(f"baseline-{name}.jpg", save(image, "JPEG", quality=80, subsampling=subsampling))
        add(f"progressive-{name}.jpg", save(image, "JPEG", quality=90, subsampling=subsampling, progressive=True))
    add("best.jpg", save(image, "JPEG", quality=100, subsampling=0, optimize=True))
    add("worst.jpg", save(image, "JPEG", quality=5))
    add("restarts.jpg", save(image, "JPEG", restart_marker_blocks=2))
    add("restarts-progressive.jpg", save(image, "JPEG", restart_marker_rows=1, progressive=True))
    add("grey.jpg", save(image.convert("L"), "JPEG"))
    add("grey-progressive.jpg", save(image.convert("L"), "JPEG", progressive=True))
    add("rgb.jpg", save(image, "JPEG", keep_rgb=True))
    cmyk = save(image.convert("CMYK"), "JPEG")
    add("cmyk.jpg", cmyk)
    transform = cmyk.index(b"Adobe") + 11
    add("ycck.jpg", cmyk[:transform] + b"\x02" + cmyk[transform + 1 :])
    add("profile-of-rubbish.jpg", save(image, "JPEG", icc_profile=b"rubbish" * 20))
    for width, height in ((1, 1), (2, 2), (3, 40), (40, 3), (17, 16)):
        add(f"size-{width}x{height}.jpg", save(picture(width, height, width), "JPEG"))
    # The same blocks under other sampling factors make another picture, but a valid one.
    square = picture(64, 64, 2)
    for name, subsampling, factors in (("440", 1, 0x12), ("411", 2, 0x41), ("410", 2, 0x14)):
        data = bytearray(save(square, "JPEG", subsampling=subsampling))
        data[data.index(b"\xff\xc0") + 11] = factors
        add(f"baseline-{name}.jpg", bytes(data))
    add("one-scan-a-channel.jpg", one_scan_a_channel(image))
    for number in range(1, 9):
        exif = Image.Exif()
        exif[0x112] = number
        data = save(image, "JPEG", exif=exif)
        add(f"orientation-{number}.jpg", data, ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB"))


def one_scan_a_channel(image):
    """Three grey JPEGs, joined as the three scans of one."""
    parts = [save(channel, "JPEG", quality=85) for channel in image.split()]
    head, start = parts[0], parts[0].index(b"\xff\xc0")
    tables = head[20:start] + head[start + 2 + struct.unpack(">H", head[start + 2 : start + 4])[0] : head.index(b"\xff\xda")]
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 17, 8, image.height, image.width, 3)
    frame += b"".join(bytes((i, 0x11, 0)) for i in (1, 2, 3))
    scans = b""
    for i, part in enumerate(parts):
        scan = part.index(b"\xff\xda")
        scans += b"\xff\xda" + struct.pack(">HBBBBBB", 8, 1, i + 1, 0, 0, 63, 0) + part[scan + 10 : -2]
    return b"\xff\xd8" + tables + frame + scans + b"\xff\xd9"


def png(samples, depth, kind, interlaced=False, chunks=()):
    """A PNG of any kind; samples are an array of height x width x channels."""
    height, width, _ = samples.shape

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    def rows(part):
        data = b""
        for i, row in enumerate(part):
            flat = row.reshape(-1)
            if depth == 16:
                packed = flat.astype(">u2").tobytes()
            else:
                bits = ((flat[:, None] >> np.arange(depth - 1, -1, -1)) & 1).astype(np.uint8)
                packed = np.packbits(bits.reshape(-1)).tobytes()
            data += filtered(packed, i % 5, previous[0] if i else bytes(len(packed)))
            previous[0] = packed
        return data

    def filtered(row, kind_of_filter, above):
        back = max(1, samples.shape[2] * depth // 8)
        result = bytearray([kind_of_filter])
        for i, value in enumerate(row):
            a = row[i - back] if i >= back else 0
            b, c = above[i], above[i - back] if i >= back else 0
            pa, pb, pc = abs(b - c), abs(a - c), abs(a + b - 2 * c)
            paeth = a if pa <= pb and pa <= pc else b if pb <= pc else c
            result.append((value - (0, a, b, (a + b) // 2, paeth)[kind_of_filter]) % 256)
        return bytes(result)

    previous = [b""]
    if interlaced:
        passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
        parts = [samples[y::dy, x::dx] for x, y, dx, dy in passes]
        data = b"".join(rows(part) for part in parts if part.size)
    else:
        data = rows(samples)
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, int(interlaced))
    extra = b"".join(chunk(*c) for c in chunks)
    body = chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def pngs():
    image = picture(21, 13, 3)
    rgb = np.asarray(image)
    alpha = np.asarray(picture(21, 13, 4).convert("L"))
    grey = np.asarray(image.convert("L"))
    fine = np.random.default_rng(5).integers(0, 65536, (13, 21, 4))
    as_rgb = lambda v: Image.fromarray(v.astype(np.uint8)).convert("RGB")
    for interlaced in (False, True):
        s = "-interlaced" if interlaced else ""
        for depth in (1, 2, 4, 8):
            samples = grey[..., None] >> (8 - depth)
            add(f"grey-{depth}{s}.png", png(samples, depth, 0, interlaced))
            colours = np.random.default_rng(depth).integers(0, 256, (1 << depth, 3)).astype(np.uint8)
            data = png(samples, depth, 3, interlaced, [(b"PLTE", colours.tobytes())])
            add(f"palette-{depth}{s}.png", data)
        add(f"grey-16{s}.png", png(fine[..., :1], 16, 0, interlaced), as_rgb(fine[..., 0] >> 8))
        add(f"rgb-8{s}.png", png(rgb, 8, 2, interlaced))
        add(f"rgb-16{s}.png", png(fine[..., :3], 16, 2, interlaced), as_rgb(fine[..., :3] >> 8))
        both = np.dstack([grey, alpha])
        add(f"grey-alpha-8{s}.png", png(both, 8, 4, interlaced), over_white(np.dstack([grey] * 3), alpha))
        data = png(fine[..., :2], 16, 4, interlaced)
        add(f"grey-alpha-16{s}.png", data, over_white(np.dstack([fine[..., 0] >> 8] * 3), fine[..., 1] >> 8))
        add(f"rgba-8{s}.png", png(np.dstack([rgb, alpha]), 8, 6, interlaced), over_white(rgb, alpha))
        add(f"rgba-16{s}.png", png(fine, 16, 6, interlaced), over_white(fine[..., :3] >> 8, fine[..., 3] >> 8))
    colours = np.arange(48, dtype=np.uint8).reshape(16, 3) * 5
    opacity = np.arange(16, dtype=np.uint8) * 17
    samples = grey[..., None] >> 4
    chunks = [(b"PLTE", colours.tobytes()), (b"tRNS", opacity[:10].tobytes())]
    opacity[10:] = 255
    add("palette-transparent.png", png(samples, 4, 3, chunks=chunks), over_white(colours[samples[..., 0]], opacity[samples[..., 0]]))
    key = rgb.copy()
    key[2:9, 3:17] = (1, 2, 3)
    white = np.where((key == (1, 2, 3)).all(2, keepdims=True), 255, key)
    add("rgb-key.png", png(key, 8, 2, chunks=[(b"tRNS", struct.pack(">HHH", 1, 2, 3))]), as_rgb(white))
    clear = np.where(samples[..., 0] == 7, 255, samples[..., 0] * 17)
    add("grey-key.png", png(samples, 4, 0, chunks=[(b"tRNS", struct.pack(">H", 7))]), as_rgb(clear))
    exif = Image.Exif()
    exif[0x112] = 8
    data = save(image, "PNG", exif=exif)
    add("orientation-8.png", data, ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB"))
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "no pixels")
    add("text.png", save(image, "PNG", pnginfo=info, icc_profile=b"rubbish" * 10))
    frames = [picture(21, 13, i) for i in (6, 7)]
    add("animated.png", save(frames[0], "PNG", save_all=True, append_images=frames[1:]))


def webps():
    image = picture(43, 37, 8)
    alpha = picture(43, 37, 9).convert("L")
    transparent = image.copy()
    transparent.putalpha(alpha)
    for quality in (5, 50, 80, 100):
        for method in (0, 6):
            add(f"lossy-{quality}-{method}.webp", save(image, "WEBP", quality=quality, method=method))
    for method in (0, 3, 6):
        add(f"lossless-{method}.webp", save(image, "WEBP", lossless=True, method=method))
    for colours in (2, 4, 16, 100):
        few = image.quantize(colours).convert("RGB")
        add(f"lossless-{colours}-colours.webp", save(few, "WEBP", lossless=True, method=6))
    for name, options in (
        ("lossless-alpha", dict(lossless=True, exact=True)),
        ("lossy-alpha", dict(quality=70)),
        ("lossy-alpha-rough", dict(quality=30, alpha_quality=20)),
        ("animated", dict(save_all=True, append_images=[transparent.rotate(180)], duration=50)),
    ):
        data = save(transparent, "WEBP", **options)
        read = np.asarray(Image.open(io.BytesIO(data)).convert("RGBA"))
        add(f"{name}.webp", data, over_white(read[..., :3], read[..., 3]))
    exif = Image.Exif()
    exif[0x112] = 6
    data = save(image, "WEBP", exif=exif)
    add("orientation-6.webp", data, ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB"))
    for width, height in ((1, 1), (16, 16), (33, 2)):
        add(f"size-{width}x{height}.webp", save(picture(width, height, width), "WEBP"))


def gifs():
    image = picture(31, 23, 10)
    for colours in (2, 5, 16, 256):
        add(f"colours-{colours}.gif", save(image.quantize(colours), "GIF", interlace=colours == 16))
    add("grey.gif", save(image.convert("L"), "GIF"))
    frames = [picture(31, 23, i).quantize(64) for i in (11, 12, 13)]
    add("animated.gif", save(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    indexed = image.quantize(16)
    data = save(indexed, "GIF", transparency=3, interlace=0)
    read = np.asarray(Image.open(io.BytesIO(data)).convert("RGBA"))
    add("transparent.gif", data, over_white(read[..., :3], read[..., 3]))
    # The frame lies at (4, 5) of a screen of 40 x 30.
    moved = bytearray(save(image.quantize(16), "GIF", interlace=0))
    moved[6:10] = struct.pack("<HH", 40, 30)
    at = moved.index(b"\x2c\0\0\0\0\x1f\0\x17\0") + 1
    moved[at : at + 4] = struct.pack("<HH", 4, 5)
    add("smaller-than-screen.gif", bytes(moved))


def bmps():
    image = picture(19, 11, 14)
    for colours in (2, 16, 200):
        add(f"colours-{colours}.bmp", save(image.quantize(colours), "BMP"))
    add("one-bit.bmp", save(image.convert("1"), "BMP"))
    add("grey.bmp", save(image.convert("L"), "BMP"))
    add("rgb.bmp", save(image, "BMP"))
    upside_down = bytearray(save(image.transpose(Image.Transpose.FLIP_TOP_BOTTOM), "BMP"))
    upside_down[22:26] = struct.pack("<i", -image.height)
    add("top-down.bmp", bytes(upside_down))
    words = np.random.default_rng(15).integers(0, 65536, (11, 20)).astype("<u2").tobytes()
    for name, masks in (("565", (0xF800, 0x7E0, 0x1F)), ("555", (0x7C00, 0x3E0, 0x1F))):
        head = struct.pack("<IiiHHIIiiII", 40, 19, 11, 1, 16, 3, len(words), 0, 0, 0, 0) + struct.pack("<III", *masks)
        add(f"fields-{name}.bmp", struct.pack("<2sIII", b"BM", 0, 0, 14 + len(head)) + head + words)
    # Rows of 19 pixels in runs, one with a literal part and one cut short.
    runs = bytes((19, 3)) + b"\0\0" + bytes((0, 5, 1, 2, 3, 4, 5, 0, 14, 9)) + b"\0\0" + bytes((7, 200)) + b"\0\0"
    runs += bytes((30, 8)) + b"\0\0" + bytes((15, 4, 15, 77)) + b"\0\0" + (bytes((19, 5)) + b"\0\0") * 6 + b"\0\1"
    greys = b"".join(bytes((i, 255 - i, i // 2, 0)) for i in range(256))
    head = struct.pack("<IiiHHIIiiII", 40, 19, 11, 1, 8, 1, len(runs), 0, 0, 256, 0)
    add("runs.bmp", struct.pack("<2sIII", b"BM", 0, 0, 14 + 40 + 1024) + head + greys + runs)


def tiffs():
    image = picture(37, 29, 16)
    packings = ("raw", "packbits", "tiff_lzw", "tiff_adobe_deflate")
    for packing in packings:
        for mode in ("1", "L", "P", "RGB", "CMYK"):
            data = save(image.convert(mode), "TIFF", compression=packing)
            if mode in ("1", "RGB") or packing == "tiff_lzw":
                add(f"{mode.lower()}-{packing.split('_')[-1]}.tif", data)
    add("predictor.tif", save(image, "TIFF", compression="tiff_lzw", tiffinfo={317: 2}))
    add("strips.tif", save(image, "TIFF", compression="tiff_adobe_deflate", strip_size=400))
    fine = np.random.default_rng(17).integers(0, 65536, (29, 37)).astype(np.uint16)
    grey = Image.fromarray((fine >> 8).astype(np.uint8)).convert("RGB")
    add("grey-16.tif", save(Image.fromarray(fine), "TIFF"), grey)
    add("grey-16-big-endian.tif", save(Image.frombytes("I;16B", (37, 29), fine.astype(">u2").tobytes()), "TIFF"), grey)
    transparent = image.copy()
    transparent.putalpha(picture(37, 29, 18).convert("L"))
    data = save(transparent, "TIFF", compression="tiff_lzw")
    add("rgba.tif", data, over_white(image, transparent.getchannel("A")))
    add("orientation-5.tif", save(image, "TIFF", tiffinfo={274: 5}))
    for big in (False, True):
        for planar in (False, True):
            name = f"tiles{'-planar' if planar else ''}{'-big-endian' if big else ''}.tif"
            add(name, tiles(image, big, planar))


def tiles(image, big, planar):
    """Plain tiles of 16 x 16, each channel in tiles of its own when planar."""
    order = ">" if big else "<"
    width, height = image.size
    padded = np.zeros((-(-height // 16) * 16, -(-width // 16) * 16, 3), np.uint8)
    padded[:height, :width] = np.asarray(image)
    channels = [padded[..., c : c + 1] for c in range(3)] if planar else [padded]
    parts = [
        channel[y : y + 16, x : x + 16].tobytes()
        for channel in channels
        for y in range(0, padded.shape[0], 16)
        for x in range(0, padded.shape[1], 16)
    ]
    tags = [
        (256, 4, [width]), (257, 4, [height]), (258, 3, [8, 8, 8]), (259, 3, [1]), (262, 3, [2]),
        (277, 3, [3]), (284, 3, [2 if planar else 1]), (322, 3, [16]), (323, 3, [16]),
        (324, 4, [0] * len(parts)), (325, 4, [len(p) for p in parts]),
    ]  # fmt: skip
    after = 8 + 2 + 12 * len(tags) + 4
    lengths = [len(v) * (2 if t == 3 else 4) for _, t, v in tags]
    data_at = after + sum(n for n in lengths if n > 4)
    offsets = [data_at + sum(map(len, parts[:i])) for i in range(len(parts))]
    entries, values = b"", b""
    for (tag, kind, numbers), length in zip(tags, lengths):
        numbers = offsets if tag == 324 else numbers
        packed = struct.pack(f"{order}{len(numbers)}{'H' if kind == 3 else 'I'}", *numbers)
        entries += struct.pack(f"{order}HHI", tag, kind, len(numbers))
        if length > 4:
            entries += struct.pack(f"{order}I", after + len(values))
            values += packed
        else:
            entries += packed.ljust(4, b"\0")
    head = (b"MM\0*" if big else b"II*\0") + struct.pack(f"{order}IH", 8, len(tags))
    return head + entries + b"\0\0\0\0" + values + b"".join(parts)


shutil.rmtree(OUT, ignore_errors=True)
OUT.mkdir(parents=True)
for make in (jpegs, pngs, webps, gifs, bmps, tiffs):
    make()
columns = "file\twidth\theight\tsha256\tsha256_%dx%d\tsha256_%dx%d" % (*SMALLER, *LARGER)
(OUT / "index.tsv").write_text("\n".join([columns, *index]) + "\n")
size = sum(f.stat().st_size for f in OUT.iterdir())
print(f"{len(index)} files, {size:,} bytes")
