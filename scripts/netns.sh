#!/bin/sh
# Two machines of network namespaces, joined by a wire with delay and loss, then with nothing: examples/nodes/everywhere.mjs runs over both, and a
# partition is seen in time. Needs root, ip, tc and openssl; not part of the tests.      run: scripts/netns.sh target/debug/roata
set -eu

roata=$(realpath "${1:?the binary}")
example=$(realpath "$(dirname "$0")/../examples/nodes/everywhere.mjs")
folder=$(mktemp -d)
one=roata-one-$$
two=roata-two-$$
nodes=

cleanup() {
  for pid in $nodes; do kill "$pid" 2> /dev/null || true; done
  wait
  ip netns del "$one" 2> /dev/null || true
  ip netns del "$two" 2> /dev/null || true
  rm -rf "$folder"
}
trap cleanup EXIT INT TERM

# The wire: 10.213.0.1 in one, 10.213.0.2 in two.
ip netns add "$one"
ip netns add "$two"
ip -n "$one" link add wire type veth peer name wire netns "$two"
for side in "$one 1" "$two 2"; do
  set -- $side
  ip -n "$1" address add "10.213.0.$2/24" dev wire
  ip -n "$1" link set wire up
  ip -n "$1" link set lo up
done

# Off loopback a node demands TLS and a token.
cd "$folder"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem -days 2 -subj '/CN=netns' 2> /dev/null
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -out request.pem -subj '/CN=node' 2> /dev/null
printf 'subjectAltName=IP:10.213.0.1,IP:10.213.0.2\n' > names
openssl x509 -req -in request.pem -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out cert.pem 2> /dev/null
export ROATA_NODE_TOKEN=between-namespaces TOKEN=between-namespaces CA="$folder/ca.pem"

for side in "$one 1" "$two 2"; do
  set -- $side
  ip netns exec "$1" "$roata" node --listen "10.213.0.$2:7070" --tls-cert cert.pem --tls-key key.pem > "node$2" &
  nodes="$nodes $!"
done
until [ -s node1 ] && [ -s node2 ]; do sleep 0.1; done

run() {
  timeout 120 ip netns exec "$one" "$roata" "$example" roata://10.213.0.1:7070 roata://10.213.0.2:7070
}

echo '== a good wire'
run
echo '== 20 ms of delay and 1 % of loss each way'
if tc -n "$one" qdisc add dev wire root netem delay 20ms 5ms loss 1% 2> /dev/null; then
  tc -n "$two" qdisc add dev wire root netem delay 20ms 5ms loss 1%
  run
else
  echo 'this kernel has no netem: not tried'
fi
echo '== a wire that is cut'
cat > cut.mjs << 'END'
import { connect } from 'roata';
import { readFileSync } from 'node:fs';
async function forEver() { 'use node'; await new Promise(() => {}); }
const there = await connect('roata://10.213.0.2:7070', { token: process.env.TOKEN, tls: { ca: readFileSync(process.env.CA) } });
const call = there.run(forEver);
console.log('connected');
await call.catch((error) => console.log(Math.round(performance.now()), error.name, error.message));
END
timeout 60 ip netns exec "$one" "$roata" cut.mjs > said &
nodes="$nodes $!"
until grep -q connected said; do sleep 0.1; done
sleep 0.3
ip -n "$two" link set wire down
began=$(date +%s%N)
until grep -q NodeDownError said; do sleep 0.01; done
echo "known after $((($(date +%s%N) - began) / 1000000)) ms:"
cat said
