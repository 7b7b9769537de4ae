// internal/reflection: functions that look at properties without reading them see errors as Node's. Loaded with the first text that names one of these.
// The stack of an error has to be in Node's form before its property is looked at: texts that read it ask for that themselves, these do it for others.
'use strict';

const { makeReadable } = require('internal/stack');

const { natives } = require('internal/boot');
const { isError } = Error;
const { getOwnPropertyDescriptor, getOwnPropertyDescriptors, getOwnPropertyNames } = Object;
const { getOwnPropertyDescriptor: reflectDescriptor, ownKeys, get } = Reflect;

replace(Object, {
  getOwnPropertyDescriptor(object, key) { return getOwnPropertyDescriptor(key === 'stack' && isError(object) ? makeReadable(object) : object, key); },
  getOwnPropertyDescriptors(object) {
    if (isError(object)) makeReadable(object);
    return getOwnPropertyDescriptors(object);
  },
  getOwnPropertyNames(object) {
    if (isError(object)) makeReadable(object);
    return getOwnPropertyNames(object);
  },
});
replace(Reflect, {
  get(object, key, receiver = undefined) {
    if (key === 'stack' && isError(object)) makeReadable(object);
    return arguments.length > 2 ? get(object, key, receiver) : get(object, key);
  },
  getOwnPropertyDescriptor(object, key) { return reflectDescriptor(key === 'stack' && isError(object) ? makeReadable(object) : object, key); },
  ownKeys(object) {
    if (isError(object)) makeReadable(object);
    return ownKeys(object);
  },
});

function replace(owner, methods) {
  for (const name of Object.keys(methods)) {
    natives.add(methods[name]);
    Object.defineProperty(owner, name, { value: methods[name], writable: true, enumerable: false, configurable: true });
  }
}
