"""Annotate files of articles: in batches, by worker processes, in a way that can be resumed.

`annotate_files` does the whole job. What it writes depends on the articles, the
config, the lists and the models only, never on the number of workers or on how often
it was interrupted.
"""

from pipeline.run.runner import Settings, Summary, annotate_files, errors_beside

__all__ = ["Settings", "Summary", "annotate_files", "errors_beside"]
