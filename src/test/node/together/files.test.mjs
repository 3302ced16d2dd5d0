import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advance, conversations, errors, jsonl, url, v1 } from './sandbox.mjs';

test('upload redirects, puts the bytes elsewhere and reads the file back', async () => {
  const file = await v1.files.upload(jsonl('mine.jsonl', conversations), 'fine-tune');
  assert.match(file.id, /^file-/);
  assert.equal(file.filename, 'mine.jsonl');
  assert.equal(file.purpose, 'fine-tune');
  assert.equal(file.FileType, 'jsonl');
  assert.equal(file.object, 'file');
  assert.equal(file.processing_status, 'PENDING');
  assert.equal(file.Processed, false);
  await advance('PT10S');
  const checked = await v1.files.retrieve(file.id);
  assert.equal(checked.processing_status, 'COMPLETED');
  assert.equal(checked.Processed, true);
  assert.equal(checked.validation_report.valid, true);
  assert.equal(checked.validation_report.dataset_format, 'CONVERSATION');
  assert.equal(checked.validation_report.nlines, conversations.length);
});

test('list, content and delete', async () => {
  const lines = [{ text: 'one line of text that nobody else has' }];
  const file = await v1.files.upload(jsonl('text.jsonl', lines), 'fine-tune');
  const listed = (await v1.files.list()).data.find((each) => each.id === file.id);
  assert.equal(listed.bytes, file.bytes);
  const content = await v1.files.content(file.id);
  assert.equal(await content.text(), JSON.stringify(lines[0]) + '\n');
  assert.deepEqual(await v1.files.delete(file.id), { id: file.id, deleted: true });
  await assert.rejects(v1.files.retrieve(file.id), errors.NotFoundError);
});

test('data that cannot be trained on is told in the report', async () => {
  const path = jsonl('bad.jsonl', [{ prompt: 'a', completion: 'b' }, { question: 'c' }]);
  const file = await v1.files.upload(path, 'fine-tune', false);
  await advance('PT10S');
  const checked = await v1.files.retrieve(file.id);
  assert.equal(checked.processing_status, 'INVALID_FORMAT');
  assert.equal(checked.validation_report.error_type, 'INVALID_FORMAT');
  assert.match(checked.validation_report.error, /line 2/);
});

test('the client checks the data itself before it sends any', async () => {
  const path = jsonl('worse.jsonl', [{ question: 'c' }]);
  await assert.rejects(v1.files.upload(path, 'fine-tune'), (why) => {
    assert.match(String(why), /Error parsing file|Could not detect a format/);
    return true;
  });
});

test('large files go in parts', async () => {
  const line = JSON.stringify({ text: 'x'.repeat(64) }) + '\n';
  const parts = [line.repeat(3), line.repeat(2)];
  const call = async (path, body) => {
    const answer = await fetch(`${url}/v1/files/multipart/${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer k' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  };
  const { body: begun } = await call('initiate', {
    file_name: 'large.jsonl',
    purpose: 'fine-tune',
    file_type: 'jsonl',
    num_parts: 2,
    file_size: parts.join('').length,
  });
  const done = [];
  for (const { PartNumber, URL: place } of begun.parts) {
    const put = await fetch(place, { method: 'PUT', body: parts[PartNumber - 1] });
    done.push({ part_number: PartNumber, etag: put.headers.get('etag') });
  }
  const ids = { upload_id: begun.upload_id, file_id: begun.file_id };
  const half = await call('complete', { ...ids, parts: done.slice(0, 1) });
  assert.equal(half.status, 400);
  const { body: whole } = await call('complete', { ...ids, parts: done });
  assert.equal(whole.file.id, begun.file_id);
  assert.equal((await v1.files.retrieve(begun.file_id)).bytes, parts.join('').length);
});
