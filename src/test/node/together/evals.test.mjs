import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  advance, base, deployed, errors, intents, jsonl, tuned, v1, words,
} from './sandbox.mjs';

const judge = (system_template) => ({ model: base, model_source: 'serverless', system_template });

let count = 0;

async function dataset(rows) {
  return (await v1.files.upload(jsonl(`eval-${++count}.jsonl`, rows), 'eval', false)).id;
}

async function finished(type, parameters) {
  const { workflow_id } = await v1.evals.create({ type, parameters });
  await advance('PT10M');
  return v1.evals.retrieve(workflow_id);
}

const rows = async (id) =>
  (await (await v1.files.content(id)).text()).trim().split('\n').map((text) => JSON.parse(text));

test('classify judges answers made before', async () => {
  const file = await dataset([
    { answer: 'This is a refund request' },
    { answer: 'about shipping' },
    { answer: 'refund, please' },
    { answer: 'no idea' },
  ]);
  const { workflow_id, status } = await v1.evals.create({
    type: 'classify',
    parameters: {
      input_data_file_path: file,
      judge: judge('Which intent has the answer?'),
      labels: ['refund', 'shipping'],
      pass_labels: ['refund'],
      model_to_evaluate: 'answer',
    },
  });
  assert.equal(status, 'pending');
  const seen = await words(25, 'PT5S', async () => (await v1.evals.status(workflow_id)).status);
  assert.deepEqual(seen, ['pending', 'queued', 'running', 'completed']);
  const { results } = await v1.evals.status(workflow_id);
  assert.deepEqual(JSON.parse(results.label_counts), { refund: 2, shipping: 1 });
  assert.equal(results.invalid_label_count, 1);
  assert.equal(results.generation_fail_count, 0);
  assert.ok(Math.abs(results.pass_percentage - 200 / 3) < 1e-9);
  const told = await rows(results.result_file_id);
  assert.deepEqual(told.map((row) => row.label), ['refund', 'shipping', 'refund', null]);
});

test('classify asks a dedicated model and finds what it learned', async () => {
  const job = await tuned();
  const { endpoint } = await deployed(`projects/proj_sandbox/models/${job.model_object_id}`);
  await advance('PT10M');
  const wanted = intents.filter((_, i) => i % 5 === 0);
  const file = await dataset(wanted.map(({ question }) => ({ question })));
  const done = await finished('classify', {
    input_data_file_path: file,
    judge: judge('Which intent is it?'),
    labels: ['refund', 'shipping', 'praise'],
    pass_labels: ['refund', 'shipping', 'praise'],
    model_to_evaluate: {
      model: endpoint.name,
      model_source: 'dedicated',
      system_template: 'You name intents.',
      input_template: '{{ question }}',
      max_tokens: 20,
      temperature: 0,
    },
  });
  assert.equal(done.status, 'completed');
  assert.deepEqual(JSON.parse(done.results.label_counts), { refund: 3, shipping: 3, praise: 3 });
  assert.equal(done.results.pass_percentage, 100);
});

test('score lies between its bounds and follows the reference', async () => {
  const file = await dataset([
    { expected: 'send it back within thirty days', answer: 'send it back within thirty days' },
    { expected: 'send it back within thirty days', answer: 'purple elephants' },
  ]);
  const { results, status } = await finished('score', {
    input_data_file_path: file,
    judge: judge('How near is it to {{ expected }}?'),
    min_score: 1,
    max_score: 5,
    pass_threshold: 4,
    model_to_evaluate: 'answer',
  });
  assert.equal(status, 'completed');
  assert.equal(results.aggregated_scores.mean_score, 3);
  assert.equal(results.aggregated_scores.std_score, 2);
  assert.equal(results.aggregated_scores.pass_percentage, 50);
  assert.equal(results.failed_samples, 0);
});

test('compare counts wins and ties', async () => {
  const good = 'the parcel arrives tomorrow';
  const file = await dataset([
    { expected: good, a: good, b: 'never' },
    { expected: good, a: 'never', b: good },
    { expected: good, a: good, b: good },
    { expected: good, a: good, b: 'the parcel' },
  ]);
  const { results } = await finished('compare', {
    input_data_file_path: file,
    judge: judge('Which is nearer to {{ expected }}?'),
    model_a: 'a',
    model_b: 'b',
  });
  assert.deepEqual(
    [results.A_wins, results.B_wins, results.Ties, results.num_samples],
    [2, 1, 1, 4],
  );
});

test('a column that nothing uses, and one that is missing, are the user\'s error', async () => {
  const parameters = {
    input_data_file_path: await dataset([{ answer: 'refund', stray: 1 }]),
    judge: judge('Judge.'),
    labels: ['refund'],
    pass_labels: ['refund'],
    model_to_evaluate: 'answer',
  };
  const stray = await finished('classify', parameters);
  assert.equal(stray.status, 'user_error');
  assert.match(stray.results.error, /no template uses: stray/);
  const other = await finished('classify', { ...parameters, model_to_evaluate: 'reply' });
  assert.match(other.results.error, /no column reply/);
});

test('a judge that does not exist is the user\'s error, many failed rows are an error', async () => {
  const parameters = {
    input_data_file_path: await dataset([{ question: 'a' }, { question: 'b' }]),
    judge: judge('Judge.'),
    labels: ['refund'],
    pass_labels: ['refund'],
    model_to_evaluate: {
      model: 'no/such',
      model_source: 'serverless',
      system_template: 'x',
      input_template: '{{question}}',
      max_tokens: 5,
      temperature: 0,
    },
  };
  const hopeless = await finished('classify', parameters);
  assert.equal(hopeless.status, 'error');
  assert.match(hopeless.results.error, /30 %/);
  const nobody = { ...judge('Judge.'), model: 'no/judge' };
  const judged = await finished('classify', { ...parameters, judge: nobody });
  assert.equal(judged.status, 'user_error');
});

test('list is a plain array, newest first, by status and no longer than asked', async () => {
  const list = await v1.evals.list({ limit: 2 });
  assert.equal(list.length, 2);
  assert.ok(Date.parse(list[0].created_at) >= Date.parse(list[1].created_at));
  const failed = await v1.evals.list({ status: 'user_error' });
  assert.ok(failed.length >= 3);
  assert.deepEqual([...new Set(failed.map((each) => each.status))], ['user_error']);
});

test('what is missing is named', async () => {
  const parameters = { input_data_file_path: 'file-none', judge: judge('x'), labels: ['a'] };
  await assert.rejects(v1.evals.create({ type: 'classify', parameters }), (error) => {
    assert.ok(error instanceof errors.BadRequestError);
    assert.equal(error.error.error.param, 'pass_labels');
    return true;
  });
  await assert.rejects(v1.evals.retrieve('eval-none'), errors.NotFoundError);
});
