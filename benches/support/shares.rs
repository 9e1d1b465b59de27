//! Times of jobs as shares of the time of the first one, measured in the same run.

use std::time::{Duration, Instant};

/// A name, the limit of its share, and what is timed under it.
pub type Job<'a> = (&'static str, Option<f64>, Box<dyn FnMut() + 'a>);

/// Times the jobs and prints their shares.
pub fn compare(rounds: usize, mut jobs: Vec<Job<'_>>) {
    let times = measure(rounds, &mut jobs);
    for ((name, limit, _), time) in jobs.iter().zip(&times) {
        let share = time.as_secs_f64() / times[0].as_secs_f64();
        print!("{name:<40} {:>8.2} ms {share:>6.2} of Value", time.as_secs_f64() * 1e3);
        match limit {
            Some(limit) => println!(", at most {limit:.2}"),
            None => println!(),
        }
    }
    println!();
}

/// The fastest of several rounds, all jobs taking turns, so that noise hits them alike.
fn measure(rounds: usize, jobs: &mut [Job<'_>]) -> Vec<Duration> {
    let mut best = vec![Duration::MAX; jobs.len()];
    for _ in 0..rounds {
        for ((.., job), best) in jobs.iter_mut().zip(&mut best) {
            let start = Instant::now();
            job();
            *best = start.elapsed().min(*best);
        }
    }
    best
}
