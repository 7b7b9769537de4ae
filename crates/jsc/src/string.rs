//! Strings across the border. The engine's UTF-8 functions stop at a NUL or a lone surrogate, so they serve only where neither can be.

use jsc_sys as sys;

/// An owned `JSStringRef`.
pub(crate) struct JsString(sys::JSStringRef);

const STACK: usize = 256;
/// From so many bytes on the engine is given code units instead of UTF-8.
const LONG: usize = 24;

impl JsString {
    pub(crate) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        if bytes.len() >= LONG {
            return Self::long(text);
        }
        if bytes.contains(&0) {
            return Self::from_utf16(&text.encode_utf16().collect::<Vec<u16>>());
        }
        let mut buffer = [0u8; LONG];
        buffer[..bytes.len()].copy_from_slice(bytes);
        Self::from_c(&buffer[..=bytes.len()])
    }

    /// The engine is given code units: it would look at UTF-8 byte by byte.
    fn long(text: &str) -> Self {
        // Leading bytes of what is beyond Latin-1 begin there.
        const BEYOND_LATIN1: u8 = 0xc4;
        let bytes = text.as_bytes();
        let narrow = if bytes.is_ascii() {
            Self::from_latin1(bytes)
        } else if bytes.iter().all(|byte| *byte < BEYOND_LATIN1) {
            let units: Vec<u8> = text
                .chars()
                .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
                .collect();
            Self::from_latin1(&units)
        } else {
            None
        };
        narrow.unwrap_or_else(|| Self::from_utf16(&text.encode_utf16().collect::<Vec<u16>>()))
    }

    /// `terminated` is valid UTF-8 that ends with its only NUL.
    fn from_c(terminated: &[u8]) -> Self {
        // SAFETY: the bytes end with NUL and outlive the call, which copies them.
        JsString(unsafe { sys::JSStringCreateWithUTF8CString(terminated.as_ptr().cast()) })
    }

    pub(crate) fn from_utf16(units: &[u16]) -> Self {
        // SAFETY: pointer and length are of one slice; the call copies.
        JsString(unsafe { sys::JSStringCreateWithCharacters(units.as_ptr(), units.len()) })
    }

    /// # Safety
    /// `raw` is a non-null string reference whose ownership passes to the result.
    pub(crate) unsafe fn from_raw(raw: sys::JSStringRef) -> Self {
        JsString(raw)
    }

    pub(crate) fn raw(&self) -> sys::JSStringRef {
        self.0
    }

    /// In UTF-16 units.
    pub(crate) fn length(&self) -> usize {
        // SAFETY: a live string.
        unsafe { sys::JSStringGetLength(self.0) }
    }

    pub(crate) fn utf16(&self) -> &[u16] {
        // SAFETY: the pointer is valid for `length` units while the string lives, and strings do not change.
        unsafe {
            let length = sys::JSStringGetLength(self.0);
            if length == 0 {
                return &[];
            }
            std::slice::from_raw_parts(sys::JSStringGetCharactersPtr(self.0), length)
        }
    }

    /// Lone surrogates become U+FFFD.
    pub(crate) fn to_rust(&self) -> String {
        self.short_ascii()
            .unwrap_or_else(|| String::from_utf16_lossy(self.utf16()))
    }

    /// Asking for UTF-16 makes the engine widen an 8-bit text first; a short text is tried as UTF-8, which is right if it turns out to be ASCII throughout.
    fn short_ascii(&self) -> Option<String> {
        // SAFETY: a live string.
        let length = unsafe { sys::JSStringGetLength(self.0) };
        if length >= STACK {
            return None;
        }
        let mut buffer = [0u8; STACK];
        // SAFETY: the buffer has the size given; the result counts the bytes written, with the NUL.
        let written = unsafe { sys::JSStringGetUTF8CString(self.0, buffer.as_mut_ptr().cast(), STACK) };
        let text = &buffer[..length];
        (written == length + 1 && text.is_ascii()).then(|| String::from_utf8_lossy(text).into_owned())
    }
}

impl Drop for JsString {
    fn drop(&mut self) {
        // SAFETY: we own one reference.
        unsafe { sys::JSStringRelease(self.0) };
    }
}
