// `internal/node_placement`: calls of functions made with `on: 'process'`, 'machine' or 'anywhere'. Each waits here until some place of that kind has room,
// and goes to the one that has most: where the fewest calls have yet to begin. How many may, is measured, so that short calls need not wait for messages.
'use strict';

const tree = require('internal/node_tree');
const { trySend, FULL, GONE, kCores } = require('internal/node_calls');

/** Places by the number of their machine, 0 for this process's own cores. */
const places = new Map();
/** So many calls wait at one place at most, whatever is measured. */
const kMost = 4096;
/** A call that takes so much longer than the fastest of its function (factor, milliseconds) has waited for others. */
const kSlower = 1.5;
const kSlack = 1;
/** Nothing tells when this process's own cores have room; so often it is looked, in milliseconds. */
const kLook = 5;
/** Processes made for calls make such processes themselves, down to this level; below, such calls stay in their process. So a function that calls itself needs few. */
const kMostLevels = 3;

/** How many calls may be on their way to a place or wait there: those that have begun do not count. */
class Place {
  constructor(cores) {
    // For each core the one that follows when that which runs ends or waits.
    this.least = cores;
    this.most = this.least;
    /** Milliseconds, by slice. */
    this.fastest = new Map();
  }

  /** A call has come back. Short ones need more of them on their way, as long as they do not wait for each other. */
  learn(slice, took) {
    const fastest = this.fastest.get(slice) ?? Infinity;
    if (took < fastest) this.fastest.set(slice, took);
    if (took <= fastest * kSlower + kSlack) this.most = Math.min(this.most + 1, kMost);
    else this.most = Math.max(this.most - 1, this.least);
  }
}

function placeOf(number, cores) {
  let place = places.get(number);
  if (place === undefined) places.set(number, place = new Place(cores));
  return place;
}

/** What one value of the option `on` means. */
class Kind {
  constructor(hasCores, hasProcesses, hasConnected) {
    this.hasCores = hasCores;
    this.hasProcesses = hasProcesses;
    this.hasConnected = hasConnected;
    this.waiting = [];
    this.timer = undefined;
  }

  /** Where the next call goes: the machine's number; undefined if it is to wait, null if there is no place and will be none. */
  choose() {
    if (this === kinds.process && ops.level() >= kMostLevels) return 0;
    const cores = tree.machine().cores.length;
    // What is near comes first while a core there is idle.
    const load = this.hasCores ? ops.load() : Infinity;
    if (load < cores) return 0;
    const choice = new Choice();
    if (this.hasCores) choice.consider(0, load, load - cores, cores);
    const machines = ops.machines(this.hasProcesses, this.hasConnected);
    for (let i = 0; i < machines.length; i += 4) choice.consider(machines[i], machines[i + 1], machines[i + 2], machines[i + 3]);
    if (this === kinds.process && choice.leastShare >= 1 && machines.length / 4 < cores) {
      const another = require('internal/machines').spawnForAnyone(cores);
      if (another !== undefined) return another;
    }
    if (choice.withRoom !== undefined) return choice.withRoom;
    if (choice.emptiest === undefined) {
      // Another realm is making the first process.
      if (this.hasProcesses && !this.hasCores) this.lookAgain(true);
      return this.hasProcesses ? undefined : null;
    }
    for (let i = 0; i < machines.length; i += 4) {
      if (ops.isReady(machines[i], placeOf(machines[i], machines[i + 3]).most)) return machines[i];
    }
    this.lookAgain();
    return undefined;
  }

  lookAgain(isNeeded = this.hasCores) {
    if (!isNeeded || this.timer !== undefined) return;
    const { setTimeout } = require('internal/timers');
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.turn();
    }, kLook);
  }

  /** Whether there is no place of this kind, and will be none. */
  isEmpty() {
    return !this.hasCores && !this.hasProcesses && ops.machines(false, this.hasConnected).length === 0;
  }

  /** Gives a call to a place; false if it has to wait. */
  send(placed, payload, length, transfers) {
    for (;;) {
      let number;
      try {
        number = this.choose();
      } catch (error) {
        // There is no process yet, and none may be made.
        placed.fail(error);
        return true;
      }
      if (number === undefined) return false;
      if (number === null) {
        placed.fail(noMachine());
        return true;
      }
      placed.place = number * kCores;
      const outcome = trySend(placed, payload, length, transfers);
      if (outcome === FULL) {
        if (number === 0) this.lookAgain();
        return false;
      }
      if (outcome === GONE && number !== 0) continue;
      if (outcome < 0) {
        placed.refuse(outcome);
        return true;
      }
      placed.sentAt = performance.now();
      return true;
    }
  }

  /** A call is to be placed; `payload` is the caller's to use again. */
  take(placed, payload, length, transfers) {
    if (this.waiting.length === 0 && this.send(placed, payload, length, transfers)) return;
    placed.payload = payload.slice(0, length);
    placed.transfers = transfers;
    this.waiting.push(placed);
  }

  /** A call that had been sent has ended, or is to be made again. */
  ended(placed) {
    const number = placed.place / kCores;
    const place = places.get(number);
    if (!placed.failed && place !== undefined) place.learn(placed.info.number, performance.now() - placed.sentAt);
    placed.sentAt = -1;
  }

  /** Places have room again. */
  turn() {
    let next = 0;
    for (; next < this.waiting.length; next++) {
      const placed = this.waiting[next];
      // It was cancelled meanwhile.
      if (placed.resolve === undefined) continue;
      if (!this.send(placed, placed.payload, placed.payload.length, placed.transfers)) break;
      placed.payload = placed.transfers = undefined;
    }
    if (next !== 0) this.waiting.splice(0, next);
  }
}

/** The best of several places. */
class Choice {
  withRoom = undefined;
  leastWithRoom = Infinity;
  emptiest = undefined;
  leastShare = Infinity;

  consider(number, calls, unbegun, cores) {
    const share = calls / cores;
    if (share < this.leastShare) [this.emptiest, this.leastShare] = [number, share];
    if (unbegun < placeOf(number, cores).most && share < this.leastWithRoom) [this.withRoom, this.leastWithRoom] = [number, share];
  }
}

function noMachine() {
  const error = new Error("No machine is connected that could run it: connect() comes before calls of functions with on: 'machine'");
  error.code = 'ERR_ROATA_NO_MACHINE';
  return error;
}

const kinds = { process: new Kind(false, true, false), machine: new Kind(false, false, true), anywhere: new Kind(true, true, true) };

/** After replies have come. */
function turn() {
  for (const kind of [kinds.process, kinds.machine, kinds.anywhere]) if (kind.waiting.length !== 0) kind.turn();
}

/** Calls that no place has been given yet. */
const waiting = () => Object.values(kinds).flatMap((kind) => kind.waiting);

module.exports = { kinds, turn, waiting };
