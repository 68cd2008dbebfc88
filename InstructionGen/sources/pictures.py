"""Which picture a file name is of, whatever folder and data set it stands in."""

from __future__ import annotations

import re

_SUFFIX = re.compile(r"\.(?:jpe?g|png|webp|gif|bmp|tiff?)$", re.I)
_COCO = re.compile(r"(?:COCO_[a-z]+\d{4}_)?(\d{12})")


def picture_key(name: str) -> str:
    """What is the same of two names exactly if they are of one picture.

    That is the file's name without its folders and without what says in which form it is. COCO called its pictures
    ``COCO_val2014_000000000139.jpg`` until 2015 and ``000000000139.jpg`` since, with the same numbers.
    """
    base = _SUFFIX.sub("", name.strip().replace("\\", "/").rpartition("/")[2])
    numbered = _COCO.fullmatch(base)
    return numbered[1] if numbered else base
