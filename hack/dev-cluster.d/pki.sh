# Keys, certificates and kubeconfigs of an instance.

readonly PKI_DIR=$RUN_DIR/pki

# new_ca NAME
new_ca() {
  openssl req -x509 -newkey rsa:2048 -nodes -sha256 -days 3650 -subj "/CN=$1" \
    -addext keyUsage=critical,digitalSignature,keyCertSign,cRLSign \
    -keyout "$PKI_DIR/$1.key" -out "$PKI_DIR/$1.crt" 2>/dev/null
}

# new_cert CA NAME SUBJECT EXTENDED_KEY_USAGE [SUBJECT_ALT_NAME]
new_cert() {
  local extensions="basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature,keyEncipherment
extendedKeyUsage=$4${5:+
subjectAltName=$5}"
  openssl req -new -newkey rsa:2048 -nodes -sha256 -subj "$3" -keyout "$PKI_DIR/$2.key" 2>/dev/null |
    openssl x509 -req -sha256 -days 3650 -CA "$PKI_DIR/$1.crt" -CAkey "$PKI_DIR/$1.key" \
      -set_serial "0x$(openssl rand -hex 8)" -extfile <(printf '%s\n' "$extensions") \
      -out "$PKI_DIR/$2.crt" 2>/dev/null
}

make_pki() {
  local loopback=DNS:localhost,IP:127.0.0.1
  [[ ! -e $PKI_DIR/.complete ]] || return 0
  rm -rf "$PKI_DIR"
  mkdir -p "$PKI_DIR"
  new_ca ca
  new_ca etcd-ca
  new_ca front-proxy-ca
  new_cert ca apiserver /CN=kube-apiserver serverAuth \
    "$loopback,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,IP:10.0.0.1"
  new_cert ca admin /O=system:masters/CN=admin clientAuth
  new_cert ca controller-manager /CN=system:kube-controller-manager clientAuth
  new_cert ca crd-server /CN=crd-server serverAuth "$loopback"
  new_cert front-proxy-ca front-proxy /CN=front-proxy clientAuth
  new_cert etcd-ca etcd /CN=etcd serverAuth,clientAuth "$loopback"
  new_cert etcd-ca etcd-client /CN=kube-apiserver clientAuth
  openssl genrsa -out "$PKI_DIR/service-account.key" 2048 2>/dev/null
  openssl rsa -in "$PKI_DIR/service-account.key" -pubout -out "$PKI_DIR/service-account.pub" 2>/dev/null
  touch "$PKI_DIR/.complete"
}

# write_kubeconfig FILE USER
write_kubeconfig() {
  cat >"$1.new" <<YAML
apiVersion: v1
kind: Config
clusters:
- name: heat-$NAME
  cluster:
    server: https://127.0.0.1:$API_PORT
    certificate-authority-data: $(base64 -w0 "$PKI_DIR/ca.crt")
users:
- name: $2
  user:
    client-certificate-data: $(base64 -w0 "$PKI_DIR/$2.crt")
    client-key-data: $(base64 -w0 "$PKI_DIR/$2.key")
contexts:
- name: heat-$NAME
  context:
    cluster: heat-$NAME
    user: $2
current-context: heat-$NAME
YAML
  mv "$1.new" "$1"
}
