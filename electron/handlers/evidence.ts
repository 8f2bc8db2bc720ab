/** Evidence of projects (S-112): a file a person chose goes into the attachments by hash, and comes back to be looked at. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok } from '../../shared/errors';
import { checkEvidenceSize, evidenceFormat } from '../../shared/views/evidence';
import type { HandlersOf } from '../ipc';
import { ioFailure } from '../journal/files';
import type { Program } from '../program';

export function evidenceHandlers(program: Program): HandlersOf<'files:keepEvidence' | 'files:readEvidence'> {
  return {
    async 'files:keepEvidence'({ file: token }) {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      const file = program.tokens.path(token);
      const info = file === null ? null : await stat(file).catch(() => null);
      if (file === null || info === null || !info.isFile()) return fail('E_TOKEN');
      const name = path.basename(file);
      const small = checkEvidenceSize(name, info.size);
      if (!small.ok) return small;
      let bytes: Uint8Array;
      try {
        bytes = await readFile(file);
      } catch (error) {
        return ioFailure(error, name);
      }
      const format = evidenceFormat(bytes);
      if (format === null) return fail('E_EVIDENCE_TYPE', name);
      const kept = await workspace.attachments.add(bytes);
      return kept.ok ? ok({ sha256: kept.value, name, size: bytes.length, format }) : kept;
    },
    async 'files:readEvidence'({ sha256 }) {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      const bytes = await workspace.attachments.read(sha256);
      if (!bytes.ok) return bytes;
      const format = evidenceFormat(bytes.value);
      return format === null ? fail('E_EVIDENCE_TYPE') : ok({ bytes: bytes.value, format });
    },
  };
}
