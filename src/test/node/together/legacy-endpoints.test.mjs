import assert from 'node:assert/strict';
import { test } from 'node:test';
import { account, advance, base, bill, errors, url, v1, words } from './sandbox.mjs';

const hardware = '1x_nvidia_h100_80gb_sxm';
const autoscaling = { min_replicas: 1, max_replicas: 1 };

test('hardware is listed with prices, and for a model with availability', async () => {
  const { data, object } = await v1.endpoints.listHardware();
  assert.equal(object, 'list');
  const h100 = data.find((each) => each.id === hardware);
  assert.equal(h100.pricing.cents_per_minute, 6.65);
  assert.deepEqual(h100.specs, { gpu_type: 'h100-80gb', gpu_link: 'sxm', gpu_memory: 80, gpu_count: 1 });
  assert.equal(h100.availability, undefined);
  const fitting = await v1.endpoints.listHardware({ model: base });
  assert.deepEqual(fitting.data.map((each) => each.id), [hardware]);
  assert.equal(fitting.data[0].availability.status, 'available');
  assert.deepEqual((await v1.endpoints.listAvzones()).avzones, ['eu-north-1', 'us-central-8']);
});

test('a new account creates none', async () => {
  await account({ v1: false });
  try {
    await assert.rejects(v1.endpoints.create({ model: base, hardware, autoscaling }), (error) => {
      assert.ok(error instanceof errors.PermissionDeniedError);
      assert.equal(error.error.error.code, 'endpoints_v1_create_access_disabled');
      return true;
    });
  } finally {
    await account({ v1: true });
  }
});

test('an endpoint starts, answers by its name, bills, stops and is deleted', async () => {
  const made = await v1.endpoints.create({
    model: base,
    hardware,
    autoscaling,
    display_name: 'Mine',
    inactive_timeout: 60,
  });
  assert.match(made.id, /^endpoint-[0-9a-f-]{36}$/);
  assert.equal(made.display_name, 'Mine');
  assert.equal(made.type, 'dedicated');
  const state = async () => (await v1.endpoints.retrieve(made.id)).state;
  assert.deepEqual(await words(10, 'PT1M', state), ['PENDING', 'STARTING', 'STARTED']);
  const answer = await v1.chat.completions.create({
    model: made.name,
    messages: [{ role: 'user', content: 'hello' }],
  });
  assert.equal(answer.model, made.name);
  assert.ok((await bill()).billingNow.some((each) => each.id === made.id));
  const listed = await v1.endpoints.list({ type: 'dedicated', mine: true });
  assert.deepEqual(listed.data.map((each) => each.id), [made.id]);
  assert.equal(listed.data[0].hardware, undefined);
  const renamed = await v1.endpoints.update(made.id, { display_name: 'Yours' });
  assert.equal(renamed.display_name, 'Yours');
  assert.equal((await v1.endpoints.update(made.id, { state: 'STOPPED' })).state, 'STOPPING');
  assert.deepEqual(await words(3, 'PT1M', state), ['STOPPING', 'STOPPED']);
  await v1.endpoints.delete(made.id);
  await assert.rejects(v1.endpoints.retrieve(made.id), /No endpoint with this id exists/);
});

test('what was stopped cannot be started by an account that lost V1', async () => {
  const made = await v1.endpoints.create({ model: base, hardware, autoscaling, state: 'STOPPED' });
  assert.equal(made.state, 'STOPPED');
  await account({ v1: false });
  try {
    const start = v1.endpoints.update(made.id, { state: 'STARTED' });
    await assert.rejects(start, errors.PermissionDeniedError);
  } finally {
    await account({ v1: true });
  }
  assert.equal((await v1.endpoints.update(made.id, { state: 'STARTED' })).state, 'PENDING');
  await v1.endpoints.delete(made.id);
});

test('serverless endpoints are the provider\'s own', async () => {
  const { data } = await v1.endpoints.list({ type: 'serverless' });
  assert.ok(data.length > 3);
  assert.ok(data.every((each) => each.owner === 'together' && each.state === 'STARTED'));
});

test('adapters are added to an endpoint for LoRA, answer, and are removed', async () => {
  const source = `${url}/acme/support-intents-lora`;
  const { data } = await v1.models.upload({
    model_name: 'intents',
    model_source: source,
    model_type: 'adapter',
    lora_model: `${base}-Lora`,
  });
  await advance('PT10M');
  const pool = await v1.endpoints.create({ model: `${base}-Lora`, hardware, autoscaling });
  const plain = await v1.endpoints.create({ model: base, hardware, autoscaling });
  await advance('PT10M');
  const model_id = `${pool.name}:${data.model_name}`;
  const refused = (endpoint, id, text) =>
    assert.rejects(v1.endpoints.adapters.add(endpoint.id, { model_id: id }), (error) => {
      assert.equal(error.error.error.message, text);
      return true;
    });
  await refused(plain, `${plain.name}:${data.model_name}`, 'endpoint does not have LoRA enabled');
  await refused(plain, model_id, 'endpoint name in model_id does not match endpoint');
  await refused(pool, data.model_name, "model_id must be in format 'endpoint_model_name:adapter_name'");
  await refused(pool, `${pool.name}:nobody`, 'Could not find model');
  assert.deepEqual(await v1.endpoints.adapters.add(pool.id, { model_id }), { model_id });
  await refused(pool, model_id, 'adapter is already bound to endpoint');
  const listed = await v1.endpoints.adapters.list(pool.id);
  assert.deepEqual(listed.data, [
    { model_id, endpoint_name: pool.name, adapter_name: data.model_name },
  ]);
  const ask = (model) =>
    v1.chat.completions.create({
      model,
      messages: [{ role: 'user', content: 'I want my money back, please refund the order' }],
    });
  const answer = (await ask(model_id)).choices[0].message.content;
  assert.equal((await ask(data.model_name)).choices[0].message.content, answer);
  assert.notEqual((await ask(pool.name)).choices[0].message.content, answer);
  assert.deepEqual(await v1.endpoints.adapters.remove(pool.id, { model_id }), {
    model_id,
    deleted: true,
  });
  await assert.rejects(ask(data.model_name), errors.NotFoundError);
});
