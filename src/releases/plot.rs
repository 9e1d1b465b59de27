//! The history as a picture.

use std::fmt::Write;

use super::overview::Figures;

const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 400.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = 56.0;
const TOP: f64 = 48.0;
const BOTTOM: f64 = 40.0;

const TYPES: &str = "#1f6feb";
const METHODS: &str = "#1a7f37";
const BREAKING: &str = "#cf222e";

/// An SVG with the types and methods of every release as lines, and its breaking changes as bars.
pub fn plot(figures: &[Figures]) -> String {
    let breaking = |figures: &Figures| figures.changes.map_or(0, |changes| changes.breaking);
    let most = figures.iter().map(|figures| figures.types).max().unwrap_or(1).max(1).div_ceil(200) * 200;
    let most_breaking = figures.iter().map(breaking).max().unwrap_or(1).max(1).div_ceil(20) * 20;
    let step = (WIDTH - LEFT - RIGHT) / figures.len().max(1) as f64;
    let x = |at: usize| LEFT + step * (at as f64 + 0.5);
    let y = |share: f64| HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" \
         font-size=\"12\">\n<title>Types, methods and breaking changes of every release</title>\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#ffffff\"/>\n"
    );
    for quarter in 0..=4 {
        let share = f64::from(quarter) / 4.0;
        let line = y(share);
        _ = writeln!(
            svg,
            "<path d=\"M{LEFT} {line:.1}H{:.1}\" stroke=\"#d0d7de\"/><text x=\"{:.1}\" y=\"{:.1}\" \
             text-anchor=\"end\">{:.0}</text><text x=\"{:.1}\" y=\"{:.1}\" fill=\"{BREAKING}\">{:.0}</text>",
            WIDTH - RIGHT,
            LEFT - 8.0,
            line + 4.0,
            share * most as f64,
            WIDTH - RIGHT + 8.0,
            line + 4.0,
            share * most_breaking as f64,
        );
    }
    for (at, figures) in figures.iter().enumerate() {
        let count = breaking(figures);
        let top = y(count as f64 / most_breaking as f64);
        let (left, width, height) = (x(at) - step * 0.3, step * 0.6, HEIGHT - BOTTOM - top);
        _ = writeln!(
            svg,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{BREAKING}\" \
             opacity=\"0.6\"><title>{}: {count} breaking changes</title></rect>",
            figures.release
        );
        if at % 5 == 0 {
            _ = writeln!(
                svg,
                "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
                x(at),
                HEIGHT - BOTTOM + 18.0,
                figures.release
            );
        }
    }
    for (colour, count) in [
        (TYPES, (|figures: &Figures| figures.types) as fn(&Figures) -> usize),
        (METHODS, |figures| figures.methods),
    ] {
        let points: Vec<String> = figures
            .iter()
            .enumerate()
            .map(|(at, figures)| format!("{:.1},{:.1}", x(at), y(count(figures) as f64 / most as f64)))
            .collect();
        _ = writeln!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>",
            points.join(" ")
        );
    }
    for (at, (colour, text)) in
        [(TYPES, "types"), (METHODS, "methods"), (BREAKING, "breaking changes (right scale)")]
            .into_iter()
            .enumerate()
    {
        let left = LEFT + 120.0 * at as f64;
        _ = writeln!(
            svg,
            "<rect x=\"{left}\" y=\"18\" width=\"12\" height=\"12\" fill=\"{colour}\"/><text x=\"{:.1}\" \
             y=\"28\">{text}</text>",
            left + 18.0
        );
    }
    svg.push_str("</svg>\n");
    svg
}
