#!/usr/bin/env bash
# Restores, builds and serves the hub on http://127.0.0.1:5000. An empty data folder is set up from recipes/.
# Further arguments go to the host: ./run.sh --urls http://127.0.0.1:8080 --data /srv/hub
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

for tool in dotnet node npm; do
  if ! command -v "$tool" >/dev/null; then
    echo "run.sh needs '$tool': install the .NET 10 SDK and Node 20 or newer." >&2
    exit 1
  fi
done

# Analysers and documentation are for those who change the code; ./test.sh runs them.
dotnet build "$here/src/SafeguardingHub.Web" --configuration Release --verbosity quiet --nologo -clp:NoSummary \
  -p:RunAnalyzers=false -p:GenerateDocumentationFile=false

# The data folder of this checkout, unless the arguments or the environment name another.
export Hub__Data="${Hub__Data:-$here/data}"
exec dotnet "$here/src/SafeguardingHub.Web/bin/Release/net10.0/SafeguardingHub.Web.dll" "$@"
