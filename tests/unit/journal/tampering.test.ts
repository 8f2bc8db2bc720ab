/** 1,000 random edits of a stored journal: each one is found when the ledger is opened, and the record named (design/reliability.md goal 17). */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { good, openLedger, projectDraft, tempFolder } from './fixtures';

const EDITS = 1_000;
const COMMITS = 240;
/** Small segments, so that an edit also meets the first and the last record of a file. */
const SEGMENT_BYTES = 24_000;

type Edit = {
  readonly kind: 'changed' | 'removed' | 'swapped' | 'repeated';
  readonly at: number;
  readonly byte: number;
  readonly bit: number;
};

const edits = fc.record<Edit>({
  kind: fc.constantFrom('changed', 'removed', 'swapped', 'repeated'),
  at: fc.nat(COMMITS - 1),
  byte: fc.nat(),
  bit: fc.nat(7),
});

/** One bit of a record's line turned over, but never into the end of a line: that would be two edits. */
function withBitTurned(line: string, { byte, bit }: Edit): string {
  const bytes = Buffer.from(line, 'latin1');
  const place = byte % bytes.length;
  const turned = (bytes[place] ?? 0) ^ (1 << bit);
  bytes[place] = turned === 10 || turned === 13 ? 0 : turned;
  return bytes.toString('latin1');
}

/** Makes the edit at one line of one file; the lines come as Latin text, so that every byte is written back as it was or as it was made. */
function tampered(lines: readonly string[], k: number, edit: Edit): string[] {
  const [line = '', next = ''] = [lines[k], lines[k + 1]];
  const before = lines.slice(0, k);
  if (edit.kind === 'removed') return [...before, ...lines.slice(k + 1)];
  if (edit.kind === 'repeated') return [...before, line, ...lines.slice(k)];
  if (edit.kind === 'swapped' && k + 1 < lines.length) return [...before, next, line, ...lines.slice(k + 2)];
  return [...before, withBitTurned(line, edit), ...lines.slice(k + 1)];
}

const writeLines = (path: string, lines: readonly string[]): void =>
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''), 'latin1');

describe('a journal somebody edited', () => {
  it(`names the place of each of ${EDITS} random edits, and opens again when the file is put back (goal 17)`, async () => {
    const folder = tempFolder();
    const { store, journal } = good(await openLedger(folder, { segmentBytes: SEGMENT_BYTES }));
    for (let n = 1; n <= COMMITS; n += 1) good(await store.commitDrafts([projectDraft(`p-${n}`, `项目${n}`)], '王芳'));
    await journal.close();
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .toSorted();
    expect(names.length).toBeGreaterThan(3);
    let first = 0;
    const files = names.map((name) => {
      const file = { name, first, lines: readFileSync(join(folder, name), 'latin1').split('\n').slice(0, -1) };
      first += file.lines.length;
      return file;
    });
    expect(first).toBe(COMMITS);
    await fc.assert(
      fc.asyncProperty(edits, async (edit) => {
        const file = files.findLast(({ first }) => first <= edit.at);
        if (file === undefined) throw new Error('no such record');
        const path = join(folder, file.name);
        writeLines(path, tampered(file.lines, edit.at - file.first, edit));
        const opened = await openLedger(folder, { segmentBytes: SEGMENT_BYTES, readOnly: true });
        writeLines(path, file.lines);
        // A repeated record stands right the first time; the second one is the wrong one.
        const wrong = edit.kind === 'repeated' ? edit.at + 2 : edit.at + 1;
        expect(opened).toMatchObject({
          ok: false,
          code: 'E_JOURNAL_BROKEN',
          detail: expect.stringMatching(new RegExp(`第 ${wrong} 次提交`)),
        });
      }),
      { numRuns: EDITS },
    );
    good(await openLedger(folder, { segmentBytes: SEGMENT_BYTES, readOnly: true }));
  });
});
