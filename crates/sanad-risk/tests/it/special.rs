//! Against scipy 1.17 (Boost and Cephes): `ndtri`, `betainc`, `betaincinv`, `t.ppf`.

use crate::close;
use sanad_risk::special::{Beta, normal_cdf, normal_quantile, student_quantile};

#[test]
fn the_normal_quantile_is_exact() {
    let known = [
        (1e-300, -37.047_096_299_361_2),
        (1e-20, -9.262_340_089_798_409),
        (1e-10, -6.361_340_902_404_056),
        (0.001, -3.090_232_306_167_813),
        (0.025, -1.959_963_984_540_054_5),
        (0.075, -1.439_531_470_938_456_3),
        (0.1, -1.281_551_565_544_600_4),
        (0.3, -0.524_400_512_708_041),
        (0.5, 0.0),
        (0.8, 0.841_621_233_572_914_3),
        (0.975, 1.959_963_984_540_054),
        (0.999_999, 4.753_424_308_817_087),
    ];
    for (p, wanted) in known {
        close(&format!("quantile of {p}"), normal_quantile(p), wanted, 1e-15);
    }
    for p in [1e-12, 0.02, 0.4, 0.77, 0.999] {
        close(&format!("and back from {p}"), normal_cdf(normal_quantile(p)), p, 1e-15);
    }
    assert!(normal_quantile(0.0) < f64::MIN && normal_quantile(1.0) > f64::MAX);
    assert!(normal_quantile(-0.1).is_nan() && normal_quantile(1.1).is_nan());
}

#[test]
fn the_beta_distribution_and_its_quantile() {
    let shares = [
        (1.0, 5.0, 0.2, 0.672_32),
        (3.0, 3.0, 0.4, 0.317_44),
        (2.3, 3.7, 0.01, 0.000_264_295_378_812_604_8),
        (5.0, 1.0, 0.99, 0.950_990_049_9),
        (0.5, 0.5, 0.1, 0.204_832_764_699_133_45),
        (50.0, 20.0, 0.7, 0.382_509_248_381_233_3),
        (500.0, 501.0, 0.49, 0.273_901_444_269_496_4),
        (20_000.0, 80_001.0, 0.2, 0.501_261_564_526_335_7),
        (0.05, 3.0, 0.001, 0.761_854_104_584_105_9),
    ];
    for (alpha, beta, x, wanted) in shares {
        let large = if alpha > 1e4 { 1e-10 } else { 1e-13 };
        close(&format!("beta of {alpha} and {beta} at {x}"), Beta::new(alpha, beta).cdf(x), wanted, large);
    }
    let quantiles = [
        (1.0, 5.0, 0.1, 0.020_851_637_639_023_212),
        (3.0, 3.0, 0.9, 0.753_363_546_711_533_4),
        (2.3, 3.7, 0.001, 0.017_952_045_573_628_176),
        (5.0, 1.0, 0.99, 0.997_991_951_661_425_8),
        (0.5, 0.5, 0.1, 0.024_471_741_852_423_214),
        (50.0, 20.0, 0.7, 0.744_084_652_049_724_7),
        (500.0, 501.0, 0.025, 0.468_549_172_971_791_94),
        (20_000.0, 80_001.0, 0.2, 0.198_932_853_398_431_48),
        (1.5, 4.5, 1e-9, 2.551_132_170_772_375e-7),
        (0.05, 3.0, 0.3, 8.019_768_003_607_401e-12),
    ];
    for (alpha, beta, p, wanted) in quantiles {
        let ratio = Beta::new(alpha, beta).quantile(p) / wanted;
        let large = if alpha > 1e4 { 1e-11 } else { 2e-14 };
        close(&format!("beta of {alpha} and {beta}, quantile of {p}"), ratio, 1.0, large);
    }
}

#[test]
fn students_t() {
    let known = [
        (0.975, 1.0, 12.706_204_736_174_694),
        (0.975, 10.0, 2.228_138_851_986_274),
        (0.025, 7.0, -2.364_624_251_592_784_4),
        (0.995, 99.0, 2.626_405_457_280_827),
        (0.9, 2.5, 1.730_250_928_807_176_6),
    ];
    for (p, freedom, wanted) in known {
        close(&format!("t of {freedom}, quantile of {p}"), student_quantile(p, freedom), wanted, 1e-12);
    }
}
