import assert from 'node:assert/strict';
import { test } from 'node:test';
import { account, advance, base, client, errors, fault, switches, v1, v2 } from './sandbox.mjs';

test('whoami names organization, project and slug', async () => {
  const me = await v1.whoami();
  assert.equal(me.project_id, 'proj_sandbox');
  assert.equal(me.project_slug, 'sandbox-project');
  assert.equal(me.organization_id, 'org_sandbox');
  assert.match(me.api_key_id, /^key_/);
});

test('whoami of a legacy key names no project', async () => {
  await account({ legacyKey: true });
  try {
    const me = await v1.whoami();
    assert.equal(me.project_id, undefined);
    assert.equal(me.organization_id, 'org_sandbox');
  } finally {
    await account({ legacyKey: false });
  }
});

test('a wrong key is an AuthenticationError', async () => {
  await assert.rejects(client('/v1', { apiKey: 'invalid-key' }).whoami(), (error) => {
    assert.ok(error instanceof errors.AuthenticationError);
    assert.equal(error.status, 401);
    assert.equal(error.error.error.code, 'invalid_api_key');
    return true;
  });
});

test('models.list is a bare array with types beyond the declared ones', async () => {
  const models = await v1.models.list();
  assert.ok(Array.isArray(models));
  const qwen = models.find((model) => model.id === base);
  assert.equal(qwen.type, 'chat');
  assert.equal(qwen.object, 'model');
  assert.equal(qwen.pricing.input, 0.2);
  assert.equal(qwen.context_length > 8000, true);
  assert.deepEqual(
    new Set(models.map((model) => model.type)),
    new Set(['chat', 'embedding', 'image', 'rerank', 'transcribe']),
  );
});

test('models.list of dedicated ones has pools for adapters', async () => {
  const ids = (await v1.models.list({ dedicated: true })).map((model) => model.id);
  assert.ok(ids.includes(`${base}-Lora`));
  assert.ok(!ids.includes('google/gemma-3-27b-it'));
});

test('a path of V2 is not served under /v1, nor the other way round', async () => {
  await assert.rejects(v1.beta.endpoints.list(), errors.NotFoundError);
  await assert.rejects(v1.beta.models.listSupported(), errors.NotFoundError);
  await assert.rejects(v2.models.list(), errors.NotFoundError);
  await assert.rejects(v2.whoami(), errors.NotFoundError);
});

test('a rate limit is a RateLimitError that says when to come again', async () => {
  await fault({ route: '/v1/whoami', kind: 'rate_limit', retryAfter: 7 });
  await assert.rejects(v1.whoami(), (error) => {
    assert.ok(error instanceof errors.RateLimitError);
    assert.equal(error.headers.get('x-ratelimit-reset'), '7');
    assert.equal(error.error.error.code, 'dynamic_request_limited');
    return true;
  });
});

test('the client retries 429 by itself, and 500 never', async () => {
  const retrying = client('/v1', { maxRetries: 1 });
  await fault({ route: '/v1/whoami', kind: 'rate_limit', retryAfter: 0 });
  assert.equal((await retrying.whoami()).project_id, 'proj_sandbox');
  await fault({ route: '/v1/whoami', kind: 'fail', status: 500 });
  await assert.rejects(retrying.whoami(), errors.InternalServerError);
  assert.equal((await v1.whoami()).project_id, 'proj_sandbox');
});

test('the requests of a minute are counted, and milliseconds are obeyed', async () => {
  const other = client('/v1', { apiKey: `tgp_counted_${process.pid}` });
  await switches({ requestsPerMinute: 2, retryAfter: 'ms' });
  try {
    await other.whoami();
    await other.whoami();
    await assert.rejects(other.whoami(), (error) => {
      assert.ok(error instanceof errors.RateLimitError);
      assert.match(error.headers.get('retry-after-ms'), /^\d+000$/);
      return true;
    });
    await advance('PT1M');
    await other.whoami();
  } finally {
    await switches({ requestsPerMinute: 0, retryAfter: 'seconds' });
  }
});

test('lost answers are an APIConnectionError', async () => {
  await fault({ route: '/v1/whoami', kind: 'lose_answer' });
  await assert.rejects(v1.whoami(), errors.APIConnectionError);
});
