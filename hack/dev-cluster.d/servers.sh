# The servers of an instance and their flags.

SERVERS=(etcd kube-apiserver kube-controller-manager)
readonly SERVERS

# program SOURCE NAME
program() {
  if [[ $1 == binaries ]]; then
    binary "$2" || die "$2 is neither in KUBEBUILDER_ASSETS nor on PATH"
  elif [[ $CRDS == modern && -e $CRDS_BIN_DIR/$2 ]]; then
    printf '%s\n' "$CRDS_BIN_DIR/$2"
  else
    printf '%s\n' "$K8S_BIN_DIR/$2"
  fi
}

# up_servers SOURCE
up_servers() {
  local source=$1 started=$SECONDS
  [[ $source == debian || $CRDS == builtin ]] || die 'DEV_CLUSTER_CRDS=modern needs DEV_CLUSTER_SOURCE=debian'
  [[ ! -s $RUN_DIR/crds || $(<"$RUN_DIR/crds") == "$CRDS" ]] ||
    die "instance $NAME serves custom resources as $(<"$RUN_DIR/crds"); take it down first, or choose another DEV_CLUSTER_NAME"
  ! all_run || ! ready || return 0
  mkdir -p "$LOG_DIR" "$PID_DIR"
  printf '%s\n' "$CRDS" >"$RUN_DIR/crds"
  choose_ports
  make_pki
  write_kubeconfig "$KUBECONFIG_FILE" admin
  write_kubeconfig "$RUN_DIR/controller-manager.kubeconfig" controller-manager

  start_etcd "$(program "$source" etcd)"
  start_apiserver "$(program "$source" kube-apiserver)"
  wait_for kube-apiserver 'the API server' ready
  if [[ $CRDS == modern ]]; then
    start_crd_server "$(program "$source" crd-server)"
    wait_for crd-server 'the CRD server' crds_are_served_by_crd_server
  fi
  start_controller_manager "$(program "$source" kube-controller-manager)"
  wait_for kube-controller-manager 'the controller manager' \
    cluster_kubectl --namespace default get serviceaccount default
  say "Kubernetes is ready on https://127.0.0.1:$API_PORT ($((SECONDS - started)) s)"
}

# The servers of this instance, in the order in which they are stopped.
instance_servers() {
  echo kube-controller-manager
  [[ $CRDS != modern ]] || echo crd-server
  printf '%s\n' kube-apiserver etcd
}

all_run() {
  local name
  for name in $(instance_servers); do
    running "$name" >/dev/null || return 1
  done
}

down_servers() {
  local name
  for name in $(instance_servers); do
    stop "$name"
  done
}

show_servers() {
  local name pid failed=0
  for name in $(instance_servers); do
    if pid=$(running "$name"); then
      printf '%-24s running  pid %-8s %4d MB\n' "$name" "$pid" "$(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$pid/status")"
    else
      printf '%-24s stopped\n' "$name"
      failed=1
    fi
  done
  return "$failed"
}

# start_etcd PROGRAM. State here is disposable, so it is not forced to disk.
start_etcd() {
  local client=https://127.0.0.1:$ETCD_PORT peer=https://127.0.0.1:0 more=()
  ! "$1" --help 2>&1 | grep -q -e '--unsafe-no-fsync' || more=(--unsafe-no-fsync)
  start etcd "$1" --name=dev --data-dir="$RUN_DIR/etcd" --logger=zap --log-level=warn \
    --listen-client-urls="$client" --advertise-client-urls="$client" \
    --listen-peer-urls="$peer" --initial-advertise-peer-urls="$peer" --initial-cluster="dev=$peer" \
    --auto-compaction-mode=revision --auto-compaction-retention=10000 \
    --cert-file="$PKI_DIR/etcd.crt" --key-file="$PKI_DIR/etcd.key" \
    --trusted-ca-file="$PKI_DIR/etcd-ca.crt" --client-cert-auth \
    --peer-cert-file="$PKI_DIR/etcd.crt" --peer-key-file="$PKI_DIR/etcd.key" \
    --peer-trusted-ca-file="$PKI_DIR/etcd-ca.crt" --peer-client-cert-auth ${more[@]+"${more[@]}"}
}

# start_apiserver PROGRAM
start_apiserver() {
  local extra
  read -ra extra <<<"${DEV_CLUSTER_APISERVER_ARGS:-}"
  start kube-apiserver "$1" \
    --bind-address=127.0.0.1 --advertise-address=127.0.0.1 --secure-port="$API_PORT" \
    --endpoint-reconciler-type=none --service-cluster-ip-range=10.0.0.0/24 \
    --cert-dir="$RUN_DIR" --allow-privileged=true --profiling=false \
    --tls-cert-file="$PKI_DIR/apiserver.crt" --tls-private-key-file="$PKI_DIR/apiserver.key" \
    --client-ca-file="$PKI_DIR/ca.crt" \
    --requestheader-client-ca-file="$PKI_DIR/front-proxy-ca.crt" --requestheader-allowed-names=front-proxy \
    --requestheader-username-headers=X-Remote-User --requestheader-group-headers=X-Remote-Group \
    --requestheader-extra-headers-prefix=X-Remote-Extra- \
    --proxy-client-cert-file="$PKI_DIR/front-proxy.crt" --proxy-client-key-file="$PKI_DIR/front-proxy.key" \
    --authorization-mode=RBAC --disable-admission-plugins=TaintNodesByCondition \
    --service-account-issuer=https://kubernetes.default.svc \
    --service-account-key-file="$PKI_DIR/service-account.pub" \
    --service-account-signing-key-file="$PKI_DIR/service-account.key" \
    --etcd-servers="https://127.0.0.1:$ETCD_PORT" --etcd-cafile="$PKI_DIR/etcd-ca.crt" \
    --etcd-certfile="$PKI_DIR/etcd-client.crt" --etcd-keyfile="$PKI_DIR/etcd-client.key" \
    ${extra[@]+"${extra[@]}"}
}

# start_controller_manager PROGRAM: every controller that works without nodes, volumes and a cloud.
start_controller_manager() {
  local extra off=(attachdetach cloud-node-lifecycle nodeipam nodelifecycle persistentvolume-binder
    persistentvolume-expander route service ttl)
  read -ra extra <<<"${DEV_CLUSTER_CONTROLLER_ARGS:-}"
  # Releases before 1.24 also have an insecure port.
  [[ ! $("$1" --version) =~ v1\.(1[0-9]|2[0-3])\. ]] || extra+=(--port=0)
  start kube-controller-manager "$1" \
    --kubeconfig="$RUN_DIR/controller-manager.kubeconfig" --leader-elect=false \
    --secure-port=0 --use-service-account-credentials=true \
    --controllers="*$(printf ',-%s' "${off[@]}")" \
    --service-account-private-key-file="$PKI_DIR/service-account.key" --root-ca-file="$PKI_DIR/ca.crt" \
    --cluster-signing-cert-file="$PKI_DIR/ca.crt" --cluster-signing-key-file="$PKI_DIR/ca.key" \
    --kube-api-qps=200 --kube-api-burst=400 ${extra[@]+"${extra[@]}"}
}

# start_crd_server PROGRAM. Two admission plugins and the flow control need APIs that the
# core server lacks.
start_crd_server() {
  start crd-server "$1" \
    --bind-address=127.0.0.1 --advertise-address=127.0.0.1 --secure-port="$CRD_PORT" --cert-dir="$RUN_DIR" \
    --tls-cert-file="$PKI_DIR/crd-server.crt" --tls-private-key-file="$PKI_DIR/crd-server.key" \
    --client-ca-file="$PKI_DIR/ca.crt" --kubeconfig="$KUBECONFIG_FILE" \
    --authentication-kubeconfig="$KUBECONFIG_FILE" --authorization-kubeconfig="$KUBECONFIG_FILE" \
    --authorization-webhook-cache-authorized-ttl=0s --authorization-webhook-cache-unauthorized-ttl=0s \
    --disable-admission-plugins=ValidatingAdmissionPolicy,MutatingAdmissionPolicy \
    --enable-priority-and-fairness=false --profiling=false \
    --etcd-servers="https://127.0.0.1:$ETCD_PORT" --etcd-cafile="$PKI_DIR/etcd-ca.crt" --etcd-prefix=/crds \
    --etcd-certfile="$PKI_DIR/etcd-client.crt" --etcd-keyfile="$PKI_DIR/etcd-client.key"
}

crds_are_served_by_crd_server() {
  cluster_kubectl get --raw /apis/apiregistration.k8s.io/v1/apiservices/v1.apiextensions.k8s.io | tr -d ' \n' |
    grep '"service":{.*"name":"crds".*"reason":"Passed"'
}
