#!/bin/sh
# Installs what building and serving need, and builds: what `npm start` does before it serves, for whoever starts the site by
# other means. Needs Node 20 or newer, npm and the npm registry; writes into this checkout and the caches of whoever runs it.
set -eu
cd "$(dirname "$0")/.."
export NEXT_TELEMETRY_DISABLED=1 TURBO_TELEMETRY_DISABLED=1 DO_NOT_TRACK=1
pnpm=$(node --print 'require("./package.json").packageManager')
npx --yes --prefer-offline "$pnpm" install --frozen-lockfile --prod
# From here on by the Node that the project brings.
PATH="$PWD/node_modules/.bin:$PATH"
npx --yes --prefer-offline "$pnpm" exec turbo run build --output-logs=errors-only
