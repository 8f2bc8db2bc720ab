/**
 * What an import takes from outside of itself: the names of the ledger's units, and the hash of the file as it was read. Knows no import.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { listRecords } from '../shared/ledger/read';
import type { UnitTable } from '../shared/sheet/document';
import type { Workspace } from './workspace/workspace';

/** SHA-256 of a file, or null when it cannot be read any more. */
export async function hashOf(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const part of createReadStream(file)) hash.update(part as Uint8Array);
    return hash.digest('hex');
  } catch {
    // The file went away after it was read: the import record then names it without its hash.
    return null;
  }
}

/** Names of the units by id. */
export function unitNames(workspace: Workspace | null): (readonly [string, string])[] {
  return workspace === null ? [] : listRecords(workspace.ledger, 'unit').map(({ id, name }) => [id, name ?? ''] as const);
}

/** Units with all their names, for the reader's alias table. */
export function unitTable(workspace: Workspace): UnitTable {
  const units = listRecords(workspace.ledger, 'unit').map(({ name, fullName, kind, aliases }) => ({
    name: name ?? '',
    ...(kind === undefined ? {} : { kind }),
    aliases: [...(fullName === undefined ? [] : [fullName]), ...(aliases ?? [])],
  }));
  return { county: workspace.file.county, units };
}
