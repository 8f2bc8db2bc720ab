/**
 * `import FILE --workspace DIR --commit`: the window's import without the window. The same plan, the same questions, one commit or nothing.
 */
import path from 'node:path';
import { z } from 'zod';
import { createImports } from '../../electron/imports';
import type { ImportsProgram } from '../../electron/imports';
import { nodeFiles } from '../../electron/journal/files';
import { readWhole } from '../../electron/journal/safe-write';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { markSchema, NOTHING_NOW } from '../../shared/imports/said';
import { unitFinder } from '../../shared/imports/plan';
import { recordIdSchema } from '../../shared/model/ids';
import { builtReader } from './import';
import { COMMAND_PERSON, FOUNDING, withWorkspace } from './open';
import { done, option } from './verb';
import type { Answer, Verb } from './verb';

/**
 * An answer to a question (by id); which project a row of a sheet is (row numbers as the sheet shows them), with the reason of a grave change; or what
 * became of a project the file does not name.
 */
const answersSchema = z
  .array(
    z.union([
      z.strictObject({ question: z.string(), choice: z.string().optional(), value: z.string().optional() }),
      z.strictObject({
        sheet: z.string().optional(),
        row: z.int().positive(),
        record: z.union([z.literal('new'), z.literal('skip'), recordIdSchema]),
        reason: z.string().trim().min(1).max(500).optional(),
      }),
      markSchema,
    ]),
  )
  .max(100_000);

async function readAnswers(file: string | undefined): Promise<Result<z.infer<typeof answersSchema>>> {
  if (file === undefined) return ok([]);
  try {
    const answers = answersSchema.safeParse(JSON.parse(Buffer.from(await readWhole(nodeFiles, path.resolve(file))).toString('utf8')));
    return answers.success ? ok(answers.data) : fail('E_ANSWER', path.basename(file));
  } catch {
    return fail('E_UNREADABLE', file);
  }
}

export const IMPORT_COMMIT: Verb = {
  usage: 'import 文件 --workspace 文件夹 --commit [--answers 文件] [--unit 单位] [--person 姓名] [--leave-unknown]',
  valued: ['workspace', 'answers', 'unit', 'person', 'units'],
  bare: ['commit', 'leave-unknown', 'json'],
  needs: ['workspace'],
  positions: 1,
  run: async (args) => {
    const [file = ''] = args.positions;
    const answers = await readAnswers(args.options.get('answers'));
    if (!answers.ok) return answers;
    return withWorkspace(option(args, 'workspace'), async (workspace): Promise<Answer> => {
      const named = args.options.get('unit');
      const unit = named === undefined ? null : unitFinder(workspace.ledger)(named);
      if (named !== undefined && unit === null) return fail('E_UNIT_UNKNOWN', named);
      const program: ImportsProgram = {
        workspace: () => workspace,
        workspacePorts: {
          files: nodeFiles,
          systemMs: () => Date.now(),
          randomBytes: FOUNDING.randomBytes,
          self: { user: '', host: '' },
          builtMs: 0,
        },
        spawnReader: builtReader(),
        desktop: { push: () => undefined },
      };
      const imports = createImports(program);
      const importId = imports.start(path.resolve(file));
      const given = answers.value.flatMap((answer) => ('question' in answer ? [answer] : []));
      const rows = await imports.rows(importId, 0, Number.MAX_SAFE_INTEGER);
      if (!rows.ok) return rows;
      const decided = answers.value.flatMap((answer) => {
        if (!('row' in answer)) return [];
        const found = rows.value.rows.find(
          ({ sheet, row }) => row === answer.row && (answer.sheet === undefined || sheet === answer.sheet),
        );
        return found === undefined ? [] : [{ index: found.index, record: answer.record, reason: answer.reason ?? '' }];
      });
      const matches = decided.map(({ index, record }) => ({ index, record }));
      const reasons = decided.map(({ index, reason }) => ({ index, reason }));
      const missing = answers.value.flatMap((answer) => ('mark' in answer ? [answer] : []));
      const said = { ...NOTHING_NOW, reasons, missing };
      const answered = await imports.answer(importId, { answers: given, matches, said });
      if (!answered.ok) return answered;
      const confirmed = await imports.confirm(
        importId,
        args.options.get('person') ?? COMMAND_PERSON,
        unit,
        args.flags.has('leave-unknown'),
      );
      if (!confirmed.ok) return confirmed;
      return done({ import: importId, ...confirmed.value });
    });
  },
};
