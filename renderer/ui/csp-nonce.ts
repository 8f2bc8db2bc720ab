/**
 * The nonce under which this window may add style sheets. Vite writes `<meta property="csp-nonce">` into the page and main puts a fresh
 * value there at every load. Ant Design and AG Grid are told it; nothing else may add styles.
 */

/** @returns undefined where no nonce was given, for example in a page without a content security policy */
export function cspNonce(): string | undefined {
  // The attribute reads as empty for scripts; the property holds the value.
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  return nonce === undefined || nonce === '' ? undefined : nonce;
}
