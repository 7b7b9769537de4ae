//! Strings as the engine makes its own, without the C API, which copies each text twice.
//!
//! The functions for that are not a stable interface. They are found by name and tried out on a sample; a library that lacks them, or works differently,
//! gets strings of the C API (`string.rs`).

use std::ffi::c_void;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use jsc_sys as sys;

use crate::internals::symbol;
use crate::scope::Scope;
use crate::string::JsString;
use crate::value::Local;

/// `Ref<StringImpl> StringImpl::create(std::span<const uint8_t>)`: what is returned goes where the first argument points.
type CopyText = unsafe extern "C" fn(result: *mut Text, characters: *const u8, length: usize) -> *mut Text;
/// `JSString* jsStringWithCacheSlowCase(VM&, StringImpl&)`: the string holds the text once more.
type MakeString = unsafe extern "C" fn(vm: *const c_void, text: Text) -> sys::JSValueRef;
/// The engine's own text: it begins with how often it is held, counted in twos.
type Text = *const AtomicU32;
const ONE: u32 = 2;
/// Of shorter strings the engine has one each.
const SHORTEST: usize = 2;

#[derive(Clone, Copy)]
struct Functions {
    copy: CopyText,
    make: MakeString,
}

impl<'s> Scope<'s> {
    /// A string whose code units are these bytes; `None` if it cannot be made here.
    pub(crate) fn direct_string(&self, bytes: &[u8]) -> Option<Local<'s>> {
        static FUNCTIONS: OnceLock<Option<Functions>> = OnceLock::new();
        if bytes.len() < SHORTEST {
            return None;
        }
        let functions = FUNCTIONS.get_or_init(|| Functions::find().filter(|found| found.work(self)));
        Some(functions.as_ref()?.string(self, bytes))
    }
}

impl Functions {
    fn find() -> Option<Functions> {
        let found = |mangled| symbol(mangled, "a function").ok();
        let copy = found(c"_ZN3WTF10StringImpl6createESt4spanIKhLm18446744073709551615EE")?;
        let make = found(c"_ZN3JSC25jsStringWithCacheSlowCaseERNS_2VMERN3WTF10StringImplE")?;
        // SAFETY: each type is the signature of the function that the mangled name spells; references are passed as pointers.
        Some(unsafe {
            Functions {
                copy: std::mem::transmute::<*mut c_void, CopyText>(copy),
                make: std::mem::transmute::<*mut c_void, MakeString>(make),
            }
        })
    }

    /// Whether texts are counted as expected, and strings read as they were written.
    fn work(&self, scope: &Scope<'_>) -> bool {
        const SAMPLE: &[u8] = b"caf\xe9 \0 sample";
        let text = self.text(SAMPLE);
        // SAFETY: a text that is held.
        let count = unsafe { &*text };
        if count.load(Ordering::Relaxed) != ONE {
            return false;
        }
        // SAFETY: a live VM, its lock held.
        let string = Local::from_raw(unsafe { (self.make)(scope.vm().group.cast(), text) });
        let is_held_twice = count.load(Ordering::Relaxed) == 2 * ONE;
        if is_held_twice {
            count.fetch_sub(ONE, Ordering::AcqRel);
        }
        is_held_twice && reads_as(scope, string, SAMPLE)
    }

    fn text(&self, bytes: &[u8]) -> Text {
        let mut text: Text = std::ptr::null();
        // SAFETY: the bytes are copied during the call.
        unsafe { (self.copy)(&mut text, bytes.as_ptr(), bytes.len()) };
        text
    }

    fn string<'s>(&self, scope: &Scope<'s>, bytes: &[u8]) -> Local<'s> {
        let text = self.text(bytes);
        // SAFETY: a live VM, its lock held (the scope proves it); the text is held by us.
        let string = unsafe { (self.make)(scope.vm().group.cast(), text) };
        // SAFETY: it is alive, and from now on held by the string alone: the count does not fall to zero here.
        unsafe { &*text }.fetch_sub(ONE, Ordering::AcqRel);
        Local::from_raw(string)
    }
}

/// Asks the C API: how strings lie in memory is learnt from strings made here.
fn reads_as(scope: &Scope<'_>, string: Local<'_>, units: &[u8]) -> bool {
    // SAFETY: a live context and value; the copy is ours.
    let copy = unsafe { sys::JSValueToStringCopy(scope.ctx(), string.raw(), std::ptr::null_mut()) };
    // SAFETY: it is not null, and released by its owner.
    let copy = (!copy.is_null()).then(|| unsafe { JsString::from_raw(copy) });
    copy.is_some_and(|copy| {
        copy.utf16()
            .iter()
            .copied()
            .eq(units.iter().copied().map(u16::from))
    })
}
