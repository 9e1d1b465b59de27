//! The cases of spec/identity.md §7.2, by their numbers, and its rules.

use pretty_assertions::assert_eq;
use serde_json::json;

use crate::{found, id, ids, spawned, thread};

#[test]
fn case_1_children_and_grandchildren_with_nickname_and_role() {
    let [p, c, g, u] = [1, 2, 3, 4].map(id);
    let threads = [spawned(&g, &c), spawned(&u, &id(9)), thread(&p), spawned(&c, &p)];
    assert_eq!(
        serde_json::to_value(found(&p, &threads)).unwrap(),
        json!([
            {"threadId": c, "parentThreadId": p, "depth": 1, "agentNickname": format!("nick {c}"),
             "agentRole": format!("role {c}")},
            {"threadId": g, "parentThreadId": c, "depth": 2, "agentNickname": format!("nick {g}"),
             "agentRole": format!("role {g}")},
        ])
    );
}

#[test]
fn case_2_no_children() {
    let threads = [thread(&id(1)), thread(&id(2)), spawned(&id(4), &id(3))];
    assert_eq!(found(&id(1), &threads), []);
    assert_eq!(found(&id(1), &[]), []);
}

#[test]
fn case_3_the_primary_need_not_be_in_the_list() {
    assert_eq!(ids(&id(1), &[spawned(&id(2), &id(1))]), [id(2)]);
}

#[test]
fn case_4_a_missing_middle_is_not_bridged() {
    assert_eq!(found(&id(1), &[thread(&id(1)), spawned(&id(3), &id(2))]), []);
}

#[test]
fn case_5_an_invalid_id_is_skipped_with_what_it_spawned() {
    let threads = [
        thread(&id(1)),
        spawned("not-a-uuid", &id(1)),
        spawned(&id(3), "not-a-uuid"),
        spawned(&id(4), &id(1)),
        spawned(&id(5), ""),
    ];
    assert_eq!(ids(&id(1), &threads), [id(4)]);
}

#[test]
fn case_6_of_threads_with_the_same_id_the_last_counts() {
    let [p, c, x] = [1, 2, 9].map(id);
    assert_eq!(found(&p, &[thread(&p), spawned(&c, &p), spawned(&c, &x)]), []);
    assert_eq!(ids(&p, &[thread(&p), spawned(&c, &x), spawned(&c, &p)]), std::slice::from_ref(&c));

    let upper = c.to_uppercase().replace('-', "");
    let mut last = spawned(&upper, &p);
    last.agent_nickname = None;
    let threads = [spawned(&c, &x), spawned(&c, &p), last];
    let only = &found(&p, &threads)[..];
    assert_eq!(only.len(), 1);
    assert_eq!(only[0].agent_nickname, None, "also its nickname");
    assert_eq!(only[0].agent_role, Some(&*format!("role {upper}")));
}

#[test]
fn case_7_a_cycle_elsewhere_is_not_reached() {
    let threads = [thread(&id(1)), spawned(&id(2), &id(3)), spawned(&id(3), &id(2))];
    assert_eq!(found(&id(1), &threads), []);
}

#[test]
fn case_8_a_cycle_through_the_primary_ends_without_it() {
    let threads = [spawned(&id(1), &id(3)), spawned(&id(2), &id(1)), spawned(&id(3), &id(2))];
    assert_eq!(ids(&id(1), &threads), [id(2), id(3)]);
    assert_eq!(ids(&id(2), &threads), [id(1), id(3)]);
}

#[test]
fn case_9_ids_are_matched_by_value_and_written_canonically() {
    let [p, c, g] = [0xa1, 0xb2, 0xc3].map(id);
    let threads = [
        spawned(&c.to_uppercase(), &format!("urn:uuid:{p}")),
        spawned(&g.replace('-', ""), &format!("{{{c}}}")),
    ];
    let descendants = found(&p.to_uppercase(), &threads);
    let texts: Vec<[&str; 2]> =
        descendants.iter().map(|found| [found.thread_id.as_str(), found.parent_thread_id.as_str()]).collect();
    assert_eq!(texts, [[&*c, &*p], [&*g, &*c]]);
}

#[test]
fn case_10_other_sub_agents_are_not_spawned() {
    let [p, c] = [1, 2].map(id);
    for source in [
        json!({"subAgent": "review"}),
        json!({"subAgent": "compact"}),
        json!({"subAgent": "memory_consolidation"}),
        json!({"subAgent": {"other": "guardian"}}),
        json!({"subAgent": {"brandnew": {"parent_thread_id": p}}}),
        json!("cli"),
    ] {
        let mut thread = spawned(&c, &p);
        thread.source = serde_json::from_value(source.clone()).unwrap();
        assert_eq!(found(&p, &[thread]), [], "{source}");
    }
}

#[test]
fn a_thread_that_names_itself_as_parent_is_not_reached() {
    assert_eq!(found(&id(1), &[spawned(&id(1), &id(1)), spawned(&id(2), &id(2))]), []);
}

#[test]
fn an_invalid_primary_has_no_descendants() {
    assert_eq!(found("not-a-uuid", &[spawned(&id(2), "not-a-uuid"), spawned(&id(3), &id(2))]), []);
}

#[test]
fn the_order_is_that_of_the_ids_not_of_the_list_or_the_depth() {
    let p = id(50);
    let threads = [
        spawned(&id(0xf0), &p),
        spawned(&id(9), &id(0xf0)),
        spawned(&id(10), &id(9)),
        spawned(&id(1), &id(10)),
        spawned(&id(u128::MAX), &p),
    ];
    let found = ids(&p, &threads);
    assert_eq!(found, [id(1), id(9), id(10), id(0xf0), id(u128::MAX)]);
    assert!(found.is_sorted());
}

#[test]
fn neither_status_nor_the_depth_of_the_source_is_looked_at() {
    let mut thread = spawned(&id(2), &id(1));
    thread.status = codex_schema::v2::ThreadStatus::SystemError;
    assert_eq!(found(&id(1), &[thread])[0].depth, 1);
}
