# Reading Debian's archive with apt, without installing anything and without root:
# apt gets sources, lists and caches of its own below $work.

readonly BUILD_LOG=$HOME_DIR/build.log

# with_build_lock COMMAND...: one build at a time, in a fresh work directory. Call in a subshell.
with_build_lock() {
  mkdir -p "$HOME_DIR/bin"
  exec 8>"$HOME_DIR/build.lock"
  flock --nonblock 8 || { say 'waiting for another build to end'; flock 8; }
  work=$HOME_DIR/work
  current_step=''
  trap end_of_build EXIT
  mkdir -p "$work"
  : >"$BUILD_LOG"
  "$@"
}

end_of_build() {
  local failed=$?
  stop_ticker
  ((failed == 0)) || [[ -z $current_step ]] || {
    tail -n 30 "$BUILD_LOG" >&2
    say "failed: $current_step; the whole log is $BUILD_LOG"
  }
  [[ ${DEV_CLUSTER_KEEP_WORK:-} ]] || rm -rf "$work"
}

# step DESCRIPTION COMMAND...: output goes to the build log, and a sign of life to stderr.
step() {
  local started=$SECONDS
  current_step=$1
  shift
  say "$current_step"
  start_ticker
  "$@" >>"$BUILD_LOG" 2>&1
  stop_ticker
  say "  done in $((SECONDS - started)) s"
  current_step=''
}

start_ticker() {
  (
    exec >&2 8>&- 9>&-
    started=$SECONDS
    while sleep 1; do
      (((SECONDS - started) % 30)) || say "  still at it after $((SECONDS - started)) s"
    done
  ) &
  ticker=$!
}

stop_ticker() {
  [[ ${ticker:-} ]] || return 0
  kill "$ticker" 2>/dev/null || true
  wait "$ticker" 2>/dev/null || true
  ticker=''
}

# The base address of a Debian archive: the one this machine's apt uses, if it uses any.
archive_uri() {
  local uri=${DEV_CLUSTER_MIRROR:-}
  [[ $uri ]] || uri=$(apt-get indextargets --format '$(REPO_URI) $(COMPONENT) $(RELEASE)' 'Created-By: Packages' |
    awk '$2 == "main" && $3 !~ /security/ && $1 ~ /\/debian\/?$/ && !found { print $1; found = 1 }')
  printf '%s\n' "${uri:-http://deb.debian.org/debian}"
}

# The keys that Debian signs its archive with; other distributions of the family package them too.
archive_keyring() {
  local keyring
  keyring=$(find /usr/share/keyrings -name 'debian-archive-keyring.*' 2>/dev/null | head -n1)
  if [[ -z $keyring ]]; then
    mkdir -p "$work/keyring"
    (cd "$work/keyring" && apt-get -q download debian-archive-keyring >>"$BUILD_LOG" 2>&1) ||
      die 'no keys to check the Debian archive with; please install debian-archive-keyring'
    dpkg-deb -x "$work"/keyring/*.deb "$work/keyring"
    keyring=$(find "$work/keyring/usr" -name 'debian-archive-keyring.*' | head -n1)
  fi
  printf '%s\n' "$keyring"
}

own_apt() {
  local command=$1
  shift
  "$command" -q \
    -o Dir::Etc::SourceList="$apt_dir/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::State::Lists="$apt_dir/lists" -o Dir::Cache="$apt_dir/cache" \
    -o APT::Sandbox::User="$(id -un)" -o Acquire::Retries=3 "$@"
}

# use_suite NAME: prepares apt for one suite.
use_suite() {
  local uri keyring
  command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null ||
    die 'no apt on this machine, so nothing can be had from Debian. Install etcd, kube-apiserver, kube-controller-manager and kubectl on PATH or in KUBEBUILDER_ASSETS, or set KUBECONFIG'
  apt_dir=$work/apt/$1
  [[ ! -e $apt_dir/.complete ]] || return 0
  mkdir -p "$apt_dir"/{lists,cache/archives}/partial "$apt_dir/debs" "$apt_dir/source"
  uri=$(archive_uri)
  keyring=$(archive_keyring)
  printf 'deb [target=Packages signed-by=%s] %s %s main\ndeb-src [target=Sources signed-by=%s] %s %s main\n' \
    "$keyring" "$uri" "$1" "$keyring" "$uri" "$1" >"$apt_dir/sources.list"
  step "reading the package lists of Debian $1 ($uri)" own_apt apt-get update --error-on=any
  touch "$apt_dir/.complete"
}

# unpack_debs TARGET PACKAGE...
unpack_debs() {
  local target=$1 deb
  shift
  mkdir -p "$target"
  (cd "$apt_dir/debs" && own_apt apt-get download "$@")
  for deb in "$@"; do
    dpkg-deb -x "$apt_dir/debs/$deb"_*.deb "$target"
  done
}
