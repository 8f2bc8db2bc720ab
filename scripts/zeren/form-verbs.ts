/** Verbs about given forms: a blank form of an upper office filled from the ledger. */
import path from 'node:path';
import { filledForm, unitTemplate } from '../../electron/forms';
import { nodeFiles } from '../../electron/journal/files';
import { safeWrite } from '../../electron/journal/safe-write';
import { fail } from '../../shared/errors';
import { unitFinder } from '../../shared/imports/plan';
import { withWorkspace } from './open';
import { done, option } from './verb';
import type { Answer, Verb } from './verb';

const fill: Verb = {
  usage: 'fill --workspace 文件夹 --form 表样.xlsx --out 文件.xlsx [--unit 单位]',
  valued: ['workspace', 'form', 'out', 'unit'],
  needs: ['workspace', 'form', 'out'],
  positions: 0,
  run: async (args) => {
    const form = path.resolve(option(args, 'form'));
    const file = path.resolve(option(args, 'out'));
    if (form === file) return fail('E_USAGE', '--out 不能是表样本身');
    return withWorkspace(option(args, 'workspace'), async (workspace): Promise<Answer> => {
      const named = args.options.get('unit');
      const unit = named === undefined ? null : unitFinder(workspace.ledger)(named);
      if (named !== undefined && unit === null) return fail('E_UNIT_UNKNOWN', named);
      const filled = await filledForm(workspace, form, unit);
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
