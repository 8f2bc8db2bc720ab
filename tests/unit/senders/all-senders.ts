/** Every invented sender, and their files as the program reads them. */
import type { ImportDocument } from '../../../shared/sheet/document';
import { documentSchema } from '../../../shared/sheet/document';
import { readDocument } from '../../../shared/sheet/read-document';
import { UNITS, workbookOf } from '../sheet/plain-workbook';
import * as first from './senders-a';
import * as second from './senders-b';
import * as third from './senders-c';
import * as fourth from './senders-d';
import * as fifth from './senders-e';
import * as sixth from './senders-g';
import * as seventh from './senders-h';
import * as eighth from './senders-f';
import * as ninth from './senders-i';
import * as tenth from './senders-j';
import * as eleventh from './senders-k';
import * as twelfth from './senders-l';
import * as thirteenth from './senders-m';
import * as fourteenth from './senders-n';
import * as fifteenth from './senders-o';
import * as sixteenth from './senders-p';
import * as seventeenth from './senders-q';
import * as eighteenth from './senders-r';
import * as nineteenth from './senders-s';
import * as twentieth from './senders-t';
import * as twentyFirst from './senders-u';
import * as twentySecond from './senders-v';
import * as twentyThird from './senders-w';
import * as twentyFourth from './senders-x';
import * as twentyFifth from './senders-y';
import * as blindA from './blind-k-1';
import * as blindB from './blind-k-2';
import * as blindC from './blind-k-3';
import * as blindD from './blind-k-4';
import * as blindE from './blind-m-1';
import * as blindF from './blind-m-2';
import * as blindG from './blind-n';
import * as blindH from './blind-p';
import * as blindI from './blind-q';
import type { Sender } from './truth';

export const SENDERS: readonly Sender[] = [
  [first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh],
  [
    twelfth,
    thirteenth,
    fourteenth,
    fifteenth,
    sixteenth,
    seventeenth,
    eighteenth,
    nineteenth,
    twentieth,
    twentyFirst,
    twentySecond,
    twentyThird,
    twentyFourth,
    twentyFifth,
  ],
  [blindA, blindB, blindC, blindD, blindE, blindF, blindG, blindH, blindI],
]
  .flat()
  .flatMap((file) => Object.values<Sender>(file));
/** A sender's file as the document of the contract; it also fits the schema. */
export function readSender(sender: Sender): ImportDocument {
  return documentSchema.parse(readDocument(sender.workbook ?? workbookOf(sender.sheets), sender.file, sender.units ?? UNITS));
}
