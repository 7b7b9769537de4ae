// `internal/dns_messages`: questions to name servers and their answers, as bytes. Follows RFC 1035 (messages), 3596 (AAAA), 2782 (SRV), 3403 (NAPTR),
// 6698 (TLSA) and 8659 (CAA).
'use strict';

const { Buffer } = require('buffer');

const HEADER = 12;
const CLASS_IN = 1;
const LONGEST_LABEL = 63;
const LONGEST_NAME = 253;
/** Flags of a question, recursion desired; and of an answer: that it is one, and that it was cut short. */
const RECURSION = 0x0100;
const IS_ANSWER = 0x8000;
const TRUNCATED = 0x0200;

const types = { A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28, SRV: 33, NAPTR: 35, TLSA: 52, ANY: 255, CAA: 257 };

/** The bytes of a question; undefined if `name` is none. */
function encodeQuestion(id, name, type) {
  const labels = name === '' || name === '.' ? [] : name.replace(/\.$/, '').split('.');
  if (name.length > LONGEST_NAME + 1 || labels.some((label) => label === '' || label.length > LONGEST_LABEL)) return undefined;
  const header = Buffer.alloc(HEADER);
  header.writeUInt16BE(id, 0);
  header.writeUInt16BE(RECURSION, 2);
  header.writeUInt16BE(1, 4);
  const tail = Buffer.alloc(5);
  tail.writeUInt16BE(types[type], 1);
  tail.writeUInt16BE(CLASS_IN, 3);
  const parts = labels.flatMap((label) => [Buffer.from([label.length]), Buffer.from(label, 'latin1')]);
  return Buffer.concat([header, ...parts, tail]);
}

/** The number of a message. */
const idOf = (bytes) => (bytes.length < 2 ? undefined : bytes.readUInt16BE(0));

/** `{ status, isTruncated, answers }`; each answer is `{ name, type, ttl, … }`. Undefined for what is no answer, or is damaged. */
function decodeAnswer(bytes) {
  try {
    return new Reader(bytes).message();
  } catch (error) {
    if (error instanceof RangeError || error instanceof Damaged) return undefined;
    throw error;
  }
}

class Damaged extends Error {}

class Reader {
  #bytes;
  #at = 0;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  message() {
    this.#number(2);
    const flags = this.#number(2);
    if (!(flags & IS_ANSWER)) throw new Damaged();
    const questions = this.#number(2);
    const count = this.#number(2);
    this.#at = HEADER;
    for (let i = 0; i < questions; i++) {
      this.#name();
      this.#at += 4;
    }
    const answers = [];
    for (let i = 0; i < count; i++) answers.push(this.#record());
    return { status: flags & 15, isTruncated: Boolean(flags & TRUNCATED), answers };
  }

  #record() {
    const name = this.#name();
    const type = this.#number(2);
    this.#at += 2;
    const ttl = this.#number(4);
    const length = this.#number(2);
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new Damaged();
    const fields = this.#fields(type, end);
    this.#at = end;
    return { name, type, ttl, ...fields };
  }

  #fields(type, end) {
    switch (type) {
      case types.A: return { address: [...this.#take(4)].join('.') };
      case types.AAAA: return { address: this.#v6() };
      case types.NS: case types.CNAME: case types.PTR: return { value: this.#name() };
      case types.MX: return { priority: this.#number(2), exchange: this.#name() };
      case types.TXT: return { entries: this.#texts(end) };
      case types.SRV: return { priority: this.#number(2), weight: this.#number(2), port: this.#number(2), target: this.#name() };
      case types.NAPTR: return {
        order: this.#number(2), preference: this.#number(2), flags: this.#text(), service: this.#text(), regexp: this.#text(), replacement: this.#name(),
      };
      case types.SOA: return {
        nsname: this.#name(), hostmaster: this.#name(), serial: this.#number(4), refresh: this.#number(4), retry: this.#number(4), expire: this.#number(4),
        minttl: this.#number(4),
      };
      case types.CAA: return { critical: this.#number(1), tag: this.#text(), value: this.#take(end - this.#at).toString('latin1') };
      case types.TLSA: return { certUsage: this.#number(1), selector: this.#number(1), match: this.#number(1), data: this.#take(end - this.#at) };
      default: return undefined;
    }
  }

  #number(size) {
    const value = this.#bytes.readUIntBE(this.#at, size);
    this.#at += size;
    return value;
  }

  #take(length) {
    if (length < 0 || this.#at + length > this.#bytes.length) throw new Damaged();
    const piece = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return piece;
  }

  #v6() {
    const groups = Array.from({ length: 8 }, () => this.#number(2).toString(16));
    return require('internal/sockets').parseAddress(groups.join(':'), 6)[0];
  }

  #text() {
    return this.#take(this.#number(1)).toString('latin1');
  }

  #texts(end) {
    const texts = [];
    while (this.#at < end) texts.push(this.#take(this.#number(1)).toString('utf8'));
    return texts;
  }

  /** Its end may stand elsewhere in the message, always further in front. */
  #name() {
    const labels = [];
    let end;
    let start = this.#at;
    for (;;) {
      const length = this.#number(1);
      if (length === 0) break;
      if (length < 64) {
        labels.push(this.#take(length).toString('latin1'));
        continue;
      }
      this.#at--;
      const target = this.#number(2) & 0x3fff;
      end ??= this.#at;
      if (target >= start) throw new Damaged();
      this.#at = start = target;
    }
    if (end !== undefined) this.#at = end;
    return labels.join('.');
  }
}

Object.assign(exports, { types, encodeQuestion, idOf, decodeAnswer });
