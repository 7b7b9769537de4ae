// SocketAddress and BlockList: what they take, find and show.
'use strict';
const { BlockList, SocketAddress } = require('net');
const { inspect } = require('util');

function show(attempt) {
  try {
    console.log(inspect(attempt(), { breakLength: 160 }));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}

for (const options of [
  undefined, { address: '1.2.3.4', port: 80 }, { family: 'ipv6' }, { family: 'ipv6', address: '::1', flowlabel: 5, port: '7' }, { address: 'x' }, { family: 'x' }, 1, null,
  { port: -1 }, { address: 1 }, { flowlabel: -1 }, { family: 'IPv6', address: '0:0:0::1' }, { family: 'ipv6', address: '::ffff:1.2.3.4' }, { address: '::1' }, { flowlabel: 3 },
]) show(() => new SocketAddress(options));
for (const text of ['1.2.3.4', '1.2.3.4:81', '[::1]:81', '[::1]', '::1', 'x', '1.2.3.4:99999', '', 1, '[1.2.3.4]:80', '1.2.3.4:0', '0x7f.1:8080', '256.1.1.1']) {
  show(() => SocketAddress.parse(text));
}
show(() => JSON.stringify(new SocketAddress({ address: '1.2.3.4', port: 80 })));
show(() => [SocketAddress.isSocketAddress(new SocketAddress()), BlockList.isBlockList(new BlockList()), BlockList.isBlockList({}), BlockList.PRIVATE_RANGES]);
show(() => [[[new SocketAddress(), new BlockList()]]]);

const list = new BlockList();
for (const args of [['1.2.3.4'], ['::1'], [1], ['1.1.1.1', 'x'], ['x'], ['1.1.1.1', 1], [new SocketAddress({ address: '9.9.9.9' })], ['1.2.3.4']]) {
  show(() => list.addAddress(...args));
}
for (const args of [['10.0.0.1', '10.0.0.9'], ['10.0.0.9', '10.0.0.1'], ['10.0.0.9', '::1'], ['::5', '::9', 'ipv6'], [1], ['1.1.1.1']]) {
  show(() => list.addRange(...args));
}
for (const args of [['8.8.8.0', 24], ['8.8.8.0', 33], ['8.8.8.0', '24'], ['8592:757c:efae:4e45::', 64, 'ipv6'], ['::', 129, 'ipv6'], ['x', 1]]) {
  show(() => list.addSubnet(...args));
}
for (const cidr of ['172.16.0.0/12', '172.16.0.0', 'x/1', '1.1.1.1/99', '1.1.1.1/a', 1, 'fe80::/10']) show(() => list.addCIDR(cidr));
show(() => list.addCIDRs(['1.0.0.0/8', 'x']));
show(() => list.addCIDRs('1'));
show(() => list.addAddresses(['2.2.2.2', '3.3.3.3']));
show(() => list.addAddresses('x'));
show(() => list.addAddresses(['x']));
show(() => list.addAddresses([1]));
show(() => [list.size, list]);
for (const args of [
  ['1.2.3.4'], ['::ffff:1.2.3.4', 'ipv6'], ['::ffff:102:304', 'ipv6'], ['::1', 'ipv6'], ['10.0.0.5'], ['10.0.0.10'], ['8.8.8.255'], ['8.8.9.0'], ['::7', 'ipv6'],
  ['8592:757c:efae:4e45:1::', 'ipv6'], ['172.31.255.255'], ['172.32.0.0'], ['x'], ['x', 'ipv6'], [1], ['1.2.3.4', 'ipv6'], ['::1'], ['1.2.3.4', 'x'], ['2.2.2.2', 'IPv4'],
  [new SocketAddress({ address: '9.9.9.9' })],
]) show(() => list.check(...args));
list.removeAddress('1.2.3.4');
list.removeAddress('77.1.1.1');
list.removeCIDR('172.16.0.0/12');
list.removeRange('10.0.0.1', '10.0.0.9');
show(() => list.removeSubnet('8.8.8.0', 99));
show(() => list.toJSON());
list.clear();
show(() => [list.rules, list.size]);
for (const data of [
  ['Subnet: IPv4 192.168.1.0/24', 'Address: IPv4 10.0.0.5', 'Range: IPv4 192.168.2.1-192.168.2.10', 'Subnet: IPv6 fe80::/10'], '["Address: IPv4 4.4.4.4"]', ['x'], [1], 1, undefined,
  ['Address: IPv4 x'], ['Subnet: IPv4 1.1.1.1/99'], '[1]',
]) show(() => list.fromJSON(data));
show(() => JSON.stringify(list));
