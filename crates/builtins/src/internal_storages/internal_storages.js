// `internal/storages`: which AsyncLocalStorage on another core is the same as one here, for stores that go along with calls. A module is loaded anew on
// each core, and so its storages are made anew: they are the same if they have the same name, or else were made at the same place in the source, as the
// same one of those made there. One that travels as a value keeps its identity.
'use strict';

const identities = new WeakMap();
/** By identity; `undefined` keys never occur. */
const known = new Map();
/** Storages whose identity nobody has asked for yet: what they were made at. */
let unnamed = [];

/** Called by the constructor. */
function register(storage, name) {
  unnamed.push([new WeakRef(storage), name === '' ? new Error() : name]);
}

function nameAll() {
  const list = unnamed;
  unnamed = [];
  for (const [reference, origin] of list) {
    const storage = reference.deref();
    const base = typeof origin === 'string' ? `name ${origin}` : `site ${siteOf(origin)}`;
    let number = 0;
    while (known.has(`${base} ${number}`)) number++;
    const identity = `${base} ${number}`;
    known.set(identity, reference);
    if (storage !== undefined && !identities.has(storage)) identities.set(storage, identity);
  }
}

/** The first place that is not the runtime's own. */
function siteOf(origin) {
  const { v8Stack } = require('internal/stack');
  const line = v8Stack(origin).split('\n').find((text) => /^ {4}at /.test(text) && !/\(?node:/.test(text)) ?? '';
  return (/\(([^()]*)\)$/.exec(line)?.[1] ?? line.slice(7)).replace('file://', '');
}

const isStorage = (object) => typeof object.getStore === 'function' && object instanceof require('async_hooks').AsyncLocalStorage;

function identityOf(storage) {
  if (unnamed.length !== 0) nameAll();
  return identities.get(storage);
}

/** The storage here that has this identity; made if there is none. */
function storageOf(identity) {
  if (unnamed.length !== 0) nameAll();
  const found = known.get(identity)?.deref();
  if (found !== undefined) return found;
  const { AsyncLocalStorage } = require('async_hooks');
  const storage = new AsyncLocalStorage();
  unnamed.pop();
  identities.set(storage, identity);
  known.set(identity, new WeakRef(storage));
  return storage;
}

/** `[identity, store]` of those stores of a frame that can be cloned, undefined if there are none. */
function storesOf(frame, canTravel) {
  let stores;
  for (const [storage, store] of frame) {
    const identity = identityOf(storage);
    if (identity !== undefined && canTravel(store)) (stores ??= []).push([identity, store]);
  }
  return stores;
}

module.exports = { register, isStorage, identityOf, storageOf, storesOf };
