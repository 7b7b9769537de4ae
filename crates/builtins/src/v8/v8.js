// `node:v8`, Node 26: what of it can be told of this engine. Follows https://nodejs.org/docs/latest-v26.x/api/v8.html
//
// The engine gives no way to heap snapshots and profiles: who asks for them is told so. Promise hooks are not there at all.
'use strict';

const { codes } = require('internal/errors');
const { validateString } = require('internal/validators');

const serializer = () => require('internal/v8_serializer');
const deserializer = () => require('internal/v8_deserializer');

function serialize(value) {
  const writer = new (serializer().DefaultSerializer)();
  writer.writeHeader();
  writer.writeValue(value);
  return writer.releaseBuffer();
}

function deserialize(buffer) {
  const reader = new (deserializer().DefaultDeserializer)(buffer);
  reader.readHeader();
  return reader.readValue();
}

// ---- the heap

/** The engine's figures under V8's names, in bytes. What it does not tell apart is 0. */
function getHeapStatistics() {
  const { heapTotal, heapUsed, external } = process.memoryUsage();
  const limit = heapLimit();
  return {
    total_heap_size: heapTotal,
    total_heap_size_executable: 0,
    total_physical_size: heapTotal,
    total_available_size: Math.max(0, limit - heapUsed),
    used_heap_size: heapUsed,
    heap_size_limit: limit,
    malloced_memory: 0,
    peak_malloced_memory: 0,
    does_zap_garbage: 0,
    number_of_native_contexts: 1,
    number_of_detached_contexts: 0,
    total_global_handles_size: 0,
    used_global_handles_size: 0,
    external_memory: external,
    total_allocated_bytes: heapUsed,
  };
}

/** The engine has no limit of its own: what the machine has, or what the program may have of it. */
function heapLimit() {
  const allowed = process.constrainedMemory();
  const all = require('os').totalmem();
  return allowed > 0 && allowed < all ? allowed : all;
}

/** This engine's heap is one space. */
function getHeapSpaceStatistics() {
  const { heapTotal, heapUsed } = process.memoryUsage();
  return [{
    space_name: 'old_space',
    space_size: heapTotal,
    space_used_size: heapUsed,
    space_available_size: heapTotal - heapUsed,
    physical_space_size: heapTotal,
  }];
}

// ---- flags, versions, texts

/** V8's flags mean nothing to this engine. */
function setFlagsFromString(flags) { validateString(flags, 'flags'); }

function cachedDataVersionTag() {
  let tag = 0;
  for (const character of `roata ${process.version} ${process.arch}`) tag = (Math.imul(tag, 31) + character.codePointAt(0)) | 0;
  return tag >>> 0;
}

function isStringOneByteRepresentation(content) {
  validateString(content, 'content');
  return !/[^\0-\xff]/.test(content);
}

// ---- what the engine's library keeps to itself

const unavailable = (feature) => new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(feature);
const checkSnapshotOptions = (options) => require('internal/worker_options').checkSnapshotOptions(options);

function getHeapSnapshot(options) {
  checkSnapshotOptions(options);
  throw unavailable('v8.getHeapSnapshot()');
}

function writeHeapSnapshot(filename, options) {
  if (filename !== undefined) require('internal/fs').toPath(filename);
  checkSnapshotOptions(options);
  throw unavailable('v8.writeHeapSnapshot()');
}

function setHeapSnapshotNearHeapLimit(limit) {
  require('internal/validators').validateUint32(limit, 'limit', true);
  throw unavailable('v8.setHeapSnapshotNearHeapLimit()');
}

function startCpuProfile(options) {
  if (options !== undefined) require('internal/validators').validateObject(options, 'options');
  throw unavailable('v8.startCpuProfile()');
}

function startHeapProfile(options) {
  if (options !== undefined) require('internal/validators').validateObject(options, 'options');
  throw unavailable('v8.startHeapProfile()');
}

/** There is no coverage to write: as in Node without NODE_V8_COVERAGE, nothing happens. */
function takeCoverage() {}

function stopCoverage() {}

// ---- snapshots: a program never runs while one is built

function notBuilding() { throw new codes.ERR_NOT_BUILDING_SNAPSHOT(); }

const startupSnapshot = {
  addDeserializeCallback(callback, data) { notBuilding(callback, data); },
  addSerializeCallback(callback, data) { notBuilding(callback, data); },
  setDeserializeMainFunction(callback, data) { notBuilding(callback, data); },
  isBuildingSnapshot() { return false; },
};

/** A class of another module, which is loaded when it is first used. */
function lazyClass(name, module) {
  const { lazyGetters } = require('internal/boot');
  const get = () => {
    const Class = module()[name];
    Object.defineProperty(exports, name, { value: Class, writable: true, enumerable: true, configurable: true });
    return Class;
  };
  lazyGetters.add(get);
  Object.defineProperty(exports, name, { get, enumerable: true, configurable: true });
}

Object.assign(exports, {
  cachedDataVersionTag, getHeapSnapshot, writeHeapSnapshot, setHeapSnapshotNearHeapLimit, startCpuProfile, startHeapProfile, takeCoverage, stopCoverage, getHeapStatistics, getHeapSpaceStatistics, setFlagsFromString, deserialize, serialize, startupSnapshot, isStringOneByteRepresentation,
});
lazyClass('Serializer', serializer);
lazyClass('Deserializer', deserializer);
lazyClass('DefaultSerializer', serializer);
lazyClass('DefaultDeserializer', deserializer);
