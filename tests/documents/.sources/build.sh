#!/bin/sh
# Makes the binary samples anew: ../note-verbale.pdf, ../broken/truncated.pdf, ../broken/scan.pdf
set -eu
cd "$(dirname "$0")"
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

soffice --headless --convert-to pdf --outdir "$made" note-verbale.fodt circular.fodt
cp "$made/note-verbale.pdf" ../note-verbale.pdf

# The first two fifths of a good file: no page, no cross-reference table.
head -c $(($(wc -c < "$made/circular.pdf") * 2 / 5)) "$made/circular.pdf" > ../broken/truncated.pdf

# The note as a scanner sees it, and no text.
pdftoppm -r 200 -gray ../note-verbale.pdf "$made/page"
python3 scan_to_pdf.py 200 ../broken/scan.pdf "$made"/page-*.pgm
