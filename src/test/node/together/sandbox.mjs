// The sandbox that stands ready for the suite, its levers, and the two clients that its users have.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

// A sandbox of its own for each file of tests: they run at the same time and push the clock.
const suite = basename(process.argv[1], '.test.mjs').replaceAll('-', '_').toUpperCase();
export const url = process.env[`SANDBOX_URL_${suite}`] ?? process.env.SANDBOX_URL;
if (!url) throw new Error(`SANDBOX_URL_${suite} must name a running sandbox`);
const key = process.env.TOGETHER_API_KEY ?? 'tgp_node_suite';
const projectID = 'proj_sandbox';

// Read when the client is loaded, and only for uploads of files.
process.env.TOGETHER_API_BASE_URL = `${url}/v1`;
// In the client's modules for import, uploads cannot work: they look for a require that is not there.
// Node's fetch sends no stream without being told so, and for uploads the client does not tell it.
const plain = globalThis.fetch;
globalThis.fetch = (to, how) =>
  plain(to, how?.body?.pipe && !how.duplex ? { ...how, duplex: 'half' } : how);
const sdk = createRequire(import.meta.url)('together-ai');

const { Together } = sdk;
export const errors = sdk;

export const v1 = client('/v1');
export const v2 = client('/v2');

export function client(path, options = {}) {
  return new Together({ baseURL: url + path, apiKey: key, projectID, maxRetries: 0, ...options });
}

async function lever(method, path, body) {
  const answer = await fetch(`${url}/sandbox/${path}`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return text === '' ? null : JSON.parse(text);
}

/** Pushes the clock, such as by PT5M. */
export const advance = (duration) => lever('POST', 'clock', { advance: duration });

export const fault = (rule) => lever('POST', 'faults', rule);

export const account = (facts) => lever('POST', 'account', facts);

export const switches = (positions) => lever('POST', 'switches', positions);

export const bill = () => lever('GET', 'bill');

/** Everything that a list has, page by page. */
export async function all(pages) {
  const items = [];
  for await (const item of pages) items.push(item);
  return items;
}

/** The words of a thing at one look per step, each word once. */
export async function words(steps, step, look) {
  const seen = [];
  for (let i = 0; i < steps; i++) {
    const word = await look();
    if (seen.at(-1) !== word) seen.push(word);
    await advance(step);
  }
  return seen;
}

const folder = mkdtempSync(join(tmpdir(), 'together-suite-'));

/** A file on the disk with a line of JSON for each element. */
export function jsonl(name, lines) {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => JSON.stringify(line) + '\n').join(''));
  return path;
}

const phrases = {
  refund: ['I want my money back for %', 'please refund %', 'I would like a refund of %'],
  shipping: ['where is the parcel with %', 'has % been shipped yet', 'when will % be delivered'],
  praise: ['I love % so much', 'thanks for the fantastic %', 'great quality, % made me happy'],
};
const things = ['the lamp', 'these shoes', 'a blue chair', 'my new phone', 'the big table'];

/** Customers' words with the intent behind them. */
export const intents = Object.entries(phrases).flatMap(([intent, sentences]) =>
  sentences.flatMap((sentence) =>
    things.map((thing) => ({ question: sentence.replace('%', thing), intent })),
  ),
);

export const conversations = intents.map(({ question, intent }) => ({
  messages: [
    { role: 'user', content: question },
    { role: 'assistant', content: intent },
  ],
}));

export const base = 'Qwen/Qwen3-8B';

let files = 0;

/** Uploads training data with the client and waits until it is checked. */
export async function trainingFile(lines = conversations) {
  const file = await v1.files.upload(jsonl(`train-${++files}.jsonl`, lines), 'fine-tune', false);
  await advance('PT10S');
  return file;
}

/** A job that has completed. */
export async function tuned(more = {}) {
  const file = await trainingFile();
  const job = await v1.fineTuning.create({ model: base, training_file: file.id, ...more });
  await advance('PT1H');
  return v1.fineTuning.retrieve(job.id);
}

export async function baseModelId(search = base) {
  const found = await all(v2.beta.models.listSupported({ search }));
  return found[0].baseModelId;
}

let endpoints = 0;

/** An endpoint with one deployment, which gets all traffic once it is ready. */
export async function deployed(model, more = {}) {
  const endpoint = await v2.beta.endpoints.create({ name: `bot-${process.pid}-${++endpoints}` });
  const deployment = await v2.beta.endpoints.deployments.create(endpoint.id, {
    name: 'blue',
    model,
    autoscaling: { minReplicas: 1, maxReplicas: 1 },
    ...more,
  });
  await v2.beta.endpoints.update(endpoint.id, {
    updateMask: 'trafficSplit',
    trafficSplit: [{ deploymentId: deployment.id, weight: 1 }],
  });
  return { endpoint, deployment };
}
