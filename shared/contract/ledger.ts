/** Channels of the journal: reading it page by page, appending one commit, comparing hashes. */
import { z } from 'zod';
import { commitPieceSchema, commitSchema } from '../ledger/commit';
import { draftSchema } from '../ledger/operation';
import { opIdSchema } from '../model/ids';
import { call } from './define';
import { COMMIT_ERRORS, FILE_ERRORS } from './failures';

export const MAX_OPERATIONS_PER_PAGE = 2_000;

/** A package on a stick that still holds what was destroyed here: people have to find it. */
const copyOutsideSchema = z.strictObject({ at: z.string(), kind: z.string(), office: z.string(), file: z.string() });
export type CopyOutside = z.infer<typeof copyOutsideSchema>;

/** Where a page begins: commit number, and how many of its operations are there already. */
const pieceStartSchema = z.strictObject({ from: z.int().positive(), skip: z.int().nonnegative() });

export const LEDGER_CALLS = {
  /** Commits from number `from` on, without the first `skip` operations of it, in pieces of at most `limit` operations together. */
  'ledger:pages': call(
    pieceStartSchema.extend({ limit: z.int().positive().max(MAX_OPERATIONS_PER_PAGE) }),
    // `head` is the hash of commit `total`, so that a window that holds as many knows at once whether they are these.
    z.strictObject({ pieces: z.array(commitPieceSchema), next: pieceStartSchema.nullable(), total: z.int(), head: z.string().nullable() }),
    [...FILE_ERRORS, 'E_NO_WORKSPACE', 'E_JOURNAL_BROKEN', 'E_JOURNAL_CLOSED'],
  ),
  /** Resolves only when the commit is on disk: then and only then the screen says 已保存. */
  'ledger:commit': call(
    z.strictObject({ drafts: z.array(draftSchema).min(1).max(100_000), person: z.string().min(1).max(60) }),
    z.strictObject({ commit: commitSchema }),
    COMMIT_ERRORS,
  ),
  /** 彻底销毁 by two persons; values are gone from journal, attachments, backups and the window's copy when it answers. */
  'ledger:destroy': call(
    z.strictObject({
      targets: z
        .array(z.strictObject({ op: opIdSchema, field: z.string().max(40) }))
        .min(1)
        .max(1_000),
      person: z.string().min(1).max(60),
      second: z.string().min(1).max(60),
      reason: z.string().min(1).max(300),
    }),
    z.strictObject({ values: z.int(), outside: z.array(copyOutsideSchema) }),
    [...COMMIT_ERRORS, 'E_DESTROY', 'E_DESTROY_RIGHT', 'E_NO_BACKUP', 'E_BACKUP_BROKEN'],
  ),
  'ledger:hash': call(z.strictObject({}), z.strictObject({ state: z.string(), commits: z.int() }), ['E_NO_WORKSPACE']),
} as const;
