import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advance, base, bill, errors, fault, jsonl, v1, words } from './sandbox.mjs';

const turbo = 'meta-llama/Llama-3.3-70B-Instruct-Turbo';

const line = (custom_id, model = turbo, content = 'hello there') => ({
  custom_id,
  body: { model, messages: [{ role: 'user', content }], max_tokens: 20 },
});

let count = 0;

async function input(lines) {
  const path = jsonl(`batch-${++count}.jsonl`, lines);
  return v1.files.upload(path, 'batch-api', false);
}

async function batch(lines, more = {}) {
  const file = await input(lines);
  const endpoint = '/v1/chat/completions';
  return v1.batches.create({ endpoint, input_file_id: file.id, ...more });
}

const parsed = async (id) =>
  (await (await v1.files.content(id)).text()).trim().split('\n').map((text) => JSON.parse(text));

test('a batch is validated, worked on and answered line by line', async () => {
  const { job, warning } = await batch([line('one'), line('two', 'no/such'), line('three')]);
  assert.equal(warning, undefined);
  assert.equal(job.status, 'VALIDATING');
  assert.equal(job.progress, 0);
  assert.equal(job.output_file_id, undefined);
  const seen = await words(20, 'PT5S', async () => (await v1.batches.retrieve(job.id)).status);
  assert.deepEqual(seen, ['VALIDATING', 'IN_PROGRESS', 'COMPLETED']);
  const done = await v1.batches.retrieve(job.id);
  assert.equal(done.progress, 100);
  assert.equal(done.endpoint, '/v1/chat/completions');
  assert.ok(Date.parse(done.completed_at) > Date.parse(done.created_at));
  const answers = await parsed(done.output_file_id);
  assert.deepEqual(answers.map((each) => each.custom_id), ['one', 'three']);
  assert.equal(answers[0].response.status_code, 200);
  const direct = await v1.chat.completions.create(line('x').body);
  assert.equal(
    answers[0].response.body.choices[0].message.content,
    direct.choices[0].message.content,
  );
  assert.deepEqual(answers[0].response.body.usage, direct.usage);
  const [failed] = await parsed(done.error_file_id);
  assert.equal(failed.custom_id, 'two');
  assert.match(failed.error.message, /no\/such/);
  assert.equal((await v1.files.retrieve(done.output_file_id)).purpose, 'batch-generated');
});

test('the one discounted model costs half in a batch, others cost all and say so', async () => {
  const cents = async (model) =>
    (await bill()).things.find((thing) => thing.id === model)?.cents ?? 0;
  const content = 'word '.repeat(12_000);
  const before = await cents(turbo);
  const { job } = await batch([line('long', turbo, content)]);
  await advance('PT5M');
  await v1.batches.retrieve(job.id);
  const half = (await cents(turbo)) - before;
  const answer = await v1.chat.completions.create(line('x', turbo, content).body);
  const full = (await cents(turbo)) - before - half;
  assert.ok(answer.usage.prompt_tokens > 12_000);
  assert.ok(half <= full, `${half} of ${full}`);
  const other = await batch([line('one', base)]);
  assert.match(other.warning, /No batch discount/);
});

test('list is a plain array', async () => {
  const { job } = await batch([line('listed')]);
  const list = await v1.batches.list();
  assert.ok(Array.isArray(list));
  assert.equal(list.find((each) => each.id === job.id).input_file_id, job.input_file_id);
});

test('a cancelled batch stays cancelled and answers nothing', async () => {
  const { job } = await batch([line('one')]);
  await advance('PT15S');
  assert.equal((await v1.batches.retrieve(job.id)).status, 'IN_PROGRESS');
  assert.equal((await v1.batches.cancel(job.id)).status, 'CANCELLED');
  await advance('PT1H');
  const after = await v1.batches.retrieve(job.id);
  assert.equal(after.status, 'CANCELLED');
  assert.equal(after.output_file_id, undefined);
  await assert.rejects(v1.batches.cancel(job.id), (error) => {
    assert.ok(error instanceof errors.BadRequestError);
    assert.match(error.error.error, /cannot be cancelled/);
    return true;
  });
});

test('an unusable file fails the batch after its validation', async () => {
  const { job } = await batch([line('same'), line('same')]);
  await advance('PT1M');
  const failed = await v1.batches.retrieve(job.id);
  assert.equal(failed.status, 'FAILED');
  assert.match(failed.error, /Line 2: custom_id is used twice/);
});

test('a batch that is never worked on expires', async () => {
  await fault({ method: 'POST', route: '/v1/batches', kind: 'stuck_in_queue' });
  const { job } = await batch([line('one')]);
  await advance('PT23H');
  assert.equal((await v1.batches.retrieve(job.id)).status, 'IN_PROGRESS');
  await advance('PT2H');
  assert.equal((await v1.batches.retrieve(job.id)).status, 'EXPIRED');
});

test('refusals have an error that is text', async () => {
  const missing = { endpoint: '/v1/chat/completions', input_file_id: 'file-none' };
  await assert.rejects(v1.batches.create(missing), (error) => {
    assert.ok(error instanceof errors.BadRequestError);
    assert.equal(error.error.error, 'File not found: file-none');
    return true;
  });
  await assert.rejects(v1.batches.retrieve('batch-none'), errors.NotFoundError);
});
