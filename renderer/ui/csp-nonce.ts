/**
 * The nonce under which this window may add style sheets: main writes it into `<meta name="csp-nonce">` of every page it serves.
 * Ant Design and AG Grid are told it; nothing else may add styles.
 */

/** @returns undefined where no nonce was given, for example in a page without a content security policy */
export function cspNonce(): string | undefined {
  const content = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  return content === undefined || content === '' ? undefined : content;
}
