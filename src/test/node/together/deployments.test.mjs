import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  advance, all, baseModelId, bill, deployed, errors, fault, tuned, v1, v2, words,
} from './sandbox.mjs';

const endpoints = v2.beta.endpoints;
const model = `projects/proj_sandbox/models/${(await tuned()).model_object_id}`;
const stop = { minReplicas: 0, maxReplicas: 0 };

const state = async (endpointId, id) =>
  (await endpoints.deployments.retrieve(id, { endpointId })).status.state.replace(/.*STATE_/, '');

test('a deployment starts, serves, bills and stops', async () => {
  const { endpoint, deployment } = await deployed(model);
  assert.match(endpoint.name, /^sandbox-project\/bot-/);
  assert.equal(deployment.name, `${endpoint.name}/blue`);
  assert.equal(deployment.hardware, '1xnvidia-h100-80gb');
  const started = await words(12, 'PT1M', () => state(endpoint.id, deployment.id));
  assert.deepEqual(started, ['PROVISIONING', 'SCALING', 'READY']);
  const ready = await endpoints.deployments.retrieve(deployment.id, { endpointId: endpoint.id });
  assert.equal(ready.status.readyReplicas, 1);
  assert.equal(ready.estimatedEffectiveTrafficShare, 1);
  const running = (await bill()).billingNow.find((each) => each.id === deployment.id);
  assert.equal(running.usdPerHour, 3.99);
  await endpoints.deployments.update(deployment.id, {
    endpointId: endpoint.id,
    updateMask: 'autoscaling',
    autoscaling: stop,
  });
  const stopped = await words(3, 'PT1M', () => state(endpoint.id, deployment.id));
  assert.deepEqual(stopped, ['STOPPING', 'STOPPED']);
  assert.equal((await bill()).billingNow.find((each) => each.id === deployment.id), undefined);
});

test('hardware has prices and regions', async () => {
  const { data } = await endpoints.hardware.list();
  const h100 = data.find((each) => each.id === '1xnvidia-h100-80gb');
  assert.equal(h100.priceCentsPerHour, 399);
  assert.equal(h100.gpuMemoryGib, 80);
  assert.deepEqual(h100.regions[0].headroom, { relation: 'RELATION_GTE', value: 8 });
  assert.deepEqual(await endpoints.hardware.retrieve(h100.id), h100);
  await assert.rejects(endpoints.hardware.retrieve('none'), errors.NotFoundError);
});

test('the split changes under masks and etags', async () => {
  const { endpoint, deployment } = await deployed(model);
  const green = await endpoints.deployments.create(endpoint.id, {
    name: 'green',
    model,
    autoscaling: { minReplicas: 1, maxReplicas: 1 },
  });
  const before = await endpoints.retrieve(endpoint.id);
  assert.deepEqual(before.trafficSplit, [{ deploymentId: deployment.id, weight: 1 }]);
  assert.equal(before.deployments.length, 2);
  const half = await endpoints.update(endpoint.id, {
    updateMask: 'trafficSplit',
    trafficSplit: [
      { deploymentId: deployment.id, weight: 1 },
      { deploymentId: green.id, weight: 3 },
    ],
    etag: before.etag,
  });
  assert.deepEqual(half.trafficSplit.map((share) => share.weight), [1, 3]);
  assert.notEqual(half.etag, before.etag);
  const stale = { updateMask: 'visibility', visibility: 'VISIBILITY_INTERNAL', etag: before.etag };
  await assert.rejects(endpoints.update(endpoint.id, stale), errors.ConflictError);
  const renamed = await endpoints.update(endpoint.id, {
    updateMask: 'visibility',
    visibility: 'VISIBILITY_INTERNAL',
    name: 'not-in-the-mask',
  });
  assert.equal(renamed.visibility, 'VISIBILITY_INTERNAL');
  assert.equal(renamed.name, endpoint.name);
  const empty = { updateMask: 'trafficSplit', trafficSplit: [] };
  await assert.rejects(endpoints.update(endpoint.id, empty), /no fields to update/);
  await advance('PT10M');
  const [blue, other] = await all(endpoints.deployments.list(endpoint.id, { limit: 1 }));
  assert.equal(blue.estimatedEffectiveTrafficShare, 0.25);
  assert.equal(other.estimatedEffectiveTrafficShare, 0.75);
});

test('deletes are refused in every wrong order, with the texts of the provider', async () => {
  const { endpoint, deployment } = await deployed(model);
  const endpointId = endpoint.id;
  await advance('PT10M');
  const gone = () => endpoints.deployments.delete(deployment.id, { endpointId });
  await assert.rejects(gone(), (error) => {
    assert.ok(error instanceof errors.BadRequestError);
    assert.equal(
      error.error.error.message,
      "the deployment is referenced by an endpoint's traffic split and cannot be deleted; " +
        'please drop traffic split weight to 0 before deleting the deployment',
    );
    return true;
  });
  await endpoints.update(endpointId, {
    updateMask: 'trafficSplit',
    trafficSplit: [{ deploymentId: deployment.id, weight: 0 }],
  });
  await assert.rejects(gone(), /must be stopped/);
  await assert.rejects(endpoints.delete(endpointId), errors.BadRequestError);
  const id = model.split('/').at(-1);
  await assert.rejects(v2.beta.models.delete(id), /the model is referenced by a live deployment/);
  const change = { endpointId, updateMask: 'autoscaling', autoscaling: stop };
  await endpoints.deployments.update(deployment.id, change);
  const again = { ...change, autoscaling: { minReplicas: 1, maxReplicas: 1 } };
  await assert.rejects(
    endpoints.deployments.update(deployment.id, again),
    /the deployment must be stopped before it can be restarted/,
  );
  await advance('PT2M');
  assert.deepEqual(await gone(), {});
  assert.deepEqual(await endpoints.delete(endpointId), {});
  await assert.rejects(endpoints.retrieve(endpointId), errors.NotFoundError);
});

test('a failed deployment cannot be started again', async () => {
  await fault({ method: 'POST', route: '/v2/projects/*/endpoints/*/deployments', kind: 'deployment_fails' });
  const { endpoint, deployment } = await deployed(model);
  await advance('PT10M');
  assert.equal(await state(endpoint.id, deployment.id), 'FAILED');
  await assert.rejects(
    endpoints.deployments.update(deployment.id, {
      endpointId: endpoint.id,
      updateMask: 'autoscaling',
      autoscaling: { minReplicas: 2, maxReplicas: 2 },
    }),
    /terminal FAILED state and cannot be restarted; create a new deployment/,
  );
});

test('events tell what was done and what became of it', async () => {
  await fault({ method: 'POST', route: '/v2/projects/*/endpoints/*/deployments', kind: 'no_capacity' });
  const { endpoint, deployment } = await deployed(model);
  await advance('PT10M');
  const events = await all(endpoints.listEvents(endpoint.id, { limit: 2 }));
  assert.deepEqual(
    events.map((event) => event.type),
    ['endpoint.created', 'deployment.created', 'endpoint.updated', 'condition.set', 'condition.set'],
  );
  assert.ok(events.every((event) => event.endpointId === endpoint.id));
  const bad = await all(endpoints.listEvents(endpoint.id, { minLevel: 'LEVEL_WARN' }));
  assert.deepEqual(bad.map((event) => event.deploymentId), [deployment.id]);
  assert.match(bad[0].message, /insufficient GPU capacity/);
  const two = await all(
    endpoints.listEvents(endpoint.id, { types: ['endpoint.updated', 'deployment.created'] }),
  );
  assert.deepEqual(two.map((event) => event.sourceKind), ['SOURCE_KIND_DEPLOYMENT', 'SOURCE_KIND_ENDPOINT']);
});

test('autoscaling has bounds, windows and one metric', async () => {
  const { id } = await endpoints.create({ name: 'scaled' });
  const create = (autoscaling) =>
    endpoints.deployments.create(id, { name: 'x', model, autoscaling, validateOnly: true });
  await assert.rejects(create({ minReplicas: 0, maxReplicas: 2 }), errors.BadRequestError);
  await assert.rejects(create({ minReplicas: 3, maxReplicas: 2 }), errors.BadRequestError);
  const metric = (name) => ({ name, target: 8, type: 'METRIC_TARGET_TYPE_AVERAGE_VALUE' });
  const two = [metric('ttft'), metric('inflight_requests')];
  await assert.rejects(create({ minReplicas: 1, scalingMetrics: two }), /only one scaling metric/);
  await assert.rejects(create({ minReplicas: 1, scalingMetrics: [metric('luck')] }), /must be one of/);
  const imagined = await create({ minReplicas: 1, scalingMetrics: [metric('ttft')] });
  assert.equal(imagined.name, 'sandbox-project/scaled/x');
  assert.deepEqual(await all(endpoints.deployments.list(id)), []);
  const made = await endpoints.deployments.create(id, {
    name: 'x',
    model,
    autoscaling: { minReplicas: 2, scaleUpWindow: '30s', scalingMetrics: [metric('inflight_requests')] },
  });
  assert.equal(made.autoscaling.maxReplicas, 2);
  assert.equal(made.autoscaling.scaleDownWindow, '5m');
  assert.equal(made.autoscaling.scaleUpWindow, '30s');
  assert.equal(made.autoscaling.scalingMetrics[0].target, 8);
});

test('endpoints come in pages and by name; a taken name is a conflict', async () => {
  for (const name of ['page-1', 'page-2', 'page-3']) await endpoints.create({ name });
  const names = (await all(endpoints.list({ limit: 2 }))).map((each) => each.name);
  assert.equal(new Set(names).size, names.length);
  assert.ok(names.includes('sandbox-project/page-3'));
  const found = await all(endpoints.list({ filter: 'name = "page-2"' }));
  assert.deepEqual(found.map((each) => each.name), ['sandbox-project/page-2']);
  const bare = async (filter, more = {}) =>
    (await all(endpoints.list({ filter, limit: 1, ...more }))).map((each) => each.name.split('/')[1]);
  assert.deepEqual(await bare('name = "page-*" AND NOT name = "page-2"'), ['page-1', 'page-3']);
  assert.deepEqual(await bare('name : "age" AND (name = "*-1" OR name = "*-2")'), ['page-1', 'page-2']);
  assert.deepEqual(await bare('name = "page-*"', { orderBy: 'created_at desc' }), ['page-3', 'page-2', 'page-1']);
  await endpoints.update(found[0].id, { updateMask: 'visibility', visibility: 'VISIBILITY_INTERNAL' });
  assert.deepEqual(await bare('name : "page"', { orderBy: 'updated_at' }), ['page-1', 'page-3', 'page-2']);
  await assert.rejects(bare('luck = "1"'), errors.BadRequestError);
  const shared = await all(endpoints.listOrgScoped('org_sandbox', { limit: 2 }));
  assert.deepEqual(shared.map((each) => each.name), (await all(endpoints.list())).map((each) => each.name));
  await assert.rejects(endpoints.listOrgScoped('org_other'), errors.NotFoundError);
  await assert.rejects(endpoints.create({ name: 'page-1' }), errors.ConflictError);
});

test('deployments are filtered by state and model', async () => {
  const { endpoint, deployment } = await deployed(model);
  const found = async (filter) =>
    (await all(endpoints.deployments.list(endpoint.id, { filter }))).map((each) => each.id);
  assert.deepEqual(await found('state = DEPLOYMENT_STATE_PROVISIONING'), [deployment.id]);
  assert.deepEqual(await found('state = DEPLOYMENT_STATE_READY'), []);
  assert.deepEqual(await found(`model : "${model}"`), [deployment.id]);
  assert.deepEqual(await found(`name = "${deployment.name}"`), [deployment.id]);
});

test('adapters hang on a deployment for LoRA, are loaded, updated and taken off', async () => {
  const baseId = await baseModelId();
  const adapter = await v2.beta.models.create({ name: 'intents', type: 'adapter', baseModelId: baseId });
  const remoteUrl = 'https://huggingface.co/acme/support-intents-lora';
  await v2.beta.models.remoteUploads.create({ modelId: adapter.id, remoteUrl });
  await advance('PT10M');
  const plain = await deployed(model);
  const base = `projects/proj_platform/models/${baseId}`;
  const { endpoint, deployment } = await deployed(base, { enableLora: true });
  const place = { endpointId: endpoint.id, deploymentId: deployment.id };
  const body = { ...place, adapterModelId: adapter.id };
  await assert.rejects(
    endpoints.adapters.create({
      endpointId: plain.endpoint.id,
      deploymentId: plain.deployment.id,
      adapterModelId: adapter.id,
    }),
    /does not have LoRA enabled/,
  );
  const attached = await endpoints.adapters.create(body);
  assert.equal(attached.adapterModelId, adapter.id);
  assert.equal(attached.perCluster[0].state, 'ADAPTER_LOAD_STATE_PENDING');
  await assert.rejects(endpoints.adapters.create(body), errors.ConflictError);
  const load = async () =>
    (await endpoints.adapters.retrieve(adapter.id, place)).perCluster[0].state.replace(/.*STATE_/, '');
  await advance('PT8M');
  assert.deepEqual(await words(12, 'PT5S', load), ['PENDING', 'LOADING', 'READY']);
  const ask = (name) =>
    v1.chat.completions.create({
      model: name,
      messages: [{ role: 'user', content: 'I want my money back, please refund the order' }],
    });
  const answer = await ask(adapter.name);
  assert.equal((await ask(`${endpoint.name}:${adapter.name}`)).choices[0].message.content,
    answer.choices[0].message.content);
  assert.notEqual((await ask(endpoint.name)).choices[0].message.content,
    answer.choices[0].message.content);
  await v2.beta.models.remoteUploads.create({ modelId: adapter.id, remoteUrl });
  await advance('PT10M');
  const { data: revisions } = await v2.beta.models.listRevisions(adapter.id);
  const newest = revisions.at(-1).revisionId;
  const update = { ...place, adapterRevisionId: newest, etag: 'stale' };
  await assert.rejects(endpoints.adapters.update(adapter.id, update), errors.ConflictError);
  const updated = await endpoints.adapters.update(adapter.id, { ...update, etag: attached.etag });
  assert.equal(updated.desiredRevisionId, newest);
  assert.equal(updated.perCluster[0].state, 'ADAPTER_LOAD_STATE_PENDING');
  const listed = await all(endpoints.adapters.list(endpoint.id, deployment.id, { limit: 1 }));
  assert.deepEqual(listed.map((each) => each.adapterModelId), [adapter.id]);
  await assert.rejects(v2.beta.models.delete(adapter.id), /referenced by a live deployment/);
  await assert.rejects(endpoints.adapters.delete(adapter.id, place), /etag is required/);
  assert.deepEqual(await endpoints.adapters.delete(adapter.id, { ...place, etag: updated.etag }), {});
  await assert.rejects(ask(adapter.name), errors.NotFoundError);
});

test('a deployment holds sixteen adapters, and force evicts the oldest', async () => {
  const baseId = await baseModelId();
  const ids = [];
  for (let i = 0; i < 17; i++) {
    const { id } = await v2.beta.models.create({ name: `lora-${i}`, type: 'adapter', baseModelId: baseId });
    const remoteUrl = 'https://huggingface.co/acme/support-intents-lora';
    await v2.beta.models.remoteUploads.create({ modelId: id, remoteUrl });
    ids.push(id);
  }
  await advance('PT10M');
  const { endpoint, deployment } = await deployed(`projects/proj_platform/models/${baseId}`, { enableLora: true });
  const place = { endpointId: endpoint.id, deploymentId: deployment.id };
  for (const adapterModelId of ids.slice(0, 16)) await endpoints.adapters.create({ ...place, adapterModelId });
  const last = { ...place, adapterModelId: ids[16] };
  await assert.rejects(endpoints.adapters.create(last), /capacity of 16 adapters/);
  await endpoints.adapters.create({ ...last, force: true });
  const there = await all(endpoints.adapters.list(endpoint.id, deployment.id, { limit: 7 }));
  assert.deepEqual(there.map((each) => each.adapterModelId), ids.slice(1));
});

test('what cannot be served is refused before anything is made', async () => {
  const gemma = await baseModelId('gemma-3-27b');
  const { id } = await endpoints.create({ name: 'nothing' });
  const autoscaling = { minReplicas: 1 };
  const create = (reference) =>
    endpoints.deployments.create(id, { name: 'x', model: reference, autoscaling });
  await assert.rejects(create(`projects/proj_platform/models/${gemma}`), /no config is available/);
  const record = await v2.beta.models.create({ name: 'hollow', type: 'model', baseModelId: await baseModelId() });
  await assert.rejects(create(`projects/proj_sandbox/models/${record.id}`), /the model has no revisions to deploy/);
  await assert.rejects(create('projects/proj_sandbox/models/ml_none'), errors.NotFoundError);
  assert.deepEqual(await all(endpoints.deployments.list(id)), []);
});
