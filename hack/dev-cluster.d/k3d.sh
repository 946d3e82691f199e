# A k3d cluster per instance.

readonly K3D_CLUSTER=heat-$NAME

up_k3d() {
  command -v k3d >/dev/null || die 'k3d is not on PATH; please install it or unset DEV_CLUSTER_SOURCE'
  if k3d cluster get "$K3D_CLUSTER" >/dev/null 2>&1; then
    k3d cluster start "$K3D_CLUSTER" >&2
  else
    say "creating the k3d cluster $K3D_CLUSTER"
    k3d cluster create "$K3D_CLUSTER" --api-port 127.0.0.1:0 --timeout "${TIMEOUT}s" \
      --kubeconfig-update-default=false --kubeconfig-switch-context=false >&2
  fi
  k3d kubeconfig get "$K3D_CLUSTER" >"$KUBECONFIG_FILE"
  ready || die "the k3d cluster $K3D_CLUSTER does not answer"
}

down_k3d() { k3d cluster delete "$K3D_CLUSTER" >&2; }
