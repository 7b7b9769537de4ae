//! Names that the loader puts into a text, chosen so that no identifier of the source can be one of them.

/// The names of one prepared text; all begin with `prefix`.
#[derive(Debug, Clone)]
pub(crate) struct Names {
    prefix: String,
}

impl Names {
    /// Names that do not occur anywhere in `source`.
    pub(crate) fn for_source(source: &str) -> Self {
        let mut prefix = "$roata".to_owned();
        let mut attempt = 0;
        while source.contains(&prefix) {
            attempt += 1;
            prefix = format!("$roata_{attempt}_");
        }
        Self { prefix }
    }

    pub(crate) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The module's record.
    pub(crate) fn module(&self) -> &str {
        &self.prefix
    }

    /// The environment of a request's module.
    pub(crate) fn environment(&self, request: usize) -> String {
        format!("{}{request}", self.prefix)
    }

    /// The namespace object of a request's module.
    pub(crate) fn namespace(&self, request: usize) -> String {
        format!("{}_n{request}", self.prefix)
    }

    /// The default export, where it has no name of its own.
    pub(crate) fn default_export(&self) -> String {
        format!("{}_default", self.prefix)
    }

    /// A name that nothing declares.
    pub(crate) fn no_arguments(&self) -> String {
        format!("{}_arguments", self.prefix)
    }

    /// What carries AsyncLocalStorage's frame.
    pub(crate) fn context(&self) -> String {
        format!("{}_x", self.prefix)
    }

    /// A value on its way through an `await`.
    pub(crate) fn awaited(&self) -> String {
        format!("{}_a", self.prefix)
    }

    /// The frame saved during an `await`.
    pub(crate) fn saved(&self) -> String {
        format!("{}_s", self.prefix)
    }

    /// The declaration of the context, if it is used.
    pub(crate) fn context_declaration(&self, is_used: bool) -> String {
        if is_used {
            format!("const {} = {}.context; ", self.context(), self.module())
        } else {
            String::new()
        }
    }

    /// The function that a slice is made for.
    pub(crate) fn sliced(&self) -> String {
        format!("{}_f", self.prefix)
    }

    /// The array of captured values in a slice.
    pub(crate) fn captures(&self) -> String {
        format!("{}_c", self.prefix)
    }
}
