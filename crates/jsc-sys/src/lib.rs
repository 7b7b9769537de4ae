//! Declarations of JavaScriptCore's C API and of the few GLib functions its run loop needs. No logic.
//!
//! Most are documented in the library's own headers (`JavaScriptCore/*.h`). Those under "exported, not in a
//! header" are WebKit's private C API (`JSBasePrivate.h`, `JSContextRefPrivate.h`, `JSLockRef.h`); see engine facts in ARCHITECTURE.md.
#![allow(missing_docs, clippy::missing_safety_doc)]

use std::ffi::{c_char, c_int, c_uint, c_void};

macro_rules! opaque {
    ($($name:ident),*) => { $(#[repr(C)] pub struct $name { _private: [u8; 0] })* };
}
opaque!(
    OpaqueContextGroup,
    OpaqueContext,
    OpaqueValue,
    OpaqueString,
    OpaquePropertyNameArray,
    GMainContext
);

pub type JSContextGroupRef = *const OpaqueContextGroup;
pub type JSContextRef = *const OpaqueContext;
pub type JSGlobalContextRef = *mut OpaqueContext;
pub type JSValueRef = *const OpaqueValue;
pub type JSObjectRef = *mut OpaqueValue;
pub type JSStringRef = *mut OpaqueString;
pub type JSPropertyNameArrayRef = *mut OpaquePropertyNameArray;
pub type JSPropertyNameAccumulatorRef = *mut c_void;

pub type JSObjectCallAsFunctionCallback = unsafe extern "C" fn(
    ctx: JSContextRef,
    function: JSObjectRef,
    this: JSObjectRef,
    argc: usize,
    argv: *const JSValueRef,
    exception: *mut JSValueRef,
) -> JSValueRef;
pub type JSObjectFinalizeCallback = unsafe extern "C" fn(object: JSObjectRef);
pub type JSTypedArrayBytesDeallocator = unsafe extern "C" fn(bytes: *mut c_void, context: *mut c_void);

pub type JSType = c_uint;
pub const TYPE_UNDEFINED: JSType = 0;
pub const TYPE_NULL: JSType = 1;
pub const TYPE_BOOLEAN: JSType = 2;
pub const TYPE_NUMBER: JSType = 3;
pub const TYPE_STRING: JSType = 4;
pub const TYPE_OBJECT: JSType = 5;
pub const TYPE_SYMBOL: JSType = 6;
pub const TYPE_BIGINT: JSType = 7;

pub type JSTypedArrayType = c_uint;
pub const TYPED_ARRAY_INT32: JSTypedArrayType = 2;
pub const TYPED_ARRAY_UINT8: JSTypedArrayType = 3;
pub const TYPED_ARRAY_FLOAT64: JSTypedArrayType = 8;
pub const TYPED_ARRAY_BUFFER: JSTypedArrayType = 9;
pub const TYPED_ARRAY_NONE: JSTypedArrayType = 10;

pub type JSPropertyAttributes = c_uint;
pub const ATTRIBUTE_NONE: JSPropertyAttributes = 0;
pub const ATTRIBUTE_DONT_ENUM: JSPropertyAttributes = 1 << 2;

/// Zeroed but for what is set; the callbacks that nobody here uses have no type.
#[repr(C)]
pub struct JSClassDefinition {
    pub version: c_int,
    pub attributes: c_uint,
    pub class_name: *const c_char,
    pub parent_class: *mut c_void,
    pub static_values: *const c_void,
    pub static_functions: *const c_void,
    pub initialize: *const c_void,
    pub finalize: Option<JSObjectFinalizeCallback>,
    pub other_callbacks: [*const c_void; 9],
}
pub const CLASS_NO_AUTOMATIC_PROTOTYPE: c_uint = 1 << 1;

unsafe extern "C" {
    pub fn JSClassCreate(definition: *const JSClassDefinition) -> *mut c_void;
    pub fn JSValueIsObjectOfClass(ctx: JSContextRef, value: JSValueRef, class: *mut c_void) -> bool;
    pub fn JSObjectGetPrivate(object: JSObjectRef) -> *mut c_void;
    pub fn JSContextGroupCreate() -> JSContextGroupRef;
    pub fn JSContextGroupRelease(group: JSContextGroupRef);
    pub fn JSGlobalContextCreateInGroup(group: JSContextGroupRef, class: *mut c_void) -> JSGlobalContextRef;
    pub fn JSGlobalContextRelease(ctx: JSGlobalContextRef);
    pub fn JSContextGetGlobalObject(ctx: JSContextRef) -> JSObjectRef;
    pub fn JSEvaluateScript(
        ctx: JSContextRef,
        script: JSStringRef,
        this: JSObjectRef,
        url: JSStringRef,
        line: c_int,
        exception: *mut JSValueRef,
    ) -> JSValueRef;
    pub fn JSCheckScriptSyntax(
        ctx: JSContextRef,
        script: JSStringRef,
        url: JSStringRef,
        line: c_int,
        exception: *mut JSValueRef,
    ) -> bool;
    pub fn JSSynchronousGarbageCollectForDebugging(ctx: JSContextRef);
    pub fn JSReportExtraMemoryCost(ctx: JSContextRef, size: usize);

    pub fn JSStringCreateWithCharacters(chars: *const u16, len: usize) -> JSStringRef;
    pub fn JSStringCreateWithUTF8CString(string: *const c_char) -> JSStringRef;
    pub fn JSStringRelease(string: JSStringRef);
    pub fn JSStringGetLength(string: JSStringRef) -> usize;
    pub fn JSStringGetUTF8CString(string: JSStringRef, buffer: *mut c_char, size: usize) -> usize;
    pub fn JSStringGetCharactersPtr(string: JSStringRef) -> *const u16;

    pub fn JSValueGetType(ctx: JSContextRef, value: JSValueRef) -> JSType;
    pub fn JSValueIsArray(ctx: JSContextRef, value: JSValueRef) -> bool;
    pub fn JSValueIsDate(ctx: JSContextRef, value: JSValueRef) -> bool;
    pub fn JSValueGetTypedArrayType(
        ctx: JSContextRef,
        value: JSValueRef,
        exception: *mut JSValueRef,
    ) -> JSTypedArrayType;
    pub fn JSValueIsStrictEqual(ctx: JSContextRef, a: JSValueRef, b: JSValueRef) -> bool;
    pub fn JSValueIsInstanceOfConstructor(
        ctx: JSContextRef,
        value: JSValueRef,
        constructor: JSObjectRef,
        exception: *mut JSValueRef,
    ) -> bool;
    pub fn JSValueMakeUndefined(ctx: JSContextRef) -> JSValueRef;
    pub fn JSValueMakeNull(ctx: JSContextRef) -> JSValueRef;
    pub fn JSValueMakeBoolean(ctx: JSContextRef, boolean: bool) -> JSValueRef;
    pub fn JSValueMakeNumber(ctx: JSContextRef, number: f64) -> JSValueRef;
    pub fn JSValueMakeString(ctx: JSContextRef, string: JSStringRef) -> JSValueRef;
    pub fn JSValueMakeFromJSONString(ctx: JSContextRef, string: JSStringRef) -> JSValueRef;
    pub fn JSValueToBoolean(ctx: JSContextRef, value: JSValueRef) -> bool;
    pub fn JSValueToNumber(ctx: JSContextRef, value: JSValueRef, exception: *mut JSValueRef) -> f64;
    pub fn JSValueToStringCopy(
        ctx: JSContextRef,
        value: JSValueRef,
        exception: *mut JSValueRef,
    ) -> JSStringRef;
    pub fn JSValueToObject(ctx: JSContextRef, value: JSValueRef, exception: *mut JSValueRef) -> JSObjectRef;
    pub fn JSValueProtect(ctx: JSContextRef, value: JSValueRef);
    pub fn JSValueUnprotect(ctx: JSContextRef, value: JSValueRef);

    pub fn JSObjectMake(ctx: JSContextRef, class: *mut c_void, data: *mut c_void) -> JSObjectRef;
    pub fn JSObjectMakeFunctionWithCallback(
        ctx: JSContextRef,
        name: JSStringRef,
        callback: JSObjectCallAsFunctionCallback,
    ) -> JSObjectRef;
    pub fn JSObjectMakeArray(
        ctx: JSContextRef,
        argc: usize,
        argv: *const JSValueRef,
        exception: *mut JSValueRef,
    ) -> JSObjectRef;
    pub fn JSObjectMakeError(
        ctx: JSContextRef,
        argc: usize,
        argv: *const JSValueRef,
        exception: *mut JSValueRef,
    ) -> JSObjectRef;
    pub fn JSObjectMakeDeferredPromise(
        ctx: JSContextRef,
        resolve: *mut JSObjectRef,
        reject: *mut JSObjectRef,
        exception: *mut JSValueRef,
    ) -> JSObjectRef;
    pub fn JSObjectGetPrototype(ctx: JSContextRef, object: JSObjectRef) -> JSValueRef;
    pub fn JSObjectGetProxyTarget(object: JSObjectRef) -> JSObjectRef;
    pub fn JSObjectGetProperty(
        ctx: JSContextRef,
        object: JSObjectRef,
        name: JSStringRef,
        exception: *mut JSValueRef,
    ) -> JSValueRef;
    pub fn JSObjectGetPrivateProperty(
        ctx: JSContextRef,
        object: JSObjectRef,
        name: JSStringRef,
    ) -> JSValueRef;
    pub fn JSObjectSetPrivateProperty(
        ctx: JSContextRef,
        object: JSObjectRef,
        name: JSStringRef,
        value: JSValueRef,
    ) -> bool;
    pub fn JSObjectHasProperty(ctx: JSContextRef, object: JSObjectRef, name: JSStringRef) -> bool;
    pub fn JSObjectDeleteProperty(
        ctx: JSContextRef,
        object: JSObjectRef,
        name: JSStringRef,
        exception: *mut JSValueRef,
    ) -> bool;
    pub fn JSObjectCopyPropertyNames(ctx: JSContextRef, object: JSObjectRef) -> JSPropertyNameArrayRef;
    pub fn JSPropertyNameArrayGetCount(names: JSPropertyNameArrayRef) -> usize;
    pub fn JSPropertyNameArrayGetNameAtIndex(names: JSPropertyNameArrayRef, index: usize) -> JSStringRef;
    pub fn JSPropertyNameArrayRelease(names: JSPropertyNameArrayRef);
    pub fn JSPropertyNameAccumulatorAddName(accumulator: JSPropertyNameAccumulatorRef, name: JSStringRef);
    pub fn JSObjectSetProperty(
        ctx: JSContextRef,
        object: JSObjectRef,
        name: JSStringRef,
        value: JSValueRef,
        attributes: JSPropertyAttributes,
        exception: *mut JSValueRef,
    );
    pub fn JSObjectGetPropertyAtIndex(
        ctx: JSContextRef,
        object: JSObjectRef,
        index: c_uint,
        exception: *mut JSValueRef,
    ) -> JSValueRef;
    pub fn JSObjectSetPropertyAtIndex(
        ctx: JSContextRef,
        object: JSObjectRef,
        index: c_uint,
        value: JSValueRef,
        exception: *mut JSValueRef,
    );
    pub fn JSObjectIsFunction(ctx: JSContextRef, object: JSObjectRef) -> bool;
    pub fn JSObjectCallAsFunction(
        ctx: JSContextRef,
        function: JSObjectRef,
        this: JSObjectRef,
        argc: usize,
        argv: *const JSValueRef,
        exception: *mut JSValueRef,
    ) -> JSValueRef;

    pub fn JSObjectMakeArrayBufferWithBytesNoCopy(
        ctx: JSContextRef,
        bytes: *mut c_void,
        len: usize,
        deallocator: JSTypedArrayBytesDeallocator,
        context: *mut c_void,
        exception: *mut JSValueRef,
    ) -> JSObjectRef;
    pub fn JSObjectMakeTypedArrayWithBytesNoCopy(
        ctx: JSContextRef,
        kind: JSTypedArrayType,
        bytes: *mut c_void,
        len: usize,
        deallocator: JSTypedArrayBytesDeallocator,
        context: *mut c_void,
        exception: *mut JSValueRef,
    ) -> JSObjectRef;
    pub fn JSObjectGetArrayBufferBytesPtr(
        ctx: JSContextRef,
        object: JSObjectRef,
        exception: *mut JSValueRef,
    ) -> *mut c_void;
    pub fn JSObjectGetArrayBufferByteLength(
        ctx: JSContextRef,
        object: JSObjectRef,
        exception: *mut JSValueRef,
    ) -> usize;
    pub fn JSObjectGetTypedArrayBytesPtr(
        ctx: JSContextRef,
        object: JSObjectRef,
        exception: *mut JSValueRef,
    ) -> *mut c_void;
    pub fn JSObjectGetTypedArrayByteOffset(
        ctx: JSContextRef,
        object: JSObjectRef,
        exception: *mut JSValueRef,
    ) -> usize;
    pub fn JSObjectGetTypedArrayByteLength(
        ctx: JSContextRef,
        object: JSObjectRef,
        exception: *mut JSValueRef,
    ) -> usize;

    // Exported, not in a header.
    pub fn JSLock(ctx: JSContextRef);
    pub fn JSUnlock(ctx: JSContextRef);
    pub fn JSConfigureSignalForGC(signal: c_int) -> bool;
    pub fn JSGlobalContextSetUnhandledRejectionCallback(
        ctx: JSGlobalContextRef,
        function: JSObjectRef,
        exception: *mut JSValueRef,
    );
    pub fn JSGetMemoryUsageStatistics(ctx: JSContextRef) -> JSObjectRef;

    // GLib: the run loop JavaScriptCore posts to.
    pub fn g_main_context_new() -> *mut GMainContext;
    pub fn g_main_context_unref(context: *mut GMainContext);
    pub fn g_main_context_push_thread_default(context: *mut GMainContext);
    pub fn g_main_context_pop_thread_default(context: *mut GMainContext);
    pub fn g_main_context_iteration(context: *mut GMainContext, may_block: c_int) -> c_int;
    pub fn g_main_context_acquire(context: *mut GMainContext) -> c_int;
    pub fn g_main_context_release(context: *mut GMainContext);
    pub fn g_main_context_prepare(context: *mut GMainContext, priority: *mut c_int) -> c_int;
    pub fn g_main_context_query(
        context: *mut GMainContext,
        max_priority: c_int,
        timeout_ms: *mut c_int,
        fds: *mut GPollFD,
        n_fds: c_int,
    ) -> c_int;
}

/// GLib's `GPollFD`, laid out as `struct pollfd`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct GPollFD {
    pub fd: c_int,
    pub events: u16,
    pub revents: u16,
}
