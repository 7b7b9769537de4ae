// `internal/test/global_setup`: the module of `--test-global-setup`, Node 26: what runs once before and after all tests.
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html#global-setup-and-teardown
'use strict';

const noop = () => {};

/** Loads the module, if there is one, and runs its `globalSetup`; gives what runs its `globalTeardown`. */
async function setUp(path, cwd) {
  if (path === undefined) return noop;
  const { registry } = require('internal/modules');
  const { pathToFileURL } = require('internal/url');
  const { resolve } = require('path');
  const { globalSetup, globalTeardown } = await registry.importFrom(`${cwd}/`, pathToFileURL(resolve(cwd, path)).href);
  for (const hook of [globalSetup, globalTeardown]) checkHook(hook);
  await globalSetup?.();
  return async () => { await globalTeardown?.(); };
}

function checkHook(hook) {
  if (hook === undefined || typeof hook === 'function') return;
  throw new (require('internal/errors').codes.ERR_INVALID_ARG_TYPE)('globalSetup', 'function', hook);
}

exports.setUp = setUp;
