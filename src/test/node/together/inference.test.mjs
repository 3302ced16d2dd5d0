import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  advance, all, base, baseModelId, deployed, errors, fault, intents, tuned, url, v1, v2,
} from './sandbox.mjs';

const chat = (model, content, more = {}) =>
  v1.chat.completions.create({ model, messages: [{ role: 'user', content }], ...more });

const weather = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'The weather of a city',
    parameters: {
      type: 'object',
      properties: {
        city: { type: 'string', enum: ['Paris', 'Oslo'] },
        days: { type: 'integer' },
        unit: { type: 'string' },
      },
      required: ['city', 'days'],
    },
  },
};

test('chat answers and counts tokens', async () => {
  const answer = await chat(base, 'hello there');
  assert.equal(answer.object, 'chat.completion');
  assert.equal(answer.model, base);
  const [choice] = answer.choices;
  assert.equal(choice.index, 0);
  assert.equal(choice.finish_reason, 'stop');
  assert.equal(choice.message.role, 'assistant');
  assert.ok(choice.message.content.length > 10);
  assert.equal(answer.usage.prompt_tokens, 6);
  assert.equal(
    answer.usage.total_tokens,
    answer.usage.prompt_tokens + answer.usage.completion_tokens,
  );
  const short = await chat(base, 'hello there', { max_tokens: 3, n: 2 });
  assert.equal(short.choices.length, 2);
  assert.equal(short.choices[1].finish_reason, 'length');
  assert.equal(short.usage.completion_tokens, 6);
});

test('a stream has the same words, and its usage on the last chunk', async () => {
  const whole = await chat(base, 'hello there');
  const chunks = [];
  for await (const chunk of await chat(base, 'hello there', { stream: true })) chunks.push(chunk);
  const text = chunks.map((chunk) => chunk.choices[0].delta.content ?? '').join('');
  assert.equal(text, whole.choices[0].message.content);
  assert.ok(chunks.length > 3);
  assert.ok(chunks.slice(0, -1).every((chunk) => chunk.usage === null));
  assert.deepEqual(chunks.at(-1).usage, whole.usage);
  assert.equal(chunks.at(-1).choices[0].finish_reason, 'stop');
  assert.equal(chunks[0].object, 'chat.completion.chunk');
});

test('an error in the middle of a stream is thrown', async () => {
  await fault({ route: '/v1/chat/completions', kind: 'stream_error' });
  const stream = await chat(base, 'hello there', { stream: true });
  let got = 0;
  await assert.rejects(async () => {
    for await (const chunk of stream) got += chunk.choices.length;
  }, errors.APIError);
  assert.ok(got > 0);
});

test('a tool is called when it fits, must be, or is named, and answers are used', async () => {
  const question = 'How is the weather in Oslo for 3 days?';
  const called = await chat(base, question, { tools: [weather] });
  const [choice] = called.choices;
  assert.equal(choice.finish_reason, 'tool_calls');
  assert.equal(choice.message.content, null);
  const [call] = choice.message.tool_calls;
  assert.equal(call.type, 'function');
  assert.equal(call.function.name, 'get_weather');
  assert.deepEqual(JSON.parse(call.function.arguments), { city: 'Oslo', days: 3 });
  const after = await v1.chat.completions.create({
    model: base,
    tools: [weather],
    messages: [
      { role: 'user', content: question },
      choice.message,
      { role: 'tool', tool_call_id: call.id, content: 'rain' },
    ],
  });
  assert.equal(after.choices[0].finish_reason, 'stop');
  const none = await chat(base, question, { tools: [weather], tool_choice: 'none' });
  assert.equal(none.choices[0].finish_reason, 'stop');
  const unrelated = await chat(base, 'Tell me a joke', { tools: [weather] });
  assert.equal(unrelated.choices[0].message.tool_calls, undefined);
  const forced = await chat(base, 'Tell me a joke', { tools: [weather], tool_choice: 'required' });
  assert.equal(forced.choices[0].message.tool_calls[0].function.name, 'get_weather');
  const chunks = await all(await chat(base, question, { tools: [weather], stream: true }));
  const calls = chunks.flatMap((chunk) => chunk.choices[0].delta.tool_calls ?? []);
  assert.deepEqual(calls, [call]);
  assert.equal(chunks.at(-1).choices[0].finish_reason, 'tool_calls');
});

test('completions, whole and streamed', async () => {
  const body = { model: base, prompt: 'Once upon a time', max_tokens: 12 };
  const whole = await v1.completions.create(body);
  assert.equal(whole.object, 'text.completion');
  assert.equal(whole.usage.prompt_tokens, 4);
  const chunks = await all(await v1.completions.create({ ...body, stream: true }));
  assert.equal(chunks.map((chunk) => chunk.token.text).join(''), whole.choices[0].text);
  assert.equal(chunks.at(-1).finish_reason, whole.choices[0].finish_reason);
  assert.deepEqual(chunks.at(-1).usage, whole.usage);
});

test('embeddings are nearer for texts that share words', async () => {
  const { data, model, object } = await v1.embeddings.create({
    model: 'intfloat/multilingual-e5-large-instruct',
    input: ['the red coat', 'a red coat', 'elephants'],
  });
  assert.equal(object, 'list');
  assert.equal(model, 'intfloat/multilingual-e5-large-instruct');
  assert.deepEqual(data.map((each) => each.index), [0, 1, 2]);
  const dot = (a, b) => a.embedding.reduce((sum, value, i) => sum + value * b.embedding[i], 0);
  assert.ok(dot(data[0], data[1]) > 0.5);
  assert.ok(dot(data[0], data[2]) < 0.2);
  const wrong = v1.embeddings.create({ model: base, input: 'x' });
  await assert.rejects(wrong, errors.BadRequestError);
});

test('images come inline or behind a URL, in the size asked for', async () => {
  const body = { model: 'black-forest-labs/FLUX.1-schnell', prompt: 'a lake', width: 128, height: 64 };
  const inline = await v1.images.generate({ ...body, n: 2, response_format: 'base64', output_format: 'png' });
  assert.equal(inline.object, 'list');
  assert.deepEqual(inline.data.map((each) => each.type), ['b64_json', 'b64_json']);
  const png = Buffer.from(inline.data[0].b64_json, 'base64');
  assert.equal(png.toString('latin1', 1, 4), 'PNG');
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [128, 64]);
  assert.notEqual(inline.data[0].b64_json, inline.data[1].b64_json);
  const linked = await v1.images.generate(body);
  const picture = await fetch(linked.data[0].url);
  assert.equal(picture.headers.get('content-type'), 'image/jpeg');
  assert.deepEqual([...Buffer.from(await picture.arrayBuffer()).subarray(0, 2)], [0xff, 0xd8]);
});

test('LoRAs change an image; two at most, of models that take them, that exist', async () => {
  const model = 'black-forest-labs/FLUX.1-dev-lora';
  const body = { model, prompt: 'a lake', width: 64, height: 64, response_format: 'base64' };
  const lora = { path: 'https://huggingface.co/acme/support-intents-lora', scale: 0.8 };
  const plain = await v1.images.generate(body);
  const styled = await v1.images.generate({ ...body, image_loras: [lora] });
  assert.notEqual(plain.data[0].b64_json, styled.data[0].b64_json);
  const refused = async (image_loras, why, more = {}) =>
    assert.rejects(v1.images.generate({ ...body, image_loras, ...more }), (error) => {
      assert.ok(error instanceof errors.BadRequestError);
      assert.match(error.message, why);
      assert.equal(error.error.error.param, 'image_loras');
      return true;
    });
  await refused([lora, lora, lora], /at most 2/);
  await refused([{ path: lora.path }], /path and scale are required/);
  await refused([{ path: 'acme/nothing', scale: 1 }], /Could not download/);
  await refused([lora], /does not support LoRAs/, { model: 'black-forest-labs/FLUX.1-schnell' });
});

test('rerank is for dedicated endpoints alone, and orders by likeness', async () => {
  const model = 'Salesforce/Llama-Rank-V1';
  const documents = ['bananas are yellow', 'Peru has llamas and alpacas', 'the sea is deep'];
  const body = { query: 'which animals has Peru', documents, top_n: 2, return_documents: true };
  await assert.rejects(v1.rerank.create({ ...body, model }), /non-serverless model/);
  const id = await baseModelId(model);
  const { endpoint } = await deployed(`projects/proj_platform/models/${id}`);
  await advance('PT10M');
  const ranked = await v1.rerank.create({ ...body, model: endpoint.name });
  assert.equal(ranked.object, 'rerank');
  assert.deepEqual(ranked.results.map((each) => each.index).slice(0, 1), [1]);
  assert.equal(ranked.results.length, 2);
  assert.equal(ranked.results[0].document.text, documents[1]);
  assert.ok(ranked.results[0].relevance_score > ranked.results[1].relevance_score);
  assert.ok(ranked.usage.prompt_tokens > 10);
  const titled = documents.map((text, i) => ({ title: i === 2 ? body.query : 'x', text }));
  const byTitle = await v1.rerank.create({
    ...body,
    model: endpoint.name,
    documents: titled,
    rank_fields: ['title'],
  });
  assert.equal(byTitle.results[0].index, 2);
});

test('a fine-tuned model answers what it learned, by endpoint and by deployment', async () => {
  const job = await tuned();
  const { endpoint, deployment } = await deployed(`projects/proj_sandbox/models/${job.model_object_id}`);
  const { question, intent } = intents[3];
  await assert.rejects(chat(endpoint.name, question), (error) => {
    assert.ok(error instanceof errors.InternalServerError);
    assert.equal(error.status, 503);
    return true;
  });
  await advance('PT10M');
  for (const name of [endpoint.name, deployment.name]) {
    const answer = await chat(name, question);
    assert.equal(answer.choices[0].message.content, intent);
    assert.equal(answer.model, name);
  }
  await assert.rejects(chat(job.model_object_id, question), errors.NotFoundError);
  const text = await v1.completions.create({ model: endpoint.name, prompt: question });
  assert.equal(text.choices[0].text, intent);
});

test('models that cannot be called say why', async () => {
  await assert.rejects(chat('google/gemma-3-27b-it', 'hi'), (error) => {
    assert.ok(error instanceof errors.BadRequestError);
    assert.equal(error.error.error.code, 'model_not_available');
    return true;
  });
  await assert.rejects(chat('nobody/nothing', 'hi'), errors.NotFoundError);
  const empty = await v2.beta.endpoints.create({ name: 'unrouted' });
  await assert.rejects(chat(empty.name, 'hi'), (error) => {
    assert.equal(error.error.error.code, 'endpoint_not_configured');
    return true;
  });
  assert.equal((await fetch(`${url}/v1/responses`, { method: 'POST' })).status, 401);
});
