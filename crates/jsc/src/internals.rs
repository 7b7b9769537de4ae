//! What the C API does not offer but the library exports: C++ functions found by name, and cell types learnt by looking.
//!
//! These are not a stable interface. So they are looked up when the first VM is made, and a library that lacks one is refused with a clear line;
//! `tests/engine.rs` checks the behaviour that Roata relies on.

use std::cell::OnceCell;
use std::ffi::{CStr, c_void};
use std::sync::OnceLock;

use jsc_sys as sys;

use crate::host_function::HostFunctions;
use crate::scope::Scope;
use crate::value::Local;
use crate::vm::VmError;

type DrainMicrotasks = unsafe extern "C" fn(vm: *const c_void);
type PromiseStatus = unsafe extern "C" fn(promise: *const c_void, vm: *const c_void) -> u32;
type PromiseResult = unsafe extern "C" fn(promise: *const c_void, vm: *const c_void) -> sys::JSValueRef;
type PromiseIsHandled = unsafe extern "C" fn(promise: *const c_void, vm: *const c_void) -> bool;

pub(crate) struct Internals {
    drain: DrainMicrotasks,
    status: PromiseStatus,
    result: PromiseResult,
    is_handled: PromiseIsHandled,
    /// What may be missing: things are only slower without it.
    pub(crate) host: Option<HostFunctions>,
    cell_types: OnceCell<CellTypes>,
}

/// What has become of a promise.
#[derive(Clone, Copy)]
pub enum PromiseState<'s> {
    /// not settled
    Pending,
    /// with its value
    Fulfilled(Local<'s>),
    /// with its reason
    Rejected(Local<'s>),
}

impl Internals {
    pub(crate) fn find() -> Result<Internals, VmError> {
        // SAFETY: each type is the signature of the function that the mangled name spells (the VM is passed by reference, `this` first).
        unsafe {
            Ok(Internals {
                drain: std::mem::transmute::<*mut c_void, DrainMicrotasks>(symbol(
                    c"_ZN3JSC2VM15drainMicrotasksEv",
                    "JSC::VM::drainMicrotasks",
                )?),
                status: std::mem::transmute::<*mut c_void, PromiseStatus>(symbol(
                    c"_ZNK3JSC9JSPromise6statusERNS_2VME",
                    "JSC::JSPromise::status",
                )?),
                result: std::mem::transmute::<*mut c_void, PromiseResult>(symbol(
                    c"_ZNK3JSC9JSPromise6resultERNS_2VME",
                    "JSC::JSPromise::result",
                )?),
                is_handled: std::mem::transmute::<*mut c_void, PromiseIsHandled>(symbol(
                    c"_ZNK3JSC9JSPromise9isHandledERNS_2VME",
                    "JSC::JSPromise::isHandled",
                )?),
                host: HostFunctions::find(),
                cell_types: OnceCell::new(),
            })
        }
    }

    /// Gives the engine its main run loop, which its collector asks for and the C API forgets to make. Once per process, before the first VM;
    /// the OS thread that does it must be the last to end.
    pub(crate) fn initialize_main_thread() -> Result<(), VmError> {
        static DONE: OnceLock<bool> = OnceLock::new();
        const NAME: &str = "WTF::initializeMainThread";
        let found = DONE.get_or_init(|| match symbol(c"_ZN3WTF20initializeMainThreadEv", NAME) {
            Ok(address) => {
                // SAFETY: the signature of the function that the mangled name spells; it may be called on any thread.
                unsafe { std::mem::transmute::<*mut c_void, unsafe extern "C" fn()>(address)() };
                true
            }
            Err(_) => false,
        });
        if *found {
            Ok(())
        } else {
            Err(VmError::MissingFunction(NAME))
        }
    }

    /// The VM is entered: its lock is held, as the engine's own callers hold it.
    pub(crate) fn drain_microtasks(&self, group: sys::JSContextGroupRef) {
        // SAFETY: a context group is the engine's VM.
        unsafe { (self.drain)(group.cast()) };
    }
}

pub(crate) fn symbol(mangled: &CStr, name: &'static str) -> Result<*mut c_void, VmError> {
    // SAFETY: a NUL-terminated name; the default handle searches the libraries already loaded.
    let address = unsafe { libc::dlsym(libc::RTLD_DEFAULT, mangled.as_ptr()) };
    if address.is_null() {
        Err(VmError::MissingFunction(name))
    } else {
        Ok(address)
    }
}

/// The class of the objects that have a certain type byte, if they are all of one.
type CellTypes = [Option<&'static str>; 256];

/// One sample object of each class that [`Scope::class_of`] tells apart. A type that two samples share tells nothing and is left out.
const SAMPLES: &str = "[['Object', {}], ['Function', function () {}], ['Promise', Promise.resolve()], ['Map', new Map()], ['Set', new Set()],
  ['WeakMap', new WeakMap()], ['WeakSet', new WeakSet()], ['WeakRef', new WeakRef({})], ['Map Iterator', new Map().keys()],
  ['Set Iterator', new Set().keys()], ['Array Iterator', [].keys()], ['String Iterator', ''[Symbol.iterator]()],
  ['Date', new Date(0)], ['RegExp', /x/], ['Error', new Error('')], ['Generator', (function* () {})()],
  ['AsyncGenerator', (async function* () {})()], ['ArrayBuffer', new ArrayBuffer(0)], ['DataView', new DataView(new ArrayBuffer(0))],
  ['Proxy', new Proxy({}, {})], ['String', new String('')], ['Number', new Number(0)], ['Boolean', new Boolean(false)],
  ['Symbol', Object(Symbol())], ['BigInt', Object(0n)], ['Array', []], ['Arguments', (function () { return arguments; })()],
  ['Arguments', (function (a) { return arguments; })(1)], ['Arguments', (function () { 'use strict'; return arguments; })()]]";

impl<'s> Scope<'s> {
    /// The engine's class of an object ('Promise', 'Map', 'Proxy'…), whatever its prototype is; `None` for what has no class of its own.
    pub fn class_of(&mut self, value: Local<'s>) -> Option<&'static str> {
        let vm = self.vm();
        let types = match vm.internals.cell_types.get() {
            Some(types) => types,
            None => {
                let types = self.undisturbed(Self::learn_cell_types);
                vm.internals.cell_types.get_or_init(|| types)
            }
        };
        types[usize::from(self.cell_type(value)?)]
    }

    /// The state of a promise; `None` if `value` is not one.
    pub fn promise_state(&mut self, value: Local<'s>) -> Option<PromiseState<'s>> {
        self.check_promise(value)?;
        let (vm, promise) = (self.vm(), value.raw().cast::<c_void>());
        // SAFETY: `promise` is a JSPromise cell (checked by its type), and the lock is held.
        unsafe {
            let result = || Local::from_raw((vm.internals.result)(promise, vm.group.cast()));
            Some(match (vm.internals.status)(promise, vm.group.cast()) {
                1 => PromiseState::Fulfilled(result()),
                2 => PromiseState::Rejected(result()),
                _ => PromiseState::Pending,
            })
        }
    }

    /// Whether a promise has, or has had, a handler; `None` if `value` is not a promise.
    pub fn promise_is_handled(&mut self, value: Local<'s>) -> Option<bool> {
        self.check_promise(value)?;
        let vm = self.vm();
        // SAFETY: as in `promise_state`.
        Some(unsafe { (vm.internals.is_handled)(value.raw().cast(), vm.group.cast()) })
    }

    /// Target and handler of a proxy; `None` if `value` is not one or was revoked.
    pub fn proxy_details(&mut self, value: Local<'s>) -> Option<(Local<'s>, Local<'s>)> {
        if self.class_of(value) != Some("Proxy") {
            return None;
        }
        // SAFETY: a proxy's cell is a header of two words, then its target and its handler, both live values.
        let (target, handler) = unsafe {
            let words = value.raw().cast::<sys::JSValueRef>();
            (words.add(2).read(), words.add(3).read())
        };
        // SAFETY: `value` is an object.
        let told = unsafe { sys::JSObjectGetProxyTarget(value.object()) };
        (std::ptr::eq(told, target) && !told.is_null())
            .then(|| (Local::from_raw(target), Local::from_raw(handler)))
    }

    fn check_promise(&mut self, value: Local<'s>) -> Option<()> {
        (self.class_of(value) == Some("Promise")).then_some(())
    }

    /// The type byte in a cell's header.
    fn cell_type(&self, value: Local<'s>) -> Option<u8> {
        if !self.is_object(value) {
            return None;
        }
        // SAFETY: an object is a cell; its first eight bytes are structure id (4), indexing type, cell type, flags, state.
        Some(unsafe { value.raw().cast::<u8>().add(5).read() })
    }

    /// Whether two objects have the same structure in the engine: class, prototype and named properties. Elements are no part of it.
    pub fn same_structure(&self, a: Local<'s>, b: Local<'s>) -> bool {
        self.structure_id(a)
            .is_some_and(|id| self.structure_id(b) == Some(id))
    }

    fn structure_id(&self, value: Local<'s>) -> Option<u32> {
        if !self.is_object(value) {
            return None;
        }
        // SAFETY: as in `cell_type`.
        Some(unsafe { value.raw().cast::<u32>().read() })
    }

    fn learn_cell_types(&mut self) -> CellTypes {
        const NAMES: [&str; 27] = [
            "Object",
            "Function",
            "Promise",
            "Map",
            "Set",
            "WeakMap",
            "WeakSet",
            "WeakRef",
            "Map Iterator",
            "Set Iterator",
            "Array Iterator",
            "String Iterator",
            "Date",
            "RegExp",
            "Error",
            "Generator",
            "AsyncGenerator",
            "ArrayBuffer",
            "DataView",
            "Proxy",
            "String",
            "Number",
            "Boolean",
            "Symbol",
            "BigInt",
            "Array",
            "Arguments",
        ];
        let mut types: CellTypes = [None; 256];
        let Ok(samples) = self.eval(SAMPLES, "node:internal/samples") else {
            return types;
        };
        for index in 0.. {
            let Some((name, byte)) = self.sample(samples, index) else {
                break;
            };
            let known = NAMES.iter().find(|known| **known == name).copied().unwrap_or("");
            let class = types[usize::from(byte)].get_or_insert(known);
            if *class != known {
                *class = "";
            }
        }
        types.map(|name| name.filter(|name| !name.is_empty() && *name != "Object"))
    }

    fn sample(&mut self, samples: Local<'s>, index: u32) -> Option<(String, u8)> {
        let pair = self.get_index(samples, index).ok()?;
        if !self.is_object(pair) {
            return None;
        }
        let (name, object) = (self.get_index(pair, 0).ok()?, self.get_index(pair, 1).ok()?);
        Some((self.to_text(name).ok()?, self.cell_type(object)?))
    }
}
