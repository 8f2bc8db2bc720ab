/** The hash of the system gives what the portable one gives, for any text; anything else is refused at the start (design/reliability.md 3e). */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashNatively } from '../../../electron/journal/native-hash';
import { hashText, hashWith } from '../../../shared/ledger/canonical';

const HALVES = fc.string({ unit: fc.constantFrom('县', '龥', '𠮷', '\uD842', '\uDFB7', 'a', '\u0000', '"') });

it('system and portable code agree, halves of surrogate pairs included', () => {
  const texts = fc.sample(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), HALVES), { numRuns: 2_000, seed: 7 });
  const portable = texts.map(hashText);
  hashNatively();
  expect(texts.map(hashText)).toEqual(portable);
});

it('what is no SHA-256 is never put in place', () => {
  const before = hashText('责任台账');
  expect(() => hashWith(() => '0'.repeat(64))).toThrow('SHA-256');
  expect(() => hashWith((text) => (text.length > 100 ? '' : hashText(text)))).toThrow('SHA-256');
  expect(hashText('责任台账')).toBe(before);
});
