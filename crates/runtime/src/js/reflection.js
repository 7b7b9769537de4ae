// internal/reflection: functions that look at properties without reading them see what Node has. Loaded with the first text that names one of these.
// The stack of an error has to be in Node's form before its property is looked at: texts that read it ask for that themselves, these do it for others.
// What is loaded when it is first read is read before it is looked at.
'use strict';

const { makeReadable } = require('internal/stack');

const { natives, lazyGetters } = require('internal/boot');
const { isError } = Error;
const { getOwnPropertyDescriptor, getOwnPropertyDescriptors, getOwnPropertyNames } = Object;
const { ownKeys, get } = Reflect;
const reflectDescriptor = Reflect.getOwnPropertyDescriptor;

replace(Object, {
  getOwnPropertyDescriptor(object, key) { return descriptorOf(getOwnPropertyDescriptor, object, key); },
  getOwnPropertyDescriptors(object) {
    if (isError(object)) return descriptorsOfError(makeReadable(object));
    const all = getOwnPropertyDescriptors(object);
    for (const key of ownKeys(all)) if (isLazy(all[key])) all[key] = descriptorOf(getOwnPropertyDescriptor, object, key);
    return all;
  },
  getOwnPropertyNames(object) { return isError(object) ? stackFirst(getOwnPropertyNames(makeReadable(object))) : getOwnPropertyNames(object); },
});
replace(Reflect, {
  get(object, key, receiver = undefined) {
    if (key === 'stack' && isError(object)) makeReadable(object);
    return arguments.length > 2 ? get(object, key, receiver) : get(object, key);
  },
  getOwnPropertyDescriptor(object, key) { return descriptorOf(reflectDescriptor, object, key); },
  ownKeys(object) { return isError(object) ? stackFirst(ownKeys(makeReadable(object))) : ownKeys(object); },
});

function descriptorOf(look, object, key) {
  const own = look(key === 'stack' && isError(object) ? makeReadable(object) : object, key);
  if (!isLazy(own)) return own;
  get(object, key);
  return look(object, key);
}

const isLazy = (descriptor) => descriptor?.get !== undefined && lazyGetters.has(descriptor.get);

/** V8 makes the stack before anything else. */
function stackFirst(keys) {
  const at = keys.indexOf('stack');
  return at > 0 ? ['stack', ...keys.toSpliced(at, 1)] : keys;
}

function descriptorsOfError(error) {
  const all = getOwnPropertyDescriptors(error);
  const ordered = {};
  for (const key of stackFirst(ownKeys(all))) ordered[key] = all[key];
  return ordered;
}

function replace(owner, methods) {
  for (const name of Object.keys(methods)) {
    natives.add(methods[name]);
    Object.defineProperty(owner, name, { value: methods[name], writable: true, enumerable: false, configurable: true });
  }
}
