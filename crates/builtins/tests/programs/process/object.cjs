// What the process object has and takes: its class, variables, ports, features, modules that were loaded, tables for old programs.
'use strict';

const attempt = (label, f) => {
  try {
    console.log(label, f());
  } catch (error) {
    console.log(label, error.name, error.code, error.message);
  }
};

attempt('class', () => [process instanceof process.constructor, Object.getPrototypeOf(process).constructor.name, require('util').inspect(process, { depth: -1 })]);
for (const port of [80, 1024, 65536, 'x', '9000', null, -1, 1.5]) {
  attempt('debugPort', () => {
    process.debugPort = port;
    return process.debugPort;
  });
}
attempt('env', () => {
  process.env['a=b'] = '1';
  process.env[''] = '2';
  process.env.nul = 'a\0b';
  return [process.env['a=b'], process.env[''], process.env.nul];
});
attempt('env', () => Object.freeze(process.env));
attempt('stdout', () => {
  try {
    process.stdout = 1;
  } catch (error) {
    return error.name;
  }
});
attempt('builtin', () => [process.getBuiltinModule('test'), typeof process.getBuiltinModule('node:test')]);
attempt('initgroups', () => process.initgroups('no-such-user', 'no-such-group'));
attempt('dlopen', () => process.dlopen({}, '/no/such.node'));
attempt('dlopen', () => process.dlopen({ exports: {} }, '/no/such.node'));
attempt('linked', () => process._linkedBinding('x'));
attempt('binding', () => process.binding('no-such-binding'));
attempt('binding', () => [process.binding('uv').errname(-2), process.binding('uv').UV_EOF, process.binding('constants').os.signals.SIGINT, Object.keys(process.binding('util')).length]);
attempt('loaded', () => [process.moduleLoadList.includes('NativeModule util'), process.moduleLoadList.includes('NativeModule no-such-module')]);
attempt('features', () => [process.features.uv, process.features.ipv6, process.features.require_module]);
attempt('release', () => [process.release.name, process.release.sourceUrl.endsWith(`${process.version}.tar.gz`)]);
process.on('warning', (warning) => console.log(warning.name, warning.message));
process.finalization.unregister({});
