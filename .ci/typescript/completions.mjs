// What an editor offers inside an open enum and for an open tag. Takes the path of the compiler's library.
import assert from "node:assert";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const ts = createRequire(import.meta.url)(resolve(process.argv[2]));

/** The strings that the editor offers where a text says «|». */
function offered(marked) {
  const file = resolve("completions.mts");
  const at = marked.indexOf("|");
  const text = marked.slice(0, at) + marked.slice(at + 1);
  const options = { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, strict: true };
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    getScriptFileNames: () => [file],
    getScriptSnapshot: (name) =>
      name === file ? ts.ScriptSnapshot.fromString(text)
      : ts.sys.fileExists(name) ? ts.ScriptSnapshot.fromString(ts.sys.readFile(name))
      : undefined,
    getScriptVersion: () => "1",
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  return service.getCompletionsAtPosition(file, at, {})?.entries.map((entry) => entry.name) ?? [];
}

const head = 'import type { Open, v2 } from "codex-schema";\n';
const values = offered(`${head}export const status: Open<v2.CommandExecutionStatus> = "|";`);
assert.deepEqual(values.toSorted(), ["completed", "declined", "failed", "inProgress"]);
const tags = offered(`${head}export const f = (item: Open<v2.ThreadItem>) => item.type === "|";`);
assert.ok(tags.includes("agentMessage") && tags.includes("plan"), tags.join());
assert.ok(tags.every((tag) => /^\w+$/.test(tag)), `something is offered that is no tag: ${tags}`);
console.log(`completion: ${values.length} values of an open enum, ${tags.length} tags of an open union`);
