#!/bin/sh
# Renders every diagram here to SVG. README.md says what has to be installed.
set -eu
cd "$(dirname "$0")"
: "${MMDC:=mmdc}" "${CHROMIUM:=/usr/bin/chromium}"
scratch=$(mktemp -d "${TMPDIR:-/tmp}/parley-diagrams.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
printf '{"executablePath": "%s", "args": ["--no-sandbox"]}\n' "$CHROMIUM" >"$scratch/puppeteer.json"
for source in *.mmd; do
  svg=$scratch/${source%.mmd}.svg
  "$MMDC" --quiet --puppeteerConfigFile "$scratch/puppeteer.json" --configFile config.json --backgroundColor white \
    --svgId "${source%.mmd}" --input "$source" --output "$svg"
  # Words are separate elements that begin with their space: some viewers drop it unless they are told to keep it.
  sed 's/<text /<text xml:space="preserve" /g' "$svg" >"${source%.mmd}.svg"
done
