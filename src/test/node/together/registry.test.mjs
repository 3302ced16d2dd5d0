import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advance, all, base, baseModelId, client, errors, tuned, url, v2, words } from './sandbox.mjs';

const hub = 'https://huggingface.co/acme';

let names = 0;

async function record(type = 'model') {
  const name = `mine-${++names}`;
  return v2.beta.models.create({ name, type, baseModelId: await baseModelId() });
}

async function uploaded(repository, type) {
  const model = await record(type);
  const job = await v2.beta.models.remoteUploads.create({
    modelId: model.id,
    remoteUrl: `${hub}/${repository}`,
  });
  await advance('PT10M');
  return { model, job: await v2.beta.models.remoteUploads.retrieve(job.id) };
}

test('supported models come in pages, by product and by search', async () => {
  const page = await v2.beta.models.listSupported({ limit: 3 });
  assert.equal(page.data.length, 3);
  assert.equal(page.hasNextPage(), true);
  const names = (await all(v2.beta.models.listSupported({ limit: 3 }))).map((each) => each.name);
  assert.equal(new Set(names).size, names.length);
  assert.ok(names.length > 9);
  const tunable = await all(v2.beta.models.listSupported({ product: 'PRODUCT_FINE_TUNING' }));
  assert.ok(tunable.every((each) => each.products.includes('PRODUCT_FINE_TUNING')));
  const [qwen] = await all(v2.beta.models.listSupported({ search: base }));
  const one = await v2.beta.models.retrieveSupported(qwen.id);
  assert.deepEqual(one, qwen);
  assert.match(one.id, /^arch_/);
  assert.match(one.baseModelId, /^ml_/);
  assert.equal(typeof one.contextLength, 'string');
  assert.equal(one.deploymentProfiles[0].gpuCount, 1);
  assert.equal(one.deploymentProfiles[0].gpuType, 'nvidia-h100-80gb');
});

test('a model is recorded, changed under a mask, and deleted', async () => {
  const model = await record();
  assert.match(model.id, /^ml_/);
  assert.equal(model.name, `sandbox-project/mine-${names}`);
  assert.equal(model.visibility, 'VISIBILITY_PRIVATE');
  assert.equal(model.weights.type, 'WEIGHTS_TYPE_DEFAULT');
  const told = await v2.beta.models.update(model.id, {
    updateMask: 'description',
    description: 'for the test',
  });
  assert.equal(told.description, 'for the test');
  assert.equal(told.name, model.name);
  const bare = await v2.beta.models.update(model.id, { visibility: 'VISIBILITY_INTERNAL' });
  assert.equal(bare.description, '', 'without a mask everything is overwritten');
  assert.equal((await v2.beta.models.retrieve(model.id)).visibility, 'VISIBILITY_INTERNAL');
  const listed = await all(v2.beta.models.list({ limit: 1, visibility: 'VISIBILITY_INTERNAL' }));
  assert.deepEqual(listed.map((each) => each.id), [model.id]);
  const shared = await all(v2.beta.models.listOrgScoped('org_sandbox', { limit: 1 }));
  assert.ok(shared.some((each) => each.id === model.id));
  assert.deepEqual(await v2.beta.models.delete(model.id), {});
  await assert.rejects(v2.beta.models.retrieve(model.id), errors.NotFoundError);
});

test('a taken name, a missing base and a foreign project are refused', async () => {
  const model = await record();
  const again = { name: model.name, type: 'model', baseModelId: model.baseModelId };
  await assert.rejects(v2.beta.models.create(again), (error) => {
    assert.ok(error instanceof errors.BadRequestError);
    assert.match(error.message, /Model name already exists/);
    return true;
  });
  await assert.rejects(v2.beta.models.create({ name: 'x', type: 'model' }), /base_model_id is required/);
  await assert.rejects(v2.beta.models.list({ projectId: 'proj_other' }), errors.NotFoundError);
});

test('an upload passes its states and tells its events', async () => {
  const model = await record('adapter');
  const job = await v2.beta.models.remoteUploads.create({
    modelId: model.id,
    remoteUrl: `${hub}/support-intents-lora`,
  });
  assert.match(job.id, /^job_/);
  assert.equal(job.modelId, model.id);
  const seen = await words(10, 'PT15S', async () =>
    (await v2.beta.models.remoteUploads.retrieve(job.id)).status.replace(/.*STATUS_/, ''),
  );
  assert.deepEqual(seen, ['PENDING', 'RUNNING', 'SUCCEEDED']);
  const { data: events } = await v2.beta.models.remoteUploads.events(job.id);
  assert.deepEqual(
    events.map((event) => event.type),
    ['upload.created', 'download.started', 'download.completed', 'upload.succeeded'],
  );
  assert.ok(events.every((event) => event.level === 'LEVEL_INFO'));
  const first = await v2.beta.models.remoteUploads.events(job.id, { limit: 3 });
  const rest = await v2.beta.models.remoteUploads.events(job.id, { after: first.next_cursor });
  assert.deepEqual([...first.data, ...rest.data], events);
  const listed = await all(v2.beta.models.remoteUploads.list({ limit: 1 }));
  assert.ok(listed.some((each) => each.id === job.id));
});

test('revisions are validated after the upload, and list their files', async () => {
  const { model, job } = await uploaded('support-intents-full', 'model');
  assert.equal(job.status, 'REMOTE_UPLOAD_STATUS_SUCCEEDED');
  const { data: [revision] } = await v2.beta.models.listRevisions(model.id);
  assert.equal(revision.validationStatus, 'REVISION_VALIDATION_STATUS_SUCCESS');
  assert.deepEqual(revision.validationErrors, []);
  assert.ok(Date.parse(revision.lastValidatedAt) > Date.parse(revision.createdAt));
  const files = await v2.beta.models.listFiles(model.id, { revisionId: revision.revisionId });
  const sum = files.data.reduce((bytes, file) => bytes + Number(file.sizeBytes), 0);
  assert.equal(files.totalSizeBytes, String(sum));
  assert.ok(files.data.some((file) => file.path === 'config.json'));
  assert.equal((await v2.beta.models.retrieve(model.id)).weights.architecture, 'Qwen3ForCausalLM');
});

test('weights on another base fail the validation and say why', async () => {
  const llama = await baseModelId('Meta-Llama-3.1-8B-Instruct-Reference');
  const model = await v2.beta.models.create({ name: 'odd', type: 'adapter', baseModelId: llama });
  await v2.beta.models.remoteUploads.create({
    modelId: model.id,
    remoteUrl: `${hub}/support-intents-lora`,
  });
  await advance('PT10M');
  const { data: [revision] } = await v2.beta.models.listRevisions(model.id);
  assert.equal(revision.validationStatus, 'REVISION_VALIDATION_STATUS_FAILED');
  assert.ok(revision.validationErrors.length > 0);
  assert.ok(revision.validationErrors.every((error) => error.rule && error.message && error.severity));
});

test('a repository that is not there fails the job', async () => {
  const { model, job } = await uploaded('no-such-thing', 'model');
  assert.equal(job.status, 'REMOTE_UPLOAD_STATUS_FAILED');
  assert.match(job.statusMessage, /HTTP 40[14]/);
  assert.deepEqual((await v2.beta.models.listRevisions(model.id)).data, []);
  await assert.rejects(
    v2.beta.models.remoteUploads.create({ modelId: 'ml_none', remoteUrl: `${hub}/x` }),
    /Model not found/,
  );
});

test('configs belong to the platform, and a model without any cannot be served', async () => {
  const job = await tuned();
  const mine = `projects/proj_sandbox/models/${job.model_object_id}`;
  const configs = await all(v2.beta.models.configs.list({ referenceModel: mine }));
  assert.equal(configs.length, 1);
  assert.equal(configs[0].projectId, 'proj_platform');
  assert.equal(configs[0].referenceModelId, await baseModelId());
  const selectors = Object.fromEntries(configs[0].selectors.map(({ key, value }) => [key, value]));
  assert.equal(selectors.accelerator_type, 'nvidia-h100-80gb');
  assert.equal(selectors.accelerator_count, '1');
  assert.deepEqual(await v2.beta.models.configs.retrieve(configs[0].id), configs[0]);
  const gemma = await baseModelId('gemma-3-27b');
  const none = await all(
    v2.beta.models.configs.list({ referenceModel: `projects/proj_platform/models/${gemma}` }),
  );
  assert.deepEqual(none, []);
});

test('legacy uploads are jobs with capitalised states', async () => {
  const v1 = client('/v1');
  const { data, message } = await v1.models.upload({
    model_name: 'old-lora',
    model_source: `${url}/acme/support-intents-lora`,
    model_type: 'adapter',
    lora_model: `${base}-Lora`,
    description: 'by the client',
  });
  assert.equal(data.model_name, 'sandbox-user/old-lora');
  assert.match(data.job_id, /^job-[0-9a-f-]{36}$/);
  assert.match(data.model_id, /^model-/);
  assert.equal(data.model_source, 'huggingface');
  assert.match(message, /Job created/);
  const seen = await words(10, 'PT15S', async () => (await v1.models.uploads.status(data.job_id)).status);
  assert.deepEqual(seen, ['Queued', 'Running', 'Complete']);
  const done = await v1.models.uploads.status(data.job_id);
  assert.equal(done.type, 'model_upload');
  assert.equal(done.args.modelName, 'sandbox-user/old-lora');
  assert.deepEqual(done.status_updates.map((each) => each.status), ['Queued', 'Running', 'Complete']);
  await assert.rejects(v1.models.uploads.status('job-none'), errors.NotFoundError);
});
