#!/bin/bash
# bench.sh PORT [WORKLOAD...]  - runs the workloads against the AMQP 0-9-1 broker on
# 127.0.0.1:PORT and prints one JSON line per run. Without names: the default set.
#
#   RUNS=3        runs of each workload          SECS=8 WARM=2   measured and warm-up seconds
#   BROKER=name   goes into the lines            NOISE=0.3       other cpu use (cores) above which a run is repeated
#   RETRIES=2     repeats of a noisy run         QUIET_MAX=120   seconds to wait before a run until others use
#                                                                less than QUIET=0.2 cores
#   BROKER_START  command that runs the broker in the foreground (W0, W10 restart, W11)
#   BROKER_STOP   command for a graceful stop (default: SIGTERM to the listening process)
#   FRESH=1       restart the broker before each workload (each run of W6, W8..W11) when BROKER_START is set
#   HOST=127.0.0.1
set -u
DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
PORT=${1:?usage: bench.sh PORT [workload...]}; shift
RUNS=${RUNS:-3}; SECS=${SECS:-8}; WARM=${WARM:-2}; NOISE=${NOISE:-0.3}; RETRIES=${RETRIES:-2}
QUIET_MAX=${QUIET_MAX:-120}; QUIET=${QUIET:-0.2}; BROKER=${BROKER:-port$PORT}; HOST=${HOST:-127.0.0.1}
DEFAULT="W0 W1 W2 W3 W3-100 W3-1 W4 W5-1k W5-10k W6 W7 W8 W9 W10 W11 W12"
EXTRA="W2-nobatch W2-4p4c W3-lazy W3-quorum W3-2p2c W5-unique W7-durable W9-confirm W11-live W12-1c"
LG=$DIR/loadgen; [ -w "$DIR" ] || LG=$(dirname "$(mktemp -u)")/amqp-loadgen # a read-only checkout: build beside it
[ "$LG" -nt "$DIR/loadgen.c" ] || gcc -O2 -Wall -pthread -o "$LG" "$DIR/loadgen.c" || exit 1
TMP=$(mktemp -d); trap 'rm -rf "$TMP"' EXIT

lg() { "$LG" --host "$HOST" --port "$PORT" --label "$W" "$@" 2>> "$TMP/err"; }
timed() { lg --seconds "$SECS" --warmup "$WARM" "$@"; }
listener() { "$LG" --mode pids --port "$PORT" --no-tree 2> /dev/null; }
listening() { grep -qi ":$(printf %04X "$PORT") [0:]*0000 0A" /proc/net/tcp /proc/net/tcp6; }
alive() { [ -d "/proc/$1" ] && ! grep -q '^State:.*Z' "/proc/$1/status" 2> /dev/null; }
gone() { # until these processes have ended and the port is free (a killed process lets go of it last)
  local p i
  for p in $1; do for i in $(seq 2400); do alive "$p" || break; sleep 0.025; done; done
  for i in $(seq 2400); do listening || return 0; sleep 0.01; done
}
ms() { echo $(($(date +%s%N) / 1000000)); }
stop_broker() { local p t0; p=$(listener); t0=$(ms); if [ -n "${BROKER_STOP:-}" ]; then (cd "$DIR" && bash -c "$BROKER_STOP"); else [ -n "$p" ] && kill -TERM $p; fi; gone "$p"; STOP_MS=$(($(ms) - t0)); }
kill_broker() { local p; p=$(listener); [ -n "$p" ] && kill -9 $p; gone "$p"; }
start_broker() { (cd "$DIR" && exec setsid nohup bash -c "exec $BROKER_START" >> "$DIR/broker-$PORT.log" 2>&1 < /dev/null) & }
wait_broker() { lg --mode wait --seconds "${START_MAX:-600}" "$@"; }
fresh() { # a just started broker, so that memory figures do not depend on what ran before
  [ -n "${BROKER_START:-}" ] && [ "${FRESH:-1}" = 1 ] || return 0
  stop_broker; start_broker; wait_broker > /dev/null; sleep 3
}
have_start() { [ -n "${BROKER_START:-}" ] && return 0; echo "{\"label\":\"$W\",\"ok\":false,\"error\":\"BROKER_START is not set\"}"; return 1; }
merge() { node "$DIR/merge.cjs" "$@"; }

run_one() {
  local f=$TMP/a g=$TMP/b h=$TMP/c i=$TMP/d
  case $W in W6* | W8* | W9* | W10* | W11*) fresh ;; esac
  case $W in
  W0) # cold start on the data it has: time to accept, to a full handshake; idle RSS and cpu after 10 s
    have_start || return; stop_broker; start_broker; wait_broker > $f; sleep 10
    "$LG" --mode stat --port "$PORT" > $g; sleep 5; "$LG" --mode stat --port "$PORT" > $h
    merge "$W" start_=$f idle_=$g later_=$h stop_ms=$STOP_MS ;;
  W1) timed --size 16 ;;
  W2) timed --size 1024 ;;
  W2-nobatch) timed --size 1024 --batch-bytes 1 ;;
  W2-4p4c) timed --size 1024 --publishers 4 --consumers 4 --queues 4 ;;
  W3) timed --size 1024 --durable --persistent --confirm 1000 --ack manual:100 --prefetch 1000 ;;
  W3-100) timed --size 1024 --durable --persistent --confirm 100 --ack manual:50 --prefetch 1000 ;;
  W3-1) timed --size 1024 --durable --persistent --confirm 1 --ack manual --prefetch 1000 ;;
  W3-lazy) timed --size 1024 --durable --persistent --confirm 1000 --ack manual:100 --prefetch 1000 --qarg x-queue-mode=lazy ;;
  W3-quorum) timed --size 1024 --durable --persistent --confirm 1000 --ack manual:100 --prefetch 1000 --qarg x-queue-type=quorum ;;
  W3-2p2c) timed --size 1024 --durable --persistent --confirm 1000 --ack manual:100 --prefetch 1000 --publishers 2 --consumers 2 --queues 2 ;;
  W4) timed --size 256 --exchange fanout --queues 10 ;;
  W5-1k) timed --size 256 --exchange topic --queues 10 --bindings 1000 ;;
  W5-10k) timed --size 256 --exchange topic --queues 10 --bindings 10000 ;;
  W5-unique) timed --size 256 --exchange topic --queues 10 --bindings 10000 --unique-keys ;;
  W6) lg --size 128 --count 1000000 --backlog --settle 3 ;;
  W7) timed --size 256 --rate 5000 --ack manual --prefetch 1000 ;;
  W7-durable) timed --size 256 --rate 5000 --ack manual --prefetch 1000 --durable --persistent --confirm 10000 ;;
  W8) lg --mode conns --conns 1000 --conn-threads 4 ;;
  W9) timed --size 1048576 ;;
  W9-confirm) timed --size 1048576 --confirm 16 --ack manual --prefetch 16 ;;
  W10)
    lg --mode declare --durable --queues 10000 --prefix w10 > $f || { cat $f; return; }
    if [ -n "${BROKER_START:-}" ]; then
      stop_broker; start_broker; wait_broker --queue w10.9999 --durable > $g
      lg --mode declare --durable --check --queues 10000 --prefix w10 > $h
      lg --mode declare --delete --queues 10000 --prefix w10 > $i
      merge "$W" declare_=$f restart_=$g check_=$h delete_=$i stop_ms=$STOP_MS
    else
      lg --mode declare --delete --queues 10000 --prefix w10 > $i
      merge "$W" declare_=$f delete_=$i
    fi ;;
  W11) # everything confirmed, kill -9, restart, drain
    have_start || return
    lg --prefix w11 --size 256 --count 500000 --durable --persistent --confirm 1000 --fill-only --keep > $f || { cat $f; return; }
    kill_broker; start_broker; wait_broker --queue w11.q0 --durable > $g
    lg --prefix w11 --size 256 --expect 500000 --durable --drain-only --ack manual:100 --prefetch 1000 > $h
    merge "$W" fill_=$f restart_=$g drain_=$h ;;
  W11-live) # kill -9 under load: whatever was confirmed has to be there afterwards
    have_start || return
    lg --prefix w11l --size 256 --count 5000000 --durable --persistent --confirm 1000 --fill-only --keep --survive "$TMP/confirmed" > $f &
    local p=$!; sleep 4; kill_broker; wait $p
    start_broker; wait_broker --queue w11l.q0 --durable > $g
    lg --prefix w11l --size 256 --expect 5000000 --verify "$TMP/confirmed" --durable --drain-only --ack manual:100 --prefetch 1000 > $h
    merge "$W" live_=$f restart_=$g drain_=$h ;;
  W12) timed --size 1024 --durable --persistent --confirm 1 --fill-only ;;
  W12-1c) timed --size 1024 --durable --persistent --confirm 1 --ack manual --prefetch 1 ;;
  *) echo "{\"label\":\"$W\",\"ok\":false,\"error\":\"unknown workload\"}" ;;
  esac
}

for W in ${*:-$DEFAULT}; do
  if [ "$W" = extra ]; then exec_extra=1; continue; fi
  case $W in W0 | W6* | W8* | W9* | W10* | W11*) ;; *) fresh ;; esac
  for run in $(seq "$RUNS"); do
    for try in $(seq 0 "$RETRIES"); do
      "$LG" --mode quiet --port "$PORT" --seconds "$QUIET_MAX" --rate "$QUIET" > /dev/null; gate=$?
      line=$(run_one | tail -1)
      other=$(grep -o '"[a-z_]*other_cores":[-0-9.]*' <<< "$line" | sed 's/.*://' | sort -g | tail -1)
      noisy=false
      if [ -n "$other" ] && awk "BEGIN{exit !($other > $NOISE)}"; then noisy=true; fi
      [ $noisy = true ] && [ $gate = 0 ] || break # where it never gets quiet a repeat does not help
    done
    echo "{\"w\":\"$W\",\"run\":$run,\"broker\":\"$BROKER\",\"noisy\":$noisy,${line#\{}"
  done
done
if [ -n "${exec_extra:-}" ]; then exec "$0" "$PORT" $EXTRA; fi
