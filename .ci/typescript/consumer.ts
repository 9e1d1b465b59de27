// A consumer of the package: what its types say, and what they must refuse. A refusal that goes missing is an error too.
import { WIRE_RELEASE } from "codex-schema";
import type {
  ClientNotifications,
  ClientRequest,
  ClientRequests,
  JsonValue,
  Open,
  RequestId,
  ServerNotification,
  ServerNotifications,
  ServerRequest,
  ServerRequests,
  Unrecognized,
  rollout,
  v2,
} from "codex-schema";
import type { RolloutLine } from "codex-schema/rollout";
import type * as folder from "codex-schema/v2";
import type { ThreadStartParams } from "codex-schema/v2/ThreadStartParams";
import type { TurnStartResponse } from "codex-schema/v2/TurnStartResponse";
// @ts-expect-error the constant is at the root
import type { WIRE_RELEASE as inside } from "codex-schema/release";
// @ts-expect-error there is no such type
import type { Teleport } from "codex-schema/v2/Teleport";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function holds<_ extends true>(): void;
declare function given<T>(): T;

// The constant.
holds<Equal<string extends typeof WIRE_RELEASE ? "any" : "one", "one">>();
// @ts-expect-error another release
export const release: typeof WIRE_RELEASE = "0.0.0";

// One type, whichever way it is imported.
holds<Equal<v2.Thread, folder.Thread>>();
holds<Equal<rollout.RolloutLine, RolloutLine>>();

// The method maps.
holds<Equal<ClientRequests["thread/start"]["params"], ThreadStartParams>>();
holds<Equal<ClientRequests["turn/start"]["result"], TurnStartResponse>>();
holds<Equal<ClientRequests["account/logout"]["params"], undefined>>();
holds<Equal<ServerRequests["item/tool/call"]["result"], v2.DynamicToolCallResponse>>();
holds<Equal<ServerNotifications["turn/completed"]["params"], v2.TurnCompletedNotification>>();
holds<Equal<keyof ClientRequests, ClientRequest["method"]>>();
holds<Equal<keyof ServerRequests, ServerRequest["method"]>>();
holds<Equal<keyof ServerNotifications, ServerNotification["method"]>>();
holds<Equal<keyof ClientNotifications, "initialized">>();
// @ts-expect-error no such method
export type NoMethod = ClientRequests["thread/teleport"];
// @ts-expect-error a notification has no result
export type NoResult = ServerNotifications["turn/completed"]["result"];
// @ts-expect-error the other direction
export type OtherDirection = ClientRequests["item/tool/call"];

// Messages to write.
export const start: ClientRequest = { method: "turn/start", id: 1, params: { threadId: "t", input: [] } };
// @ts-expect-error the params of another method
export const mixed: ClientRequest = { method: "turn/start", id: 1, params: { cwd: "/" } };
// @ts-expect-error a required member is missing
export const short: v2.TurnStartParams = { threadId: "t" };
// @ts-expect-error a member that there is not
export const misspelt: v2.ThreadStartParams = { working_directory: "/" };
// @ts-expect-error a value that is not listed
export const unlisted: v2.AskForApproval = "sometimes";
// @ts-expect-error integers are no bigint
export const id: RequestId = 1n;

// Narrowing by tag.
export function outputOf(item: v2.ThreadItem): string | null {
  switch (item.type) {
    case "commandExecution":
      return item.aggregatedOutput;
    case "agentMessage":
      // @ts-expect-error a member of another item
      return item.aggregatedOutput;
    default:
      return null;
  }
}

export function isListed(status: v2.TurnStatus): boolean {
  switch (status) {
    case "completed":
    case "failed":
    case "inProgress":
    case "interrupted":
      return true;
    default:
      return status satisfies never;
  }
}

// Open: what stays as it is, and what is admitted.
holds<Equal<Open<string>, string>>();
holds<Equal<Open<number | null>, number | null>>();
holds<Equal<Open<boolean>, boolean>>();
holds<Equal<Open<JsonValue>, JsonValue>>();
holds<Equal<Open<unknown>, unknown>>();
holds<Equal<Open<never>, never>>();
holds<Equal<Open<v2.TurnStatus>, v2.TurnStatus | (string & {})>>();
holds<Equal<Open<v2.ThreadItem>["type"], v2.ThreadItem["type"] | Unrecognized>>();
holds<Equal<Open<v2.Turn>["items"], Open<v2.ThreadItem>[]>>();
holds<Equal<keyof Open<v2.Turn>, keyof v2.Turn>>();

// Open: whatever the release has is admitted, at any depth.
export const admitted: [
  Open<ServerNotification>,
  Open<ServerRequest>,
  Open<ClientRequests[keyof ClientRequests]["result"]>,
  Open<v2.Config>,
  Open<RolloutLine>,
] = [
  given<ServerNotification>(),
  given<ServerRequest>(),
  given<ClientRequests[keyof ClientRequests]["result"]>(),
  given<v2.Config>(),
  given<RolloutLine>(),
];
export const newer: Open<v2.Turn>["status"] = "paused";
export const policy: Open<v2.AskForApproval> = "sometimes";
// @ts-expect-error no string at all
export const noString: Open<v2.TurnStatus> = 7;
// @ts-expect-error what was read openly may hold what the type does not list
export const closed: v2.Turn = given<Open<v2.Turn>>();

// Open: narrowing by tag.
export function read(item: Open<v2.ThreadItem>): string {
  // @ts-expect-error an item of a newer release may have no id
  const id: string = item.id;
  switch (item.type) {
    case "commandExecution":
      return item.status === "queued" ? id : item.command;
    case "agentMessage":
      // @ts-expect-error a member of another item
      return item.command;
    // @ts-expect-error no such tag
    case "agentMesage":
      return "";
    default:
      return item.type;
  }
}

// Open: what is left when all tags are known.
export function statusOf(status: Open<v2.ThreadStatus>): string {
  switch (status.type) {
    case "active":
      return status.activeFlags.join();
    case "idle":
    case "notLoaded":
    case "systemError":
      return status.type;
    default:
      holds<Equal<typeof status, { type: Unrecognized }>>();
      return status.type;
  }
}

// Open: unions without a tag, where a string or the only member tells.
export function reason(info: Open<v2.CodexErrorInfo>): string {
  if (typeof info === "string") {
    return info === "contextWindowExceeded" ? "too long" : info;
  }
  if ("httpConnectionFailed" in info) {
    const status: number | null | undefined = info.httpConnectionFailed.httpStatusCode;
    // @ts-expect-error a member of another error
    info.activeTurnNotSteerable;
    return String(status);
  }
  return Object.keys(info).join();
}

// Open: messages as a reader gets them.
export function path(request: Open<ServerRequest>): string {
  switch (request.method) {
    case "item/commandExecution/requestApproval":
      return request.params.itemId;
    case "item/tool/call":
      // @ts-expect-error the params of another method
      return request.params.approvalId;
    default:
      return request.method;
  }
}
