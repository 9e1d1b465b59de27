use codex_schema::export::{json_schema,Surface};
fn main(){ let s= if std::env::args().nth(1).as_deref()==Some("stable"){Surface::Stable}else{Surface::Full};
 json_schema::tree(s).write_to(std::path::Path::new(&std::env::args().nth(2).unwrap())).unwrap(); }
