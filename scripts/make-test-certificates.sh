#!/bin/sh
# Makes the certificates that the tests and benchmarks speak TLS with, in the folder given:
# ca.pem, and signed by it, all with key.pem: server.pem for localhost and 127.0.0.1, expired.pem
# for the same but of the past, and other.pem for another name.
set -eu
cd "$1"

curve='-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes'

# shellcheck disable=SC2086 # several options
openssl req -x509 $curve -keyout ca.key -out ca.pem -days 7 -subj '/CN=exitway test authority' \
  -addext 'keyUsage=critical,keyCertSign,cRLSign' 2>openssl.log
# shellcheck disable=SC2086
openssl req -new $curve -keyout key.pem -out request.pem -subj '/CN=exitway test' 2>>openssl.log

# Signs a certificate: file, names, days from now to its end.
sign() {
  printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth\n' "$2" >extensions
  openssl x509 -req -in request.pem -CA ca.pem -CAkey ca.key -CAcreateserial -days "$3" \
    -extfile extensions -out "$1" 2>>openssl.log
}

sign server.pem DNS:localhost,IP:127.0.0.1 7
sign expired.pem DNS:localhost,IP:127.0.0.1 -1
sign other.pem DNS:other.invalid 7
