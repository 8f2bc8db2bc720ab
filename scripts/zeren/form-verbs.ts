/** Verbs about given forms: a blank form of an upper office filled from the ledger. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { filledForm, unitTemplate } from '../../electron/forms';
import { nodeFiles } from '../../electron/journal/files';
import { safeWrite } from '../../electron/journal/safe-write';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { unitFinder } from '../../shared/imports/plan';
import { formCorrectionSchema, readChoice } from '../../shared/views/form-columns';
import type { FormCorrection } from '../../shared/views/form-columns';
import { builtReader } from './import';
import { withWorkspace } from './open';
import { done, option } from './verb';
import type { Answer, Verb } from './verb';

/** Corrections of columns from a file: a list of {header, column, choice} as the report shows them. */
async function givenColumns(file: string | undefined): Promise<Result<readonly FormCorrection[]>> {
  if (file === undefined) return ok([]);
  try {
    const read = z.array(formCorrectionSchema).safeParse(JSON.parse(await readFile(file, 'utf8')));
    return read.success && read.data.every(({ choice }) => readChoice(choice) !== null)
      ? ok(read.data)
      : fail('E_USAGE', `--columns ${file}`);
  } catch {
    // Missing, or no JSON.
    return fail('E_USAGE', `--columns ${file}`);
  }
}

const fill: Verb = {
  usage: 'fill --workspace 文件夹 --form 表样.xlsx --out 文件.xlsx [--unit 单位] [--columns 栏目对应.json]',
  valued: ['workspace', 'form', 'out', 'unit', 'columns'],
  needs: ['workspace', 'form', 'out'],
  positions: 0,
  run: async (args) => {
    const form = path.resolve(option(args, 'form'));
    const file = path.resolve(option(args, 'out'));
    if (form === file) return fail('E_USAGE', '--out 不能是表样本身');
    const columns = await givenColumns(args.options.get('columns'));
    if (!columns.ok) return columns;
    return withWorkspace(option(args, 'workspace'), async (workspace): Promise<Answer> => {
      const named = args.options.get('unit');
      const unit = named === undefined ? null : unitFinder(workspace.ledger)(named);
      if (named !== undefined && unit === null) return fail('E_UNIT_UNKNOWN', named);
      const filled = await filledForm(workspace, builtReader(), form, unit, columns.value);
      if (!filled.ok) return filled;
      const written = await safeWrite(nodeFiles, file, new Uint8Array(filled.value.bytes));
      return written.ok ? done({ file, ...filled.value.report }) : written;
    });
  },
};

const template: Verb = {
  usage: 'template --workspace 文件夹 --unit 单位 --out 文件.xlsx',
  valued: ['workspace', 'unit', 'out'],
  needs: ['workspace', 'unit', 'out'],
  positions: 0,
  run: async (args) =>
    withWorkspace(option(args, 'workspace'), async (workspace): Promise<Answer> => {
      const unit = unitFinder(workspace.ledger)(option(args, 'unit'));
      if (unit === null) return fail('E_UNIT_UNKNOWN', option(args, 'unit'));
      const made = await unitTemplate(workspace, unit);
      if (!made.ok) return made;
      const file = path.resolve(option(args, 'out'));
      const written = await safeWrite(nodeFiles, file, new Uint8Array(made.value.bytes));
      return written.ok ? done({ file, bytes: written.value.bytes }) : written;
    }),
};

export const FORM_VERBS: Readonly<Record<string, Verb>> = { fill, template };
