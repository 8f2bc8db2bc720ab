/** Memory of a process and all it started, as the system tells it. Linux only; 0 elsewhere. */
import { readdir, readFile } from 'node:fs/promises';

/** Proportional memory (PSS) in kB of everything a process started, without itself. */
export async function treeMemory(root: number): Promise<number> {
  const ids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/u.test(name));
  const parents = new Map<number, number>();
  for (const id of ids) {
    const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (Number.isFinite(parent)) parents.set(Number(id), parent);
  }
  const own = [...parents.keys()].filter((id) => {
    for (let at: number | undefined = id; at !== undefined && at > 1; at = parents.get(at)) if (at === root) return id !== root;
    return false;
  });
  let total = 0;
  for (const id of own) {
    const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
    total += Number(/^Pss:\s+(\d+)/mu.exec(rollup)?.[1] ?? 0);
  }
  return total;
}
