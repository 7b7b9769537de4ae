#!/bin/sh
# The certificates of these programs, valid for a hundred years. client.crt is of version 1, as certificates without extensions are.
set -e
cd "$(dirname "$0")"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout ca.key -out ca.crt -days 36500 \
  -subj "/C=CH/O=Roata tests/CN=Roata test authority"
openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout server.key -out server.csr -subj "/CN=localhost"
printf 'subjectAltName=DNS:localhost,DNS:*.example.test,IP:127.0.0.1\nbasicConstraints=CA:FALSE\nkeyUsage=digitalSignature\n%s\n' \
  'extendedKeyUsage=serverAuth,clientAuth' > extensions
openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 36500 -extfile extensions -out server.crt
openssl req -x509 -newkey rsa:2048 -nodes -keyout self.key -out self.crt -days 36500 -subj "/CN=self.test" \
  -addext "subjectAltName=DNS:self.test,DNS:localhost"
openssl req -newkey rsa:2048 -nodes -keyout client.key -out client.csr -subj "/CN=client"
openssl x509 -req -in client.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 36500 -out client.crt
openssl ec -in server.key -aes256 -passout pass:secret -out server.old-encrypted.key
openssl pkcs8 -topk8 -in server.key -v2 aes-256-cbc -passout pass:secret -out server.encrypted.key
openssl pkcs12 -export -inkey server.key -in server.crt -certfile ca.crt -passout pass:secret -out server.p12
rm -f ca.key ca.srl extensions ./*.csr
