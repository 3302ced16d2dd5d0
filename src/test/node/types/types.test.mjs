// Types of Together's client as a judge: each recorded value becomes a fresh object literal of the
// type that types.txt names for it, so a property that the type lacks is an error, too.
// Reads every file {operation, side, value} of the folder RECORDED; writes {file: [errors]} to FOUND.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

const PRELUDE = `
import type * as TopLevel from 'together-ai/resources/top-level';
import type * as V1Adapters from 'together-ai/resources/endpoints/adapters';
import type * as Models from 'together-ai/resources/beta/models/models';
import type * as Uploads from 'together-ai/resources/beta/models/remote-uploads';
import type * as Configs from 'together-ai/resources/beta/models/configs';
import type * as Endpoints from 'together-ai/resources/beta/endpoints/endpoints';
import type * as Deployments from 'together-ai/resources/beta/endpoints/deployments';
import type * as Adapters from 'together-ai/resources/beta/endpoints/adapters';
import type * as Hardware from 'together-ai/resources/beta/endpoints/hardware';
type Page<T> = { object: 'list'; data: Array<T>; next_cursor?: string | null };
// The API says null on the last page, where the client has no cursor at all.
type LastPage<T> = Omit<T, 'next_cursor'> & { next_cursor?: string | null };
type Cursor = { limit?: number; after?: string };
type Body<T> = Omit<T, 'projectId' | 'endpointId' | 'deploymentId'>;
type None = Record<string, never>;
`;
const NAME = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, 'recorded.ts');
const OPTIONS = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
};

const TYPES = new Map(
  readFileSync('types.txt', 'utf8')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => line.split('|').map((column) => column.trim()))
    .map(([operation, answer, request]) => [operation, { answer, request }]),
);

/** A list of errors for each of [{type, value}]. */
function judge(values) {
  const lines = values.map(({ type, value }, i) => `const v${i}: ${type} = ${JSON.stringify(value)};`);
  const source = ts.createSourceFile(NAME, PRELUDE + lines.join('\n'), OPTIONS.target, true);
  const first = source.getLineAndCharacterOfPosition(PRELUDE.length).line;
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) => (name === NAME ? source : getSourceFile.call(host, name, ...rest));
  const program = ts.createProgram([NAME], OPTIONS, host);
  const found = values.map(() => []);
  for (const one of [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]) {
    const line = source.getLineAndCharacterOfPosition(one.start).line - first;
    const text = ts.flattenDiagnosticMessageText(one.messageText, ' ');
    assert.ok(line >= 0, `the types themselves are not found: ${text}`);
    found[line].push(text);
  }
  return found;
}

test('the types find a wrong name and a wrong word', () => {
  const type = 'Page<Endpoints.EndpointTrafficSplitEntry>';
  const page = (entry) => ({ type, value: { object: 'list', data: [entry], next_cursor: null } });
  const [right, more, renamed, word] = judge([
    page({ deploymentId: 'dep_1', weight: 1 }),
    page({ deploymentId: 'dep_1', weight: 1, share: 1 }),
    page({ deployment_id: 'dep_1', weight: 1 }),
    { type: 'Uploads.RemoteUploadCreateResponse["status"]', value: 'DONE' },
  ]);
  assert.deepEqual(right, []);
  assert.match(more.join(), /"share"' does not exist/);
  assert.match(renamed.join(), /deployment_id/);
  assert.match(word.join(), /DONE/);
});

test('what was recorded has the types of the client', () => {
  const { RECORDED, FOUND } = process.env;
  const files = readdirSync(RECORDED).filter((name) => name.endsWith('.json')).sort();
  const recorded = files.map((name) => JSON.parse(readFileSync(join(RECORDED, name), 'utf8')));
  const values = recorded.map(({ operation, side, value }) => {
    assert.ok(TYPES.has(operation), `types.txt has no ${operation}`);
    return { type: TYPES.get(operation)[side], value };
  });
  const found = judge(values);
  writeFileSync(FOUND, JSON.stringify(Object.fromEntries(files.map((name, i) => [name, found[i]]))));
});
