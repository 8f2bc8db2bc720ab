/** How the 县钥匙恢复单 is laid out: what its groups hold and how they stand on paper and screen alike. Knows no keys. */

/** Bytes on a sheet: a kind, and the key behind a passphrase (salt 16, key 32, tag 16) or bare (32). */
export const SHEET_BYTES = { locked: 1 + 16 + 32 + 16, bare: 1 + 32 } as const;

/** Groups in one line of the sheet. */
export const GROUPS_IN_LINE = 4;
