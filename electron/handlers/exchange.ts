/** The stick: what lies on it, packing, looking into a package, taking it in. */
import { fail, ok } from '../../shared/errors';
import path from 'node:path';
import { keySheetPage } from '../../shared/papers/key-sheet-page';
import { coverPage } from '../../shared/reports/cover-page';
import { reportLetter } from '../../shared/reports/report-letter';
import { createExchangeDesk } from '../exchange-desk';
import { renewFromKit } from '../exchange-founding';
import type { HandlersOf } from '../ipc';
import { safeWrite } from '../journal/safe-write';
import { isPractice, PRACTICE_WATERMARK } from '../papers';
import { printLetters } from '../printing/print-letters';
import type { Program } from '../program';

type ExchangeChannel =
  | 'exchange:drives'
  | 'exchange:folder'
  | 'exchange:given'
  | 'exchange:code'
  | 'exchange:confirmCode'
  | 'exchange:keySheet'
  | 'exchange:keyFromSheet'
  | 'exchange:pack'
  | 'exchange:renew'
  | 'exchange:share'
  | 'exchange:shareFolder'
  | 'exchange:shareWrite'
  | 'exchange:cover'
  | 'exchange:log'
  | 'exchange:plan'
  | 'exchange:items'
  | 'exchange:cancel'
  | 'exchange:accept';

export function exchangeHandlers(program: Program): HandlersOf<ExchangeChannel> {
  const desk = createExchangeDesk(program);
  return {
    'exchange:drives': async () => ok({ drives: [...(await desk.drives())] }),
    async 'exchange:folder'() {
      const folder = await program.desktop.chooseFolder();
      return ok(folder === null ? null : await desk.folder(folder));
    },
    async 'exchange:given'() {
      const place = program.given.take();
      return ok(place === null ? null : await desk.fileAt(place));
    },
    async 'exchange:pack'(wish) {
      const sent = await desk.send(wish);
      if (!sent.ok) return sent;
      const status = await program.status();
      if (status !== null) program.desktop.push('app:status', status);
      return ok({
        cover: sent.value.cover,
        path: sent.value.path,
        safeToRemove: sent.value.safeToRemove,
        file: program.tokens.issue(sent.value.path),
      });
    },
    'exchange:share': () => desk.share(),
    async 'exchange:shareFolder'({ use }) {
      if (!use) return desk.chooseShare(null);
      const folder = await program.desktop.chooseFolder();
      return folder === null ? ok(null) : desk.chooseShare(folder);
    },
    'exchange:shareWrite': ({ person }) => desk.writeShare(person),
    async 'exchange:renew'(wish) {
      const folder = await renewFromKit(program, wish);
      if (!folder.ok) return folder;
      const opened = await program.open(folder.value);
      if (!opened.ok) return opened;
      const status = await program.status();
      return status === null ? fail('E_NO_WORKSPACE') : ok(status);
    },
    'exchange:code': () => desk.code(),
    'exchange:confirmCode': ({ typed, person }) => desk.confirmCode(typed, person),
    async 'exchange:keySheet'({ passphrase, person }) {
      const made = await desk.keySheet(passphrase, person);
      if (!made.ok) return made;
      const status = await program.status();
      if (status === null) return fail('E_NO_WORKSPACE');
      const { county, office, today: day, practice } = status;
      const sheet = { county, office, day, practice, person, locked: passphrase !== null, ...made.value };
      const pdf = await program.printer.print(keySheetPage(sheet, program.printer.fontBase));
      const printed = pdf.ok ? await program.printer.toPrinter(pdf.value) : pdf;
      if (!printed.ok) return printed;
      const noted = printed.value ? await desk.noteSheet(person) : ok(null);
      return noted.ok ? ok({ printed: printed.value }) : noted;
    },
    'exchange:keyFromSheet': (sheet) => desk.keyFromSheet(sheet),
    'exchange:plan': ({ file, passphrase }) => desk.plan(file, passphrase),
    'exchange:items': ({ planId, status, from, limit }) => desk.items(planId, status, from, limit),
    'exchange:cancel'() {
      desk.cancel();
      return ok({});
    },
    async 'exchange:cover'({ file: token }) {
      const found = await desk.cover(token);
      if (!found.ok) return found;
      const { cover, sha256 } = found.value;
      const workspace = program.workspace();
      const printed = await printLetters(program.printer, [reportLetter(coverPage(cover, sha256))], {
        faces: 'bundled',
        dated: new Date(workspace?.clock.now() ?? program.workspacePorts.systemMs()),
        ...(workspace !== null && isPractice(workspace) ? { watermark: PRACTICE_WATERMARK } : {}),
      });
      if (!printed.ok) return printed;
      const [letter] = printed.value;
      if (letter === undefined) return fail('E_PRINT');
      const place = await program.desktop.chooseSave(`${cover.file.replace(/\.zeren$/u, '')}-交接单.pdf`);
      if (place === null) return ok(null);
      const written = await safeWrite(program.workspacePorts.files, place, letter.pdf);
      return written.ok ? ok({ name: path.basename(place) }) : written;
    },
    async 'exchange:log'() {
      const trades = await desk.log();
      return trades.ok ? ok({ trades: trades.value }) : trades;
    },
    'exchange:accept': ({ planId, person, drive }) => (person === '' ? fail('E_INPUT') : desk.accept(planId, person, drive)),
  };
}
