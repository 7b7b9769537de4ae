// `internal/dom_exception`: DOMException and QuotaExceededError, Node 26.
// Follows https://webidl.spec.whatwg.org/#idl-DOMException
//
// An instance is a real error object (so it has a stack and Error.isError knows it) with another prototype;
// its name and message sit in private fields stamped on it.

const { setPrototypeOf } = Reflect;

const legacyNames = [
  ['INDEX_SIZE_ERR', 'IndexSizeError'],
  ['DOMSTRING_SIZE_ERR'],
  ['HIERARCHY_REQUEST_ERR', 'HierarchyRequestError'],
  ['WRONG_DOCUMENT_ERR', 'WrongDocumentError'],
  ['INVALID_CHARACTER_ERR', 'InvalidCharacterError'],
  ['NO_DATA_ALLOWED_ERR'],
  ['NO_MODIFICATION_ALLOWED_ERR', 'NoModificationAllowedError'],
  ['NOT_FOUND_ERR', 'NotFoundError'],
  ['NOT_SUPPORTED_ERR', 'NotSupportedError'],
  ['INUSE_ATTRIBUTE_ERR', 'InUseAttributeError'],
  ['INVALID_STATE_ERR', 'InvalidStateError'],
  ['SYNTAX_ERR', 'SyntaxError'],
  ['INVALID_MODIFICATION_ERR', 'InvalidModificationError'],
  ['NAMESPACE_ERR', 'NamespaceError'],
  ['INVALID_ACCESS_ERR', 'InvalidAccessError'],
  ['VALIDATION_ERR'],
  ['TYPE_MISMATCH_ERR', 'TypeMismatchError'],
  ['SECURITY_ERR', 'SecurityError'],
  ['NETWORK_ERR', 'NetworkError'],
  ['ABORT_ERR', 'AbortError'],
  ['URL_MISMATCH_ERR', 'URLMismatchError'],
  ['QUOTA_EXCEEDED_ERR', 'QuotaExceededError'],
  ['TIMEOUT_ERR', 'TimeoutError'],
  ['INVALID_NODE_TYPE_ERR', 'InvalidNodeTypeError'],
  ['DATA_CLONE_ERR', 'DataCloneError'],
];

const codeOfName = new Map();

// Returns the object it is given, so that a subclass puts its private fields on it.
class Stampable {
  constructor(object) { return object; }
}

class Parts extends Stampable {
  #name;
  #message;

  constructor(object, name, message) {
    super(object);
    this.#name = name;
    this.#message = message;
  }

  static has(value) { return typeof value === 'object' && value !== null && #name in value; }
  static name(value) { return Parts.#of(value).#name; }
  static message(value) { return Parts.#of(value).#message; }

  static #of(value) {
    if (Parts.has(value)) return value;
    const error = new TypeError('Value of "this" must be of DOMException');
    error.code = 'ERR_INVALID_THIS';
    throw error;
  }
}

class DOMException {
  constructor(message = '', options = 'Error') {
    const error = new Error();
    setPrototypeOf(error, new.target.prototype);
    let name;
    if (options !== null && typeof options === 'object') {
      name = options.name === undefined ? 'Error' : `${options.name}`;
      if ('cause' in options) {
        Object.defineProperty(error, 'cause', { value: options.cause, writable: true, enumerable: false, configurable: true });
      }
    } else {
      name = `${options}`;
    }
    return new Parts(error, name, `${message}`);
  }

  get name() { return Parts.name(this); }
  get message() { return Parts.message(this); }
  get code() { return codeOfName.get(Parts.name(this)) ?? 0; }
}

class QuotaExceededError extends DOMException {
  #quota = null;
  #requested = null;

  constructor(message = '', options = undefined) {
    super(message, 'QuotaExceededError');
    if (options === undefined || options === null) return;
    const { quota = null, requested = null } = options;
    if (quota !== null) this.#quota = amount(quota, 'quota');
    if (requested !== null) this.#requested = amount(requested, 'requested');
    if (this.#quota !== null && this.#requested !== null && this.#requested < this.#quota) {
      throw new RangeError('options.requested must not be less than options.quota');
    }
  }

  static #check(value) {
    if (typeof value === 'object' && value !== null && #quota in value) return value;
    throw Object.assign(new TypeError('Value of "this" must be of QuotaExceededError'), { code: 'ERR_INVALID_THIS' });
  }

  get quota() { return QuotaExceededError.#check(this).#quota; }
  get requested() { return QuotaExceededError.#check(this).#requested; }
}

function copyOfDOMException(error) {
  if (!(error instanceof QuotaExceededError)) return new DOMException(error.message, error.name);
  const { message, quota, requested } = error;
  return new QuotaExceededError(message, { quota: quota ?? undefined, requested: requested ?? undefined });
}

function amount(value, name) {
  const number = Number(value);
  if (!Number.isFinite(number)) throw new TypeError(`options.${name} must be a finite number`);
  if (number < 0) throw new RangeError(`options.${name} must not be negative`);
  return number;
}

setPrototypeOf(DOMException.prototype, Error.prototype);
for (const name of ['name', 'message', 'code']) {
  const { get } = Object.getOwnPropertyDescriptor(DOMException.prototype, name);
  Object.defineProperty(DOMException.prototype, name, { get, enumerable: true, configurable: true });
}
for (const name of ['quota', 'requested']) Object.defineProperty(QuotaExceededError.prototype, name, { enumerable: true });
legacyNames.forEach(([constant, name], index) => {
  const property = { value: index + 1, enumerable: true };
  Object.defineProperty(DOMException, constant, property);
  Object.defineProperty(DOMException.prototype, constant, property);
  if (name !== undefined) codeOfName.set(name, index + 1);
});
for (const constructor of [DOMException, QuotaExceededError]) {
  Object.defineProperty(constructor.prototype, Symbol.toStringTag, { value: constructor.name, configurable: true });
}

module.exports = { DOMException, QuotaExceededError, copyOfDOMException, isDOMException: Parts.has };
