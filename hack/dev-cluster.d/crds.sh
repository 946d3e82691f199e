# Custom resources served by a current apiextensions server, compiled from the Go library
# packages in Debian unstable, plus the newer etcd that its streaming lists need.

readonly CRDS_SUITE=sid
readonly CRDS_RECIPE=1               # raise to invalidate the cached program
readonly CRDS_BIN_DIR=$HOME_DIR/bin/crds-$CRDS_RECIPE

# The mode of an instance is settled when it is first started.
if [[ -s $RUN_DIR/crds && -z ${DEV_CLUSTER_CRDS:-} ]]; then CRDS=$(<"$RUN_DIR/crds"); else CRDS=${DEV_CLUSTER_CRDS:-builtin}; fi
readonly CRDS
[[ $CRDS == builtin || $CRDS == modern ]] || die "DEV_CLUSTER_CRDS is '$CRDS'; expected builtin or modern"

crds_missing() { [[ $CRDS == modern && ! -e $CRDS_BIN_DIR/.complete ]]; }

build_crd_server() {
  local stage=$work/bin
  rm -rf "$stage" "$work"/{crds,crds-main,etcd}
  mkdir -p "$stage"
  use_suite "$CRDS_SUITE"
  step 'downloading the apiextensions library, its Go and etcd' download_crd_server
  cp "$work/etcd/usr/bin/etcd" "$stage/"
  step 'compiling the CRD server' compile_crd_server "$stage"
  publish_binaries "$stage" "$CRDS_BIN_DIR"
}

download_crd_server() {
  local packages
  : >"$apt_dir/status"
  packages=$(own_apt apt-get -o Dir::State::status="$apt_dir/status" --simulate --no-install-recommends \
    install golang-k8s-apiextensions-apiserver-dev golang-go |
    awk '$1 == "Inst" && $2 ~ /^golang-.*-dev$|^golang-1[.][0-9]+-(go|src)$/ { print $2 }')
  # shellcheck disable=SC2086 # a list of words
  unpack_debs "$work/crds" $packages
  unpack_debs "$work/etcd" etcd-server
}

compile_crd_server() (
  version=$(own_apt apt-cache show golang-k8s-apiextensions-apiserver-dev |
    sed -n 's/^Version: 0\.\([0-9.]*\).*/v1.\1/p' | sed -n 1p)
  export GOROOT GOPATH=$work/crds-main:$work/crds/usr/share/gocode GOCACHE=$work/gocache GO111MODULE=off GOFLAGS=''
  export CGO_ENABLED=0 GOTMPDIR=$work/tmp TMPDIR=$work/tmp
  GOROOT=$(echo "$work"/crds/usr/lib/go-1.*)
  mkdir -p "$TMPDIR" "$work/crds-main/src"
  cp -r "$PARTS/crd-server" "$work/crds-main/src/"
  nice "$GOROOT/bin/go" build -trimpath -ldflags "-s -w -X k8s.io/component-base/version.gitVersion=$version" \
    -o "$1/crd-server" crd-server
)
