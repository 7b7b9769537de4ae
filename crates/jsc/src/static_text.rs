//! Strings of the engine over ASCII that lies in the process for ever, which it need not convert or copy: the texts of built-ins are long. And strings of
//! bytes that it copies as they are: the C API looks at each for UTF-8, which takes twenty times as long.
//!
//! The functions for that are not a stable interface. They are found by name and tried out on a sample; a library that lacks them, or works differently,
//! gets copies.

use std::ffi::c_void;
use std::sync::OnceLock;

use jsc_sys as sys;

use crate::internals::symbol;
use crate::string::JsString;

/// The engine's own text, counted.
pub(crate) type Text = *mut c_void;
/// `Ref<StringImpl> StringImpl::createWithoutCopyingNonEmpty(std::span<const uint8_t>)`: what is returned goes where the first argument points.
type MakeText = unsafe extern "C" fn(result: *mut Text, characters: *const u8, length: usize) -> *mut Text;
/// `RefPtr<OpaqueJSString> OpaqueJSString::tryCreate(String&&)`, which takes the text out of its second argument.
type Wrap = unsafe extern "C" fn(result: *mut sys::JSStringRef, text: *mut Text) -> *mut sys::JSStringRef;

#[derive(Clone, Copy)]
struct Functions {
    make: MakeText,
    /// The same, with a copy of the characters: `StringImpl::create(std::span<const uint8_t>)`.
    copy: MakeText,
    wrap: Wrap,
}

impl JsString {
    /// `text` as it lies there, if it is ASCII and the library can do that; else a copy.
    pub(crate) fn from_static(text: &'static str) -> JsString {
        functions_for(text)
            .and_then(|functions| functions.over(text))
            .unwrap_or_else(|| JsString::new(text))
    }
}

impl JsString {
    /// A string whose code units are these bytes, if there are any and the library can do that.
    pub(crate) fn from_latin1(bytes: &[u8]) -> Option<JsString> {
        functions_for("ascii")
            .filter(|_| !bytes.is_empty())
            .and_then(|functions| functions.copied(bytes))
    }
}

/// The engine's own text over `text`, held once for the caller.
pub(crate) fn counted_text(text: &'static str) -> Option<Text> {
    functions_for(text).map(|functions| functions.counted(text))
}

fn functions_for(text: &str) -> Option<Functions> {
    static FUNCTIONS: OnceLock<Option<Functions>> = OnceLock::new();
    if text.is_empty() || !text.is_ascii() {
        return None;
    }
    *FUNCTIONS.get_or_init(|| Functions::find().filter(Functions::work))
}

impl Functions {
    fn find() -> Option<Functions> {
        let found = |mangled| symbol(mangled, "a function").ok();
        let make =
            found(c"_ZN3WTF10StringImpl28createWithoutCopyingNonEmptyESt4spanIKhLm18446744073709551615EE")?;
        let copy = found(c"_ZN3WTF10StringImpl6createESt4spanIKhLm18446744073709551615EE")?;
        let wrap = found(c"_ZN14OpaqueJSString9tryCreateEON3WTF6StringE")?;
        // SAFETY: each type is the signature of the function that the mangled name spells, its result returned through memory.
        Some(unsafe {
            Functions {
                make: std::mem::transmute::<*mut c_void, MakeText>(make),
                copy: std::mem::transmute::<*mut c_void, MakeText>(copy),
                wrap: std::mem::transmute::<*mut c_void, Wrap>(wrap),
            }
        })
    }

    fn work(&self) -> bool {
        const SAMPLE: &str = "a text that lies there";
        let copied = self.copied(b"caf\xe9\0");
        copied.is_some_and(|string| string.to_rust() == "caf\u{e9}\0")
            && self
                .over(SAMPLE)
                .is_some_and(|string| string.length() == SAMPLE.len() && string.to_rust() == SAMPLE)
    }

    fn counted(&self, text: &'static str) -> Text {
        let mut counted: Text = std::ptr::null_mut();
        // SAFETY: the text is not empty (`functions_for`) and stays for ever.
        unsafe { (self.make)(&mut counted, text.as_ptr(), text.len()) };
        counted
    }

    fn over(&self, text: &'static str) -> Option<JsString> {
        self.string_of(self.counted(text))
    }

    fn copied(&self, bytes: &[u8]) -> Option<JsString> {
        let mut counted: Text = std::ptr::null_mut();
        // SAFETY: the bytes are copied during the call.
        unsafe { (self.copy)(&mut counted, bytes.as_ptr(), bytes.len()) };
        self.string_of(counted)
    }

    fn string_of(&self, mut inner: Text) -> Option<JsString> {
        let mut string: sys::JSStringRef = std::ptr::null_mut();
        // SAFETY: the counted text passes from `inner` into the string, and the string to us.
        unsafe {
            (self.wrap)(&mut string, &mut inner);
            (!string.is_null()).then(|| JsString::from_raw(string))
        }
    }
}
