# Servers as plain processes. A process is known by its id and its start time, so that a
# recycled id is never mistaken for a server.

readonly LOG_DIR=$RUN_DIR/log
readonly PID_DIR=$RUN_DIR/pid

start_time() { sed 's/^.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }

# running NAME: prints the process id, or fails.
running() {
  local pid started
  [[ -r $PID_DIR/$1 ]] || return 1
  read -r pid started <"$PID_DIR/$1" || return 1
  [[ $pid && $started && $(start_time "$pid") == "$started" ]] || return 1
  [[ $(sed 's/^.*) //' "/proc/$pid/stat" | cut -c1) != Z ]] || return 1
  printf '%s\n' "$pid"
}

# start NAME PROGRAM FLAG...
start() {
  local name=$1 program=$2 pid
  shift 2
  ! running "$name" >/dev/null || return 0
  (cd "$RUN_DIR" && exec setsid "$program" "$@") </dev/null >"$LOG_DIR/$name.log" 2>&1 8>&- 9>&- &
  pid=$!
  printf '%s %s\n' "$pid" "$(start_time "$pid")" >"$PID_DIR/$name"
}

# stop NAME [SIGNAL]
stop() {
  local pid deadline=$((SECONDS + 15))
  if pid=$(running "$1"); then
    kill -"${2:-TERM}" "$pid" 2>/dev/null || true
    while running "$1" >/dev/null; do
      ((SECONDS < deadline)) || kill -KILL "$pid" 2>/dev/null || true
      sleep 0.05
    done
  fi
  rm -f "$PID_DIR/$1"
}

# wait_for SERVER DESCRIPTION COMMAND...
wait_for() {
  local server=$1 what=$2 deadline=$((SECONDS + TIMEOUT))
  shift 2
  until "$@" >/dev/null 2>&1; do
    running "$server" >/dev/null || { tail -n 20 "$LOG_DIR/$server.log" >&2; die "$server ended by itself; its log is $LOG_DIR/$server.log"; }
    ((SECONDS < deadline)) || { tail -n 20 "$LOG_DIR/$server.log" >&2; die "$what is not ready after $TIMEOUT s; logs are in $LOG_DIR"; }
    sleep 0.1
  done
}

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Ports are drawn below the range that the kernel gives to clients, and kept for the
# instance as long as nobody else has taken them.
choose_ports() {
  local base
  if [[ -s $RUN_DIR/ports ]]; then
    read -r API_PORT ETCD_PORT CRD_PORT <"$RUN_DIR/ports"
    if running kube-apiserver >/dev/null || running etcd >/dev/null; then return 0; fi
    port_taken "$API_PORT" || port_taken "$ETCD_PORT" || return 0
  fi
  while base=$((20000 + RANDOM % 10000)); do
    port_taken "$base" || port_taken $((base + 1)) || port_taken $((base + 2)) || break
  done
  API_PORT=${DEV_CLUSTER_PORT:-$base}
  ETCD_PORT=${DEV_CLUSTER_ETCD_PORT:-$((base + 1))}
  CRD_PORT=${DEV_CLUSTER_CRD_PORT:-$((base + 2))}
  printf '%s %s %s\n' "$API_PORT" "$ETCD_PORT" "$CRD_PORT" >"$RUN_DIR/ports"
}
