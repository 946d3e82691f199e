# Where the control plane comes from.

# A kubeconfig of one of our own instances counts as none: scripts export it.
given_kubeconfig() {
  [[ ${KUBECONFIG:-} && $KUBECONFIG != "$HOME_DIR"/run/* ]]
}

docker_answers() {
  command -v k3d >/dev/null && command -v docker >/dev/null && timeout 10 docker info >/dev/null 2>&1
}

# binary NAME: prints the path of a server that was already on this machine.
binary() {
  if [[ ${KUBEBUILDER_ASSETS:-} && -x $KUBEBUILDER_ASSETS/$1 ]]; then
    printf '%s\n' "$KUBEBUILDER_ASSETS/$1"
  else
    command -v "$1"
  fi
}

have_binaries() {
  local name
  for name in "${SERVERS[@]}"; do
    binary "$name" >/dev/null && continue
    [[ -z ${KUBEBUILDER_ASSETS:-} ]] || say "KUBEBUILDER_ASSETS and PATH have no $name; not using them"
    return 1
  done
}

# Prints kubeconfig, k3d, binaries or debian.
choose_source() {
  case $SOURCE in
    auto) ;;
    kubeconfig | k3d | binaries | debian) printf '%s\n' "$SOURCE"; return ;;
    *) die "DEV_CLUSTER_SOURCE is '$SOURCE'; expected auto, kubeconfig, k3d, binaries or debian" ;;
  esac
  if given_kubeconfig; then
    echo kubeconfig
  elif [[ -s $RUN_DIR/source ]]; then
    cat "$RUN_DIR/source"
  elif docker_answers; then
    echo k3d
  elif have_binaries; then
    echo binaries
  else
    echo debian
  fi
}
