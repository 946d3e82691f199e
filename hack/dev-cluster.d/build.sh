# etcd from Debian's binary package, Kubernetes compiled from Debian's source package
# (which carries its dependencies) with Debian's Go.

readonly K8S_VERSION=1.20.2
readonly K8S_SUITE=bookworm          # the suite whose source package carries it
readonly GO_PACKAGE=golang-1.19      # the Go that this suite ships
readonly K8S_RECIPE=1                # raise to invalidate cached programs
readonly K8S_BIN_DIR=$HOME_DIR/bin/kubernetes-$K8S_VERSION-$K8S_RECIPE

# ensure_built [--force]
ensure_built() {
  local force='' started=$SECONDS
  [[ ${1:-} != --force ]] || force=1
  [[ $force || ! -e $K8S_BIN_DIR/.complete ]] || ! crds_missing || force=crds
  [[ $force || ! -e $K8S_BIN_DIR/.complete ]] || return 0
  (with_build_lock build_missing "$force")
  say "the programs are in $HOME_DIR/bin ($((SECONDS - started)) s)"
}

# build_missing FORCE: what another process built while this one waited for the lock is not built again.
build_missing() {
  if [[ $1 == 1 || ! -e $K8S_BIN_DIR/.complete ]]; then
    say 'first time: obtaining a Kubernetes control plane, about four minutes on two cores'
    build_kubernetes
  fi
  if [[ $CRDS == modern ]] && { [[ $1 == 1 ]] || crds_missing; }; then
    build_crd_server
  fi
}

build_kubernetes() {
  local stage=$work/bin
  source_dir=$work/gopath/src/k8s.io/kubernetes
  rm -rf "$stage" "$work"/{gopath,go,etcd,overlay}
  mkdir -p "$stage" "$source_dir"
  use_suite "$K8S_SUITE"
  step 'downloading etcd, Go and the source of Kubernetes' download_kubernetes
  step 'generating the OpenAPI definitions' in_go_environment generate_openapi
  step "compiling Kubernetes $K8S_VERSION (the longest step)" in_go_environment compile_kubernetes "$stage"
  cp "$work/etcd/usr/bin/etcd" "$stage/"
  [[ $("$stage/kube-apiserver" --version) == "Kubernetes v$K8S_VERSION" ]] || die 'unexpected version built'
  publish_binaries "$stage" "$K8S_BIN_DIR"
}

download_kubernetes() {
  unpack_debs "$work/etcd" etcd-server
  unpack_debs "$work/go" "$GO_PACKAGE-go" "$GO_PACKAGE-src"
  (cd "$apt_dir/source" && own_apt apt-get source --download-only kubernetes)
  tar xzf "$apt_dir"/source/kubernetes_*"$K8S_VERSION".orig.tar.gz -C "$source_dir" --strip-components=1
  replace_vendored github.com/modern-go/reflect2 golang-github-modern-go-reflect2-dev
}

# replace_vendored IMPORT_PATH PACKAGE: puts Debian's version of a Go library in the place
# of the vendored one. The vendored reflect2 1.0.1 predates Go 1.18 and corrupts memory when
# it iterates over a map there (fixed in 1.0.2).
replace_vendored() {
  unpack_debs "$work/overlay" "$2"
  rm -rf "${source_dir:?}/vendor/$1"
  cp -r "$work/overlay/usr/share/gocode/src/$1" "$source_dir/vendor/$1"
}

# This Kubernetes builds in GOPATH mode: its go.mod predates the consistency rules that
# current Go applies to a vendor directory.
in_go_environment() (
  export GOROOT=$work/go/usr/lib/${GO_PACKAGE/golang/go} GOPATH=$work/gopath GOCACHE=$work/gocache
  export GO111MODULE=off GOFLAGS='' CGO_ENABLED=0 GOTMPDIR=$work/tmp TMPDIR=$work/tmp
  export PATH=$GOROOT/bin:$PATH
  mkdir -p "$TMPDIR"
  cd "$source_dir"
  "$@"
)

# The API server's OpenAPI definitions are the one generated file that the release lacks.
generate_openapi() {
  local inputs
  nice go build -o "$work/openapi-gen" ./vendor/k8s.io/kube-openapi/cmd/openapi-gen
  inputs=$(grep -rl --include='*.go' '+k8s:openapi-gen=' pkg staging/src/k8s.io |
    grep -v -e /code-generator/ -e /sample- -e zz_generated | xargs -n1 dirname | LC_ALL=C sort -u |
    sed -e 's#^staging/src/#k8s.io/kubernetes/vendor/#' -e 's#^pkg/#k8s.io/kubernetes/pkg/#' | paste -sd,)
  nice "$work/openapi-gen" --logtostderr -i "$inputs" -O zz_generated.openapi \
    -p k8s.io/kubernetes/pkg/generated/openapi \
    -h vendor/k8s.io/code-generator/hack/boilerplate.go.txt -r "$work/openapi-violations.report"
}

# compile_kubernetes OUT: both servers at once, so that the shared packages' tail and the
# two links overlap.
compile_kubernetes() {
  local package prefix version_flags=''
  for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
    for prefix in '' k8s.io/kubernetes/vendor/; do
      version_flags+=" -X $prefix$package.gitVersion=v$K8S_VERSION"
      version_flags+=" -X $prefix$package.gitMajor=${K8S_VERSION%%.*}"
      version_flags+=" -X $prefix$package.gitMinor=$(cut -d. -f2 <<<"$K8S_VERSION")"
      version_flags+=" -X $prefix$package.gitTreeState=archive"
    done
  done
  nice go build -trimpath -tags providerless -ldflags "-s -w$version_flags" -o "$1/" \
    ./cmd/kube-apiserver ./cmd/kube-controller-manager
}

# publish_binaries STAGE TARGET
publish_binaries() {
  touch "$1/.complete"
  rm -rf "$2"
  mv "$1" "$2"
}
