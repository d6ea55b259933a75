"""The report: one HTML file that shows who stands with whom, each figure with its sentences.

Python reads and packs the annotations (`reading`, `corpus`, `packing`, `report`); what a reader
sees and clicks is in ``page/``: the frame, the style, the words of both languages, the scripts.
"""
