//! The state machines without sockets, proven over sockets: scripted servers on 127.0.0.1, and the drivers and programs
//! that the examples show.

mod model;
mod realtime;
