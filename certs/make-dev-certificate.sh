#!/bin/sh
# Makes a private certificate authority and a server certificate signed by it, for trying out and for closed networks.
# certs/README.md says what the files are for. Needs openssl 1.1.1 or newer.
set -eu
unset CDPATH

usage() {
  cat <<'END'
Usage: certs/make-dev-certificate.sh [-o DIRECTORY] [-d DAYS] [NAME_OR_ADDRESS...]

  -o DIRECTORY  where the files go (certs/dev, which git ignores)
  -d DAYS       how long the server's certificate is valid (397)
  NAME_OR_ADDRESS...
                what clients write to reach the server: host names and IP addresses
                (localhost, 127.0.0.1 and ::1)

An authority that is in the directory already is used again: clients that trust it trust the new certificate, too.
END
}

out=$(cd "$(dirname "$0")" && pwd)/dev
days=397
while getopts o:d:h option; do
  case $option in
    o) out=$OPTARG ;;
    d) days=$OPTARG ;;
    h)
      usage
      exit
      ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
done
shift $((OPTIND - 1))
[ $# -gt 0 ] || set -- localhost 127.0.0.1 ::1

umask 077
mkdir -p "$out"
out=$(cd "$out" && pwd)
scratch=$(mktemp -d "${TMPDIR:-/tmp}/parley-certs.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM

# Makes a P-256 key in PEM PKCS#8, not encrypted, which is what the server reads.
make_key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1" 2>/dev/null; }

if [ ! -f "$out/ca.pem" ] || [ ! -f "$out/ca.key" ]; then
  cat >"$scratch/ca.cnf" <<'END'
[req]
prompt = no
distinguished_name = name
x509_extensions = extensions
[name]
CN = Parley private CA
[extensions]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
END
  make_key "$out/ca.key"
  openssl req -new -x509 -sha256 -days 3650 -key "$out/ca.key" -config "$scratch/ca.cnf" -out "$out/ca.pem"
fi

cat >"$scratch/leaf.cnf" <<END
[req]
prompt = no
distinguished_name = name
[name]
CN = Parley server
[extensions]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = @names
[names]
END
number=0
for name; do
  number=$((number + 1))
  case $name in
    *:*) kind=IP ;;
    *[!0-9.]*) kind=DNS ;;
    *) kind=IP ;;
  esac
  printf '%s.%d = %s\n' "$kind" "$number" "$name" >>"$scratch/leaf.cnf"
done

make_key "$out/server.key"
openssl req -new -sha256 -key "$out/server.key" -config "$scratch/leaf.cnf" -out "$scratch/leaf.csr"
openssl x509 -req -sha256 -days "$days" -in "$scratch/leaf.csr" -CA "$out/ca.pem" -CAkey "$out/ca.key" \
  -set_serial "0x$(openssl rand -hex 16)" -extfile "$scratch/leaf.cnf" -extensions extensions \
  -out "$scratch/leaf.pem" 2>/dev/null
openssl verify -CAfile "$out/ca.pem" "$scratch/leaf.pem" >/dev/null
cat "$scratch/leaf.pem" "$out/ca.pem" >"$out/server.pem"

cat <<END
In $out:
  ca.key      the authority's private key: keep it away from the server, and back it up
  ca.pem      the authority's certificate
  server.key  the server's private key
  server.pem  the server's certificate, and after it the authority's
Valid for $days days, for: $*

In parley.toml:
  [tls]
  certificate = "$out/server.pem"
  key = "$out/server.key"

Clients pin the authority; its SHA-256 fingerprint, which the invite link carries:
  $(openssl x509 -in "$out/ca.pem" -noout -fingerprint -sha256 | sed 's/.*=//' | tr -d ':' | tr 'A-F' 'a-f')
END
