/** Passwords of a shared PC: signing in, locking, roles, the 恢复单, the record of exports. */
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { WorkspaceStatus } from '../../shared/contract/app';
import type { PEOPLE_CALLS } from '../../shared/contract/people';
import { htmlPage } from '../../shared/letters/print-document';
import { escape } from '../../shared/letters/render-html';
import { rewrapKeys } from '../exchange/identity';
import type { HandlersOf } from '../ipc';
import type { Program } from '../program';
import { readExports } from '../workspace/export-log';
import { foundPeople, isShort, openByCode, removePeople, signIn, withPerson, withoutPerson, writePeople } from '../workspace/people-file';
import type { PeopleFile } from '../workspace/people-file';

type PeopleChannel = keyof typeof PEOPLE_CALLS;

const SHEET_STYLE = '@page{size:A4;margin:30mm 28mm}body{font:16pt/2 serif}h1{text-align:center;font-size:22pt}b{font:20pt monospace}';

function sheet(status: WorkspaceStatus, code: string, fontBase: string): string {
  const body = `<h1>口令恢复单</h1><p>${escape(status.county)}　${escape(status.office)}</p><p>恢复码：<br><b>${escape(code)}</b></p>
<p>忘了登录口令时，在登录页点“忘了口令”，填写恢复码，重设口令。台账内容不因忘记口令而丢失。</p>
<p>持有本单和这台电脑的人，可以代表本单位签发数据包。请装入信封，由主要负责人保管。</p><p>备份口令（手写）：____________________</p>
<p>制单日期：${escape(status.today)}　　保管人（签名）：______________</p>`;
  return htmlPage(SHEET_STYLE, body, fontBase);
}

export function peopleHandlers(program: Program): HandlersOf<PeopleChannel> {
  const { access } = program;
  const { files } = program.workspacePorts;

  async function told(): Promise<Result<WorkspaceStatus>> {
    const status = await program.status();
    if (status === null) return fail('E_NO_WORKSPACE');
    program.desktop.push('app:status', status);
    return ok(status);
  }

  /** Writes the file and takes it over. */
  async function keep(file: PeopleFile): Promise<Result<Record<string, never>>> {
    const workspace = program.workspace();
    if (workspace === null) return fail('E_NO_WORKSPACE');
    const written = await writePeople(files, workspace.folder, file);
    if (!written.ok) return written;
    access.update(file);
    await told();
    return ok({});
  }

  return {
    'people:list'() {
      const people = access.people();
      const list = people?.people.map(({ name, role }) => ({ name, role })) ?? [];
      return ok({ on: people !== null, idleMinutes: people?.idleMinutes ?? 0, people: list });
    },
    async 'people:signIn'({ name, password }) {
      const people = access.people();
      const found = people === null ? null : await signIn(people, name, password);
      if (found === null) return fail('E_LOGIN');
      access.enter({ name, ...found });
      program.settings.setPerson(name);
      return told();
    },
    async 'people:lock'() {
      access.lock();
      await told();
      return ok({});
    },
    async 'people:switchOn'({ name, password }) {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      if (workspace.readOnly) return fail('E_READ_ONLY');
      if (access.people() !== null) return fail('E_LOGIN');
      if (isShort(password)) return fail('E_PASSWORD_SHORT');
      const { file, secret, code } = await foundPeople(name, password);
      const written = await writePeople(files, workspace.folder, file);
      if (!written.ok) return written;
      const wrapped = await rewrapKeys(files, workspace.folder, undefined, secret);
      if (!wrapped.ok) {
        await removePeople(files, workspace.folder);
        return wrapped;
      }
      access.update(file);
      access.enter({ name, role: '管理员', secret });
      program.settings.setPerson(name);
      await told();
      return ok({ code });
    },
    async 'people:switchOff'() {
      const workspace = program.workspace();
      const current = access.current();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      if (current === null) return fail('E_LOGIN');
      const wrapped = await rewrapKeys(files, workspace.folder, current.secret, undefined);
      if (!wrapped.ok) return wrapped;
      const removed = await removePeople(files, workspace.folder);
      if (!removed.ok) return removed;
      access.update(null);
      await told();
      return ok({});
    },
    async 'people:save'({ name, role, password }) {
      const people = access.people();
      const current = access.current();
      if (people === null || current === null) return fail('E_LOGIN');
      const changed = await withPerson(people, { name, role }, password, current.secret);
      return changed.ok ? keep(changed.value) : changed;
    },
    async 'people:remove'({ name }) {
      const people = access.people();
      if (people === null) return fail('E_LOGIN');
      const changed = withoutPerson(people, name);
      return changed.ok ? keep(changed.value) : changed;
    },
    async 'people:recover'({ code, name, password }) {
      const people = access.people();
      const secret = people === null ? null : await openByCode(people, code);
      if (people === null || secret === null) return fail('E_LOGIN');
      const changed = await withPerson(people, { name, role: '管理员' }, password, secret);
      if (!changed.ok) return changed;
      const kept = await keep(changed.value);
      if (!kept.ok) return kept;
      access.enter({ name, role: '管理员', secret });
      program.settings.setPerson(name);
      return told();
    },
    async 'people:sheet'({ code }) {
      const status = await program.status();
      if (status === null) return fail('E_NO_WORKSPACE');
      const pdf = await program.printer.print(sheet(status, code, program.printer.fontBase));
      if (!pdf.ok) return pdf;
      const printed = await program.printer.toPrinter(pdf.value);
      return printed.ok ? ok({ printed: printed.value }) : printed;
    },
    async 'people:exports'() {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      const entries = await readExports(files, workspace.folder);
      return entries.ok ? ok({ entries: entries.value }) : entries;
    },
  };
}
