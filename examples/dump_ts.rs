use codex_schema::export::{Surface, typescript};
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let s = if args[1] == "stable" { Surface::Stable } else { Surface::Full };
    typescript::tree(s).write_to(std::path::Path::new(&args[2])).unwrap();
}
