/** Counts in the reports of the test tools. A skipped test is neither; what did not load is a failure. */

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ status: string, assertionResults: { status: string }[] }} UnitFile */
/** @typedef {{ stats?: { expected: number, unexpected: number, flaky: number }, errors?: unknown[] }} E2eReport */

/**
 * @param {unknown} report vitest's JSON report, or null when there is none
 * @returns {Count}
 */
export function countUnit(report) {
  if (report === null) return { passed: 0, failed: 1 };
  const { testResults } = /** @type {{ testResults: UnitFile[] }} */ (report);
  const count = { passed: 0, failed: 0 };
  for (const file of testResults) {
    for (const { status } of file.assertionResults) {
      if (status === 'passed') count.passed += 1;
      if (status === 'failed') count.failed += 1;
    }
    if (file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed')) count.failed += 1;
  }
  return count;
}

/**
 * @param {unknown} report Playwright's JSON report, or null when there is none
 * @returns {Count} a test that only passed on a second try counts as failed
 */
export function countE2e(report) {
  const { stats, errors = [] } = /** @type {E2eReport} */ (report ?? {});
  if (stats === undefined) return { passed: 0, failed: 1 };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}
