/**
 * Answers kept by question, each with who used it and what it reports: an answer is worked out once, and after a change only the answers that read the changed
 * thing, directly or through others, are opened again. Knows no scheme and no facts.
 */

/** Something a person must see: never fatal, never silent. */
export type Finding = { readonly level: 'error' | 'warning' | 'note'; readonly code: string; readonly at: string; readonly text: string };

type Found = Map<string, Finding>;

/**
 * A question of one day and, while it is known, its answer. A thing that answers read and that is none itself (the rows of an owner, a project) is a cell
 * that is never known.
 */
type Cell = {
  readonly day: string;
  state: 'open' | 'asked' | 'known';
  value: unknown;
  findings: Found | null;
  /** Cells whose answers were made from this one; most have one or none. */
  users: Cell | Set<Cell> | null;
};

export type Memo = {
  /** Questions by day and name. */
  readonly days: Map<string, Map<string, Cell>>;
  /** Things by name. */
  readonly things: Map<string, Cell>;
  /** The questions being worked out, each asked by the one before it. */
  readonly asking: Cell[];
};

/** Whose answers they are: evaluations of several days (`asOf`) may share one memo, each reporting its own findings only. */
export type Asking = { readonly asOf: string; readonly memo: Memo; readonly findings: Found };

export function emptyMemo(): Memo {
  return { days: new Map(), things: new Map(), asking: [] };
}

const newCell = (day: string): Cell => ({ day, state: 'open', value: undefined, findings: null, users: null });

function cellIn(cells: Map<string, Cell>, name: string, day: string): Cell {
  const held = cells.get(name);
  if (held !== undefined) return held;
  const made = newCell(day);
  cells.set(name, made);
  return made;
}

function cellsOf({ memo, asOf }: Asking): Map<string, Cell> {
  const held = memo.days.get(asOf);
  if (held !== undefined) return held;
  const made = new Map<string, Cell>();
  memo.days.set(asOf, made);
  return made;
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

/** Whoever only gathers is no question, and is not told of changes. */
function addUser(cell: Cell, user: Cell): void {
  if (user.state !== 'asked') return;
  const { users } = cell;
  if (users === null) cell.users = user;
  else if (users instanceof Set) users.add(user);
  else if (users !== user) cell.users = new Set([users, user]);
}

/** The asker under way depends on the answer, and reports what it reports. */
function use(env: Asking, cell: Cell): void {
  const { day, findings } = cell;
  const asker = env.memo.asking.at(-1);
  if (asker !== undefined) addUser(cell, asker);
  if (findings === null || (asker !== undefined && asker.day !== day)) return;
  const found = findingsHere(env);
  for (const [key, finding] of findings) if (!found.has(key)) found.set(key, finding);
}

/** A question that needs another, that needs another …: a real one goes back month by month through a year, never further than this. */
const DEEPEST = 100;

/**
 * Runs once per name. A name asked for while it is being worked out is a cycle, and so is a question that goes back from period to period without end:
 * reported, and answered with `onCycle`.
 */
export function once<T>(env: Asking, name: string, onCycle: T, work: () => T): T {
  const { asking } = env.memo;
  const cell = cellIn(cellsOf(env), name, env.asOf);
  if (cell.state === 'asked' || (cell.state === 'open' && asking.length > DEEPEST)) {
    report(env, 'error', 'cycle', name, '规则互相引用成了圈，无法计算');
    return onCycle;
  }
  if (cell.state === 'open') {
    cell.state = 'asked';
    asking.push(cell);
    cell.value = work();
    asking.pop();
    cell.state = 'known';
  }
  use(env, cell);
  return cell.value as T;
}

/** What `work` gives, with all that was reported on the way, now or when an answer it used was first worked out. Not kept. */
export function gathered<T>({ memo, asOf }: Asking, work: () => T): { readonly value: T; readonly findings: Finding[] } {
  const asker = newCell(asOf);
  memo.asking.push(asker);
  const value = work();
  memo.asking.pop();
  return { value, findings: [...(asker.findings?.values() ?? [])] };
}

/** The answer under way reads `thing`, which may change later. */
export function noteRead({ memo }: Asking, thing: string): void {
  const asker = memo.asking.at(-1);
  if (asker !== undefined) addUser(cellIn(memo.things, thing, ''), asker);
}

/** Opens every question whose answer read `thing`, and those answered from them. */
export function forget(memo: Memo, thing: string): void {
  const opening = [memo.things.get(thing)];
  for (let cell = opening.pop(); cell !== undefined; cell = opening.pop()) {
    const { users } = cell;
    Object.assign(cell, newCell(cell.day));
    if (users instanceof Set) opening.push(...users);
    else if (users !== null) opening.push(users);
  }
}
