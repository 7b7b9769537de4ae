//! Names that the loader puts into a text, chosen so that no identifier of the source can be one of them.

/// The names of one prepared text; all begin with `prefix`.
#[derive(Debug, Clone)]
pub(crate) struct Names {
    prefix: String,
}

/// What a text uses of its record, beside what its modules need.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Uses {
    /// `$roata.context`.
    pub(crate) context: bool,
    /// `$roata.readable`.
    pub(crate) readable: bool,
    /// `$roata.worded`.
    pub(crate) worded: bool,
    /// `$roata.generators`.
    pub(crate) generators: bool,
    /// `$roata.iterate`.
    pub(crate) iterations: bool,
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

    /// The declarations of what the text uses of its record.
    pub(crate) fn declarations(&self, uses: Uses) -> String {
        let module = self.module();
        let all = [
            (uses.context, self.context(), "context"),
            (uses.readable, self.readable(), "readable"),
            (uses.worded, self.worded(), "worded"),
            (uses.generators, self.generators(), "generators"),
            (uses.iterations, self.iterate(), "iterate"),
        ];
        let used = all.iter().filter(|(is_used, ..)| *is_used);
        used.map(|(_, name, member)| format!("const {name} = {module}.{member}; "))
            .collect()
    }

    /// What makes the stack of an error readable.
    pub(crate) fn readable(&self) -> String {
        format!("{}_e", self.prefix)
    }

    /// What puts the message of an error into words.
    pub(crate) fn worded(&self) -> String {
        format!("{}_m", self.prefix)
    }

    /// What drives async generators.
    pub(crate) fn generators(&self) -> String {
        format!("{}_g", self.prefix)
    }

    /// What gives an iteration.
    pub(crate) fn iterate(&self) -> String {
        format!("{}_it", self.prefix)
    }

    /// The iteration of a `for await` loop.
    pub(crate) fn iteration(&self) -> String {
        format!("{}_i", self.prefix)
    }

    /// The `arguments` of the function around the current one.
    pub(crate) fn own_arguments(&self) -> String {
        format!("{}_args", self.prefix)
    }

    /// What a `catch` has caught, where the program gives it no name.
    pub(crate) fn caught(&self) -> String {
        format!("{}_caught", self.prefix)
    }

    /// What makes a list of resources.
    pub(crate) fn resources(&self) -> String {
        format!("{}_r", self.prefix)
    }

    /// The resources of a scope.
    pub(crate) fn resource_list(&self) -> String {
        format!("{}_u", self.prefix)
    }

    /// The value of a loop that becomes a resource.
    pub(crate) fn resource(&self) -> String {
        format!("{}_v", self.prefix)
    }

    /// A step of a disposal that waits.
    pub(crate) fn disposal(&self) -> String {
        format!("{}_w", self.prefix)
    }

    /// What decorated classes call.
    pub(crate) fn decorators(&self) -> String {
        format!("{}_d", self.prefix)
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
