//! Libraries that the engine is linked with for what programs hardly ever use (its remote inspector, the system's journal): with all that they need in turn
//! they are half of the thirty that a start maps. The copy of the engine forgets them, and the program defines what it takes from there: functions that load
//! the library when they are first called (`src/deferred.rs`).

use std::collections::HashSet;
use std::fmt::Write;
use std::path::Path;

use crate::prelink::Library;

const RARE: [&str; 3] = ["libgio-2.0.so.0", "libsystemd.so.0", "libz.so.1"];

/// A function of a library that is loaded late.
pub struct Deferred {
    library: &'static str,
    function: String,
}

/// Makes the engine forget the rare libraries in `folder`; gives the functions that it then lacks.
pub fn defer(engine: &mut Library, folder: &Path) -> Vec<Deferred> {
    let mut all = Vec::new();
    for library in RARE {
        if engine.needed().contains(&library)
            && let Some(functions) = functions_from(engine, &folder.join(library))
            && engine.forget(library).is_some()
        {
            all.extend(
                functions
                    .into_iter()
                    .map(|function| Deferred { library, function }),
            );
        }
    }
    all
}

/// What the engine takes from a library; None if that is more than functions, or something cannot be known.
fn functions_from(engine: &Library, library: &Path) -> Option<Vec<String>> {
    let library = Library::new(std::fs::read(library).ok()?)?;
    let (missing, _) = engine.names()?;
    let (_, defined) = library.names()?;
    let taken: HashSet<&str> = missing
        .into_iter()
        .filter(|name| defined.contains_key(name))
        .collect();
    let mut functions: Vec<String> = taken.iter().map(|&name| name.to_owned()).collect();
    functions.sort();
    taken.iter().all(|name| defined[name]).then_some(functions)
}

/// The functions in assembler: each goes on where the table says, after it has been asked for (`{find}`, with the function's place) if that is nowhere yet.
/// What a caller has put into registers stays.
pub fn assembler(all: &[Deferred]) -> String {
    let mut text = String::from(".text\n");
    for (place, Deferred { function, .. }) in all.iter().enumerate() {
        let at = place * 8;
        let _ = writeln!(
            text,
            ".globl {function}\n.type {function}, @function\n{function}:\n\
             mov r11, qword ptr [rip + {{table}} + {at}]\ntest r11, r11\nje 2f\njmp r11\n\
             2: mov r11d, {place}\njmp .Lroata_deferred\n.size {function}, . - {function}",
        );
    }
    let saved = ["rdi", "rsi", "rdx", "rcx", "r8", "r9", "rax", "r10"];
    text.push_str(".Lroata_deferred:\n");
    saved
        .iter()
        .for_each(|register| text.push_str(&format!("push {register}\n")));
    text.push_str("sub rsp, 136\n");
    (0..8).for_each(|index| text.push_str(&format!("movups [rsp + {}], xmm{index}\n", index * 16)));
    text.push_str("mov edi, r11d\ncall {find}\nmov r11, rax\n");
    (0..8).for_each(|index| text.push_str(&format!("movups xmm{index}, [rsp + {}]\n", index * 16)));
    text.push_str("add rsp, 136\n");
    saved
        .iter()
        .rev()
        .for_each(|register| text.push_str(&format!("pop {register}\n")));
    text.push_str("jmp r11\n");
    text
}

/// The same functions as a list in Rust: library and name.
pub fn list(all: &[Deferred]) -> String {
    let mut text = String::from("[\n");
    for Deferred { library, function } in all {
        let _ = writeln!(text, "    (c\"{library}\", c\"{function}\"),");
    }
    text.push(']');
    text
}

/// The linker is to show them to libraries.
pub fn export(all: &[Deferred]) {
    for Deferred { function, .. } in all {
        println!("cargo:rustc-link-arg-bins=-Wl,--export-dynamic-symbol={function}");
    }
}
