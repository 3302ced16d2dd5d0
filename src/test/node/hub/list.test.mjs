import assert from "node:assert/strict";
import { test } from "node:test";
import { listFiles, modelInfo, pathsInfo, whoAmI } from "@huggingface/hub";
import { all, GATED, hubUrl, MISSING, OLD_NAME, PRIVATE, PUBLIC, READER, refusal, STRANGER } from "./hub.mjs";

test("listFiles recursive lists all files and folders with their sizes and hashes", async () => {
  const files = await all(listFiles({ repo: PUBLIC, recursive: true, hubUrl }));
  assert.deepEqual(
    files.map((file) => file.path),
    ["README.md", "config.json", "docs", "docs/deep", "docs/deep/note.txt", "model.safetensors"],
  );
  const weights = files.at(-1);
  assert.equal(weights.type, "file");
  assert.match(weights.lfs.oid, /^[0-9a-f]{64}$/);
  assert.equal(weights.lfs.size, weights.size);
  assert.ok(weights.lfs.pointerSize > 100 && weights.lfs.pointerSize < 200);
  assert.match(weights.oid, /^[0-9a-f]{40}$/);
  assert.match(weights.xetHash, /^[0-9a-f]{64}$/);
  assert.equal(files[2].type, "directory");
  assert.equal(files[1].lfs, undefined);
});

test("listFiles of a folder lists what is in it and no more", async () => {
  const files = await all(listFiles({ repo: PUBLIC, path: "docs", hubUrl }));
  assert.deepEqual(files.map((file) => [file.type, file.path]), [["directory", "docs/deep"]]);
});

test("listFiles follows the pages to the end, of either size", async () => {
  const many = await all(listFiles({ repo: "acme/many", recursive: true, hubUrl }));
  assert.equal(many.filter((file) => file.type === "file").length, 1050);
  assert.equal(new Set(many.map((file) => file.path)).size, many.length);
  const expanded = await all(listFiles({ repo: "acme/many", path: "first", expand: true, hubUrl }));
  assert.equal(expanded.length, 120);
  assert.match(expanded[119].lastCommit.id, /^[0-9a-f]{40}$/);
  assert.ok(!Number.isNaN(Date.parse(expanded[119].lastCommit.date)));
});

test("listFiles of a gated repository is for everybody, of a private one for its readers", async () => {
  assert.equal((await all(listFiles({ repo: GATED, hubUrl }))).length, 2);
  assert.equal((await all(listFiles({ repo: PRIVATE, hubUrl, accessToken: READER }))).length, 2);
  await assert.rejects(all(listFiles({ repo: PRIVATE, hubUrl })), refusal(401, "Invalid username or password"));
  await assert.rejects(
    all(listFiles({ repo: PRIVATE, hubUrl, accessToken: STRANGER })),
    refusal(404, "Repository not found"),
  );
});

test("listFiles of a renamed repository lists that of the new name", async () => {
  const files = await all(listFiles({ repo: OLD_NAME, hubUrl }));
  assert.ok(files.some((file) => file.path === "model.safetensors"));
});

test("listFiles of what is missing is refused, by what is missing", async () => {
  await assert.rejects(all(listFiles({ repo: MISSING, hubUrl, accessToken: READER })), refusal(404, "Repository not"));
  await assert.rejects(all(listFiles({ repo: PUBLIC, revision: "v9", hubUrl })), refusal(404, "Invalid rev id: v9"));
  await assert.rejects(all(listFiles({ repo: PUBLIC, path: "none", hubUrl })), refusal(404, "none does not exist"));
});

test("pathsInfo tells of the paths that are there and leaves out the others", async () => {
  const paths = ["config.json", "model.safetensors", "docs", "none"];
  const found = await pathsInfo({ repo: PUBLIC, paths, hubUrl });
  assert.deepEqual(
    found.map((file) => [file.type, file.path]),
    [
      ["file", "config.json"],
      ["file", "model.safetensors"],
      ["directory", "docs"],
    ],
  );
  assert.equal(found[1].lfs.size, found[1].size);
  assert.equal(found[0].lastCommit, undefined);
});

test("pathsInfo expanded tells the last commit and the scan", async () => {
  const [file] = await pathsInfo({ repo: PUBLIC, paths: ["config.json"], expand: true, hubUrl });
  assert.match(file.lastCommit.id, /^[0-9a-f]{40}$/);
  assert.ok(file.lastCommit.date instanceof Date && !Number.isNaN(file.lastCommit.date.getTime()));
  assert.equal(file.securityFileStatus.status, "safe");
});

test("modelInfo tells what is asked for, and of no more", async () => {
  const info = await modelInfo({
    name: PUBLIC,
    additionalFields: ["sha", "tags", "cardData", "config", "filePaths", "library_name", "disabled"],
    hubUrl,
  });
  assert.equal(info.name, PUBLIC);
  assert.match(info.id, /^[0-9a-f]{24}$/);
  assert.match(info.sha, /^[0-9a-f]{40}$/);
  assert.equal(info.private, false);
  assert.equal(info.gated, false);
  assert.equal(info.disabled, false);
  assert.equal(info.task, "text-generation");
  assert.equal(info.likes, 0);
  assert.ok(!Number.isNaN(info.updatedAt.getTime()));
  assert.equal(info.cardData.license, "apache-2.0");
  assert.ok(info.tags.includes("license:apache-2.0"));
  assert.deepEqual(info.config.architectures, ["LlamaForCausalLM"]);
  assert.ok(info.filePaths.includes("docs/deep/note.txt"));
  assert.equal(info.library_name, "transformers");
});

test("modelInfo of a repository without a card leaves out what nobody wrote", async () => {
  const info = await modelInfo({ name: "acme/many", hubUrl });
  assert.equal(info.name, "acme/many");
  assert.equal(info.task, undefined);
});

test("modelInfo tells of gates, and of private repositories their readers only", async () => {
  assert.equal((await modelInfo({ name: GATED, hubUrl })).gated, "manual");
  assert.equal((await modelInfo({ name: PRIVATE, hubUrl, accessToken: READER })).private, true);
  await assert.rejects(modelInfo({ name: PRIVATE, hubUrl }), refusal(401, "Invalid username or password"));
});

test("modelInfo at a commit is of that commit, and follows a new name", async () => {
  const { sha } = await modelInfo({ name: PUBLIC, additionalFields: ["sha"], hubUrl });
  assert.equal((await modelInfo({ name: PUBLIC, revision: sha, additionalFields: ["sha"], hubUrl })).sha, sha);
  assert.equal((await modelInfo({ name: OLD_NAME, hubUrl })).name, PUBLIC);
  await assert.rejects(modelInfo({ name: PUBLIC, revision: "v9", hubUrl }), refusal(404, "Invalid rev id"));
});

test("whoAmI tells whose token it is, and refuses a bad one", async () => {
  const me = await whoAmI({ hubUrl, accessToken: READER });
  assert.equal(me.type, "user");
  assert.equal(me.name, "sandbox-user");
  assert.equal(me.auth.accessToken.role, "read");
  assert.ok(me.auth.accessToken.createdAt instanceof Date);
  await assert.rejects(whoAmI({ hubUrl, accessToken: "hf_invalid_token" }), refusal(401, "Invalid credentials"));
});
