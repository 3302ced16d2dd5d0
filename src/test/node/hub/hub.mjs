// What the suites share: where the Hub is, and the repositories that the Java side has made there.
export const hubUrl = process.env.HF_ENDPOINT;
export const READER = "hf_reader_of_the_tests";
export const STRANGER = "hf_stranger_of_the_tests";
export const PUBLIC = "acme/public";
export const GATED = "acme/gated";
export const PRIVATE = "acme/private";
export const OLD_NAME = "acme/old-name";
export const MISSING = "acme/nothing";

export async function all(entries) {
  const found = [];
  for await (const entry of entries) {
    found.push(entry);
  }
  return found;
}

/** For assert.rejects: the status of a refusal, and a part of its words. */
export function refusal(status, words) {
  return (error) => {
    if (error.statusCode !== status || !error.message.includes(words)) {
      throw new Error(`${error.statusCode} ${error.message} is not ${status} ${words}`);
    }
    return true;
  };
}
