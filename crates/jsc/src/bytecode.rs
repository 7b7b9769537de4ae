//! Scripts whose code has been compiled before: the engine takes its bytecode instead of parsing the text, which is most of what a start costs.
//!
//! The engine's own cache of that kind is not in the C API, but its C++ functions are exported: a script is an object of a class derived from
//! `JSC::SourceProvider`, which may offer bytecode; a derived class is made here by hand ([`Script`]), and so is the object that holds the bytecode
//! ([`CachedBytecode`]). Neither is a stable interface. So nothing of this is used but with the versions of the library whose sources these follow
//! (WebKitGTK 2.50) and whose objects have the shape that they describe, and before any bytecode is given away ([`Scope::compile`]) all is tried out on
//! samples. Whoever has bytecode has it from a library that passed: the engine refuses bytecode of any other build, and of any other text.

use std::cell::Cell;
use std::ffi::{c_int, c_void};
use std::ptr::{null, null_mut};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use jsc_sys as sys;

use crate::exception::Exception;
use crate::internals::symbol;
use crate::scope::Scope;
use crate::static_text::counted_text;
use crate::value::Local;

/// The version of the library that this file follows.
const KNOWN_VERSION: (u32, u32) = (2, 50);

/// A script that does not change while the process lives.
#[derive(Clone, Copy)]
pub struct StaticScript {
    /// Its text; ASCII.
    pub text: &'static str,
    /// What stacks name.
    pub url: &'static str,
    /// What [`Scope::compile`] has made of it, in whatever process of this machine.
    pub bytecode: Option<&'static [u8]>,
}

/// Which bytecode this process's engine takes: a number that every build of the library has for itself. `None` if it takes none.
pub fn bytecode_version() -> Option<u32> {
    Some(Functions::of_process()?.version)
}

impl<'s> Scope<'s> {
    /// Evaluates a script, from its bytecode if that fits. The flag says that the engine had to parse the text.
    pub fn eval_script(
        &mut self,
        this: Local<'s>,
        script: &StaticScript,
    ) -> Result<(Local<'s>, bool), Exception> {
        let usable = script.bytecode.is_some() && !script.text.is_empty() && script.text.is_ascii();
        let Some(functions) = usable.then(Functions::of_process).flatten() else {
            return Ok((self.eval_static(this, script.text, script.url)?, true));
        };
        let evaluated = functions.evaluate(self, this, script);
        self.resume_panic();
        evaluated
    }

    /// The bytecode of a script and of all functions in it. `None` if the engine does not give it, or does not take it back.
    pub fn compile(&mut self, text: &'static str, url: &'static str) -> Option<Vec<u8>> {
        let functions = Functions::of_process()?;
        let is_fit = !text.is_empty() && text.is_ascii() && functions.work(self);
        is_fit.then(|| functions.compile(self, text, url)).flatten()
    }
}

// ---- what the engine makes of them, in words

/// A script as the engine sees it: first the engine's own part, then what its virtual functions give.
#[repr(C)]
pub(crate) struct Script {
    provider: [usize; PROVIDER_WORDS],
    text: &'static str,
    bytecode: CachedBytecode,
    has_bytecode: bool,
    was_parsed: Cell<bool>,
    shown: Cell<Shown>,
}

/// How much of a script's text the engine sees. It writes the whole text into bytecode, copies it from there into each heap, and compares: the copies are a
/// tenth of what the built-ins take. So there is only the beginning of it in the bytecode, and it is compared with as much, besides the length and a number
/// made of all of it (`hash`). The rest lies behind the beginning: so whatever the engine reads is the text all the same.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// all of it
    Whole,
    /// all of it until the engine asks what distinguishes it from other texts, which it does before it writes bytecode
    WholeUntilWritten,
    /// its beginning, to be written
    Beginning,
    /// its beginning, to be compared; the next time all of it
    BeginningOnce,
}

/// Bytes of a text's beginning.
const BEGINNING: usize = 16;

/// `JSC::SourceProvider` has 16 words; the constructor writes no others.
const PROVIDER_WORDS: usize = 40;
/// Its words: the address of the virtual functions, and how many hold it (upper half: how many have locked it).
const VIRTUALS: usize = 0;
const HOLDERS: usize = 1;

/// `JSC::CachedBytecode`: how many hold it, the size, the bytes with their size, and what happens to them in the end; then a table of functions that
/// the engine has decoded, and what is to be added to the bytes: both only of use to who writes bytecode, and empty at first.
#[repr(C)]
struct CachedBytecode {
    holders: u32,
    size: usize,
    bytes: *const u8,
    length: usize,
    kind: usize,
    functions: *mut u32,
    additions: [usize; 7],
}

/// More than the engine ever gives back: so it never frees what it has not made.
const HELD_FOR_EVER: u32 = 1 << 30;
/// Bytes that are a mapped file; those that the engine has allocated have 0.
const MAPPED: usize = 1;

/// `JSC::SourceCode`
#[repr(C)]
struct SourceCode {
    provider: *const Script,
    start: c_int,
    end: c_int,
    first_line: c_int,
    start_column: c_int,
}

/// The virtual functions of `JSC::SourceProvider`, after the two words that stand before every such table.
const BEFORE_VIRTUALS: usize = 2;
const VIRTUAL_COUNT: usize = 11;
type Virtuals = [usize; BEFORE_VIRTUALS + VIRTUAL_COUNT];

/// A text as the engine's functions return it: its characters, and in one word its length and that they have 8 bits.
#[repr(C)]
struct View {
    characters: *const u8,
    length_and_kind: u64,
}

type Construct = unsafe extern "C" fn(
    this: *mut Script,
    origin: *const [usize; 16],
    url: *mut *mut c_void,
    first_url: *mut *mut c_void,
    tainted: u8,
    position: *const [c_int; 2],
    kind: u8,
);
type Destruct = unsafe extern "C" fn(this: *mut Script);
type Evaluate = unsafe extern "C" fn(
    global: sys::JSContextRef,
    code: *const SourceCode,
    this: sys::JSValueRef,
    thrown: *mut *const sys::JSValueRef,
) -> sys::JSValueRef;
type Generate = unsafe extern "C" fn(
    result: *mut *const CachedBytecode,
    vm: *const c_void,
    code: *const SourceCode,
    file: *mut [usize; 8],
    error: *mut [usize; 64],
) -> *mut *const CachedBytecode;
type NoFile = unsafe extern "C" fn(file: *mut [usize; 8]);
type Free = unsafe extern "C" fn(memory: *mut c_void);

struct Functions {
    version: u32,
    construct: Construct,
    destruct: Destruct,
    evaluate: Evaluate,
    generate: Generate,
    no_file: NoFile,
    free: Free,
    virtuals: Virtuals,
}

impl Functions {
    fn of_process() -> Option<&'static Functions> {
        static FUNCTIONS: OnceLock<Option<Functions>> = OnceLock::new();
        FUNCTIONS.get_or_init(Functions::find).as_ref()
    }

    fn find() -> Option<Functions> {
        let found = |mangled| symbol(mangled, "a function").ok();
        let (major, minor) = (found(c"jsc_get_major_version")?, found(c"jsc_get_minor_version")?);
        let version = found(c"_ZN3JSC30computeJSCBytecodeCacheVersionEv")?;
        let construct = found(
            c"_ZN3JSC14SourceProviderC2ERKNS_12SourceOriginEON3WTF6StringES6_NS_19SourceTaintedOriginERKNS4_12TextPositionENS_24SourceProviderSourceTypeE",
        )?;
        let destruct = found(c"_ZN3JSC14SourceProviderD2Ev")?;
        let evaluate = found(
            c"_ZN3JSC8evaluateEPNS_14JSGlobalObjectERKNS_10SourceCodeENS_7JSValueERN3WTF8NakedPtrINS_9ExceptionEEE",
        )?;
        let generate = found(
            c"_ZN3JSC23generateProgramBytecodeERNS_2VMERKNS_10SourceCodeERN3WTF14FileSystemImpl10FileHandleERNS_18BytecodeCacheErrorE",
        )?;
        let no_file = found(c"_ZN3WTF14FileSystemImpl10FileHandleC1Ev")?;
        let free = found(c"_ZN3WTF8fastFreeEPv")?;
        // SAFETY: each type is the signature of the function that the name spells.
        let mut functions = unsafe {
            type Number = unsafe extern "C" fn() -> u32;
            let number = |address| std::mem::transmute::<*mut c_void, Number>(address)();
            if (number(major), number(minor)) != KNOWN_VERSION {
                return None;
            }
            Functions {
                version: number(version),
                construct: std::mem::transmute::<*mut c_void, Construct>(construct),
                destruct: std::mem::transmute::<*mut c_void, Destruct>(destruct),
                evaluate: std::mem::transmute::<*mut c_void, Evaluate>(evaluate),
                generate: std::mem::transmute::<*mut c_void, Generate>(generate),
                no_file: std::mem::transmute::<*mut c_void, NoFile>(no_file),
                free: std::mem::transmute::<*mut c_void, Free>(free),
                virtuals: [0; BEFORE_VIRTUALS + VIRTUAL_COUNT],
            }
        };
        functions.virtuals = functions.learn_virtuals()?;
        Some(functions)
    }

    /// The base class's virtual functions, ours in the place of some: if they are those that are expected.
    fn learn_virtuals(&self) -> Option<Virtuals> {
        let known = [
            (0, c"_ZN3JSC14SourceProviderD1Ev"),
            (1, c"_ZN3JSC14SourceProviderD0Ev"),
            (2, c"__cxa_pure_virtual"),
            (3, c"__cxa_pure_virtual"),
            (
                8,
                c"_ZN3JSC14SourceProvider25codeBlockHashConcurrentlyEiiNS_22CodeSpecializationKindE",
            ),
            (9, c"_ZN3JSC14SourceProvider24lockUnderlyingBufferImplEv"),
            (10, c"_ZN3JSC14SourceProvider26unlockUnderlyingBufferImplEv"),
        ];
        let sample = self.make(&StaticScript {
            text: "0",
            url: "",
            bytecode: None,
        });
        if sample.provider[HOLDERS] != 1 {
            return None;
        }
        let place = sample.provider[VIRTUALS] as *const usize;
        let is_address = |(index, name): &(usize, &std::ffi::CStr)| {
            // SAFETY: the constructor has just put the address of a table of virtual functions there; the functions are looked at in their order, so
            // that the last one is read only behind ones that are known.
            let there = unsafe { place.add(*index).read() };
            symbol(name, "a function").is_ok_and(|address| address.addr() == there)
        };
        if place.is_null() || !place.is_aligned() || !known.iter().all(is_address) {
            return None;
        }
        // SAFETY: the table reaches from the two words before its address to the last function known.
        let mut virtuals = unsafe { place.sub(BEFORE_VIRTUALS).cast::<Virtuals>().read() };
        let ours: [(usize, usize); 6] = [
            (0, destroy as *const () as usize),
            (1, destroy as *const () as usize),
            (2, hash as *const () as usize),
            (3, source as *const () as usize),
            (4, cached_bytecode as *const () as usize),
            (5, cache_bytecode as *const () as usize),
        ];
        for (index, function) in ours {
            virtuals[BEFORE_VIRTUALS + index] = function;
        }
        Some(virtuals)
    }

    fn make(&self, script: &StaticScript) -> Box<Script> {
        let bytecode = script.bytecode.unwrap_or_default();
        let mut made = Box::new(Script {
            provider: [0; PROVIDER_WORDS],
            text: script.text,
            bytecode: CachedBytecode {
                holders: HELD_FOR_EVER,
                size: bytecode.len(),
                bytes: bytecode.as_ptr(),
                length: bytecode.len(),
                kind: MAPPED,
                functions: null_mut(),
                additions: [0; 7],
            },
            has_bytecode: script.bytecode.is_some(),
            was_parsed: Cell::new(false),
            shown: Cell::new(Shown::Whole),
        });
        let mut url = counted_text(script.url).unwrap_or(null_mut());
        let mut none = null_mut();
        // SAFETY: an origin of zeros is one without address; texts are counted ones or null, and pass into the object, which has room enough.
        unsafe {
            (self.construct)(&mut *made, &[0; 16], &mut url, &mut none, 0, &[0; 2], 0);
        }
        made
    }

    /// A script that stays as long as the VM, whose collector and compiler threads may look at it.
    fn make_for(&'static self, scope: &Scope<'_>, script: &StaticScript) -> *const Script {
        let mut made = self.make(script);
        made.provider[VIRTUALS] = self.virtuals[BEFORE_VIRTUALS..].as_ptr().addr();
        scope.vm().scripts.keep(made)
    }

    fn evaluate<'s>(
        &'static self,
        scope: &Scope<'s>,
        this: Local<'s>,
        script: &StaticScript,
    ) -> Result<(Local<'s>, bool), Exception> {
        let made = self.make_for(scope, script);
        let mut thrown = null();
        // SAFETY: the script lives as long as the VM, which is entered; `this` is a live value. What is thrown comes in an object that has it in its
        // second word.
        unsafe {
            let value = (self.evaluate)(scope.ctx(), &SourceCode::of(made), this.raw(), &mut thrown);
            self.forget_functions((&raw const (*made).bytecode).cast_mut());
            if !thrown.is_null() {
                scope.check(thrown.add(1).read())?;
            }
            Ok((Local::from_raw(value), (*made).was_parsed.get()))
        }
    }

    fn compile(&'static self, scope: &Scope<'_>, text: &'static str, url: &'static str) -> Option<Vec<u8>> {
        let bytecode = None;
        let made = self.make_for(scope, &StaticScript { text, url, bytecode });
        // SAFETY: the script lives as long as the VM, which is entered.
        unsafe { (*made).shown.set(Shown::WholeUntilWritten) };
        let (mut file, mut error, mut result) = ([0; 8], [0; 64], null());
        // SAFETY: the VM is entered; a file that is none is constructed in place, an error of zeros is none, and the result is null or an object
        // which is ours, and stays (few are made, and by processes that end).
        unsafe {
            (self.no_file)(&mut file);
            (self.generate)(
                &mut result,
                scope.vm().group.cast(),
                &SourceCode::of(made),
                &mut file,
                &mut error,
            );
            let made = result.as_ref()?;
            let is_known = made.holders == 1
                && made.kind & 0xff == 0
                && made.length == made.size
                && made.size >= size_of::<u32>()
                && !made.bytes.is_null();
            let bytes = is_known.then(|| std::slice::from_raw_parts(made.bytes, made.size))?;
            bytes
                .starts_with(&self.version.to_le_bytes())
                .then(|| bytes.to_vec())
        }
    }

    /// Empties the engine's table of the functions that it has decoded: a hash table with four numbers before it (deleted, used, size less one, size).
    ///
    /// # Safety
    /// The bytecode is alive, and no other OS thread works with it.
    unsafe fn forget_functions(&self, bytecode: *mut CachedBytecode) {
        // SAFETY: as promised; what does not look like such a table is left alone.
        unsafe {
            let table = (*bytecode).functions;
            if table.is_null() {
                return;
            }
            let [_deleted, used, mask, size] = table.sub(4).cast::<[u32; 4]>().read();
            if size.is_power_of_two() && mask == size - 1 && used <= size {
                (*bytecode).functions = null_mut();
                (self.free)(table.sub(4).cast());
            }
        }
    }

    /// Whether the engine takes back what it gives, and throws as expected: tried once.
    fn work(&'static self, scope: &Scope<'_>) -> bool {
        static WORK: OnceLock<bool> = OnceLock::new();
        *WORK.get_or_init(|| self.try_out(scope) == Some(true))
    }

    fn try_out(&'static self, scope: &Scope<'_>) -> Option<bool> {
        const URL: &str = "node:internal/sample";
        const VALUE: &str = "(function(){const twice=(n)=>n*2;return twice(21)})()";
        const THROW: &str = "throw 43";
        let run = |text| {
            let bytecode: &'static [u8] = self.compile(scope, text, URL)?.leak();
            let bytecode = Some(bytecode);
            let url = URL;
            Some(self.evaluate(scope, scope.object(), &StaticScript { text, url, bytecode }))
        };
        let given = matches!(run(VALUE)?, Ok((value, false)) if scope.to_number(value) == 42.0);
        let thrown = match run(THROW)? {
            Ok(_) => return Some(false),
            Err(exception) => exception.value(scope),
        };
        Some(given && scope.to_number(thrown) == 43.0)
    }
}

impl SourceCode {
    /// # Safety
    /// `provider` is alive.
    unsafe fn of(provider: *const Script) -> SourceCode {
        // SAFETY: as promised.
        let text = unsafe { (*provider).text };
        SourceCode {
            provider,
            start: 0,
            end: c_int::try_from(text.len()).unwrap_or(0),
            first_line: 0,
            start_column: 0,
        }
    }
}

// ---- the virtual functions

/// Never called, because the VM's list holds each script to the end.
unsafe extern "C" fn destroy(_this: *const Script) {}

/// Tells texts of the same length and beginning apart.
unsafe extern "C" fn hash(this: *const Script) -> u32 {
    // SAFETY: called with a script.
    let (text, shown) = unsafe { ((*this).text, &(*this).shown) };
    if shown.get() == Shown::WholeUntilWritten {
        shown.set(Shown::Beginning);
    }
    hash_of(text)
}

/// Of eight bytes at a time, because every start does this for all of its built-ins.
fn hash_of(text: &str) -> u32 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let words = words
        .iter()
        .chain(std::iter::once(&last))
        .map(|word| u64::from_le_bytes(*word));
    let sum = words.fold(text.len() as u64, |sum, word| {
        (sum ^ word).wrapping_mul(ODD).rotate_left(29)
    });
    (sum >> 32) as u32 ^ sum as u32
}

unsafe extern "C" fn source(this: *const Script) -> View {
    // SAFETY: called with a script.
    let (text, shown) = unsafe { ((*this).text, &(*this).shown) };
    let length = match shown.get() {
        Shown::Whole | Shown::WholeUntilWritten => text.len(),
        Shown::Beginning => text.len().min(BEGINNING),
        Shown::BeginningOnce => {
            shown.set(Shown::Whole);
            text.len().min(BEGINNING)
        }
    };
    View {
        characters: text.as_ptr(),
        length_and_kind: length as u64 & 0xffff_ffff | 1 << 32,
    }
}

unsafe extern "C" fn cached_bytecode(
    result: *mut *const CachedBytecode,
    this: *const Script,
) -> *mut *const CachedBytecode {
    // SAFETY: called with a script and with a place for a counted pointer; only the VM's own OS thread counts.
    unsafe {
        let held = &raw const (*this).bytecode;
        if (*this).has_bytecode {
            let holders = (&raw const (*held).holders).cast_mut();
            holders.write(holders.read() + 1);
            (*this).shown.set(Shown::BeginningOnce);
            result.write(held);
        } else {
            result.write(null());
        }
    }
    result
}

/// The engine has parsed the text, and offers the bytecode.
unsafe extern "C" fn cache_bytecode(this: *const Script, _generate: *const c_void) {
    // SAFETY: called with a script, on the VM's own OS thread.
    unsafe { (*this).was_parsed.set(true) };
}

// ---- scripts of a VM

/// The scripts that a VM has run. To be dropped after it.
#[derive(Default)]
pub(crate) struct Scripts(std::cell::RefCell<Vec<*mut Script>>);

impl Scripts {
    fn keep(&self, script: Box<Script>) -> *const Script {
        let script = Box::into_raw(script);
        self.0.borrow_mut().push(script);
        script.cast_const()
    }
}

impl Drop for Scripts {
    fn drop(&mut self) {
        let Some(functions) = Functions::of_process() else {
            return;
        };
        for script in self.0.take() {
            // SAFETY: the VM is gone. What somebody still holds is left alone; the rest was made by `make`.
            unsafe {
                let holders = (&raw const (*script).provider[HOLDERS]).cast::<AtomicU32>();
                if (*holders).load(Ordering::Acquire) == 1 && (*script).bytecode.holders == HELD_FOR_EVER {
                    functions.forget_functions(&raw mut (*script).bytecode);
                    (functions.destruct)(script);
                    drop(Box::from_raw(script));
                }
            }
        }
    }
}
