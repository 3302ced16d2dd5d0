import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkRepoAccess,
  downloadFile,
  fileDownloadInfo,
  fileExists,
  parseSafetensorsMetadata,
  repoExists,
} from "@huggingface/hub";
import { GATED, hubUrl, MISSING, OLD_NAME, PRIVATE, PUBLIC, READER, refusal, STRANGER } from "./hub.mjs";

const HELLO = "hello\n";
const HELLO_OID = "ce013625030ba8dba906f756967f9e9ca394464a";

test("fileDownloadInfo tells size and git's hash of a small file", async () => {
  const info = await fileDownloadInfo({ repo: PUBLIC, path: "docs/deep/note.txt", hubUrl });
  assert.equal(info.size, HELLO.length);
  assert.equal(info.etag, `"${HELLO_OID}"`);
  assert.equal(info.xet, undefined);
});

test("fileDownloadInfo tells the size of a large file, which another host has", async () => {
  const info = await fileDownloadInfo({ repo: PUBLIC, path: "model.safetensors", hubUrl });
  assert.equal(info.size, Number(process.env.WEIGHTS_SIZE));
  assert.match(info.etag, /^"[0-9a-f]{64}"$/);
  assert.equal(info.url, `${hubUrl}/${PUBLIC}/resolve/main/model.safetensors`);
});

test("fileDownloadInfo is null for a missing file, and an error for a missing revision", async () => {
  assert.equal(await fileDownloadInfo({ repo: PUBLIC, path: "none", hubUrl }), null);
  await assert.rejects(
    fileDownloadInfo({ repo: PUBLIC, path: "config.json", revision: "v9", hubUrl }),
    refusal(404, "Invalid rev id"),
  );
});

test("downloadFile reads a small file as a whole and in parts", async () => {
  const blob = await downloadFile({ repo: PUBLIC, path: "docs/deep/note.txt", hubUrl });
  assert.equal(blob.size, HELLO.length);
  assert.equal(await blob.text(), HELLO);
  assert.equal(await blob.slice(1, 4).text(), "ell");
});

test("downloadFile reads a large file as a whole and in parts, from the other host", async () => {
  const blob = await downloadFile({ repo: PUBLIC, path: "model.safetensors", hubUrl });
  const whole = new DataView(await blob.arrayBuffer());
  assert.equal(whole.byteLength, Number(process.env.WEIGHTS_SIZE));
  const length = Number(whole.getBigUint64(0, true));
  const header = JSON.parse(await blob.slice(8, 8 + length).text());
  assert.deepEqual(header["model.norm.weight"].shape, [16]);
  assert.equal((await blob.slice(blob.size - 4).arrayBuffer()).byteLength, 4);
});

test("downloadFile of a gated repository is for those with access", async () => {
  const file = { repo: GATED, path: "config.json", hubUrl };
  assert.equal(JSON.parse(await (await downloadFile({ ...file, accessToken: READER })).text()).hidden_size, 16);
  await assert.rejects(downloadFile(file), refusal(401, "Access to model acme/gated is restricted"));
  await assert.rejects(
    downloadFile({ ...file, accessToken: STRANGER }),
    refusal(403, "not in the authorized list"),
  );
});

test("downloadFile of a private repository is for its readers", async () => {
  const weights = { repo: PRIVATE, path: "model.safetensors", hubUrl };
  const blob = await downloadFile({ ...weights, accessToken: READER });
  assert.equal((await blob.slice(0, 8).arrayBuffer()).byteLength, 8);
  await assert.rejects(downloadFile(weights), refusal(401, "Invalid username or password"));
  await assert.rejects(downloadFile({ ...weights, accessToken: STRANGER }), refusal(404, "Repository not found"));
});

test("downloadFile follows a new name, and finds nothing in a missing repository", async () => {
  const blob = await downloadFile({ repo: OLD_NAME, path: "docs/deep/note.txt", hubUrl });
  assert.equal(await blob.text(), HELLO);
  await assert.rejects(
    downloadFile({ repo: MISSING, path: "config.json", hubUrl, accessToken: READER }),
    refusal(404, "Repository not found"),
  );
});

test("fileExists and repoExists tell what is there", async () => {
  assert.equal(await fileExists({ repo: PUBLIC, path: "config.json", hubUrl }), true);
  assert.equal(await fileExists({ repo: PUBLIC, path: "none", hubUrl }), false);
  assert.equal(await repoExists({ repo: PUBLIC, hubUrl }), true);
  assert.equal(await repoExists({ repo: MISSING, hubUrl, accessToken: READER }), false);
});

test("checkRepoAccess lets in who may know of a repository", async () => {
  await checkRepoAccess({ repo: PUBLIC, hubUrl });
  await checkRepoAccess({ repo: GATED, hubUrl });
  await checkRepoAccess({ repo: PRIVATE, hubUrl, accessToken: READER });
  await assert.rejects(checkRepoAccess({ repo: PRIVATE, hubUrl }), refusal(401, "Invalid username"));
  await assert.rejects(checkRepoAccess({ repo: PRIVATE, hubUrl, accessToken: STRANGER }), refusal(404, "not found"));
  await assert.rejects(checkRepoAccess({ repo: MISSING, hubUrl }), refusal(401, "Invalid username"));
  await assert.rejects(
    checkRepoAccess({ repo: "acme/closed", hubUrl }),
    refusal(403, "Access to this resource is disabled."),
  );
});

test("parseSafetensorsMetadata reads the header of a single file", async () => {
  const { sharded, header } = await parseSafetensorsMetadata({ repo: PUBLIC, hubUrl });
  assert.equal(sharded, false);
  assert.deepEqual(header["model.norm.weight"], { dtype: "BF16", shape: [16], data_offsets: [512, 544] });
  assert.deepEqual(header.__metadata__, { format: "pt" });
});

test("parseSafetensorsMetadata reads index and headers of shards", async () => {
  const parsed = await parseSafetensorsMetadata({ repo: "acme/shards", hubUrl, computeParametersCount: true });
  assert.equal(parsed.sharded, true);
  assert.equal(Object.keys(parsed.headers).length, 2);
  assert.equal(parsed.index.weight_map.b, "model-00002-of-00002.safetensors");
  assert.deepEqual(parsed.parameterCount, { BF16: 96 });
});

test("parseSafetensorsMetadata refuses a header that cannot be there", async () => {
  await assert.rejects(parseSafetensorsMetadata({ repo: "acme/spoilt", hubUrl }), /header is too big/);
});
