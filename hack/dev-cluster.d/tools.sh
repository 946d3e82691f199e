# Helper programs, and kubectl.

readonly KUBECTL_SUITE=trixie        # its kubectl runs wherever glibc is 2.34 or newer
readonly KUBECTL_OLDEST_MINOR=24     # "create token"

# need_tools SOURCE: installs helper programs that are missing, or names them.
need_tools() {
  local pair pairs=(flock:util-linux) missing=()
  [[ $1 == kubeconfig || $1 == k3d ]] || pairs+=(openssl:openssl setsid:util-linux awk:mawk)
  [[ $1 != debian ]] || pairs+=(tar:tar gzip:gzip)
  for pair in "${pairs[@]}"; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
  done
  ((${#missing[@]})) || return 0
  [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null || die "please install: ${missing[*]}"
  say "installing ${missing[*]}"
  apt-get -qq update >&2
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" >&2
}

# new_enough KUBECTL
new_enough() {
  local version
  version=$("$1" version --client -o yaml 2>/dev/null | sed -n 's/^ *gitVersion: *v\{0,1\}1\.\([0-9]*\).*/\1/p')
  [[ $version ]] && ((version >= KUBECTL_OLDEST_MINOR))
}

# ensure_kubectl: sets KUBECTL. One that is already on this machine is remembered by a link.
ensure_kubectl() {
  local found
  KUBECTL=$HOME_DIR/bin/kubectl
  [[ ! -x $KUBECTL ]] || return 0
  mkdir -p "$HOME_DIR/bin"
  if found=$(binary kubectl) && new_enough "$found"; then
    ln -sf "$found" "$KUBECTL"
  else
    (with_build_lock download_kubectl)
  fi
}

download_kubectl() {
  [[ ! -x $KUBECTL ]] || return 0
  use_suite "$KUBECTL_SUITE"
  step "downloading kubectl (Debian $KUBECTL_SUITE)" unpack_debs "$work/kubectl" kubectl
  "$work/kubectl/usr/bin/kubectl" version --client >/dev/null 2>&1 ||
    die 'the kubectl of Debian does not run here; please install kubectl'
  mv "$work/kubectl/usr/bin/kubectl" "$KUBECTL"
}

cluster_kubectl() { KUBECONFIG=$(kubeconfig_path) "$KUBECTL" --request-timeout=10s "$@"; }

ready() { cluster_kubectl get --raw /readyz >/dev/null 2>&1; }
