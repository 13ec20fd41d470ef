#!/bin/sh
# Checks scenario files against their JSON Schema: validate-scenarios.sh FILE…
#
# The validator is check-jsonschema of .build/test-tools, which reads YAML as editors do.
set -eu
root=$(dirname "$0")/..
exec "$root/.build/test-tools/bin/check-jsonschema" \
  --schemafile "$root/scenarios/scenario.schema.json" "$@"
