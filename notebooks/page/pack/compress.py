"""Compresses files into .xz, several at once: compress.py FROM TO, their names on standard input."""

import concurrent.futures
import lzma
import os
import pathlib
import sys


def compress(name):
    raw = pathlib.Path(sys.argv[1], name).read_bytes()
    # Images of handwriting have little that repeats: twenty times the effort makes them a seventh smaller.
    effort = 1 if name.startswith("mnist.") else 9 | lzma.PRESET_EXTREME
    # A reader needs as much memory as the dictionary has: no more than the file.
    filters = [{"id": lzma.FILTER_LZMA2, "preset": effort, "dict_size": max(4096, len(raw))}]
    packed = lzma.compress(raw, check=lzma.CHECK_CRC32, filters=filters)
    half = pathlib.Path(sys.argv[1], name + ".half")
    half.write_bytes(packed)
    half.rename(pathlib.Path(sys.argv[2], name))  # both are on one disk


# The largest come first, so that none of them is left for the end.
names = sorted(sys.stdin.read().split(), key=lambda name: -pathlib.Path(sys.argv[1], name).stat().st_size)
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    for _ in pool.map(compress, names):
        pass
