// A consumer that is CommonJS.
import { WIRE_RELEASE } from "codex-schema";
import type { ClientRequests, Open } from "codex-schema";
import type { Thread } from "codex-schema/v2";
import type { Turn } from "codex-schema/v2/Turn";

// @ts-expect-error the constant has a literal type
export const release: typeof WIRE_RELEASE = "0.0.0";
export function turns(thread: Open<Thread>, read: ClientRequests["thread/read"]["result"]): [Open<Turn>[], Turn[]] {
  return [thread.turns, read.thread.turns];
}
