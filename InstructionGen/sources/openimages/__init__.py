"""Open Images V7: boxes, labels, relations and localized narratives of the same pictures, read side by side.

A folder as it was fetched, with the files of one split or of several; what is not there is done without::

    oidv7-class-descriptions.csv                      names of labels
    oidv6-train-annotations-bbox.csv                  boxes
    oidv7-train-annotations-human-imagelabels.csv     what people found in a picture, and what they did not
    oidv6-train-annotations-vrd.csv                   relations, and what things are like
    oidv6-attributes-description.csv                  names of what things are like
    bbox_labels_600_hierarchy.json                    which classes are sorts of others
    open_images_train_v6_localized_narratives-….jsonl what people said, pointing at what they spoke of

Of every class that people found in a picture, and that is boxed at all, every instance has a box; more than five that
hide each other may share one, which says so. Where somebody found a class and a sort of it, the sort alone was boxed.
So a label with boxes is a label that was searched for, unless a sort of it is in the picture as well. What was verified
not to be there is ``absent``; what people found and did not box is among the ``labels``.

Pictures come in the order of their names, and so do the official boxes and labels: files of any length are read side
by side in little memory (``order``).

Formats: https://storage.googleapis.com/openimages/web/download_v7.html; what is boxed:
https://storage.googleapis.com/openimages/web/factsfigures_v7.html
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from InstructionGen.errors import InputError
from InstructionGen.sources.openimages.folder import find, is_pictured
from InstructionGen.sources.openimages.joining import Joined
from InstructionGen.sources.source import Source

__all__ = ["is_pictured", "read"]


def read(
    path: Path, *, split: str | None = None, also: Iterable[Path] = (), min_confidence: float | None = None
) -> Source:
    """One item a picture, as a stream, with all that the files have of it.

    Args:
        path: a folder, or one file of annotations, whose classes lie beside it.
        split: ``train``, ``validation`` or ``test``; by default the one that is there.
        also: further files of the same pictures.
        min_confidence: how sure a machine must be of a label to be believed, from 0 to 1; by default none is.

    Raises:
        InputError: there is nothing to read, or more than one split and none is asked for.
    """
    if min_confidence is not None and not 0 <= min_confidence <= 1:
        raise InputError(f"min_confidence is a number from 0 to 1, and not {min_confidence}")
    files = find(path, split, also)
    return Source("openimages", files.all(), Joined(files, min_confidence))
