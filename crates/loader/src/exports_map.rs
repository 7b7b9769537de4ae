//! The `exports` and `imports` fields of `package.json`: PACKAGE_EXPORTS_RESOLVE, PACKAGE_IMPORTS_RESOLVE and what they use,
//! of https://nodejs.org/docs/latest-v26.x/api/esm.html

use crate::{
    package::Package,
    resolve::{Asked, Kind, Resolution, shown},
    resolve_error::ResolveError,
    url,
};
use serde_json::{Map, Value};
use std::cmp::Ordering;

/// The conditions under which a target counts, besides `default`.
#[derive(Debug)]
pub(crate) struct Conditions(Vec<String>);

impl Conditions {
    /// `user` adds conditions; one of the usual with `!` before it is left out.
    pub(crate) fn new(kind: &str, user: &[String]) -> Self {
        let own = ["node", kind, "module-sync", "node-addons"].map(str::to_owned);
        let holds = |name: &String| !user.iter().any(|given| given.strip_prefix('!') == Some(name));
        Self(
            own.into_iter()
                .filter(holds)
                .chain(user.iter().cloned())
                .collect(),
        )
    }

    fn holds(&self, condition: &str) -> bool {
        condition == "default" || self.0.iter().any(|own| own == condition)
    }
}

/// What a target leads to.
enum Target {
    Undefined,
    Null,
    Found(Resolution),
}

/// The field a target stands in.
#[derive(Clone, Copy)]
struct Entry<'p> {
    package: &'p Package,
    key: &'p str,
    star: Option<&'p str>,
    is_imports: bool,
}

impl Asked<'_> {
    pub(crate) fn package_exports(
        &self,
        package: &Package,
        subpath: &str,
    ) -> Result<Resolution, ResolveError> {
        let Some(exports) = &package.exports else {
            return Err(self.not_exported(package, subpath));
        };
        let dotted = self.has_dotted_keys(package, exports)?;
        let target = if subpath == "." {
            let main = if dotted { exports.get(".") } else { Some(exports) };
            let entry = Entry {
                package,
                key: ".",
                star: None,
                is_imports: false,
            };
            main.map_or(Ok(Target::Undefined), |main| self.target(entry, main))?
        } else if let (true, Value::Object(map)) = (dotted, exports) {
            self.matched(package, subpath, map, false)?
        } else {
            Target::Undefined
        };
        match target {
            Target::Found(found) => Ok(found),
            _ => Err(self.not_exported(package, subpath)),
        }
    }

    /// Whether the keys are subpaths (`./x`) rather than conditions; they may not be mixed.
    fn has_dotted_keys(&self, package: &Package, exports: &Value) -> Result<bool, ResolveError> {
        let Value::Object(map) = exports else {
            return Ok(false);
        };
        let dotted = map.keys().filter(|key| key.starts_with('.')).count();
        if dotted != 0 && dotted != map.len() {
            return Err(self.invalid_config(package, MIXED_KEYS));
        }
        Ok(dotted != 0)
    }

    fn invalid_config(&self, package: &Package, reason: &str) -> ResolveError {
        let who = match self.kind {
            Kind::Import => format!(" while importing file://{}", self.referrer.display()),
            Kind::Require => String::new(),
        };
        let file = package.path.display();
        ResolveError::new(
            "ERR_INVALID_PACKAGE_CONFIG",
            format!("Invalid package config {file}{who}. {reason}"),
        )
    }

    pub(crate) fn package_imports(&self) -> Result<Resolution, ResolveError> {
        let specifier = self.specifier;
        if specifier == "#" || specifier.ends_with('/') {
            return Err(self.invalid_specifier(specifier, "is not a valid internal imports specifier name"));
        }
        let package = self.scope(self.referrer)?;
        if let Some(package) = package.as_deref()
            && let Some(Value::Object(imports)) = &package.imports
            && let Target::Found(found) = self.matched(package, specifier, imports, true)?
        {
            return Ok(found);
        }
        let place = package
            .map(|package| format!(" in package {}", package.path.display()))
            .unwrap_or_default();
        let from = self.referrer.display();
        let message =
            format!("Package import specifier \"{specifier}\" is not defined{place} imported from {from}");
        Err(ResolveError::new("ERR_PACKAGE_IMPORT_NOT_DEFINED", message))
    }

    /// PACKAGE_IMPORTS_EXPORTS_RESOLVE.
    fn matched(
        &self,
        package: &Package,
        key: &str,
        map: &Map<String, Value>,
        is_imports: bool,
    ) -> Result<Target, ResolveError> {
        let is_literal = !key.contains('*') && !key.ends_with('/');
        if let Some(target) = map.get(key).filter(|_| is_literal) {
            return self.target(
                Entry {
                    package,
                    key,
                    star: None,
                    is_imports,
                },
                target,
            );
        }
        let best = map.iter().filter(|(pattern, _)| star_of(pattern, key).is_some());
        let Some((pattern, target)) = best.min_by(|(a, _), (b, _)| compare_patterns(a, b)) else {
            return Ok(Target::Undefined);
        };
        self.target(
            Entry {
                package,
                key: pattern,
                star: star_of(pattern, key),
                is_imports,
            },
            target,
        )
    }

    /// PACKAGE_TARGET_RESOLVE.
    fn target(&self, entry: Entry, target: &Value) -> Result<Target, ResolveError> {
        match target {
            Value::String(text) => self.target_path(entry, text),
            Value::Object(map) => self.target_conditions(entry, map),
            Value::Array(list) => self.target_list(entry, list),
            Value::Null => Ok(Target::Null),
            other => Err(self.invalid_target(entry, &other.to_string(), true)),
        }
    }

    fn target_conditions(&self, entry: Entry, map: &Map<String, Value>) -> Result<Target, ResolveError> {
        if map.keys().any(|key| is_array_index(key)) {
            return Err(self.invalid_config(entry.package, NUMERIC_KEYS));
        }
        for (condition, target) in map {
            if !self.conditions().holds(condition) {
                continue;
            }
            match self.target(entry, target)? {
                Target::Undefined => {}
                decided => return Ok(decided),
            }
        }
        Ok(Target::Undefined)
    }

    /// The first target that is valid, whether its file exists or not.
    fn target_list(&self, entry: Entry, list: &[Value]) -> Result<Target, ResolveError> {
        let mut last = Ok(Target::Null);
        for target in list {
            match self.target(entry, target) {
                Ok(Target::Found(found)) => return Ok(Target::Found(found)),
                Ok(Target::Undefined) => {}
                Ok(Target::Null) => last = Ok(Target::Null),
                Err(error) if error.code == "ERR_INVALID_PACKAGE_TARGET" => last = Err(error),
                Err(error) => return Err(error),
            }
        }
        last
    }

    fn target_path(&self, entry: Entry, target: &str) -> Result<Target, ResolveError> {
        let filled = entry
            .star
            .map_or_else(|| target.to_owned(), |star| target.replace('*', star));
        if !target.starts_with("./") {
            let leaves = target.starts_with("../") || target.starts_with('/');
            if !entry.is_imports || leaves || url::scheme(target).is_some() {
                return Err(self.invalid_target(entry, target, true));
            }
            return self.target_package(entry, &filled).map(Target::Found);
        }
        if has_bad_segment(&target[2..]) {
            return Err(self.invalid_target(entry, target, true));
        }
        if let Some(star) = entry.star
            && has_bad_segment(star)
        {
            let reason = format!(
                "request is not a valid match in pattern \"{}\" for the \"{}\" resolution of {}",
                entry.key,
                field(entry),
                entry.package.path.display()
            );
            let name = entry.key.replace('*', star);
            let message = format!("Invalid module \"{name}\" {reason}{}", self.imported_from());
            return Err(ResolveError::new("ERR_INVALID_MODULE_SPECIFIER", message));
        }
        let (filled, suffix) = url::split_suffix(&filled);
        let path = url::join(entry.package.directory(), filled);
        match self.kind {
            Kind::Import => self.import_file(&path, suffix).map(Target::Found),
            Kind::Require => self.require_target(entry, &path).map(Target::Found),
        }
    }

    /// A target of `imports` that names another package or a built-in by its plain name.
    fn target_package(&self, entry: Entry, name: &str) -> Result<Resolution, ResolveError> {
        match self.kind {
            // The package asks, not the file that is in it.
            Kind::Import => Asked {
                specifier: name,
                referrer: &entry.package.path,
                ..*self
            }
            .package_resolve(name, &entry.package.path),
            Kind::Require => self.loader.resolve(name, &entry.package.path, Kind::Require),
        }
    }

    /// `path` is still percent-encoded.
    fn require_target(&self, entry: Entry, path: &str) -> Result<Resolution, ResolveError> {
        if url::hides_slash(path) {
            let url = format!("file://{path}");
            if entry.is_imports {
                return Err(self.invalid_specifier(&url, url::HIDDEN_SLASH));
            }
            return Err(self.invalid_module(&url, url::HIDDEN_SLASH, ""));
        }
        let path = url::decode(path);
        if self.loader.is_file(&path) {
            return Ok(Resolution::file(self.loader.real(path)));
        }
        Err(self.not_found("module", &shown(&path)))
    }

    fn not_exported(&self, package: &Package, subpath: &str) -> ResolveError {
        let (file, from) = (package.path.display(), self.imported_from());
        let message = if subpath == "." {
            format!("No \"exports\" main defined in {file}{from}")
        } else {
            format!("Package subpath '{subpath}' is not defined by \"exports\" in {file}{from}")
        };
        ResolveError::new("ERR_PACKAGE_PATH_NOT_EXPORTED", message)
    }

    fn invalid_target(&self, entry: Entry, target: &str, is_text: bool) -> ResolveError {
        let target = if is_text {
            format!("\"{target}\"")
        } else {
            target.to_owned()
        };
        let place = format!("package config {}", entry.package.path.display());
        let from = if entry.is_imports {
            format!(" imported from {}", self.referrer.display())
        } else {
            self.imported_from()
        };
        let mut message = if entry.key == "." {
            format!("Invalid \"exports\" main target {target} defined in the {place}{from}")
        } else {
            format!(
                "Invalid \"{}\" target {target} defined for '{}' in the {place}{from}",
                field(entry),
                entry.key
            )
        };
        if is_text && !entry.is_imports && !target.starts_with("\"./") && target.len() > 2 {
            message.push_str("; targets must start with \"./\"");
        }
        ResolveError::new("ERR_INVALID_PACKAGE_TARGET", message)
    }
}

const MIXED_KEYS: &str = "\"exports\" cannot contain some keys starting with '.' and some not. The exports object must either be an object of package subpath keys or an object of main entry condition name keys only.";

const NUMERIC_KEYS: &str = "\"exports\" cannot contain numeric property keys.";

fn is_array_index(key: &str) -> bool {
    key.parse::<u32>()
        .is_ok_and(|index| index < u32::MAX && index.to_string() == key)
}

fn field(entry: Entry) -> &'static str {
    if entry.is_imports { "imports" } else { "exports" }
}

/// What the star of a pattern stands for in `key`.
fn star_of<'k>(pattern: &str, key: &'k str) -> Option<&'k str> {
    let (before, after) = pattern.split_once('*')?;
    if after.contains('*') || key.len() < pattern.len() {
        return None;
    }
    key.strip_prefix(before)?.strip_suffix(after)
}

/// PATTERN_KEY_COMPARE: the longest text before the star first, then the longest pattern.
fn compare_patterns(a: &str, b: &str) -> Ordering {
    let before = |pattern: &str| pattern.find('*').map_or(pattern.len(), |at| at + 1);
    before(b).cmp(&before(a)).then_with(|| b.len().cmp(&a.len()))
}

fn has_bad_segment(path: &str) -> bool {
    let is_bad = |segment: &str| {
        matches!(
            segment.to_ascii_lowercase().replace("%2e", ".").as_str(),
            "." | ".." | "node_modules"
        )
    };
    path.split(['/', '\\']).any(is_bad)
}
