/** The browser behind the command line and the tests: an engine that dies is an expected failure, never a hang (fault 38). */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { printLetter } from '../../../electron/printing/print-letters';
import { draftSheet } from '../letters/sample-notices';
import { letterOf, startPrinter } from './check-paper';

it('a letter asked of an engine that has ended is refused with its code', async () => {
  const printer = await startPrinter();
  // The browser is this process's only child.
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ');
  for (const child of children) process.kill(Number(child), 'SIGKILL');
  const letter = await letterOf('draft-sheet', draftSheet);
  expect(await printLetter(printer, letter, { faces: 'bundled', dated: new Date(0) })).toMatchObject({ ok: false, code: 'E_PRINT' });
  await printer.close();
});
