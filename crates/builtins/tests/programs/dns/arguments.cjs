// Look-ups without a network: arguments, addresses, the machine's own name, servers.
'use strict';
const dns = require('dns');
const { promisify } = require('util');

function show(attempt) {
  try {
    const value = attempt();
    console.log(typeof value === 'object' && value !== null && !Array.isArray(value) ? value.constructor.name : value);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const tell = (name) => (error, ...results) => console.log(name, error && [error.message.slice(0, 40), error.code, error.errno, error.syscall], ...results);

for (const args of [
  [], ['x'], ['x', {}], [1, tell('never')], ['', tell('never')], [null, tell('never')], [undefined, { all: true }, tell('never')], [NaN, tell('never')], ['x', 5, tell('never')],
  ['x', '4', tell('never')], ['x', { family: 5 }, tell('never')], ['x', { family: 'IPv4' }, 1], ['x', { hints: 1 }, tell('never')], ['x', { hints: '1' }, tell('never')],
  ['x', { all: 1 }, tell('never')], ['x', { verbatim: 1 }, tell('never')], ['x', { order: 1 }, tell('never')], ['x', true, tell('never')], ['x', {}, 'callback'], ['x\0y', tell('never')],
]) show(() => dns.lookup(...args));
show(() => dns.lookup('127.0.0.1', tell('address')));
show(() => dns.lookup('::1', { all: true }, tell('all')));
show(() => dns.lookup('127.0.0.1', 6, tell('other family')));
show(() => dns.lookup('a'.repeat(300), tell('long')));

for (const args of [[], ['127.0.0.1'], ['127.0.0.1', 22], ['x', 22, tell('never')], ['127.0.0.1', 99999, tell('never')], ['127.0.0.1', '22', 1], ['127.0.0.1', null, tell('never')]]) {
  show(() => dns.lookupService(...args));
}
show(() => dns.setDefaultResultOrder('x'));
show(() => dns.getDefaultResultOrder());
for (const servers of ['x', ['x'], [1], [], ['1.1.1.1', '[::1]:54', '8.8.8.8:55', '::1', '[fe80::1]'], ['1.1.1.1:99999'], undefined, ['1.1.1.1:']]) {
  show(() => dns.setServers(servers));
  show(() => dns.getServers());
}
show(() => dns.resolve());
show(() => dns.resolve('x', 'BAD', tell('never')));
show(() => dns.resolve(1, tell('never')));
show(() => dns.resolve4('x'));
show(() => dns.resolve4('x', { ttl: 1 }));
show(() => dns.reverse('x', tell('never')));
show(() => dns.reverse(1, tell('never')));
for (const options of [{ timeout: 'x' }, { timeout: -2 }, { tries: 0 }, { maxTimeout: -1 }, 1]) show(() => new dns.Resolver(options));
for (const args of [['x'], [], ['1.1.1.1', '2.2.2.2'], ['1.1.1.1', 1]]) show(() => new dns.Resolver().setLocalAddress(...args));

show(() => dns.promises.lookup(1));
show(() => dns.promises.lookup('x', 5));
show(() => dns.promises.lookupService('x', 1));
show(() => dns.promises.lookupService('127.0.0.1'));
show(() => dns.promises.resolve('x', 'BAD'));
show(() => require('dns/promises') === dns.promises);
console.log(Object.keys(dns).join(), Object.keys(dns.promises).length);

(async () => {
  console.log(await dns.promises.lookup('127.0.0.1'), await promisify(dns.lookup)('::1', { all: true }));
  await dns.promises.lookup('').catch((error) => console.log(error.code));
  await dns.promises.reverse('x').catch((error) => console.log(error.message, error.errno));
  const resolver = new dns.Resolver();
  resolver.setServers(['127.0.0.1:1']);
  await new Promise((resolve) => {
    console.log(resolver.resolve4('x.example', (error) => { console.log(error.message, error.code, error.errno, error.hostname); resolve(); }).constructor.name);
    resolver.cancel();
    console.log('cancelled');
  });
  const other = new dns.promises.Resolver({ timeout: 100, tries: 1 });
  other.setServers(['127.0.0.1:1']);
  await other.resolveMx('x.example').catch((error) => console.log(error.message, error.code, error.syscall, error.hostname));
})();
