#!/bin/bash
# deep-backlog.sh [COUNT [PORT [DIRECTORY]]] - a backlog of COUNT persistent 128-byte messages in one durable
# queue: filled, killed, started again, drained. Prints one JSON line a step: resident memory at its peak,
# seconds from start to ready, and what the data directory takes.
set -eu
DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
COUNT=${1:-10000000}; PORT=${2:-5673}; DATA=${3:-$(mktemp -d)/data}
LG=$DIR/loadgen
[ "$LG" -nt "$DIR/loadgen.c" ] || gcc -O2 -Wall -pthread -o "$LG" "$DIR/loadgen.c"

lg() { "$LG" --port "$PORT" --prefix deep --size 128 --durable "$@"; }
broker() { node "$DIR/../bin/leveret.js" serve --port "$PORT" --no-http --metrics-port off --data "$DATA" --log-level warn & BROKER=$!; }
peak() { awk '/VmHWM/ {print int($2 / 1024)}' "/proc/$BROKER/status"; }
figure() { grep -o "\"$1\":[^,}]*" <<< "$2" | head -1 | cut -d: -f2; }
size() { du -sm "$DATA" | cut -f1; }

broker
lg --mode wait --seconds 30 > /dev/null
out=$(lg --label fill --count "$COUNT" --persistent --confirm 1000 --fill-only --keep)
full=$(size)
echo "{\"step\":\"fill\",\"ok\":$(figure ok "$out"),\"messages\":$COUNT,\"rate\":$(figure conf_rate "$out"),\"rss_peak_MiB\":$(peak),\"data_MiB\":$full}"
kill -9 "$BROKER"; wait "$BROKER" 2> /dev/null || true
broker
out=$(lg --mode wait --queue deep.q0 --seconds 60)
echo "{\"step\":\"restart\",\"ready_ms\":$(figure ready_ms "$out"),\"messages\":$(figure messages "$out"),\"rss_MiB\":$(peak)}"
out=$(lg --label drain --expect "$COUNT" --drain-only --ack manual:100 --prefetch 1000)
echo "{\"step\":\"drain\",\"ok\":$(figure ok "$out"),\"rate\":$(figure e2e_rate "$out"),\"rss_peak_MiB\":$(peak)}"
for _ in $(seq 60); do # space comes back with the next checkpoints
  left=$(size)
  [ $((left * 20)) -le "$full" ] && break
  sleep 1
done
echo "{\"step\":\"drained\",\"data_MiB\":$left,\"of_peak_percent\":$((left * 100 / full))}"
kill -TERM "$BROKER"; wait "$BROKER" || true
