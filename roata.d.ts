// Declarations of the module 'roata'. What these promise: docs/nodes.md. Checked against the examples by `tsc --noEmit -p examples` where tsc is at hand.

declare module 'roata' {
  import { EventEmitter } from 'node:events';

  export type Kind = 'machine' | 'core' | 'thread' | 'network';
  export type State = 'starting' | 'running' | 'stopping' | 'exited';

  /** Any async function that may be marked `"use node"`. */
  export type AsyncFunction = (...args: any[]) => Promise<any> | AsyncGenerator<any, any, any>;

  /** What a call gives: the value of an async function, the iterator of an async generator. */
  type Given<R> = R extends AsyncGenerator<infer Y, infer T, any> ? AsyncGenerator<Y, T, undefined> : Promise<Awaited<R>>;

  /** A call that is not yet placed: for run, any, all. */
  export interface NodeCall<T = any> {
    readonly [call]: T;
  }
  const call: unique symbol;

  /** A function marked `"use node"` or made by `node()`. Calling it places the call where there is room. */
  export interface NodeFunction<A extends any[] = any[], T = any> {
    (...args: A): any;
    with(...args: A): NodeCall<T>;
  }

  global {
    interface Function {
      /** Of node functions: the call with these arguments, not yet placed. Only functions marked `"use node"` have it. */
      with<A extends any[], R>(this: (...args: A) => R, ...args: A): import('roata').NodeCall<Awaited<R>>;
    }
  }

  /** A node, near or far. */
  export interface Node extends EventEmitter {
    readonly kind: Kind;
    /** `roata://<machine>/core/1/thread/17` */
    readonly address: string;
    readonly parent: Node | null;
    readonly children: readonly Node[];
    readonly state: State;
    /** Runs a call here and nowhere else. */
    run<T>(call: NodeCall<T>, options?: RunOptions): Thread<T>;
    run<A extends any[], Y, T>(fn: (...args: A) => AsyncGenerator<Y, T, any>, ...args: A): AsyncGenerator<Y, T, undefined>;
    run<A extends any[], T>(fn: (...args: A) => Promise<T>, ...args: A): Thread<T>;
    /** Calls by name: a function of this node's scope, else of its parent's, and so on; last the exports of the program's entry module. */
    call(name: string, ...args: any[]): Promise<any>;
    /** Puts a function into this node's scope. */
    define(name: string, fn: (...args: any[]) => any): void;
    stats(): Promise<Stats>;
    /** Orderly: no new work; running work ends, or is cancelled after a grace. */
    stop(reason?: any): Promise<void>;
    /** At once. */
    kill(): void;
    /** Resolves when the receiver has taken the value: when a listener of its 'message' was called with it. */
    send(value: any): Promise<void>;
    on(event: 'exit', listener: (reason: any) => void): this;
    on(event: 'restart', listener: (count: number) => void): this;
    on(event: 'message', listener: (value: any) => void): this;
    on(event: string | symbol, listener: (...args: any[]) => void): this;
    [Symbol.asyncDispose](): Promise<void>;
  }

  /** A Thread-Node seen from its caller: the promise of its value. */
  export interface Thread<T = any> extends Node, Promise<T> {
    readonly kind: 'thread';
    cancel(reason?: any): void;
  }

  export interface Core extends Node {
    readonly kind: 'core';
    /** From 1. */
    readonly id: number;
  }

  export interface Machine extends Node {
    readonly kind: 'machine' | 'network';
    readonly pid: number;
    readonly host: string;
    readonly cores: readonly Core[];
    /** A new process; with `file`, running that program. Other machines than this process refuse (ERR_ROATA_UNREACHABLE): run a node function there that spawns. */
    spawn(options?: MachineOptions): Promise<Machine>;
  }

  /** This process, whose limits can be set. */
  export interface LocalMachine extends Machine {
    /** How many Thread-Nodes a core may have at once. */
    concurrency: number;
    /** How many calls may wait in each queue; callers of more wait. */
    maxQueue: number;
    /** Milliseconds that `stop()` gives what runs. */
    grace: number;
  }

  /** This process. */
  export const machine: LocalMachine;
  /** The node this code runs in: a Thread-Node inside a node function, whose parent is its core; else this process, which may have none. */
  export const self: Node & { readonly parent: Core };
  /** Aborted when this Thread-Node is cancelled, with the reason given to `cancel()`. */
  export const signal: AbortSignal;

  /** The same as the directive, with options. `fn` must be an async function literal, written where `node()` is called. */
  export function node<F extends AsyncFunction>(fn: F, options?: NodeOptions): F & NodeFunction<Parameters<F>, Awaited<ReturnType<F>>>;

  /**
   * As an argument or result of a node function, or a message: `value`, whose ArrayBuffers in `list` move without being copied. They are detached
   * here, as with structuredClone.
   */
  export function transfer<T>(value: T, list: Iterable<ArrayBuffer>): T;

  /**
   * The machine that listens at `roata://host:port` (`roata node --listen`): a process of this caller's alone, which ends with the connection. A
   * connection that is lost is not made again: 'exit' tells, and calls reject with NodeDownError.
   */
  export function connect(address: string, options?: ConnectOptions): Promise<Machine>;

  /** The first call to succeed; the others are cancelled. */
  export function any<T>(calls: Iterable<NodeCall<T>>, options?: GroupOptions): Promise<T>;
  /** The values of all calls, in order; the first failure cancels the others. */
  export function all<T>(calls: Iterable<NodeCall<T>>, options?: GroupOptions): Promise<T[]>;
  /** The values of `fn` called with each item: in the items' order, or with `ordered: false` as they come. */
  export function map<I, T>(
    items: Iterable<I> | AsyncIterable<I>, fn: (item: I) => Promise<T>, options?: GroupOptions & { ordered?: boolean },
  ): AsyncIterableIterator<T>;

  export interface Lock {
    /** Whether the holder before ended without releasing it. */
    readonly abandoned: boolean;
    release(): void;
    [Symbol.dispose](): void;
  }

  /** Shared by cloning: every clone is the same lock. */
  export class Mutex {
    lock(options?: { signal?: AbortSignal }): Promise<Lock>;
    lockSync(): Lock;
  }

  /** Shared by cloning. Every value is received once, first in first out. */
  export class Channel<T = any> {
    /** So many values may wait in it; with 0 each `send` waits for its receiver. */
    constructor(capacity: number);
    readonly capacity: number;
    send(value: T, options?: { signal?: AbortSignal }): Promise<void>;
    /** Rejects (`ERR_ROATA_CHANNEL_CLOSED`) if the channel is closed and empty; iterating ends then. */
    receive(options?: { signal?: AbortSignal }): Promise<T>;
    close(): void;
    [Symbol.asyncIterator](): AsyncIterator<T>;
  }

  export class SharedMemory {
    constructor(bytes: number);
    readonly buffer: SharedArrayBuffer;
    wait(index: number, value: number, milliseconds?: number, options?: { signal?: AbortSignal }): Promise<'ok' | 'not-equal' | 'timed-out'>;
    waitSync(index: number, value: number, milliseconds?: number): 'ok' | 'not-equal' | 'timed-out';
    notify(index: number, count?: number): number;
  }

  export interface RunOptions {
    signal?: AbortSignal;
    /** Milliseconds. */
    timeout?: number;
  }

  export interface NodeOptions {
    name?: string;
    /**
     * Where its calls go: a core of this process (the default); another process of this machine; a machine connected to with `connect()` (without one the
     * call fails with ERR_ROATA_NO_MACHINE); or whichever of these has room, this process's cores first. A call waits here until a place has room for it.
     */
    on?: 'core' | 'process' | 'machine' | 'anywhere';
    /** Milliseconds that a call may take, from when it is made. Calls made within it have no more than what is left. */
    timeout?: number;
    /** How often a call is made again when its node goes down before it began. */
    retries?: number;
    /** Whether also calls that had begun may be made again. */
    idempotent?: boolean;
    /** Of async generators: how many values may be ahead of the reader; 16 if not given. */
    highWaterMark?: number;
  }

  export interface GroupOptions {
    signal?: AbortSignal;
    concurrency?: number;
    timeout?: number;
    onProgress?: (done: number, total?: number) => void;
  }

  export interface MachineOptions {
    file?: string;
    args?: string[];
    cores?: number;
    env?: Record<string, string | undefined>;
    cwd?: string;
    /** Whole lines with this process's own (the default), its descriptors, or nothing. */
    stdio?: 'lines' | 'inherit' | 'ignore';
    /** Bytes. */
    memory?: number;
    restart?: 'never' | 'on-failure' | 'always';
    maxRestarts?: number;
    within?: number;
    grace?: number;
    signal?: AbortSignal;
    detached?: boolean;
  }

  export interface ConnectOptions {
    /** What the node demands to be shown. */
    token?: string;
    tls?: {
      /** PEM. Who must have signed the node's certificate; those the system trusts, if not given. */
      ca?: string | Uint8Array | (string | Uint8Array)[];
      /** PEM. This caller's own certificate. */
      cert?: string | Uint8Array;
      /** PEM. Its key. */
      key?: string | Uint8Array;
      /** Whom the node's certificate must be for, if not the host of the address. */
      servername?: string;
    };
    /** Milliseconds until the machine there must take calls; 10,000 if not given. */
    timeout?: number;
    /** Milliseconds that running work is given by `stop()`. */
    grace?: number;
    /** Ends the attempt, and later the connection. */
    signal?: AbortSignal;
  }

  /** What a node did and cost. Of a Thread, `cpu`, `switches`, `memory`, `stolen` and the bytes are NaN: they are measured for each core. */
  export interface Stats {
    /** Milliseconds; of a Thread until now. */
    wall: number;
    /** Milliseconds. */
    cpu: number;
    /** Of context: because it waited, and because others wanted the processor. */
    switches: { voluntary: number; involuntary: number };
    /** Bytes. */
    memory: number;
    running: number;
    queued: number;
    done: number;
    failed: number;
    stolen: number;
    bytesIn: number;
    bytesOut: number;
  }

  /** The node that had the call went down. */
  export class NodeDownError extends Error {
    address: string;
    maybeExecuted: boolean;
    exit?: { code: number | null; signal: string | null };
  }

  /** No node of the chain that was searched has what was asked for. */
  export class NodeLookupError extends Error {
    /** What was asked for. */
    name: string;
    /** The addresses of the chain, from the node that asked upwards. */
    searched: string[];
  }

  /** What may stand in a command: an argument each, never split; an array for so many. */
  export type Argument = string | number | bigint | boolean | URL | Date;
  export type Arguments = Argument | readonly Argument[];

  /**
   * A command, run without a shell: `` await $`git log -${n}`.text() ``. Words are separated by white space; quotes and backslashes as in `sh`.
   * What would need a shell (`| > * $` …) is refused with a SyntaxError.
   */
  export const $: {
    (texts: TemplateStringsArray, ...values: Arguments[]): Command;
    /** The same, given to `/bin/sh`; values are quoted. */
    shell(texts: TemplateStringsArray, ...values: Arguments[]): Command;
  };

  export interface CommandResult {
    /** null if a signal has ended it. */
    exitCode: number | null;
    signal: string | null;
    stdout: string;
    /** The last 16 KiB. */
    stderr: string;
  }

  /**
   * A command of `$`. It starts when its outcome is asked for: by `await`, which shows its output as it comes, by one of `text`, `json`, `lines`
   * and `bytes`, or by iteration, line by line while it runs. Output may be of any size. A failure is a ShellError.
   */
  export interface Command extends PromiseLike<CommandResult>, AsyncIterable<string> {
    text(): Promise<string>;
    json<T = any>(): Promise<T>;
    /** Awaited: all of them. Iterated: one by one, while it runs. */
    lines(): Promise<string[]> & AsyncIterable<string>;
    bytes(): Promise<Buffer>;
    catch<R>(onError: (error: any) => R): Promise<CommandResult | R>;
    finally(onEnd: () => void): Promise<CommandResult>;
    /** The command whose input is this one's output; data goes from process to process. Or a stream, which gets the output and is ended after it. */
    pipe(next: Command | NodeJS.WritableStream | WritableStream): Command;
    /** Nothing of it is shown. */
    quiet(): Command;
    /** Its exit code is no error. */
    nothrow(): Command;
    /** Ended after so many milliseconds: SIGTERM, then SIGKILL. */
    timeout(milliseconds: number): Command;
    signal(signal: AbortSignal): Command;
    cwd(folder: string | URL): Command;
    /** Variables beside those of this process; undefined takes one away. */
    env(variables: Record<string, string | undefined>): Command;
    /** What it reads; without it, what this process does. */
    stdin(input: string | ArrayBufferView | NodeJS.ReadableStream | AsyncIterable<any> | Iterable<any> | Command | null): Command;
  }

  /** A command has failed; the message shows it, its exit code and the end of what it said. */
  export class ShellError extends Error {
    command: string;
    exitCode: number | null;
    signal: string | null;
    stderr: string;
    /** What it had printed, if that was kept: by `await`, `text`, `json` and `bytes`. */
    stdout?: string;
    /** ENOENT and so on if it could not start, ETIMEDOUT after its time. */
    code?: string;
  }
}
