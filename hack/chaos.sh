# For hack/kill-loop, hack/take-over and hack/restart-apiserver: replicas of the operator under trouble, a stack of 50
# resources to work on, and the count of what the cloud has afterwards. Sourced after surroundings.sh.

NAMESPACE=chaos
LATENCY=${LATENCY:-20ms}
SERVER_BUILD_TIME=${SERVER_BUILD_TIME:-1s}
RANDOM=${SEED:-42}
PATIENCE=180 # seconds for one action
replicas=0 restarts=0 rounds=0
declare -A PIDS=() NEEDED_OF=() MADE_OF=()
KINDS=(networks subnets ports security-groups servers volumes)

finish() {
  local code=$?
  ((code == 0)) || { echo "$(basename "$0") failed; logs: ${LOGS:-}" >&2; tail -n 15 "${LOGS:-/nonexistent}"/operator-*.log >&2 2>/dev/null || true; }
  surroundings_down
  hack/dev-cluster down >/dev/null 2>&1 || true
  exit "$code"
}

in_chaos() { kubectl -n "$NAMESPACE" "$@"; }

# chaos_up REPLICAS [SETTING=VALUE...]: the surroundings, and replicas with these settings.
chaos_up() {
  local count=$1
  shift
  SETTINGS=("$@")
  trap finish EXIT
  LOGS=$(mktemp -d)
  build_and_start_cluster
  start_simulator
  kubectl apply --validate=false -k config/crd
  kubectl wait --for=condition=Established --timeout=60s crd/stacks.orchestration.openstack.org
  kubectl create namespace "$NAMESPACE" --dry-run=client -o yaml | kubectl apply -f -
  in_chaos create secret generic openstack-clouds --from-file=clouds.yaml="$CLOUDS" --dry-run=client -o yaml | in_chaos apply -f -
  while ((count-- > 0)); do start_replica; done
}

start_replica() {
  replicas=$((replicas + 1))
  start "operator-$replicas" env Operator__HealthAddress=http://127.0.0.1:0 Operator__MetricsAddress=http://127.0.0.1:0 \
    LeaderElection__LeaseNamespace="$NAMESPACE" LeaderElection__Identity="replica-$replicas" Operator__WatchNamespaces="$NAMESPACE" \
    ${SETTINGS[@]+"${SETTINGS[@]}"} dotnet "$(assembly Heat.Operator Heat.Operator)"
  PIDS[replica-$replicas]=$(<"$LOGS/operator-$replicas.pid")
}

# Starts a replica for each that ended by itself, as the kubelet would: one that loses its lease ends.
keep_replicas() {
  local replica
  for replica in "${!PIDS[@]}"; do
    kill -0 "${PIDS[$replica]}" 2>/dev/null && continue
    wait "${PIDS[$replica]}" 2>/dev/null || true
    unset "PIDS[$replica]"
    restarts=$((restarts + 1))
    start_replica
  done
}

# leader: which of the living replicas leads, by its own account; fails while none does.
leader() {
  local replica
  for replica in "${!PIDS[@]}"; do
    grep -q 'controllers start' "$LOGS/operator-${replica#replica-}.log" 2>/dev/null && echo "$replica" && return 0
  done
  return 1
}

# kill_replica REPLICA: like the power going; another one starts in its place.
kill_replica() {
  kill -KILL "${PIDS[$1]}"
  wait "${PIDS[$1]}" 2>/dev/null || true
  unset "PIDS[$1]"
  start_replica
}

# template VERSION: 10 networks with subnet and port, 10 security groups, 5 servers, 5 volumes. Another version
# changes groups and volumes in place and replaces ports and servers.
template() {
  local i
  printf 'heat_template_version: 2021-04-16\nresources:\n'
  for i in {0..9}; do
    cat <<YAML
  net$i: { type: OS::Neutron::Net }
  subnet$i:
    type: OS::Neutron::Subnet
    properties: { network: { get_resource: net$i }, cidr: 10.$i.0.0/24 }
  port$i:
    type: OS::Neutron::Port
    properties: { network: { get_resource: net$i }, mac_address: "fa:16:3e:00:$1:0$i", fixed_ips: [ { subnet: { get_resource: subnet$i } } ] }
  sg$i: { type: OS::Neutron::SecurityGroup, properties: { description: "version $1", rules: [ { protocol: icmp } ] } }
YAML
  done
  for i in {0..4}; do
    cat <<YAML
  server$i:
    type: OS::Nova::Server
    properties: { image: cirros, flavor: m1.nano, user_data_format: RAW, user_data: "version $1", networks: [ { port: { get_resource: port$i } } ] }
  volume$i: { type: OS::Cinder::Volume, properties: { size: 1, description: "version $1" } }
YAML
  done
}

# apply VERSION: creates or changes this round's stack.
apply() {
  {
    printf 'apiVersion: orchestration.openstack.org/v1alpha1\nkind: Stack\nmetadata: { name: k%d }\nspec:\n' "$rounds"
    printf '  cloudCredentialsRef: { secretName: openstack-clouds, cloudName: demo }\n  template: |\n'
    template "$1" | sed 's/^/    /'
  } | in_chaos apply -f - >/dev/null
}

is_ready() {
  local state
  state=$(in_chaos get stack "k$rounds" -o 'jsonpath={.metadata.generation} {.status.observedGeneration} {.status.conditions[?(@.type=="Ready")].status}' 2>/dev/null || true)
  [[ $state == "$1 $1 True" ]]
}

# Only the server's word counts: an unanswered question is no answer.
is_gone() { [[ $(in_chaos get stack "k$rounds" --ignore-not-found -o name 2>&1) == '' ]]; }

# await CONDITION...: keeps the replicas alive until the condition holds.
await() {
  local deadline=$((SECONDS + PATIENCE))
  until "$@"; do
    ((SECONDS < deadline)) || { gave_up "$*"; return 1; }
    keep_replicas
    sleep 0.3
  done
}

gave_up() {
  echo "k$rounds: '$1' did not come true within $PATIENCE s:" >&2
  in_chaos describe stack "k$rounds" >&2
}

# names KIND: names of this round's objects, as the cloud sees them.
names() { control GET "objects?project=demo&kind=$1" | grep -o "\"name\":\"k$rounds-[^\"]*\"" | sort || true; }

# expect KIND COUNT: the cloud has so many, each logical name once.
expect() {
  local found logical
  found=$(names "$1")
  logical=$(sed -E 's/-[a-z0-9]{12}"$//' <<<"$found" | sort -u | grep -c . || true)
  [[ $(grep -c . <<<"$found" || true) == "$2" && $logical == "$2" ]] ||
    { printf 'round %d: not %d %s, one of each name:\n%s\n' "$rounds" "$2" "$1" "$found" >&2; return 1; }
}

# expect_all COUNT: of what the template has ten of.
expect_all() {
  expect networks "$1"; expect subnets "$1"; expect ports "$1"; expect security-groups "$1"
  expect servers "$(($1 / 2))"; expect volumes "$(($1 / 2))"
}

# posts CALLS KIND: how often the cloud was asked to create one.
posts() {
  local calls=$1 kind=$2
  grep -o "\"method\":\"POST\",\"path\":\"[^\"]*/$kind\",\"count\":[0-9]*" <<<"$calls" | sed 's/.*://' | awk '{ sum += $1 } END { print sum + 0 }'
}

# settle_round VERSIONS: books the creating calls of the round beside what so many versions of the template need.
settle_round() {
  local calls kind needed
  calls=$(control GET calls)
  control DELETE calls >/dev/null
  for kind in "${KINDS[@]}"; do
    case $kind in
      ports) needed=$((10 * $1)) ;; # each version replaces ports and servers
      servers) needed=$((5 * $1)) ;;
      volumes) needed=5 ;;
      *) needed=10 ;;
    esac
    NEEDED_OF[$kind]=$((${NEEDED_OF[$kind]:-0} + needed))
    MADE_OF[$kind]=$((${MADE_OF[$kind]:-0} + $(posts "$calls" "$kind")))
  done
}

# summary: the count from the cloud's side. Fails where the cloud was asked for more than was needed.
summary() {
  local kind left wrong=0
  printf '\n  %-18s %8s %8s %8s\n' kind needed creates left
  for kind in "${KINDS[@]}"; do
    left=$(control GET "objects?project=demo&kind=$kind" | grep -c -o '"name":"k[0-9]*-' || true)
    printf '  %-18s %8d %8d %8d\n' "$kind" "${NEEDED_OF[$kind]}" "${MADE_OF[$kind]}" "$left"
    ((MADE_OF[$kind] == NEEDED_OF[$kind] && left == 0)) || wrong=1
  done
  ((wrong == 0)) || { echo 'the cloud was asked for more than was needed, or keeps something' >&2; return 1; }
}
