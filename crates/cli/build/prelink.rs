//! A copy of a shared library whose references to its own symbols are settled: the engine has 13,000 of them, and looking each up at every start
//! takes a fifth of the time until a program runs. Code and data stay the same bytes, and what other libraries define is still looked up.
//!
//! Follows the System V ABI (gABI, chapter 5) and its supplement for x86-64 (relocation types, table 4.9).

use std::collections::HashMap;
use std::ops::Range;

/// Of an entry of the dynamic section.
mod tag {
    pub const NEEDED: u64 = 1;
    pub const PLT_SIZE: u64 = 2;
    pub const STRINGS: u64 = 5;
    pub const SYMBOLS: u64 = 6;
    pub const RELOCATIONS: u64 = 7;
    pub const RELOCATIONS_SIZE: u64 = 8;
    pub const NAME: u64 = 14;
    /// Means nothing in a library.
    pub const DEBUG: u64 = 21;
    pub const PLT: u64 = 23;
    pub const BIND_NOW: u64 = 24;
    pub const FLAGS: u64 = 30;
    pub const MORE_FLAGS: u64 = 0x6fff_fffb;
    pub const SYMBOL_VERSIONS: u64 = 0x6fff_fff0;
    pub const VERSIONS_NEEDED: u64 = 0x6fff_fffe;
    pub const VERSIONS_NEEDED_COUNT: u64 = 0x6fff_ffff;
    /// How many relocations at the beginning are [`super::RELATIVE`].
    pub const RELATIVE_COUNT: u64 = 0x6fff_fff9;
}

const LOAD: u32 = 1;
const DYNAMIC: u32 = 2;
const X86_64: u64 = 62;

/// Types of relocations: a symbol's address and a number; the address for a table; the address for calls; the library's own address and a number.
const ADDRESS: u64 = 1;
const TABLE: u64 = 6;
const CALL: u64 = 7;
const RELATIVE: u64 = 8;

/// A symbol of no version in particular.
const ANY_VERSION: u16 = 1;

const RELOCATION_SIZE: usize = 24;
const SYMBOL_SIZE: u64 = 24;

/// Symbols of these kinds are found out at run time: thread-local ones, those chosen by a function, those that a process has once.
const FUNCTION: u64 = 2;
const THREAD_LOCAL: u64 = 6;
const INDIRECT: u64 = 10;
const UNIQUE: u64 = 10;

/// The C++ library's templates are in many libraries, and the first in the process serves all: it must go on to be looked up.
const SHARED_NAMES: [&str; 12] = [
    "_ZNSt", "_ZNKSt", "_ZSt", "_ZZNSt", "_ZZNKSt", "_ZTVSt", "_ZTVNSt", "_ZTISt", "_ZTINSt", "_ZTSSt",
    "_ZTSNSt", "_ZGVZNSt",
];

/// A shared library for x86-64.
pub struct Library {
    bytes: Vec<u8>,
    segments: Vec<Segment>,
    dynamic: Range<usize>,
}

/// Where a piece of the file is in memory.
struct Segment {
    offset: u64,
    address: u64,
    size: u64,
}

#[derive(Clone, Copy)]
struct Relocation {
    place: u64,
    info: u64,
    addend: u64,
}

impl Library {
    /// None for what is no such library.
    pub fn new(bytes: Vec<u8>) -> Option<Library> {
        let is_elf64 = bytes.starts_with(b"\x7fELF\x02\x01") && number(&bytes, 18, 2)? == X86_64;
        if !is_elf64 {
            return None;
        }
        let (headers, count) = (number(&bytes, 32, 8)?, number(&bytes, 56, 2)?);
        let mut library = Library {
            bytes,
            segments: Vec::new(),
            dynamic: 0..0,
        };
        for index in 0..count {
            library.read_header(size(headers + index * 56))?;
        }
        Some(library)
    }

    fn read_header(&mut self, at: usize) -> Option<()> {
        let kind = number(&self.bytes, at, 4)?;
        let segment = Segment {
            offset: number(&self.bytes, at + 8, 8)?,
            address: number(&self.bytes, at + 16, 8)?,
            size: number(&self.bytes, at + 32, 8)?,
        };
        if kind == u64::from(DYNAMIC) {
            self.dynamic = size(segment.offset)..size(segment.offset + segment.size);
        } else if kind == u64::from(LOAD) {
            self.segments.push(segment);
        }
        Some(())
    }

    /// The name by which programs ask for it.
    pub fn name(&self) -> Option<&str> {
        self.text(self.entry(tag::NAME)?)
    }

    /// The libraries it is loaded with.
    pub fn needed(&self) -> Vec<&str> {
        let entries = self.dynamic.clone().step_by(16);
        let needed = entries.filter(|&at| number(&self.bytes, at, 8) == Some(tag::NEEDED));
        needed
            .filter_map(|at| self.text(number(&self.bytes, at + 8, 8)?))
            .collect()
    }

    /// The names that others must define, and the names of its own: true for functions. None if the table's end cannot be known.
    pub fn names(&self) -> Option<(Vec<&str>, HashMap<&str, bool>)> {
        let (mut missing, mut own) = (Vec::new(), HashMap::new());
        for index in 1..self.symbol_count()? {
            let at = self.symbol_at(index)?;
            let name = self.text(number(&self.bytes, at, 4)?)?;
            if number(&self.bytes, at + 6, 2)? == 0 {
                missing.push(name);
            } else {
                own.insert(name, number(&self.bytes, at + 4, 1)? & 15 == FUNCTION);
            }
        }
        Some((missing, own))
    }

    /// It is no longer loaded with this library: whoever loads it has what it takes from there.
    pub fn forget(&mut self, library: &str) -> Option<()> {
        self.forget_versions(library)?;
        let mut entries = self.dynamic.clone().step_by(16);
        let at = entries.find(|&at| {
            number(&self.bytes, at, 8) == Some(tag::NEEDED)
                && number(&self.bytes, at + 8, 8).and_then(|name| self.text(name)) == Some(library)
        })?;
        self.write(at, tag::DEBUG);
        self.write(at + 8, 0);
        Some(())
    }

    /// Takes the library out of the chain of those whose versions are checked.
    fn forget_versions(&mut self, library: &str) -> Option<()> {
        let (Some(first), Some(count)) = (
            self.entry(tag::VERSIONS_NEEDED),
            self.entry(tag::VERSIONS_NEEDED_COUNT),
        ) else {
            return Some(());
        };
        let mut at = self.file_offset(first)?;
        let mut before = None;
        for _ in 0..count {
            let next = number(&self.bytes, at + 12, 4)?;
            if self.text(number(&self.bytes, at + 4, 4)?)? == library {
                self.free_of_versions(at)?;
                self.unchain(first, before, next)?;
                let count_at = self.entry_at(tag::VERSIONS_NEEDED_COUNT)?;
                self.write(count_at, count - 1);
                return Some(());
            }
            before = Some(at);
            at += size(next);
        }
        Some(())
    }

    fn unchain(&mut self, first: u64, before: Option<usize>, next: u64) -> Option<()> {
        let Some(before) = before else {
            let first_at = self.entry_at(tag::VERSIONS_NEEDED)?;
            self.write(first_at, first + next);
            return Some(());
        };
        let step = number(&self.bytes, before + 12, 4)?;
        let step = if next == 0 { 0 } else { step + next };
        self.bytes[before + 12..before + 16].copy_from_slice(&u32::try_from(step).ok()?.to_le_bytes());
        Some(())
    }

    /// Symbols of the versions that the entry at `needed` asks for may be of any.
    fn free_of_versions(&mut self, needed: usize) -> Option<()> {
        let mut at = needed + size(number(&self.bytes, needed + 8, 4)?);
        for _ in 0..number(&self.bytes, needed + 2, 2)? {
            let version = number(&self.bytes, at + 6, 2)?;
            let table = self.file_offset(self.entry(tag::SYMBOL_VERSIONS)?)?;
            for index in 0..size(self.symbol_count()?) {
                let place = table + index * 2;
                if number(&self.bytes, place, 2)? == version {
                    self.bytes[place..place + 2].copy_from_slice(&ANY_VERSION.to_le_bytes());
                }
            }
            at += size(number(&self.bytes, at + 12, 4)?);
        }
        Some(())
    }

    /// Linkers put the names right behind the symbols; the table itself does not tell its length.
    fn symbol_count(&self) -> Option<u64> {
        let bytes = self.entry(tag::STRINGS)?.checked_sub(self.entry(tag::SYMBOLS)?)?;
        (bytes % SYMBOL_SIZE == 0).then_some(bytes / SYMBOL_SIZE)
    }

    fn symbol_at(&self, index: u64) -> Option<usize> {
        self.file_offset(self.entry(tag::SYMBOLS)? + index * SYMBOL_SIZE)
    }

    /// Settles the references, and gives the file's new content.
    pub fn settled(mut self) -> Option<Vec<u8>> {
        let table = self.table(tag::RELOCATIONS, tag::RELOCATIONS_SIZE)?;
        let mut settled = self.settled_ones(table.clone())?;
        // The loader has a loop of its own for those that need no symbol, if they come first; in the order of memory it is quickest.
        settled.sort_by_key(|one| {
            if one.info == RELATIVE {
                (0, one.place)
            } else {
                (1, 0)
            }
        });
        let relative = settled.iter().filter(|one| one.info == RELATIVE).count();
        let count_at = self.entry_at(tag::RELATIVE_COUNT)?;
        self.write(count_at, u64::try_from(relative).ok()?);
        self.write_table(table, &settled);

        if self.is_bound_at_once() {
            let calls = self.table(tag::PLT, tag::PLT_SIZE)?;
            let settled = self.settled_ones(calls.clone())?;
            self.write_table(calls, &settled);
        }
        Some(self.bytes)
    }

    /// Whether the loader goes through the table of calls at the start. Otherwise it expects nothing but calls there.
    fn is_bound_at_once(&self) -> bool {
        let has_flag = |entry, flag| self.entry(entry).is_some_and(|flags| flags & flag != 0);
        self.entry(tag::BIND_NOW).is_some() || has_flag(tag::FLAGS, 8) || has_flag(tag::MORE_FLAGS, 1)
    }

    fn settled_ones(&self, table: Range<usize>) -> Option<Vec<Relocation>> {
        let places = table.step_by(RELOCATION_SIZE);
        places.map(|at| self.settled_one(self.relocation(at)?)).collect()
    }

    fn write_table(&mut self, table: Range<usize>, all: &[Relocation]) {
        for (at, one) in table.step_by(RELOCATION_SIZE).zip(all) {
            self.write(at, one.place);
            self.write(at + 8, one.info);
            self.write(at + 16, one.addend);
        }
    }

    fn settled_one(&self, one: Relocation) -> Option<Relocation> {
        let added = match one.info & 0xffff_ffff {
            ADDRESS => one.addend,
            TABLE | CALL => 0,
            _ => return Some(one),
        };
        Some(match self.own_address(one.info >> 32)? {
            Some(address) => Relocation {
                place: one.place,
                info: RELATIVE,
                addend: address.wrapping_add(added),
            },
            None => one,
        })
    }

    /// The address of a symbol that the library itself defines, and nobody else.
    #[allow(clippy::option_option)] // the outer one: the file is not as it should be
    fn own_address(&self, index: u64) -> Option<Option<u64>> {
        let at = self.symbol_at(index)?;
        let info = number(&self.bytes, at + 4, 1)?;
        let is_defined = number(&self.bytes, at + 6, 2)? != 0;
        let is_plain = !matches!(info & 15, THREAD_LOCAL | INDIRECT) && info >> 4 != UNIQUE;
        let name = self.text(number(&self.bytes, at, 4)?)?;
        let is_own = is_defined && is_plain && !SHARED_NAMES.iter().any(|shared| name.starts_with(shared));
        Some(if is_own {
            Some(number(&self.bytes, at + 8, 8)?)
        } else {
            None
        })
    }

    fn relocation(&self, at: usize) -> Option<Relocation> {
        Some(Relocation {
            place: number(&self.bytes, at, 8)?,
            info: number(&self.bytes, at + 8, 8)?,
            addend: number(&self.bytes, at + 16, 8)?,
        })
    }

    fn table(&self, at: u64, length: u64) -> Option<Range<usize>> {
        let start = self.file_offset(self.entry(at)?)?;
        let end = start.checked_add(size(self.entry(length)?))?;
        (end <= self.bytes.len()).then_some(start..end)
    }

    fn entry(&self, tag: u64) -> Option<u64> {
        number(&self.bytes, self.entry_at(tag)?, 8)
    }

    /// Where the value of a dynamic entry is in the file.
    fn entry_at(&self, tag: u64) -> Option<usize> {
        let mut entries = self.dynamic.clone().step_by(16);
        let at = entries.find(|&at| number(&self.bytes, at, 8) == Some(tag))?;
        Some(at + 8)
    }

    fn text(&self, offset: u64) -> Option<&str> {
        let start = self.file_offset(self.entry(tag::STRINGS)? + offset)?;
        let rest = self.bytes.get(start..)?;
        let length = rest.iter().position(|&byte| byte == 0)?;
        std::str::from_utf8(&rest[..length]).ok()
    }

    fn file_offset(&self, address: u64) -> Option<usize> {
        let segment = self
            .segments
            .iter()
            .find(|segment| (segment.address..segment.address + segment.size).contains(&address))?;
        Some(size(segment.offset + (address - segment.address)))
    }

    fn write(&mut self, at: usize, value: u64) {
        self.bytes[at..at + 8].copy_from_slice(&value.to_le_bytes());
    }
}

/// The number in so many bytes, the lowest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(
        bytes
            .iter()
            .rev()
            .fold(0, |number, &byte| number << 8 | u64::from(byte)),
    )
}

/// An offset in a file that is in memory.
fn size(offset: u64) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first library that this process has mapped, as a file.
    fn some_library() -> Option<Vec<u8>> {
        let maps = std::fs::read_to_string("/proc/self/maps").ok()?;
        let path = maps.lines().find_map(|line| {
            line.find('/')
                .map(|at| &line[at..])
                .filter(|path| path.contains("libstdc++.so"))
        })?;
        std::fs::read(path).ok()
    }

    #[test]
    fn what_is_no_library_is_refused() {
        for bytes in [&b""[..], b"text", b"\x7fELF\x02\x01", &[0x7f; 4096]] {
            assert!(Library::new(bytes.to_vec()).is_none());
        }
    }

    #[test]
    fn what_a_library_defines_needs_no_symbol_afterwards() {
        let Some(bytes) = some_library() else { return };
        let own_references = |library: &Library| {
            let table = library.table(tag::RELOCATIONS, tag::RELOCATIONS_SIZE).unwrap();
            let all = table
                .step_by(RELOCATION_SIZE)
                .map(|at| library.relocation(at).unwrap());
            let of_symbols: Vec<_> = all
                .filter(|one| matches!(one.info & 0xffff_ffff, ADDRESS | TABLE))
                .collect();
            of_symbols
                .iter()
                .filter(|one| library.own_address(one.info >> 32).unwrap().is_some())
                .count()
        };
        let before = Library::new(bytes.clone()).unwrap();
        let settled = Library::new(Library::new(bytes.clone()).unwrap().settled().unwrap()).unwrap();
        assert!(own_references(&before) > 0);
        assert_eq!(own_references(&settled), 0);
        assert_eq!(
            (settled.name(), settled.bytes.len()),
            (before.name(), bytes.len())
        );
        assert!(settled.entry(tag::RELATIVE_COUNT) > before.entry(tag::RELATIVE_COUNT));
        let calls = |library: &Library| {
            let table = library.table(tag::PLT, tag::PLT_SIZE).unwrap();
            library.bytes[table].to_vec()
        };
        assert_eq!(calls(&settled) == calls(&before), !before.is_bound_at_once());
    }

    #[test]
    fn a_library_that_is_forgotten_is_no_longer_needed() {
        let Some(bytes) = some_library() else { return };
        let mut library = Library::new(bytes).unwrap();
        let mut needed: Vec<String> = library.needed().into_iter().map(str::to_owned).collect();
        assert!(needed.iter().any(|name| name == "libc.so.6"));
        library.forget("libc.so.6").unwrap();
        needed.retain(|name| name != "libc.so.6");
        assert_eq!(library.needed(), needed);
        assert!(library.forget("libc.so.6").is_none());
        let (missing, own) = library.names().unwrap();
        assert!(missing.contains(&"malloc") && own["_ZSt9terminatev"]);
    }

    #[test]
    fn a_library_that_is_cut_off_is_refused() {
        let Some(bytes) = some_library() else { return };
        for length in [64, 1000, bytes.len() / 4] {
            let settled = Library::new(bytes[..length].to_vec()).and_then(Library::settled);
            assert!(settled.is_none());
        }
    }
}
