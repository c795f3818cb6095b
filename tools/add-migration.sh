#!/bin/sh
# Adds a migration of that name to both databases: tools/add-migration.sh NAME
set -eu
name=${1:?usage: tools/add-migration.sh NAME}
cd "$(dirname "$0")/.."
dotnet tool restore
dotnet build tools/SafeguardingHub.Migrations
for database in Sqlite Postgres; do
    dotnet ef migrations add "$name" --no-build \
        --startup-project tools/SafeguardingHub.Migrations --project src/SafeguardingHub.Storage \
        --context "${database}HubContext" \
        --output-dir "$database/Migrations"
done
