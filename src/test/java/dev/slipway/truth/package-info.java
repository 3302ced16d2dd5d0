/**
 * The adapter and the sandbox, held against what neither of us wrote: Together's OpenAPI document
 * for V1 and the types of its TypeScript client for V2. The tests named {@code *WireTest} drive
 * every port of the adapter over the wire; what passed is judged after each.
 */
package dev.slipway.truth;
