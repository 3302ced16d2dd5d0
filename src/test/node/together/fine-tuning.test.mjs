import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  advance, base, bill, errors, fault, intents, trainingFile, tuned, v1, v2, words,
} from './sandbox.mjs';

test('a job passes all states and ends with a model of the registry', async () => {
  const file = await trainingFile();
  const created = await v1.fineTuning.create({
    model: base,
    training_file: file.id,
    n_epochs: 3,
    n_checkpoints: 2,
    suffix: 'node',
    learning_rate: 0.00002,
    training_type: { type: 'Lora', lora_r: 8, lora_alpha: 16 },
    training_method: { method: 'sft', train_on_inputs: 'auto' },
  });
  assert.equal(created.status, 'pending');
  assert.equal(created.training_file, file.id);
  assert.equal(created.suffix, 'node');
  const seen = await words(80, 'PT5S', async () => (await v1.fineTuning.retrieve(created.id)).status);
  assert.deepEqual(seen, ['pending', 'queued', 'running', 'compressing', 'uploading', 'completed']);
  const job = await v1.fineTuning.retrieve(created.id);
  assert.match(job.model_output_name, /^sandbox-user\/Qwen3-8B-node-[0-9a-f]{8}$/);
  assert.equal(job.n_epochs, 3);
  assert.equal(job.epochs_completed, 3);
  assert.equal(job.learning_rate, 0.00002);
  assert.equal(job.training_type.lora_r, 8);
  assert.equal(job.total_price, 4_000_000_000);
  assert.equal(job.trainingfile_numlines, intents.length);
  const model = await v2.beta.models.retrieve(job.model_object_id);
  assert.equal(model.name, job.model_object_name);
  const paid = (await bill()).things.find((thing) => thing.id === job.id);
  assert.equal(paid.cents, 400);
});

test('lists, events, checkpoints and metrics tell of the same training', async () => {
  const file = await trainingFile();
  const validation = await trainingFile([
    ...intents.slice(0, 9).map(({ question, intent }) => ({
      messages: [{ role: 'user', content: question + ' now' }, { role: 'assistant', content: intent }],
    })),
  ]);
  const { id } = await v1.fineTuning.create({
    model: base,
    training_file: file.id,
    validation_file: validation.id,
    n_epochs: 2,
    n_evals: 2,
    n_checkpoints: 2,
    batch_size: 9,
  });
  await advance('PT1H');
  const steps = Math.ceil(intents.length / 9) * 2;
  const listed = (await v1.fineTuning.list()).data.find((job) => job.id === id);
  assert.equal(listed.status, 'completed');
  assert.equal(listed.batch_size, 9);
  const { data: events } = await v1.fineTuning.listEvents(id);
  assert.equal(events[0].type, 'job_pending');
  assert.equal(events.at(-1).type, 'job_complete');
  assert.equal(events.filter((event) => event.type === 'epoch_complete').length, 2);
  assert.equal(events.filter((event) => event.type === 'checkpoint_save').length, 2);
  const { data: checkpoints } = await v1.fineTuning.listCheckpoints(id);
  assert.deepEqual(checkpoints.map((each) => each.step), [steps / 2, steps]);
  assert.deepEqual(checkpoints.map((each) => each.checkpoint_type), ['Intermediate', 'Final Merged']);
  assert.match(checkpoints[1].object_id, /^ml_/);
  const { metrics } = await v1.fineTuning.listMetrics(id);
  assert.equal(metrics.length, steps);
  assert.equal(metrics.filter((point) => 'eval/loss' in point).length, 2);
  assert.ok(metrics.at(-1)['train/loss'] < metrics[0]['train/loss']);
  const some = await v1.fineTuning.listMetrics(id, { global_step_from: 2, global_step_to: 3 });
  assert.deepEqual(some.metrics.map((point) => point['train/global_step']), [2, 3]);
});

test('weights come as an archive, whole or from where a download broke off', async () => {
  const job = await tuned({ n_checkpoints: 2 });
  const answer = await v1.fineTuning.content({ ft_id: job.id, checkpoint: 'adapter' });
  assert.equal(answer.headers.get('content-type'), 'application/octet-stream');
  const bytes = Buffer.from(await answer.arrayBuffer());
  assert.deepEqual([...bytes.subarray(0, 4)], [0x28, 0xb5, 0x2f, 0xfd]);
  assert.ok(bytes.includes('adapter_config.json'));
  const rest = await v1.fineTuning.content(
    { ft_id: job.id, checkpoint: 'adapter' },
    { headers: { Range: 'bytes=100-' } },
  );
  assert.equal(rest.status, 206);
  assert.deepEqual(Buffer.from(await rest.arrayBuffer()), bytes.subarray(100));
  const whole = { ft_id: job.id, checkpoint: 'model_output_path' };
  await assert.rejects(v1.fineTuning.content(whole), errors.BadRequestError);
  await assert.rejects(v1.fineTuning.content({ ft_id: job.id }), errors.BadRequestError);
});

test('prices are estimated once the file is checked', async () => {
  const path = await trainingFile(intents.map(({ question }) => ({ text: question + ' estimate' })));
  const price = await v1.fineTuning.estimatePrice({ model: base, training_file: path.id, n_epochs: 2 });
  assert.equal(price.estimation_available, true);
  assert.equal(price.estimated_total_price, 4);
  assert.equal(price.allowed_to_proceed, true);
  assert.ok(price.estimated_train_token_count > intents.length);
  const bad = await trainingFile([{ nobody: 'knows' }]);
  const none = await v1.fineTuning.estimatePrice({ model: base, training_file: bad.id });
  assert.deepEqual(none, {
    estimation_available: false,
    unavailable_reason: 'train_file_invalid',
  });
});

test('limits are those of the model, and of no other', async () => {
  const limits = await v1.fineTuning.modelLimits({ model_name: base });
  assert.equal(limits.model_name, base);
  assert.equal(limits.lora_training.max_rank, 64);
  assert.equal(limits.max_num_epochs, 20);
  assert.equal(limits.supports_full_training, true);
  await assert.rejects(v1.fineTuning.modelLimits({ model_name: 'no/such' }), (error) => {
    assert.ok(error instanceof errors.NotFoundError);
    assert.match(error.message, /Model no\/such is not available/);
    return true;
  });
});

test('preview shows which tokens are trained on', async () => {
  const file = await trainingFile();
  const preview = await v1.fineTuning.preview({ model: base, training_file: file.id, top_k: 2 });
  assert.equal(preview.dataset_format, 'conversation');
  assert.equal(preview.rows.length, 2);
  const [row] = preview.rows;
  assert.equal(row.num_trained_tokens, 1);
  assert.equal(row.tokens.at(-1), intents[0].intent);
  assert.deepEqual(row.labels.slice(0, -1), row.labels.slice(0, -1).fill(-100));
});

test('cancel passes through a request, and delete comes after', async () => {
  const file = await trainingFile();
  const job = await v1.fineTuning.create({ model: base, training_file: file.id });
  await assert.rejects(v1.fineTuning.delete(job.id), errors.BadRequestError);
  assert.equal((await v1.fineTuning.cancel(job.id)).status, 'cancel_requested');
  await advance('PT1M');
  assert.equal((await v1.fineTuning.retrieve(job.id)).status, 'cancelled');
  await assert.rejects(v1.fineTuning.cancel(job.id), errors.BadRequestError);
  assert.match((await v1.fineTuning.delete(job.id)).message, new RegExp(job.id));
  await assert.rejects(v1.fineTuning.retrieve(job.id), errors.NotFoundError);
});

test('bad data ends in user_error, though the client has no such word', async () => {
  const file = await trainingFile([{ nobody: 'knows this' }]);
  const job = await v1.fineTuning.create({ model: base, training_file: file.id });
  await advance('PT1H');
  assert.equal((await v1.fineTuning.retrieve(job.id)).status, 'user_error');
});

test('a job that the provider restarts goes on under another id', async () => {
  const file = await trainingFile();
  await fault({ method: 'POST', route: '/v1/fine-tunes', kind: 'restarts_as_new_job' });
  const job = await v1.fineTuning.create({ model: base, training_file: file.id, suffix: 'again' });
  await advance('PT2M');
  assert.equal((await v1.fineTuning.retrieve(job.id)).status, 'error');
  const { data: events } = await v1.fineTuning.listEvents(job.id);
  const restarted = events.find((event) => event.type === 'job_restarted');
  const next = restarted.message.match(/ft-\S+/)[0];
  await advance('PT1H');
  const other = await v1.fineTuning.retrieve(next);
  assert.equal(other.status, 'completed');
  assert.equal(other.training_file, file.id);
  const listed = (await v1.fineTuning.list()).data.filter((each) => each.suffix === 'again');
  assert.deepEqual(listed.map((each) => each.id), [job.id, next]);
});

test('hyperparameters are flat and bounded', async () => {
  const file = await trainingFile();
  const nested = { model: base, training_file: file.id, hyperparameters: { n_epochs: 3 } };
  await assert.rejects(v1.fineTuning.create(nested), errors.BadRequestError);
  const high = { model: base, training_file: file.id, n_epochs: 21 };
  await assert.rejects(v1.fineTuning.create(high), (error) => {
    assert.equal(error.error.error.param, 'n_epochs');
    return true;
  });
});
