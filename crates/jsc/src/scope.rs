//! A [`Scope`] is the proof that the VM is entered; everything done to JS values is done through it.

use std::cell::OnceCell;
use std::marker::PhantomData;
use std::ptr::{null, null_mut};
use std::rc::Rc;

use jsc_sys as sys;

use crate::exception::{Exception, IntoException};
use crate::function::{Call, trampoline_of};
use crate::string::JsString;
use crate::value::{Global, Kind, Local};
use crate::vm::VmInner;

/// An entered VM. Methods that can run JS take `&mut self`.
pub struct Scope<'s> {
    vm: &'s Rc<VmInner>,
    ctx: sys::JSContextRef,
    _brand: PhantomData<fn(&'s ()) -> &'s ()>,
}

impl<'s> Scope<'s> {
    pub(crate) fn new(vm: &'s Rc<VmInner>, ctx: sys::JSContextRef) -> Self {
        Scope {
            vm,
            ctx,
            _brand: PhantomData,
        }
    }

    pub(crate) fn vm(&self) -> &'s VmInner {
        self.vm
    }

    pub(crate) fn vm_rc(&self) -> &'s Rc<VmInner> {
        self.vm
    }

    pub(crate) fn ctx(&self) -> sys::JSContextRef {
        self.ctx
    }

    /// What the VM's owner has attached with [`crate::Vm::set_data`].
    ///
    /// # Panics
    /// If nothing, or something of another type, is attached.
    pub fn data<T: 'static>(&self) -> &'s T {
        match self.vm.data.get().and_then(|data| data.downcast_ref()) {
            Some(data) => data,
            None => panic!("this VM has no data of the type asked for"),
        }
    }

    // ---- making values

    /// `undefined`
    pub fn undefined(&self) -> Local<'s> {
        // SAFETY: a live context.
        Local::from_raw(unsafe { sys::JSValueMakeUndefined(self.ctx) })
    }

    /// `null`
    pub fn null(&self) -> Local<'s> {
        // SAFETY: a live context.
        Local::from_raw(unsafe { sys::JSValueMakeNull(self.ctx) })
    }

    /// A boolean.
    pub fn boolean(&self, value: bool) -> Local<'s> {
        // SAFETY: a live context.
        Local::from_raw(unsafe { sys::JSValueMakeBoolean(self.ctx, value) })
    }

    /// A number.
    pub fn number(&self, value: f64) -> Local<'s> {
        // SAFETY: a live context.
        Local::from_raw(unsafe { sys::JSValueMakeNumber(self.ctx, value) })
    }

    /// A string.
    pub fn string(&self, text: &str) -> Local<'s> {
        let narrow = text.is_ascii().then(|| self.direct_string(text.as_bytes()));
        narrow
            .flatten()
            .unwrap_or_else(|| self.make_string(&JsString::new(text)))
    }

    /// A string whose code units are these bytes.
    pub fn latin1(&self, bytes: &[u8]) -> Local<'s> {
        if let Some(string) = self.direct_string(bytes) {
            return string;
        }
        match JsString::from_latin1(bytes) {
            Some(string) => self.make_string(&string),
            None => self.utf16(&bytes.iter().map(|byte| u16::from(*byte)).collect::<Vec<u16>>()),
        }
    }

    /// A string of these UTF-16 code units, lone surrogates included.
    pub fn utf16(&self, units: &[u16]) -> Local<'s> {
        self.make_string(&JsString::from_utf16(units))
    }

    fn make_string(&self, string: &JsString) -> Local<'s> {
        // SAFETY: a live context and string.
        Local::from_raw(unsafe { sys::JSValueMakeString(self.ctx, string.raw()) })
    }

    /// An empty object.
    pub fn object(&self) -> Local<'s> {
        // SAFETY: no class, no private data.
        Local::from_raw(unsafe { sys::JSObjectMake(self.ctx, null_mut(), null_mut()) }.cast_const())
    }

    /// An array of these values. Only of so many as the program's text says: the garbage collector finds values that are on the machine's stack, and not
    /// those in a `Vec`, which is why others come one by one, to [`Scope::array_from`].
    pub fn array<const N: usize>(&self, values: &[Local<'s>; N]) -> Local<'s> {
        self.array_of_first(values, N)
    }

    /// An array of the first `count` of these values.
    pub fn array_of_first<const N: usize>(&self, values: &[Local<'s>; N], count: usize) -> Local<'s> {
        // SAFETY: `Local` is a transparent-sized pointer; the values are alive (on the caller's stack), the call copies them.
        let array = unsafe {
            sys::JSObjectMakeArray(
                self.ctx,
                count.min(N),
                values.as_ptr().cast::<sys::JSValueRef>(),
                null_mut(),
            )
        };
        Local::from_raw(array.cast_const())
    }

    /// An array of what `values` makes, however much that is.
    pub fn array_from(&self, values: impl IntoIterator<Item = Local<'s>>) -> Local<'s> {
        /// The others are put into the array one after the other, which takes longer.
        const TOGETHER: u32 = 64;
        let mut values = values.into_iter();
        let mut first = [self.undefined(); TOGETHER as usize];
        let mut count = 0;
        for (place, value) in first.iter_mut().zip(&mut values) {
            *place = value;
            count += 1;
        }
        let array = self.array_of_first(&first, count);
        for (value, index) in values.zip(TOGETHER..) {
            // SAFETY: a live context, the array just made and a live value; the exception is not asked for, since an element of an array can always be set.
            unsafe {
                sys::JSObjectSetPropertyAtIndex(
                    self.ctx,
                    array.raw().cast_mut(),
                    index,
                    value.raw(),
                    null_mut(),
                )
            };
        }
        array
    }

    /// A plain `Error` with this message.
    pub fn error(&self, message: &str) -> Local<'s> {
        let message = self.string(message).raw();
        // SAFETY: one argument, alive on the stack.
        Local::from_raw(unsafe { sys::JSObjectMakeError(self.ctx, 1, &message, null_mut()) }.cast_const())
    }

    /// A function that calls `function`, which must capture nothing (a function item, or a closure without captures).
    pub fn function<F, E>(&self, name: &str, function: F) -> Local<'s>
    where
        F: for<'a> Fn(&mut Call<'a>) -> Result<Local<'a>, E> + Copy + 'static,
        E: IntoException,
    {
        let host = self.vm.internals.host.as_ref();
        host.and_then(|host| host.make(self, name, function))
            .unwrap_or_else(|| self.api_function(name, function))
    }

    /// The same, made by the C API: in whichever realm the scope is of.
    pub fn api_function<F, E>(&self, name: &str, function: F) -> Local<'s>
    where
        F: for<'a> Fn(&mut Call<'a>) -> Result<Local<'a>, E> + Copy + 'static,
        E: IntoException,
    {
        let name = JsString::new(name);
        // SAFETY: the trampoline has the C signature asked for and needs no data.
        let function =
            unsafe { sys::JSObjectMakeFunctionWithCallback(self.ctx, name.raw(), trampoline_of(function)) };
        Local::from_raw(function.cast_const())
    }

    /// The value that JSON text stands for, `None` if it is not JSON.
    pub fn parse_json(&self, text: &str) -> Option<Local<'s>> {
        let text = JsString::new(text);
        // SAFETY: a live context and string.
        let value = unsafe { sys::JSValueMakeFromJSONString(self.ctx, text.raw()) };
        (!value.is_null()).then(|| Local::from_raw(value))
    }

    /// The same for a text whose code units are these bytes.
    pub fn parse_latin1_json(&self, bytes: &[u8]) -> Option<Local<'s>> {
        let text = JsString::from_latin1(bytes).unwrap_or_else(|| {
            JsString::from_utf16(&bytes.iter().map(|byte| u16::from(*byte)).collect::<Vec<u16>>())
        });
        // SAFETY: a live context and string.
        let value = unsafe { sys::JSValueMakeFromJSONString(self.ctx, text.raw()) };
        (!value.is_null()).then(|| Local::from_raw(value))
    }

    /// Keeps a value beyond this scope.
    pub fn global_of(&self, value: Local<'s>) -> Global {
        Global::new(self.vm, value.raw())
    }

    /// The global object.
    pub fn global_object(&self) -> Local<'s> {
        // SAFETY: a live context.
        Local::from_raw(unsafe { sys::JSContextGetGlobalObject(self.ctx) }.cast_const())
    }

    // ---- asking values

    /// The value's kind.
    pub fn kind(&self, value: Local<'s>) -> Kind {
        // SAFETY: a live value.
        match unsafe { sys::JSValueGetType(self.ctx, value.raw()) } {
            sys::TYPE_UNDEFINED => Kind::Undefined,
            sys::TYPE_NULL => Kind::Null,
            sys::TYPE_BOOLEAN => Kind::Boolean,
            sys::TYPE_NUMBER => Kind::Number,
            sys::TYPE_STRING => Kind::String,
            sys::TYPE_SYMBOL => Kind::Symbol,
            sys::TYPE_BIGINT => Kind::BigInt,
            _ => Kind::Object,
        }
    }

    /// Whether it is a string.
    pub fn is_string(&self, value: Local<'s>) -> bool {
        self.kind(value) == Kind::String
    }

    /// Whether it is an object (a function is one).
    pub fn is_object(&self, value: Local<'s>) -> bool {
        self.kind(value) == Kind::Object
    }

    /// Whether it is `undefined`.
    pub fn is_undefined(&self, value: Local<'s>) -> bool {
        std::ptr::eq(value.raw(), self.undefined().raw())
    }

    /// Whether it can be called.
    pub fn is_function(&self, value: Local<'s>) -> bool {
        // SAFETY: asked of an object only.
        self.is_object(value) && unsafe { sys::JSObjectIsFunction(self.ctx, value.object()) }
    }

    /// Whether it is truthy.
    pub fn truthy(&self, value: Local<'s>) -> bool {
        // SAFETY: a live value; ToBoolean runs no JS.
        unsafe { sys::JSValueToBoolean(self.ctx, value.raw()) }
    }

    /// The number, NaN for what is not a number (no JS is run to convert it).
    pub fn to_number(&self, value: Local<'s>) -> f64 {
        if let Some(number) = self.plain_number(value) {
            return number;
        }
        match self.kind(value) {
            // SAFETY: a number converts without running JS.
            Kind::Number => unsafe { sys::JSValueToNumber(self.ctx, value.raw(), null_mut()) },
            _ => f64::NAN,
        }
    }

    /// The value as text, as `String(value)` gives it; lone surrogates become U+FFFD.
    pub fn to_text(&mut self, value: Local<'s>) -> Result<String, Exception> {
        if let Some(text) = self.ascii(value) {
            return Ok(String::from_utf8_lossy(text).into_owned());
        }
        Ok(self.js_string_of(value)?.to_rust())
    }

    /// The UTF-16 code units of `String(value)`.
    pub fn to_utf16(&mut self, value: Local<'s>) -> Result<Vec<u16>, Exception> {
        Ok(self.js_string_of(value)?.utf16().to_vec())
    }

    /// Calls `read` with the UTF-16 code units of `String(value)`, without copying them.
    pub fn with_utf16<R>(
        &mut self,
        value: Local<'s>,
        read: impl FnOnce(&[u16]) -> R,
    ) -> Result<R, Exception> {
        Ok(read(self.js_string_of(value)?.utf16()))
    }

    fn js_string_of(&mut self, value: Local<'s>) -> Result<JsString, Exception> {
        let mut exception = null();
        // SAFETY: a live value; the result is ours to release.
        let string = unsafe { sys::JSValueToStringCopy(self.ctx, value.raw(), &mut exception) };
        self.check(exception)?;
        // SAFETY: non-null when there was no exception.
        Ok(unsafe { JsString::from_raw(string) })
    }

    // ---- objects

    /// `object[name]`
    pub fn get(&mut self, object: Local<'s>, name: &'static str) -> Result<Local<'s>, Exception> {
        let object = self.to_object(object)?;
        let name = self.vm.name(name);
        let mut exception = null();
        // SAFETY: an object of this context.
        let value = unsafe { sys::JSObjectGetProperty(self.ctx, object, name, &mut exception) };
        self.check(exception)?;
        Ok(Local::from_raw(value))
    }

    /// `object[name] = value`
    pub fn set(&mut self, object: Local<'s>, name: &str, value: Local<'s>) -> Result<(), Exception> {
        let object = self.to_object(object)?;
        let name = JsString::new(name);
        let mut exception = null();
        // SAFETY: an object of this context.
        unsafe {
            let none = sys::ATTRIBUTE_NONE;
            sys::JSObjectSetProperty(self.ctx, object, name.raw(), value.raw(), none, &mut exception);
        }
        self.check(exception)
    }

    /// `array[index]`
    pub fn get_index(&mut self, array: Local<'s>, index: u32) -> Result<Local<'s>, Exception> {
        let array = self.to_object(array)?;
        let mut exception = null();
        // SAFETY: an object of this context.
        let value = unsafe { sys::JSObjectGetPropertyAtIndex(self.ctx, array, index, &mut exception) };
        self.check(exception)?;
        Ok(Local::from_raw(value))
    }

    /// `array[index] = value`
    pub fn set_index(&mut self, array: Local<'s>, index: u32, value: Local<'s>) -> Result<(), Exception> {
        let array = self.to_object(array)?;
        let mut exception = null();
        // SAFETY: an object of this context.
        unsafe { sys::JSObjectSetPropertyAtIndex(self.ctx, array, index, value.raw(), &mut exception) };
        self.check(exception)
    }

    /// What JS makes of a value whose property is asked for. Anything may have been thrown, so what is expected to be an object may be none.
    fn to_object(&self, value: Local<'s>) -> Result<sys::JSObjectRef, Exception> {
        if self.is_plainly_object(value) || self.is_object(value) {
            return Ok(value.object());
        }
        let mut exception = null();
        // SAFETY: a live value.
        let object = unsafe { sys::JSValueToObject(self.ctx, value.raw(), &mut exception) };
        self.check(exception)?;
        Ok(object)
    }

    // ---- running JS

    /// Calls `function`. A panic of a native function below goes on here.
    pub fn call(
        &mut self,
        function: Local<'s>,
        this: Local<'s>,
        args: &[Local<'s>],
    ) -> Result<Local<'s>, Exception> {
        let function = self.to_object(function)?;
        let this = if self.is_object(this) {
            this.object()
        } else {
            null_mut()
        };
        let mut exception = null();
        // SAFETY: `function` is an object (the engine checks that it is callable); the arguments are alive in the caller's stack.
        let value = unsafe {
            sys::JSObjectCallAsFunction(
                self.ctx,
                function,
                this,
                args.len(),
                args.as_ptr().cast::<sys::JSValueRef>(),
                &mut exception,
            )
        };
        self.resume_panic();
        self.check(exception)?;
        if value.is_null() {
            return Err(Exception::new(
                self,
                self.error("the value called is not a function"),
            ));
        }
        Ok(Local::from_raw(value))
    }

    /// Evaluates a script; positions in stacks name `url`.
    pub fn eval(&mut self, source: &str, url: &str) -> Result<Local<'s>, Exception> {
        self.eval_at(source, url, 1)
    }

    /// Evaluates a script whose `this` is an object.
    pub fn eval_with(&mut self, this: Local<'s>, source: &str, url: &str) -> Result<Local<'s>, Exception> {
        self.eval_on(this.raw().cast_mut(), &JsString::new(source), url, 1)
    }

    /// The same, without copying the source.
    pub fn eval_static(
        &mut self,
        this: Local<'s>,
        source: &'static str,
        url: &str,
    ) -> Result<Local<'s>, Exception> {
        self.eval_on(this.raw().cast_mut(), &JsString::from_static(source), url, 1)
    }

    /// The script's first line has the number `line`.
    pub(crate) fn eval_on(
        &mut self,
        this: sys::JSObjectRef,
        source: &JsString,
        url: &str,
        line: i32,
    ) -> Result<Local<'s>, Exception> {
        let url = JsString::new(url);
        let mut exception = null();
        // SAFETY: live strings; `this` is null or a live value, of which the engine makes an object.
        let value =
            unsafe { sys::JSEvaluateScript(self.ctx, source.raw(), this, url.raw(), line, &mut exception) };
        self.resume_panic();
        self.check(exception)?;
        Ok(Local::from_raw(value))
    }

    /// Parses a script without running it.
    pub fn check_syntax(&mut self, source: &str, url: &str) -> Result<(), Exception> {
        self.check_syntax_at(source, url, 1)
    }

    /// Runs promise jobs until there are none. Must not be called from within a promise job.
    pub fn drain_microtasks(&mut self) {
        self.vm.internals.drain_microtasks(self.vm.group);
        self.resume_panic();
    }

    /// `report(promise, reason)` is called for each rejected promise that has no handler when promise jobs have run out.
    pub fn on_unhandled_rejection(&mut self, report: Local<'s>) {
        self.vm.on_unhandled_rejection.set(report.object());
        self.report_rejections_of(self.vm.ctx);
    }

    /// Has unhandled rejections of this context reported as those of all are.
    pub(crate) fn report_rejections_of(&self, context: sys::JSGlobalContextRef) {
        let report = self.vm.on_unhandled_rejection.get();
        if !report.is_null() {
            // SAFETY: a function of this VM's context; the engine keeps it as long as that.
            unsafe { sys::JSGlobalContextSetUnhandledRejectionCallback(context, report, null_mut()) };
        }
    }

    /// After a termination has reached the outermost call: what was asked for is done. The engine fails the next call once: this takes that failure
    /// upon itself.
    pub fn clear_termination(&mut self) {
        match self.vm.interrupter.get() {
            Some(interrupter) => interrupter.is_done(|| {
                let _ = self.eval("0", "");
            }),
            None => {
                let _ = self.eval("0", "");
            }
        }
    }

    /// Collects all garbage, before it returns: as `gc()` does in Node.
    pub fn collect_garbage(&mut self) {
        // SAFETY: a live context.
        unsafe { sys::JSSynchronousGarbageCollectForDebugging(self.ctx) };
    }

    /// An object with the heap's figures, as the engine gives them.
    pub fn memory_statistics(&mut self) -> Local<'s> {
        // SAFETY: a live context.
        Local::from_raw(unsafe { sys::JSGetMemoryUsageStatistics(self.ctx) }.cast_const())
    }

    pub(crate) fn check(&self, exception: sys::JSValueRef) -> Result<(), Exception> {
        if exception.is_null() {
            Ok(())
        } else {
            // The engine forgets an interruption that comes out here.
            self.vm.renew_interruption();
            Err(Exception::new(self, Local::from_raw(exception)))
        }
    }

    pub(crate) fn resume_panic(&self) {
        if let Some(payload) = self.vm.panic.take() {
            std::panic::resume_unwind(payload);
        }
    }
}

pub(crate) type Data = OnceCell<Box<dyn std::any::Any>>;
