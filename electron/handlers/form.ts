/** Given forms filled from the ledger; the form is only read, the filled one goes where the person says. */
import path from 'node:path';
import { fail, ok } from '../../shared/errors';
import { filledForm, formReport, unitTemplate } from '../forms';
import type { HandlersOf } from '../ipc';
import { safeWrite } from '../journal/safe-write';
import type { Program } from '../program';

export function formHandlers(program: Program): HandlersOf<'paper:fill' | 'paper:form' | 'paper:template'> {
  return {
    async 'paper:template'({ unit }) {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      const made = await unitTemplate(workspace, unit);
      if (!made.ok) return made;
      const target = await program.desktop.chooseSave(made.value.name);
      if (target === null) return ok(null);
      const written = await safeWrite(program.workspacePorts.files, target, new Uint8Array(made.value.bytes));
      return written.ok ? ok({ file: program.tokens.issue(target), name: path.basename(target) }) : written;
    },
    async 'paper:form'({ form, unit, columns }) {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      const source = program.tokens.path(form);
      return source === null ? fail('E_TOKEN') : formReport(workspace, program.spawnReader, source, unit, columns);
    },
    async 'paper:fill'({ form, unit, columns }) {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      const source = program.tokens.path(form);
      if (source === null) return fail('E_TOKEN');
      const filled = await filledForm(workspace, program.spawnReader, source, unit, columns);
      if (!filled.ok) return filled;
      const name = `${path.basename(source, path.extname(source))}（${workspace.clock.today()}）${filled.value.extension}`;
      const target = await program.desktop.chooseSave(name);
      if (target === null) return ok(null);
      // The given form stays blank for the next month.
      if (path.resolve(target) === path.resolve(source)) return fail('E_FILE_BUSY', '请另起一个文件名，不要覆盖空白表样');
      const written = await safeWrite(program.workspacePorts.files, target, new Uint8Array(filled.value.bytes));
      return written.ok ? ok({ file: program.tokens.issue(target), name: path.basename(target), report: filled.value.report }) : written;
    },
  };
}
