// The module 'roata' of this version: node functions on the machine's cores. Times are in milliseconds unless said otherwise.

declare module 'roata' {
  type AsyncFunction<A extends any[] = any[], T = any> = (...args: A) => Promise<T>;

  /** An async function whose calls are placed on a core. */
  interface NodeFunction<A extends any[] = any[], T = any> {
    (...args: A): Promise<T>;
    /** The call, not yet placed: for run, any, all. */
    with(...args: A): NodeCall<T>;
  }

  /** A call that is not yet placed. */
  interface NodeCall<T> {
    readonly [Symbol.toStringTag]?: string;
    /** Only for the type's sake. */
    readonly __result?: T;
  }

  type Kind = 'machine' | 'core' | 'thread' | 'network';
  type State = 'starting' | 'running' | 'stopping' | 'exited';

  interface Node {
    readonly kind: Kind;
    /** roata://<machine>/core/1/thread/17 */
    readonly address: string;
    readonly parent: Node | null;
    readonly children: readonly Node[];
    readonly state: State;
    /** Runs a call here, and nowhere else. */
    run<T>(call: NodeCall<T>): Thread<T>;
    run<A extends any[], T>(fn: NodeFunction<A, T>, ...args: A): Thread<T>;
    stats(): Promise<Stats>;
  }

  /** A running call: the promise of its value, and a node. */
  interface Thread<T = any> extends Promise<T> {
    readonly kind: 'thread';
    readonly address: string;
    readonly parent: Node;
    readonly state: State;
    /** Ends it, whatever it does. The promise rejects with an AbortError whose cause is the reason. */
    cancel(reason?: any): void;
  }

  interface Core extends Node {
    /** From 1. */
    readonly id: number;
  }

  interface Machine extends Node {
    readonly pid: number;
    readonly host: string;
    readonly cores: readonly Core[];
    /** How many calls may wait in a queue, and how many Thread-Nodes a core may have at once. A caller whose call does not fit waits. */
    configure(limits: { maxQueue?: number; concurrency?: number }): void;
  }

  interface Stats {
    wall: number;
    cpu: number;
    /** Context switches. */
    switches: { voluntary: number; involuntary: number };
    /** Resident bytes of the process. */
    memory: number;
    running: number;
    queued: number;
    done: number;
    failed: number;
    stolen: number;
  }

  interface NodeOptions {
    name?: string;
    /** A call that has not begun by then rejects with a TimeoutError. */
    timeout?: number;
  }

  interface GroupOptions {
    signal?: AbortSignal;
    /** How many of the calls may be placed at once. */
    concurrency?: number;
    /** After so long all are stopped, and the group rejects with a TimeoutError. */
    timeout?: number;
    onProgress?: (done: number, total: number) => void;
  }

  /** This process. */
  const machine: Machine;
  /** The node this code runs in. */
  const self: Node;
  /** Aborted when this Thread-Node is cancelled. */
  const signal: AbortSignal;

  /** Makes an async function literal a node function, as the directive "use node" does. */
  function node<A extends any[], T>(fn: (...args: A) => Promise<T>, options?: NodeOptions): NodeFunction<A, T>;
  /** The first call to fulfil; the others are stopped. */
  function any<T>(calls: Iterable<NodeCall<T>>, options?: GroupOptions): Promise<T>;
  /** All values, in order; the first rejection stops the others. */
  function all<T>(calls: Iterable<NodeCall<T>>, options?: GroupOptions): Promise<T[]>;

  /** The node that had a call went down. */
  class NodeDownError extends Error {
    address: string;
    maybeExecuted: boolean;
    exit?: { code: number | null; signal: string | null };
  }

  /** No node has a function of that name. */
  class NodeLookupError extends Error {
    searched: string[];
  }
}
