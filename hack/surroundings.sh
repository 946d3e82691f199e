# For hack/demo and hack/run: a control plane, a simulated OpenStack and the operator, as processes of this
# script. "surroundings_up" starts them, "surroundings_down" ends them. Sets KUBECONFIG, CLOUDS, SIMULATOR, SIGNALS, LOGS.

CONFIGURATION=${CONFIGURATION:-Debug}
DEV_CLUSTER_NAME=${DEV_CLUSTER_NAME:-demo}
export CONFIGURATION DEV_CLUSTER_NAME
STARTED=()

step() { printf '\n\033[1m== %s\033[0m  [%ds]\n' "$*" "$SECONDS"; }
kubectl() { hack/dev-cluster kubectl "$@"; }

# The assembly of a project of src/.
assembly() { echo "${ARTIFACTS:-artifacts}/bin/$1/${CONFIGURATION,,}/$2.dll"; }

# start NAME COMMAND...: a process of ours, its output in a log.
start() {
  local name=$1
  shift
  "$@" >"$LOGS/$name.log" 2>&1 &
  STARTED+=("$!")
  printf '%s' "$!" >"$LOGS/$name.pid"
}

# A port that nobody listens on, below the range that the kernel gives to clients.
free_port() {
  local port
  while port=$((10000 + RANDOM % 10000)); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  echo "$port"
}

# wait_until SECONDS WHAT COMMAND...
wait_until() {
  local deadline=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < deadline)) || { echo "gave up waiting for $what; the logs are in $LOGS" >&2; tail -n 20 "$LOGS"/*.log >&2; return 1; }
    sleep 0.2
  done
}

# control METHOD PATH [BODY]: a call to the simulator's control API; prints the answer's body. Needs no curl.
control() {
  local address=${SIMULATOR#http://} status='' line
  exec 7<>"/dev/tcp/${address%:*}/${address##*:}"
  printf '%s /_simulator/%s HTTP/1.0\r\nHost: %s\r\nContent-Length: %d\r\n\r\n%s' "$1" "$2" "$address" "$(printf %s "${3:-}" | wc -c)" "${3:-}" >&7
  read -r _ status _ <&7
  while IFS= read -r line && [[ ${line%$'\r'} ]]; do :; done <&7
  cat <&7
  exec 7>&-
  [[ $status == 2* ]] || { echo "the simulator answers $status to $1 $2" >&2; return 1; }
}

build_and_start_cluster() {
  step 'Building, and starting a Kubernetes control plane (minutes on the first run)'
  # KUBECONFIG of the caller, if set, names the cluster to use: dev-cluster honours it.
  hack/dev-cluster up >"$LOGS/kubeconfig.path" &
  local cluster=$!
  STARTED+=("$cluster")
  if [[ -z ${NO_BUILD:-} ]]; then
    dotnet build src/Heat.Operator -c "$CONFIGURATION" -p:RunAnalyzersDuringBuild=false -v q -tl:off --nologo
    dotnet build src/Heat.Cli -c "$CONFIGURATION" -p:RunAnalyzersDuringBuild=false -v q -tl:off --nologo
  fi
  wait "$cluster" || { echo 'no control plane: see the messages above' >&2; return 1; }
  KUBECONFIG=$(<"$LOGS/kubeconfig.path")
  export KUBECONFIG
}

start_simulator() {
  step 'Starting a simulated OpenStack'
  CLOUDS=$LOGS/clouds.yaml
  start simulator dotnet "$(assembly Heat.Cli heat)" simulator run --port 0 --clouds-yaml "$CLOUDS" \
    --latency "${LATENCY:-20ms}" --server-build-time "${SERVER_BUILD_TIME:-2s}"
  wait_until 60 'the simulator' test -s "$CLOUDS"
  SIMULATOR=$(sed -n 's#.*auth_url: *"\{0,1\}\(http://[^/"]*\).*#\1#p' "$CLOUDS" | head -n 1)
  echo "OpenStack answers on $SIMULATOR"
}

start_operator() {
  step 'Installing the CRDs and starting the operator'
  # kubectl before 1.25 does not know the validation rules in a CRD; the server drops what it does not know.
  kubectl apply --validate=false -k config/crd
  kubectl wait --for=condition=Established --timeout=60s crd/stacks.orchestration.openstack.org
  SIGNALS=http://127.0.0.1:$(free_port)
  start operator env Operator__HealthAddress=http://127.0.0.1:0 Operator__MetricsAddress=http://127.0.0.1:0 \
    Signals__ListenAddress="$SIGNALS" Signals__PublicUrl="$SIGNALS" LeaderElection__LeaseNamespace=default dotnet "$(assembly Heat.Operator Heat.Operator)"
  wait_until 60 'the operator to lead' grep -q 'controllers start' "$LOGS/operator.log"
  echo "The operator runs and leads, and takes signals on $SIGNALS"
}

surroundings_up() {
  LOGS=$(mktemp -d)
  build_and_start_cluster
  start_simulator
  start_operator
}

surroundings_down() {
  local pid
  for pid in "${STARTED[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done
  for pid in "${STARTED[@]}"; do wait "$pid" 2>/dev/null || true; done
}
