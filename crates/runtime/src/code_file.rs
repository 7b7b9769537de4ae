//! The form of the file that keeps bytecode between processes: what it says is believed only if its sums are right.
//!
//! ```text
//! "roata bytecode 1"                  16 bytes
//! entries, length of the directory    2 words (8 bytes each, little-endian)
//! sum of the directory                1 word
//! directory: for each entry           url: length; code: offset, length, sum (4 words); then all urls
//! codes                               each at a multiple of 64
//! ```

use std::sync::atomic::{AtomicBool, Ordering};

const MAGIC: &[u8; 16] = b"roata bytecode 1";
const HEADER: usize = 40;
const RECORD: usize = 32;
const ALIGNMENT: usize = 64;

/// A file's contents, in memory.
pub(crate) struct CodeFile<'a> {
    entries: Vec<Entry<'a>>,
}

struct Entry<'a> {
    url: &'a str,
    code: &'a [u8],
    sum: u64,
    is_sound: AtomicBool,
}

impl<'a> CodeFile<'a> {
    /// `None` if these are not the bytes of such a file.
    pub(crate) fn read(bytes: &'a [u8]) -> Option<CodeFile<'a>> {
        let (magic, rest) = bytes.split_first_chunk::<16>()?;
        let mut words = Words(rest);
        let (count, directory_length, sum) = (words.next()?, words.next()?, words.next()?);
        let directory = bytes.get(HEADER..HEADER.checked_add(directory_length.try_into().ok()?)?)?;
        if magic != MAGIC || sum_of(directory) != sum {
            return None;
        }
        let count = usize::try_from(count).ok()?;
        let (records, mut urls) = directory.split_at_checked(count.checked_mul(RECORD)?)?;
        let mut words = Words(records);
        let mut entries = Vec::with_capacity(count);
        for _ in 0..count {
            let url_length = usize::try_from(words.next()?).ok()?;
            let (offset, length): (usize, usize) =
                (words.next()?.try_into().ok()?, words.next()?.try_into().ok()?);
            let sum = words.next()?;
            let (url, others) = urls.split_at_checked(url_length)?;
            urls = others;
            entries.push(Entry {
                url: std::str::from_utf8(url).ok()?,
                code: bytes.get(offset..offset.checked_add(length)?)?,
                sum,
                is_sound: AtomicBool::new(false),
            });
        }
        Some(CodeFile { entries })
    }

    /// The code of the script `url`, if it is as it was written.
    pub(crate) fn find(&self, url: &str) -> Option<&'a [u8]> {
        let entry = self.entries.iter().find(|entry| entry.url == url)?;
        entry.sound()
    }

    /// All entries that are as they were written.
    pub(crate) fn sound(&self) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        self.entries
            .iter()
            .filter_map(|entry| Some((entry.url, entry.sound()?)))
    }
}

impl<'a> Entry<'a> {
    fn sound(&self) -> Option<&'a [u8]> {
        let sound = self.is_sound.load(Ordering::Relaxed) || sum_of(self.code) == self.sum;
        self.is_sound.store(sound, Ordering::Relaxed);
        sound.then_some(self.code)
    }
}

/// The bytes of a file with these entries.
pub(crate) fn write(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let urls: String = entries.iter().map(|(url, _)| *url).collect();
    let directory_length = entries.len() * RECORD + urls.len();
    let mut place = (HEADER + directory_length).next_multiple_of(ALIGNMENT);
    let mut directory = Vec::with_capacity(directory_length);
    for (url, code) in entries {
        for word in [url.len() as u64, place as u64, code.len() as u64, sum_of(code)] {
            directory.extend(word.to_le_bytes());
        }
        place = (place + code.len()).next_multiple_of(ALIGNMENT);
    }
    directory.extend(urls.as_bytes());
    let mut bytes = Vec::with_capacity(place);
    bytes.extend(MAGIC);
    for word in [entries.len() as u64, directory_length as u64, sum_of(&directory)] {
        bytes.extend(word.to_le_bytes());
    }
    bytes.extend(directory);
    for (_, code) in entries {
        bytes.resize(bytes.len().next_multiple_of(ALIGNMENT), 0);
        bytes.extend(*code);
    }
    bytes
}

struct Words<'a>(&'a [u8]);

impl Words<'_> {
    fn next(&mut self) -> Option<u64> {
        let (word, rest) = self.0.split_first_chunk::<8>()?;
        self.0 = rest;
        Some(u64::from_le_bytes(*word))
    }
}

/// Finds damage, not malice. Four sums side by side, so that a start does not wait for it.
fn sum_of(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |sum: u64, word: u64| (sum ^ word).wrapping_mul(FACTOR).rotate_left(29);
    let mut sums = [1, 2, 3, bytes.len() as u64];
    let mut blocks = bytes.chunks_exact(32);
    for block in &mut blocks {
        for (sum, word) in sums.iter_mut().zip(block.chunks_exact(8)) {
            *sum = mix(*sum, u64::from_le_bytes(word.try_into().unwrap_or_default()));
        }
    }
    let rest = blocks
        .remainder()
        .iter()
        .fold(0, |sum, byte| mix(sum, u64::from(*byte)));
    sums.into_iter().fold(rest, mix)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRIES: [(&str, &[u8]); 3] = [
        (
            "node:internal/start",
            b"some code that is longer than one block of thirty-two bytes",
        ),
        ("node:fs", b"short"),
        ("node:path", b""),
    ];

    #[test]
    fn what_is_written_is_found() {
        let bytes = write(&ENTRIES);
        let file = CodeFile::read(&bytes).expect("a file");
        for (url, code) in ENTRIES {
            assert_eq!(file.find(url), Some(code));
        }
        assert_eq!(file.find("node:f"), None);
        assert_eq!(file.sound().count(), 3);
        assert!(CodeFile::read(&write(&[])).is_some());
    }

    #[test]
    fn code_is_aligned() {
        let bytes = write(&ENTRIES);
        let file = CodeFile::read(&bytes).expect("a file");
        for (_, code) in file.sound() {
            assert_eq!((code.as_ptr() as usize - bytes.as_ptr() as usize) % ALIGNMENT, 0);
        }
    }

    #[test]
    fn every_damaged_byte_of_the_directory_or_a_code_is_seen() {
        let bytes = write(&ENTRIES);
        for place in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[place] ^= 0x10;
            let Some(file) = CodeFile::read(&damaged) else {
                continue;
            };
            for (url, code) in file.sound() {
                assert!(ENTRIES.contains(&(url, code)), "byte {place}");
            }
        }
    }

    #[test]
    fn what_is_cut_short_is_no_file() {
        let bytes = write(&ENTRIES);
        for length in 0..bytes.len() {
            let cut = CodeFile::read(&bytes[..length]);
            assert!(
                cut.is_none_or(|file| file.find("node:path").is_none() || length >= bytes.len() - ALIGNMENT)
            );
        }
    }
}
