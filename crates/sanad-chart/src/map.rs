//! Places on the outline of one country: land only, no neighbours, no shaded
//! regions. A map is never mirrored; its labels read in their own direction.

use std::collections::BTreeMap;

use crate::canvas::{Anchor, Canvas};
use crate::width::{SIZE, text_width};
use crate::{ChartTable, Direction, Frame, Label, Status, Svg, TableCell};

const PAD: f64 = 14.0;
/// Distance between points that stand on the same place, in px.
const APART: f64 = 11.0;

/// A place in degrees, north and east positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LatLon {
    /// Latitude in degrees, −90 to 90.
    pub lat: f64,
    /// Longitude in degrees, −180 to 180.
    pub lon: f64,
}

/// One place with a name and a standing.
#[derive(Debug, Clone, PartialEq)]
pub struct MapPoint {
    /// Where it is; a place that is not a number is left out of the drawing and kept in the table.
    pub at: Option<LatLon>,
    /// Its name; its link leads to the place's page.
    pub label: Label,
    /// Its standing, drawn as a shape.
    pub status: Status,
    /// The standing in words, for tooltip and table.
    pub status_word: String,
    /// Whether its name is written on the map where there is room; otherwise it is only the tooltip.
    pub named: bool,
    /// Coordinates or place as shown in the table, with source.
    pub place: Label,
}

/// A map of points on an outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// Prefix, caption, direction and width.
    pub frame: Frame,
    /// Outline of the land: closed rings.
    pub rings: Vec<Vec<LatLon>>,
    /// The places; those of the same spot are set side by side.
    pub points: Vec<MapPoint>,
    /// Headings of the table: place, standing, where.
    pub head: [String; 3],
}

#[derive(Clone, Copy)]
struct BoxPx {
    x: f64,
    y: f64,
    w: f64,
    h: f64,
}

impl BoxPx {
    fn meets(self, other: Self) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }
}

/// What is already drawn, by bands of height, so that few are asked.
#[derive(Default)]
struct Taken {
    bands: BTreeMap<i64, Vec<BoxPx>>,
}

impl Taken {
    fn bands_of(b: BoxPx) -> std::ops::RangeInclusive<i64> {
        cell_of(0.0, b.y).1..=cell_of(0.0, b.y + b.h).1
    }

    fn add(&mut self, b: BoxPx) {
        for band in Self::bands_of(b) {
            self.bands.entry(band).or_default().push(b);
        }
    }

    /// Whether `b` meets nothing.
    fn leaves(&self, b: BoxPx) -> bool {
        Self::bands_of(b)
            .all(|band| self.bands.get(&band).is_none_or(|boxes| boxes.iter().all(|t| !t.meets(b))))
    }
}

/// Equirectangular, true to scale at the middle latitude.
struct Projection {
    west: f64,
    north: f64,
    squeeze: f64,
    scale: f64,
}

impl Projection {
    fn fit(places: &[LatLon], width: f64) -> Option<(Self, f64)> {
        let first = places.first()?;
        let (mut s, mut n, mut w, mut e) = (first.lat, first.lat, first.lon, first.lon);
        for p in places {
            (s, n, w, e) = (s.min(p.lat), n.max(p.lat), w.min(p.lon), e.max(p.lon));
        }
        let squeeze = libm::cos(f64::midpoint(s, n).to_radians()).max(0.05);
        let across = ((e - w) * squeeze).max(0.1);
        let scale = (width - 2.0 * PAD) / across;
        let height = ((n - s) * scale + 2.0 * PAD).clamp(60.0, width * 2.0);
        Some((Self { west: w, north: n, squeeze, scale }, height))
    }

    fn at(&self, p: LatLon) -> (f64, f64) {
        (PAD + (p.lon - self.west) * self.squeeze * self.scale, PAD + (self.north - p.lat) * self.scale)
    }
}

fn is_place(p: LatLon) -> bool {
    p.lat.abs() <= 90.0 && p.lon.abs() <= 180.0
}

impl Map {
    /// Draws the map.
    pub fn build(&self) -> Svg {
        let width = self.frame.width;
        // Geography is not mirrored, whatever the page's direction.
        let mut canvas = Canvas::new(Direction::Ltr, width);
        let outline: Vec<LatLon> = self.rings.iter().flatten().copied().filter(|p| is_place(*p)).collect();
        let sites: Vec<(usize, LatLon)> = self
            .points
            .iter()
            .enumerate()
            .filter_map(|(i, p)| p.at.filter(|at| is_place(*at)).map(|at| (i, at)))
            .collect();
        let all: Vec<LatLon> = outline.iter().copied().chain(sites.iter().map(|s| s.1)).collect();
        let mut height = 60.0;
        if let Some((projection, fitted)) = Projection::fit(&all, width) {
            height = fitted;
            let rings: Vec<Vec<(f64, f64)>> = self
                .rings
                .iter()
                .map(|ring| thin(ring.iter().copied().filter(|p| is_place(*p)).map(|p| projection.at(p))))
                .filter(|ring| ring.len() > 2)
                .collect();
            canvas.rings("c-land", &rings);
            let placed = spread(&sites, &projection);
            self.draw_points(&mut canvas, &placed, width, height);
        }
        let rows = self
            .points
            .iter()
            .map(|p| {
                vec![
                    TableCell::from(&p.label),
                    TableCell::text(p.status_word.as_str()),
                    TableCell::from(&p.place),
                ]
            })
            .collect();
        Svg::new(
            canvas.finish("map", &self.frame, height),
            &self.frame,
            ChartTable { caption: self.frame.caption.clone(), head: self.head.to_vec(), rows },
        )
    }

    fn draw_points(&self, canvas: &mut Canvas, placed: &[(usize, f64, f64)], width: f64, height: f64) {
        let mut taken = Taken::default();
        for &(_, x, y) in placed {
            taken.add(BoxPx { x: x - 5.0, y: y - 5.0, w: 10.0, h: 10.0 });
        }
        let mut names = Vec::new();
        for &(index, x, y) in placed {
            let point = &self.points[index];
            if point.named
                && let Some((bounds, anchor)) = room_for(&point.label.text, x, y, &taken, width, height)
            {
                taken.add(bounds);
                names.push((index, bounds, anchor));
            }
        }
        for &(index, x, y) in placed {
            let point = &self.points[index];
            let title = if point.status_word.is_empty() {
                point.label.text.clone()
            } else {
                format!("{} · {}", point.label.text, point.status_word)
            };
            let link = canvas.open_link(point.label.link(), &title, false);
            canvas.shape(point.status, x, y, 5.0, &title);
            if let Some((_, bounds, anchor)) = names.iter().find(|n| n.0 == index) {
                let at = match anchor {
                    Anchor::Start => bounds.x,
                    Anchor::Middle => bounds.x + bounds.w / 2.0,
                    Anchor::End => bounds.x + bounds.w,
                };
                let plain = Label { href: None, ..point.label.clone() };
                canvas.text("c-halo", at, bounds.y + SIZE - 1.0, *anchor, &plain);
            }
            canvas.close_link(link);
        }
    }
}

/// Leaves out points of an outline that fall within half a pixel of the last one kept.
fn thin(points: impl Iterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
    let mut out: Vec<(f64, f64)> = Vec::new();
    for p in points {
        if out.last().is_none_or(|q| (p.0 - q.0).abs() + (p.1 - q.1).abs() >= 0.5) {
            out.push(p);
        }
    }
    out
}

/// Sets places of one spot side by side in rings around it.
fn spread(sites: &[(usize, LatLon)], projection: &Projection) -> Vec<(usize, f64, f64)> {
    let around = hexagon(6);
    let mut cells: BTreeMap<(i64, i64), Vec<(f64, f64)>> = BTreeMap::new();
    let mut placed = Vec::with_capacity(sites.len());
    for &(index, at) in sites {
        let (x, y) = projection.at(at);
        let free =
            around.iter().map(|(dx, dy)| (x + dx * APART, y + dy * APART)).find(|&p| is_free(&cells, p));
        let (x, y) = free.unwrap_or((x, y));
        cells.entry(cell_of(x, y)).or_default().push((x, y));
        placed.push((index, x, y));
    }
    placed
}

/// The cell of the grid by which neighbours are found.
#[expect(clippy::cast_possible_truncation, reason = "pixel positions of a drawing, far inside i64")]
fn cell_of(x: f64, y: f64) -> (i64, i64) {
    ((x / APART).floor() as i64, (y / APART).floor() as i64)
}

fn is_free(cells: &BTreeMap<(i64, i64), Vec<(f64, f64)>>, (x, y): (f64, f64)) -> bool {
    let (cx, cy) = cell_of(x, y);
    (-1..=1).flat_map(|i| (-1..=1).map(move |j| (cx + i, cy + j))).all(|cell| {
        cells.get(&cell).is_none_or(|points| {
            points.iter().all(|(qx, qy)| {
                let (dx, dy) = (x - qx, y - qy);
                dx * dx + dy * dy >= (APART - 1.0) * (APART - 1.0)
            })
        })
    })
}

/// Places of a hexagonal grid of unit spacing, nearest first: the middle,
/// then the rings up to `rings`.
fn hexagon(rings: i32) -> Vec<(f64, f64)> {
    const HALF_SQRT_3: f64 = 0.866_025_403_784_438_6;
    let mut grid: Vec<(i32, i32, i32)> = Vec::new();
    for q in -rings..=rings {
        for r in -rings..=rings {
            let away = q.abs().max(r.abs()).max((q + r).abs());
            if away <= rings {
                grid.push((away, r, q));
            }
        }
    }
    grid.sort_unstable();
    grid.iter().map(|&(_, r, q)| (f64::from(q) + f64::from(r) / 2.0, f64::from(r) * HALF_SQRT_3)).collect()
}

/// A place for a name beside, above or below its point that meets nothing.
fn room_for(text: &str, x: f64, y: f64, taken: &Taken, width: f64, height: f64) -> Option<(BoxPx, Anchor)> {
    let (w, h) = (text_width(text), SIZE + 3.0);
    [
        (BoxPx { x: x + 8.0, y: y - h / 2.0, w, h }, Anchor::Start),
        (BoxPx { x: x - 8.0 - w, y: y - h / 2.0, w, h }, Anchor::End),
        (BoxPx { x: x - w / 2.0, y: y - 8.0 - h, w, h }, Anchor::Middle),
        (BoxPx { x: x - w / 2.0, y: y + 8.0, w, h }, Anchor::Middle),
    ]
    .into_iter()
    .find(|(b, _)| b.x >= 0.0 && b.y >= 0.0 && b.x + b.w <= width && b.y + b.h <= height && taken.leaves(*b))
}
