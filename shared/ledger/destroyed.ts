/**
 * Values that are missing must be accounted for: a value may be gone only when an `erase` operation (two persons, reason) names it.
 * Without this rule, cutting a value out of the journal by hand would look like a lawful destruction (fault 64 of design/reliability.md).
 */
import type { Operation } from './operation';

export type DestructionCheck = {
  /** Takes in operations in the order of the chain. */
  readonly see: (operations: readonly Operation[], n: number) => void;
  /** Number under which the first missing value that no `erase` operation names was seen, or null. */
  readonly unexplained: () => number | null;
};

/** An `erase` operation names, field by field, the operations whose value was destroyed. */
export function checkDestructions(): DestructionCheck {
  const missing = new Map<string, number>();
  const explained = new Set<string>();
  return {
    see: (operations, n) => {
      for (const op of operations) {
        for (const field of op.erased ?? []) missing.set(`${op.id} ${field}`, n);
        if (op.kind !== 'erase') continue;
        for (const [field, ids] of Object.entries(op.over)) for (const id of ids) explained.add(`${id} ${field}`);
      }
    },
    unexplained: () => {
      const open = [...missing].filter(([key]) => !explained.has(key)).map(([, n]) => n);
      return open.length === 0 ? null : Math.min(...open);
    },
  };
}
