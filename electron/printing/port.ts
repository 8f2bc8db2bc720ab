/**
 * What printing needs of a browser engine: a page of HTML in, PDF bytes out. The app gives a hidden window, tests and the command
 * line an installed Chromium. Knows no letter.
 */
import type { Result } from '../../shared/errors';

export type PagePrinter = {
  /** Address under which the engine reads assets/fonts, ending in a slash. */
  readonly fontBase: string;
  /**
   * Prints one self-contained page with its own CSS page size, backgrounds on, no header and footer, after its fonts are ready.
   * E_PRINT when the engine gives no file.
   */
  readonly print: (html: string) => Promise<Result<Uint8Array>>;
  /** Ends the engine; nothing can be printed afterwards. */
  readonly close: () => Promise<void>;
};
