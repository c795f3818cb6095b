#!/usr/bin/env bash
# Installs what the tests need where it is missing, builds everything and runs every test.
# The last line says how many passed and how many failed. Further arguments go to `dotnet test`.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

fail() { echo "$1" >&2; echo "0 passed, 1 failed"; exit 1; }

for tool in dotnet node npm; do
  command -v "$tool" >/dev/null || fail "test.sh needs '$tool': install the .NET 10 SDK and Node 20 or newer."
done

# Debian packages: a browser with fonts for the browser tests, a PostgreSQL server for the storage contract, pdftotext for
# the text of PDF files.
missing=()
[ -x /usr/bin/chromium ] || missing+=(chromium fonts-liberation)
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
if [ "${#missing[@]}" -gt 0 ]; then
  if [ "$(id -u)" = 0 ]; then as_root=(); elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root=(sudo); else
    fail "The tests need the Debian packages ${missing[*]}: install them, or run test.sh as root or with sudo."
  fi
  echo "Installing ${missing[*]} …"
  { "${as_root[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >/dev/null \
    || fail "Installing ${missing[*]} failed."
fi

dotnet build SafeguardingHub.sln --nologo --verbosity quiet -clp:NoSummary || fail "The build failed."

rm -f artifacts/orchard-conformance.txt artifacts/reading-ages.txt artifacts/search-quality.txt
results="$(mktemp -d)"
# Two lanes of about the same length, as one alone leaves part of two processors idle. More would only take time from each
# other, and tests would run into their limits.
lane() {
  local code=0 project
  for project in "$@"; do
    dotnet test "$project" --no-build --nologo --logger "trx;LogFileName=${project##*/}.trx" --results-directory "$results" "${further[@]}" || code=1
  done
  return "$code"
}
further=("$@")

# Tests start hundreds of hosts, each for a second: what the runtime would learn of them for the long run costs as much as they do.
export DOTNET_TieredPGO=0
beside=(tests/SafeguardingHub.Browser.Tests tests/SafeguardingHub.Storage.Tests)
first=()
for project in tests/*.Tests; do [[ " ${beside[*]} " == *" $project "* ]] || first+=("$project"); done
lane "${beside[@]}" >"$results/beside.log" 2>&1 &
second=$!
trap 'kill "$second" 2>/dev/null; rm -rf "$results"' EXIT
code=0
lane "${first[@]}" || code=1
echo "The tests of the browser and of storage:"
wait "$second" || code=1
cat "$results/beside.log"

passed=0; failed=0
for file in "$results"/*.trx; do
  [ -f "$file" ] || continue
  counters="$(grep -o '<Counters [^>]*' "$file")"
  count() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
  passed=$((passed + $(count passed))); failed=$((failed + $(count failed) + $(count error) + $(count timeout) + $(count aborted)))
done
# A run that broke off before it counted is a failure, whatever it counted.
if [ "$code" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
if [ -f artifacts/orchard-conformance.txt ]; then echo "Measured answers of Orchard Core: $(cat artifacts/orchard-conformance.txt)"; fi
if [ -f artifacts/reading-ages.txt ]; then echo "Reading ages (Flesch-Kincaid grade and five):"; cat artifacts/reading-ages.txt; fi
if [ -f artifacts/search-quality.txt ]; then echo "Judged searches, $(head -n 1 artifacts/search-quality.txt) (artifacts/search-quality.txt has each that is not answered as judged)"; fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
