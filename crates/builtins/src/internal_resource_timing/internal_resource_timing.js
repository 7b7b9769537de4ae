// `internal/resource_timing`: PerformanceResourceTiming, Node 26. Follows https://w3c.github.io/resource-timing/ and
// https://nodejs.org/docs/latest-v26.x/api/perf_hooks.html#class-performanceresourcetiming
'use strict';

const { PerformanceEntry, checked, illegalConstructor, kPrivate } = require('internal/performance');
const { enumerable, tag } = require('internal/event_target');

/** What a cached response is taken to be transferred with: its headers, in bytes. */
const HEADERS_SIZE = 300;

class PerformanceResourceTiming extends PerformanceEntry {
  #timing;
  #about;

  constructor(key, about) {
    if (key !== kPrivate) throw illegalConstructor();
    const { timing } = about;
    super(kPrivate, about.url, 'resource', timing.startTime, timing.endTime - timing.startTime);
    this.#timing = timing;
    this.#about = about;
  }

  static #check(value) { return checked(#timing in Object(value), value, 'PerformanceResourceTiming'); }
  static #timingOf(value) { return PerformanceResourceTiming.#check(value).#timing; }
  static #aboutOf(value) { return PerformanceResourceTiming.#check(value).#about; }
  static #connectionOf(value) { return PerformanceResourceTiming.#timingOf(value).finalConnectionTimingInfo; }

  get name() { return PerformanceResourceTiming.#aboutOf(this).url; }
  get startTime() { return PerformanceResourceTiming.#timingOf(this).startTime; }

  get duration() {
    const { endTime, startTime } = PerformanceResourceTiming.#timingOf(this);
    return endTime - startTime;
  }

  get initiatorType() { return PerformanceResourceTiming.#aboutOf(this).initiatorType; }
  get workerStart() { return PerformanceResourceTiming.#timingOf(this).finalServiceWorkerStartTime; }
  get redirectStart() { return PerformanceResourceTiming.#timingOf(this).redirectStartTime; }
  get redirectEnd() { return PerformanceResourceTiming.#timingOf(this).redirectEndTime; }
  get fetchStart() { return PerformanceResourceTiming.#timingOf(this).postRedirectStartTime; }
  get domainLookupStart() { return PerformanceResourceTiming.#connectionOf(this)?.domainLookupStartTime; }
  get domainLookupEnd() { return PerformanceResourceTiming.#connectionOf(this)?.domainLookupEndTime; }
  get connectStart() { return PerformanceResourceTiming.#connectionOf(this)?.connectionStartTime; }
  get connectEnd() { return PerformanceResourceTiming.#connectionOf(this)?.connectionEndTime; }
  get secureConnectionStart() { return PerformanceResourceTiming.#connectionOf(this)?.secureConnectionStartTime; }
  get nextHopProtocol() { return PerformanceResourceTiming.#connectionOf(this)?.ALPNNegotiatedProtocol; }
  get requestStart() { return PerformanceResourceTiming.#timingOf(this).finalNetworkRequestStartTime; }
  get finalResponseHeadersStart() { return PerformanceResourceTiming.#timingOf(this).finalNetworkResponseStartTime; }
  get firstInterimResponseStart() { return PerformanceResourceTiming.#timingOf(this).firstInterimNetworkResponseStartTime ?? 0; }
  get responseStart() { return PerformanceResourceTiming.#timingOf(this).finalNetworkResponseStartTime; }
  get responseEnd() { return PerformanceResourceTiming.#timingOf(this).endTime; }
  get encodedBodySize() { return PerformanceResourceTiming.#timingOf(this).encodedBodySize; }
  get decodedBodySize() { return PerformanceResourceTiming.#timingOf(this).decodedBodySize; }

  get transferSize() {
    const { cacheMode } = PerformanceResourceTiming.#aboutOf(this);
    if (cacheMode === 'local') return 0;
    return cacheMode === 'validated' ? HEADERS_SIZE : this.encodedBodySize + HEADERS_SIZE;
  }

  get deliveryType() { return PerformanceResourceTiming.#aboutOf(this).deliveryType; }
  get responseStatus() { return PerformanceResourceTiming.#aboutOf(this).responseStatus; }
  get renderBlockingStatus() { return PerformanceResourceTiming.#check(this) && 'non-blocking'; }
  get contentType() { return PerformanceResourceTiming.#aboutOf(this).contentType; }
  get contentEncoding() { return PerformanceResourceTiming.#aboutOf(this).contentEncoding; }

  toJSON() {
    PerformanceResourceTiming.#check(this);
    const shown = {};
    for (const key of order) shown[key] = this[key];
    return shown;
  }
}

const order = ['name', 'entryType', 'startTime', 'duration', 'initiatorType', 'nextHopProtocol', 'workerStart', 'redirectStart', 'redirectEnd',
  'fetchStart', 'domainLookupStart', 'domainLookupEnd', 'connectStart', 'connectEnd', 'secureConnectionStart', 'requestStart',
  'finalResponseHeadersStart', 'firstInterimResponseStart', 'responseStart', 'responseEnd', 'transferSize', 'encodedBodySize',
  'decodedBodySize', 'deliveryType', 'responseStatus', 'renderBlockingStatus', 'contentType', 'contentEncoding'];

/** `performance.markResourceTiming`: an entry from what a fetch has measured. */
function makeEntry(timing, url, initiatorType, global, cacheMode, body, responseStatus, deliveryType = '') {
  if (cacheMode !== '' && cacheMode !== 'local') {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INTERNAL_ASSERTION("cache must be an empty string or 'local'");
  }
  const { contentType = '', contentEncoding = '' } = body ?? {};
  return new PerformanceResourceTiming(kPrivate, {
    timing, url, initiatorType, cacheMode, responseStatus, deliveryType, contentType, contentEncoding,
  });
}

enumerable(PerformanceResourceTiming.prototype, [...order.filter((name) => !['name', 'entryType', 'startTime', 'duration'].includes(name)), 'toJSON']);
tag(PerformanceResourceTiming, 'PerformanceResourceTiming');
Object.defineProperty(PerformanceResourceTiming, 'length', { value: 0, configurable: true });
for (const name of ['name', 'startTime', 'duration']) Object.defineProperty(PerformanceResourceTiming.prototype, name, { enumerable: false });

module.exports = { PerformanceResourceTiming, makeEntry };
