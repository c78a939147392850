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

# The first page as a scanner sees it: grey, a little askew, a little dirty, no text.
pdftoppm -r 120 -gray -f 1 -l 1 -singlefile "$made/note-verbale.pdf" "$made/page"
convert "$made/page.pgm" -seed 7 -background white -rotate 0.6 \
    -gravity center -crop 992x1403+0+0 +repage \
    -attenuate 0.25 +noise Gaussian -blur 0x0.4 -colorspace Gray -quality 40 "$made/page.jpg"
python3 jpeg_to_pdf.py "$made/page.jpg" 120 ../broken/scan.pdf
