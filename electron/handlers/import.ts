/** A workbook's way into the ledger, as the window drives it. */
import { fail, ok } from '../../shared/errors';
import { createImports } from '../imports';
import type { HandlersOf } from '../ipc';
import type { Program } from '../program';

type ImportChannel =
  | 'import:start'
  | 'import:result'
  | 'import:rows'
  | 'import:cells'
  | 'import:answer'
  | 'import:adjust'
  | 'import:confirm'
  | 'import:cancel';

export function importHandlers(program: Program): HandlersOf<ImportChannel> {
  const imports = createImports(program);
  return {
    'import:start'({ file: token }) {
      const file = program.tokens.path(token);
      if (file === null) return fail('E_TOKEN');
      return program.workspace() === null ? fail('E_NO_WORKSPACE') : ok({ importId: imports.start(file) });
    },
    'import:result': ({ importId }) => imports.summary(importId),
    'import:rows': ({ importId, from, limit, only }) => imports.rows(importId, from, limit, only),
    async 'import:cells'({ importId, sheet, from, limit }) {
      const page = await imports.cells(importId, sheet, from, limit);
      return page.ok ? ok({ total: page.value.total, rows: page.value.rows.map((row) => ({ ...row, cells: [...row.cells] })) }) : page;
    },
    'import:answer': ({ importId, ...given }) => imports.answer(importId, given),
    'import:adjust': ({ importId, mappings, revoke }) => imports.adjust(importId, mappings, revoke),
    'import:confirm': ({ importId, person, unit, leaveUnknown }) => imports.confirm(importId, person, unit, leaveUnknown),
    'import:cancel'({ importId }) {
      imports.cancel(importId);
      return ok({});
    },
  };
}
