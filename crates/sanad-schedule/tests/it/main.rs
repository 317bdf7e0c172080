//! Tests of the scheduling engine.
