// `internal/test/report`: what is told of one test, Node 26, and when: what has finished waits for what was made before it.
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html#class-teststream
'use strict';

const process = require('process');

class Report {
  #test;
  #nextToReport = 0;
  #hasToldStart = false;
  #isTold = false;
  #diagnostics = [];

  constructor(test) {
    this.#test = test;
  }

  /** `test:enqueue` and `test:dequeue` */
  tellMoment(type) {
    const { nesting, name, testId, parentId, tags } = this.#about();
    this.#tell(type, { nesting, name, type: this.#test.type, testId, parentId, tags });
  }

  /** The test has ended. */
  tellComplete() {
    this.#tellOutcome('test:complete', true);
  }

  /** Tells of the subtests that have finished, as far as none before them runs. */
  tellFinished() {
    const { subtests } = this.#test;
    while (this.#nextToReport < subtests.length && subtests[this.#nextToReport].isFinished) {
      subtests[this.#nextToReport++].report.#tellAll();
    }
  }

  #tellAll() {
    const test = this.#test;
    this.#isTold = true;
    if (test.subtests.length > 0) this.#tell('test:plan', { nesting: test.nesting + 1, count: test.subtests.length });
    else this.#tellStart();
    this.#tellOutcome(test.passed ? 'test:pass' : 'test:fail', false);
    for (const { message, level } of this.#diagnostics) this.#tell('test:diagnostic', { nesting: test.nesting, message, level });
  }

  /** Before anything else of it or of its subtests. */
  #tellStart() {
    if (this.#hasToldStart || this.#test.parent === null) return;
    this.#hasToldStart = true;
    this.#test.parent.report.#tellStart();
    this.#tell('test:start', this.#about());
  }

  /** Told after the outcome; too late for that, at the end of all. */
  diagnose(message, level = 'info') {
    const { report } = this.#test.runner.root;
    (this.#isTold ? report : this).#diagnostics.push({ message, level });
  }

  get diagnostics() { return this.#diagnostics; }

  /** At once, whatever else is being told. */
  log(message, data) {
    const { name, nesting, testId, parentId } = this.#about();
    this.#tell('test:log', { name, nesting, testId, parentId, message, ...data === undefined ? undefined : { data } });
  }

  #about() {
    const { nesting, name, id, parent, tags } = this.#test;
    return { nesting, name, testId: id, parentId: parent?.id ?? 0, tags };
  }

  #tell(type, data) {
    const { runner, place } = this.#test;
    runner.tell(type, { __proto__: null, ...data, ...place });
  }

  #tellOutcome(type, isComplete) {
    const { name, nesting, number, id, parent, tags, place, runner } = this.#test;
    const { classname } = this;
    if (!isComplete) this.#tellStart();
    runner.tell(type, {
      __proto__: null,
      name,
      nesting,
      testNumber: number,
      testId: id,
      parentId: parent.id,
      details: this.#details(isComplete),
      tags,
      ...!isComplete && classname !== undefined ? { classname } : undefined,
      ...place,
      ...this.#directive(),
    });
  }

  #details(isComplete) {
    const { error, passed, type } = this.#test;
    const { classname } = this;
    return {
      __proto__: null,
      duration_ms: this.duration,
      type,
      ...error === null ? undefined : { error },
      ...classname === undefined ? undefined : { classname },
      ...isComplete ? { passed } : undefined,
    };
  }

  /** In milliseconds, so far or in all. */
  get duration() {
    const { startedAt, endedAt = process.hrtime.bigint() } = this.#test;
    return Number(endedAt - startedAt) / 1e6;
  }

  /** The names of the suites and tests around it. */
  get classname() {
    const outer = this.#test.ancestors.slice(0, -1);
    return outer.length === 0 ? undefined : outer.map(({ name }) => name).join('.');
  }

  #directive() {
    const { expected, skipped, todo } = this.#test;
    if (skipped !== undefined) return { skip: skipped };
    if (todo !== undefined) return { todo };
    if (expected !== undefined) return { expectFailure: expected.label ?? true };
    return undefined;
  }
}

exports.Report = Report;
