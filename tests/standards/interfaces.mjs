// The shape of the web's interfaces, as Web IDL gives it to their definitions: https://webidl.spec.whatwg.org/#js-interfaces
//
// `name/length` are methods, `name` alone is an attribute, `name=` one that can be set, `name!` one whose promise is rejected for a wrong receiver
// (`name/length!` the same of a method).
import { createRequire } from 'node:module';

const { test, same, alike, holds, throws, rejects, run } = createRequire(import.meta.url)('./checks.cjs');

const BODY = 'body bodyUsed arrayBuffer/0! blob/0! bytes/0! formData/0! json/0! text/0!';
const INTERFACES = {
  AbortController: { length: 0, members: 'signal abort/0' },
  AbortSignal: { parent: 'EventTarget', members: 'aborted reason onabort= throwIfAborted/0', statics: 'abort/0 any/1 timeout/1' },
  Blob: { length: 0, members: 'size type slice/0 stream/0 text/0! arrayBuffer/0! bytes/0!' },
  BroadcastChannel: { length: 1, tag: 'EventTarget', parent: 'EventTarget', members: 'name onmessage= onmessageerror= postMessage/1 close/0' },
  ByteLengthQueuingStrategy: { length: 1, members: 'highWaterMark size' },
  CloseEvent: { length: 1, parent: 'Event', members: 'wasClean code reason' },
  CompressionStream: { length: 1, members: 'readable writable' },
  CountQueuingStrategy: { length: 1, members: 'highWaterMark size' },
  Crypto: { members: 'subtle getRandomValues/1 randomUUID/0' },
  CryptoKey: { members: 'type extractable algorithm usages' },
  CustomEvent: { length: 1, parent: 'Event', members: 'detail' },
  DecompressionStream: { length: 1, members: 'readable writable' },
  DOMException: { length: 0, members: 'name message code' },
  Event: {
    length: 1,
    members: 'type target srcElement currentTarget eventPhase bubbles cancelable defaultPrevented composed timeStamp cancelBubble= returnValue= composedPath/0 stopPropagation/0 ' +
      'stopImmediatePropagation/0 preventDefault/0 initEvent/1',
  },
  EventTarget: { length: 0, members: 'addEventListener/2 removeEventListener/2 dispatchEvent/1' },
  File: { length: 2, parent: 'Blob', members: 'name lastModified' },
  FormData: { length: 0, members: 'append/2 delete/1 get/1 getAll/1 has/1 set/2 entries/0 forEach/1 keys/0 values/0' },
  Headers: { length: 0, members: 'append/2 delete/1 get/1 getSetCookie/0 has/1 set/2 entries/0 forEach/1 keys/0 values/0' },
  MessageEvent: { length: 1, parent: 'Event', members: 'data origin lastEventId source ports' },
  Performance: { parent: 'EventTarget', members: 'timeOrigin now/0 mark/1 measure/1 clearMarks/0 clearMeasures/0 getEntries/0 getEntriesByName/1 getEntriesByType/1 toJSON/0' },
  PerformanceEntry: { members: 'name entryType startTime duration toJSON/0' },
  PerformanceMark: { length: 1, parent: 'PerformanceEntry', members: 'detail' },
  PerformanceMeasure: { parent: 'PerformanceEntry', members: 'detail' },
  QuotaExceededError: { length: 0, parent: 'DOMException', members: 'quota requested' },
  ReadableByteStreamController: { members: 'byobRequest desiredSize close/0 enqueue/1 error/0' },
  ReadableStream: { length: 0, members: 'locked cancel/0! getReader/0 pipeThrough/1 pipeTo/1! tee/0 values/0', statics: 'from/1' },
  ReadableStreamBYOBReader: { length: 1, members: 'closed! cancel/0! read/1! releaseLock/0' },
  ReadableStreamBYOBRequest: { members: 'view respond/1 respondWithNewView/1' },
  ReadableStreamDefaultController: { members: 'desiredSize close/0 enqueue/0 error/0' },
  ReadableStreamDefaultReader: { length: 1, members: 'closed! cancel/0! read/0! releaseLock/0' },
  Request: {
    length: 1,
    members: `method url headers destination referrer referrerPolicy mode credentials cache redirect integrity keepalive signal duplex clone/0 ${BODY}`,
  },
  Response: { length: 0, members: `type url redirected status ok statusText headers clone/0 ${BODY}`, statics: 'error/0 json/1 redirect/1' },
  SubtleCrypto: {
    members: 'encrypt/3! decrypt/3! sign/3! verify/4! digest/2! generateKey/3! deriveKey/5! deriveBits/2! importKey/5! exportKey/2! wrapKey/4! unwrapKey/7! getPublicKey/2!',
    statics: 'supports/2',
  },
  TextDecoder: { length: 0, members: 'encoding fatal ignoreBOM decode/0' },
  TextDecoderStream: { length: 0, members: 'encoding fatal ignoreBOM readable writable' },
  TextEncoder: { length: 0, members: 'encoding encode/0 encodeInto/2' },
  TextEncoderStream: { length: 0, members: 'encoding readable writable' },
  TransformStream: { length: 0, members: 'readable writable' },
  TransformStreamDefaultController: { members: 'desiredSize enqueue/0 error/0 terminate/0' },
  URL: {
    length: 1,
    members: 'href= origin protocol= username= password= host= hostname= port= pathname= search= searchParams hash= toJSON/0 toString/0',
    statics: 'canParse/1 createObjectURL/1 parse/1 revokeObjectURL/1',
  },
  URLPattern: { length: 0, members: 'hasRegExpGroups test/0 exec/0' },
  URLSearchParams: { length: 0, members: 'size append/2 delete/1 get/1 getAll/1 has/1 set/2 sort/0 toString/0 entries/0 forEach/1 keys/0 values/0' },
  WebSocket: {
    length: 1, parent: 'EventTarget',
    members: 'url readyState bufferedAmount onopen= onerror= onclose= extensions protocol onmessage= binaryType= close/0 send/1',
  },
  WritableStream: { length: 0, members: 'locked abort/0! close/0! getWriter/0' },
  WritableStreamDefaultController: { members: 'signal error/0' },
  WritableStreamDefaultWriter: { length: 1, members: 'closed! desiredSize ready! abort/0! close/0! releaseLock/0 write/0!' },
};

const split = (text = '') => text.split(' ').filter(Boolean).map((word) => {
  const [, name, isSettable, length, isAsync] = /^(\w+)(=)?(?:\/(\d+))?(!)?$/.exec(word);
  return { name, isSettable: isSettable !== undefined, length: length === undefined ? undefined : Number(length), isAsync: isAsync !== undefined };
});
const flags = ({ writable, enumerable, configurable }) => [writable, enumerable, configurable];

function checkMethod(holder, { name, length, isAsync }, where, isBranded) {
  const descriptor = Object.getOwnPropertyDescriptor(holder, name);
  holds(descriptor, `${where}.${name}`);
  alike(flags(descriptor), [true, true, true], `${where}.${name}`);
  same(descriptor.value.name, name, `the name of ${where}.${name}`);
  same(descriptor.value.length, length, `the length of ${where}.${name}`);
  if (!isBranded) return undefined;
  const call = () => Reflect.apply(descriptor.value, {}, Array(length).fill('x'));
  return isAsync ? rejects(TypeError, call(), `${where}.${name} of another object`) : throws(TypeError, call, `${where}.${name} of another object`);
}

function checkAttribute(prototype, { name, isSettable, isAsync }, where) {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  holds(descriptor?.get, `the getter of ${where}.${name}`);
  alike([descriptor.enumerable, descriptor.configurable], [true, true], `${where}.${name}`);
  same(descriptor.get.length, 0, `the length of the getter of ${where}.${name}`);
  same(descriptor.get.name, `get ${name}`, `the getter of ${where}`);
  same(descriptor.set !== undefined, isSettable, `a setter of ${where}.${name}`);
  if (isSettable) {
    same(descriptor.set.length, 1, `the length of the setter of ${where}.${name}`);
    same(descriptor.set.name, `set ${name}`, `the setter of ${where}`);
    throws(TypeError, () => Reflect.apply(descriptor.set, {}, ['x']), `setting ${where}.${name} of another object`);
  }
  const get = () => Reflect.apply(descriptor.get, {}, []);
  return isAsync ? rejects(TypeError, get(), `${where}.${name} of another object`) : throws(TypeError, get, `${where}.${name} of another object`);
}

for (const [name, { length, parent, members, statics, tag: ownTag = name }] of Object.entries(INTERFACES)) {
  test(name, async () => {
    const Interface = globalThis[name];
    alike(flags(Object.getOwnPropertyDescriptor(globalThis, name)), [true, false, true], `globalThis.${name}`);
    same(Interface.name, name);
    same(Interface.length, length ?? 0, 'the length of the interface object');
    same(Object.getOwnPropertyDescriptor(Interface, 'prototype').writable, false, 'whether the prototype can be replaced');
    same(Object.getPrototypeOf(Interface.prototype), parent !== undefined ? globalThis[parent].prototype : name === 'DOMException' ? Error.prototype : Object.prototype, 'what is inherited');
    if (parent !== undefined) same(Object.getPrototypeOf(Interface), globalThis[parent], 'what the interface object inherits');
    throws(TypeError, () => Interface('x', 'x'), 'a call without new');
    if (length === undefined) throws(TypeError, () => new Interface(), 'a construction');
    const holder = ownTag === name ? Interface.prototype : globalThis[parent].prototype; // as in Node, which gives it none of its own
    const tag = Object.getOwnPropertyDescriptor(holder, Symbol.toStringTag);
    alike([tag?.value, tag?.writable, tag?.enumerable, tag?.configurable], [ownTag, false, false, true], 'the tag');
    alike(flags(Object.getOwnPropertyDescriptor(Interface.prototype, 'constructor')), [true, false, true], 'constructor');
    for (const member of split(members)) await (member.length === undefined ? checkAttribute(Interface.prototype, member, name) : checkMethod(Interface.prototype, member, name, true));
    for (const member of split(statics)) checkMethod(Interface, member, name, false);
  });
}

for (const Interface of [Headers, FormData, URLSearchParams]) {
  test(`iterators of ${Interface.name}`, () => {
    same(Interface.prototype[Symbol.iterator], Interface.prototype.entries);
    same(Object.getOwnPropertyDescriptor(Interface.prototype, Symbol.iterator).enumerable, false);
    const prototype = Object.getPrototypeOf(new Interface().entries());
    same(prototype, Object.getPrototypeOf(new Interface().keys()));
    same(prototype[Symbol.toStringTag], `${Interface.name} Iterator`);
    same(Object.getPrototypeOf(prototype), Iterator.prototype);
    alike(flags(Object.getOwnPropertyDescriptor(prototype, 'next')), [true, true, true]);
    same(prototype.next.length, 0);
    throws(TypeError, () => prototype.next.call({}));
  });
}

run();
