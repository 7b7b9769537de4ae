// `internal/error_texts`: what the errors of `internal/errors` say and which classes they have; loaded when the first one is made.
// Follows https://nodejs.org/docs/latest-v26.x/api/errors.html
//
// One text or function per code. In a text, each %s stands for the next argument. The class is TypeError unless `classLists` says otherwise.
'use strict';

const { apply } = Reflect;

/** The texts. A function's `this` is the error, so that a code can add properties of its own. */
const texts = {
  ERR_AMBIGUOUS_ARGUMENT: 'The "%s" argument is ambiguous. %s',
  ERR_ARG_NOT_ITERABLE: '%s must be iterable',
  ERR_ASSERTION: '%s',
  ERR_ASYNC_CALLBACK: '%s must be a function',
  ERR_ASYNC_TYPE: 'Invalid name for async "type": %s',
  ERR_BROTLI_INVALID_PARAM: '%s is not a valid Brotli parameter',
  ERR_BUFFER_OUT_OF_BOUNDS: (name) => (name ? `"${name}" is outside of buffer bounds` : 'Attempt to access memory outside buffer bounds'),
  ERR_BUFFER_TOO_LARGE: 'Cannot create a Buffer larger than %s bytes',
  ERR_CANNOT_WATCH_SIGINT: 'Cannot watch for SIGINT signals',
  ERR_CHILD_CLOSED_BEFORE_REPLY: 'Child closed before reply received',
  ERR_CHILD_PROCESS_IPC_REQUIRED: "Forked processes must have an IPC channel, missing value 'ipc' in %s",
  ERR_CHILD_PROCESS_STDIO_MAXBUFFER: '%s maxBuffer length exceeded',
  ERR_CONSOLE_WRITABLE_STREAM: 'Console expects a writable stream instance for %s',
  ERR_CLOSED_MESSAGE_PORT: 'Cannot send data on closed MessagePort',
  ERR_CONSTRUCT_CALL_INVALID: 'Constructor cannot be called',
  ERR_CONSTRUCT_CALL_REQUIRED: 'Class constructor %s cannot be invoked without `new`',
  ERR_CONTEXT_NOT_INITIALIZED: 'context used is not initialized',
  ERR_CRYPTO_CUSTOM_ENGINE_NOT_SUPPORTED: 'Custom engines not supported by this OpenSSL',
  ERR_CRYPTO_ECDH_INVALID_FORMAT: 'Invalid ECDH format: %s',
  ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY: 'Public key is not valid for specified curve',
  ERR_CRYPTO_ENGINE_UNKNOWN: 'Engine "%s" was not found',
  ERR_CRYPTO_HASH_FINALIZED: 'Digest already called',
  ERR_CRYPTO_HASH_UPDATE_FAILED: 'Hash update failed',
  ERR_CRYPTO_INCOMPATIBLE_KEY: 'Incompatible %s: %s',
  ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS: 'The selected key encoding %s %s.',
  ERR_CRYPTO_INVALID_CURVE: 'Invalid EC curve name',
  ERR_CRYPTO_INVALID_DIGEST: (name, kind = '') => `Invalid ${kind}digest: ${name}`,
  ERR_CRYPTO_INVALID_JWK: 'Invalid JWK data',
  ERR_CRYPTO_INVALID_AUTH_TAG: 'Invalid authentication tag length: %s',
  ERR_CRYPTO_INVALID_IV: 'Invalid initialization vector',
  ERR_CRYPTO_INVALID_KEYLEN: 'Invalid key length',
  ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE: 'Invalid key object type %s, expected %s.',
  ERR_CRYPTO_INVALID_MESSAGELEN: 'Invalid message length',
  ERR_CRYPTO_INVALID_SCRYPT_PARAMS: 'Invalid scrypt params: %s',
  ERR_CRYPTO_INVALID_STATE: 'Invalid state for operation %s',
  ERR_CRYPTO_OPERATION_FAILED: '%s',
  ERR_CRYPTO_PBKDF2_ERROR: 'PBKDF2 error',
  ERR_CRYPTO_SCRYPT_NOT_SUPPORTED: 'Scrypt algorithm not supported',
  ERR_CRYPTO_SIGN_KEY_REQUIRED: 'No key provided to sign',
  ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH: 'Input buffers must have the same byte length',
  ERR_CRYPTO_UNKNOWN_CIPHER: 'Unknown cipher',
  ERR_CRYPTO_UNKNOWN_DH_GROUP: 'Unknown DH group',
  ERR_CRYPTO_UNSUPPORTED_OPERATION: (what) => what || 'Unsupported crypto operation',
  ERR_DIR_CLOSED: 'Directory handle was closed',
  ERR_DIR_CONCURRENT_OPERATION: 'Cannot do synchronous work on directory handle with concurrent asynchronous operations',
  ERR_DLOPEN_DISABLED: 'Cannot load native addon because loading addons is disabled.',
  ERR_DLOPEN_FAILED: '%s',
  ERR_DNS_SET_SERVERS_FAILED: 'c-ares failed to set servers: "%s" [%s]',
  ERR_DUPLICATE_STARTUP_SNAPSHOT_MAIN_FUNCTION: 'Deserialize main function is already configured.',
  ERR_ENCODING_INVALID_ENCODED_DATA(encoding, errno) {
    if (errno !== undefined) this.errno = errno;
    return `The encoded data was not valid for encoding ${encoding}`;
  },
  ERR_ENCODING_NOT_SUPPORTED: 'The "%s" encoding is not supported',
  ERR_EVAL_ESM_CANNOT_PRINT: '--print cannot be used with ESM input',
  ERR_EVENT_RECURSION: 'The event "%s" is already being dispatched',
  ERR_EXECUTION_ENVIRONMENT_NOT_AVAILABLE: 'The execution environment is not available',
  ERR_FALSY_VALUE_REJECTION(reason) {
    this.reason = reason;
    return 'Promise was rejected with falsy value';
  },
  ERR_FEATURE_UNAVAILABLE_ON_PLATFORM: 'The feature %s is unavailable on the current platform, which is being used to run Node.js',
  ERR_FS_FILE_TOO_LARGE: 'File size (%s) is greater than 2 GiB',
  ERR_FS_WATCH_QUEUE_OVERFLOW: 'fs.watch() queued more than %s events',
  ERR_HTTP2_HEADER_REQUIRED: 'The %s header is required',
  ERR_HTTP2_INVALID_PACKED_SETTINGS_LENGTH: 'Packed settings length must be a multiple of six',
  ERR_HTTP2_INVALID_SETTING_VALUE: 'Invalid value for setting "%s": %s',
  ERR_HTTP_BODY_NOT_ALLOWED: 'Adding content for this request method or response status is not allowed.',
  ERR_HTTP_CONTENT_LENGTH_MISMATCH: "Response body's content-length of %s byte(s) does not match the content-length of %s byte(s) set in header",
  ERR_HTTP_HEADERS_SENT: 'Cannot %s headers after they are sent to the client',
  ERR_HTTP_INVALID_HEADER_VALUE: 'Invalid value "%s" for header "%s"',
  ERR_HTTP_INVALID_STATUS_CODE: 'Invalid status code: %s',
  ERR_HTTP_REQUEST_TIMEOUT: 'Request timeout',
  ERR_HTTP_SOCKET_ASSIGNED: 'ServerResponse has an already assigned socket',
  ERR_HTTP_SOCKET_ENCODING: 'Changing the socket encoding is not allowed per RFC7230 Section 3.',
  ERR_HTTP_TRAILER_INVALID: 'Trailers are invalid with this transfer encoding',
  ERR_ILLEGAL_CONSTRUCTOR: 'Illegal constructor',
  ERR_IMPORT_ATTRIBUTE_MISSING: 'Module "%s" needs an import attribute of "%s: %s"',
  ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE: 'Module "%s" is not of type "%s"',
  ERR_IMPORT_ATTRIBUTE_UNSUPPORTED: (name, value, url) => `Import attribute "${name}" with value "${value}" is not supported${url === undefined ? '' : ` in ${url}`}`,
  ERR_INCOMPATIBLE_OPTION_PAIR: 'Option "%s" cannot be used in combination with option "%s"',
  ERR_INPUT_TYPE_NOT_ALLOWED: '--input-type can only be used with string input via --eval, --print, or STDIN',
  ERR_INTERNAL_ASSERTION: (message) => (message ? `${message}\n` : '') +
    'This is caused by either a bug in Roata or incorrect usage of its internals.',
  ERR_INVALID_ADDRESS: 'Invalid address: %s',
  ERR_INVALID_ADDRESS_FAMILY(family, host, port) {
    this.host = host;
    this.port = port;
    return `Invalid address family: ${family} ${host}:${port}`;
  },
  ERR_INVALID_ARG_TYPE: invalidArgumentType,
  ERR_INVALID_ARG_VALUE: invalidArgumentValue,
  ERR_INVALID_ASYNC_ID: 'Invalid %s value: %s',
  ERR_INVALID_BUFFER_SIZE: 'Buffer size must be a multiple of %s',
  ERR_INVALID_CHAR: (name, field) => `Invalid character in ${name}${field === undefined ? '' : ` ["${field}"]`}`,
  ERR_INVALID_CURSOR_POS: 'Cannot set cursor row without setting its column',
  ERR_INVALID_FD: '"fd" must be a positive integer: %s',
  ERR_INVALID_FD_TYPE: 'Unsupported fd type: %s',
  ERR_INVALID_FILE_URL_HOST: 'File URL host must be "localhost" or empty on %s',
  ERR_INVALID_FILE_URL_PATH(text, input) {
    if (input !== undefined) this.input = input;
    return `File URL path ${text}`;
  },
  ERR_INVALID_HANDLE_TYPE: 'This handle type cannot be sent',
  ERR_INVALID_HTTP_TOKEN: '%s must be a valid HTTP token ["%s"]',
  ERR_INVALID_IP_ADDRESS: 'Invalid IP address: %s',
  ERR_INVALID_MIME_SYNTAX: (production, text, index) =>
    `The MIME syntax for a ${production} in "${text}" is invalid${index === -1 ? '' : ` at ${index}`}`,
  ERR_INVALID_MODULE_SPECIFIER: (specifier, reason, base) => `Invalid module "${specifier}" ${reason}${base ? ` imported from ${base}` : ''}`,
  ERR_INVALID_OBJECT_DEFINE_PROPERTY: '%s',
  ERR_INVALID_PACKAGE_CONFIG: (path, base, message) => `Invalid package config ${path}${base ? ` while importing ${base}` : ''}${message ? `. ${message}` : ''}`,
  ERR_INVALID_PACKAGE_TARGET: '%s',
  ERR_INVALID_PROTOCOL: 'Protocol "%s" not supported. Expected "%s"',
  ERR_INVALID_REPL_EVAL_CONFIG: 'Cannot specify both "breakEvalOnSigint" and "eval" for REPL',
  ERR_INVALID_RETURN_PROPERTY: 'Expected a valid %s to be returned for the "%s" from the "%s" function but got %s.',
  ERR_INVALID_RETURN_PROPERTY_VALUE: (input, name, property, value) =>
    `Expected ${input} to be returned for the "${property}" from the "${name}" function but got ${receivedType(value)}.`,
  ERR_INVALID_RETURN_VALUE: (input, name, value) => `Expected ${input} to be returned from the "${name}" function but got ${receivedType(value)}.`,
  ERR_INVALID_STATE: 'Invalid state: %s',
  ERR_INVALID_SYNC_FORK_INPUT: 'Asynchronous forks do not support Buffer, TypedArray, DataView or string input: %s',
  ERR_INVALID_THIS: 'Value of "this" must be of type %s',
  ERR_INVALID_TUPLE: '%s must be an iterable %s tuple',
  ERR_INVALID_TYPESCRIPT_SYNTAX: '%s',
  ERR_INVALID_URI: 'URI malformed',
  ERR_INVALID_URL(input, base = undefined) {
    this.input = input;
    if (base !== undefined) this.base = base;
    return 'Invalid URL';
  },
  ERR_INVALID_URL_SCHEME: (expected) => `The URL must be ${describeSchemes(expected)}`,
  ERR_IPC_CHANNEL_CLOSED: 'Channel closed',
  ERR_IPC_DISCONNECTED: 'IPC channel is already disconnected',
  ERR_IPC_ONE_PIPE: 'Child process can have only one IPC pipe',
  ERR_IPC_SYNC_FORK: 'IPC cannot be used with synchronous forks',
  ERR_IP_BLOCKED: 'IP(%s) is blocked by net.BlockList',
  ERR_LOAD_SQLITE_EXTENSION: '%s',
  ERR_MODULE_LINK_MISMATCH: '%s',
  ERR_METHOD_NOT_IMPLEMENTED: 'The %s method is not implemented',
  ERR_MISSING_ARGS: (...names) => missingArguments(names),
  ERR_MISSING_OPTION: '%s is required',
  ERR_MISSING_TRANSFERABLE_IN_TRANSFER_LIST: 'Object that needs transfer was found in message but not listed in transferList',
  ERR_MODULE_NOT_FOUND(path, base, exactUrl) {
    if (exactUrl !== undefined) this.url = exactUrl;
    return `Cannot find ${exactUrl ? 'module' : 'package'} '${path}' imported from ${base}`;
  },
  ERR_MULTIPLE_CALLBACK: 'Callback called multiple times',
  ERR_NOT_BUILDING_SNAPSHOT: 'Operation cannot be invoked when not building startup snapshot',
  ERR_NOT_IN_SINGLE_EXECUTABLE_APPLICATION: 'Operation cannot be invoked when not in a single-executable application',
  ERR_NOT_SUPPORTED_IN_SNAPSHOT: '%s is not supported in startup snapshot',
  ERR_NO_CRYPTO: 'Node.js is not compiled with OpenSSL crypto support',
  ERR_NO_ICU: '%s is not supported on Node.js compiled without ICU',
  ERR_NO_TYPESCRIPT: 'Node.js is not compiled with TypeScript support',
  ERR_OPERATION_FAILED: 'Operation failed: %s',
  ERR_OUT_OF_RANGE: outOfRange,
  ERR_PACKAGE_IMPORT_NOT_DEFINED: (specifier, packagePath, base) =>
    `Package import specifier "${specifier}" is not defined${packagePath ? ` in package ${packagePath}package.json` : ''} imported from ${base}`,
  ERR_PACKAGE_PATH_NOT_EXPORTED(packagePath, subpath, base) {
    const from = base ? ` imported from ${base}` : '';
    if (subpath === '.') return `No "exports" main defined in ${packagePath}package.json${from}`;
    return `Package subpath '${subpath}' is not defined by "exports" in ${packagePath}package.json${from}`;
  },
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: '%s',
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: "Unexpected argument '%s'. This command does not take positional arguments",
  ERR_PARSE_ARGS_UNKNOWN_OPTION: (option, allowPositionals) => `Unknown option '${option}'${allowPositionals
    ? `. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- ${quoteJson(option)}`
    : ''}`,
  ERR_PERFORMANCE_INVALID_TIMESTAMP: '%s is not a valid timestamp',
  ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS: '%s',
  ERR_PROTO_ACCESS: 'Accessing Object.prototype.__proto__ has been disallowed with --disable-proto=throw',
  ERR_PROXY_INVALID_CONFIG: '%s',
  ERR_QUERY_MODULE_NOT_FOUND: '%s',
  ERR_REQUIRE_ASYNC_MODULE(file, parent) {
    let text = 'require() cannot be used on an ESM graph with top-level await. Use import() instead. ' +
      'To see where the top-level await comes from, use --experimental-print-required-tla.';
    if (parent) text += `\n  From ${parent} `;
    if (file) text += `\n  Requiring ${file} `;
    return text;
  },
  ERR_REQUIRE_CYCLE_MODULE: '%s',
  ERR_REQUIRE_ESM: 'require() of ES Module %s not supported.',
  ERR_SCRIPT_EXECUTION_INTERRUPTED: 'Script execution was interrupted by `SIGINT`',
  ERR_SCRIPT_EXECUTION_TIMEOUT: 'Script execution timed out after %sms',
  ERR_SERVER_ALREADY_LISTEN: 'Listen method has been called more than once without closing.',
  ERR_SERVER_NOT_RUNNING: 'Server is not running.',
  ERR_SINGLE_EXECUTABLE_APPLICATION_ASSET_NOT_FOUND: 'Cannot find asset %s for the single executable application',
  ERR_SOCKET_ALREADY_BOUND: 'Socket is already bound',
  ERR_SOCKET_BAD_BUFFER_SIZE: 'Buffer size must be a positive integer',
  ERR_SOCKET_BAD_PORT: (name, port, allowZero = true) =>
    `${name} should be ${allowZero ? '>=' : '>'} 0 and < 65536. Received ${receivedType(port)}.`,
  ERR_SOCKET_BAD_TYPE: 'Bad socket type specified. Valid types are: udp4, udp6',
  ERR_SOCKET_CLOSED: 'Socket is closed',
  ERR_SOCKET_CLOSED_BEFORE_CONNECTION: 'Socket closed before the connection was established',
  ERR_SOCKET_CONNECTION_TIMEOUT: 'Socket connection timeout',
  ERR_SOCKET_DGRAM_IS_CONNECTED: 'Already connected',
  ERR_SOCKET_DGRAM_NOT_CONNECTED: 'Not connected',
  ERR_SOCKET_DGRAM_NOT_RUNNING: 'Not running',
  ERR_SOCKET_HANDLE_ADOPTED: 'The bound socket has already been adopted by a server or socket',
  ERR_SOURCE_PHASE_NOT_DEFINED: 'Source phase import object is not defined for module %s',
  ERR_STREAM_ALREADY_FINISHED: 'Cannot call %s after a stream was finished',
  ERR_STREAM_CANNOT_PIPE: 'Cannot pipe, not readable',
  ERR_STREAM_DESTROYED: 'Cannot call %s after a stream was destroyed',
  ERR_STREAM_ITER_MISSING_FLAG: '%s',
  ERR_STREAM_NULL_VALUES: 'May not write null values to stream',
  ERR_STREAM_PREMATURE_CLOSE: 'Premature close',
  ERR_STREAM_PUSH_AFTER_EOF: 'stream.push() after EOF',
  ERR_STREAM_UNABLE_TO_PIPE: 'Cannot pipe to a closed or destroyed stream',
  ERR_STREAM_UNSHIFT_AFTER_END_EVENT: 'stream.unshift() after end event',
  ERR_STREAM_WRAP: 'Stream has StringDecoder set or is in objectMode',
  ERR_STREAM_WRITE_AFTER_END: 'write after end',
  ERR_STRING_TOO_LONG: 'Cannot create a string longer than 0x%s characters',
  ERR_SYNTHETIC: 'JavaScript Callstack',
  ERR_TEST_FAILURE(cause, failureType) {
    this.failureType = failureType;
    this.cause = cause;
    const text = cause?.message ?? cause;
    return typeof text === 'string' ? text : require('internal/inspect').inspect(text);
  },
  ERR_THROTTLED: 'The call was dropped by the throttled function',
  ERR_TLS_ALPN_CALLBACK_INVALID_RESULT: (value, protocols) => `ALPN callback returned a value (${value}) that did not match any of the client's offered protocols (${protocols.join(', ')})`,
  ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS: 'The ALPNCallback and ALPNProtocols TLS options are mutually exclusive',
  ERR_TLS_CERT_ALTNAME_FORMAT: 'Invalid subject alternative name string',
  ERR_TLS_CERT_ALTNAME_INVALID(reason, host, cert) {
    this.reason = reason;
    this.host = host;
    this.cert = cert;
    return `Hostname/IP does not match certificate's altnames: ${reason}`;
  },
  ERR_TLS_HANDSHAKE_TIMEOUT: 'TLS handshake timeout',
  ERR_TLS_INVALID_CONTEXT: '%s must be a SecureContext',
  ERR_TLS_INVALID_PROTOCOL_METHOD: '%s',
  ERR_TLS_INVALID_PROTOCOL_VERSION: (version, which) => `${JSON.stringify(version)} is not a valid ${which} TLS protocol version`,
  ERR_TLS_INVALID_STATE: 'TLS socket connection must be securely established',
  ERR_TLS_PROTOCOL_VERSION_CONFLICT: (version, method) => `TLS protocol version ${JSON.stringify(version)} conflicts with secureProtocol ${JSON.stringify(method)}`,
  ERR_TLS_REQUIRED_SERVER_NAME: '"servername" is required parameter for Server.addContext',
  ERR_TLS_SNI_FROM_SERVER: 'Cannot issue SNI from a TLS server-side socket',
  ERR_TRACE_EVENTS_CATEGORY_REQUIRED: 'At least one category is required',
  ERR_TRACE_EVENTS_UNAVAILABLE: 'Trace events are unavailable',
  ERR_TRANSFORM_ALREADY_TRANSFORMING: 'Calling transform done when still transforming',
  ERR_TRANSFORM_WITH_LENGTH_0: 'Calling transform done when writableState.length != 0',
  ERR_UNAVAILABLE_DURING_EXIT: 'Cannot call function in process exit handler',
  ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET: '`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active',
  ERR_UNESCAPED_CHARACTERS: '%s contains unescaped characters',
  ERR_UNHANDLED_ERROR: (error = undefined) => (error === undefined ? 'Unhandled error.' : `Unhandled error. (${error})`),
  ERR_UNKNOWN_BUILTIN_MODULE: 'No such built-in module: %s',
  ERR_UNKNOWN_CREDENTIAL: '%s identifier does not exist: %s',
  ERR_UNKNOWN_ENCODING: 'Unknown encoding: %s',
  ERR_UNKNOWN_FILE_EXTENSION: 'Unknown file extension "%s" for %s',
  ERR_UNKNOWN_MODULE_FORMAT: 'Unknown module format: %s for URL %s',
  ERR_UNKNOWN_SIGNAL: 'Unknown signal: %s',
  ERR_UNSUPPORTED_DIR_IMPORT(path, base, exactUrl) {
    this.url = exactUrl;
    return `Directory import '${path}' is not supported resolving ES modules imported from ${base}`;
  },
  ERR_UNSUPPORTED_ESM_URL_SCHEME: (url, supported) => `Only URLs with a scheme in: ${formatList(supported, 'and')} are supported by the default ESM loader. ` +
    `Received protocol '${url.protocol}'`,
  ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING: 'Stripping types is currently unsupported for files under node_modules, for "%s"',
  ERR_UNSUPPORTED_RESOLVE_REQUEST: 'Failed to resolve module specifier "%s" from "%s": Invalid relative URL or base scheme is not hierarchical.',
  ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX: '%s',
  ERR_USE_AFTER_CLOSE: '%s was closed',
  ERR_VALID_PERFORMANCE_ENTRY_TYPE: 'At least one valid performance entry type is required',
  ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING: 'A dynamic import callback was not specified.',
  ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG: 'A dynamic import callback was invoked without --experimental-vm-modules',
  ERR_VM_MODULE_CACHED_DATA_REJECTED: 'cachedData buffer was rejected',
  ERR_VM_MODULE_ALREADY_LINKED: 'Module has already been linked',
  ERR_VM_MODULE_CANNOT_CREATE_CACHED_DATA: 'Cached data cannot be created for a module which has been evaluated',
  ERR_VM_MODULE_DIFFERENT_CONTEXT: 'Linked modules must use the same context',
  ERR_VM_MODULE_LINK_FAILURE(message, cause) {
    this.cause = cause;
    return message;
  },
  ERR_VM_MODULE_NOT_MODULE: 'Provided module is not an instance of Module',
  ERR_VM_MODULE_STATUS: 'Module status %s',
  ERR_WEBASSEMBLY_RESPONSE: 'WebAssembly response %s',
  ERR_WASI_NOT_STARTED: 'wasi.start() has not been called',
  ERR_WEBASSEMBLY_RESPONSE: 'WebAssembly response %s',
  ERR_WORKER_INIT_FAILED: 'Worker initialization failure: %s',
  ERR_WORKER_INVALID_EXEC_ARGV: (errors, message = 'invalid execArgv flags') => `Initiated Worker with ${message}: ${errors.join(', ')}`,
  ERR_WORKER_MESSAGING_ERRORED: 'The destination thread threw an error while processing the message',
  ERR_WORKER_MESSAGING_FAILED: 'Cannot find the destination thread or listener',
  ERR_WORKER_MESSAGING_SAME_THREAD: 'Cannot sent a message to the same thread',
  ERR_WORKER_MESSAGING_TIMEOUT: 'Sending a message to another thread timed out',
  ERR_WORKER_NOT_RUNNING: 'Worker instance not running',
  ERR_WORKER_OUT_OF_MEMORY: 'Worker terminated due to reaching memory limit: %s',
  ERR_WORKER_PATH: (filename) => 'The worker script or module filename must be an absolute path or a relative path starting with \'./\' or \'../\'.' +
    `${/^(?:file:\/\/|data:)/.test(filename) ? ` Wrap ${filename.startsWith('d') ? 'data:' : 'file://'} URLs with \`new URL\`.` : ''} Received "${filename}"`,
  ERR_WORKER_UNSERIALIZABLE_ERROR: 'Serializing an uncaught exception failed',
  ERR_WORKER_UNSUPPORTED_OPERATION: '%s is not supported in workers',
  ERR_ZLIB_INITIALIZATION_FAILED: 'Initialization failed',
  ERR_ZSTD_INVALID_PARAM: '%s is not a valid zstd parameter',
};

function messageOf(error, code, args) {
  const text = texts[code];
  if (text === undefined) throw new Error(`internal/error_texts has no text for ${code}`);
  return typeof text === 'string' ? fillIn(text, args) : apply(text, error, args);
}

function fillIn(text, args) {
  let next = 0;
  return text.replace(/%s/g, () => {
    const part = args[next++];
    return typeof part === 'string' ? part : require('internal/format').format('%s', part);
  });
}

/** The classes of the codes that are not TypeErrors. */
const classLists = {
  Error: `ASSERTION CRYPTO_OPERATION_FAILED TLS_HANDSHAKE_TIMEOUT TLS_INVALID_STATE TLS_REQUIRED_SERVER_NAME TLS_SNI_FROM_SERVER
    CHILD_CLOSED_BEFORE_REPLY CHILD_PROCESS_IPC_REQUIRED CONTEXT_NOT_INITIALIZED CRYPTO_CUSTOM_ENGINE_NOT_SUPPORTED
    CRYPTO_ECDH_INVALID_PUBLIC_KEY CRYPTO_ENGINE_UNKNOWN CRYPTO_FIPS_FORCED CRYPTO_FIPS_UNAVAILABLE CRYPTO_HASH_FINALIZED
    CRYPTO_HASH_UPDATE_FAILED CRYPTO_INCOMPATIBLE_KEY CRYPTO_INVALID_STATE CRYPTO_PBKDF2_ERROR CRYPTO_SCRYPT_NOT_SUPPORTED
    CRYPTO_SIGN_KEY_REQUIRED CRYPTO_UNKNOWN_CIPHER CRYPTO_UNKNOWN_DH_GROUP CRYPTO_UNSUPPORTED_OPERATION DIR_CLOSED
    DIR_CONCURRENT_OPERATION DLOPEN_DISABLED DLOPEN_FAILED DNS_SET_SERVERS_FAILED DUPLICATE_STARTUP_SNAPSHOT_MAIN_FUNCTION
    EVAL_ESM_CANNOT_PRINT EVENT_RECURSION EXECUTION_ENVIRONMENT_NOT_AVAILABLE FALSY_VALUE_REJECTION FEATURE_UNAVAILABLE_ON_PLATFORM
    FS_WATCH_QUEUE_OVERFLOW HTTP_BODY_NOT_ALLOWED HTTP_CONTENT_LENGTH_MISMATCH HTTP_HEADERS_SENT HTTP_REQUEST_TIMEOUT
    HTTP_SOCKET_ASSIGNED HTTP_SOCKET_ENCODING HTTP_TRAILER_INVALID INPUT_TYPE_NOT_ALLOWED INTERNAL_ASSERTION INVALID_ADDRESS
    INVALID_PACKAGE_CONFIG INVALID_PACKAGE_TARGET INVALID_STATE IPC_CHANNEL_CLOSED IPC_DISCONNECTED IPC_ONE_PIPE IPC_SYNC_FORK
    IP_BLOCKED LOAD_SQLITE_EXTENSION METHOD_NOT_IMPLEMENTED MODULE_NOT_FOUND MULTIPLE_CALLBACK NOT_BUILDING_SNAPSHOT
    NOT_IN_SINGLE_EXECUTABLE_APPLICATION NOT_SUPPORTED_IN_SNAPSHOT NO_CRYPTO NO_TYPESCRIPT OPERATION_FAILED PACKAGE_PATH_NOT_EXPORTED
    PROTO_ACCESS PROXY_INVALID_CONFIG QUERY_MODULE_NOT_FOUND REQUIRE_ASYNC_MODULE REQUIRE_CYCLE_MODULE REQUIRE_ESM SCRIPT_EXECUTION_INTERRUPTED
    SCRIPT_EXECUTION_TIMEOUT SERVER_ALREADY_LISTEN SERVER_NOT_RUNNING SINGLE_EXECUTABLE_APPLICATION_ASSET_NOT_FOUND
    SOCKET_ALREADY_BOUND SOCKET_CLOSED SOCKET_HANDLE_ADOPTED SOCKET_CLOSED_BEFORE_CONNECTION SOCKET_CONNECTION_TIMEOUT SOCKET_DGRAM_IS_CONNECTED
    SOCKET_DGRAM_NOT_CONNECTED SOCKET_DGRAM_NOT_RUNNING STREAM_ALREADY_FINISHED STREAM_CANNOT_PIPE STREAM_DESTROYED
    STREAM_PREMATURE_CLOSE STREAM_PUSH_AFTER_EOF STREAM_UNABLE_TO_PIPE STREAM_UNSHIFT_AFTER_END_EVENT STREAM_WRAP
    STREAM_WRITE_AFTER_END STRING_TOO_LONG SYNTHETIC TEST_FAILURE THROTTLED TLS_CERT_ALTNAME_INVALID TRACE_EVENTS_UNAVAILABLE TRANSFORM_ALREADY_TRANSFORMING
    TRANSFORM_WITH_LENGTH_0 UNAVAILABLE_DURING_EXIT UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET UNHANDLED_ERROR UNKNOWN_BUILTIN_MODULE
    UNKNOWN_CREDENTIAL UNSUPPORTED_DIR_IMPORT UNSUPPORTED_ESM_URL_SCHEME UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING USE_AFTER_CLOSE
    WASI_NOT_STARTED WORKER_INIT_FAILED WORKER_INVALID_EXEC_ARGV WORKER_MESSAGING_ERRORED WORKER_MESSAGING_FAILED
    WORKER_MESSAGING_SAME_THREAD WORKER_MESSAGING_TIMEOUT WORKER_NOT_RUNNING WORKER_OUT_OF_MEMORY
    VM_MODULE_ALREADY_LINKED VM_MODULE_CACHED_DATA_REJECTED VM_MODULE_CANNOT_CREATE_CACHED_DATA VM_MODULE_DIFFERENT_CONTEXT VM_MODULE_LINK_FAILURE
    VM_MODULE_NOT_MODULE VM_MODULE_STATUS WORKER_UNSERIALIZABLE_ERROR ZLIB_INITIALIZATION_FAILED CANNOT_WATCH_SIGINT CLOSED_MESSAGE_PORT`,
  RangeError: `HTTP2_INVALID_PACKED_SETTINGS_LENGTH BROTLI_INVALID_PARAM BUFFER_OUT_OF_BOUNDS BUFFER_TOO_LARGE CHILD_PROCESS_STDIO_MAXBUFFER CRYPTO_INVALID_KEYLEN
    CRYPTO_INVALID_MESSAGELEN CRYPTO_INVALID_SCRYPT_PARAMS CRYPTO_TIMING_SAFE_EQUAL_LENGTH ENCODING_NOT_SUPPORTED FS_FILE_TOO_LARGE
    HTTP_INVALID_STATUS_CODE INVALID_ADDRESS_FAMILY INVALID_ASYNC_ID INVALID_BUFFER_SIZE INVALID_FD OUT_OF_RANGE SOCKET_BAD_PORT
    UNKNOWN_MODULE_FORMAT ZSTD_INVALID_PARAM`,
  SyntaxError: 'TLS_CERT_ALTNAME_FORMAT INVALID_TYPESCRIPT_SYNTAX UNSUPPORTED_TYPESCRIPT_SYNTAX SOURCE_PHASE_NOT_DEFINED',
  URIError: 'INVALID_URI',
};

let classes;

function baseClass(code) {
  classes ??= readClassLists();
  return classes.get(code) ?? TypeError;
}

function readClassLists() {
  const read = new Map();
  for (const Base of [Error, RangeError, SyntaxError, URIError]) {
    for (const name of classLists[Base.name].split(/\s+/)) read.set(`ERR_${name}`, Base);
  }
  return read;
}

// Messages that need thought

const PRIMITIVE_TYPES = new Set(['string', 'function', 'number', 'object', 'Function', 'Object', 'boolean', 'bigint', 'symbol']);
const CLASS_NAME = /^(?:[A-Z][a-z0-9]*)+$/;

function invalidArgumentType(name, expected, actual) {
  return `The ${argumentName(name)} must be ${expectedKinds(Array.isArray(expected) ? expected : [expected])}. Received ${receivedType(actual)}`;
}

function argumentName(name) {
  if (name.endsWith(' argument')) return name;
  return `"${name}" ${name.includes('.') ? 'property' : 'argument'}`;
}

function expectedKinds(expected) {
  const types = [];
  const instances = [];
  const others = [];
  for (const kind of expected) {
    if (PRIMITIVE_TYPES.has(kind)) types.push(kind.toLowerCase());
    else if (CLASS_NAME.test(kind)) instances.push(kind);
    else others.push(kind);
  }
  if (instances.length > 0 && types.includes('object')) {
    types.splice(types.indexOf('object'), 1);
    instances.push('Object');
  }
  const parts = [];
  if (types.length > 0) parts.push(`${types.length > 1 ? 'one of type' : 'of type'} ${formatList(types, 'or')}`);
  if (instances.length > 0) parts.push(`an instance of ${formatList(instances, 'or')}`);
  if (others.length > 1) parts.push(`one of ${formatList(others, 'or')}`);
  if (others.length === 1) parts.push(others[0].toLowerCase() === others[0] ? others[0] : `an ${others[0]}`);
  return parts.join(' or ');
}

/** 'a', 'a or b', 'a, b, or c'. */
function formatList(list, word = 'and') {
  if (list.length < 3) return list.join(` ${word} `);
  return `${list.slice(0, -1).join(', ')}, ${word} ${list.at(-1)}`;
}

/** What was received, as Node says it: "type string ('x')", "an instance of Foo", "undefined". */
function receivedType(value) {
  if (value === null || value === undefined) return `${value}`;
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value === 'object') {
    const name = value.constructor?.name;
    return name ? `an instance of ${name}` : inspect(value, { depth: -1 });
  }
  return `type ${typeof value} (${shownPrimitive(value)})`;
}

function shownPrimitive(value) {
  if (typeof value !== 'string') return Object.is(value, -0) ? '-0' : typeof value === 'bigint' ? `${value}n` : String(value);
  const shown = value.length > 28 ? `${value.slice(0, 25)}...` : value;
  return shown.includes("'") ? quoteJson(shown) : `'${shown}'`;
}

function invalidArgumentValue(name, value, reason = 'is invalid') {
  let shown = inspect(value);
  if (shown.length > 128) shown = `${shown.slice(0, 128)}...`;
  return `The ${name.includes('.') ? 'property' : 'argument'} '${name}' ${reason}. Received ${shown}`;
}

function outOfRange(name, range, value, replaceDefault = false) {
  const start = replaceDefault ? name : `The value of "${name}" is out of range.`;
  return `${start} It must be ${range}. Received ${shownNumber(value)}`;
}

function shownNumber(value) {
  if (Number.isInteger(value) && Math.abs(value) > 2 ** 32) return groupDigits(String(value));
  if (typeof value === 'bigint') return `${value > 2n ** 32n || value < -(2n ** 32n) ? groupDigits(String(value)) : value}n`;
  return inspect(value);
}

/** 1234567 -> 1_234_567. Groups any characters after the sign, as Node does. */
function groupDigits(digits) {
  return digits.replace(/(?<=[^-])(?=(?:.{3})+$)/g, '_');
}

function missingArguments(names) {
  const quoted = names.map((name) => (Array.isArray(name) ? name.map((one) => `"${one}"`).join(' or ') : `"${name}"`));
  return `The ${formatList(quoted, 'and')} argument${names.length > 1 ? 's' : ''} must be specified`;
}

function describeSchemes(expected) {
  const list = Array.isArray(expected) ? expected : [expected];
  return list.length > 1 ? `one of scheme ${formatList(list, 'or')}` : `of scheme ${list[0]}`;
}

function quoteJson(text) {
  return JSON.stringify(text);
}

function inspect(value, options) {
  return require('internal/inspect').inspect(value, options);
}

module.exports = { baseClass, messageOf, receivedType };
