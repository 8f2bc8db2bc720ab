/** SHA-256 of the system for everything that proves or seals in this process. Called once at the start of main and of the command line. */
import { hash } from 'node:crypto';
import { hashWith } from '../../shared/ledger/canonical';

/** Hashes with Node's own SHA-256 from here on. */
export function hashNatively(): void {
  hashWith((text) => hash('sha256', text, 'hex'));
}
