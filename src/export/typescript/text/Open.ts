import type { JsonValue } from "./serde_json/JsonValue.js";

declare enum Tag {
  Unrecognized = "a tag that this release does not know",
}

declare const unrecognized: unique symbol;

/**
 * The tag of what this release does not know. At run time it is whatever was sent; to the compiler it is a
 * string that equals no known tag, so that comparing tags narrows an open union as it narrows the union itself.
 */
export type Unrecognized = Tag.Unrecognized;

/**
 * A type as a tolerant reader sees it: a newer server may send what this release does not list, at any depth.
 *
 * - An enum also admits other strings; editors still offer the known ones.
 * - A union whose members have a tag also admits an object with an `Unrecognized` tag.
 * - Any other union of objects also admits an object that is none of them; `in` tells them apart.
 * - Members and elements are open in turn. JSON values, numbers and plain strings stay as they are.
 *
 * Every `T` is an `Open<T>`, not the reverse: use `T` for what you send. An enum of a single value looks like a
 * tag and stays closed.
 */
export type Open<T> = unknown extends T ? T
  : JsonValue extends T ? T
  : Listed<T> | Unlisted<Exclude<T, null | undefined>>;

type Listed<T> = T extends object ? { [K in keyof T]: Open<T[K]> } : T;

/** Nothing where the type is no union. */
type Unlisted<T> = IsUnion<T> extends true
  ? UnlistedString<Literals<T>> | UnlistedObject<T, Objects<T>>
  : never;

type UnlistedString<L> = [L] extends [never] ? never : string & {};

/** Beside literals one object makes a union, among lists and plain strings it does not. */
type UnlistedObject<T, O> = [O] extends [never] ? never
  : [Literals<T>, IsUnion<O>] extends [never, false] ? never
  : [TagOf<O>] extends [never] ? { readonly [unrecognized]: true }
  : { [K in TagOf<O>]: Unrecognized };

/** The members that hold one string in each object, and not the same one in all of them. */
type TagOf<O, K extends keyof O = keyof O> = K extends unknown
  ? [IsUnion<O[K]>, HasOther<O, K>] extends [true, false] ? K : never
  : never;

/** Whether the member holds anything else than one string, in any of the objects. */
type HasOther<O, K extends PropertyKey> = true extends IsOther<O, K> ? true : false;

type IsOther<O, K extends PropertyKey> = O extends { [P in K]: infer V } ? IsNoLiteral<V> : true;

type IsNoLiteral<V> = [V] extends [string] ? (string extends V ? true : IsUnion<V>) : true;

type Literals<T> = T extends string ? (string extends T ? never : T) : never;

type Objects<T> = T extends readonly unknown[] ? never : T extends object ? T : never;

type IsUnion<T> = [T] extends [never] ? false : true extends IsPart<T, T> ? true : false;

type IsPart<T, All> = T extends unknown ? ([All] extends [T] ? false : true) : never;

export {};
