/**
 * Attachments that travel with a package: the files that its evidence entries (佐证材料, S-112) name, up to a total, so that a stick's package stays
 * small enough to be written, read back and carried. What does not fit, or is not on this machine, is missing there and shown as 附件未随包.
 */
import { ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { Sealed } from '../../shared/ledger/seal';
import type { Part } from './container';
import type { Office } from './office';

/** Bytes of all attachments of one package; the newest entries come first. */
export const MAX_ATTACHED_BYTES = 200 * 1024 * 1024;

/** The hashes that evidence entries name, the newest first, each once. */
export function namedAttachments(operations: readonly Sealed[]): string[] {
  const names = operations.flatMap(({ op, values }) => {
    const [, name] = (op.entity === 'evidence' ? values['sha256'] : undefined) ?? [];
    return typeof name === 'string' && /^[0-9a-f]{64}$/.test(name) ? [name] : [];
  });
  return [...new Set(names.toReversed())];
}

/**
 * The attachments that go with these operations.
 * @returns the parts; a file that is missing or damaged here is left out, a disk error is told
 */
export async function attachedParts(office: Office, operations: readonly Sealed[], limit = MAX_ATTACHED_BYTES): Promise<Result<Part[]>> {
  const parts: Part[] = [];
  let total = 0;
  for (const name of namedAttachments(operations)) {
    const bytes = await office.workspace.attachments.read(name);
    if (!bytes.ok) {
      if (bytes.code === 'E_ATTACHMENT') continue;
      return bytes;
    }
    if (total + bytes.value.length > limit) continue;
    total += bytes.value.length;
    parts.push({ role: 'attachment', bytes: bytes.value });
  }
  return ok(parts);
}
