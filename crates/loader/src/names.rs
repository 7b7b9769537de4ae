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

    /// The function that a slice is made for.
    pub(crate) fn sliced(&self) -> String {
        format!("{}_f", self.prefix)
    }

    /// The array of captured values in a slice.
    pub(crate) fn captures(&self) -> String {
        format!("{}_c", self.prefix)
    }
}
