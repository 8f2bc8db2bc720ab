/**
 * Answers kept by name, each with who used it and what it reports: an answer is worked out once, and after a change only the answers that read the changed
 * thing, directly or through others, are dropped. Knows no scheme and no facts.
 */

/** Something a person must see: never fatal, never silent. */
export type Finding = { readonly level: 'error' | 'warning' | 'note'; readonly code: string; readonly at: string; readonly text: string };

type Found = Map<string, Finding>;
const NONE: ReadonlyMap<string, Finding> = new Map();

type Answer = {
  readonly value: unknown;
  readonly day: string;
  readonly findings: ReadonlyMap<string, Finding>;
  /** Names of the answers made from this one; most have one or none. */
  usedBy: string | Set<string> | null;
};

/** An answer being worked out. */
type Asker = { readonly key: string; readonly day: string; findings: Found | null };

export type Memo = {
  readonly answers: Map<string, Answer>;
  /** Who read a thing that is not an answer itself: the rows of an owner, a project. */
  readonly readers: Map<string, Set<string>>;
  readonly asking: Asker[];
  readonly busy: Set<string>;
};

/** Whose answers they are: evaluations of several days (`asOf`) may share one memo, each reporting its own findings only. */
export type Asking = { readonly asOf: string; readonly memo: Memo; readonly findings: Found };

export function emptyMemo(): Memo {
  return { answers: new Map(), readers: new Map(), asking: [], busy: new Set() };
}

function findingsHere({ memo, findings }: Asking): Found {
  const asker = memo.asking.at(-1);
  return asker === undefined ? findings : (asker.findings ??= new Map());
}

export function report(env: Asking, level: Finding['level'], code: string, at: string, text: string): void {
  const found = findingsHere(env);
  const key = `${code} ${at} ${text}`;
  if (!found.has(key)) found.set(key, { level, code, at, text });
}

function usedIn(held: Answer, asker: string): void {
  if (held.usedBy === null) held.usedBy = asker;
  else if (typeof held.usedBy !== 'string') held.usedBy.add(asker);
  else if (held.usedBy !== asker) held.usedBy = new Set([held.usedBy, asker]);
}

/** The asker under way depends on the answer, and reports what it reports. */
function use(env: Asking, held: Answer): void {
  const { day, findings } = held;
  const asker = env.memo.asking.at(-1);
  if (asker !== undefined) usedIn(held, asker.key);
  if (findings.size === 0 || (asker !== undefined && asker.day !== day)) return;
  const found = findingsHere(env);
  for (const [key, finding] of findings) if (!found.has(key)) found.set(key, finding);
}

/** Runs once per name; a name asked for while it is being worked out is a cycle: reported, and answered with `onCycle`. */
export function once<T>(env: Asking, name: string, onCycle: T, work: () => T): T {
  const { memo, asOf } = env;
  const key = `${asOf} ${name}`;
  const held = memo.answers.get(key);
  if (held !== undefined) {
    use(env, held);
    return held.value as T;
  }
  if (memo.busy.has(key)) {
    report(env, 'error', 'cycle', name, '规则互相引用成了圈，无法计算');
    return onCycle;
  }
  const asker: Asker = { key, day: asOf, findings: null };
  memo.busy.add(key);
  memo.asking.push(asker);
  const value = work();
  memo.asking.pop();
  memo.busy.delete(key);
  const made: Answer = { value, day: asOf, findings: asker.findings ?? NONE, usedBy: null };
  memo.answers.set(key, made);
  use(env, made);
  return value;
}

/** What `work` gives, with all that was reported on the way, now or when an answer it used was first worked out. Not kept. */
export function gathered<T>({ memo, asOf }: Asking, work: () => T): { readonly value: T; readonly findings: Finding[] } {
  const asker: Asker = { key: '', day: asOf, findings: null };
  memo.asking.push(asker);
  const value = work();
  memo.asking.pop();
  return { value, findings: [...(asker.findings?.values() ?? [])] };
}

/** The answer under way reads `thing`, which may change later. */
export function noteRead({ memo }: Asking, thing: string): void {
  const asker = memo.asking.at(-1);
  if (asker === undefined) return;
  const readers = memo.readers.get(thing);
  if (readers === undefined) memo.readers.set(thing, new Set([asker.key]));
  else readers.add(asker.key);
}

/** Drops every answer that read `thing`, and those made from them. */
export function forget(memo: Memo, thing: string): void {
  const dropping = [...(memo.readers.get(thing) ?? [])];
  memo.readers.delete(thing);
  for (let key = dropping.pop(); key !== undefined; key = dropping.pop()) {
    const dropped = memo.answers.get(key);
    memo.answers.delete(key);
    const users = dropped?.usedBy ?? null;
    if (users !== null) dropping.push(...(typeof users === 'string' ? [users] : users));
  }
}
