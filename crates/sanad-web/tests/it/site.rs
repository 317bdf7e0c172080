//! A small programme in a temporary database, and a way to ask its site as a browser does.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use sanad_model::raw::{RawRow, RawTable};
use sanad_model::{Dataset, Date, Kind};
use sanad_reader::Lexicon;
use sanad_store::{Author, Book, Edit};
use sanad_web::{AppState, router};
use std::sync::Arc;
use tower::ServiceExt;

/// The day on which the tests look.
pub(crate) const TODAY: Date = Date::constant(2026, 11, 22);

/// A served programme.
pub(crate) struct Site {
    app: Router,
    pub(crate) state: AppState,
    _folder: tempfile::TempDir,
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: axum::http::HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    /// The address it leads to.
    pub(crate) fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|v| v.to_str().ok()).unwrap_or("")
    }

    /// The value of a cookie it sets.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.headers.get_all(header::SET_COOKIE).iter().find_map(|v| {
            let (n, rest) = v.to_str().ok()?.split_once('=')?;
            (n == name).then(|| rest.split(';').next().unwrap_or("").to_owned())
        })
    }
}

fn table(kind: Kind, csv: &str) -> RawTable {
    let mut lines = csv.trim().lines().map(|l| l.trim().split('|').map(str::to_owned).collect::<Vec<_>>());
    let header = lines.next().expect("a header");
    let rows = (2..).zip(lines).map(|(number, cells)| RawRow { number, cells }).collect();
    RawTable { kind, file: format!("{kind}.csv"), header, rows }
}

/// Two sides, a meeting, a communiqué of three passages, two items, two sites.
fn tables() -> Vec<RawTable> {
    vec![
        table(
            Kind::Programme,
            "code|name_ar|name_en|plan_start|plan_days\ntest|برنامج تجربة|Test programme|2026-12-06|90",
        ),
        table(
            Kind::Party,
            "code|name_ar|name_en|kind|parent\nE|الجانب الأول|First side|side|\nL|الجانب الثاني|Second side|side|\nE1|هيئة أولى|First organisation|organisation|E\nL1|وزارة ثانية|Second ministry|authority|L",
        ),
        table(Kind::Source, "code|title_ar|title_en|kind\nS1|صحيفة|A paper|press"),
        table(
            Kind::Meeting,
            "code|title_ar|title_en|held|parties\nM1|اجتماع أول|First meeting|2021-12|E1;L1",
        ),
        table(
            Kind::Document,
            "code|title_ar|title_en|meeting|kind|lang\nD1|بيان أول|First communiqué|M1|communique|en",
        ),
        table(
            Kind::Paragraph,
            "document|number|text_en\nD1|1|The minister thanked the hosts.\nD1|2|It was agreed to restart the suspended factories.\nD1|3|The two sides discussed solar energy.",
        ),
        table(
            Kind::Statement,
            "code|document|paragraph|start|end|force|fields|review\nD1/1.1|D1|1|0|31|courtesy||proposed\nD1/2.1|D1|2|0|49|agreed|restart|proposed\nD1/3.1|D1|3|0|37|discussed|solar|proposed",
        ),
        table(
            Kind::Item,
            "code|title_ar|title_en|statements|meeting|fields\nI1|إعادة تشغيل المصانع|Restart of the factories|D1/2.1|M1|restart\nI2|الطاقة الشمسية|Solar <energy> & light|D1/3.1|M1|solar",
        ),
        table(
            Kind::Site,
            "code|name_ar|name_en|sector\nF01|مصنع أول|First factory|cement\nF02|مصنع ثان|Second factory|steel",
        ),
        table(
            Kind::Claim,
            "record|field|value|status|source|as_of\nsites/F01|state|stopped|reported|S1|2024\nsites/F01|blocker.power|yes|reported|S1|2024\nsites/F02|state|working|reported|S1|2024",
        ),
    ]
}

impl Site {
    /// The programme of the tests.
    pub(crate) async fn new() -> Self {
        Self::of(&tables()).await
    }

    /// A book without a programme.
    pub(crate) async fn empty() -> Self {
        Self::of(&[]).await
    }

    async fn of(tables: &[RawTable]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let book = Book::create_or_open(folder.path().join("test.db")).await.expect("a new book");
        if !tables.is_empty() {
            let empty = Dataset::default();
            let lexicon = Lexicon::builtin().expect("the rules that come with the product");
            let loaded = sanad_files::resolve(tables.to_vec(), &empty, &lexicon, &mut sanad_store::new_id)
                .unwrap_or_else(|f| {
                    panic!("{}", f.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
                });
            let author = Author { actor: "test".to_owned(), party: None };
            book.write(Edit { author, reason: String::new(), changes: empty.diff(&loaded.rows) })
                .await
                .expect("the programme is valid");
        }
        let state = AppState::new(Arc::new(book), Some(8080), Some(TODAY));
        Self { app: router(state.clone()), state, _folder: folder }
    }

    /// The sample programme that comes with the product.
    pub(crate) async fn sample() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let book = Book::create_or_open(folder.path().join("sample.db")).await.expect("a new book");
        let empty = Dataset::default();
        let lexicon = Lexicon::builtin().expect("the rules that come with the product");
        let path = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../programmes/egypt-libya"));
        let loaded =
            sanad_files::load(path, &empty, &lexicon, &mut sanad_store::new_id).unwrap_or_else(|f| {
                panic!("{}", f.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
            });
        let author = Author { actor: "test".to_owned(), party: None };
        let changes = empty.diff(&loaded.rows);
        book.write(Edit { author, reason: String::new(), changes }).await.expect("the sample is valid");
        let state = AppState::new(Arc::new(book), Some(8080), Some(TODAY));
        Self { app: router(state.clone()), state, _folder: folder }
    }

    /// The programme in a folder.
    pub(crate) async fn folder(path: &std::path::Path) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let book = Book::create_or_open(folder.path().join("folder.db")).await.expect("a new book");
        let empty = Dataset::default();
        let lexicon = Lexicon::builtin().expect("the rules that come with the product");
        let loaded = sanad_files::load(path, &empty, &lexicon, &mut sanad_store::new_id).expect("it loads");
        let author = Author { actor: "test".to_owned(), party: None };
        let changes = empty.diff(&loaded.rows);
        book.write(Edit { author, reason: String::new(), changes }).await.expect("it is valid");
        let state = AppState::new(Arc::new(book), Some(8080), Some(TODAY));
        Self { app: router(state.clone()), state, _folder: folder }
    }

    /// Sends any request.
    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.app.clone().oneshot(request).await.expect("the router answers");
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    /// Asks for a page.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.get_with(path, "").await
    }

    /// Asks for a page with cookies.
    pub(crate) async fn get_with(&self, path: &str, cookies: &str) -> Answer {
        let request = Request::get(path)
            .header(header::HOST, "localhost:8080")
            .header(header::COOKIE, cookies)
            .body(Body::empty())
            .expect("a request");
        self.send(request).await
    }

    /// Sends a form of this site.
    pub(crate) async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let body: Vec<String> = form.iter().map(|(n, v)| format!("{}={}", encode(n), encode(v))).collect();
        let request = Request::post(path)
            .header(header::HOST, "localhost:8080")
            .header(header::ORIGIN, "http://localhost:8080")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.join("&")))
            .expect("a request");
        self.send(request).await
    }
}

fn encode(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, b| {
        write!(out, "%{b:02X}").expect("a string takes everything");
        out
    })
}
