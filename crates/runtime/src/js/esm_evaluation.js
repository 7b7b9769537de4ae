// internal/esm_evaluation: evaluating linked modules, as ECMA-262 has it (§16.2.1.6.1.3 "Evaluate" and what follows).
'use strict';

const boot = require('internal/boot');
const { SourceRecord } = require('internal/esm_records');

let asyncOrder = 0;

/** A promise with its functions. Not by the property that nobody may have used yet: it would load all that the engine's language lacks. */
function deferred() {
  return boot.context.used ? Promise.withResolvers() : Reflect.apply(boot.engine.withResolvers, Promise, []);
}

/** Evaluates a linked module and what it requests; a promise of its end. A CommonJS module that fails throws the first time, as in Node. */
function evaluate(record) {
  if (!(record instanceof SourceRecord)) {
    if (record.evaluationError !== undefined) return Promise.reject(record.evaluationError.error);
    record.evaluateSync();
    return Promise.resolve();
  }
  if (record.status === 'evaluating-async' || record.status === 'evaluated') record = record.cycleRoot ?? record;
  if (record.capability !== undefined) return record.capability.promise;
  const capability = deferred();
  record.capability = capability;
  const stack = [];
  try {
    innerEvaluate(record, stack, 0);
    if (record.status !== 'evaluating-async') capability.resolve();
  } catch (error) {
    explainScope(error, stack[stack.length - 1]);
    fail(stack, error);
    capability.reject(error);
  }
  return capability.promise;
}

function fail(stack, error) {
  for (const member of stack) {
    member.status = 'evaluated';
    member.evaluationError = { error };
    member.cycleRoot ??= member;
  }
}

function innerEvaluate(record, stack, index) {
  if (!(record instanceof SourceRecord)) {
    // A CommonJS module that has failed for another: V8 goes on, and tells of a rejection that nobody handles.
    if (record.evaluationError !== undefined) Promise.reject(record.evaluationError.error);
    else record.evaluateSync();
    return index;
  }
  if (record.status === 'evaluating-async' || record.status === 'evaluated') {
    if (record.evaluationError !== undefined) throw record.evaluationError.error;
    return index;
  }
  if (record.status === 'evaluating') return index;
  record.status = 'evaluating';
  record.dfsIndex = record.dfsAncestor = index++;
  record.pendingAsync = 0;
  stack.push(record);
  for (const request of record.requests) {
    let required = request.record;
    index = innerEvaluate(required, stack, index);
    if (!(required instanceof SourceRecord)) continue;
    if (required.status === 'evaluating') {
      record.dfsAncestor = Math.min(record.dfsAncestor, required.dfsAncestor);
    } else {
      required = required.cycleRoot;
      if (required.evaluationError !== undefined) throw required.evaluationError.error;
    }
    if (required.asyncEvaluation !== 0 && required.status !== 'evaluated') {
      record.pendingAsync++;
      required.asyncParents.push(record);
    }
  }
  if (record.pendingAsync > 0 || record.hasTla) {
    record.asyncEvaluation = ++asyncOrder;
    if (record.pendingAsync === 0) executeAsync(record);
  } else {
    executeSync(record);
  }
  if (record.dfsAncestor === record.dfsIndex) {
    for (let member; member !== record;) {
      member = stack.pop();
      member.status = member.asyncEvaluation === 0 ? 'evaluated' : 'evaluating-async';
      member.cycleRoot = record;
    }
  }
  return index;
}

function executeSync(record) {
  const { body } = record;
  record.body = undefined;
  body.next();
}

function executeAsync(record) {
  const ended = deferred();
  ended.promise.then(() => asyncFulfilled(record), (error) => {
    explainScope(error, record);
    asyncRejected(record, error);
  });
  const { body } = record;
  record.body = undefined;
  drive(body, ended);
}

const { then } = Promise.prototype;
const context = boot.context;

/** Runs a generator whose yields are top-level awaits. */
function drive(body, { resolve, reject }) {
  const step = (method, value) => {
    let result;
    try {
      result = body[method](value);
    } catch (error) {
      reject(error);
      return;
    }
    if (result.done) {
      resolve();
      return;
    }
    const frame = context.frame;
    const go = (how) => (settled) => {
      context.frame = frame;
      step(how, settled);
    };
    Reflect.apply(then, Promise.resolve(result.value), [go('next'), go('throw')]);
  };
  step('next');
}

function asyncFulfilled(record) {
  if (record.status === 'evaluated') return;
  record.status = 'evaluated';
  record.capability?.resolve();
  const ready = [];
  gatherAncestors(record, ready);
  ready.sort((a, b) => a.asyncEvaluation - b.asyncEvaluation);
  for (const ancestor of ready) {
    if (ancestor.status === 'evaluated') continue;
    if (ancestor.hasTla) {
      executeAsync(ancestor);
      continue;
    }
    try {
      executeSync(ancestor);
    } catch (error) {
      asyncRejected(ancestor, error);
      continue;
    }
    ancestor.status = 'evaluated';
    ancestor.capability?.resolve();
  }
}

function gatherAncestors(record, ready) {
  for (const parent of record.asyncParents) {
    if (ready.includes(parent) || parent.cycleRoot.evaluationError !== undefined) continue;
    if (--parent.pendingAsync > 0) continue;
    ready.push(parent);
    if (!parent.hasTla) gatherAncestors(parent, ready);
  }
}

function asyncRejected(record, error) {
  if (record.status === 'evaluated') return;
  record.evaluationError = { error };
  record.status = 'evaluated';
  for (const parent of record.asyncParents) asyncRejected(parent, error);
  record.capability?.reject(error);
}

/** What ES modules have instead of the variables of CommonJS. */
const INSTEAD = {
  __proto__: null,
  require: 'replace require() with import',
  exports: 'use export instead of module.exports/exports',
  module: 'use export instead of module.exports/exports',
  __filename: 'use import.meta.filename instead',
  __dirname: 'use import.meta.dirname instead',
};

/** Adds to the error of a module that uses a variable of CommonJS why there is none. */
function explainScope(error, record) {
  if (!(error instanceof ReferenceError)) return;
  const [, name] = /^Can't find variable: (require|exports|module|__filename|__dirname)$/.exec(error.message) ?? [];
  if (name === undefined) return;
  if (record.hasTla) {
    error.message = `Cannot determine intended module format because both '${name}' and top-level await are present. `
      + `If the code is intended to be CommonJS, wrap await in an async function. If the code is intended to be an ES module, ${INSTEAD[name]}.`;
    error.code = 'ERR_AMBIGUOUS_MODULE_SYNTAX';
    return;
  }
  error.message = `${name} is not defined in ES module scope${name === 'require' ? ', you can use import instead' : ''}`;
  if (!record.filename.endsWith('.js')) return;
  const { registry } = require('internal/modules_cjs');
  const config = registry.ops.findPackageJson(record.filename, record.filename);
  if (config === undefined || registry.loadJson(config).type !== 'module') return;
  error.message += `\nThis file is being treated as an ES module because it has a '.js' file extension and '${config}' contains "type": "module". `
    + "To treat it as a CommonJS script, rename it to use the '.cjs' file extension.";
}

module.exports = { evaluate };
