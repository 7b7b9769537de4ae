// `roata`: nodes, as programs see them. The interface and its promises: docs/nodes.md; what is behind it: `internal/node_*`.
'use strict';

const functions = require('internal/node_functions');

/** Each part is loaded when it is first used: a core needs only what its slices name. */
const lazily = {
  any: 'internal/node_groups', all: 'internal/node_groups', map: 'internal/node_groups',
  Mutex: 'internal/mutex', Channel: 'internal/channel', SharedMemory: 'internal/shared_memory',
  transfer: 'internal/node_values',
  $: 'internal/shell', ShellError: 'internal/shell_run', connect: 'internal/connect',
  NodeDownError: 'internal/node_errors', NodeLookupError: 'internal/node_errors',
};

module.exports = {
  node: functions.node,
  get machine() { return require('internal/node_tree').machine(); },
  get self() { return require('internal/node_tree').self(); },
  get signal() { return require('internal/node_tree').signal(); },
};

for (const [name, home] of Object.entries(lazily)) {
  Object.defineProperty(module.exports, name, { get: () => require(home)[name], enumerable: true, configurable: true });
}

// For edited code (see `internal/modules`).
Object.defineProperty(module.exports, 'makeNode', { value: functions.makeNode });
