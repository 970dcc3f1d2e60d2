#!/bin/bash
# Kills a broker (SIGKILL) under load and starts it again, 20 times or as often as the argument says, while one client
# publishes and consumes over the same connection; prints what was confirmed, what was lost, and what memory it held.
cd "$(dirname "$0")/.." || exit 1
npm run -s build && LEVERET_TEST_KILLS="${1:-20}" npm run -s jest -- spec/client/recovery/kills
