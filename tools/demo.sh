#!/bin/sh
# The demonstration: build the bundled case, ask the flagship questions, write a briefing.
# An answer of "closed" or "uncertain" is an answer: the demonstration ends with 0 whatever it is.
set -eu
BIN="${BIN:-.venv/bin}"
LB="$BIN/landbridge"
mkdir -p out
rm -f out/levant.gpkg

answer() {
    # ask gives 3 for closed and 4 for uncertain; anything else but 0 is a failure
    set +e
    "$@"
    code=$?
    set -e
    case $code in 0 | 3 | 4) ;; *) exit $code ;; esac
}

ask() {
    printf '\n\033[1m$ landbridge ask out/levant.gpkg %s\033[0m\n\n' "$*"
    answer "$LB" ask out/levant.gpkg "$@" | sed '/^RECIPE\|^Recipe:/,$d'
}

echo "Building the case 'Iran to Beirut and the Mediterranean coast, overland' …"
"$LB" new out/levant.gpkg --quiet
"$LB" add out/levant.gpkg cases/levant --quiet | tail -n 1

short() {
    printf '\n\033[1m$ landbridge ask out/levant.gpkg %s\033[0m\n' "$*"
    answer "$LB" ask out/levant.gpkg "$@" | sed '/^$/q'
}

ask --corridor iran-beirut --on 2017-08-23
short --corridor iran-beirut --on 2013-05-01
short --corridor iran-beirut --on 2017-12-31
short --corridor iran-beirut --on 2017-11-10 --known-by 2017-11-10
short --corridor iran-air-road --on 2017-08-23
short --corridor iran-civilians-beirut --on 2019-10-15
short --corridor iran-beirut --on 2025-06-20

echo
echo "Writing the briefing …"
"$LB" brief out/levant.gpkg --corridor iran-beirut --on 2017-08-23 -o out/levant.html --quiet

cat <<'TRY'

Open out/levant.html in a browser: a map with a day slider, the evidence, the contradictions.
To try next:
  . .venv/bin/activate
  landbridge explain out/levant.gpkg --corridor iran-beirut --on 2017-08-23
  landbridge suppose out/levant.gpkg --corridor iran-beirut --on 2018-06-01 --hold abu-kamal=isis
  landbridge diff out/levant.gpkg "--corridor iran-beirut --on 2017-11-10" "--corridor iran-beirut --on 2017-11-20"
  landbridge coverage out/levant.gpkg
  landbridge check cases/levant
TRY
