/** Whether the keyboard may be led on to the next step of the import: only from nowhere, or from the part that just did its work. */
import { areKeysFree } from '../../ui/kept-keys';

/**
 * @param done selector of the part whose work is done; the focus inside it is about to vanish with it
 * @returns false where the person is busy elsewhere
 */
export function isFocusFree(done: string): boolean {
  return areKeysFree() || document.activeElement?.closest(done) != null;
}
