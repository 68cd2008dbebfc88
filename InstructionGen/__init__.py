"""Text data for image editing, text-to-image and vision-language models, from concepts and real captions."""

__version__ = "0.1.0"
